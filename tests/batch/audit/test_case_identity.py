"""Which case the numbers of a column identify."""

from __future__ import annotations

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch.audit.case_identity import identities_of  # noqa: E402  as above


def test_a_column_has_the_identities_of_its_numbers() -> None:
    pairs = {
        None: None,
        "（2025）豫0802执1号": "（2025）豫0802执1号",
        "（2025）豫0802执1号之一": "（2025）豫0802执1号",
        "2025豫0802执1号": "（2025）豫0802执1号",
        "（2014）焦执字第12-1号": "（2014）焦执字第12号",
        "（2025）豫0823执号": None,
        "待定": None,
        "": None,
    }
    assert identities_of(pl.Series([*pairs, *pairs], dtype=pl.String)).to_list() == [*pairs.values(), *pairs.values()]
    for empty in ([], [None]):
        assert identities_of(pl.Series(empty, dtype=pl.String)).to_list() == empty
