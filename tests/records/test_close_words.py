"""Known words close to unknown keys and words of a record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from zhixing_rules import Case, RecordError
from zhixing_rules.records import load


def problems_of(record: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(RecordError) as caught:
        load(Case, json.dumps(record))
    assert all((" did you mean " in each.en) is ("是否为" in each.zh) for each in caught.value.problems)
    return {each.pointer: each.zh.partition("；是否为 ")[2] for each in caught.value.problems}


@pytest.mark.parametrize(
    ("record", "place", "known"),
    [
        ({"court_lvel": "basic"}, "/court_lvel", "court_level"),
        ({"法院层集": "basic"}, "/…", "法院层级"),
        ({"court_level": "基层人民法"}, "/court_level", "基层人民法院"),
        ({"court_level": "Basic"}, "/court_level", "basic"),
        ({"移送": [{"标识": "f1", "涉嫌罪行": "妨碍公务"}]}, "/移送/0/涉嫌罪行", "妨害公务"),
        ({"referrals": [{"id": "f1", "sent_onn": "2025-03-03"}]}, "/referrals/0/sent_onn", "sent_on"),
        ({"detentions": [{"id": "d1", "ground": "refusl"}]}, "/detentions/0/ground", "refusal"),
    ],
)
def test_a_close_key_or_word_is_offered(record: dict[str, Any], place: str, known: str) -> None:
    assert known in problems_of(record)[place]


@pytest.mark.parametrize(
    "record",
    [{"张某甲": 1}, {"court_level": "张某甲"}, {"court_level": 7}, {"court_level": None, "persons": [{"张": [1]}]}],
)
def test_nothing_is_offered_where_no_known_word_is_close(record: dict[str, Any]) -> None:
    assert not any(problems_of(record).values())


def test_a_mapping_gets_the_same_questions_as_its_text() -> None:
    record = {"court_lvel": "basic", "court_level": "Basic"}
    with pytest.raises(RecordError) as caught:
        load(Case, record)
    assert {each.pointer: each.zh.partition("；是否为 ")[2] for each in caught.value.problems} == problems_of(record)


def test_at_most_twenty_problems_get_a_question() -> None:
    assert len([each for each in problems_of({f"court_lv{chr(97 + n)}": 1 for n in range(26)}).values() if each]) == 20


def test_text_that_is_no_json_gets_no_question() -> None:
    with pytest.raises(RecordError) as caught:
        load(Case, '{"court_lvel": ')
    assert "是否为" not in str(caught.value)
