"""Worklists as text: columns, widths, days in words and hostile values."""

from __future__ import annotations

from datetime import date

import pytest

from support.desk_case import CASE, ON, desk_case, docket
from zhixing_rules import DisclosureRefused
from zhixing_rules.render import markdown, text
from zhixing_rules.render._documents.worklists import short_day, worklist_document
from zhixing_rules.render.width import width
from zhixing_rules.views import worklist


@pytest.mark.parametrize(("columns", "clauses"), [(80, False), (99, False), (100, True), (140, True)])
def test_a_wide_line_has_room_for_the_clause(columns: int, clauses: bool) -> None:
    written = text.worklist(worklist(docket(), on=ON), width=columns)
    assert ("第七条第二款" in written) is clauses
    assert max(map(width, written.splitlines())) <= columns


def test_the_columns_of_all_groups_begin_at_the_same_place() -> None:
    written = text.worklist(worklist(docket(), on=ON)).splitlines()
    rows = [line for line in written if line[:1] in "×!>~?" and "执" in line]
    assert len({width(line[: line.index("李某")]) for line in rows if "李某" in line}) == 1


def test_a_day_of_another_year_shows_its_year() -> None:
    assert short_day(date(2027, 1, 4), date(2026, 12, 30)).zh == "2027-01-04 一"
    assert short_day(date(2026, 12, 31), date(2026, 12, 30)).zh == "12-31 四"


def test_two_acts_of_one_name_in_a_case_show_their_subjects() -> None:
    twice = desk_case()
    twice["referrals"].append(twice["referrals"][0] | {"id": "f2"})
    written = text.worklist(worklist([twice], on=ON))
    assert "移送1（郑某乙）" in written
    assert "移送2（郑某乙）" in written
    assert "移送1（郑某乙）" not in text.worklist(worklist([CASE], on=ON))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_hostile_value_neither_controls_a_terminal_nor_breaks_a_table(language: str) -> None:
    hostile = "\x1b[31m|<b>\u202e" + "长" * 150
    found = worklist([desk_case(officer=hostile)], on=ON)
    written = text.worklist(found, language=language)  # type: ignore[arg-type]  # one of the two
    assert "\x1b" not in written
    assert "\u202e" not in written
    table = markdown.worklist(found)
    assert "<b>" not in table
    assert len({line.count(" | ") for line in table.splitlines() if line.startswith("| ×")}) == 1


def test_a_case_without_a_number_is_named_by_its_place() -> None:
    assert "第1件" in text.worklist(worklist([desk_case(case_number=None)], on=ON))


def test_only_a_worklist_is_written() -> None:
    with pytest.raises(DisclosureRefused):
        worklist_document([])  # type: ignore[arg-type]  # what the types refuse is refused at run time too
