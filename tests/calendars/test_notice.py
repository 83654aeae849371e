"""Reading of notices. Every notice for 2027 in these tests is synthetic."""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from support.notices import notice_for
from zhixing_rules.calendars import PRC, Calendar, DayKind, Knowledge
from zhixing_rules.calendars.notice import MAX_BYTES, MAX_ENTRIES
from zhixing_rules.errors import RecordError


def problems(data: Any) -> list[tuple[str, str]]:  # noqa: ANN401  any value
    with pytest.raises(RecordError) as caught:
        PRC.with_notice(data)
    assert caught.value.__cause__ is None
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


def a_day(day: Any = "2027-05-01", **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any value
    return {"date": day, "name": "劳动节", "isOffDay": True} | fields


def a_notice(*days: Any, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any value
    """Return a notice for 2027 with some days first, then the others of the year."""
    named = {day.get("date") for day in days if isinstance(day, dict)}
    others = [day for day in notice_for(2027)["days"] if day["date"] not in named]
    return {"year": 2027, "papers": ["虚构〔2026〕0号"], "days": [*days, *others]} | fields


def test_a_notice_makes_its_year_and_the_end_of_the_previous_year_final(synthetic_notice: dict[str, Any]) -> None:
    loaded = PRC.with_notice(synthetic_notice)
    assert [loaded.knowledge(date(2026, 12, day)) for day in (29, 30, 31)] == [Knowledge.FINAL] * 3
    assert (loaded.final_through, loaded.covered_through) == (date(2027, 12, 28), date(2027, 12, 31))
    assert loaded.knowledge(date(2027, 12, 29)) is Knowledge.TENTATIVE
    assert loaded.first == PRC.first


def test_a_notice_may_change_the_december_before(synthetic_notice: dict[str, Any]) -> None:
    loaded = PRC.with_notice(synthetic_notice)
    # 2027-01-03 is a Sunday that the synthetic notice makes a working day
    assert loaded.add(date(2026, 12, 30), 1) == date(2027, 1, 3)
    assert loaded.why(date(2026, 12, 31)).reason_zh == "元旦放假（虚构〔2026〕0号）"
    assert loaded.why(date(2027, 1, 3)).notice_url == "https://example.invalid/synthetic-for-tests"


def test_loading_does_not_change_the_original_calendar(synthetic_notice: dict[str, Any]) -> None:
    version = PRC.version
    PRC.with_notice(synthetic_notice)
    assert PRC.version == version
    assert PRC.knowledge(date(2027, 1, 4)) is Knowledge.UNPUBLISHED


def test_text_bytes_and_object_load_alike(synthetic_notice: dict[str, Any]) -> None:
    text = json.dumps(synthetic_notice, ensure_ascii=False)
    loaded = PRC.with_notice(synthetic_notice)
    assert loaded == PRC.with_notice(text) == PRC.with_notice(text.encode())
    assert loaded == PRC.with_notice(MappingProxyType(synthetic_notice))


def test_the_year_after_a_loaded_one_can_be_loaded_too(synthetic_notice: dict[str, Any]) -> None:
    later = PRC.with_notice(synthetic_notice).with_notice(notice_for(2028))
    assert later.final_through == date(2028, 12, 28)


def test_a_corrected_notice_changes_only_what_it_has_differently() -> None:
    amended = PRC.with_notice(notice_for(2026, a_day("2026-06-18", name="端午节", granted=True)))
    assert not amended.is_working(date(2026, 6, 18))
    assert not amended.is_working(date(2026, 6, 19))
    assert amended.final_through == PRC.final_through
    assert amended.version != PRC.version


def test_a_notice_with_only_an_address_has_no_number() -> None:
    loaded = PRC.with_notice(a_notice(papers=["https://example.invalid/only"]))
    account = loaded.why(date(2027, 5, 1))
    assert (account.notice, account.notice_url) == (None, "https://example.invalid/only")


def test_keys_of_public_data_files_are_allowed() -> None:
    notice = a_notice(issued="2026-11-01", confidence="X") | {"$schema": "s", "$id": "i"}
    assert PRC.with_notice(notice).last_year == 2027


@pytest.mark.parametrize(
    "data", ["", "{", b"\xff\xfe\xfd", "[" * 100_000], ids=["empty", "cut", "not_utf8", "too_deep"]
)
def test_invalid_json_is_refused(data: str | bytes) -> None:
    assert problems(data) == [("", "not_json")]


@pytest.mark.parametrize("data", ["[]", "null", "3", 3, None, [a_day()]])
def test_a_value_that_is_not_an_object_is_refused(data: object) -> None:
    assert problems(data) == [("", "not_object")]


def test_an_empty_object_is_refused_with_every_missing_part() -> None:
    assert problems({}) == [("/days", "not_days"), ("/papers", "not_papers"), ("/year", "not_a_year")]


def test_a_notice_without_days_is_refused() -> None:
    assert problems(a_notice() | {"days": []}) == [("/days", "not_days")]


@pytest.mark.parametrize("year", ["2027", 2027.0, True, None])
def test_a_year_is_an_integer(year: object) -> None:
    assert problems(a_notice(year=year)) == [("/year", "not_a_year")]


@pytest.mark.parametrize("year", [2003, 2028, -1, 10**40])
def test_years_must_follow_without_a_gap(year: int) -> None:
    assert ("/year", "year_gap") in problems(a_notice(year=year))


@pytest.mark.parametrize("papers", [None, [], "虚构", {}])
def test_papers_must_be_a_non_empty_list(papers: object) -> None:
    assert problems(a_notice(papers=papers)) == [("/papers", "not_papers")]


def test_each_entry_of_papers_must_be_a_text() -> None:
    assert problems(a_notice(papers=["虚构", 7, " "])) == [("/papers/1", "not_papers"), ("/papers/2", "not_papers")]


@pytest.mark.parametrize(
    "day",
    [
        "2027-02-29",
        "20270501",
        "2027-W17-6",
        "2027-5-1",
        "\uff12\uff10\uff12\uff17-05-01",
        "",
        0,
        None,
        True,
        date(2027, 5, 1),
    ],
    ids=str,
)
def test_a_date_must_be_valid_and_in_iso_form(day: object) -> None:
    assert problems(a_notice(a_day(day))) == [("/days/0/date", "not_a_date")]


def test_a_date_appears_once() -> None:
    assert problems(a_notice(a_day(), a_day())) == [("/days/1/date", "duplicate_date")]


@pytest.mark.parametrize("day", ["2026-11-30", "2028-02-01", "2025-12-31", "2029-01-01"])
def test_a_date_must_be_in_the_year_or_an_adjacent_month(day: str) -> None:
    assert problems(a_notice(a_day(day))) == [("/days/0/date", "wrong_year")]


def test_the_december_before_the_first_year_is_not_covered() -> None:
    assert problems(notice_for(2004, a_day("2003-12-31"))) == [("/days/0/date", "not_covered")]


@pytest.mark.parametrize("value", ["yes", "true", 0, 1, None])
def test_is_off_day_must_be_true_or_false(value: object) -> None:
    assert problems(a_notice(a_day(isOffDay=value))) == [("/days/0/isOffDay", "not_boolean")]


def test_is_off_day_must_have_one_spelling() -> None:
    assert problems(a_notice(a_day(is_off_day=True))) == [("/days/0/isOffDay", "two_spellings")]


@pytest.mark.parametrize("value", ["yes", 0, 1])
def test_statutory_must_be_true_or_false(value: object) -> None:
    assert problems(a_notice(a_day(statutory=value))) == [("/days/0/statutory", "not_boolean")]


@pytest.mark.parametrize(
    ("day", "statutory"), [("2027-01-01", False), ("2027-01-04", True), ("2027-05-03", True), ("2026-12-31", True)]
)
def test_a_statutory_flag_must_be_that_of_the_law(day: str, statutory: bool) -> None:
    assert problems(a_notice(a_day(day, statutory=statutory))) == [("/days/0/statutory", "statutory_differs")]


def test_a_statutory_day_cannot_be_a_working_day() -> None:
    day = a_day("2027-05-01", isOffDay=False, statutory=True)  # a Saturday
    assert problems(a_notice(day)) == [("/days/0/statutory", "statutory_work")]


@pytest.mark.parametrize("name", [None, "", " ", 7])
def test_a_name_must_be_a_text(name: object) -> None:
    assert problems(a_notice(a_day(name=name))) == [("/days/0/name", "not_a_name")]


def test_unknown_fields_are_refused_with_their_place() -> None:
    found = problems(a_notice(a_day(statutary=True), **{"a/b~c": 1}))
    assert found == [("/days/0/statutary", "unknown_key"), ("/…", "unknown_key")]


def test_every_problem_is_listed_without_values() -> None:
    notice = {
        "year": "secret-year",
        "papers": [{"secret-paper": 1}],
        "days": ["secret-day", a_day("secret-date", name=[], isOffDay="secret-off"), a_day("2027-05-01", isOffDay=0)],
    }
    assert problems(notice) == [
        ("/days/0", "not_object"),
        ("/days/1/date", "not_a_date"),
        ("/days/1/isOffDay", "not_boolean"),
        ("/days/1/name", "not_a_name"),
        ("/days/2/isOffDay", "not_boolean"),
        ("/papers/0", "not_papers"),
        ("/year", "not_a_year"),
    ]
    with pytest.raises(RecordError) as caught:
        PRC.with_notice(notice)
    assert "secret" not in str(caught.value)


def test_a_duplicate_key_is_refused() -> None:
    text = '{"year": 2027, "year": 2027, "papers": ["虚构〔2026〕0号"], "days": []}'
    assert problems(text) == [("", "duplicate_key")]


# ------------------------------------------------------------------------------------- festivals and their balance


def texts(data: Any) -> list[str]:  # noqa: ANN401  any value
    with pytest.raises(RecordError) as caught:
        PRC.with_notice(data)
    assert {(problem.pointer, problem.code) for problem in caught.value.problems} <= {
        ("/days", "incomplete"),
        ("/days", "unbalanced"),
    }
    return [problem.zh for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("festival", "days"),
    [
        ("元旦", ("2027-01-01",)),
        ("春节", ("2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08")),
        ("清明节", ("2027-04-05",)),
        ("劳动节", ("2027-05-01", "2027-05-02")),
        ("端午节", ("2027-06-09",)),
        ("中秋节", ("2027-09-15",)),
        ("国庆节", ("2027-10-01", "2027-10-02", "2027-10-03")),
    ],
)
def test_a_draft_without_a_festival_is_refused_with_its_days(festival: str, days: tuple[str, ...]) -> None:
    assert texts(notice_for(2027, without=days)) == [f"缺{festival}：{'、'.join(days)} 须列为放假"]


def test_every_festival_that_is_missing_is_named() -> None:
    data = notice_for(2027) | {"days": [a_day("2027-05-01")]}
    found = texts(data)
    assert [zh[1:3] for zh in found] == ["中秋", "元旦", "劳动", "国庆", "春节", "清明", "端午"]
    assert "缺劳动节：2027-05-02 须列为放假" in found


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2006, "0501 0502 0503"),
        (2007, "0218 0219 0220"),  # 正月初一 to 初三
        (2008, "0206 0207 0208 0404"),  # from 除夕; 清明 is new
        (2013, "0209 0210 0211"),
        (2014, "0131 0201 0202"),  # without 除夕
        (2024, "0210 0211 0212 0501"),
        (2025, "0128 0129 0130 0131 0501 0502"),
    ],
)
def test_the_festivals_are_those_of_the_version_in_force(year: int, days: str) -> None:
    for day in days.split():
        missing = f"{year}-{day[:2]}-{day[2:]}"
        assert any(missing in zh for zh in texts(notice_for(year, without=(missing,))))


