"""Which case a number identifies, for a column of case numbers."""

from __future__ import annotations

from typing import Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.records.case_number import WRITTEN_NUMBER, CaseNumber

__all__ = ["identities_of"]

_USUAL: Final = f"^(?:{WRITTEN_NUMBER})$"


def identities_of(numbers: pl.Series) -> pl.Series:
    """Return `CaseNumber.identity` of each number; a usual number is its own identity."""
    others = numbers.filter(~numbers.str.contains(_USUAL)).unique()
    read = [CaseNumber.read(each) for each in others]
    identities = pl.Series([None if each is None else each.identity for each in read], dtype=pl.String)
    return numbers.replace(others, identities)
