"""Whether a procedure covers its instrument: every sentence accounted for, every rule and every norm in its place.

Each problem is one sentence that says what to do about it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules.law import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import CoverageTable, Procedure, Rule, SentenceCoverage
    from zhixing_rules.law import Instrument, Sentence

__all__ = ["Coverage", "CoverageRow", "cover"]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One sentence of the instrument with what becomes of it; ``None`` where the table does not have it."""

    sentence: Sentence
    account: SentenceCoverage | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What becomes of an instrument in a procedure.

    Attributes:
        rows: every sentence, in printed order.
        problems: what is wrong, each with what to do; empty where all is accounted for.
        norms: how many ids the list of norms has.
        present: how many of them are rules.
    """

    rows: tuple[CoverageRow, ...]
    problems: tuple[str, ...]
    norms: int
    present: int

    @property
    def encoded(self) -> int:
        """How many sentences rules encode."""
        return sum(row.account is not None and row.account.declared is None for row in self.rows)

    @property
    def declared(self) -> int:
        """How many sentences are declared to need no rule, with the reason."""
        return sum(row.account is not None and row.account.declared is not None for row in self.rows)

    @property
    def share(self) -> float:
        """The share of sentences that are accounted for, from 0 to 1."""
        return (self.encoded + self.declared) / len(self.rows) if self.rows else 0.0


def cover(procedure: Procedure, table: CoverageTable) -> Coverage:
    """Hold a procedure and its table against the text of the instrument."""
    accounts = {account.key: account for account in table.sentences}
    sentences = {sentence.key: sentence for sentence in procedure.instrument.sentences()}
    rows = tuple(CoverageRow(sentence, accounts.get(key)) for key, sentence in sentences.items())
    ids = {rule.id for rule in procedure.rules}
    problems = (
        *procedure.quote_problems(),
        *_of_norms(procedure, table),
        *(f"{each}: no such sentence: take it out of coverage.toml" for each in accounts if each not in sentences),
        *(f"{key}: stands twice in coverage.toml" for key, count in _counted(table).items() if count > 1),
        *(problem for row in rows for problem in _of_row(row, procedure)),
        *_of_rules(procedure, table),
    )
    return Coverage(rows, problems, len(table.norms), sum(norm in ids for norm in table.norms))


def _counted(table: CoverageTable) -> Counter[str]:
    return Counter(account.key for account in table.sentences)


def _of_norms(procedure: Procedure, table: CoverageTable) -> Iterator[str]:
    ids, known = {rule.id for rule in procedure.rules}, {*table.norms, *dict(table.added)}
    for norm in table.norms:
        if norm not in ids:
            yield f"{norm}: a norm without a rule: write it in the module of its article (make rule ID={norm} QUOTE=…)"
    for rule_id in sorted(ids - known):
        yield f"{rule_id}: not in the list of norms: correct the id, or add it to coverage.toml with the reason"


def _of_row(row: CoverageRow, procedure: Procedure) -> Iterator[str]:
    sentence, account = row.sentence, row.account
    if account is None:
        yield f"{sentence.key}: neither encoded nor declared: add it to coverage.toml with its rules or the reason"
        return
    if account.text != sentence.text:
        yield f"{sentence.key}: the text has changed: read it again, then correct coverage.toml and the rules"
    for rule_id in account.rules:
        rules = [rule for rule in procedure.rules if rule.id == rule_id]
        if not rules:
            yield f"{sentence.key}: names {rule_id}, which is no rule: write the rule, or take it out"
        elif not any(_quotes(procedure.instrument, rule, sentence) for rule in rules):
            yield f"{sentence.key}: {rule_id} quotes no word of it: quote it (Rule.also), or take the rule out"


def _of_rules(procedure: Procedure, table: CoverageTable) -> Iterator[str]:
    named = {rule_id for account in table.sentences for rule_id in account.rules}
    for rule_id in dict.fromkeys(rule.id for rule in procedure.rules):
        if rule_id not in named:
            yield f"{rule_id}: no sentence names it: add it to the sentence it encodes in coverage.toml"


def _quotes(instrument: Instrument, rule: Rule, sentence: Sentence) -> bool:
    """Whether a rule quotes words of a sentence."""
    for cite, quote in rule.quotes:
        near = (cite.part, cite.article) == (sentence.citation.part, sentence.citation.article)
        inside = near and sentence.text in instrument.text(cite)
        if inside and any(part in sentence.text or sentence.text in part for part in split_sentences(quote)):
            return True
    return False