@pytest.mark.parametrize("day", ["2007-05-04", "2014-02-03", "2024-05-02", "2024-02-17"])
def test_days_around_a_festival_need_not_be_off(day: str) -> None:
    (zh,) = texts(notice_for(int(day[:4]), without=(day,))) if date.fromisoformat(day).weekday() < 5 else [""]
    assert "缺" not in zh


def test_the_balance_names_the_festival_and_the_number_of_days() -> None:
    forgotten = notice_for(2026, without=("2026-05-09", "2026-02-28"))
    assert texts(forgotten) == [
        "放假多出2个工作日（春节+1、劳动节+1）：请补列调休上班日；如系另行通知多放，请在该日写 granted: true"
    ]
    too_few = notice_for(2026, without=("2026-10-07",))
    assert texts(too_few) == ["放假少了1个工作日（国庆节-1）：请补列放假日，含节日逢周末的补休；或删去多列的上班日"]


def test_a_day_in_lieu_in_another_break_balances_and_is_named_if_the_year_does_not() -> None:
    PRC.with_notice(notice_for(2015))  # 中秋节 is made up for in the break of 国庆节
    assert "（中秋节-1、国庆节+2）" in texts(notice_for(2015, without=("2015-10-10",)))[0]


def test_days_named_for_several_festivals_are_one_break() -> None:
    mixed = notice_for(2025, a_day("2025-09-28", name="国庆节", isOffDay=False))
    PRC.with_notice(mixed)
    assert "（中秋节与国庆节+1）" in texts(notice_for(2025, without=("2025-09-28",)))[0]


