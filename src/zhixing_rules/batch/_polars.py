"""Import Polars, or raise ImportError with the install command."""

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
    """Return the frame without scalar columns: an expression over a scalar column alone returns one row."""
    return pl.DataFrame(frame.get_columns())
