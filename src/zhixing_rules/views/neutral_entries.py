"""Entries of a calendar file: the last days and the safe days of the acts of the own organ, without their matter.

A calendar travels to telephones and to servers of others. An entry therefore holds a day, an opaque id and at most a
shortened case number: no act, no person, no clause and no court.

The id has a part for the case and a part for the act. An earlier entry is withdrawn only if its case was read again,
and its act is done or certainly not called for any more; what was not read tells nothing.
"""

from __future__ import annotations

import hmac
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import Status, Verdict, disclose, plan, validate
from zhixing_rules.engine.disclosure.projection import visible_steps
from zhixing_rules.impacts.cases import Skipped, read_cases
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, JointMechanism, audience_of, classes_at
from zhixing_rules.views.work_items import is_of_others, is_shown
from zhixing_rules.views.worklists import MOST_UNREAD, UnreadCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from os import PathLike

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import DisclosedFinding, Step
    from zhixing_rules.impacts.cases import CaseInput
    from zhixing_rules.language import Procedure
    from zhixing_rules.records import Audience

__all__ = ["NEUTRAL", "CalendarEntries", "CalendarEntry", "EntryKind", "calendar_entries"]

NEUTRAL: Final = Bilingual("期限提醒", "deadline")
"""What an entry says where it must not say the case number."""
_CASE_DIGITS, _ACT_DIGITS = 12, 20
"""The numbers of hexadecimal digits of an id that stand for the case and for the act."""
_SEPARATOR: Final = "\x1f"
"""Separates the parts of what an id is computed from; no text of a record contains it."""
_FRIDAY: Final = 4
_OPEN: Final = frozenset({Verdict.OPEN, Verdict.PENDING, Verdict.REVIEW})
"""The verdicts on a rule whose act may still be called for."""


class EntryKind(LabelledEnum):
    """What a day of the calendar is."""

    LAST = "last", "最迟", "last day"
    SAFE = "safe", "稳妥", "safe day"
    OVERDUE = "overdue", "逾期", "overdue"


@dataclass(frozen=True, slots=True, repr=False)
class CalendarEntry(TypeNameRepr):
    """An all-day entry.

    Attributes:
        uid: its id, the same for the last day of an act whenever that day is; it begins with the hash of the case, goes
            on with that of the act, and ends with ``@zhixing``.
        day: the day.
        kind: what the day is.
        label: the case number without the court; empty where it is not known or not to be shown.
        provisional: whether the day, or that the act is due, is not certain.
        done: whether the act is done, so that an earlier entry is to be cancelled.
        alarm: the working day before, on which to remind; ``None`` if it is past, or if the act is overdue or done.
    """

    uid: str
    day: date
    kind: EntryKind
    label: str
    provisional: bool
    done: bool
    alarm: date | None

    @property
    def summary(self) -> str:
        """The title: the case number and what the day is, or `NEUTRAL`."""
        if not self.label:
            return NEUTRAL.zh
        return f"{self.label}　{'已办' if self.done else self.kind.zh}"


@dataclass(frozen=True, slots=True, repr=False)
class CalendarEntries(TypeNameRepr):
    """The entries of one or many cases for one audience.

    Attributes:
        audience: the audience.
        on: the day of judgment.
        entries: the entries, by day; each id once.
        read: the number of cases read.
        unread: the number of cases that could not be read.
        unread_cases: the first of them.
        case_numbers: whether an entry may show a case number.
        cases: the hashes of the cases that were read and have a number by which they are recognised.
        open_uids: the ids of acts without an entry that may still be called for in them.
    """

    audience: Audience
    on: date
    entries: tuple[CalendarEntry, ...]
    read: int
    unread: int
    unread_cases: tuple[UnreadCase, ...]
    case_numbers: bool
    cases: frozenset[str]
    open_uids: frozenset[str]

    def is_withdrawn(self, uid: str) -> bool:
        """Return whether the act of an earlier entry is certainly not called for any more.

        Args:
            uid: the id of an entry that is not among `entries`.

        Returns:
            False for an entry of a case that was not read, or is not recognised.
        """
        return uid[:_CASE_DIGITS] in self.cases and uid not in self.open_uids


