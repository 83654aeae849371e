"""``zhixing coverage``: every sentence of the instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_sentence_has_a_rule_or_a_reason(run: Callable[..., Any]) -> None:
    result = run("coverage")
    assert (result.code, result.err) == (0, "")
    assert "覆盖 100%" in result.out
    norms = len(coverage_table().norms)
    assert f"规范 {norms}/{norms}" in result.out
    assert f"{norms} of {norms}" in run("coverage", "--lang", "en").out
    data = run("coverage", "--json").json
    assert (data["share"], data["problems"], data["norms_present"]) == (1.0, [], norms)
    assert all(row["rules"] or row["reason_zh"] for row in data["rows"])
