"""Golden vectors: true, on both sides of every boundary, the same every time, and sharp enough to notice changes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from mutants.operators import mutants_of
from zhixing_rules import JIAOZUO_2024, PRC, RecordError, load, validate
from zhixing_rules.conformance import FORMAT, VectorSet, read_vectors, vectors
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.records import Case, JointMechanism, load_one_of

if TYPE_CHECKING:
    from zhixing_rules.conformance import Vector

RULES = ("art8.i4.evidence", "art9.filing", "art3.i2.consent", "art5.i2.third-party", "art16.half-yearly")
SHARPNESS = {  # how many mutants of the rule its vectors notice; the rest change nothing that one record can show
    "art8.i4.evidence": 0.94,
    "art9.filing": 0.94,
    "art3.i2.consent": 0.94,
    "art5.i2.third-party": 0.95,
    "art16.half-yearly": 0.80,
}
BOOK = compile_procedure(JIAOZUO_2024, PRC)


@cache
def made(rule: str) -> VectorSet:
    return vectors(rules=[rule])


def record(vector: Vector) -> Case | JointMechanism:
    found = load_one_of((Case, JointMechanism), vector.record)
    assert isinstance(found, Case | JointMechanism)
    return found


def key(vector: Vector) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return vector.record, vector.on, vector.readings


@pytest.mark.parametrize("rule", RULES)
def test_the_answers_are_those_of_both_evaluators(rule: str) -> None:
    asked = made(rule).vectors
    assert len({key(vector) for vector in asked}) == len(asked), "no question is asked twice"
    for vector in asked[:: 1 + len(asked) // 40]:
        report = validate(record(vector), on=date.fromisoformat(vector.on), readings=dict(vector.readings))
        found = next(each for each in report.rule(rule) if each.path == vector.path)
        assert found.verdict.value == vector.verdict
        assert verdict_of(found.resolved, found.context).value == vector.verdict
        if vector.due is not None:
            assert found.due == date.fromisoformat(vector.due)


@pytest.mark.parametrize("rule", RULES)
def test_every_verdict_of_a_rule_is_asked_for_and_every_boundary_from_both_sides(rule: str) -> None:
    asked = made(rule).vectors
    assert {vector.verdict for vector in asked} >= {"open", "not_applicable"}
    sides: dict[str, set[str]] = {}
    for vector in asked:
        for boundary in vector.boundaries:
            sides.setdefault(boundary, set()).add(vector.verdict)
    assert len(sides) > 2
    for boundary, verdicts in sides.items():
        assert len(verdicts) > 1, boundary


def test_the_boundary_of_a_period_is_asked_on_two_days_next_to_each_other() -> None:
    filed = [vector for vector in made("art9.filing").vectors if "referral.filed_on" in vector.boundaries]
    days: dict[str, set[int]] = {}
    for vector in filed:
        (referral,) = json.loads(vector.record)["referrals"]
        if {"received_on", "filed_on"} <= referral.keys() and not vector.readings:
            waited = date.fromisoformat(referral["filed_on"]) - date.fromisoformat(referral["received_on"])
            days.setdefault(vector.verdict, set()).add(waited.days)
    late = min(days["fail"])
    assert late - 1 in days["pass"], "the last day in time and the first that is not"


@pytest.mark.parametrize("rule", RULES)
def test_the_vectors_notice_nearly_every_mutant_of_their_rule(rule: str) -> None:
    (resolved,) = BOOK.resolved(rule)
    mutants = list(mutants_of(BOOK, resolved))
    judge = compile_rules([mutant.resolved for mutant in mutants], resolved.rule.per, PRC)
    noticed: set[int] = set()
    for vector in made(rule).vectors:
        if vector.readings:
            continue
        whole = record(vector)
        after = 0 if whole.complete_as_of is None else whole.complete_as_of.toordinal() + 1
        (seen,) = (each.records for each in instances(whole, resolved.rule.per) if each.path == vector.path)
        codes = judge(date.fromisoformat(vector.on).toordinal(), after, *seen)
        noticed.update(n for n, code in enumerate(codes) if VERDICTS[code].value != vector.verdict)
    assert len(noticed) / len(mutants) >= SHARPNESS[rule], [
        mutant.change for number, mutant in enumerate(mutants) if number not in noticed
    ]


def test_another_reading_is_asked_for_beside_the_default_one() -> None:
    by_reading = {vector.readings for vector in made("art9.filing").vectors}
    assert () in by_reading
    assert (("extension-approver", "unnamed"),) in by_reading
    questions: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for vector in made("art9.filing").vectors:
        if "reading" in vector.boundaries:
            questions.setdefault((vector.record, vector.on), set()).add((str(vector.readings), vector.verdict))
    assert questions
    assert all(len({verdict for _, verdict in sides}) > 1 for sides in questions.values() if len(sides) > 1)


def test_the_same_bytes_come_whatever_the_hash_seed() -> None:
    code = (
        "import sys; from zhixing_rules.conformance import vectors; "
        "sys.stdout.writelines(vectors(rules=['art5.custody']).lines())"
    )
    runs = [
        subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "7")
    ]
    assert runs[0] == runs[1] != b""


def test_they_are_written_a_line_each_and_read_back() -> None:
    asked = made("art8.i4.evidence")
    lines = list(asked.lines())
    head, first = json.loads(lines[0]), json.loads(lines[1])
    assert (head["format"], head["vectors"], len(lines)) == (FORMAT, len(asked.vectors), len(asked.vectors) + 1)
    assert head["procedure_hash"] == JIAOZUO_2024.hash
    assert first["expected"].keys() == {"verdict", "due"}
    assert "expected" not in asked.vectors[0].question()
    assert load(Case, first["input"])
    assert read_vectors(lines) == asked


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([], {"not_vectors"}),
        (["{}"], {"not_vectors"}),
        (["nothing"], {"not_vectors"}),
        (["[" * 100_000], {"not_vectors"}),
        ([f'{{"format":"{FORMAT}","vectors":2}}', "{}", "x"], {"not_a_vector"}),
        ([f'{{"format":"{FORMAT}","vectors":2}}'], {"incomplete"}),
    ],
)
def test_what_is_no_file_of_vectors_is_refused_with_every_line(lines: list[str], codes: set[str]) -> None:
    with pytest.raises(RecordError) as caught:
        read_vectors(lines)
    assert {problem.code for problem in caught.value.problems} == codes
    assert len(caught.value.problems) == max(len(lines) - 1, 1)


def test_a_rule_that_there_is_not_has_no_vectors() -> None:
    with pytest.raises(LookupError):
        vectors(rules=["no.such"])