def test_a_day_of_no_known_festival_counts_for_the_year() -> None:
    assert "（其他日子+1）" in texts(notice_for(2026, a_day("2026-03-18", name="虚构")))[0]


def test_a_day_off_that_another_notice_granted_says_so() -> None:
    loaded = PRC.with_notice(notice_for(2026, a_day("2026-03-18", name="虚构", granted=True)))
    assert not loaded.is_working(date(2026, 3, 18))


@pytest.mark.parametrize("worked_before", [True, False], ids=["a make-up day", "a day off anyway"])
def test_a_granted_weekend_day_may_have_been_a_make_up_day(worked_before: bool) -> None:
    day = a_day("2026-05-09" if worked_before else "2026-05-16", granted=True)
    loaded = PRC.with_notice(notice_for(2026, day))
    assert not loaded.is_working(date.fromisoformat(day["date"]))
    short = notice_for(2026, day, without=("2026-10-10",))
    assert ("+1" in str(texts(short))) if worked_before else PRC.with_notice(short) != PRC


@pytest.mark.parametrize("value", ["yes", 0, 1, None])
def test_granted_must_be_true_or_false(value: object) -> None:
    assert problems(a_notice(a_day(granted=value))) == [("/days/0/granted", "not_boolean")]


def test_a_granted_day_cannot_be_a_working_day() -> None:
    assert problems(a_notice(a_day(isOffDay=False, granted=True))) == [("/days/0/granted", "granted_work")]


