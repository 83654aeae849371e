"""JSON text: Chinese unescaped, days as ISO dates, deterministic bytes."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from typing import Any
from unicodedata import category

import pytest

from support.disclosed import kept
from zhixing_rules import JIAOZUO_2024, PRC, RecordError, explain, load, plan, validate
from zhixing_rules.engine import Verdict
from zhixing_rules.interchange import (
    article_to_dict,
    calendar_to_dict,
    day_to_dict,
    dumps,
    explanation_to_dict,
    finding_to_dict,
    plan_to_dict,
    problems_to_dict,
    report_to_dict,
    span_to_dict,
)
from zhixing_rules.law import Citation
from zhixing_rules.records import Case

JudgedCase = tuple[dict[str, Any], date]


def test_chinese_is_not_escaped_and_the_text_ends_with_a_line_break() -> None:
    assert dumps({"违反": "第七条"}) == '{\n  "违反": "第七条"\n}\n'


def test_results_are_written_as_their_dictionaries(bundled: JudgedCase) -> None:
    case, on = bundled
    undisclosed = validate(case, on=on)
    report, steps = kept(undisclosed), kept(plan(case, on=on))
    finding = kept(undisclosed.rule("art7.p2.referral")[0])
    explanation = kept(explain(undisclosed.rule("art7.p2.referral")[0]))
    for value, written in (
        (report, report_to_dict(report)),
        (steps, plan_to_dict(steps)),
        (finding, finding_to_dict(finding)),
        (explanation, explanation_to_dict(explanation)),
        (finding.deadline, finding_to_dict(finding)["deadline"]),
        (PRC, calendar_to_dict(PRC)),
        (PRC.why(on), day_to_dict(PRC.why(on))),
        (PRC.interval(on, 3), span_to_dict(PRC.interval(on, 3))),
        (on, on.isoformat()),
    ):
        assert json.loads(dumps([value])) == [written]


def test_a_value_of_another_type_is_refused() -> None:
    for value in (object(), datetime(2025, 1, 2, 3, 4, 5), {1, 2}):  # noqa: DTZ001  no zone: it must be refused
        with pytest.raises(TypeError, match="cannot be written as JSON"):
            dumps([value])
    with pytest.raises(ValueError, match="JSON"):
        dumps(math.nan)


def test_the_same_result_gives_the_same_bytes(bundled: JudgedCase) -> None:
    case, on = bundled
    assert dumps(kept(validate(case, on=on))) == dumps(kept(validate(json.dumps(case), on=on)))


def test_problems_contain_no_value() -> None:
    with pytest.raises(RecordError) as caught:
        load(Case, {"complete_as_of": "PLANTED"})
    written = dumps(caught.value)
    assert json.loads(written) == problems_to_dict(caught.value)
    assert "PLANTED" not in written
    assert '"pointer": "/complete_as_of"' in written


def test_a_calendar_contains_the_notices_of_each_year() -> None:
    written = calendar_to_dict(PRC)
    years = {each["year"]: each["notices"] for each in written["years"]}
    assert years[2025] == ["国办发明电〔2024〕12号"]
    assert years[2020] == []
    assert written["final_through"] < written["covered_through"]


def test_an_article_contains_its_rules_and_readings() -> None:
    citation = Citation.parse("art7.p2", document=JIAOZUO_2024.instrument.document)
    rules = JIAOZUO_2024.rule("art7.p2.referral")
    written = article_to_dict(JIAOZUO_2024, citation, rules, readings=(("transfer-window", "window"),))
    assert "三个工作日内" in written["text"]
    (rule,) = written["rules"]
    assert (rule["kind"], rule["subject_zh"]) == ("perform", "司法拘留")
    window = next(each for each in written["readings"] if each["id"] == "transfer-window")
    assert (window["default"], window["used"]) == ("latest-is-expiry", "window")
    assert "依解读" not in rule["applies_zh"]


def test_the_remedy_of_a_rule_without_one_is_null() -> None:
    citation = Citation.parse("art11", document=JIAOZUO_2024.instrument.document)
    (rule,) = article_to_dict(JIAOZUO_2024, citation, JIAOZUO_2024.rule("art11.same-procedure"))["rules"]
    assert rule["remedy_zh"] is None
    assert rule["remedy_en"] is None
    assert rule["remedy"] is None


def test_counts_contain_every_verdict(bundled: JudgedCase) -> None:
    case, on = bundled
    assert set(report_to_dict(kept(validate(case, on=on)))["counts"]) == {verdict.value for verdict in Verdict}


def test_control_characters_are_escaped() -> None:
    value = {"\x7f\x9b\u202e": ["\u200b\u2028\U000e0041", "\ud800", "\x1b"], "旧": "é—。🙂"}
    text = dumps(value)
    assert json.loads(text) == value
    assert text.isascii() is False
    assert "é—。🙂" in text
    assert all(sign == "\n" or category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in text)
