"""Consistency checks of a record: too many records, duplicate ids, events out of order, an act before its case.

Apart from that number, only what is impossible is checked here. What the Opinion forbids is a finding of a rule, not a
contradiction.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from zhixing_rules.errors import MAX_PROBLEMS, Problem
from zhixing_rules.records.detention import LONGEST_DETENTION
from zhixing_rules.records.enums import PersonKind
from zhixing_rules.records.event_order import CHECKED_ORDERS, FOLLOWED_BY_REFERRAL
from zhixing_rules.records.loading import MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.records.case_number import CaseNumber
    from zhixing_rules.records.detention import Detention, Referral
    from zhixing_rules.records.disclosures import Disclosure
    from zhixing_rules.records.enums import CourtLevel
    from zhixing_rules.records.event_order import EventOrder
    from zhixing_rules.records.judgments import Judgment
    from zhixing_rules.records.person import Person
    from zhixing_rules.records.record import Record
    from zhixing_rules.records.tracing import TracingRequest

__all__ = [
    "IN_THE_CASE",
    "LISTS",
    "LISTS_COUNTED",
    "LISTS_INSIDE",
    "LISTS_OF_MECHANISM",
    "REFERENCES",
    "contradictions",
    "contradictions_of_mechanism",
]

LISTS: Final = (
    *("persons", "requests", "detentions", "referrals", "private_prosecutions"),
    *("vehicles", "incidents", "operations", "accesses", "disclosures", "publications"),
)
LISTS_COUNTED: Final = (*LISTS, "judgments")
"""The lists whose records count against the largest number of records; those of `LISTS` have ids."""
LISTS_INSIDE: Final[dict[str, str]] = {"persons": "roles", "requests": "targets", "referrals": "evidence"}
"""The lists of records in the records of a list."""
LISTS_OF_MECHANISM: Final = ("officers", "bulletins", "publications", "meetings")

REFERENCES: Final[dict[tuple[str, ...], str]] = {
    ("persons", "roles", "unit"): "persons",
    ("requests", "targets", "person"): "persons",
    ("detentions", "person"): "persons",
    ("referrals", "person"): "persons",
    ("private_prosecutions", "person"): "persons",
    ("referrals", "detention"): "detentions",
}
"""The fields that refer to a record by id, and the list of that record."""

_REFERRED_LISTS: Final = frozenset(REFERENCES.values())


class _Checked(NamedTuple):
    """A pair of days to compare.

    Attributes:
        first: the place of the earlier day among the days of the record.
        second: the place of the later day.
        between: the places of the days between them; where one is recorded, a nearer pair is broken too.
        lag: the number of days by which the first may be later.
        earlier: the field of the earlier day.
        later: the field of the later day.
        zh: why, in Chinese, in brackets; empty if it follows from other pairs.
        en: the same in English.
    """

    first: int
    second: int
    between: tuple[int, ...]
    lag: int
    earlier: str
    later: str
    zh: str
    en: str


def _checked(order: EventOrder) -> tuple[Callable[[object], tuple[date | None, ...]], tuple[_Checked, ...]]:
    """Return a function that returns the days of a record, and the pairs to compare."""
    names = list(dict.fromkeys(each for pair in order.pairs for each in (pair.earlier, pair.later)))
    direct = {(pair.earlier, pair.later): (f"（{pair.zh}）", f" ({pair.en})") for pair in order.pairs}
    known = {(earlier, later) for earlier, later, _ in order.all_pairs}
    pairs = [
        _Checked(
            names.index(earlier),
            names.index(later),
            tuple(place for place, each in enumerate(names) if {(earlier, each), (each, later)} <= known),
            lag,
            *(earlier, later),
            *direct.get((earlier, later), ("", "")),
        )
        for earlier, later, lag in order.all_pairs
    ]
    return attrgetter(*names), tuple(pairs)


_ORDERED: Final = {name: _checked(order) for name, order in CHECKED_ORDERS.items() if order.pairs}

_SENT_OR_LATER: Final = ("sent_on", *(name for name, _ in CHECKED_ORDERS["referrals"].not_after("sent_on")))
"""The days of a referral that are not before its sending."""

_ACTS_IN_CASE: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    (): ("registered_on",),
    ("requests",): (
        *("letter.dated_on", "approved_on", "sent_on", "consented_on", "queried_on", "feedback_on"),
        *("feedback_received_on", "centre_informed_on"),
    ),
    ("requests", "targets"): ("measures_on", "located_on", "withdrawn_on"),
    ("detentions",): (
        *("president_approved_on", "decided_on", "view_on", "civil_disposal_on", "printed_start", "printed_end"),
    ),
    ("referrals",): ("sent_on", "supplement_due_on", "procuratorate_notified_on"),
    ("private_prosecutions",): ("arrest_decided_on", "executed_on"),
    ("vehicles",): ("found_on",),
    ("incidents",): ("reported_on", "dispatched_on", "handled_on", "filed_on", "administrative_penalty_on"),
    ("operations",): ("starts_on", "plan_made_on", "police_told_on", "presence_requested_on"),
    ("accesses",): ("accessed_on",),
    ("disclosures",): ("disclosed_on",),
    ("publications",): ("published_on",),
}
"""Events in the case, which cannot be earlier than the year in which it was accepted; nor can what follows them.

