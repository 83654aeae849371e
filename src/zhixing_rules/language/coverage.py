"""Coverage of an instrument: each sentence is encoded by rules, or declared to need none, with the reason."""

from __future__ import annotations

import tomllib

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect

__all__ = ["CoverageTable", "DeclaredPart", "NoRuleReason", "SentenceCoverage", "read_coverage"]


class NoRuleReason(LabelledEnum):
    """Why a sentence needs no rule."""

    CONTEXT = "context", "背景", "context: says why or to whom, demands nothing"
    DISCRETION = "discretion", "裁量", "discretion: left to those it addresses, without a measure"
    PROGRAMME = "programme", "工作方向", "programme: a direction of work, no act and no day"
    FORM = "form", "格式", "form: a heading, a number, a signature"


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
    """

    key: str
    text: str
    rules: tuple[str, ...]
    declared: NoRuleReason | None
    reason_zh: str
    reason_en: str
    parts: tuple[DeclaredPart, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Coverage of all sentences of an instrument.

    Attributes:
        norms: the ids that require a rule, each once, in the order of the instrument.
        added: additional rule ids, each with its reason.
        sentences: the coverage of every sentence.
    """

    norms: tuple[str, ...]
    added: tuple[tuple[str, str], ...]
    sentences: tuple[SentenceCoverage, ...]


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
