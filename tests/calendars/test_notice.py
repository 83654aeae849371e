"""Reading of notices. Every notice for 2027 in these tests is synthetic."""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from zhixing_rules.calendars import PRC, Knowledge
from zhixing_rules.calendars.notice import MAX_BYTES, MAX_ENTRIES
from zhixing_rules.errors import RecordError


def problems(data: Any) -> list[tuple[str, str]]:  # noqa: ANN401  any value
    with pytest.raises(RecordError) as caught:
        PRC.with_notice(data)
    assert caught.value.__cause__ is None
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


def a_day(day: Any = "2027-05-01", **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any value
    return {"date": day, "name": "劳动节", "isOffDay": True} | fields


FIXED = ("2027-01-01", "2027-05-01", "2027-10-01", "2027-10-02", "2027-10-03")


def a_notice(*days: Any, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  any value
    entries = list(days) or [a_day()]
    named = {day.get("date") for day in entries if isinstance(day, dict)}
    year = fields.get("year", 2027)
    fixed = [a_day(day) for day in FIXED if day not in named and year == 2027]
    fixed += [a_day(f"{year}{day[4:]}") for day in FIXED if year == 2028 and f"{year}{day[4:]}" not in named]
    return {"year": 2027, "papers": ["虚构〔2026〕0号"], "days": [*entries, *fixed]} | fields


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
    later = PRC.with_notice(synthetic_notice).with_notice(a_notice(a_day("2028-05-01"), year=2028))
    assert later.final_through == date(2028, 12, 28)


def test_an_amendment_changes_only_the_days_it_lists() -> None:
    amended = PRC.with_notice(a_notice(a_day("2026-06-18", name="端午节"), year=2026))
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
    assert problems(a_notice(a_day("2003-12-31"), year=2004)) == [("/days/0/date", "not_covered")]


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


def test_a_working_weekday_cannot_be_a_make_up_day() -> None:
    assert problems(a_notice(a_day("2027-05-03", isOffDay=False))) == [("/days/0/date", "already_working")]


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


@pytest.mark.parametrize("missing", FIXED)
def test_an_incomplete_notice_is_refused(missing: str) -> None:
    days = [a_day(day) for day in FIXED if day != missing]
    notice = {"year": 2027, "papers": ["虚构〔2026〕0号"], "days": days}
    assert problems(notice) == [("/days", "incomplete")]
    notice["days"] = [a_day(day) for day in FIXED]
    assert PRC.with_notice(notice).is_working(date(2027, 10, 1)) is False


def test_a_duplicate_key_is_refused() -> None:
    text = '{"year": 2027, "year": 2027, "papers": ["虚构〔2026〕0号"], "days": []}'
    assert problems(text) == [("", "duplicate_key")]


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
    repeated = [a_day() for _ in range(500 - len(FIXED) + 1)]  # with the other fixed days, five hundred days
    assert {code for _, code in problems(a_notice(*repeated))} == {"duplicate_date"}
    text = json.dumps(a_notice(), ensure_ascii=False)
    assert PRC.with_notice(text + " " * (1024 * 1024 - len(text))).last_year == 2027
