"""One request: its members, and what they mean under the settings of a service."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypedDict

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.errors import AmendmentRefused, Problem, RecordError
from zhixing_rules.interchange import read_amendment
from zhixing_rules.records import Audience, normalise, withhold
from zhixing_rules.records.loading import type_of
from zhixing_rules.serve.record_size import check_record_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.errors import CalendarNotPublished
    from zhixing_rules.language import Procedure
    from zhixing_rules.serve.settings import ServiceSettings

__all__ = ["Conditions", "NotPublishedError", "ServiceRequest", "at_place", "problem_at"]

_AMENDED: Final = 16
"""Amended procedures that are kept."""


class Conditions(TypedDict):
    """Keyword arguments of `validate`, `plan` and what else judges a record.

    Attributes:
        on: the day of judgment, inclusive.
        calendar: the working days.
        readings: readings other than the default ones, from reading id to alternative id.
        procedure: the rules.
    """

    on: date
    calendar: Calendar
    readings: dict[str, str]
    procedure: Procedure


class NotPublishedError(RecordError):
    """An answer depends on a day that no known notice covers.

    Attributes:
        provisional: the days between which the answer lies, as JSON; ``None`` if they are not known.
    """

    def __init__(self, error: CalendarNotPublished, provisional: dict[str, Any] | None = None) -> None:
        zh, _, en = str(error).partition(" · ")
        super().__init__([Problem("", "calendar_not_published", zh, en)])
        self.provisional = provisional


class ServiceRequest:
    """A request whose members have the right types.

    Args:
        values: the values of its members.
        settings: the settings of the service.
        today: returns the day that a request means if it names none.
    """

    def __init__(self, values: Mapping[str, Any], settings: ServiceSettings, today: Callable[[], date]) -> None:
        self.values = values
        self.settings = settings
        self._today = today
        self.conversions: list[dict[str, Any]] = []
        """What lenient reading converted."""

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401  a value of a member
        """Return the value of a member, or the default if it has none."""
        return self.values.get(name, default)

    @cached_property
    def audience(self) -> Audience:
        """The audience of the result: the fixed one of the service unless the request chooses one that may know less.

        Raises:
            RecordError: the request chooses an audience that may know something that the fixed one may not.
        """
        chosen = self.get("audience")
        if chosen is None:
            return self.settings.audience or Audience.KEEPER
        audience = Audience(chosen)
        if not self.settings.allows(audience):
            raise problem_at(
                "/audience",
                "audience_fixed",
                "本服务的接收人已固定，只能选用知悉范围不超过它的",
                "the audience of this service is fixed: choose one that may know no more",
            )
        return audience

    @cached_property
    def procedure(self) -> Procedure:
        """The procedure that the request names, as amended by its amendment.

        Raises:
            RecordError: there is no such procedure, or the amendment cannot be used.
        """
        procedure = self.settings.procedure(self.get("procedure"))
        if procedure is None:
            known = ", ".join(each.id for each in self.settings.procedures)
            raise problem_at(
                "/procedure", "no_such_procedure", f"没有这一规程；已有：{known}", f"no such procedure; known: {known}"
            )
        if (amendment := self.get("amendment")) is None:
            return procedure
        try:
            return _amended(procedure, amendment)
        except (RecordError, AmendmentRefused) as error:
            raise at_place(error, "/amendment") from None

    @cached_property
    def readings(self) -> dict[str, str]:
        """The chosen readings.

        Raises:
            RecordError: the procedure has no such reading or alternative.
        """
        chosen: dict[str, str] = self.get("readings", {})
        alternatives = {each.id: [other.id for other in each.alternatives] for each in self.procedure.readings}
        problems = []
        for reading, alternative in chosen.items():
            if reading not in alternatives:
                ids, asked = ", ".join(sorted(alternatives)), did_you_mean(reading, alternatives)
                texts = f"没有这一解读；已有：{ids}{asked.zh}", f"no such reading; known: {ids}{asked.en}"
                problems.append(Problem("/readings/…", "no_such_reading", *texts))
            elif alternative not in alternatives[reading]:
                known = alternatives[reading]
                ids, asked = ", ".join(known), did_you_mean(alternative, known)
                texts = f"没有这一方案；可选：{ids}{asked.zh}", f"no such alternative; known: {ids}{asked.en}"
                problems.append(Problem(f"/readings/{reading}", "no_such_alternative", *texts))
        if problems:
            raise RecordError(problems)
        return chosen

    @property
    def on(self) -> date:
        """The day of judgment; the current day in China if the request names none."""
        day: date = self.get("on") or self._today()
        return day

    @property
    def conditions(self) -> Conditions:
        """The conditions under which records are judged.

        Raises:
            RecordError: the procedure, the amendment or a reading cannot be used.
        """
        return {
            "on": self.on,
            "calendar": self.settings.calendar,
            "readings": self.readings,
            "procedure": self.procedure,
        }

    @property
    def record(self) -> Any:  # noqa: ANN401  JSON that `validate` and `plan` accept
        """The record without the fields that the audience may not see, its values converted if the request asks for it.

        Raises:
            RecordError: the record cannot be used; pointers are into the request.
        """
        audience, _ = self.audience, self.procedure  # what is wrong with these is not in the record
        try:
            return self._prepared(self.get("record"), audience)
        except RecordError as error:
            raise at_place(error, "/record") from None

    def records(self) -> Iterator[tuple[int, Any]]:
        """Yield the number of each record of the request, and it as `record` returns it, or why it cannot be used."""
        audience = self.audience
        for number, each in enumerate(self.get("records"), start=1):
            try:
                yield number, self._prepared(each, audience, number)
            except RecordError as error:
                yield number, error

    def judging(self, judge: Callable[..., Any]) -> Any:  # noqa: ANN401  the result of the function
        """Return the result of a function of the record and the conditions.

        Raises:
            RecordError: the record or a condition cannot be used; pointers are into the request.
        """
        conditions, record = self.conditions, self.record
        try:
            return judge(record, **conditions)
        except RecordError as error:
            raise at_place(error, "/record") from None

    def checked(self, record: Any) -> Any:  # noqa: ANN401  JSON of a record
        """Return a record if it has not too many objects, so that judging it does not take long.

        Raises:
            RecordError: it has more than the limit.
        """
        check_record_size(record, self.settings.limits.record_entries)
        return record

    def _prepared(self, record: Any, audience: Audience, number: int | None = None) -> Any:  # noqa: ANN401  JSON of a record
        if audience.withheld:
            # before anything else, so that nothing depends on what it removes
            record = withhold(record, audience, self.procedure.record_types)
        record = self.checked(record)
        if not self.get("lenient"):
            return record
        normalised = normalise(type_of(self.procedure.record_types, record), record)
        place = {} if number is None else {"number": number}
        self.conversions += [
            {**place, "pointer": each.pointer, "code": each.code, "zh": each.zh, "en": each.en}
            for each in normalised.conversions
        ]
        return normalised.data


def problem_at(pointer: str, code: str, zh: str, en: str) -> RecordError:
    """Return the error of one problem of a request.

    Args:
        pointer: JSON Pointer into the request.
        code: stable word for programs.
        zh: what was expected and what to do, in Chinese.
        en: the same in English.

    Returns:
        The error.
    """
    return RecordError([Problem(pointer, code, zh, en)])


def at_place(error: RecordError | AmendmentRefused, place: str) -> RecordError:
    """Return the error of a part of a request with pointers into the request."""
    return RecordError(Problem(f"{place}{each.pointer}", each.code, each.zh, each.en) for each in error.problems)


@lru_cache(maxsize=_AMENDED)
def _amended(procedure: Procedure, amendment: str) -> Procedure:
    name, changes = read_amendment(amendment)
    return procedure.amend(*changes, name=name)
