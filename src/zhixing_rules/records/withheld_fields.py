"""withhold: a record as an audience would have it, without every field it may not see.

Whoever judges such a record judges by nothing the audience may not know: not even an error in a withheld field shows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.case import Case
from zhixing_rules.records.loading import kind_of, too_large
from zhixing_rules.records.mechanism import JointMechanism
from zhixing_rules.records.record import secrecy_of
from zhixing_rules.records.secrecy_classes import field_named, record_inside

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records.audience import Audience

__all__ = ["withhold"]


_MOST_DIGITS: Final = 30


class _Pairs(list[tuple[str, Any]]):
    """The keys and values of a JSON object as they stand, a key that stands twice included."""


def withhold(data: Mapping[str, Any] | str | bytes, audience: Audience) -> dict[str, Any]:
    """The JSON of a case or a joint mechanism without the fields that an audience may not see.

    Keys that no record has are left out too: what they were meant for is not known. For the designated keeper
    nothing is withheld, so give the record to `load` as it is.

    Raises:
        RecordError: it is not JSON, or a key that the audience may see stands twice.

    >>> from zhixing_rules.records import Audience
    >>> withhold({"case_number": "（2024）豫0802执1号", "法院层级": "basic", "requests": []}, Audience.PUBLIC)
    {'法院层级': 'basic'}
    """
    whole = _parsed(data)
    if not isinstance(whole, Mapping | _Pairs):
        raise RecordError([Problem("", "model_type", "须为对象", "give an object")])
    return _visible(kind_of((Case, JointMechanism), dict(whole)), whole, audience)


def _parsed(data: Mapping[str, Any] | str | bytes) -> object:
    if isinstance(data, Mapping):
        return data
    if not too_large(data):
        with suppress(ValueError, RecursionError):
            return json.loads(data, object_pairs_hook=_Pairs, parse_int=_whole)
    # without the place or the size: these depend on what is withheld
    raise RecordError([Problem("", "not_json", "不是有效的 JSON，或过大", "is not valid JSON, or is too large")])


def _whole(digits: str) -> int:
    """A whole number, cut short where it is longer than any field takes: Python reads none of thousands of digits."""
    return int(digits[:_MOST_DIGITS])


def _visible(model: type[BaseModel], record: Mapping[str, Any] | _Pairs, audience: Audience) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in record.items() if isinstance(record, Mapping) else record:
        try:
            field = field_named(model, key)
        except LookupError:
            continue
        if not audience.may_see(secrecy_of(field)):
            continue
        if key in kept:
            zh, en = "同一对象中有重复的键；请只留一个", "a key stands twice in one object: keep one"
            raise RecordError([Problem("", "duplicate_key", zh, en)])
        kept[key] = _inside(record_inside(field.annotation), value, audience)
    return kept


def _inside(model: type[BaseModel] | None, value: object, audience: Audience) -> object:
    if model is not None and isinstance(value, Mapping | _Pairs):
        return _visible(model, value, audience)
    if model is not None and isinstance(value, list | tuple) and not isinstance(value, _Pairs):
        return [_inside(model, each, audience) for each in value]
    return {} if isinstance(value, _Pairs) else value  # an object where none belongs: the loader says so
