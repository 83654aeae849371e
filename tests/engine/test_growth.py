"""Cost in a straight line: no function is called, and no list is gone through, more often than the record has subjects.

Counted, not timed. A record with several times the subjects may cost each function, and each list, half as much again.
"""

from __future__ import annotations

import gc
import json
import sys
import weakref
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar

import pytest
from pydantic import BaseModel

from support.amendments import FIVE_DAYS
from zhixing_rules import JIAOZUO_2024, disclose, explain, impact, load, plan, validate
from zhixing_rules.interchange import dumps
from zhixing_rules.records import Case, JointMechanism
from zhixing_rules.records.consistency import contradictions, contradictions_of_mechanism
from zhixing_rules.render import text
from zhixing_rules.render._phrases import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    Record = Case | JointMechanism
    Counts = Counter[tuple[str, str]]

R = TypeVar("R", bound=BaseModel)
ON: Final = date(2025, 10, 20)
KINDS: Final = ("persons", "detentions", "referrals", "requests", "targets", "vehicles")
MECHANISM: Final = ("officers", "bulletins", "publications", "meetings")
SMALL, GREAT, DEEP = 10, 30, 120
"""Numbers of subjects: more than are gone through sooner than sorted by id."""
MARGIN: Final = 1.5


def case_with(kinds: tuple[str, ...], count: int) -> str:
    """Return a case with so many records of some kinds, and one of each other. Every other detention has a referral."""
    many = {kind: count if kind in kinds else 1 for kind in (*KINDS, "judgments")}

    def person(number: int) -> str:
        return f"p{number % many['persons']}"

    def target(number: int) -> dict[str, Any]:
        known = {"need_held": True, "whereabouts_known": False, "result_locates": number % 2 > 0}
        return {"person": person(number), **known}

    def request(number: int) -> dict[str, Any]:
        """Return a request; the sending of the first, which has all the targets, is blank."""
        sent = {"sent_on": "2025-09-02"} if number else {}
        targets = [target(number + each) for each in range(1 if number else many["targets"])]
        return {"id": f"r{number}", **sent, "feedback_on": "2025-09-04", "targets": targets}

    def judgment(number: int) -> dict[str, str]:
        about = {"rule": "art3.i2.feedback", "of": f"r{number % many['requests']}"}
        day = date(2022, 1, 1) + timedelta(days=number)
        return {**about, "verdict": "fail", "by": "执行局", "on": day.isoformat()}

    return json.dumps(
        {
            "case_number": "（2025）豫0823执901号",
            "complete_as_of": "2025-10-20",
            "judgments": [judgment(number) for number in range(many["judgments"])],
            "persons": [
                {
                    "id": person(number),
                    "debtor": number % 2 > 0,
                    "kind": "natural" if number % 2 or not number else "unit",
                    "roles": [{"kind": "principal", "unit": person(number * 7), "evidenced": True}],
                }
                for number in range(many["persons"])
            ],
            "requests": [request(number) for number in range(many["requests"])],
            "detentions": [
                {
                    "id": f"d{number}",
                    "person": person(0),
                    "decided_on": "2025-09-08",
                    "intake_on": "2025-09-08",
                    "days": 15,
                    "criminal_liability_needed": True,
                    "view_on": "2025-09-12",
                }
                for number in range(many["detentions"])
            ],
            "referrals": [
                {
                    "id": f"f{number}",
                    "detention": f"d{2 * number % many['detentions']}",
                    "offence": "refusal",
                    "sent_on": "2025-09-19",
                    "received_on": "2025-09-22",
                }
                for number in range(many["referrals"])
            ],
            "vehicles": [
                {"id": f"v{number}", "sealed_on": "2025-01-10", "found_on": "2025-09-10"}
                for number in range(many["vehicles"])
            ],
        }
    )


def mechanism_with(kinds: tuple[str, ...], count: int) -> str:
    """Return a joint mechanism with so many records in each list."""
    days = {"officers": "appointed_on", "bulletins": "issued_on", "meetings": "held_on"}

    def listed(kind: str, number: int) -> dict[str, str]:
        return {"id": f"m{number}", **({days[kind]: f"2025-0{number % 9 + 1}-10"} if kind in days else {})}

    lists = {kind: [listed(kind, number) for number in range(count)] for kind in kinds}
    return json.dumps({"record": "joint_mechanism", "complete_as_of": "2025-10-20", **lists})


