"""The events of a record: every day that is recorded, except days on which nothing happens."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from support.desk_case import CASE, ON
from zhixing_rules import Audience
from zhixing_rules.records import JointMechanism, load
from zhixing_rules.views import case_view
from zhixing_rules.views.record_events import case_events
from zhixing_rules.views.subject_titles import SubjectTitles


def days_in(value: Any, path: str = "") -> list[tuple[str, str]]:  # noqa: ANN401  any JSON
    """Return every day of a JSON value with its pointer, by another way than the library."""
    if isinstance(value, dict):
        return [each for key, part in value.items() for each in days_in(part, f"{path}/{key}")]
    if isinstance(value, list):
        return [each for index, part in enumerate(value) for each in days_in(part, f"{path}/{index}")]
    return [(path, value)] if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)) else []


def test_every_recorded_day_is_an_event_but_for_those_on_which_nothing_happens() -> None:
    events = {(each.path, each.day.isoformat()) for each in case_view(CASE, on=ON).events}
    assert events == {
        each
        for each in days_in(CASE)
        if not each[0].endswith(("complete_as_of", "supplement_due_on", "seal_ends_on", "printed_start", "printed_end"))
    }


def test_an_event_is_named_without_the_word_for_day_and_has_its_subject_and_clause() -> None:
    (event,) = [each for each in case_view(CASE, on=ON).events if each.path == "/referrals/0/received_on"]
    assert (event.title.zh, event.subject.zh, event.clause) == ("公安机关接收", "移送1（郑某乙）", "第九条")


def test_a_party_learns_of_outcomes_alone() -> None:
    paths = [each.path for each in case_view(CASE, on=ON, audience="party").events]
    assert paths
    assert not [path for path in paths if "/requests" in path or "intake" in path or "view_on" in path]


def test_a_joint_mechanism_has_events_too() -> None:
    record = {"record": "joint_mechanism", "bulletins": [{"id": "b1", "issued_on": "2026-01-05"}]}
    mechanism = load(JointMechanism, record)
    (event,) = case_events(mechanism, Audience.KEEPER, SubjectTitles(mechanism, Audience.KEEPER), ON)
    assert (event.day, event.title.zh, event.subject.zh) == (date(2026, 1, 5), "通报", "通报1")
