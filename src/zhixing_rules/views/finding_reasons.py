"""The reason of a finding: its message without its clause, its title and its verdict."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine import DisclosedFinding
    from zhixing_rules.language import Reading

__all__ = ["reason_in_words", "reason_of"]

_POINTER: Final = re.compile(r"（/[^（）]*）| ?\(/[^()]*\)")
"""A JSON Pointer after the name of a fact, for programs."""
_CHOICE: Final = re.compile(r"([a-z0-9-]+)=([a-z0-9-]+)")
"""A reading and the alternative that was used."""


def reason_of(finding: DisclosedFinding) -> Bilingual:
    """Return the part of the message of a finding after its verdict."""
    zh = finding.message_zh.removeprefix(f"{finding.citation.shown}：{finding.title_zh}——")
    en = finding.message_en.removeprefix(f"{finding.citation.shown_key}: {finding.title_en} - ")
    return Bilingual(zh.partition("。")[2], en.partition(". ")[2])


def reason_in_words(finding: DisclosedFinding, readings: Iterable[Reading]) -> Bilingual:
    """Return the reason of a finding for people: without JSON Pointers, and with the meaning of each reading used.

    Args:
        finding: the finding.
        readings: the readings of the procedure.
    """
    reason = Bilingual(*(_POINTER.sub("", each) for each in (reason_of(finding).zh, reason_of(finding).en)))
    if _CHOICE.search(reason.zh) is None:
        return reason
    named = {f"{each.id}={choice.id}": choice for each in readings for choice in each.alternatives}

    def meaning(found: re.Match[str], language: str) -> str:
        return str(getattr(named.get(found[0]), language, found[0]))

    return Bilingual(
        _CHOICE.sub(lambda found: meaning(found, "zh"), reason.zh),
        _CHOICE.sub(lambda found: meaning(found, "en"), reason.en),
    )
