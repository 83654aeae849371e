"""The values that a field of a record may have, by its type: the one answer for every generator of records."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

from pydantic import TypeAdapter, ValidationError

from zhixing_rules.errors import RecordError
from zhixing_rules.records.annotations import bare_type, member_type, terms_of
from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.clock_time import is_clock_time
from zhixing_rules.records.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from pydantic.fields import FieldInfo

__all__ = ["CLOCK_TIMES", "accepts", "field_values"]

CLOCK_TIMES: Final = ("10:00", "09:20", "10:01")
"""Times of day: of an act at 09:20, twenty-four hours from the next full hour end at 10:00."""


def field_values(
    field: FieldInfo,
    *,
    words: Iterable[str] = (),
    numbers: Iterable[int] = (),
    case_numbers: Iterable[Any] = (),
    texts: Iterable[str] = (),
) -> tuple[Any, ...]:
    """Return values of a field, the simplest first; for a list, values of its members.

    Args:
        field: the field; of a yes or no, a number, a word of a closed list, a case number, or a text.
        words: the words that rules compare it with, which come before others.
        numbers: what a number may be.
        case_numbers: what a case number may be.
        texts: what a text may be, besides the words; a time of day has values of its own.

    Returns:
        The values that the field accepts, each once; empty for a field of another type.
    """
    member = member_type(field.annotation)
    kind = bare_type(field.annotation) if member is None else member
    if kind is bool:
        return (True, False)
    if kind is CaseNumber:
        return tuple(case_numbers)
    if terms_of(kind):
        return tuple(dict.fromkeys((*(kind(word) for word in words if word in terms_of(kind)), *kind)))
    wanted = dict.fromkeys(numbers if kind is int else (*words, *texts) if kind in (str, Secret) else ())
    if is_clock_time(field):
        wanted = dict.fromkeys((*words, *CLOCK_TIMES))
    return tuple(each for each in wanted if accepts(field, each if member is None else (each,)))


def accepts(field: FieldInfo, value: object) -> bool:
    """Return whether a field accepts a value."""
    try:
        _adapter(cast("Hashable", field.annotation), *field.metadata).validate_python(value)
    except (ValidationError, RecordError):
        return False
    return True


@cache
def _adapter(annotation: Any, *constraints: Any) -> TypeAdapter[Any]:  # noqa: ANN401  annotations have no common type
    return TypeAdapter(Annotated[annotation, *constraints] if constraints else annotation)