@pytest.mark.parametrize("without", [(), ("2026-02-28",)], ids=["balanced", "a make-up day is left out"])
def test_a_statutory_holiday_cannot_be_granted(without: tuple[str, ...]) -> None:
    notice = notice_for(2026, a_day("2026-02-17", name="春节", granted=True), without=without)
    place = [each["date"] for each in notice["days"]].index("2026-02-17")
    assert problems(notice) == [(f"/days/{place}/granted", "granted_statutory")]


def test_a_day_listed_as_it_is_anyway_is_accepted() -> None:
    loaded = PRC.with_notice(a_notice(a_day("2027-03-03", isOffDay=False), a_day("2027-03-06")))
    assert loaded.is_working(date(2027, 3, 3))
    assert not loaded.is_working(date(2027, 3, 6))
    assert loaded.why(date(2027, 3, 3)).reason_zh == "照常上班：劳动节（虚构〔2026〕0号）"


def test_a_year_whose_festivals_are_not_listed_cannot_be_checked() -> None:
    calendar = Calendar(name="x", source="x", first_year=2049, last_year=2050, marks=())
    with pytest.raises(RecordError) as caught:
        calendar.with_notice(notice_for(2050) | {"year": 2051})
    assert ("/year", "year_beyond") in [(problem.pointer, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(("day", "off", "refused"), [("28", True, True), ("29", True, False), ("27", False, True)])
def test_a_final_day_of_the_year_before_is_not_changed(day: str, off: bool, refused: bool) -> None:
    """A verdict that rests on it would change."""
    changed = [a_day(f"2026-12-{day}", isOffDay=off), a_day("2027-01-02" if off else "2027-01-04", isOffDay=not off)]
    notice = a_notice(*changed, a_day("2026-12-25", isOffDay=False), a_day("2026-12-26"))
    if refused:
        assert problems(notice) == [("/days/0", "final_day")]
    else:
        assert not PRC.with_notice(notice).is_working(date(2026, 12, int(day)))
    granted = a_notice(a_day("2026-12-28", granted=True))
    assert not PRC.with_notice(granted).is_working(date(2026, 12, 28))


def test_a_statutory_holiday_of_the_year_after_cannot_be_a_working_day() -> None:
    notice = a_notice(a_day("2028-01-01", isOffDay=False), a_day("2028-01-03"))
    assert problems(notice) == [("/days/0", "statutory_work")]


# --------------------------------------------------------------------------------- a corrected notice replaces its year


def test_days_that_the_corrected_notice_does_not_list_lose_their_mark() -> None:
    wrong = notice_for(2026, a_day("2026-03-18", granted=True))
    corrected = PRC.with_notice(wrong).with_notice(notice_for(2026))
    assert corrected.is_working(date(2026, 3, 18))
    assert corrected.why(date(2026, 3, 18)).notice is None
    assert corrected == PRC.with_notice(notice_for(2026))


def test_a_correction_takes_back_days_of_december_and_january_as_well(synthetic_notice: dict[str, Any]) -> None:
    more = a_day("2028-01-04", name="元旦", granted=True)
    synthetic_notice["days"].append(more)
    once = PRC.with_notice(synthetic_notice).with_notice(notice_for(2028))
    assert [once.is_working(day) for day in (date(2026, 12, 31), date(2028, 1, 4))] == [False, False]
    twice = once.with_notice(notice_for(2027))
    assert [twice.is_working(day) for day in (date(2026, 12, 31), date(2028, 1, 4))] == [True, True]
    assert [twice.is_working(date(2027, 1, day)) for day in (1, 3)] == [False, False]


def test_the_days_of_the_next_years_notice_stay() -> None:
    later = PRC.with_notice(notice_for(2027, a_day("2026-12-31", name="元旦", granted=True)))
    assert not later.with_notice(notice_for(2026)).is_working(date(2026, 12, 31))
    for year in (2007, 2018):  # New Year's Day of the next year changed the December of the package
        day = date(year, 12, 31)
        assert PRC.is_working(day) is PRC.with_notice(notice_for(year)).is_working(day) is False
        alone = PRC.with_notice(notice_for(year + 1))
        assert not alone.is_working(day)


def test_a_day_that_two_years_set_falls_back_to_the_other_notice() -> None:
    day = date(2026, 12, 31)
    first = PRC.with_notice(notice_for(2026, a_day(str(day), granted=True)))
    second = first.with_notice(notice_for(2027, a_day(str(day), isOffDay=False)))
    assert [each.why(day).working for each in (first, second)] == [None, True]
    assert not second.with_notice(notice_for(2027)).is_working(day)
    assert second.through(2026).with_notice(notice_for(2026)).why(day).kind is DayKind.WEEKDAY


def test_the_order_of_loading_changes_no_day() -> None:
    day = date(2027, 12, 31)
    next_year = notice_for(2028, a_day(str(day), name="元旦"), a_day("2028-01-02", name="元旦", isOffDay=False))
    corrected = notice_for(2027, a_day(str(day), isOffDay=False))
    first = PRC.with_notice(corrected).with_notice(next_year)
    second = PRC.with_notice(notice_for(2027)).with_notice(next_year).with_notice(corrected)
    assert not second.is_working(day)
    assert first == second
    assert second.with_notice(notice_for(2028)).is_working(day)


def test_a_corrected_notice_keeps_the_statutory_flags() -> None:
    again = PRC.with_notice(notice_for(2026))
    flags = {mark.day: mark.statutory for mark in PRC.marks}
    assert all(mark.statutory is flags[mark.day] for mark in again.marks if mark.is_off)


# ------------------------------------------------------------------------------------------------------ hostile notices

CANARY = "张某秘密QX7431"


@pytest.mark.parametrize(
    "key", [CANARY, f"\x1b]0;{CANARY}\x07", "a" * 41, 7, 10**5000, ("张", "某")], ids=lambda _: "key"
)
def test_a_key_that_may_contain_a_name_is_not_repeated(key: object) -> None:
    for notice in ({key: 1}, {"days": [{key: 1}]}):
        with pytest.raises(RecordError) as caught:
            PRC.with_notice(notice)  # type: ignore[arg-type]  # a caller may pass it anyway
        assert any(problem.pointer.endswith("/…") for problem in caught.value.problems)
        assert "\x1b" not in str(caught.value)
        assert CANARY not in str(caught.value)


def test_the_error_has_no_context_with_the_input() -> None:
    for data in (f'{{"a": "{CANARY}', CANARY.encode("gb18030")):
        with pytest.raises(RecordError) as caught:
            PRC.with_notice(data)
        assert caught.value.__context__ is None


def test_a_notice_must_be_utf8_with_or_without_a_byte_order_mark() -> None:
    text = json.dumps(a_notice(), ensure_ascii=False)
    for encoding in ("utf-8", "utf-8-sig"):
        assert PRC.with_notice(text.encode(encoding)).last_year == 2027
    for encoding in ("utf-16", "utf-32", "gb18030"):
        assert problems(text.encode(encoding)) == [("", "not_json")]


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u200b", "\ud800", "\u2028", "\n"], ids=ascii)
def test_control_characters_are_refused(sign: str) -> None:
    assert problems(a_notice(a_day(name=f"元旦{sign}"))) == [("/days/0/name", "not_a_name")]
    assert problems(a_notice(papers=[f"虚构{sign}〔2026〕0号"])) == [("/papers/0", "not_papers")]


def test_an_oversized_notice_is_refused_before_it_is_parsed() -> None:
    assert problems("[" * (MAX_BYTES + 1)) == [("", "too_large")]
    assert problems(a_notice(*[1] * (MAX_ENTRIES + 1))) == [("/days", "too_many")]
    assert problems(a_notice(papers=[1] * (MAX_ENTRIES + 1))) == [("/papers", "too_many")]


def test_a_notice_of_exactly_the_greatest_size_is_read() -> None:
    assert PRC.with_notice(a_notice(papers=["虚构"] * 500)).last_year == 2027
    repeated = [a_day() for _ in range(500 - len(notice_for(2027)["days"]) + 1)]  # with the others, five hundred days
    assert {code for _, code in problems(a_notice(*repeated))} == {"duplicate_date"}
    text = json.dumps(a_notice(), ensure_ascii=False)
    assert PRC.with_notice(text + " " * (1024 * 1024 - len(text))).last_year == 2027
