"""Import Polars, or raise ImportError that names the extra."""

from __future__ import annotations

try:
    import polars as pl
except ImportError as missing:  # pragma: no cover  a machine without the extra
    raise ImportError(
        "逐列判断需要附加组件 zhixing-rules[batch]，安装见 docs/for-developers.md · "
        "judging in columns needs the extra zhixing-rules[batch]: see docs/en/for-developers.md"
    ) from missing

__all__ = ["pl"]


def materialised(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame without scalar columns: an expression over a scalar column alone returns one row."""
    return pl.DataFrame(frame.get_columns())
