"""How much the tests try: the one place that decides how many examples a property takes, and how they are drawn.

A property, and a test that goes through a sample, states the number of examples it takes in the profile ``full``. The
environment variable ``ZHIXING_EFFORT`` chooses the profile, and the profile scales every one of these numbers:

============ ============================================= ====================================
profile      examples                                      used by
============ ============================================= ====================================
``quick``    a tenth, and at least ten if full has them    ``make test``, and pytest by itself
``thorough`` a third, and at least thirty if full has them ``make test-all``
``full``     as stated                                     ``make test-all EFFORT=full``
``nightly``  ten times as many                             ``make test-all EFFORT=nightly``
============ ============================================= ====================================

Whatever the profile, the same examples come in every run: they are derived from the test itself, and no database of
earlier failures is read or written. A failure in one run is a failure in the next.

Two kinds of number are not scaled: the limit of a search that ends with the first example found, and the size of a
seeded sample whose rates are asserted.

The marker ``scaled`` is on every test with such a number; ``make test-all`` runs these a second time, with more. A test
without one does the same in every profile and runs once.

The marker ``deep`` is the other half: it is on tests that cost much and have no number to scale, and only
``make test-all`` runs them.
"""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _pytest.mark.structures import ParameterSet

__all__ = ["EFFORT", "Effort", "exactly", "examples", "is_scaled", "mostly_deep", "register_profiles", "scaled"]


class Effort(StrEnum):
    """The profiles."""

    QUICK = "quick"
    THOROUGH = "thorough"
    FULL = "full"
    NIGHTLY = "nightly"


_LEAST: Final = 10
_LEAST_THOROUGH: Final = 30
_UNSTATED: Final = 100
"""Examples in the profile ``full`` of a property that states no number, as in a doctest."""

EFFORT: Final = Effort(os.environ.get("ZHIXING_EFFORT", Effort.QUICK))
"""The profile of this run."""


def scaled(full: int, *, least: int = _LEAST, effort: Effort = EFFORT) -> int:
    """Scale a number of examples to a profile.

    Args:
        full: the number in the profile ``full``.
        least: the smallest number in the profile ``quick``, where it is less than `full`.
        effort: the profile.

    Returns:
        The number of examples to take.
    """
    if effort is Effort.QUICK:
        return min(full, max(least, full // 10))
    if effort is Effort.THOROUGH:
        return min(full, max(least, _LEAST_THOROUGH, full // 3))
    return full * 10 if effort is Effort.NIGHTLY else full


def examples(full: int, *, least: int = _LEAST, **more: Any) -> settings:  # noqa: ANN401  any setting of Hypothesis
    """Return the settings of a property.

    Args:
        full: the number of examples in the profile ``full``.
        least: the smallest number in the profile ``quick``; `full`, where fewer prove nothing.
        more: other settings of Hypothesis.

    Returns:
        Settings, which decorate the property.
    """
    return exactly(scaled(full, least=least), **more)


def exactly(count: int, **more: Any) -> settings:  # noqa: ANN401  any setting of Hypothesis
    """Return settings that take a number of examples in any profile, for samples whose size is scaled already."""
    return settings(**{**_shared(), "max_examples": count, **more})


def is_scaled(item: pytest.Item) -> bool:
    """Return whether a test takes more examples the more effort: a property, or one in a module that scales numbers."""
    is_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return is_property or hasattr(getattr(item, "module", None), "scaled")


def mostly_deep(values: Iterable[Any], quick: int) -> list[ParameterSet]:
    """Return the values of a costly test, all but some of them marked as deep.

    Args:
        values: the values.
        quick: how many of them are not deep; they are spread evenly.

    Returns:
        The values as parameters.
    """
    listed = list(values)
    chosen = {number * len(listed) // quick for number in range(quick)}
    return [
        pytest.param(each, marks=[] if number in chosen else [pytest.mark.deep]) for number, each in enumerate(listed)
    ]


def register_profiles() -> None:
    """Register the profiles with Hypothesis, and load the one of this run."""
    for effort in Effort:
        settings.register_profile(effort.value, **_shared(), max_examples=scaled(_UNSTATED, effort=effort))
    settings.load_profile(EFFORT.value)


def _shared() -> dict[str, Any]:
    """Settings of every profile: the same examples in every run, however slow the machine."""
    return {
        "derandomize": True,
        "database": None,
        "deadline": None,
        "suppress_health_check": [HealthCheck.too_slow],
    }
