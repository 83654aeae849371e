"""Polars, or a kind word on how to get it."""

from __future__ import annotations

try:
    import polars as pl
except ImportError as missing:  # pragma: no cover  a machine without the extra
    raise ImportError(
        "逐列判断需要 Polars，请安装 zhixing-rules[batch] · "
        "judging in columns needs Polars: pip install 'zhixing-rules[batch]'"
    ) from missing

__all__ = ["pl"]


def materialised(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame none of whose columns is kept as one value: an expression over such a column alone loses its height."""
    return pl.DataFrame(frame.get_columns())
