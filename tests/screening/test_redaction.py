"""`redact` replaces every mention with a neutral wording and leaves no sure mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.conftest import CARD, MOBILE, NAME, RESIDENT
from screening.test_scan import TEXTS
from support.effort import examples
from zhixing_rules.records import Case, load
from zhixing_rules.screening import redact, reword, screen
from zhixing_rules.screening.redaction import _touches


def test_each_mention_is_replaced_with_its_neutral_wording() -> None:
    text = "经查询研判，找到了下落。"
    assert redact(text, "public") == "经依法核实，找到了下落。"


def test_a_mark_does_not_reveal_the_length_of_the_number() -> None:
    shown = {redact(f"为{number}。", "public") for number in (RESIDENT, CARD, MOBILE)}
    assert shown == {"为〔个人信息〕。"}


def test_a_text_without_mentions_is_not_changed() -> None:
    assert redact("执结案件一百件。", "public") == "执结案件一百件。"


def test_only_the_mentions_given_are_replaced() -> None:
    text = f"联动查控，{RESIDENT}"
    assert reword(text, [each for each in screen(text) if each.citation is None]) == "联动查控，〔个人信息〕"


def test_each_audience_keeps_what_it_may_see(case: Case) -> None:
    draft = f"{NAME}（{RESIDENT}）经联动查控到案，请求公安机关查找的函已发。"
    assert redact(draft, "keeper", case=case) == draft
    staff, police = redact(draft, "court_staff", case=case), redact(draft, "police", case=case)
    assert NAME in staff
    assert "联动查控" not in staff
    assert police == draft
    assert redact(draft, "party", case=case) == redact(draft, "public", case=case)
    assert NAME not in redact(draft, "party", case=case)
    with pytest.raises(ValueError, match="no such audience"):
        redact(draft, "everybody")


def test_mentions_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="同一文本"):
        reword("短", screen("开展联动查控"))


def test_overlapping_mentions_are_replaced_together() -> None:
    text = "开展联动查控工作"
    (mention,) = screen(text)
    longer = replace(mention, start=mention.start + 1, end=mention.end + 1)
    assert reword(text, [longer, mention]) == "开展依法查找作"


def test_a_neutral_wording_that_forms_a_phrase_with_adjacent_words_is_replaced_too() -> None:
    text = "技术定位控联动"
    assert [each for each in screen(redact(text, "public")) if each.sure] == []


@examples(100)
@given(TEXTS)
def test_a_redacted_text_has_no_sure_mention(text: str) -> None:
    assert [each for each in screen(redact(text, "public")) if each.sure] == []


@examples(100)
@given(
    st.lists(
        st.sampled_from([*"公安机关联动查控王虚构甲", "公安机", "关联动", "查控王", "联动查控", "，"]), max_size=30
    )
)
def test_names_made_of_parts_of_phrases_leave_no_sure_mention(parts: list[str]) -> None:
    names = ("关联动查控王", "机关", "控王虚构")
    case = load(Case, {"persons": [{"id": f"p{number}", "name": name} for number, name in enumerate(names)]})
    draft = "".join(parts)
    assert [each for each in screen(redact(draft, "public", case=case), case=case) if each.sure] == []


@examples(100)
@given(TEXTS)
def test_a_redacted_text_names_no_person_of_the_case(case: Case, text: str) -> None:
    draft = f"{text}{NAME}{text}"
    assert [each for each in screen(redact(draft, "public", case=case), case=case) if each.sure] == []


class Counted(list[tuple[int, int]]):
    """List of spans that counts accesses to its items."""

    accesses = 0

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401  as a list
        self.accesses += 1
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for each in super().__iter__():
            self.accesses += 1
            yield each


def test_overlap_with_a_neutral_wording_is_checked_without_a_full_scan() -> None:
    (mention,) = screen("联动查控")  # four characters, from the first
    wordings = Counted((place, place + 1) for place in range(3, 20_000, 2))
    assert _touches(mention, wordings)
    assert not _touches(mention, Counted((place, place + 1) for place in range(4, 20_000, 2)))
    assert wordings.accesses < 40


def test_rewording_every_second_mention_leaves_the_others() -> None:
    draft = "联动查控，甲。" * 3000
    assert reword(draft, screen(draft)[::2]).count("联动查控") == 1500
