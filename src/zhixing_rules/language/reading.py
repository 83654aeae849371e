"""A reading: one place where the text can be understood in more than one way.

Each alternative is encoded; the first is the default. A result names the reading it used, and the caller may
choose another. Nothing ambiguous is decided silently in code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CONFIDENCE", "SETTLERS", "Alternative", "Reading", "Selection", "select"]

_SHOWN: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")

Selection = tuple[tuple[str, str], ...]
"""The alternatives chosen, as sorted pairs of reading id and alternative id; defaults are left out."""

CONFIDENCE: Final = {
    "A": ("全文已读", "full text read"),
    "B": ("摘录已读", "excerpt read"),
    "C": ("二手", "second-hand"),
    "K": ("未核实", "unverified"),
    "X": ("未找到", "not found"),
}
"""How well a source is known, in Chinese and in English."""

SETTLERS: Final = {
    "J": ("两发文机关协商", "the two issuing bodies by consultation"),
    "H": ("省级机关", "the provincial bodies"),
    "N": ("制定所引规范的国家机关", "the national body that made the norm named"),
    "R": ("案卷记载", "the record of the case"),
}
"""Who could settle a reading, in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to understand the text.

    Attributes:
        id: stable word, as in the table of readings.
        zh: what it means, in Chinese.
        en: the same in English.
    """

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An ambiguity of the text, its alternatives, and why the first of them is the default.

    Attributes:
        id: stable word.
        clause: the clause and words it is about.
        alternatives: all of them, the default first.
        support: what supports the default.
        settled_by: who could settle it: one letter of `SETTLERS`, or several joined by 、.
        confidence: how well the sources behind the support are known, by the weakest of them, a letter of `CONFIDENCE`;
            A where the text of the instrument itself is all.
        silent: alternatives that the text only implies and no source argues for.
    """

    id: str
    clause: str
    alternatives: tuple[Alternative, ...]
    support: str
    settled_by: str
    confidence: str = "A"
    silent: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        ids = [alternative.id for alternative in self.alternatives]
        if not ids or len(set(ids)) != len(ids) or not self.silent <= set(ids):
            raise RuleDefect(f"reading {self.id}: alternatives must be present and distinct")
        if self.confidence not in CONFIDENCE:
            raise RuleDefect(f"reading {self.id}: confidence is one of {', '.join(CONFIDENCE)}")
        if not set(self.settlers) <= set(SETTLERS):
            raise RuleDefect(f"reading {self.id}: settled by {'、'.join(SETTLERS)}, or several of them")

    @property
    def default(self) -> Alternative:
        """The alternative used unless the caller chooses another."""
        return self.alternatives[0]

    @property
    def settlers(self) -> tuple[str, ...]:
        """The letters of `settled_by`, one by one."""
        return tuple(self.settled_by.split("、"))

    def with_default(self, alternative_id: str) -> Reading:
        """The same reading with another of its alternatives as the default. Raises ``RuleDefect`` for none of them."""
        chosen = self.alternative(alternative_id)
        others = (each for each in self.alternatives if each is not chosen)
        return replace(self, alternatives=(chosen, *others))

    def alternative(self, alternative_id: str) -> Alternative:
        """The alternative of that id. Raises ``RuleDefect`` where there is none."""
        for alternative in self.alternatives:
            if alternative.id == alternative_id:
                return alternative
        raise RuleDefect(f"reading {self.id} has no alternative of that name")


def select(readings: Iterable[Reading], chosen: Mapping[str, str] | None) -> Selection:
    """Check a caller's choice of readings, and bring it into its one canonical form.

    Choosing a default is the same as not choosing. Raises ``ValueError`` naming every id that is not known,
    and the ids that are. What has not the form of an id is not repeated.
    """
    known = {reading.id: reading for reading in readings}
    problems = []
    for reading_id, alternative_id in sorted((chosen or {}).items()):
        if reading_id not in known:
            problems.append(f"没有这一解读 · no such reading: {_shown(reading_id)}")
        elif alternative_id not in {alternative.id for alternative in known[reading_id].alternatives}:
            allowed = ", ".join(alternative.id for alternative in known[reading_id].alternatives)
            problems.append(f"{reading_id}: {_shown(alternative_id)} → {allowed}")
    if problems:
        raise ValueError("; ".join(problems) + f" · known readings: {', '.join(sorted(known))}")
    return tuple(
        (reading_id, alternative_id)
        for reading_id, alternative_id in sorted((chosen or {}).items())
        if alternative_id != known[reading_id].default.id
    )


def _shown(present: object) -> str:
    return present if isinstance(present, str) and _SHOWN.fullmatch(present) else "…"
