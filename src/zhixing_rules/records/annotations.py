"""Type annotations of record fields, without what only validation needs."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

__all__ = ["bare_type"]


def bare_type(annotation: Any) -> Any:  # noqa: ANN401  annotations have no common type
    """Return a type without ``| None`` and without constraints; `object` for a union of several types.

    >>> from datetime import date
    >>> from typing import Annotated
    >>> bare_type(Annotated[date, "a constraint"] | None), bare_type(int | str), bare_type(tuple[int, ...] | None)
    (<class 'datetime.date'>, <class 'object'>, tuple[int, ...])
    """
    if get_origin(annotation) is Annotated:
        return bare_type(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        members = [part for part in get_args(annotation) if part is not type(None)]
        return bare_type(members[0]) if len(members) == 1 else object
    return annotation
