"""Consistency checks of a record: too many records, duplicate ids, an end before its start, an act before its case.

Apart from that number, only what is impossible is checked here. What the Opinion forbids is a finding of a rule, not a
contradiction.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Protocol

from zhixing_rules.errors import MAX_PROBLEMS, Problem
from zhixing_rules.records.detention import LONGEST_DETENTION
from zhixing_rules.records.loading import MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.records.case_number import CaseNumber
    from zhixing_rules.records.detention import Detention, Referral
    from zhixing_rules.records.disclosures import Disclosure
    from zhixing_rules.records.enums import CourtLevel
    from zhixing_rules.records.record import Record

__all__ = [
    "LISTS",
    "LISTS_INSIDE",
    "LISTS_OF_MECHANISM",
    "NOT_BEFORE_CASE",
    "ORDER",
    "REFERENCES",
    "contradictions",
    "contradictions_of_mechanism",
]

LISTS: Final = (
    *("persons", "requests", "detentions", "referrals", "private_prosecutions"),
    *("vehicles", "incidents", "operations", "accesses", "disclosures", "publications"),
)
LISTS_INSIDE: Final[dict[str, str]] = {"persons": "roles", "requests": "targets"}
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

ORDER: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "requests": (("queried_on", "feedback_on"), ("feedback_on", "feedback_received_on")),
    "detentions": (
        ("printed_start", "printed_end"),
        ("intake_on", "printed_end"),
        ("intake_on", "released_early_on"),
    ),
    "referrals": (
        ("sent_on", "received_on"),
        ("received_on", "review_ended_on"),
        ("received_on", "extended_on"),
        ("received_on", "filed_on"),
        ("received_on", "transferred_on"),
        ("received_on", "supplement_notified_on"),
        ("supplement_notified_on", "supplement_due_on"),
        ("supplement_notified_on", "supplied_on"),
        ("received_on", "refusal_made_on"),
        ("refusal_made_on", "refusal_sent_on"),
    ),
    "vehicles": (
        ("sealed_on", "renewed_on"),
        ("sealed_on", "seal_ends_on"),
        ("renewed_on", "seal_ends_on"),
        ("found_on", "notified_on"),
        ("found_on", "attended_on"),
        ("found_on", "handed_over_on"),
    ),
    "incidents": (("reported_on", "dispatched_on"),),
    "officers": (("appointed_on", "ended_on"),),
}
"""Pairs of days of which the first cannot be later than the second."""

_PAIRED_DAYS: Final = {name: attrgetter(*chain(*pairs)) for name, pairs in ORDER.items()}
"""For each list, a function that returns the days of `ORDER` of one of its records, pair after pair."""

NOT_BEFORE_CASE: Final[dict[str, tuple[str, ...]]] = {
    "requests": ("approved_on", "sent_on"),
    "detentions": ("decided_on",),
    "referrals": ("sent_on",),
}
"""Acts in the case, which cannot be earlier than the year in which the case was accepted."""


class CheckedCase(Protocol):
    """The fields of a `Case` that the checks below access; the lists named in the tables above are read by name."""

    @property
    def case_number(self) -> CaseNumber | None: ...
    @property
    def court_level(self) -> CourtLevel | None: ...
    @property
    def detentions(self) -> tuple[Detention, ...] | None: ...
    @property
    def referrals(self) -> tuple[Referral, ...] | None: ...
    @property
    def disclosures(self) -> tuple[Disclosure, ...] | None: ...


def contradictions(case: CheckedCase) -> tuple[Problem, ...]:
    """Return the contradictions in a case, sorted by place; at most one more than an error lists."""
    checks = _size(case), _levels(case), _ids(case, LISTS), _references(case), _days(case), _disclosures(case)
    return _sorted(chain.from_iterable(checks))


def contradictions_of_mechanism(mechanism: Record) -> tuple[Problem, ...]:
    """Return the contradictions in the record of a joint mechanism, sorted by place."""
    return _sorted(chain(_ids(mechanism, LISTS_OF_MECHANISM), _orders(mechanism)))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(islice(problems, MAX_PROBLEMS + 1))))


def _size(case: CheckedCase) -> Iterator[Problem]:
    """Check the number of records in all lists; the problem is at the list that holds most of them."""
    sizes = {name: _length(case, name) for name in LISTS}
    if sum(sizes.values()) > MAX_RECORDS:
        yield Problem(
            f"/{max(sizes, key=sizes.__getitem__)}",
            "too_many_records",
            f"各列表（含关系、查控对象）合计超过{MAX_RECORDS}条，以本列表为最多；请按人员或查控请求分成几份记录，分别检查",
            f"all lists together, roles and targets included, exceed {MAX_RECORDS} records, and this list has most of "
            "them: divide the case into several records, by person or by request, and check each",
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
    known = {target: _ids_in(getattr(case, target)) for target in _REFERRED_LISTS}
    for (*lists, key), target in REFERENCES.items():
        ids = known[target]
        if ids is None:
            continue
        for place, record in _members(case, lists):
            if (named := getattr(record, key)) is not None and named not in ids:
                yield Problem(
                    "".join(f"/{name}/{index}" for name, index in zip(lists, place, strict=True)) + f"/{key}",
                    "dangling_reference",
                    f"所指标识不在 {target} 中；请补充该条或改正标识",
                    f"refers to no record in {target}: add the record, or correct the id",
                )
    yield from _other_persons(case)


def _ids_in(records: Sequence[Record] | None) -> set[str] | None:
    return None if records is None else {record.id for record in records}  # type: ignore[attr-defined]  # as above


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
    for name, pairs in ORDER.items():
        for index, record in enumerate(getattr(root, name, None) or ()):
            days = iter(_PAIRED_DAYS[name](record))
            for (earlier, later), first, second in zip(pairs, days, days, strict=True):
                if first is not None and second is not None and second < first:
                    yield Problem(
                        f"/{name}/{index}/{later}",
                        "out_of_order",
                        f"早于 {earlier}，不可能；请核对两个日期",
                        f"is earlier than {earlier}: check both days",
                    )


def _days(case: CheckedCase) -> Iterator[Problem]:
    yield from _orders(case)
    yield from _too_long(case)
    if case.case_number is None:
        return
    year_begins = case.case_number.year_begins
    for name, acts in NOT_BEFORE_CASE.items():
        for index, record in enumerate(getattr(case, name) or ()):
            for act in acts:
                day = getattr(record, act)
                if day is not None and day < year_begins:
                    yield Problem(
                        f"/{name}/{index}/{act}",
                        "before_case",
                        "早于案号中的收案年度；请核对日期与案号",
                        "is earlier than the year in case_number: check both",
                    )


def _too_long(case: CheckedCase) -> Iterator[Problem]:
    for index, detention in enumerate(case.detentions or ()):
        start = detention.printed_start or detention.intake_on
        if start is None or detention.printed_end is None:
            continue
        if (detention.printed_end - start).days > LONGEST_DETENTION:
            yield Problem(
                f"/detentions/{index}/printed_end",
                "longer_than_lawful",
                f"载明的期限超过{LONGEST_DETENTION}日（民事诉讼法第一百一十八条）；请核对",
                f"is more than {LONGEST_DETENTION} days after the start (民事诉讼法 art. 118): check both days",
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
