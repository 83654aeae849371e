"""The size of a record in JSON objects, bounded before it is judged."""

from __future__ import annotations

import json
from collections.abc import Mapping

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.loading import MAX_VALUES

__all__ = ["check_record_size"]


def check_record_size(record: object, limit: int) -> None:
    """Check that a record has not too many objects, so that judging it does not take long.

    Args:
        record: a record, as JSON text that was parsed before, or as values of JSON.
        limit: the number of objects it may have, itself included.

    Raises:
        RecordError: it has more.

    >>> check_record_size({"persons": [{}, {}]}, 3)
    """
    if isinstance(record, str):
        objects = record.count("{")
        objects = objects if objects <= limit else _objects_in_text(record)
    else:
        objects = _objects_in(record, limit)
    if objects > limit:
        zh = f"记录中的对象超过 {limit} 个，本服务不予判断；请用命令行处理，或在启动时放宽"
        en = f"has more than {limit} objects, too many for this service: use the command, or raise the limit"
        raise RecordError([Problem("", "too_many_entries", zh, en)])


def _objects_in_text(record: str) -> int:
    count = 0

    def note(_: object) -> None:
        nonlocal count
        count += 1

    json.loads(record, object_pairs_hook=note, parse_int=len, parse_float=len)  # it was parsed before
    return count


def _objects_in(value: object, limit: int) -> int:
    """Return the number of objects in a value, or more than the limit where there are more or it has no end."""
    count, seen, waiting = 0, 0, [value]
    while waiting and count <= limit:
        each, seen = waiting.pop(), seen + 1
        if isinstance(each, Mapping):
            count += 1
            waiting.extend(each.values())
        elif isinstance(each, list | tuple):
            waiting.extend(each)
        if seen > MAX_VALUES:  # it may contain itself
            return limit + 1
    return count
