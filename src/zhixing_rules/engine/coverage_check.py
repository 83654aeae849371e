"""Whether a procedure covers its instrument: every sentence is encoded or declared, every norm has a rule.

Each problem is one sentence that says what to do.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.law import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import CoverageTable, Procedure, Rule, SentenceCoverage
    from zhixing_rules.law import Instrument, Sentence

__all__ = ["Coverage", "CoverageRow", "cover"]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One sentence of the instrument and its entry in the coverage table; ``None`` where the table has none."""

    sentence: Sentence
    account: SentenceCoverage | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of an instrument by a procedure.

    Attributes:
        rows: every sentence, in the order of the text.
        problems: each problem with what to do; empty where the instrument is covered.
        norms: the number of ids in the list of norms.
        present: the number of those that are rules.
    """

    rows: tuple[CoverageRow, ...]
    problems: tuple[str, ...]
    norms: int
    present: int

    @property
    def encoded(self) -> int:
        """The number of sentences that rules encode."""
        return sum(row.account is not None and row.account.declared is None for row in self.rows)

    @property
    def declared(self) -> int:
        """The number of sentences that are declared to need no rule, with the reason."""
        return sum(row.account is not None and row.account.declared is not None for row in self.rows)

    @property
    def share(self) -> float:
        """The share of sentences that are encoded or declared, from 0 to 1."""
        return (self.encoded + self.declared) / len(self.rows) if self.rows else 0.0


def cover(procedure: Procedure, table: CoverageTable) -> Coverage:
    """Compare a procedure and its coverage table with the text of the instrument."""
    accounts = {account.key: account for account in table.sentences}
    sentences = {sentence.key: sentence for sentence in procedure.instrument.sentences()}
    rows = tuple(CoverageRow(sentence, accounts.get(key)) for key, sentence in sentences.items())
    ids = {rule.id for rule in procedure.rules}
    problems = (
        *procedure.quote_problems(),
        *_of_norms(procedure, table),
        *(f"{each}: no such sentence: remove it from coverage.toml" for each in accounts if each not in sentences),
        *(f"{key}: occurs twice in coverage.toml" for key, count in _counted(table).items() if count > 1),
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
            yield f"{sentence.key}: names {rule_id}, which is not a rule: write the rule, or remove the id"
        elif not any(_quotes(procedure.instrument, rule, sentence) for rule in rules):
            yield f"{sentence.key}: {rule_id} quotes no word of it: quote it (Rule.also), or remove the rule"
    for part in account.parts:
        if part.text not in sentence.text:
            yield f"{sentence.key}: {part.text} is no part of it: correct coverage.toml"
        for rule_id in account.rules:
            if any(part.text in quote for rule in procedure.rules if rule.id == rule_id for _, quote in rule.quotes):
                yield f"{sentence.key}: {rule_id} quotes {part.text}: remove the declared part"


def _of_rules(procedure: Procedure, table: CoverageTable) -> Iterator[str]:
    named = {rule_id for account in table.sentences for rule_id in account.rules}
    for rule_id in dict.fromkeys(rule.id for rule in procedure.rules):
        if rule_id not in named:
            yield f"{rule_id}: no sentence names it: add it to the sentence it encodes in coverage.toml"


def _quotes(instrument: Instrument, rule: Rule, sentence: Sentence) -> bool:
    """Return whether a rule quotes words of a sentence."""
    for cite, quote in rule.quotes:
        inside = cite.shares_article(sentence.citation) and sentence.text in instrument.text(cite)
        if inside and any(part in sentence.text or sentence.text in part for part in split_sentences(quote)):
            return True
    return False