class CountedList(tuple[Any, ...]):
    """A list of a record that counts how many of its records are gone through."""

    __slots__ = ()
    passed: ClassVar[Counter[str]] = Counter()

    def __iter__(self) -> Iterator[Any]:
        self.passed[type(self[0]).__name__ if self else ""] += len(self)
        return super().__iter__()


def counted(operation: Callable[[], object]) -> Counts:
    """Count the calls of each function, and the records gone through in each list."""
    counts: Counts = Counter()
    CountedList.passed.clear()

    def note(frame: FrameType, event: str, argument: Any) -> None:  # noqa: ANN401  what happened
        if event == "call":
            counts[frame.f_code.co_filename, frame.f_code.co_qualname] += 1
        elif event == "c_call":
            counts["", argument.__qualname__] += 1

    sys.setprofile(note)
    try:
        operation()
    finally:
        sys.setprofile(None)
    return counts + Counter({("list", name): passed for name, passed in CountedList.passed.items()})


def with_counted_lists(record: R) -> R:
    """Return the record with lists that count, also inside the records of a list; it is not read again."""
    lists = {
        name: CountedList(with_counted_lists(one) if isinstance(one, BaseModel) else one for one in each)
        for name, each in record
        if isinstance(each, tuple)
    }
    return type(record).model_construct(**{**dict(record), **lists})


def everything(record: Record) -> Iterator[object]:
    """Do with one record all that can be done with one record."""
    yield contradictions(record) if isinstance(record, Case) else contradictions_of_mechanism(record)
    report = validate(record, on=ON)
    yield report.counts, report.failed, report.by("fail"), report.missing
    yield report.sensitive_to
    yield [explain(finding) for finding in report]
    steps = plan(record, on=ON)
    yield steps.next, steps.counts, [(step.deadline, step.documents, step.why_zh) for step in steps.steps]
    disclosed = disclose(report, "keeper")
    yield dumps(disclosed), text.report(disclosed), dumps(disclose(steps, "keeper"))
    yield impact(JIAOZUO_2024, FIVE_DAYS, [record], on=ON)


def assert_straight(
    make: Callable[[tuple[str, ...], int], str], kinds: tuple[str, ...], small: int, great: int
) -> None:
    """Assert that no function and no list costs more than in proportion. What is compiled once is compiled before."""
    model: type[Record] = JointMechanism if make is mechanism_with else Case

    def cost(count: int) -> Counts:
        place.cache_clear()  # a place is named once, whichever record it is in
        written = make(kinds, count)
        loaded = counted(lambda: load(model, written))
        record = with_counted_lists(load(model, written))
        return loaded + counted(lambda: list(everything(record)))

    list(everything(load(model, make(kinds, small))))
    less, more = cost(small), cost(great)
    allowed = MARGIN * great / small
    steep = {name: (less[name], count) for name, count in more.items() if count > allowed * max(less[name], small)}
    assert steep == {}
    assert sum(more.values()) <= allowed * sum(less.values())


@pytest.mark.parametrize("kinds", [("vehicles",), pytest.param(KINDS, marks=pytest.mark.deep)], ids=["vehicles", "all"])
def test_the_cost_of_a_case_grows_in_a_straight_line(kinds: tuple[str, ...]) -> None:
    assert_straight(case_with, kinds, SMALL, GREAT)


def test_the_cost_of_a_joint_mechanism_grows_in_a_straight_line() -> None:
    assert_straight(mechanism_with, MECHANISM, SMALL, GREAT)


@pytest.mark.parametrize(
    ("make", "kinds"), [(case_with, KINDS), (mechanism_with, MECHANISM)], ids=["case", "mechanism"]
)
def test_nothing_keeps_a_record_when_its_results_are_gone(
    make: Callable[[tuple[str, ...], int], str], kinds: tuple[str, ...]
) -> None:
    model: type[Record] = JointMechanism if make is mechanism_with else Case
    record = load(model, make(kinds, SMALL))
    kept = weakref.ref(record)
    results = list(everything(record))
    del record
    assert kept() is not None, "a plan and its report keep the record"
    del results
    gc.collect()
    assert kept() is None


@pytest.mark.deep
@pytest.mark.parametrize(
    "kinds", [*[(kind,) for kind in KINDS], ("judgments",), KINDS], ids=[*KINDS, "judgments", "all"]
)
def test_ten_times_the_subjects_cost_ten_times(kinds: tuple[str, ...]) -> None:
    assert_straight(case_with, kinds, DEEP // 10, DEEP)


@pytest.mark.deep
def test_a_joint_mechanism_of_ten_times_the_records_costs_ten_times() -> None:
    assert_straight(mechanism_with, MECHANISM, DEEP // 10, DEEP)
