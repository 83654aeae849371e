"""The tree of errors that the library raises.

    ZhixingError
    ├── RecordError(ValueError)            the input is not a valid record; lists all problems by JSON Pointer
    ├── AmendmentRefused(ValueError)       changes that cannot be applied to a procedure; lists all reasons
    ├── CitationError(LookupError)         a clause that does not exist, or a quote that is not in it
    ├── CalendarError(LookupError)         the installed package of working days has no usable data
    ├── CalendarNotPublished(LookupError)  the State Council notice for a day is not known
    ├── DisclosureRefused(PermissionError) the audience may not receive the result
    ├── RuleDefect(RuntimeError)           a rule is defined incorrectly
    ├── batch.SourceError                  a file of an archive cannot be read
    └── batch.ColumnsError(ValueError)     a table does not have the expected columns

Each error is also the built-in that a caller would expect. A breach of the law is a finding, never an exception.
No message contains a value of a record: it gives the place, what was expected, and how to fix it.
"""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING, Final

from zhixing_rules._plural import counted
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "MAX_PROBLEMS",
    "AmendmentRefused",
    "CalendarError",
    "CalendarNotPublished",
    "CitationError",
    "DisclosureRefused",
    "Problem",
    "RecordError",
    "RuleDefect",
    "ZhixingError",
]

MAX_PROBLEMS: Final = 1000
"""Maximum number of problems listed in one error."""


class ZhixingError(Exception):
    """Base class of all errors of this library."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of an input: its place, what was expected, and how to fix it. Never the value.

    Attributes:
        pointer: JSON Pointer (RFC 6901) into the input; the empty string is the whole document.
        code: a stable code for programs, such as ``missing`` or ``not_a_date``.
        zh: what was expected and what to do, in Chinese.
        en: the same in English.
    """

    pointer: str
    code: str
    zh: str
    en: str

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return (self.pointer, self.code, self.zh, self.en) < (other.pointer, other.code, other.zh, other.en)

    def __str__(self) -> str:
        return f"{self.pointer or '(document)'}: {self.zh} · {self.en}"


class RecordError(ZhixingError, ValueError):
    """The input is not a valid record. Lists every problem, not only the first.

    Attributes:
        problems: the problems, sorted by place, at most `MAX_PROBLEMS`; if there are more, one of them says so.
        record_type: the type of the record that was read; ``None`` where it is not known.
    """

    record_type: type | None = None

    def __init__(self, problems: Iterable[Problem]) -> None:
        unique = sorted(set(problems))
        self.problems: tuple[Problem, ...] = tuple(unique if len(unique) <= MAX_PROBLEMS else _truncate(unique))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} 处问题 · {counted(len(self.problems), 'problem')}\n{lines}")

    def __reduce__(self) -> tuple[type[RecordError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def _truncate(problems: list[Problem]) -> list[Problem]:
    limit = MAX_PROBLEMS - 1
    zh, en = f"问题过多，只列出前{limit}处", f"too many problems; only the first {limit} are listed"
    return sorted([Problem("", "too_many_problems", zh, en), *problems[:limit]])


class AmendmentRefused(ZhixingError, ValueError):  # noqa: N818  the name is part of the public API
    """Changes that cannot be applied to a procedure. Lists every reason, not only the first.

    Attributes:
        problems: the reasons; each pointer is that of the change, such as ``/changes/0`` for the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{len(self.problems)} 处理由 · {counted(len(self.problems), 'reason')}\n{lines}")

    def __reduce__(self) -> tuple[type[AmendmentRefused], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class CitationError(ZhixingError, LookupError):
    """A citation names no clause of the instrument, or a quote is missing from the clause or not unique in it."""


class CalendarError(ZhixingError, LookupError):
    """The package chinese-calendar is missing, or the installed module of its name has no usable data.

    Raised when the calendar is first imported. It is never an ImportError: a caller that expects optional packages to
    be missing must not take the working days for one.
    """

    def __init__(self) -> None:
        super().__init__(
            "工作日数据不可用：请运行 pip install --force-reinstall 'chinese-calendar>=1.11'"
            "（同名模块 chinese_calendar 可能由 chinesecalendar 的旧版或其他程序包覆盖） · "
            "the working-day data cannot be used: run pip install --force-reinstall 'chinese-calendar>=1.11' "
            "(an old release of chinesecalendar, or another package, may have replaced the module chinese_calendar)"
        )

    def __reduce__(self) -> tuple[type[CalendarError], tuple[()]]:
        return type(self), ()


class CalendarNotPublished(ZhixingError, LookupError):  # noqa: N818  the name is part of the public API
    """No known State Council notice covers a day.

    Attributes:
        day: the first day that is not covered.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            f"{day.isoformat()} 的放假安排未公布或未载入；请载入国务院办公厅通知 · "
            f"no holiday notice covers {day.isoformat()}: load one with Calendar.with_notice"
        )

    def __reduce__(self) -> tuple[type[CalendarNotPublished], tuple[date]]:
        return type(self), (self.day,)


class DisclosureRefused(ZhixingError, PermissionError):  # noqa: N818  the name is part of the public API
    """The audience may not receive the result."""


class RuleDefect(ZhixingError, RuntimeError):  # noqa: N818  the name is part of the public API
    """A rule, fact or reading is defined incorrectly, or the text of an instrument has a line without a place.

    Raised when it is defined, not when it is used.
    """
