"""A folder of notices that a site shares. Every notice here is synthetic."""

from __future__ import annotations

import json
import os
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from support.notices import day_of_notice, notice_for
from zhixing_rules import PRC, CalendarNotPublished, RecordError
from zhixing_rules.calendars.notice_folder import MAX_FILES

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, **notices: Any) -> Path:  # noqa: ANN401  any JSON, or text
    for name, notice in notices.items():
        text = notice if isinstance(notice, str) else json.dumps(notice, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as caught:
        PRC.with_notices(folder)
    assert str(folder) not in str(caught.value)
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


def test_the_notices_are_loaded_in_the_order_of_their_years(tmp_path: Path) -> None:
    written(tmp_path, a=notice_for(2028), b=notice_for(2027), z=notice_for(2025))
    (tmp_path / "notes.txt").write_text("{", encoding="utf-8")
    (tmp_path / "2029").mkdir()
    loaded = PRC.with_notices(tmp_path)
    assert loaded.final_through == date(2028, 12, 28)
    one_by_one = PRC.with_notice(notice_for(2025)).with_notice(notice_for(2027)).with_notice(notice_for(2028))
    assert loaded.marks == one_by_one.marks
    assert PRC.with_notices(str(tmp_path)) == loaded
    with pytest.raises(CalendarNotPublished):
        PRC.is_working(date(2027, 3, 3))


def test_the_version_names_the_notices_and_not_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "张某的案卷"
    secret.mkdir()
    loaded = PRC.with_notices(written(secret, 张某=notice_for(2027)))
    assert loaded.version.startswith(f"{PRC.source}+虚构〔2026〕0号+")
    assert "张某" not in repr(loaded)
    assert pickle.loads(pickle.dumps(loaded)) == loaded  # noqa: S301  our own
    changed = notice_for(2027, day_of_notice("2027-03-03", granted=True))
    assert PRC.with_notices(written(secret, 张某=changed)).version != loaded.version


def test_many_notices_are_named_by_the_first_and_the_last(tmp_path: Path) -> None:
    for year in (2024, 2025, 2026, 2027):
        written(tmp_path, **{f"y{year}": notice_for(year)})
    assert "+虚构〔2023〕0号至虚构〔2026〕0号（4份）+" in PRC.with_notices(tmp_path).version


@pytest.mark.parametrize("papers", [["https://example.invalid/2027"], ["虚" * 41]], ids=["address", "long"])
def test_a_notice_without_a_short_number_is_named_by_its_year(papers: list[str], tmp_path: Path) -> None:
    loaded = PRC.with_notices(written(tmp_path, a=notice_for(2027, papers=papers)))
    assert loaded.version.startswith(f"{PRC.source}+2027年通知+")


def test_the_version_names_the_notices_in_force(tmp_path: Path) -> None:
    """A notice that another of its year has replaced is no source of any day."""
    folder = PRC.with_notices(written(tmp_path, a=notice_for(2027)))
    corrected = notice_for(2027, papers=["虚构〔2026〕1号"])
    assert folder.with_notice(corrected).version.startswith(f"{PRC.source}+虚构〔2026〕1号+")
    assert folder.with_notice(corrected) == PRC.with_notice(corrected)
    assert folder.with_notices(tmp_path).version == folder.version
    assert folder.through(2026) == PRC
    assert "+虚构〔2026〕0号、虚构〔2027〕0号+" in folder.with_notice(notice_for(2028)).version


def test_a_folder_without_a_notice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2027.JSON.txt").touch()
    assert problems(tmp_path) == [("", "no_notices")]


def test_a_folder_of_something_else_is_refused_unread(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 1):
        (tmp_path / f"{number}.json").touch()
    assert problems(tmp_path) == [("", "too_many")]


def test_two_notices_for_one_year_are_refused(tmp_path: Path) -> None:
    written(tmp_path, a=notice_for(2027), b=notice_for(2027))
    assert problems(tmp_path) == [("/2027", "duplicate_year")]


def test_a_year_that_is_left_out_is_named(tmp_path: Path) -> None:
    written(tmp_path, a=notice_for(2029), b=notice_for(2027), c=notice_for(2030))
    assert problems(tmp_path) == [("/2029/year", "year_gap"), ("/2030/year", "year_gap")]
    with pytest.raises(RecordError, match="缺2028年的通知"):
        PRC.with_notices(tmp_path)


def test_the_problems_of_all_files_are_listed_with_their_year_or_position(tmp_path: Path) -> None:
    wrong = notice_for(2027, without=("2027-05-01",))
    written(
        tmp_path, a="{", b=wrong, c="[]", d=notice_for(2028) | {"papers": []}, e='{"year": 99999}', f=notice_for(2030)
    )
    found = problems(tmp_path)
    assert found[:4] == [
        ("/2027/days", "incomplete"),
        ("/2028/papers", "not_papers"),
        ("/file-1", "not_json"),
        ("/file-3", "not_object"),
    ]
    assert {pointer for pointer, _ in found[4:]} == {"/file-5/days", "/file-5/papers", "/file-5/year"}


def test_a_file_that_is_too_large_is_not_read_as_a_whole(tmp_path: Path) -> None:
    written(tmp_path, a=json.dumps(notice_for(2027)) + " " * 1024 * 1024)
    assert problems(tmp_path) == [("/file-1", "too_large")]


def test_a_folder_that_cannot_be_read_is_an_error_of_the_system(tmp_path: Path) -> None:
    for place in (tmp_path / "missing", written(tmp_path, a=notice_for(2027)) / "a.json"):
        with pytest.raises(OSError, match=r"a\.json|missing"):
            PRC.with_notices(place)


def test_a_name_may_end_in_capitals_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    written(tmp_path, notice=notice_for(2027))
    (tmp_path / "notice.json").rename(tmp_path / "NOTICE.JSON")
    (tmp_path / "._NOTICE.json").write_bytes(b"\x00")
    assert PRC.with_notices(tmp_path).last_year == 2027


def test_what_is_named_as_a_notice_and_is_not_a_file_is_a_problem(tmp_path: Path) -> None:
    written(tmp_path, a=notice_for(2027))
    (tmp_path / "b.json").mkdir()
    (tmp_path / "d.json").symlink_to(tmp_path / "missing")
    expected = [("/file-2", "not_a_file"), ("/file-3", "not_a_file")]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "c.json")
        expected.append(("/file-4", "not_a_file"))
    assert problems(tmp_path) == expected
