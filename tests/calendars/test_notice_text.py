"""Reading of notices from their text: the notices as published, and what is wrong with a text."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from support.notice_texts import CLOSING, NOTICE_TEXTS, whole_notice
from support.public_notices import days_of_notice
from zhixing_rules import PRC, RecordError
from zhixing_rules.calendars.notice_text import MAX_CHARACTERS, notice_from_text

TEXT_2026 = NOTICE_TEXTS[2026]
LATER = {
    2015: {"2015-09-03", "2015-09-04", "2015-09-05", "2015-09-06"},
    2020: {"2020-01-31", "2020-02-01", "2020-02-02", "2020-02-03"},
}
"""Days that another notice changed after the one that is read."""


def days_of(notice: dict[str, Any]) -> dict[str, bool]:
    return {each["date"]: each["isOffDay"] for each in notice["days"]}


def problems(text: str, year: int | None = 2026) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as caught:
        notice_from_text(text, year=year)
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


# --------------------------------------------------------------------------------------------------------- as published


@pytest.mark.parametrize("year", NOTICE_TEXTS)
def test_the_text_gives_the_days_that_the_public_data_have(year: int) -> None:
    notice = notice_from_text(NOTICE_TEXTS[year], year=year)
    later = LATER.get(year, set())
    expected = {str(day): is_off for day, (_, is_off) in days_of_notice(year).items()}
    assert {day: is_off for day, is_off in days_of(notice).items() if day not in later} == {
        day: is_off for day, is_off in expected.items() if day not in later
    }
    assert days_of(notice).keys() <= expected.keys()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_whole_notice_gives_the_packaged_notice(year: int) -> None:
    packaged = json.loads(files("zhixing_rules.calendars").joinpath(f"notices/{year}.json").read_text(encoding="utf-8"))
    notice = notice_from_text(whole_notice(year))
    renamed = [
        {"date": each["date"], "name": each["name"], "isOffDay": each["is_off_day"], "statutory": each["statutory"]}
        for each in packaged["days"]
    ]
    assert notice["days"] == renamed
    assert (notice["year"], notice["issued"]) == (year, packaged["issued"])
    assert notice["papers"] == packaged["papers"][:1]
    assert PRC.with_notice({**notice, "papers": packaged["papers"]}) == PRC


def test_a_text_without_a_number_has_the_title_of_the_notice() -> None:
    notice = notice_from_text(NOTICE_TEXTS[2026], year=2026)
    assert notice["papers"] == ["国务院办公厅关于2026年部分节假日安排的通知"]
    assert "issued" not in notice
    assert PRC.with_notice(notice).why(date(2026, 1, 2)).notice == notice["papers"][0]


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "pasted",
    [
        lambda text: text.translate(FULL_WIDTH),
        lambda text: text.replace("，", ",").replace("：", ":").replace("（", "(").replace("）", ")"),
        lambda text: text.replace("月", " 月 ").replace("（", "\u3000（").replace("至", "\n至\r\n"),
        lambda text: "\n".join(text[at : at + 7] for at in range(0, len(text), 7)),
        lambda text: "\ufeff" + "\u200b".join(text),
        lambda text: text.replace("至", "—"),
        lambda text: text.replace("至", "－"),
        lambda text: text.replace("至", "~").replace("（周", "（星期").replace("、周", "、星期"),
        lambda text: (
            text.replace("一、元旦", "元旦").replace("五、端午节", "5.端午节").replace("七、国庆节", "（七）国庆节")
        ),
        lambda text: text.replace("〔", "[").replace("〕", "]"),
        lambda text: (
            "首页 > 新闻\n2025年11月4日 来源：新华社\n" + text + "[责任编辑：某某] 2025年11月5日 上一条：1月1日"
        ),
    ],
    ids=[
        *("full width", "half width", "blanks", "broken lines", "invisible", "dash", "full-width dash", "tilde"),
        *("other numbering", "square brackets", "a web page"),
    ],
)
def test_how_the_text_was_pasted_does_not_matter(pasted: Any) -> None:  # noqa: ANN401  a function
    for year in (2024, 2025, 2026):
        assert notice_from_text(pasted(whole_notice(year))) == notice_from_text(whole_notice(year))


def test_days_of_rest_that_are_moved_are_worked_although_the_text_does_not_say_so() -> None:
    days = days_of(notice_from_text(NOTICE_TEXTS[2008], year=2008))
    assert (days["2008-09-27"], days["2008-09-28"], days["2008-06-08"]) == (False, False, True)


def test_new_year_reaches_into_the_year_before() -> None:
    assert not days_of(notice_from_text(NOTICE_TEXTS[2008], year=2008))["2007-12-29"]  # 12月29日 without a year
    assert next(iter(days_of(notice_from_text(NOTICE_TEXTS[2023], year=2023)))) == "2022-12-31"


def test_a_day_that_another_notice_granted_is_given_with_the_text() -> None:
    more = NOTICE_TEXTS[2026] + "八、虚构纪念日：9月3日（星期四）放假，共1天。"
    assert problems(more) == [("/days", "unbalanced")]
    notice = notice_from_text(more, year=2026, granted=[date(2026, 9, 3)])
    (day,) = (each for each in notice["days"] if each.get("granted"))
    assert (day["date"], day["name"], day["isOffDay"]) == ("2026-09-03", "虚构纪念日", True)
    assert not PRC.with_notice(notice).is_working(date(2026, 9, 3))


def test_the_special_holiday_of_2015_reads_with_its_notice() -> None:
    special = (
        "八、抗日战争胜利纪念日：9月3日至5日调休放假，共3天。其中9月3日（星期四）放假，9月4日（星期五）调休，"
        "9月6日（星期日）上班。"
    )
    expected = {str(day): is_off for day, (_, is_off) in days_of_notice(2015).items()}
    assert days_of(notice_from_text(NOTICE_TEXTS[2015] + special, year=2015)) == expected


# ------------------------------------------------------------------------------------------------ what is wrong with it


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1月1日（周四）", "1月1日（周三）", [("/1/1", "wrong_weekday")]),
        ("23日（农历正月初七、周一）", "23日（农历正月初七、星期天）", [("/2/1", "wrong_weekday")]),
        ("共9天", "共8天", [("/2/1", "wrong_count")]),
        ("5月9日（周六）上班", "5月8日（周五）上班", [("/4/2", "not_a_weekend")]),
        ("5月9日（周六）上班", "5月9日（周六）不上班", [("/4/2", "not_understood")]),
        ("5月9日（周六）上班", "5月3日（周日）上班", [("/4", "off_and_worked")]),
        ("5月9日（周六）上班。", "", [("/days", "unbalanced")]),
        ("2月14日（周六）", "2月30日（周六）", [("/2/2", "not_a_date")]),
        (
            "6月19日（周五）至21日（周日）",
            "19日（周五）至21日",
            [("/5", "no_day_off"), ("/5/1", "not_a_date"), ("/5/1", "not_a_date")],
        ),
        ("至7日（周三）放假调休，共7天", "至1日（周四）放假调休", [("/7/1", "not_a_range")]),
        ("至7日（周三）放假调休，共7天", "至11月7日放假调休", [("/7/1", "not_a_range")]),
        (
            "5月1日（周五）至5日",
            "2024年5月1日至5日",
            [("/4", "no_day_off"), ("/4/1", "wrong_year"), ("/4/1", "wrong_year")],
        ),
        ("4月4日（周六）至6日（周一）放假，共3天", "放假一天", [("/3", "no_day_off")]),
        ("4月4日（周六）至6日（周一）放假，共3天", "4月6日休假", [("/3", "no_day_off"), ("/3/1", "not_understood")]),
        ("4月4日（周六）至6日（周一）放假，共3天", "自4月4日至6日放假", [("/3/1", "not_understood")]),
        ("4月4日（周六）至6日（周一）放假，共3天", "4月4日至6日放假，4月8日、9日", [("/3/1", "not_understood")]),
        ("1月4日（周日）上班", "1月4日（周日）公休日调至1月2日、3日", [("/1/2", "not_moved")]),
        ("1月4日（周日）上班", "1月4日（周日）公休日调至1月5日", [("/1", "moved_to")]),
        ("1月4日（周日）上班", "1月4日（周日）上班，1月2日为法定节假日", [("/1/2", "not_statutory")]),
        ("1月4日（周日）上班", "1月4日（周日）上班，1月2日照常公休", [("/1/2", "not_a_weekend")]),
    ],
)
def test_a_contradiction_is_refused_with_its_item_and_sentence(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    text = whole_notice(2026)
    assert text.count(old) == 1
    found = problems(text.replace(old, new), None)
    assert [each for each in found if each[1] != "incomplete"] == sorted(expected)


def test_a_day_that_two_items_say_different_things_of_is_refused() -> None:
    text = TEXT_2026.replace(
        "4月4日（周六）至6日（周一）放假，共3天。", "4月4日（周六）至6日（周一）放假，共3天。5月2日（周六）上班。"
    )
    assert ("/4", "off_and_worked") in problems(text)
    text = TEXT_2026.replace("5月9日（周六）上班。", "5月9日（周六）上班。2月15日（周日）上班。")
    assert ("/4", "off_and_worked") in problems(text)


def test_two_notices_in_one_text_are_refused() -> None:
    """A notice and its correction, pasted together, would be one notice with the days of both."""
    corrected = whole_notice(2026).replace("国办发明电〔2025〕7号", "国办发明电〔2025〕9号").replace("共9天", "放假")
    found = problems(whole_notice(2026) + corrected, None)
    assert ("", "two_numbers") in found
    assert {("/8", "two_items"), ("/14", "two_items")} <= set(found)
    assert ("/8", "two_items") in problems(whole_notice(2026) + "相关新闻\n元旦：1月4日（周日）放假", None)


@pytest.mark.parametrize(
    ("around", "number"),
    [
        ("（与国办发明电〔2024〕12号对照）", "国办发明电〔2025〕7号"),
        ("国办发明电〔2025〕7号", "国办发明电〔2025〕7号"),
        ("相关稿件：国务院办公厅关于2025年部分节假日安排的通知", "国办发明电〔2025〕7号"),
    ],
    ids=["number of the year before", "the same number", "title of the year before"],
)
def test_another_notice_may_be_referred_to(around: str, number: str) -> None:
    for text, year in ((around + whole_notice(2026), 2026), (whole_notice(2026) + around, None)):
        assert notice_from_text(text, year=year)["papers"] == [number]
        assert notice_from_text(text, year=year)["year"] == 2026


def test_a_number_of_another_year_is_not_that_of_the_notice() -> None:
    text = whole_notice(2026).replace("国办发明电〔2025〕7号", "国办发明电〔2024〕12号")
    assert notice_from_text(text)["papers"] == ["国务院办公厅关于2026年部分节假日安排的通知"]


def test_of_items_without_an_opening_the_first_title_or_the_given_one_is_the_year() -> None:
    titles = [f"国务院办公厅关于{year}年部分节假日安排的通知" for year in (2026, 2025)]
    assert notice_from_text(titles[0] + TEXT_2026 + titles[1])["year"] == 2026
    assert notice_from_text(titles[1] + TEXT_2026 + titles[0], year=2026)["year"] == 2026
    assert problems(titles[1] + TEXT_2026, 2026) == [("", "two_years")]
    assert problems(whole_notice(2026).replace("现将2026年", "现将2025年"), None) == [("", "two_years")]


def test_a_granted_day_must_be_off_in_the_text() -> None:
    with pytest.raises(RecordError) as caught:
        notice_from_text(TEXT_2026, year=2026, granted=[date(2026, 9, 3)])
    assert [problem.code for problem in caught.value.problems] == ["granted_not_off"]


def test_a_statutory_holiday_cannot_be_granted() -> None:
    """It would offset a make-up day that is left out."""
    text = TEXT_2026.replace("5月9日（周六）上班。", "")
    with pytest.raises(RecordError) as caught:
        notice_from_text(text, year=2026, granted=[date(2026, 5, 1)])
    assert [problem.code for problem in caught.value.problems] == ["granted_statutory"]


def test_a_day_of_issue_that_does_not_exist_is_left_out() -> None:
    assert "issued" not in notice_from_text(whole_notice(2026).replace("11月4日", "11月31日"))


def test_a_break_that_does_not_join_a_weekend_is_refused() -> None:
    text = whole_notice(2024).replace("三、清明节：4月4日至6日放假调休，共3天", "三、清明节：4月4日放假，与周末连休")
    assert ("/3/1", "no_weekend") in problems(text, None)


def test_every_problem_is_listed_with_what_was_expected() -> None:
    text = whole_notice(2026).replace("（周四）至3日", "（周五）至3日").replace("共9天", "共8天").replace("八、", "")
    with pytest.raises(RecordError) as caught:
        notice_from_text(text)
    assert [str(problem) for problem in caught.value.problems] == [
        "/1/1: 元旦第1句：第1个日期应为星期四 · New Year's Day, sentence 1: day 1 should be a Thursday",
        "/2/1: 春节第1句：天数不符，所列日期为9天 · Spring Festival, sentence 1: the number of days is 9",
    ]


def test_a_festival_that_is_left_out_is_named() -> None:
    lines = [line for line in NOTICE_TEXTS[2026].splitlines() if "端午" not in line]
    with pytest.raises(RecordError, match="缺端午节：2026-06-19"):
        notice_from_text("\n".join(lines), year=2026)


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("", 2026, "no_items"),
        ("没有安排", 2026, "no_items"),
        (NOTICE_TEXTS[2026], None, "no_year"),
        (whole_notice(2026), 2025, "two_years"),
        (whole_notice(2026) + whole_notice(2025), None, "two_years"),
        (NOTICE_TEXTS[2026], 2051, "year_beyond"),
        ("元旦：" + "1月1日、" * 2000, 2026, "too_many"),
        ("元旦：" * 51, 2026, "too_many"),
        ("元" * (MAX_CHARACTERS + 1), 2026, "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "-",
)
def test_a_text_that_is_not_a_notice_is_refused_as_a_whole(text: str, year: int | None, code: str) -> None:
    assert problems(text, year) == [("", code)]


@pytest.mark.parametrize(
    "part",
    [
        "一、",
        "一、a",
        "元旦、",
        "元旦:",
        "1",
        "，",
        "(星期",
        "国办发明电〔2025〕",
        "现将2025年",
        "1月1日放假。",
        "“五一”",
        "1月1日，",
        "\uff9e\u0301",
    ],
)
def test_a_text_of_the_greatest_size_is_refused_in_bounded_time(part: str) -> None:
    started = process_time()
    for text in (part * MAX_CHARACTERS, "元旦：1月1日" + part * MAX_CHARACTERS, "元旦：" + part * 900 + "1月1日假"):
        assert problems(text[:MAX_CHARACTERS])
    assert process_time() - started < 5  # it takes 0.2 s; what grows with the square took 18


def test_an_amendment_of_one_festival_is_not_a_whole_notice() -> None:
    changed = "现将2019年元旦…\n一、劳动节：2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。"
    assert {code for _, code in problems(changed, None)} == {"incomplete"}


def test_no_word_of_the_text_is_repeated() -> None:
    text = "一、张某的秘密：1月1日张某秘密QX7431放假。二、元旦：1月99日张某（星期九）。" + CLOSING
    with pytest.raises(RecordError) as caught:
        notice_from_text(text, year=2026)
    assert "张" not in str(caught.value)
    assert "99" not in str(caught.value)
    assert caught.value.__context__ is None


@examples(300)
@given(st.sampled_from((2025, 2026)), st.data())
def test_of_days_with_their_weekday_one_wrong_digit_hides_nothing_but_another_week(
    year: int, data: st.DataObject
) -> None:
    text = NOTICE_TEXTS[year]
    at = data.draw(st.sampled_from([place for place, sign in enumerate(text) if sign.isdigit()]))
    changed = text[:at] + data.draw(st.sampled_from("0123456789")) + text[at + 1 :]
    expected = days_of(notice_from_text(text, year=year))
    try:
        found = days_of(notice_from_text(changed, year=year))
    except RecordError:
        return
    moved = [date.fromisoformat(day) for day in found.keys() ^ expected.keys()]
    assert not any({**expected, **found}[str(day)] for day in moved)
    assert len({day.weekday() for day in moved}) <= 1
    assert len(moved) in {0, 2}