def calendar_entries(
    cases: Iterable[CaseInput] | str | PathLike[str],
    *,
    on: date,
    audience: Audience | str = "keeper",
    case_numbers: bool = True,
    key: bytes = b"",
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> CalendarEntries:
    """Plan cases for one day, and return the days of the acts of the own organ as entries of a calendar.

    Args:
        cases: records of cases or joint mechanisms, as for `worklist`; the path of a JSON Lines file; or one record in
            a list.
        on: the day of judgment, inclusive.
        audience: who receives the calendar.
        case_numbers: whether entries show the case number, where the audience may know it.
        key: a secret of the court. Who does not have it cannot find out by trying which case or which rule an id
            stands for; with the empty key, anyone can.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The entries. An act has one for its last day, and one for its safe day where that is another; what is overdue
        has only the last day, marked so. An act whose day is known, though not whether it is called for, is
        provisional. Acts that are done have their entries too, so that earlier ones are cancelled. A document to supply
        or a manner to correct has no period of its own, and no entry.

    Raises:
        ValueError: the audience, a reading or an alternative is unknown.

    >>> from datetime import date
    >>> case = {"case_number": "（2025）豫0802执1号", "complete_as_of": "2025-01-21",
    ...         "detentions": [{"id": "d1", "decided_on": "2025-01-20", "ground": "refusal",
    ...                         "intake_on": "2025-01-20", "days": 15,
    ...                         "criminal_liability_needed": True, "view_on": "2025-01-20"}]}
    >>> found = calendar_entries([case], on=date(2025, 1, 21))
    >>> [(str(each.day), each.summary, str(each.alarm)) for each in found.entries]
    [('2025-02-04', '（2025）…执1号\u3000最迟', '2025-01-27')]
    """
    audience, day = audience_of(audience), as_chinese_day(on, "on")
    options: dict[str, Any] = {"on": day, "procedure": procedure, "calendar": calendar, "readings": readings}
    read, skipped, unread = 0, 0, list[UnreadCase]()
    numbers_known = audience.may_see(*classes_at(Case, ("case_number",)))
    entries, seen = list[CalendarEntry](), Counter[str]()
    known, still_open = set[str](), set[str]()
    for each in read_cases(cases, [root.record for root in procedure.roots]):
        if isinstance(each, Skipped):
            skipped += 1
            if len(unread) < MOST_UNREAD:
                unread.append(UnreadCase(each.number, each.disclosed_to(audience).error))
            continue
        number, _, record = each
        read += 1
        identity, label = _identity(record, audience, number), _label(record, audience) if case_numbers else ""
        case = _digest(key, identity)[:_CASE_DIGITS]
        if _is_recognised(record, audience):
            known.add(case)
        steps = tuple(visible_steps(plan(record, **options), audience))
        findings = disclose(validate(record, **options), audience)
        open_acts = {
            *((step.rule_id, _subject(record, step, audience)) for step in steps if step.status is not Status.DONE),
            *(
                (finding.rule_id, _subject(record, finding, audience))
                for finding in findings
                if finding.verdict in _OPEN
            ),
        }
        for step in steps:
            done = step.status is Status.DONE
            if step.check or is_of_others(step, audience) or not (done or is_shown(step)):
                continue
            subject = _subject(record, step, audience)
            open_acts -= {(step.rule_id, subject)} if step.due is not None else set()
            for kind, role, of_day in _days(step, on):
                uid = _uid(key, case, (step.rule_id, role, subject, identity), seen)
                alarm = None if done or kind is EntryKind.OVERDUE else working_day_before(calendar, of_day)
                entries.append(
                    CalendarEntry(
                        uid=uid,
                        day=of_day,
                        kind=kind,
                        label=label,
                        provisional=step.provisional or step.status is Status.WAITING,
                        done=done,
                        alarm=alarm if alarm is not None and alarm >= day else None,
                    )
                )
        still_open |= {
            _uid(key, case, (rule_id, role, subject, identity))
            for rule_id, subject in open_acts
            for role in (EntryKind.LAST.value, EntryKind.SAFE.value)
        }
    entries.sort(key=lambda each: (each.day, each.label, each.kind.value, each.uid))
    return CalendarEntries(
        audience=audience,
        on=day,
        entries=tuple(entries),
        read=read,
        unread=skipped,
        unread_cases=tuple(unread),
        case_numbers=case_numbers and numbers_known,
        cases=frozenset(known),
        open_uids=frozenset(still_open),
    )


def working_day_before(calendar: Calendar, day: date) -> date:
    """Return the last working day before a day; where no notice covers a day, one from Monday to Friday counts.

    >>> working_day_before(PRC, date(2026, 10, 8))
    datetime.date(2026, 9, 30)
    """
    found = day - timedelta(1)
    while not (found.weekday() <= _FRIDAY if (works := calendar.why(found).working) is None else works):
        found -= timedelta(1)
    return found


class _Day(NamedTuple):
    kind: EntryKind
    role: str
    day: date


def _days(step: Step, on: date) -> Iterator[_Day]:
    """Yield the days of a step, each with the part of its id that says which day of the act it is.

    A safe day before this day is no event any more.
    """
    if step.due is None:
        return
    overdue = step.status is Status.OVERDUE
    yield _Day(EntryKind.OVERDUE if overdue else EntryKind.LAST, EntryKind.LAST.value, step.due)
    if step.safe_due is not None and on <= step.safe_due != step.due and not overdue:
        yield _Day(EntryKind.SAFE, EntryKind.SAFE.value, step.safe_due)


def _uid(key: bytes, case: str, parts: Iterable[str], seen: Counter[str] | None = None) -> str:
    """Return the id of an entry; of entries with the same parts, the second and later ones are numbered."""
    text = _SEPARATOR.join(parts)
    if seen is not None:
        seen[text] += 1
        if seen[text] > 1:
            text = f"{text}{_SEPARATOR}{seen[text]}"
    return f"{case}{_digest(key, text)[:_ACT_DIGITS]}@zhixing"


def _digest(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()


def _identity(record: BaseModel, audience: Audience, number: int) -> str:
    """Return what a case is recognised by: its number, as far as the audience may know it, or its place."""
    if isinstance(record, Case):
        may_know = audience.may_see(*classes_at(Case, ("case_number",)))
        case_number = record.case_number if may_know else None
        return f"#{number}" if case_number is None else case_number.identity or str(case_number)
    if isinstance(record, JointMechanism):
        return f"mechanism{_SEPARATOR}{record.court or f'#{number}'}"
    return f"#{number}"


def _is_recognised(record: BaseModel, audience: Audience) -> bool:
    """Return whether a case is the same as one of an earlier calendar with the same identity."""
    if isinstance(record, Case):
        number = record.case_number if audience.may_see(*classes_at(Case, ("case_number",))) else None
        return number is not None and number.identity is not None
    return isinstance(record, JointMechanism) and record.court is not None


def _label(record: BaseModel, audience: Audience) -> str:
    """Return the case number without its court; empty where it cannot be read or the audience may not know it."""
    if not isinstance(record, Case) or not audience.may_see(*classes_at(Case, ("case_number",))):
        return ""
    found = record.case_number
    if found is None or found.identity is None:
        return ""
    return f"（{found.year}）…{found.special}{found.type_code}{found.sequence}号"


def _subject(record: BaseModel, step: Step | DisclosedFinding, audience: Audience) -> str:
    """Return the subject of a step by the ids of its records, so that it stays the same when records are added."""
    from_path = getattr(step, "from_path", None)
    source = "" if from_path is None else _by_ids(record, from_path, audience)
    return f"{source}>{_by_ids(record, step.path, audience)}"


def _by_ids(record: BaseModel, pointer: str, audience: Audience) -> str:
    here: Any = record
    fields, found = list[str](), list[str]()
    for step in pointer.split("/")[1:]:
        if not isinstance(here, tuple):
            here = getattr(here, step, None)
            fields.append(step)
            found.append(step)
        elif step.isdecimal() and int(step) < len(here):
            here = here[int(step)]
            known = audience.may_see(*classes_at(type(record), fields))
            found.append(getattr(here, "id", None) or step if known else step)
        else:
            here = None
            found.append("-")
    return "/".join(found)
