"""The library and the oracle agree on every completely recorded case."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given

from support.effort import examples
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.validation import validate

from . import two_valued
from .cases import Facts, cases
from .two_valued import is_working, judge


def library_verdicts(case: Facts, on: date) -> dict[tuple[str, str], str]:
    return {(each.rule_id, each.path): each.verdict.value for each in validate(case, on=on).findings}


@given(cases())
@examples(500)
def test_the_library_agrees_with_the_oracle_on_every_complete_case(drawn: tuple[Facts, date]) -> None:
    case, on = drawn
    library, oracle = library_verdicts(case, on), judge(case, on)
    assert library.keys() == oracle.keys()
    different = {key: (verdict, library[key]) for key, verdict in oracle.items() if library[key] != verdict}
    assert different == {}, "by rule and path: (oracle, library)"


def test_the_oracle_does_not_import_the_library() -> None:
    assert "zhixing_rules" not in Path(two_valued.__file__).read_text(encoding="utf-8")


def test_the_oracle_and_the_library_have_the_same_working_days() -> None:
    first, last = date(2024, 1, 1), date(2026, 12, 28)
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    assert [day for day in days if is_working(day) != PRC.is_working(day)] == []
