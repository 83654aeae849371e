"""Fields of a publication, in a case or of a court."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import Occurrence, day, derived, flag, text
from zhixing_rules.procedures.fields.subjects import COURT_PUBLICATION, PUBLICATION

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Flag, Subject, Text

__all__ = ["IN_CASE", "OF_COURT", "PublicationFields"]


class PublicationFields(NamedTuple):
    """The fields of a publication for one subject; a case and a joint mechanism both contain publications."""

    subject: Subject
    published_on: Day
    kind: Text
    outward: Flag
    addressee: Text
    addressee_upheld: Flag
    mentions_police: Flag
    mentions_means: Flag
    mentions_stated: Flag


def _fields_of(subject: Subject) -> PublicationFields:
    return PublicationFields(
        subject,
        day(
            subject,
            "published_on",
            Occurrence.of("已发布", "尚未发布", "it has been published", "it has not yet been published"),
        ),
        text(subject, "kind"),
        flag(subject, "outward", negation=Bilingual("未对外发布", "not (it goes beyond the bodies addressed)")),
        text(subject, "addressee"),
        flag(subject, "addressee_upheld", judgment=True),
        flag(
            subject,
            "mentions_police",
            negation=Bilingual("未提及公安机关参与事项", "not (it mentions police participation)"),
        ),
        flag(subject, "mentions_means"),
        derived(
            flag(subject, "mentions_stated"),
            "提及与否均已记录",
            "it is recorded whether it mentions them",
            "mentions_police",
        ),
    )


IN_CASE: PublicationFields = _fields_of(PUBLICATION)
OF_COURT: PublicationFields = _fields_of(COURT_PUBLICATION)
