"""A posted form, and the record that it holds.

Names of controls are JSON Pointers after a letter: ``f`` for a value, ``k`` for a value that is kept as JSON, ``m`` for
“a list was made”, ``n`` for the number of entries of a list, ``p`` for “this part is recorded”, ``u`` for members that
are no field, ``d`` to drop them, ``b`` for a part that no form can show, ``x`` to drop it.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.annotations import bare_type, member_type
from zhixing_rules.serve.workbench.form_controls import Control, Sent, control_of, held, sent, words_of
from zhixing_rules.serve.workbench.record_form import stated_type

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

__all__ = ["FORM", "UPLOAD", "FormValues", "check_entries", "form_values", "posted_form", "record_in_form", "value_of"]

FORM, UPLOAD = "application/x-www-form-urlencoded", "multipart/form-data"
"""The types of a body that a browser sends: of a form, and of one with which a file may be chosen."""

FormValues = dict[str, list[str]]
"""The values of a posted form by the names of their controls."""

_MOST_CONTROLS: Final = 200_000
_MOST_OF_UPLOAD: Final = 20
_MOST_ENTRIES: Final = 1000
_MOST_DIGITS: Final = 6


class _InMemory(MultiPartParser):
    """A parser that keeps a file in memory: no part of a record is written to a disk, which may not be writable."""

    spool_max_size = sys.maxsize


def posted_form(content_type: str, body: bytes) -> tuple[FormValues, bytes]:
    """Return the values of a form, and the content of the file that was chosen, if one was.

    Args:
        content_type: the header, of the type `FORM` or `UPLOAD`.
        body: the body, whose size is bounded.

    Returns:
        The values and the content.

    Raises:
        RecordError: it is not a form, or has too many values.
    """
    if content_type.lower().startswith(FORM):
        return form_values(body), b""
    try:
        return asyncio.run(_upload(content_type, body))
    except (MultiPartException, ValueError):
        raise _bad_form() from None


async def _upload(content_type: str, body: bytes) -> tuple[FormValues, bytes]:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    headers, most = Headers({"content-type": content_type}), max(len(body), 1)
    parser = _InMemory(headers, stream(), max_files=1, max_fields=_MOST_OF_UPLOAD, max_part_size=most)
    form = await parser.parse()
    values, file = FormValues(), b""
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            file = await value.read()
        else:
            values.setdefault(name, []).append(value.replace("\r\n", "\n"))
    await form.close()
    return values, file


def form_values(body: bytes) -> FormValues:
    """Return the values of a body of the type ``application/x-www-form-urlencoded``, in UTF-8.

    Raises:
        RecordError: it is none, or has too many values.
    """
    values: FormValues = {}
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_CONTROLS, errors="strict")
    except ValueError:
        raise _bad_form() from None
    for name, value in pairs:
        values.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return values


def value_of(values: Mapping[str, Sequence[str]], name: str, default: str = "") -> str:
    """Return the first value of a control, or the default if it was not sent.

    Args:
        values: what was sent.
        name: the name of the control.
        default: what is returned if it was not sent.

    Returns:
        The value.
    """
    found = values.get(name)
    return found[0] if found else default


def record_in_form(model: type[BaseModel], values: Mapping[str, Sequence[str]], pointer: str = "") -> dict[str, Any]:
    """Return the record that a form holds, with the names of the fields as keys; what is not recorded is left out.

    Args:
        model: the record type.
        values: what was sent.
        pointer: where the record is.

    Returns:
        The record as it was sent; `load` says what is wrong with it.

    Raises:
        RecordError: a list is too long, or what the form carried as JSON is none.
    """
    if not pointer:
        _check_total(values)
    record: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        value = _value(field, values, f"{pointer}/{name}")
        if value is not None:
            record[name] = value
    if f"u{pointer}" in values and f"d{pointer}" not in values:
        others = _json(values, f"u{pointer}")
        record.update({key: value for key, value in others.items() if key not in record})
    return record if pointer else {**stated_type(model), **record}


def _value(field: FieldInfo, values: Mapping[str, Sequence[str]], at: str) -> Any:  # noqa: ANN401  a value of JSON
    if f"b{at}" in values:
        return None if f"x{at}" in values else _json(values, f"b{at}")
    control = control_of(field)
    if control is Control.RECORD:
        part = record_in_form(bare_type(field.annotation), values, at)
        return part if part or f"p{at}" in values else None
    if control is Control.RECORDS:
        return _entries(member_type(field.annotation), values, at)
    words, given = words_of(field), Sent(tuple(values.get(f"f{at}", ())), made=f"m{at}" in values)
    if f"k{at}" in values:
        value = _json(values, f"k{at}")
        if sent(control, value, words) == given:
            return value
    return held(control, given, words)


def _entries(model: type[BaseModel], values: Mapping[str, Sequence[str]], at: str) -> list[Any] | None:
    if f"n{at}" not in values:
        return None
    number = value_of(values, f"n{at}")
    count = int(number) if number.isascii() and number.isdecimal() and len(number) <= len(str(_MOST_ENTRIES)) else -1
    if not 0 <= count <= _MOST_ENTRIES:
        zh, en = f"列表至多{_MOST_ENTRIES}条", f"a list has at most {_MOST_ENTRIES} entries"
        raise RecordError([Problem(at, "too_long", zh, en)])
    entries = []
    for place in (f"{at}/{index}" for index in range(count)):
        if f"b{place}" not in values:
            entries.append(record_in_form(model, values, place))
        elif f"x{place}" not in values:
            entries.append(_json(values, f"b{place}"))
    return entries


def check_entries(record: Mapping[str, Any]) -> None:
    """Check that the lists of a record have not too many entries for a form, which would be refused when it is sent.

    An entry of any type counts: one that is not a record, or not a word of a closed list, makes a part of the page too.

    Raises:
        RecordError: they have.
    """
    count, waiting = 0, list[object]([record])
    while waiting and count <= _MOST_ENTRIES:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list):
            count += len(each)
            waiting.extend(each)
    if count > _MOST_ENTRIES:
        raise _too_many_entries()


def _check_total(values: Mapping[str, Sequence[str]]) -> None:
    """Check that all lists together are not too long: each entry makes a part of the page.

    Raises:
        RecordError: they are.
    """
    counts = [found[0] for name, found in values.items() if name.startswith("n/") and found]
    total = sum(int(each) for each in counts if each.isascii() and each.isdecimal() and len(each) <= _MOST_DIGITS)
    if total > _MOST_ENTRIES:
        raise _too_many_entries()


def _too_many_entries() -> RecordError:
    zh, en = f"各列表合计至多{_MOST_ENTRIES}条", f"all lists together have at most {_MOST_ENTRIES} entries"
    return RecordError([Problem("", "too_many_entries", zh, en)])


def _json(values: Mapping[str, Sequence[str]], name: str) -> Any:  # noqa: ANN401  a value of JSON
    with suppress(ValueError, RecursionError):
        found = json.loads(value_of(values, name))
        if not name.startswith("u") or isinstance(found, dict):
            return found
    raise _bad_form(name[1:])


def _bad_form(pointer: str = "") -> RecordError:
    zh, en = "表单内容无法读取；请重新打开页面", "the form cannot be read: open the page again"
    return RecordError([Problem(pointer, "bad_form", zh, en)])
