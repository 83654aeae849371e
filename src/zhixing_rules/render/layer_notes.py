"""Which layers of law an output judged by, in the same words everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual

if TYPE_CHECKING:
    from zhixing_rules.engine import Provenance

__all__ = ["layers_in_words"]


def layers_in_words(provenance: Provenance) -> Bilingual:
    """Return which layers of law were judged, and which were not.

    >>> from datetime import date
    >>> from zhixing_rules import validate
    >>> layers_in_words(validate({}, on=date(2025, 1, 2)).provenance).zh
    '地方规定；其上的国家法未判断'
    """
    from zhixing_rules.language import LOCAL, NATIONAL  # noqa: PLC0415  days are shown without rules

    judged = {layer for layer, _, _ in provenance.layers}
    if NATIONAL not in judged:
        return Bilingual("地方规定；其上的国家法未判断", "local; the national law above it was not judged")
    if LOCAL not in judged:
        return Bilingual("国家法；地方规定未判断", "national; local rules were not judged")
    if NATIONAL in provenance.complete_for and provenance.complete_as_of is not None:
        return Bilingual("地方规定、国家法", "local, national")
    return Bilingual(
        "地方规定、国家法；记录未声明国家法所需事实完整",
        "local, national; completeness not attested for national facts",
    )
