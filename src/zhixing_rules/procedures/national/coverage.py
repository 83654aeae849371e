"""The coverage table of national law, from coverage.toml: the clauses that need no rule, with the reason."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from zhixing_rules.language import read_coverage_of_texts
from zhixing_rules.procedures.national.instruments import INSTRUMENTS

if TYPE_CHECKING:
    from zhixing_rules.language import CoverageTable

__all__ = ["coverage_table"]


@cache
def coverage_table() -> CoverageTable:
    """Return the coverage table. The file is read at the first call, not at import."""
    # the readings of the Opinion that national law supports; no other part of it is needed
    from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS  # noqa: PLC0415

    text = (get_data("zhixing_rules.procedures.national", "coverage.toml") or b"").decode()
    return read_coverage_of_texts(text, INSTRUMENTS, (reading.id for reading in READINGS))
