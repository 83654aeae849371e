"""Words are made once for one expression, and for no other one that is equal or comes later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import identity_cache
from zhixing_rules.engine.identity_cache import cached_by_identity
from zhixing_rules.language import Always, Expression

if TYPE_CHECKING:
    import pytest


def test_a_result_is_computed_once_for_each_expression() -> None:
    seen: list[Expression] = []

    def number(expression: Expression) -> int:
        seen.append(expression)
        return len(seen)

    cached, one, other = cached_by_identity(number), Always(met=True), Always(met=True)
    assert [cached(one), cached(one), cached(other), cached(one)] == [1, 1, 2, 1]
    assert [each is one for each in seen] == [True, False]


def test_a_cached_expression_is_kept_so_that_its_id_is_not_used_again() -> None:
    def identity(expression: Expression) -> int:
        return id(expression)

    cached = cached_by_identity(identity)
    assert len({cached(Always(met=True)) for _ in range(100)}) == 100


def test_a_full_cache_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity_cache, "MAX_CACHED", 2)
    seen: list[Expression] = []
    cached = cached_by_identity(seen.append)
    parts = [Always(met=True) for _ in range(3)]
    for each in (parts[0], parts[1], parts[0], parts[2], parts[2], parts[0]):
        cached(each)
    assert [next(place for place, part in enumerate(parts) if part is each) for each in seen] == [0, 1, 2, 0]
