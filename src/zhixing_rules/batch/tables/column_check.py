"""Tables held against the columns they should have: another width is taken, another kind of value is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.batch._polars import pl
from zhixing_rules.errors import Problem, ZhixingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from polars.datatypes import DataType, DataTypeClass

    Kind = DataType | DataTypeClass

__all__ = ["ColumnsError", "fitted", "read_as"]


class ColumnsError(ZhixingError, ValueError):
    """A table that has not the columns it should: all problems, by column; never a value, nor a name it does not know.

    Attributes:
        problems: what is wrong, each with the name of its column.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("；".join(f"{each.pointer} {each.zh} · {each.en}" for each in self.problems))

    def __reduce__(self) -> tuple[type[ColumnsError], tuple[tuple[Problem, ...]]]:
        return ColumnsError, (self.problems,)


def fitted(frame: pl.DataFrame, wanted: Mapping[str, Kind], *, keys: Collection[str] = ()) -> pl.DataFrame:
    """The columns that are wanted, of just their types.

    Args:
        frame: a table; whole numbers may be of another width, closed words may be strings or categories.
        wanted: the columns and their types.
        keys: those of them in which no row may be empty.

    Raises:
        ColumnsError: a column is missing, of another kind, holds a word or number that its type has not, or is a key
            with an empty row.
    """
    problems = list(_problems(frame, wanted, keys))
    if problems:
        raise ColumnsError(problems)
    if all(frame.schema[name] == kind for name, kind in wanted.items()):
        return frame.select(*wanted)
    return read_as(frame, {name: pl.col(name).cast(kind) for name, kind in wanted.items()})


def read_as(frame: pl.DataFrame, columns: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Columns of a frame read as other types.

    Raises:
        ColumnsError: one of them holds what its type has not.
    """
    named = {name: column.alias(name) for name, column in columns.items()}
    try:
        return frame.select(named.values())
    except pl.exceptions.PolarsError:
        wrong = [name for name, column in named.items() if not _can(frame, column)]
    told = "other_values", "有不在词表或范围内的值", "has values beyond its list or range"
    raise ColumnsError(_problem(name, *told) for name in wrong)


def _can(frame: pl.DataFrame, column: pl.Expr) -> bool:
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
            named = kind.base_type().__name__
            yield _problem(name, "other_type", f"类型不符，应为 {named}", f"is of another type: {named} wanted")
        elif name in keys and frame.get_column(name).null_count():
            yield _problem(name, "no_key", "不得为空", "may not be empty")


def _problem(name: str, code: str, zh: str, en: str) -> Problem:
    return Problem(f"/{name}", code, zh, en)


def _fits(found: Kind, wanted: Kind) -> bool:
    """Whether values of one type are of the kind that another holds."""
    if found in (wanted, pl.Null):
        return True
    if isinstance(wanted, pl.List):
        return isinstance(found, pl.List) and _fits(found.inner, wanted.inner)
    if wanted in (pl.String, pl.Enum):
        return found in (pl.String, pl.Categorical, pl.Enum)
    return wanted.is_integer() and found.is_integer()
