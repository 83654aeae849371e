"""`screen`: what it finds, how sure it is, the positions it reports, and what it does not report."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from screening.conftest import CARD, CASE_NUMBER, MOBILE, NAME, PLATE, RESIDENT, UNIT
from support.effort import examples
from zhixing_rules.records import Case, Secrecy
from zhixing_rules.screening import Mention, What, places, screen
from zhixing_rules.screening.phrases import phrases

POSSIBLE, SURE = False, True


def mentions_in(text: str, case: Case | None = None) -> list[tuple[str, str, bool]]:
    return [(text[each.start : each.end], each.what.value, each.sure) for each in screen(text, case=case)]


def test_words_of_the_opinion_are_sure_and_cite_the_item_that_protects_them() -> None:
    text = "经联动查控，向公安机关发出协助查询函。"
    measure, police, letter = screen(text)
    assert (measure.sure, str(measure.citation)) == (SURE, "焦中法〔2024〕101号第五条第（一）项")
    assert (police.sure, police.what) == (POSSIBLE, What.POLICE_PARTICIPATION)
    assert (letter.kind, str(letter.citation)) == (Secrecy.TRACING, "焦中法〔2024〕101号第五条第（二）项")


@pytest.mark.parametrize(
    "evasion",
    ["聯動查控", "联\u200b动\u2060查\ufeff控", "联\u00ad动查控", "联\ufe0f动查控", "聯\u034f動查控"],
    ids=["traditional", "zero-width", "soft-hyphen", "variation", "joiner"],
)
def test_a_phrase_that_looks_the_same_to_a_reader_is_sure(evasion: str) -> None:
    assert mentions_in(f"开展{evasion}工作") == [(evasion, "measure", SURE)]


@pytest.mark.parametrize(
    "evasion",
    [
        "联动-查控",
        "联 动 查 控",
        "联·动·查·控",
        "联“动”查控",
        "联动\n查控",
        "联\u0336动\u0336查控",
        "联*动*查*控",
        "联　动查控",
    ],
    ids=["hyphen", "spaces", "dots", "quotes", "line", "struck", "stars", "wide-space"],
)
def test_a_phrase_with_inserted_marks_is_possible_and_spans_its_first_to_last_character(evasion: str) -> None:
    text = f"开展{evasion}工作"
    ((words, what, sure),) = mentions_in(text)
    assert (words, what, sure) == (evasion, "measure", POSSIBLE)


def test_full_width_letters_and_digits_are_recognised() -> None:
    assert mentions_in("ＬＤ：执行１１０专员") == [("执行１１０专员", "police_participation", SURE)]


# ------------------------------------------------------------------------------------------------ false alarms


@pytest.mark.parametrize(
    "text",
    [
        "人民法院依法将涉嫌拒执犯罪的行为人移送公安机关立案侦查。",
        "公安机关出警处置了暴力抗法。法院随后查找财产。",
        "通过网络查控系统查询财产。",
        "司法警察协助执行。",
        "法院与银行、税务、公安等部门建成网络查控系统。",
        "银行协助查询存款，明确了工作定位。",
        "焦中法〔2024〕101号自2024年10月9日起执行。",
        "执结案件12345件，到位金额1234567.89元，同比上升12.34%。",
        "统一社会信用代码91350100M000100Y43",
        "被执行人转移财产后下落不明，案件依法移送有管辖权的公安机关，由公安机关立案侦查。",
        "公安、民政等部门的登记信息由系统自动反馈，网络查控系统查询一次即可。",
        "公安机关接到报警后立即出警，请大家理解、支持。",
        "被执行人拒不配合，还辱骂派出所民警。",
        "执行干警蹲守两夜，逐案摸排，跟踪回访。",
        "十八年的人生轨迹",
        "在城市局部地区，他锁定了这处房产。",
        "",
    ],
)
def test_ordinary_press_sentences_have_no_mention(text: str) -> None:
    assert mentions_in(text) == []


def test_a_word_for_the_police_counts_only_with_a_tracing_word_in_the_same_sentence() -> None:
    assert mentions_in("公安机关介绍了情况。法院公布了下落。") == []
    assert mentions_in("公安机关提供了下落。") == [("公安机关", "police_participation", POSSIBLE)]
    assert mentions_in("公 安 机 关提供了下落。") == [("公 安 机 关", "police_participation", POSSIBLE)]


def test_a_harmless_term_exempts_only_itself() -> None:
    police = ("公安机关", "police_participation", POSSIBLE)
    assert mentions_in("案件移送公安机关后，公安机关反馈了下落。") == [police]
    assert mentions_in("移送公安机关协助查找。") == [("公安机关协助查找", "police_participation", SURE)]
    assert mentions_in("公安机关在线反馈，网络查控系统查询财产。") == [police]


def test_surveillance_counts_only_with_the_police_in_the_same_sentence() -> None:
    assert mentions_in("民警蹲守两夜。执行干警蹲守两夜。") == [
        ("民警", "police_participation", POSSIBLE),
        ("蹲守", "measure", POSSIBLE),
    ]
    assert mentions_in("案件移送公安机关后，执行干警继续摸排。") == []


def test_of_overlapping_mentions_the_surest_then_the_longest_is_reported() -> None:
    assert mentions_in("联动查控被执行人") == [("联动查控被执行人", "measure", SURE)]
    assert mentions_in("协助查询函") == [("协助查询函", "tracing_request", SURE)]
    assert [each[2] for each in mentions_in("民警联动查控")] == [SURE]


# ------------------------------------------------------------------------------------------------ persons of a case


def test_the_persons_of_a_case_are_found_by_name_number_and_address(case: Case) -> None:
    text = f"{NAME}（住虚构路一号，00000000001）与{UNIT}。虚 构 甲到庭。甲方。"
    assert mentions_in(text, case) == [
        (NAME, "person_name", SURE),
        ("虚构路一号", "address", SURE),
        ("00000000001", "telephone", SURE),
        (UNIT, "unit_name", SURE),
        ("虚 构 甲", "person_name", POSSIBLE),
    ]
    assert mentions_in(text) == []


def test_personal_data_cite_no_clause_of_the_opinion_but_name_their_legal_basis(case: Case) -> None:
    for mention in screen(f"{NAME}，{UNIT}，{RESIDENT}，{CARD}", case=case):
        assert mention.kind is Secrecy.PERSONAL
        assert mention.citation is None
        assert mention.basis


def test_a_mention_never_contains_the_words_of_the_text(case: Case) -> None:
    text = f"联动查控{NAME}，{RESIDENT}，{MOBILE}"
    for mention in screen(text, case=case):
        assert text[mention.start : mention.end] not in repr(mention)
        assert not any(text[mention.start : mention.end] == value for value in fields(mention))


def fields(mention: Mention) -> list[object]:
    return [getattr(mention, name) for name in Mention.__slots__]


def test_line_and_column_are_counted_from_one() -> None:
    text = "第一行\n第二行联动查控"
    (mention,) = screen(text)
    assert mention.place(text) == (2, 4)


# ------------------------------------------------------------------------------------------------ any text

PIECES = st.sampled_from(
    [
        *sorted({word for entry in phrases().entries for word in entry.words})[::7],
        *(
            "公安",
            "机关",
            "联动",
            "联",
            "动",
            "查",
            "控",
            "函",
            "下落",
            "电话",
            "车",
            "网络查控",
            "聯動",
            "（2024）",
            "豫0802执",
            "号",
        ),
        *(RESIDENT, CARD, MOBILE, PLATE, CASE_NUMBER, NAME, UNIT, "1", "86", "62", "410802", "19900101"),
        *(
            " ",
            "-",
            "\u200b",
            "\n",
            "\n\n",
            "。",
            "，",
            "\u0301",
            "㈱",
            "１",
            "ﬁ",
            "\ufe0f",
            "（",
            "）",
            "👮",
            "\ud800",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@examples(100)
@given(TEXTS)
def test_mentions_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    after = 0
    for mention in screen(text):
        assert after <= mention.start < mention.end <= len(text)
        after = mention.end


@examples(100)
@given(TEXTS, st.sampled_from(sorted(phrases().by_word)), TEXTS)
def test_a_sure_phrase_is_covered_by_mentions_in_any_context(before: str, word: str, after: str) -> None:
    assume(phrases().by_word[word].sure)
    text = f"{before}，{word}，{after}"
    start = len(before) + 1
    covered = {at for each in screen(text) for at in range(each.start, each.end)}
    assert covered & set(range(start, start + len(word)))


@examples(100)
@given(st.lists(st.sampled_from(["联动查控", "\n", "\r\n", "民警", "甲", "\u2028"]), max_size=30).map("".join))
def test_places_returns_the_place_of_each_mention(text: str) -> None:
    mentions = screen(text)
    assert list(places(text, mentions)) == [each.place(text) for each in mentions]
