"""Random records of any shape, from the generator of the test kit, without its repair: fields recorded or not.

They need not be consistent: the evaluators must agree and must not fail on any record.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from space.typed_records import construct
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.records import Case, JointMechanism
from zhixing_rules.testing.record_generator import RecordGenerator
from zhixing_rules.testing.thresholds import thresholds

if TYPE_CHECKING:
    from pydantic import BaseModel

DAYS = (
    date(2022, 10, 10),
    date(2024, 10, 7),
    date(2024, 10, 8),
    date(2024, 10, 10),
    date(2025, 1, 20),
    date(2025, 1, 24),
    date(2025, 1, 26),
    date(2025, 1, 27),
    date(2025, 2, 3),
    date(2025, 2, 4),
    date(2025, 2, 5),
    date(2026, 12, 28),
    date(2026, 12, 31),
    date(2027, 1, 4),
)
"""Days on both sides of legally relevant boundaries and of the end of the calendar."""


def cases(*, fuller: bool = False) -> st.SearchStrategy[Case]:
    """Return a strategy of cases; with `fuller`, most fields are recorded and most lists are not empty."""
    return _records(Case, fuller=fuller)


def mechanisms(*, fuller: bool = False) -> st.SearchStrategy[JointMechanism]:
    """Return a strategy of joint mechanisms, like `cases`."""
    return _records(JointMechanism, fuller=fuller)


def _records(model: type[BaseModel], *, fuller: bool) -> st.SearchStrategy[Any]:
    limits = thresholds(JIAOZUO_2024, None, PRC)
    return _record(RecordGenerator(model, limits, JIAOZUO_2024, blanks=2 if fuller else 5))


@st.composite
def _record(draw: st.DrawFn, generator: RecordGenerator) -> Any:  # noqa: ANN401  a record of the type of the generator
    return construct(generator.model, generator.facts(draw, draw(st.sampled_from(DAYS))))
