"""Readings: passages of the text that can be understood in more than one way.

Every alternative is encoded; the first is the default. A result names the readings it used, and the caller can choose
others. No ambiguity is decided silently in code.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.confidence import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["SETTLERS", "Alternative", "Reading", "Selection", "select"]

_ID: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")

Selection = tuple[tuple[str, str], ...]
"""The chosen alternatives, as sorted pairs of reading id and alternative id; defaults are omitted."""

SETTLERS: Final = {
    "J": Bilingual("两发文机关协商", "the two issuing bodies by consultation"),
    "H": Bilingual("省级机关", "the provincial bodies"),
    "N": Bilingual("制定所引规范的国家机关", "the national body that issued the cited norm"),
    "R": Bilingual("案卷记载", "the record of the case"),
}
"""Who can settle a reading, by code, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to understand the text.

    Attributes:
        id: the stable id, as in the table of readings.
        zh: the meaning, in Chinese.
        en: the same in English.
    """

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An ambiguity of the text, its alternatives, and the support for the default.

    Attributes:
        id: the stable id.
        clause: the clause and the words concerned.
        alternatives: the alternatives, the default first.
        support: the support for the default.
        settled_by: who can settle it: one code of `SETTLERS`, or several joined by 、.
        confidence: how the weakest source of the support was read, a value of `Confidence`; A if the support is only
            the text of the instrument.
        silent: alternatives that the text only implies and that no source argues for.
        clause_en: the clause in English; empty if it has only been written in Chinese.
        support_en: the support in English; likewise.
    """

    id: str
    clause: str
    alternatives: tuple[Alternative, ...]
    support: str
    settled_by: str
    confidence: str = "A"
    silent: frozenset[str] = field(default_factory=frozenset)
    clause_en: str = field(default="", compare=False)
    support_en: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        ids = [alternative.id for alternative in self.alternatives]
        if not ids or len(set(ids)) != len(ids) or not self.silent <= set(ids):
            raise RuleDefect(f"reading {self.id}: alternatives must be present and distinct")
        if self.confidence not in set(Confidence):
            raise RuleDefect(f"reading {self.id}: confidence must be one of {', '.join(Confidence)}")
        if not set(self.settlers) <= set(SETTLERS):
            raise RuleDefect(f"reading {self.id}: settled_by must be one or several of {'、'.join(SETTLERS)}")

    @property
    def default(self) -> Alternative:
        """The alternative used unless the caller chooses another."""
        return self.alternatives[0]

    @property
    def settlers(self) -> tuple[str, ...]:
        """The codes of `settled_by`, one by one."""
        return tuple(self.settled_by.split("、"))

    def with_default(self, alternative_id: str) -> Reading:
        """Return the reading with another of its alternatives as the default.

        Raises:
            RuleDefect: the reading has no such alternative.
        """
        chosen = self.alternative(alternative_id)
        others = (each for each in self.alternatives if each is not chosen)
        return replace(self, alternatives=(chosen, *others))

    def alternative(self, alternative_id: str) -> Alternative:
        """Return the alternative with an id.

        Raises:
            RuleDefect: the reading has no such alternative.
        """
        for alternative in self.alternatives:
            if alternative.id == alternative_id:
                return alternative
        raise RuleDefect(f"reading {self.id} has no alternative with that id")


def select(readings: Iterable[Reading], chosen: Mapping[str, str] | None) -> Selection:
    """Check a caller's choice of readings and return it in canonical form.

    Choosing a default is the same as not choosing.

    Raises:
        ValueError: a reading or an alternative is unknown. The message lists the unknown and the known ids; text that
            does not have the form of an id is not repeated.
    """
    if not chosen:
        return ()
    known = {reading.id: reading for reading in readings}
    problems = []
    for reading_id, alternative_id in sorted(chosen.items()):
        if reading_id not in known:
            asked = did_you_mean(str(reading_id), known)
            problems.append(f"没有这一解读{asked.zh} · no such reading: {_shown(reading_id)}{asked.en}")
        elif alternative_id not in {alternative.id for alternative in known[reading_id].alternatives}:
            allowed = ", ".join(alternative.id for alternative in known[reading_id].alternatives)
            problems.append(f"{reading_id}: {_shown(alternative_id)} → {allowed}")
    if problems:
        raise ValueError("; ".join(problems) + f" · known readings: {', '.join(sorted(known))}")
    return tuple(
        (reading_id, alternative_id)
        for reading_id, alternative_id in sorted(chosen.items())
        if alternative_id != known[reading_id].default.id
    )


def _shown(value: object) -> str:
    return value if isinstance(value, str) and _ID.fullmatch(value) else "…"
