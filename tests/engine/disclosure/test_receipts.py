"""What a disclosed result says of what it was made from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, Case, disclose, plan, validate
from zhixing_rules.interchange import plan_to_dict, report_to_dict
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.records import Audience, load
from zhixing_rules.records.canonical import record_sha256

ON = date(2025, 10, 20)
RECORD = json.loads((Path(__file__).parents[3] / "examples" / "referral_with_gaps.json").read_text(encoding="utf-8"))
OTHERS = [audience for audience in Audience if audience.withheld]


def receipts_of(record: dict[str, Any], audience: Audience) -> list[dict[str, Any]]:
    report, steps = validate(record, on=ON), plan(record, on=ON)
    receipts = [report_to_dict(disclose(report, audience)), plan_to_dict(disclose(steps, audience))]
    return [each["provenance"] for each in receipts]


def test_the_keeper_has_the_hash_of_the_record() -> None:
    expected = record_sha256(load(Case, RECORD))
    assert [each["record_sha256"] for each in receipts_of(RECORD, Audience.KEEPER)] == [expected] * 2


@pytest.mark.parametrize("audience", OTHERS)
def test_no_receipt_for_others_changes_with_the_record(audience: Audience) -> None:
    """The hash would let them try values of what they may not know."""
    named = {
        **RECORD,
        "persons": [{**each, "name": "李某乙"} for each in RECORD.get("persons", [])],
        "court": "示例法院",
    }
    assert receipts_of(named, audience) == receipts_of(RECORD, audience)
    assert {each["record_sha256"] for each in receipts_of(RECORD, audience)} == {None}


def test_a_result_that_was_not_disclosed_has_no_hash() -> None:
    assert validate(RECORD, on=ON).provenance.record_sha256 is None
    assert plan(RECORD, on=ON).provenance.record_sha256 is None


def test_the_notices_are_those_of_the_calendar() -> None:
    (report, steps) = receipts_of(RECORD, Audience.PUBLIC)
    assert report["notices"] == steps["notices"] == list(PRC.notices)
    assert PRC.notices[-1] == "国办发明电〔2025〕7号"
    assert PRC.through(2024).notices == ("国办发明电〔2005〕35号", "国办发明电〔2023〕7号")


def test_the_directory_is_hashed_apart_from_the_rules() -> None:
    entries = '[[courts]]\nname = "玉溪法庭"\norgan = {value = "示例县公安局"}'
    other = JIAOZUO_2024.with_directory(DIRECTORY.with_entries(entries))
    assert other.directory_hash != JIAOZUO_2024.directory_hash
    assert JIAOZUO_2024.with_directory(DIRECTORY).directory_hash == JIAOZUO_2024.directory_hash
    assert other.hash != JIAOZUO_2024.hash
