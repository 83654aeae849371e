"""``zhixing schema``: every schema is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", ["case", "report", "plan", "explanation", "impact"])
def test_schema_is_printed(run: Callable[..., Any], name: str) -> None:
    result = run("schema", name)
    assert result.code == 0
    assert result.json == schema(name)


def test_case_schema_is_the_default(run: Callable[..., Any]) -> None:
    assert run("schema").out == run("schema", "case").out
    assert run("schema", "nonsense").code == 2
