"""The coverage table of the Opinion, from coverage.toml: the rules of every sentence, or the reason for none."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from zhixing_rules.language import read_coverage

if TYPE_CHECKING:
    from zhixing_rules.language import CoverageTable

__all__ = ["coverage_table"]


@cache
def coverage_table() -> CoverageTable:
    """Return the coverage table. The file is read at the first call, not at import."""
    return read_coverage((get_data("zhixing_rules.procedures.jiaozuo_2024", "coverage.toml") or b"").decode())
