"""Every error the library raises, as one tree.

    ZhixingError
    ├── RecordError(ValueError)            the input is not a record: all problems, by JSON Pointer
    ├── AmendmentRefused(ValueError)       changes to a procedure that cannot be made: all reasons
    ├── CitationError(LookupError)         a clause that does not exist, or a quote not found in it
    ├── CalendarNotPublished(LookupError)  the State Council notice for a day is not known
    ├── DisclosureRefused(PermissionError) the audience may not see what was asked for
    ├── RuleDefect(RuntimeError)           a rule is written wrongly: a fault of its author
    ├── batch.SourceError                  a whole file of an archive cannot be read
    └── batch.ColumnsError(ValueError)     a table has not the columns it should

Each is also the built-in that a caller would catch anyway. A breach of the law is a finding, never an
exception. No message holds a value taken from a record: it says where, what was expected, and the way out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "MOST_PROBLEMS",
    "AmendmentRefused",
    "CalendarNotPublished",
    "CitationError",
    "DisclosureRefused",
    "Problem",
    "RecordError",
    "RuleDefect",
    "ZhixingError",
]

MOST_PROBLEMS: Final = 1000
"""As many problems as one error tells; what is wrong in more places is wrong as a whole."""


class ZhixingError(Exception):
    """The root of the tree: catch it to catch everything this library raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with an input: where, what was expected, and the way out. Never the value.

    Attributes:
        pointer: JSON Pointer (RFC 6901) into the input; the empty string is the whole document.
        code: a stable word for programs, such as ``missing`` or ``not_a_date``.
        zh: what was expected and what to do, in Chinese.
        en: the same in English.
    """

    pointer: str
    code: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.pointer or '(document)'}: {self.zh} · {self.en}"


class RecordError(ZhixingError, ValueError):
    """The input is not a usable record. Carries every problem found, not only the first.

    Attributes:
        problems: all problems, sorted by place; of more than `MOST_PROBLEMS`, the first of them and one that says so.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(set(problems))
        self.problems: tuple[Problem, ...] = tuple(found if len(found) <= MOST_PROBLEMS else _first(found))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} 处问题 · {len(self.problems)} problem(s)\n{lines}")

    def __reduce__(self) -> tuple[type[RecordError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def _first(problems: list[Problem]) -> list[Problem]:
    zh, en = "问题过多，只列出前一部分", "holds too many problems: the first of them are told"
    return sorted([Problem("", "too_many_problems", zh, en), *problems[: MOST_PROBLEMS - 1]])


class AmendmentRefused(ZhixingError, ValueError):  # noqa: N818  as its neighbours
    """Changes to a procedure that cannot be made as they stand. Carries every reason, not only the first.

    Attributes:
        problems: all reasons; the pointer of each is that of the change, ``/changes/0`` for the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} 处理由 · {len(self.problems)} reason(s)\n{lines}")

    def __reduce__(self) -> tuple[type[AmendmentRefused], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class CitationError(ZhixingError, LookupError):
    """A citation names no clause of the instrument, or a quote is absent from it or not unique in it."""


class CalendarNotPublished(ZhixingError, LookupError):  # noqa: N818  the name is part of the surface
    """The day lies outside the days whose State Council notice is known.

    Attributes:
        day: the first day that could not be settled.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            f"{day.isoformat()} 的放假安排未公布或未载入；请载入国务院办公厅通知 · "
            f"no holiday notice covers {day.isoformat()}: load one with Calendar.with_notice"
        )

    def __reduce__(self) -> tuple[type[CalendarNotPublished], tuple[date]]:
        return type(self), (self.day,)


class DisclosureRefused(ZhixingError, PermissionError):  # noqa: N818  the name is part of the surface
    """The audience may not receive what was asked for."""


class RuleDefect(ZhixingError, RuntimeError):  # noqa: N818  the name is part of the surface
    """A rule, fact or reading is written wrongly. Raised where it is written, not where it is used."""
