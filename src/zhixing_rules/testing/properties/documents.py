"""Documents: requiring one more makes a rule stricter, and recording one more never causes a breach."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from zhixing_rules.engine import Verdict
from zhixing_rules.language import Contains, Forbid, Note, Perform, Recur, all_of, parts_read
from zhixing_rules.testing.examples import check_examples, findings, judged_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.testing.judged_record import JudgedRecord
    from zhixing_rules.testing.property import Trial

__all__ = ["documents_only_help"]


def documents_only_help(trial: Trial) -> None:
    """Removing a document from a record never turns a breach into a pass, nor does adding one to the demand.

    Checked for rules that test a list of documents. Prohibitions are left out, as they may forbid a document.
    """
    rule = trial.required_rule
    stricter = _stricter(trial.procedure, rule)
    if not stricter:
        return

    def check(drawn: tuple[JudgedRecord, Rule]) -> None:
        example, other = drawn
        before = findings(trial, example)
        demanded = findings(trial, example, rule=other)
        for path, finding in before.items():
            if finding.verdict is Verdict.FAIL and demanded[path].verdict is Verdict.PASS:
                raise example.violation(
                    rule, "多要求一份材料，反而由“违反”变为“符合”", "requires one more document and then passes"
                )
        for poorer in _with_one_document_less(example):
            after = findings(trial, poorer)
            for path, finding in before.items():
                if finding.verdict is Verdict.FAIL and after[path].verdict is Verdict.PASS:
                    zh, en = "减少一份材料，反而由“违反”变为“符合”", "passes once a document is removed"
                    raise example.violation(rule, zh, en)

    check_examples(trial, st.tuples(judged_records(trial), st.sampled_from(stricter)), check)


@lru_cache(maxsize=1024)
def _stricter(procedure: Procedure, rule: Rule) -> tuple[Rule, ...]:
    """Return the rule with one more document in its demand, for each list of documents that it tests."""
    if isinstance(rule.then, Note | Forbid | Recur):
        return ()
    tested = {part.fact: part for part in parts_read(procedure, rule) if isinstance(part, Contains)}
    return tuple(other for contains in tested.values() for other in _demanding(rule, contains))


def _demanding(rule: Rule, contains: Contains) -> Iterator[Rule]:
    if contains.fact.subject not in rule.per.visible_subjects:
        return
    for document in (each for each in contains.fact.terms if each != contains.value):
        more, then = replace(contains, value=document), rule.then
        if isinstance(then, Perform):
            yield replace(rule, then=replace(then, provided=all_of(then.provided, more)))
        elif not isinstance(then, Note | Forbid | Recur):
            yield replace(rule, then=replace(then, demand=all_of(then.demand, more)))


def _with_one_document_less(example: JudgedRecord) -> Iterator[JudgedRecord]:
    for pointer, documents in _lists(example.facts, ""):
        for document in documents:
            yield example.having(pointer, [each for each in documents if each != document])


def _lists(facts: object, pointer: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every list of words with its JSON Pointer."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from _lists(value, f"{pointer}/{name}")
    elif isinstance(facts, list):
        if facts and all(isinstance(each, str) for each in facts):
            yield pointer, facts
        for index, value in enumerate(facts):
            yield from _lists(value, f"{pointer}/{index}")
