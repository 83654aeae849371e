"""Registration of the record types with ``hypothesis.strategies.from_type``.

It happens when both the library and Hypothesis are imported, in either order. The strategies are created on first use.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from pydantic import BaseModel

from zhixing_rules import records as record_types

__all__ = ["register"]


def register() -> None:
    """Register every record type, `CaseNumber` and `Secret` with ``from_type``; may be called repeatedly."""
    for kind in _RECORDS:
        st.register_type_strategy(kind, any_record)
    st.register_type_strategy(record_types.CaseNumber, _case_numbers)
    st.register_type_strategy(record_types.Secret, _secrets)


@st.composite
def any_record(draw: st.DrawFn, kind: type[BaseModel]) -> BaseModel:
    """Draw a record of a type that `load` accepts; whole records lie around the thresholds of the default procedure."""
    from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024  # noqa: PLC0415  imported on first use
    from zhixing_rules.testing.strategies import records  # noqa: PLC0415  as above

    whole = any(root.record is kind for root in JIAOZUO_2024.roots)
    record: BaseModel = draw(records(kind, procedure=JIAOZUO_2024 if whole else None))
    return record


def _case_numbers(_: type[record_types.CaseNumber]) -> st.SearchStrategy[record_types.CaseNumber]:
    from zhixing_rules.testing.sample_values import case_numbers  # noqa: PLC0415  imported on first use

    return case_numbers()


def _secrets(_: type[record_types.Secret]) -> st.SearchStrategy[record_types.Secret]:
    from zhixing_rules.testing.sample_values import names  # noqa: PLC0415  imported on first use

    return names().map(record_types.Secret)


_EXPORTED: Final = (getattr(record_types, name) for name in record_types.__all__)
_RECORDS: Final = tuple(
    each
    for each in _EXPORTED
    if isinstance(each, type) and issubclass(each, BaseModel) and each is not record_types.Record
)
