"""What becomes of every sentence of an instrument: rules encode it, or it is declared to need none, with the reason."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.errors import RuleDefect

__all__ = ["Accounted", "CoverageTable", "Declared", "read_coverage"]


class Declared(LabelledEnum):
    """Why a sentence demands nothing that can be judged."""

    CONTEXT = "context", "背景", "context: says why or to whom, demands nothing"
    DISCRETION = "discretion", "裁量", "discretion: left to those it addresses, without a measure"
    PROGRAMME = "programme", "工作方向", "programme: a direction of work, no act and no day"
    FORM = "form", "格式", "form: a heading, a number, a signature"


@dataclass(frozen=True, slots=True)
class Accounted:
    """One sentence and what becomes of it.

    Attributes:
        key: the sentence, such as ``art9.s2``.
        text: its words, verbatim.
        rules: the ids of the rules that encode it, or that state why nothing can be judged.
        declared: why it needs no rule; ``None`` where rules encode it.
        reason_zh: the reason, in Chinese; empty where rules encode it.
        reason_en: the same in English.
    """

    key: str
    text: str
    rules: tuple[str, ...]
    declared: Declared | None
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """The table of an instrument.

    Attributes:
        norms: the ids that there must be a rule for, each once, in the order of the law.
        added: ids beyond those, each with the reason for it.
        sentences: every sentence.
    """

    norms: tuple[str, ...]
    added: tuple[tuple[str, str], ...]
    sentences: tuple[Accounted, ...]


def read_coverage(text: str) -> CoverageTable:
    """Read the table from TOML. Raises ``RuleDefect`` where an entry gives neither a rule nor a reason."""
    data = tomllib.loads(text)
    sentences = []
    for each in data["sentence"]:
        declared = Declared(each["declared"]) if "declared" in each else None
        if not each.get("rules") and declared is None:
            raise RuleDefect(f"{each['key']}: name the rules that encode it, or declare why none does")
        if declared is not None and not (each.get("reason_zh") and each.get("reason_en")):
            raise RuleDefect(f"{each['key']}: give the reason in both languages")
        sentences.append(
            Accounted(
                each["key"],
                each["text"],
                tuple(each.get("rules", ())),
                declared,
                each.get("reason_zh", ""),
                each.get("reason_en", ""),
            )
        )
    return CoverageTable(tuple(data["norms"]), tuple(data["added"].items()), tuple(sentences))
