"""Coverage of an instrument: each sentence is encoded by rules, or declared to need none, with the reason."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.law import Instrument

__all__ = [
    "CoverageTable",
    "CoveredText",
    "DeclaredClauses",
    "DeclaredPart",
    "NoRuleReason",
    "SentenceCoverage",
    "read_coverage",
    "read_coverage_of_texts",
]


class NoRuleReason(LabelledEnum):
    """Why a sentence needs no rule."""

    CONTEXT = "context", "背景", "context: says why or to whom, demands nothing"
    DISCRETION = "discretion", "裁量", "discretion: left to those it addresses, without a measure"
    PROGRAMME = "programme", "工作方向", "programme: a direction of work, no act and no day"
    FORM = "form", "格式", "form: a heading, a number, a signature"
    SAME_DUTY = "same_duty", "同义务", "same duty: a rule of another clause encodes it"
    SUPPORT = "support", "依据", "support: of a reading, of how days are counted, or of the words of a rule"
    MERITS = "merits", "实体", "merits: guilt, sentence or grounds, which a person decides"
    INTERNAL = "internal", "内部", "internal: work of one body, of which nothing is recorded"
    OTHERS = "others", "机关间", "others: between other bodies or persons, and not for the court to act on"
    UNRELATED = "unrelated", "无关", "unrelated: another matter than those that the rules are about"
    IN_FORCE = "in_force", "施行", "in force: from which day, and which text prevails"
    UNREAD = "unread", "未读全", "unread: the copy that was read breaks off here"


_NAMING = {NoRuleReason.SAME_DUTY, NoRuleReason.SUPPORT}
"""The reasons that name a rule or a reading."""


@dataclass(frozen=True, slots=True)
class DeclaredPart:
    """A part of a sentence that no rule encodes, though rules encode the rest.

    Attributes:
        text: its words, verbatim.
        declared: why it needs no rule.
        reason_zh: the reason, in Chinese.
        reason_en: the same in English.
    """

    text: str
    declared: NoRuleReason
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """Coverage of one sentence.

    Attributes:
        key: the key of the sentence, such as ``art9.s2``.
        text: the text, verbatim.
        rules: the ids of the rules that encode it, or that state why no verdict is possible.
        declared: why it needs no rule; ``None`` if rules encode it.
        reason_zh: the reason, in Chinese; empty if rules encode it.
        reason_en: the same in English.
        parts: the parts that the rules leave out, each with its own reason.
        names: the ids of the rules and readings that the reason names.
    """

    key: str
    text: str
    rules: tuple[str, ...]
    declared: NoRuleReason | None
    reason_zh: str
    reason_en: str
    parts: tuple[DeclaredPart, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredClauses:
    """Clauses whose sentences need no rule, apart from those that rules quote.

    Attributes:
        clauses: the keys of the clauses, such as ``art9.p2``, or of single sentences, such as ``art9.p2.s1``.
        declared: why they need no rule.
        reason_zh: the reason, in Chinese.
        reason_en: the same in English.
        names: the ids of the rules and readings that the reason names.
    """

    clauses: tuple[str, ...]
    declared: NoRuleReason
    reason_zh: str
    reason_en: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoveredText:
    """A text that rules quote, with the clauses that need no rule.

    Attributes:
        instrument: the text.
        sha256: the hash of the text for which the reasons were written.
        clauses: the clauses that need no rule. Every other sentence is quoted by a rule.
    """

    instrument: Instrument
    sha256: str
    clauses: tuple[DeclaredClauses, ...]


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Coverage of all sentences of an instrument, or of several.

    Attributes:
        norms: the ids that require a rule, each once, in the order of the instrument.
        added: additional rule ids, each with its reason.
        sentences: the coverage of every sentence of one instrument.
        texts: the texts of a procedure that quotes several; what its rules quote is found from the rules.
        readings: the ids of readings of other procedures that reasons may name.
    """

    norms: tuple[str, ...]
    added: tuple[tuple[str, str], ...]
    sentences: tuple[SentenceCoverage, ...]
    texts: tuple[CoveredText, ...] = ()
    readings: tuple[str, ...] = ()


def read_coverage(text: str) -> CoverageTable:
    """Read a coverage table from TOML.

    Raises:
        RuleDefect: an entry has neither rules nor a declaration, or a declaration without its reason in both languages.
    """
    data = tomllib.loads(text)
    sentences = []
    for each in data["sentence"]:
        declared = NoRuleReason(each["declared"]) if "declared" in each else None
        if not each.get("rules") and declared is None:
            raise RuleDefect(f"{each['key']}: list the rules that encode it, or declare why it needs none")
        parts = each.get("part", [])
        for entry in ([each] if declared is not None else []) + parts:
            if not (entry.get("reason_zh") and entry.get("reason_en")):
                raise RuleDefect(f"{each['key']}: give the reason in both languages")
        sentences.append(
            SentenceCoverage(
                each["key"],
                each["text"],
                tuple(each.get("rules", ())),
                declared,
                each.get("reason_zh", ""),
                each.get("reason_en", ""),
                tuple(
                    DeclaredPart(part["text"], NoRuleReason(part["declared"]), part["reason_zh"], part["reason_en"])
                    for part in parts
                ),
            )
        )
    return CoverageTable(tuple(data["norms"]), tuple(data["added"].items()), tuple(sentences))


def read_coverage_of_texts(text: str, instruments: Mapping[str, Instrument], readings: Iterable[str]) -> CoverageTable:
    """Read the coverage table of a procedure that quotes several texts from TOML.

    Args:
        text: the TOML, with one table ``text`` for each text.
        instruments: the texts by the name that the table has for them.
        readings: the ids of readings of other procedures that reasons may name.

    Returns:
        The table.

    Raises:
        RuleDefect: a declaration lacks its reason in a language, or does not name the rule or reading that its kind
            of reason refers to.
        KeyError: there is no text of a name.
    """
    data = tomllib.loads(text)
    texts = tuple(
        CoveredText(
            instruments[each["slug"]],
            each["sha256"],
            tuple(_declared_clauses(each["slug"], entry) for entry in each.get("declared", ())),
        )
        for each in data["text"]
    )
    return CoverageTable(tuple(data["norms"]), tuple(data["added"].items()), (), texts, tuple(readings))


def _declared_clauses(slug: str, entry: Mapping[str, Any]) -> DeclaredClauses:
    where = f"{slug} {', '.join(entry['clauses'])}"
    declared, names = NoRuleReason(entry["because"]), tuple(entry.get("names", ()))
    if not (entry.get("reason_zh") and entry.get("reason_en")):
        raise RuleDefect(f"{where}: give the reason in both languages")
    if declared in _NAMING and not names:
        raise RuleDefect(f"{where}: name the rules or readings that the reason refers to")
    return DeclaredClauses(tuple(entry["clauses"]), declared, entry["reason_zh"], entry["reason_en"], names)
