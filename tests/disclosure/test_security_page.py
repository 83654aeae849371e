"""What docs/security.md says, measured, where no other test does it."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.metadata import requires
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import Audience, Case, JointMechanism, RecordError, disclose, explain, load, plan, validate
from zhixing_rules.calendars import notice
from zhixing_rules.cli import inputs
from zhixing_rules.errors import MAX_PROBLEMS
from zhixing_rules.interchange import dumps
from zhixing_rules.interchange.days import MAX_WORKING_DAYS
from zhixing_rules.language import court_directory
from zhixing_rules.records import Secrecy
from zhixing_rules.records.annotations import bare_type, is_record, member_type
from zhixing_rules.records.loading import MAX_LIST, MAX_RECORDS, MAX_SIZE, MAX_VALUES
from zhixing_rules.records.record import secrecy_of
from zhixing_rules.serve import ServiceLimits

from .test_non_interference import LEAKS, OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ON = date(2026, 6, 30)
MARK = "机密标记7391"
MIB = 1024 * 1024


def page(name: str) -> str:
    return re.sub(r"\s+", " ", (ROOT / name).read_text(encoding="utf-8"))


def classes(model: Any) -> Iterator[Secrecy]:  # noqa: ANN401  a record type
    for field in model.model_fields.values():
        yield secrecy_of(field)
        inner = member_type(field.annotation) or bare_type(field.annotation)
        if is_record(inner):
            yield from classes(inner)


def test_the_numbers_on_the_pages_are_those_of_the_code() -> None:
    chinese, english = page("docs/security.md"), page("docs/en/security.md")
    limits = (MAX_SIZE, MAX_VALUES, MAX_LIST, MAX_RECORDS, MAX_PROBLEMS, inputs._MAX_BYTES, MAX_WORKING_DAYS)
    assert limits == (8 * MIB, 100_000, 1000, 8000, 1000, 8 * MIB, 20_000)
    assert (notice.MAX_BYTES, notice.MAX_ENTRIES) == (MIB, 500)
    assert (court_directory.MAX_SIZE, court_directory.MAX_DOTS) == (MIB, 20)
    served = ServiceLimits()
    assert (served.request_bytes, served.record_entries, served.records) == (4 * MIB, 300, 1000)
    assert (served.text_characters, served.result_bytes) == (200_000, 32 * MIB)
    assert (served.seconds, served.waiting) == (30, 64)
    assert "4 MiB；一份记录三百个对象，工作单一千件，稿件和修改案二十万字符，结果 32 MiB" in chinese
    assert "three hundred objects in a record, a thousand cases in a worklist" in english
    assert "8 MiB，十万个逗号" in chinese
    assert "每个列表一千条，各列表（含关系、查控对象、证据）合计八千条" in chinese
    assert (len(Secrecy), "有七类信息" in chinese, "seven classes of information" in english) == (7, True, True)
    assert (len(OTHERS), "对五类对象各比较" in chinese, "each of five audiences" in english) == (5, True, True)
    assert (len(LEAKS), "故意引入七处泄漏" in chinese, "each of seven leaks" in english) == (7, True, True)
    needed = [each for each in requires("zhixing-rules") or () if "extra ==" not in each]
    assert (len(needed), "依赖只有三个" in chinese, "There are three dependencies" in english) == (3, True, True)


def test_no_field_is_of_the_class_that_court_staff_may_not_see() -> None:
    assert Secrecy.MEANS not in {*classes(Case), *classes(JointMechanism)}
    assert Audience.COURT_STAFF.withheld == (Secrecy.MEANS,)


@pytest.mark.parametrize(("levels", "code"), [(200, "extra_forbidden"), (201, "not_json")])
def test_a_record_may_have_about_two_hundred_levels(levels: int, code: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, '{"x":' * levels + "1" + "}" * levels)
    assert [each.code for each in refused.value.problems] == [code]


def test_an_empty_target_costs_about_twenty_thousand_characters_of_results() -> None:
    def length(count: int) -> int:
        record = {"requests": [{"id": "r", "targets": [{}] * count}]}
        return len(dumps(disclose(validate(record, on=ON), "keeper")))

    assert 15_000 < (length(12) - length(2)) / 10 < 30_000


def test_the_repr_of_a_result_shows_at_most_counts() -> None:
    record = {"court": MARK, "police_counterpart": MARK, "referrals": [{"id": "f1", "received_on": "2025-03-03"}]}
    report, steps = validate(record, on=ON), plan(record, on=ON)
    for raw in (load(Case, record), report, report.findings[0], steps, steps.steps[0], explain(report.findings[0])):
        assert re.fullmatch(r"\w+\((on=[0-9-]+, )?…\)", repr(raw)), repr(raw)
    counts = r"Disclosed(Report|Plan)\('keeper', on=[0-9-]+(, \w+=[0-9]+)+\)"
    for shown in (disclose(report, "keeper"), disclose(steps, "keeper")):
        assert re.fullmatch(counts, repr(shown)), repr(shown)


@pytest.mark.parametrize(("length", "is_shown"), [(40, True), (41, False)])
def test_an_unknown_key_of_letters_is_shown_up_to_forty(length: int, is_shown: bool) -> None:
    key = "x" * length
    with pytest.raises(RecordError) as refused:
        load(Case, json.dumps({key: MARK}))
    assert (key in str(refused.value)) is is_shown
    assert MARK not in str(refused.value)