Not so what may lie before the case: the ruling of the enforcement basis and the day it took effect, the end of a
relation, and a seal, which may have been put on, renewed and lifted to preserve property. The notice, the order to
report property and the fine of a case that is resumed (执恢) belong to the case before it; so may the suspicion, the
refusal after a fine or a detention, a complaint, what the procuratorate asks after it, a private prosecution and a
criminal measure.
"""


def _in_the_case(lists: tuple[str, ...]) -> dict[str, int]:
    """Return the days of a list that cannot be earlier than the year of the case, each with the lag."""
    order, acts = CHECKED_ORDERS.get(lists[-1]) if lists else None, _ACTS_IN_CASE[lists]
    later = {day: lag for act in acts for day, lag in order.not_after(act)} if order else {}
    return {**later, **dict.fromkeys(acts, 0)}


IN_THE_CASE: Final = {lists: _in_the_case(lists) for lists in _ACTS_IN_CASE}
"""The days, by the lists that hold them, that cannot be earlier than the year of the case, each with the lag.

Those of the case itself are in no list.
"""


class CheckedCase(Protocol):
    """The fields of a `Case` that the checks below access; the lists named in the tables above are read by name."""

    @property
    def case_number(self) -> CaseNumber | None: ...
    @property
    def court_level(self) -> CourtLevel | None: ...
    @property
    def complete_as_of(self) -> date | None: ...
    @property
    def persons(self) -> tuple[Person, ...] | None: ...
    @property
    def requests(self) -> tuple[TracingRequest, ...] | None: ...
    @property
    def detentions(self) -> tuple[Detention, ...] | None: ...
    @property
    def referrals(self) -> tuple[Referral, ...] | None: ...
    @property
    def disclosures(self) -> tuple[Disclosure, ...] | None: ...


def contradictions(case: CheckedCase) -> tuple[Problem, ...]:
    """Return the contradictions in a case, sorted by place; at most one more than an error lists."""
    checks = (
        *(_size(case), _levels(case), _ids(case, LISTS), _references(case), _persons(case), _days(case)),
        *(_disclosures(case), _judgments(case, LISTS)),
    )
    return _sorted(chain(*checks))


def contradictions_of_mechanism(mechanism: Record) -> tuple[Problem, ...]:
    """Return the contradictions in the record of a joint mechanism, sorted by place."""
    lists = LISTS_OF_MECHANISM
    return _sorted(chain(_ids(mechanism, lists), _orders(mechanism), _judgments(mechanism, lists)))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(islice(problems, MAX_PROBLEMS + 1))))


def _size(case: CheckedCase) -> Iterator[Problem]:
    """Check the number of records in all lists; the problem is at the list that holds most of them."""
    sizes = {name: _length(case, name) for name in LISTS_COUNTED}
    if sum(sizes.values()) > MAX_RECORDS:
        yield Problem(
            f"/{max(sizes, key=sizes.__getitem__)}",
            "too_many_records",
            f"各列表（含关系、查控对象、证据）合计超过{MAX_RECORDS}条，以本列表为最多；请按人员或查控请求分成几份记录，分别检查",
            f"all lists together, roles, targets and evidence included, exceed {MAX_RECORDS} records, and this list "
            "has most of them: divide the case into several records, by person or by request, and check each",
        )


def _length(case: CheckedCase, name: str) -> int:
    """Return the number of records in a list, with those inside them."""
    records: Sequence[Record] = getattr(case, name) or ()
    inside = LISTS_INSIDE.get(name)
    return len(records) + (0 if inside is None else sum(len(getattr(each, inside) or ()) for each in records))


def _levels(case: CheckedCase) -> Iterator[Problem]:
    number = case.case_number
    if number is None or case.court_level is None or number.court_level is None:
        return
    if case.court_level != number.court_level:
        yield Problem(
            "/court_level",
            "contradicts_case_number",
            "法院层级与案号中的法院代字不符；请改正其一，或留空由案号推定",
            "contradicts the court code in case_number: correct one of them, or omit court_level",
        )


def _ids(root: object, lists: Sequence[str]) -> Iterator[Problem]:
    for name in lists:
        records: Sequence[Record] = getattr(root, name) or ()
        if len(records) == len({record.id for record in records}):  # type: ignore[attr-defined]  # each has an id
            continue
        counts = Counter(record.id for record in records)  # type: ignore[attr-defined]  # as above
        for index, record in enumerate(records):
            if counts[record.id] > 1:  # type: ignore[attr-defined]  # as above
                yield Problem(
                    f"/{name}/{index}/id",
                    "duplicate_id",
                    "标识重复；同一列表中每条须有不同标识",
                    "duplicate id: give each record of the list its own id",
                )


def _references(case: CheckedCase) -> Iterator[Problem]:
    """Check that each reference names a record; a list that is left out is empty only if the case is complete."""
    recorded = {target: getattr(case, target) for target in _REFERRED_LISTS}
    known = {target: {each.id for each in records or ()} for target, records in recorded.items()}
    for (*lists, key), target in REFERENCES.items():
        if (recorded[target] is None and case.complete_as_of is None) or not getattr(case, lists[0]):
            continue
        for place, record in _members(case, lists):
            if (named := getattr(record, key)) is not None and named not in known[target]:
                yield Problem(
                    _pointer(lists, place, key),
                    "dangling_reference",
                    f"所指标识不在 {target} 中；请补充该条或改正标识",
                    f"refers to no record of {target}: add the record, or correct the id",
                )
    yield from _other_persons(case)


def _members(case: object, lists: Sequence[str]) -> list[tuple[tuple[int, ...], Any]]:
    """Return the records of a list, or of a list inside each of its records, with their indexes."""
    members: list[tuple[tuple[int, ...], Any]] = [((), case)]
    for name in lists:
        members = [
            ((*place, index), record)
            for place, holder in members
            for index, record in enumerate(getattr(holder, name) or ())
        ]
    return members


def _other_persons(case: CheckedCase) -> Iterator[Problem]:
    detentions = {each.id: each for each in reversed(case.detentions or ())}  # of an id given twice, the first
    for index, referral in enumerate(case.referrals or ()):
        detention = detentions.get(referral.detention or "")
        if detention is None or None in {detention.person, referral.person} or detention.person == referral.person:
            continue
        yield Problem(
            f"/referrals/{index}/person",
            "another_person",
            "与所依拘留的被拘留人不是同一人；请改正其一",
            "is not the person of the detention that the referral is based on: correct one of them",
        )


def _orders(root: object) -> Iterator[Problem]:
    for name, (days_of, pairs) in _ORDERED.items():
        for index, record in enumerate(getattr(root, name, None) or ()):
            days = days_of(record)
            for pair in pairs:
                first, second = days[pair.first], days[pair.second]
                if first is None or second is None or second >= first or (first - second).days <= pair.lag:
                    continue
                if all(days[place] is None for place in pair.between):
                    yield _out_of_order(f"/{name}/{index}", pair.earlier, pair.later, pair.lag, pair.zh, pair.en)


def _out_of_order(  # noqa: PLR0917  the parts of a problem
    place: str, earlier: str, later: str, lag: int = 0, zh: str = "", en: str = ""
) -> Problem:
    by_zh, by_en = (f"超过{lag}日", f"more than {lag} day ") if lag else ("", "")
    return Problem(
        f"{place}/{later}",
        "out_of_order",
        f"早于 {earlier}{by_zh}，不可能{zh}；请核对两个日期",
        f"is {by_en}earlier than {earlier}, which is impossible{en}: check both days",
    )


def _before_sending(case: CheckedCase) -> Iterator[Problem]:
    """Check that no tracing is withdrawn before the letter was sent."""
    for (request, target), record in _members(case, ("requests", "targets")):
        sent = case.requests[request].sent_on if case.requests else None
        if sent is not None and record.withdrawn_on is not None and record.withdrawn_on < sent:
            zh, en = "（撤销的是已发出的查控）", " (what is withdrawn is tracing that was requested)"
            place = f"/requests/{request}/targets/{target}"
            yield _out_of_order(place, "request.sent_on", "withdrawn_on", 0, zh, en)


def _before_detention(case: CheckedCase) -> Iterator[Problem]:
    """Check that no referral precedes the detention that it follows."""
    detentions = {each.id: each for each in reversed(case.detentions or ())}  # of an id given twice, the first
    for index, referral in enumerate(case.referrals or ()):
        detention = detentions.get(referral.detention or "")
        recorded = [(day, name) for name in _SENT_OR_LATER if (day := getattr(referral, name)) is not None]
        if detention is None or not recorded:
            continue
        day, name = min(recorded, key=lambda each: each[0])
        for earlier, lag in FOLLOWED_BY_REFERRAL.items():
            before = getattr(detention, earlier)
            if before is not None and (before - day).days > lag:
                zh, en = "（移送以所依拘留为前提）", " (the referral follows the detention)"
                yield _out_of_order(f"/referrals/{index}", f"detention.{earlier}", name, lag, zh, en)


def _days(case: CheckedCase) -> Iterator[Problem]:
    yield from _orders(case)
    yield from _before_sending(case)
    yield from _before_detention(case)
    yield from _terms(case)
    if case.case_number is None:
        return
    if (year_begins := case.case_number.year_begins) is None:
        return
    for lists, acts in _DAYS_IN_CASE:
        if lists and not getattr(case, lists[0]):
            continue
        for place, record in _members(case, lists):
            for act, day_of, lag in acts:
                day = day_of(record)
                if day is not None and day < year_begins and (year_begins - day).days > lag:
                    yield Problem(
                        _pointer(lists, place, act.replace(".", "/")),
                        "before_case",
                        "早于案号中的收案年度；请核对日期与案号",
                        "is earlier than the year in case_number: check both",
                    )


def _day_at(path: str) -> Callable[[Any], date | None]:
    """Return a function that returns the day at a path of fields; `None` where a part is not recorded."""
    first, _, rest = path.partition(".")
    if not rest:
        return attrgetter(first)
    return lambda record: None if (inner := getattr(record, first)) is None else getattr(inner, rest)


_DAYS_IN_CASE: Final = tuple(
    (lists, tuple((act, _day_at(act), lag) for act, lag in acts.items())) for lists, acts in IN_THE_CASE.items()
)


def _pointer(lists: Iterable[str], place: Iterable[int], field: str) -> str:
    return "".join(f"/{name}/{index}" for name, index in zip(lists, place, strict=True)) + f"/{field}"


_AFTER_INTAKE: Final = 1
"""The number of days by which a printed term may begin after the intake: in an emergency the decision follows it."""


def _terms(case: CheckedCase) -> Iterator[Problem]:
    """Check the length of each detention, counted from the intake or the printed start, and of the leave."""
    for index, detention in enumerate(case.detentions or ()):
        end, days = detention.printed_end, detention.days
        starts = (detention.intake_on, _AFTER_INTAKE), (detention.printed_start, 0)
        if end is not None and any(day and (end - day).days > LONGEST_DETENTION + more for day, more in starts):
            yield Problem(
                f"/detentions/{index}/printed_end",
                "longer_than_lawful",
                f"距收拘日期或载明起日超过{LONGEST_DETENTION}日（民事诉讼法第一百一十八条）；请核对",
                f"is more than {LONGEST_DETENTION} days after the intake or the printed start (民事诉讼法 art. 118): "
                "check the days",
            )
        lengths = [] if days is None else [days]
        if end is not None and detention.printed_start is not None:
            lengths.append(max((end - detention.printed_start).days, 0))
        if detention.leave_days is not None and any(detention.leave_days > length for length in lengths):
            yield Problem(
                f"/detentions/{index}/leave_days",
                "longer_than_detention",
                "请假出所的天数超过拘留天数；请核对",
                "is more than the days of the detention: check both",
            )


def _persons(case: CheckedCase) -> Iterator[Problem]:
    """Check that no two persons have one number, and that no unit is detained."""
    persons = case.persons or ()
    for name, number in (("resident_number", "valid_resident_number"), ("credit_code", "plausible_credit_code")):
        given = [each for person in persons if (each := getattr(person, name)) is not None]
        if len(given) == len(set(given)):
            continue
        counts = Counter(getattr(each, number) for each in persons)
        for index, person in enumerate(persons):
            if (valid := getattr(person, number)) is not None and counts[valid] > 1:
                yield Problem(
                    f"/persons/{index}/{name}",
                    "same_number",
                    "与另一人员的号码相同；同一人只记一条，不同的人请核对号码",
                    "another person has the same number: record one person once, or correct the number",
                )
    units = {each.id for each in persons if each.kind == PersonKind.UNIT}
    for index, detention in enumerate(case.detentions or ()):
        if detention.person in units:
            yield Problem(
                f"/detentions/{index}/person",
                "unit_detained",
                "单位不能被拘留；请填被拘留的主要负责人或直接责任人员",
                "a unit cannot be detained: name the person in charge, or directly responsible, who was detained",
            )


def _disclosures(case: CheckedCase) -> Iterator[Problem]:
    """Check that the two fields about the information agree, and the two fields about its basis."""
    for index, disclosure in enumerate(case.disclosures or ()):
        included, stated = disclosure.classes_include_tracing, disclosure.tracing
        if included is not None and stated is not None and included != stated:
            yield Problem(
                f"/disclosures/{index}/classes",
                "contradicts_tracing",
                "披露内容类别与“含查控信息”不符（查控信息、公安机关参与事项、措施和手段均属查控信息）；请改正其一，或只填一项",
                "contradicts tracing (tracing, participation and means are tracing information): correct or omit one",
            )
        if disclosure.basis_verified is True and disclosure.basis_upheld is False:
            yield Problem(
                f"/disclosures/{index}/basis_upheld",
                "contradicts_verified",
                "依据既称已核实，又认定不成立；请改正其一",
                "a basis cannot be both verified and rejected by review: correct one",
            )


def _judgments(root: object, lists: Sequence[str]) -> Iterator[Problem]:
    """Check that each answer of a person is about a record, and that nobody gives two on one day."""
    judgments: Sequence[Judgment] = getattr(root, "judgments", None) or ()
    if not judgments:
        return
    counts = Counter(_answered(each) for each in judgments)
    known = {record.id for name in lists for record in getattr(root, name) or ()}
    traced = {
        (each.id, target.person) for each in getattr(root, "requests", None) or () for target in each.targets or ()
    }
    for index, each in enumerate(judgments):
        if each.of is not None and each.of not in known:
            yield Problem(
                f"/judgments/{index}/of",
                "dangling_reference",
                "所指标识不在任何列表中；请填所判断的记录的标识，判断整个记录的留空",
                "refers to no record of any list: give the id of the record that is judged, or leave it out for a "
                "judgment of the whole record",
            )
        elif each.person is not None and (each.of, each.person) not in traced:
            yield Problem(
                f"/judgments/{index}/person",
                "dangling_reference",
                "不是该查控请求的查控对象；请改正，判断的不是查控对象的留空",
                "is not to be traced by that request: correct it, or leave it out if no person to be traced is judged",
            )
        if counts[_answered(each)] > 1:
            yield Problem(
                f"/judgments/{index}",
                "judged_twice",
                "同一规则、同一记录在同一日有两个判断；请只留一个",
                "one rule on one record is judged twice on one day: keep one answer",
            )


def _answered(judgment: Judgment) -> tuple[object, ...]:
    return judgment.rule, judgment.of, judgment.person, judgment.on
