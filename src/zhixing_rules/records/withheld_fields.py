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
from zhixing_rules.records.annotations import field_names
from zhixing_rules.records.case import Case
from zhixing_rules.records.judgments import Judgment
from zhixing_rules.records.loading import too_large, type_of
from zhixing_rules.records.mechanism import JointMechanism
from zhixing_rules.records.python_values import members_of
from zhixing_rules.records.record import secrecy_of
from zhixing_rules.records.secrecy_classes import field_named, record_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from zhixing_rules.records.audience import Audience

__all__ = ["withhold"]


_MOST_DIGITS: Final = 30
_WITHHELD: Final = "（不提供）"
"""What stands for a required text that an audience may not see, such as who gave an answer."""


class _Pairs(list[tuple[str, Any]]):
    """The keys and values of a JSON object, duplicate keys included."""


def withhold(
    data: Mapping[str, Any] | str | bytes,
    audience: Audience,
    models: Sequence[type[BaseModel]] = (Case, JointMechanism),
) -> dict[str, Any]:
    """Return the JSON of a record without the fields that an audience may not see.

    Unknown keys are removed too, because their class is not known. A required text, such as who gave an answer, is
    replaced by a fixed one, so that the record can still be read; an answer about a record that is removed is removed
    with it. Nothing is withheld from the designated keeper: pass
    the record to `load` unchanged.

    Args:
        data: JSON text, UTF-8 bytes, or a mapping of the same shape.
        audience: the audience.
        models: the record types, of which ``record`` (记录类型) names one; the first is the default.

    Returns:
        The JSON of the record, with the keys as they are given.

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
    model = type_of(models, dict(record))
    return _without_answers_on_others(model, _visible(model, record, audience))


def _without_answers_on_others(model: type[BaseModel], visible: dict[str, Any]) -> dict[str, Any]:
    """Leave out the answers of persons about records that are not in what is visible."""
    names = field_names(model)
    key = next((key for key in visible if names.get(key) == "judgments"), None)
    answers = None if key is None else visible[key]
    if key is None or not isinstance(answers, list):
        return visible
    ids: set[object] = set()
    for other, members in visible.items():
        inner = record_inside(model.model_fields[names[other]].annotation)
        if inner is not None and inner is not Judgment and isinstance(members, list):
            ids.update(_named(inner, each, "id") for each in members if isinstance(each, dict))
    kept = [each for each in answers if not isinstance(each, dict) or _named(Judgment, each, "of") in {None, *ids}]
    return visible | {key: kept}


def _named(model: type[BaseModel], record: Mapping[str, Any], name: str) -> object:
    """Return the value of a field of an unread record, under whatever key; ``None`` if it is not there."""
    names = field_names(model)
    found = next((value for key, value in record.items() if names.get(key) == name), None)
    return found if isinstance(found, str | None) else ""


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
    for key, given in record.items() if isinstance(record, Mapping) else record:
        value = given
        try:
            field = field_named(model, key)
        except LookupError:
            continue
        if not audience.may_see(secrecy_of(field)):
            if not field.is_required():
                continue
            value = _WITHHELD
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
