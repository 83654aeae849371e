"""Check tables against the columns they should have: other integer widths are accepted, other types are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.errors import Problem, ZhixingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from polars.datatypes import DataType, DataTypeClass

    Kind = DataType | DataTypeClass

__all__ = ["ColumnsError", "cast_columns", "fit_columns"]


class ColumnsError(ZhixingError, ValueError):
    """A table does not have the columns it should; the message holds no value and no unknown column name.

    Attributes:
        problems: all problems, sorted, each with the name of its column as pointer.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("；".join(f"{each.pointer} {each.zh} · {each.en}" for each in self.problems))

    def __reduce__(self) -> tuple[type[ColumnsError], tuple[tuple[Problem, ...]]]:
        return ColumnsError, (self.problems,)


def fit_columns(frame: pl.DataFrame, wanted: Mapping[str, Kind], *, keys: Collection[str] = ()) -> pl.DataFrame:
    """Return the wanted columns of a table, cast to their types.

    Args:
        frame: a table; integers may have another width, enum values may be strings or categories.
        wanted: the columns and their types.
        keys: the columns that may not be null.

    Returns:
        A frame with exactly the wanted columns.

    Raises:
        ColumnsError: a column is missing, has another type, holds a value outside its type, or is a key with a null.
    """
    problems = list(_problems(frame, wanted, keys))
    if problems:
        raise ColumnsError(problems)
    if all(frame.schema[name] == kind for name, kind in wanted.items()):
        return frame.select(*wanted)
    return cast_columns(frame, {name: pl.col(name).cast(kind) for name, kind in wanted.items()})


def cast_columns(frame: pl.DataFrame, columns: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Return columns of a frame, computed by casts.

    Raises:
        ColumnsError: a column holds a value outside its type.
    """
    named = {name: column.alias(name) for name, column in columns.items()}
    try:
        return frame.select(named.values())
    except pl.exceptions.PolarsError:
        wrong = [name for name, column in named.items() if not _can_select(frame, column)]
    message = "other_values", "有不在词表或范围内的值", "has values outside its list or range"
    raise ColumnsError(_problem(name, *message) for name in wrong)


def _can_select(frame: pl.DataFrame, column: pl.Expr) -> bool:
    try:
        frame.select(column)
    except pl.exceptions.PolarsError:
        return False
    return True


def _problems(frame: pl.DataFrame, wanted: Mapping[str, Kind], keys: Collection[str]) -> Iterator[Problem]:
    for name, kind in wanted.items():
        if name not in frame.columns:
            yield _problem(name, "missing_column", "缺这一列", "is missing")
        elif not _fits(frame.schema[name], kind):
            type_name = kind.base_type().__name__
            yield _problem(name, "other_type", f"类型不符，应为 {type_name}", f"has another type, expected {type_name}")
        elif name in keys and frame.get_column(name).null_count():
            yield _problem(name, "no_key", "不得为空", "must not be empty")


def _problem(name: str, code: str, zh: str, en: str) -> Problem:
    return Problem(f"/{name}", code, zh, en)


def _fits(actual: Kind, wanted: Kind) -> bool:
    """Return whether values of one type can be cast to another."""
    if actual in (wanted, pl.Null):
        return True
    if isinstance(wanted, pl.List):
        return isinstance(actual, pl.List) and _fits(actual.inner, wanted.inner)
    if wanted in (pl.String, pl.Enum):
        return actual in (pl.String, pl.Categorical, pl.Enum)
    return wanted.is_integer() and actual.is_integer()
