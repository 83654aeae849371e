"""The canonical form of a record and its hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import Case, JointMechanism
from zhixing_rules.records import load, normalise
from zhixing_rules.records.canonical import canonical_json, record_sha256

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORD: dict[str, Any] = {
    "case_number": "（2025）豫0802执1号",
    "court_level": "basic",
    "referrals": [{"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", "inventory": ["referral_letter"]}],
}
IN_CHINESE = {
    "标识": "f1",
    "涉嫌罪行": "拒不执行判决、裁定",
    "移送日期": "2025-03-03",
    "移送材料清单": ["案件移送函"],
}


def test_the_text_is_that_of_rfc_8785() -> None:
    assert canonical_json(load(Case, RECORD)).decode() == (
        '{"case_number":"（2025）豫0802执1号","court_level":"basic",'
        '"referrals":[{"id":"f1","inventory":["referral_letter"],"offence":"refusal","sent_on":"2025-03-03"}]}'
    )


@pytest.mark.parametrize(
    "same",
    [
        dict(reversed(RECORD.items())),
        {**RECORD, "basis": None},
        {"AH": RECORD["case_number"], "法院层级": "基层人民法院", "YS": RECORD["referrals"]},
        {**RECORD, "referrals": [IN_CHINESE]},
    ],
    ids=["order", "null", "Chinese keys", "Chinese words"],
)
def test_keys_words_order_and_what_is_not_recorded_do_not_change_it(same: dict[str, Any]) -> None:
    assert record_sha256(load(Case, same)) == record_sha256(load(Case, RECORD))
    assert record_sha256(load(Case, json.dumps(same, indent=4))) == record_sha256(load(Case, RECORD))


def test_a_leniently_read_date_is_the_same_day() -> None:
    given_as = {**RECORD, "referrals": [{**RECORD["referrals"][0], "sent_on": "2025/3/3"}]}
    assert record_sha256(load(Case, normalise(Case, given_as).data)) == record_sha256(load(Case, RECORD))


@pytest.mark.parametrize(
    "other",
    [
        {**RECORD, "case_number": "（2025）豫0802执2号"},
        {**RECORD, "referrals": []},
        {key: value for key, value in RECORD.items() if key != "referrals"},
        {**RECORD, "complete_as_of": "2025-03-03"},
    ],
)
def test_any_other_record_has_another_hash(other: dict[str, Any]) -> None:
    assert record_sha256(load(Case, other)) != record_sha256(load(Case, RECORD))
    assert record_sha256(load(Case, {})) != record_sha256(load(JointMechanism, {"record": "joint_mechanism"}))


@examples(100)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_texts_are_escaped_as_rfc_8785_has_it(text: str) -> None:
    """Only what JSON requires is escaped: quotes, backslashes, and controls, these in lower case or by a letter."""
    escapes = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    expected = "".join(escapes.get(each, f"\\u{ord(each):04x}" if each < " " else each) for each in text)
    record = Case.model_construct(court=text, _fields_set={"court"})
    assert canonical_json(record).decode() == f'{{"court":"{expected}"}}'


def test_another_program_computes_the_hash_from_what_import_writes() -> None:
    """As the documentation says: members sorted, no spaces, UTF-8, SHA-256."""
    record = load(Case, (EXAMPLES / "referral_with_gaps.json").read_bytes())
    line = json.loads(record.model_dump_json(exclude_none=True))
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == record_sha256(record)


def test_a_record_has_no_fraction_and_no_key_outside_ascii() -> None:
    """So that sorting by characters is sorting by UTF-16, and integers are written as RFC 8785 writes numbers."""
    for model in (Case, JointMechanism):
        whole = model.model_json_schema(by_alias=False)
        assert '"type": "number"' not in json.dumps(whole)
        for each in (whole, *whole["$defs"].values()):
            assert all(name.isascii() for name in each.get("properties", {}))
