"""``zhixing calendar``: version and coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules import PRC
from zhixing_rules._dates import chinese_date

if TYPE_CHECKING:
    from collections.abc import Callable


def test_status_shows_version_and_last_final_day(run: Callable[..., Any]) -> None:
    result = run("calendar", "status")
    assert (result.code, result.err) == (0, "")
    assert chinese_date(PRC.final_through) in result.out
    data = run("calendar", "status", "--json").json
    assert data["version"] == PRC.version
    assert data["years"][-1] == {"year": 2026, "notices": ["国办发明电〔2025〕7号"]}
