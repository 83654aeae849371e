"""The description of a service: versions, procedures, verbs and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules import __version__
from zhixing_rules.interchange.formats import FORMATS, format_of
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.verb import Verb

__all__ = ["hello_of"]


def hello_of(settings: ServiceSettings, verbs: Mapping[str, Verb]) -> dict[str, Any]:
    """Return the version, the procedures, the calendar, the audiences, the verbs and the limits of a service."""
    limits = settings.limits
    return {
        "format": format_of("hello"),
        "library": __version__,
        "formats": [format_of(name) for name in FORMATS],
        "procedures": [
            {"id": each.id, "hash": each.hash, "document": str(each.instrument.document)}
            for each in settings.procedures
        ],
        "calendar": settings.calendar.version,
        "audience": None if settings.audience is None else settings.audience.value,
        "audiences": [each.value for each in Audience if settings.allows(each)],
        "verbs": [
            {
                "name": name,
                "zh": verb.title.zh,
                "en": verb.title.en,
                "members": [each.name for each in verb.members],
                "formats": [format_of(each) for each in verb.formats],
            }
            for name, verb in verbs.items()
        ],
        "limits": {name: getattr(limits, name) for name in type(limits).__slots__},
    }
