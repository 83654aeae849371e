"""``zhixing coverage``: every sentence of the instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_sentence_has_a_rule_or_a_reason(run: Callable[..., Any]) -> None:
    result = run("coverage")
    assert (result.code, result.err) == (0, "")
    assert "覆盖 100%" in result.out
    assert "规范 58/58" in result.out
    assert "58 of 58" in run("coverage", "--lang", "en").out
    data = run("coverage", "--json").json
    assert (data["share"], data["problems"], data["norms_present"]) == (1.0, [], 58)
    assert all(row["rules"] or row["reason_zh"] for row in data["rows"])
