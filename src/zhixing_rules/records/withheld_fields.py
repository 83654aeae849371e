"""Remove the fields of a record that an audience may not see, before the record is read.

An evaluation of the remaining record depends on nothing that the audience may not see: an error in a removed field is
not reported either.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._input_text import encoding_problem, form_problem, without_mark
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.case import Case
from zhixing_rules.records.loading import too_large, type_of
from zhixing_rules.records.mechanism import JointMechanism
from zhixing_rules.records.python_values import members_of
from zhixing_rules.records.record import secrecy_of
from zhixing_rules.records.secrecy_classes import field_named, record_inside

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records.audience import Audience

__all__ = ["withhold"]


_MOST_DIGITS: Final = 30


class _Pairs(list[tuple[str, Any]]):
    """The keys and values of a JSON object, duplicate keys included."""


def withhold(data: Mapping[str, Any] | str | bytes, audience: Audience) -> dict[str, Any]:
    """Return the JSON of a case or a joint mechanism without the fields that an audience may not see.

    Unknown keys are removed too, because their class is not known. Nothing is withheld from the designated keeper: pass
    the record to `load` unchanged.

    Args:
        data: JSON text, UTF-8 bytes, or a mapping of the same shape.
        audience: the audience.

    Raises:
        RecordError: the data is not JSON, or an object has a duplicate key that the audience may see.

    >>> from zhixing_rules.records import Audience
    >>> withhold({"case_number": "（2024）豫0802执1号", "法院层级": "basic", "requests": []}, Audience.PUBLIC)
    {'法院层级': 'basic'}
    """
    record = _parsed(data)
    if not isinstance(record, Mapping | _Pairs):
        if not isinstance(data, Mapping) and (problem := form_problem(data)) is not None:
            raise RecordError([problem])
        raise RecordError([Problem("", "model_type", "须为对象", "give an object")])
    return _visible(type_of((Case, JointMechanism), dict(record)), record, audience)


def _parsed(data: Mapping[str, Any] | str | bytes) -> object:
    if isinstance(data, Mapping):
        return data
    if not too_large(data):
        data = without_mark(data)
        if isinstance(data, str) or encoding_problem(data) is None:
            with suppress(ValueError, RecursionError):
                return json.loads(data, object_pairs_hook=_Pairs, parse_int=_integer)
        if (problem := form_problem(data)) is not None:
            raise RecordError([problem])
    # The error gives no position and no size, because they depend on the withheld fields.
    raise RecordError([Problem("", "not_json", "不是有效的 JSON，或过大", "is not valid JSON, or is too large")])


def _integer(digits: str) -> int:
    """Parse an integer; one too long for any field is cut off, because Python refuses thousands of digits."""
    return int(digits[:_MOST_DIGITS])


def _visible(model: type[BaseModel], record: Mapping[str, Any] | _Pairs, audience: Audience) -> dict[str, Any]:
    visible: dict[str, Any] = {}
    for key, value in record.items() if isinstance(record, Mapping) else record:
        try:
            field = field_named(model, key)
        except LookupError:
            continue
        if not audience.may_see(secrecy_of(field)):
            continue
        if key in visible:
            zh, en = "同一对象中有重复的键；请只留一个", "duplicate key in one object: keep one"
            raise RecordError([Problem("", "duplicate_key", zh, en)])
        visible[key] = _inside(record_inside(field.annotation), value, audience)
    return visible


def _inside(model: type[BaseModel] | None, value: object, audience: Audience) -> object:
    if model is not None and isinstance(value, Mapping | _Pairs):
        return _visible(model, value, audience)
    if model is not None and not isinstance(value, _Pairs) and (members := members_of(value)) is not None:
        return [_inside(model, each, audience) for each in members]
    return {} if isinstance(value, _Pairs) else value  # an object where a value belongs: the loader reports it
