"""What a service is started with: procedures, calendar, audience and limits. No request changes any of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure
    from zhixing_rules.records import Audience

__all__ = ["ServiceLimits", "ServiceSettings"]


@dataclass(frozen=True, slots=True)
class ServiceLimits:
    """Limits of one request, and of the requests of an HTTP service at one time.

    A record that does not say what it belongs to, such as a referral without its detention, is compared with each: of
    many such, judging takes time by the square. All else takes time in proportion.

    Attributes:
        request_bytes: size of a request: a line, or a body.
        record_entries: JSON objects in one record, itself included. A case of tens of entries is large.
        records: records of one worklist.
        text_characters: characters of a draft to screen, or of an amendment.
        result_bytes: size of an answer.
        seconds: time after which an HTTP request, of the API or of the workbench, is answered with 503, counted from
            when its body has arrived.
        waiting: HTTP requests under way at one time, of both together; one more is answered with 503.
    """

    request_bytes: int = 4 * 1024 * 1024
    record_entries: int = 300
    records: int = 1000
    text_characters: int = 200_000
    result_bytes: int = 32 * 1024 * 1024
    seconds: float = 30.0
    waiting: int = 64

    def __post_init__(self) -> None:
        for name in type(self).__slots__:
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive")


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """The settings of a service.

    Attributes:
        procedures: the procedures that a request may name by id; the first is the default.
        calendar: the working days.
        audience: the audience that a request cannot widen; ``None`` if every request chooses its own.
        limits: the limits of requests.

    Raises:
        ValueError: there is no procedure, or two have one id.
    """

    procedures: tuple[Procedure, ...] = (JIAOZUO_2024,)
    calendar: Calendar = PRC
    audience: Audience | None = None
    limits: ServiceLimits = ServiceLimits()

    def __post_init__(self) -> None:
        repeated = [each for each, count in Counter(each.id for each in self.procedures).items() if count > 1]
        if repeated or not self.procedures:
            raise ValueError(f"procedures must be one or more, each with its own id; repeated: {repeated}")

    def procedure(self, procedure_id: str | None = None) -> Procedure | None:
        """Return the procedure with an id, the default without one, or ``None`` if there is no such procedure."""
        if procedure_id is None:
            return self.procedures[0]
        return next((each for each in self.procedures if each.id == procedure_id), None)

    def allows(self, audience: Audience) -> bool:
        """Whether a request may choose an audience: one from which all is withheld that is withheld from the fixed one.

        >>> from zhixing_rules.records import Audience
        >>> settings = ServiceSettings(audience=Audience.POLICE)
        >>> [each.value for each in Audience if settings.allows(each)]
        ['police', 'party', 'debtor', 'public']
        """
        return self.audience is None or set(self.audience.withheld) <= set(audience.withheld)
