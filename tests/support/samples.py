"""Examples of a strategy as a list, to be judged together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given

from support.effort import exactly

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["drawn"]


def drawn(strategy: SearchStrategy[Any], count: int) -> list[Any]:
    """So many examples, the same in every run."""
    found: list[Any] = []

    @exactly(count, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(strategy)
    def draw(example: object) -> None:
        found.append(example)

    draw()
    return found
