"""Whether a procedure covers the texts it quotes: every sentence is encoded or declared, every norm has a rule.

Each problem is one sentence that says what to do.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.errors import CitationError
from zhixing_rules.language import LayeredProcedure, NoRuleReason, SentenceCoverage
from zhixing_rules.law import Citation, split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.language import CoverageTable, CoveredText, DeclaredClauses, Procedure, Rule
    from zhixing_rules.law import Instrument, Sentence

__all__ = ["Coverage", "CoverageRow", "cover", "cover_layers"]

_SENTENCE_KEY: Final = re.compile(r"\.s[0-9]+$")


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One sentence of the instrument and its entry in the coverage table; ``None`` where the table has none."""

    sentence: Sentence
    account: SentenceCoverage | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of an instrument by a procedure, or of all texts that it quotes.

    Attributes:
        rows: every sentence, in the order of the text.
        problems: each problem with what to do; empty where every text is covered.
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

    @property
    def by_text(self) -> tuple[tuple[str, Coverage], ...]:
        """The sentences of each text, with the name by which it is cited."""
        texts = groupby(self.rows, lambda row: row.sentence.citation.document)
        return tuple((document, Coverage(tuple(rows), (), 0, 0)) for document, rows in texts)


def cover_layers(procedure: Procedure) -> Coverage | None:
    """Return the coverage of a procedure, or of each of its layers, by their own tables; ``None`` without a table."""
    layers = procedure.layers if isinstance(procedure, LayeredProcedure) else (procedure,)
    found = [cover(each, each.coverage_table()) for each in layers if each.coverage_table is not None]
    if not found:
        return None
    return Coverage(
        tuple(row for each in found for row in each.rows),
        tuple(problem for each in found for problem in each.problems),
        sum(each.norms for each in found),
        sum(each.present for each in found),
    )


def cover(procedure: Procedure, table: CoverageTable) -> Coverage:
    """Compare a procedure and its coverage table with the text of the instrument, or with each text of the table."""
    if table.texts:
        return _cover_texts(procedure, table)
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


def _cover_texts(procedure: Procedure, table: CoverageTable) -> Coverage:
    ids = {rule.id for rule in procedure.rules}
    quoted = {rule.id: procedure.instrument_of(rule.cite) for rule in procedure.rules}
    in_use = {each.document: each for each in quoted.values()}
    rows, problems = list[CoverageRow](), [*procedure.quote_problems(), *_of_norms(procedure, table)]
    problems += _of_documents(quoted, [text.instrument.document for text in table.texts])
    for text in table.texts:
        document = text.instrument.document
        covered = _CoveredText(
            in_use.get(document, text.instrument),
            text,
            tuple(rule for rule in procedure.rules if rule.cite.document == document),
        )
        rows += covered.rows
        problems += [f"{document} {each}" for each in covered.problems()]
    problems += _of_names(procedure, table)
    return Coverage(tuple(rows), tuple(problems), len(table.norms), sum(norm in ids for norm in table.norms))


class _CoveredText:
    """A text of a procedure, the rules that quote it, and what is declared of its clauses.

    Attributes:
        rows: every sentence with the rules that quote it, or with the reason why it needs none.
    """

    def __init__(self, instrument: Instrument, text: CoveredText, rules: tuple[Rule, ...]) -> None:
        self._instrument, self._text, self._rules = instrument, text, rules
        self._sentences = tuple(instrument.sentences())
        self._declared: dict[str, list[tuple[str, DeclaredClauses]]] = {}
        for entry in text.clauses:
            for key in entry.clauses:
                for sentence in self._within(key):
                    self._declared.setdefault(sentence.key, []).append((key, entry))
        self.rows = tuple(map(self._row, self._sentences))

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, without the name of the text."""
        if self._instrument.sha256 != self._text.sha256:
            yield "has changed: read the text again, then correct coverage.toml"
        for row in self.rows:
            if row.account is None:
                yield f"{row.sentence.key}: neither encoded nor declared: quote it in a rule, or declare why not"
            keys = [key for key, _ in self._declared.get(row.sentence.key, ())]
            if len(keys) > 1:
                yield f"{row.sentence.key}: declared by {' and by '.join(keys)}: declare it once"
        left = {row.sentence.key for row in self.rows if row.account is not None and not row.account.rules}
        for key in (key for entry in self._text.clauses for key in entry.clauses):
            within = {sentence.key for sentence in self._within(key)}
            if not within:
                yield f"{key}: no such clause: correct coverage.toml"
            elif not within & left:
                yield f"{key}: rules quote every sentence of it: remove it from coverage.toml"

    def _row(self, sentence: Sentence) -> CoverageRow:
        quoting = [rule.id for rule in self._rules if _quotes(self._instrument, rule, sentence)]
        if quoting:
            encoded = SentenceCoverage(sentence.key, sentence.text, tuple(dict.fromkeys(quoting)), None, "", "")
            return CoverageRow(sentence, encoded)
        for _, entry in self._declared.get(sentence.key, ()):
            reasons = (entry.declared, entry.reason_zh, entry.reason_en)
            account = SentenceCoverage(sentence.key, sentence.text, (), *reasons, names=entry.names)
            return CoverageRow(sentence, account)
        return CoverageRow(sentence, None)

    def _within(self, key: str) -> tuple[Sentence, ...]:
        """Return the sentences of a clause, or the one sentence of a key such as ``art9.s2``."""
        if _SENTENCE_KEY.search(key):
            return tuple(sentence for sentence in self._sentences if sentence.key == key)
        try:
            return tuple(self._instrument.sentences(Citation.parse(key, self._instrument.document)))
        except CitationError:
            return ()


def _of_documents(quoted: Mapping[str, Instrument], listed: list[str]) -> Iterator[str]:
    for rule_id, instrument in quoted.items():
        if instrument.document not in listed:
            yield f"{rule_id}: quotes {instrument.document}, which coverage.toml does not list: add the text to it"
    in_use = {each.document for each in quoted.values()}
    yield from (f"{each}: no rule quotes it: remove it from coverage.toml" for each in listed if each not in in_use)


def _of_names(procedure: Procedure, table: CoverageTable) -> Iterator[str]:
    """Yield what is wrong with the rules and readings that reasons name."""
    ids = {rule.id for rule in procedure.rules}
    known = ids.union((reading.id for reading in procedure.readings), table.readings)
    declared = ((text.instrument.document, entry) for text in table.texts for entry in text.clauses)
    for document, entry in declared:
        where = f"{document} {', '.join(entry.clauses)}"
        for name in (name for name in entry.names if name not in known):
            yield f"{where}: names {name}, which is neither a rule nor a reading: correct coverage.toml"
        if entry.declared is NoRuleReason.SAME_DUTY and not ids.intersection(entry.names):
            yield f"{where}: name the rule that encodes it"
