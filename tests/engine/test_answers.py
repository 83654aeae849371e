"""The answers of persons: they clear a review, are shown with the verdict, and change nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, RecordError, disclose, impact, plan, validate
from zhixing_rules.amendment import ChooseReading
from zhixing_rules.engine import Finding
from zhixing_rules.engine.answers import Answer

Facts = dict[str, Any]
ON = date(2025, 4, 1)
FEEDBACK, REQUEST = "art3.i2.feedback", "/requests/0"


def answer(verdict: str, on: str = "2025-03-10", **changed: object) -> Facts:
    return {"rule": FEEDBACK, "of": "r1", "verdict": verdict, "by": "执行法官甲", "on": on} | changed


def case(*judgments: Facts, **request: object) -> Facts:
    """The police ran the query on 4 March 2025 and reported the result to the court on 6 March."""
    facts = {"sent_on": "2025-03-03", "queried_on": "2025-03-04", "feedback_on": "2025-03-06"}
    recorded = {"id": "r1", "feedback_to_court": True, **facts, **request}
    return {
        "case_number": "（2025）豫0802执1号",
        "complete_as_of": "2025-04-01",
        "requests": [{name: value for name, value in recorded.items() if value is not None}],
        "judgments": list(judgments),
    }


NOT_REPORTED: Facts = {"feedback_on": None, "feedback_to_court": None}


def finding_of(record: Facts, rule: str = FEEDBACK, path: str = REQUEST, on: date = ON) -> Finding:
    (found,) = (each for each in validate(record, on=on).rule(rule) if each.path == path)
    return found


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), ON, "review", id="nobody has answered"),
        pytest.param(case(answer("pass")), ON, "pass", id="prompt"),
        pytest.param(case(answer("fail")), ON, "fail", id="not prompt"),
        pytest.param(case(answer("pass")), date(2025, 3, 10), "pass", id="on the day of the answer"),
        pytest.param(case(answer("pass")), date(2025, 3, 9), "review", id="the day before the answer"),
        pytest.param(case(answer("pass", "2025-03-06")), ON, "pass", id="on the day of the act"),
        pytest.param(case(answer("pass", "2025-03-05")), ON, "review", id="before the act was done"),
        pytest.param(case(answer("fail", "2025-03-05")), ON, "fail", id="too slow before it was done, and since"),
        pytest.param(case(answer("pass"), answer("fail", "2025-03-11")), ON, "fail", id="the latest answer counts"),
        pytest.param(case(answer("fail", "2025-03-11"), answer("pass")), ON, "fail", id="in whatever order"),
        pytest.param(case(answer("pass"), **NOT_REPORTED), ON, "review", id="nothing done: still to be done"),
        pytest.param(case(answer("fail"), **NOT_REPORTED), ON, "fail", id="nothing done: too slow"),
        pytest.param(case(answer("not_applicable")), ON, "review", id="the rule applies by what is recorded"),
    ],
)
def test_an_answer_is_the_verdict_where_the_record_leaves_it_to_a_person(
    record: Facts, on: date, expected: str
) -> None:
    assert finding_of(record, on=on).verdict.value == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(answer("pass"), feedback_to_court=False), "fail", id="reported to somebody else"),
        pytest.param(case(answer("fail"), feedback_on="2025-03-04"), "pass", id="reported the same day"),
        pytest.param(case(answer("pass"), queried_on=None, **NOT_REPORTED), "not_applicable", id="no query"),
        pytest.param({**case(answer("pass"), **NOT_REPORTED), "complete_as_of": None}, "open", id="not attested"),
    ],
)
def test_an_answer_changes_no_other_verdict_and_is_said_not_to_be_used(record: Facts, expected: str) -> None:
    found = finding_of(record)
    assert found.verdict.value == expected
    assert found.judgment is not None
    assert not found.judgment.used
    assert "未采用" in found.message()
    assert "not used" in found.message("en")


def test_an_answer_is_shown_with_the_verdict() -> None:
    found = finding_of(case(answer("pass")))
    assert (found.label.zh, found.missing) == ("符合", ())
    assert found.message() == (
        "第三条第（二）项：将查询研判结果反馈至同级人民法院——符合。"
        "已办理，用时2日；本意见未规定具体期限；2025年3月10日经人工判断"
    )
    assert found.message("en").endswith("; judged by a person on 2025-03-10")
    judgment = found.judgment
    assert isinstance(judgment, Answer)
    assert (judgment.verdict.value, judgment.by, judgment.on, judgment.used) == (
        "pass",
        "执行法官甲",
        date(2025, 3, 10),
        True,
    )
    assert "执行法官甲" not in repr(judgment)


def test_who_answered_is_known_to_the_court_only() -> None:
    for audience, by in {"keeper": "执行法官甲", "court_staff": "执行法官甲", "police": None}.items():
        findings = disclose(validate(case(answer("pass")), on=ON), audience).findings
        (found,) = (each for each in findings if each.rule_id == FEEDBACK)
        assert found.judgment is not None
        assert found.judgment.by == by


def test_a_missing_judgment_is_answered_and_a_rule_declared_not_to_apply() -> None:
    """Whether an operation is large is for a person; without an answer the rule is for review."""
    operation = {"id": "o1", "starts_on": "2025-03-20"}
    rule, path = "art12.p2.preplan", "/operations/0"
    record: Facts = {"complete_as_of": "2025-04-01", "operations": [operation]}
    assert finding_of(record, rule, path).verdict.value == "review"
    for verdict in ("pass", "fail", "not_applicable"):
        given = {"rule": rule, "of": "o1", "verdict": verdict, "by": "执行局", "on": "2025-03-25"}
        expected = "review" if verdict == "pass" else verdict  # no plan was made, which no answer makes good
        assert finding_of({**record, "judgments": [given]}, rule, path).verdict.value == expected


def test_the_answer_about_a_person_to_be_traced_names_the_request_and_the_person() -> None:
    facts = {"result_locates": True, "measures_on": "2025-03-08"}
    targets = [{"person": "p1", **facts}, {"person": "p2", **facts}]
    record = case(answer("pass", rule="art3.i3.measures", person="p1"), targets=targets)
    record |= {"persons": [{"id": "p1"}, {"id": "p2"}]}
    verdicts = [each.verdict.value for each in validate(record, on=ON).rule("art3.i3.measures")]
    assert verdicts == ["pass", "review"]


# ------------------------------------------------------------------------------------------------ recurring duties


def bulletins(*judgments: Facts, complete: str = "2026-01-31") -> Facts:
    """Only one bulletin, to a department of which nobody has said whether it is one of 等部门."""
    return {
        "record": "joint_mechanism",
        "complete_as_of": complete,
        "bulletins": [{"id": "b1", "issued_on": "2025-03-01", "addressee": "department"}],
        "judgments": list(judgments),
    }


def test_an_answer_about_a_period_does_not_cover_a_later_one() -> None:
    readings = {"bulletin-cycle": "half-year"}
    given = {"rule": "art6.bulletin", "verdict": "pass", "by": "执行局", "on": "2025-07-02"}

    def verdict(record: Facts, on: date) -> str:
        (found,) = validate(record, on=on, readings=readings).rule("art6.bulletin")
        return found.verdict.value

    assert verdict(bulletins(), date(2025, 7, 2)) == "review"
    assert verdict(bulletins(given), date(2025, 7, 2)) == "pass"
    assert verdict(bulletins(given), date(2025, 12, 31)) == "pass"
    assert verdict(bulletins(given), date(2026, 1, 2)) == "fail", "nothing was issued in the second half"


def test_an_answer_about_a_duty_without_a_period_holds_on_its_day() -> None:
    given = {"rule": "art6.bulletin", "verdict": "pass", "by": "执行局", "on": "2025-07-02"}
    for on, expected in {date(2025, 7, 2): "pass", date(2025, 7, 3): "review"}.items():
        (found,) = validate(bulletins(given), on=on).rule("art6.bulletin")
        assert found.verdict.value == expected


# ------------------------------------------------------------------------------------------------ plans, impacts


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (case(**NOT_REPORTED), "due"),
        (case(answer("fail"), **NOT_REPORTED), "overdue"),
        (case(answer("pass"), **NOT_REPORTED), "due"),
        (case(answer("fail")), "done"),
    ],
)
def test_the_plan_follows_the_answer(record: Facts, status: str) -> None:
    assert [each.status.value for each in plan(record, on=ON).steps if each.rule_id == FEEDBACK] == [status]


def test_a_step_that_does_not_apply_by_the_answer_is_no_step() -> None:
    record: Facts = {"complete_as_of": "2025-04-01", "operations": [{"id": "o1", "starts_on": "2025-04-20"}]}
    given = {"rule": "art12.p2.preplan", "of": "o1", "verdict": "not_applicable", "by": "执行局", "on": "2025-03-25"}
    for judgments, expected in (([], {"art12.p2.preplan"}), ([given], set())):
        steps = plan({**record, "judgments": judgments}, on=ON).steps
        assert {each.rule_id for each in steps} & {"art12.p2.preplan"} == expected


def test_readings_and_impacts_start_from_the_answer() -> None:
    record = case(answer("pass", "2025-03-25"), feedback_on="2025-03-20")
    (changed,) = (each for each in validate(record, on=ON).sensitive_to if each.rule_id == FEEDBACK)
    assert (changed.was.value, changed.verdict.value, changed.alternative) == ("pass", "fail", "three-working-days")
    counted = JIAOZUO_2024.amend(ChooseReading("promptly", "three-working-days"), name="counted")
    (moved,) = impact(JIAOZUO_2024, counted, [record], on=ON).cases
    (movement,) = (each for each in moved.movements if each.rule_id == FEEDBACK)
    assert movement.old is not None
    assert movement.new is not None
    assert (movement.old.verdict, movement.new.verdict) == ("pass", "fail")


# ------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("judgments", "place", "code"),
    [
        ([answer("pass", of="r2")], "/judgments/0/of", "dangling_reference"),
        ([answer("pass", person="p1")], "/judgments/0/person", "dangling_reference"),
        ([answer("pass"), answer("fail")], "/judgments/1", "judged_twice"),
        ([answer("pass", rule="art3.i2.feedbak")], "/judgments/0/rule", "unknown_rule"),
        ([answer("pass", rule="art9.filing")], "/judgments/0/of", "not_judged_by_rule"),
        ([{**answer("pass"), "of": None}], "/judgments/0/of", "not_judged_by_rule"),
        ([{**answer("pass"), "by": None}], "/judgments/0/by", "string_type"),
    ],
)
def test_an_answer_that_answers_nothing_is_refused_with_its_place(
    judgments: list[Facts], place: str, code: str
) -> None:
    for judge in (validate, plan):
        with pytest.raises(RecordError) as refused:
            judge(case(*judgments), on=ON)
        assert (place, code) in [(each.pointer, each.code) for each in refused.value.problems]
        assert "执行法官甲" not in str(refused.value)
