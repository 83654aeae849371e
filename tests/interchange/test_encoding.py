"""JSON text: Chinese unescaped, days as ISO dates, deterministic bytes."""

from __future__ import annotations

import io
import json
import math
import re
import tracemalloc
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from unicodedata import category

import pytest

from support.disclosed import kept
from zhixing_rules import (
    JIAOZUO_2024,
    PRC,
    DisclosureRefused,
    RecordError,
    compare,
    disclose,
    explain,
    impact,
    load,
    moves,
    plan,
    validate,
)
from zhixing_rules.amendment import Reword, SetSpan
from zhixing_rules.engine import Verdict
from zhixing_rules.impacts import CaseMoves
from zhixing_rules.interchange import (
    article_to_dict,
    calendar_to_dict,
    day_to_dict,
    dump,
    dumps,
    explanation_to_dict,
    finding_to_dict,
    plan_to_dict,
    problems_to_dict,
    report_to_dict,
    span_to_dict,
)
from zhixing_rules.interchange.encoding import _escaped, _plain
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.interchange.result_documents import DOCUMENTS
from zhixing_rules.language import Days
from zhixing_rules.law import Citation
from zhixing_rules.records import Case
from zhixing_rules.views import mechanism_view, worklist

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


# ------------------------------------------------------------------------------------------------ a part at a time

FIVE = JIAOZUO_2024.amend(
    Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)), name="five"
)
DAY = date(2025, 1, 2)


@pytest.fixture(scope="module")
def written(bundled: JudgedCase) -> dict[str, object]:
    """Return a result of every type that can be written, by its name."""
    case, on = bundled
    report, steps = validate(case, on=on), plan(case, on=on)
    finding = next(each for each in report if each.deadline is not None)
    moved = next(iter(moves(JIAOZUO_2024, FIVE, [case], on=on)))
    assert isinstance(moved, CaseMoves)
    with pytest.raises(RecordError) as refused:
        load(Case, {"persons": [{}, {"id": 1}]})
    named = (
        *(kept(report), disclose(report, "public"), kept(steps), kept(finding), kept(finding).deadline),
        *(
            kept(explain(finding)),
            disclose(impact(JIAOZUO_2024, FIVE, [case, "{"], on=on), "keeper"),
            disclose(moved, "keeper"),
        ),
        worklist([case, {"court": 7}], on=on),
        *(compare(JIAOZUO_2024, FIVE, effort=1000), refused.value, PRC, PRC.why(on), PRC.interval(on, 3)),
        mechanism_view({"record": "joint_mechanism", "officers": [{"id": "o1"}]}, on=on),
    )
    return {type(each).__name__ + ("" if number != 1 else " of the public"): each for number, each in enumerate(named)}


def reference(value: object) -> str:
    """Return what the JSON encoder of Python writes, with every character that is not plain looked at."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, default=_plain)
    return re.sub(r"[^\n -~]", _escaped, text) + "\n"


def test_every_result_is_written_as_by_the_encoder_of_python(written: dict[str, object]) -> None:
    assert {kind.__name__ for kind in DOCUMENTS} <= set(written)
    structures = {
        "a dictionary of results": dict(written),
        "a list of results": list(written.values()),
        "in a list in a dictionary": {"甲": [written["DisclosedPlan"]], "乙": DAY},
        "keys that are no strings": {1: written["DisclosedReport"], None: True},
        "empty": {"a": {}, "b": [], "c": ()},
        "nothing": {},
        "a number": 1.5e-7,
        "half a pair": {"\ud800": ["\udfff\u2028\x7f"], "d": written["DayExplanation"]},
    }
    for name, value in {**written, **structures}.items():
        file = io.StringIO()
        dump(value, file)
        assert dumps(value) == reference(value), name
        assert file.getvalue() == dumps(value), name


def test_an_empty_result_is_written_as_by_the_encoder_of_python() -> None:
    for result in (disclose(validate({}, on=DAY), "public"), disclose(plan({}, on=DAY), "public")):
        assert dumps(result) == reference(result)
    assert '"steps": []' in dumps(disclose(plan({}, on=DAY), "public"))


def types_in(value: object) -> set[type]:
    if isinstance(value, LazyArray | list):
        return {list}.union(*map(types_in, value))
    if type(value) is dict:
        return {dict}.union(*map(types_in, value.keys()), *map(types_in, value.values()))
    return {type(value)}


def test_the_documents_of_results_hold_only_json_that_both_encoders_write_alike(written: dict[str, object]) -> None:
    for kind, document in DOCUMENTS.items():
        found = types_in(document(written[kind.__name__]))
        assert found <= {dict, list, str, int, bool, type(None)}, kind


def test_half_a_surrogate_pair_in_a_result_is_escaped(bundled: JudgedCase) -> None:
    case, on = bundled
    report = kept(validate(case, on=on))
    odd = replace(report.findings[0], quote="a\ud800b")
    assert dumps(replace(report, findings=(odd,))) == reference(replace(report, findings=(odd,)))


class Pieces:
    """A file that keeps the longest piece written to it."""

    longest = total = 0

    def write(self, text: str) -> None:
        self.longest, self.total = max(self.longest, len(text)), self.total + len(text)


def peak(size: int) -> tuple[int, Pieces]:
    """Return the peak memory of writing a report about this many targets, in bytes, and its pieces."""
    report = disclose(validate({"requests": [{"id": "r", "targets": [{}] * size}]}, on=DAY), "keeper")
    file = Pieces()
    dump(report, Pieces())  # what is made once for all rules
    tracemalloc.start()
    try:
        dump(report, file)
        return tracemalloc.get_traced_memory()[1], file
    finally:
        tracemalloc.stop()


def test_the_memory_of_writing_does_not_grow_with_the_number_of_findings() -> None:
    (_, few), (large, many) = peak(20), peak(400)
    assert many.total > 15 * few.total
    assert many.longest < 2 * few.longest
    assert large < many.total / 50, "more than a list of the findings"


def test_a_result_that_was_not_disclosed_is_refused_by_dump_too(bundled: JudgedCase) -> None:
    case, on = bundled
    for value in (validate(case, on=on), {"report": validate(case, on=on)}, [plan(case, on=on)]):
        file = io.StringIO()
        with pytest.raises(DisclosureRefused):
            dump(value, file)
        assert len(file.getvalue()) < 20
