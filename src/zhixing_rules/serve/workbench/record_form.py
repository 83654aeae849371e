"""The form of a record, made from its type: sections, fields with their controls, and what no form can show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.records.annotations import bare_type, field_names, is_record, member_type
from zhixing_rules.records.loading import record_word
from zhixing_rules.records.record import clause_of, secrecy_of
from zhixing_rules.serve.workbench.form_controls import Control, control_of, is_local_id, kept, sent, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from zhixing_rules.records.enums import Secrecy
    from zhixing_rules.serve.workbench.form_controls import Sent

__all__ = ["FormField", "FormRecord", "canonical", "record_form", "stated_type"]

_HIDDEN: tuple[str, ...] = ("record",)
"""The field that names the type of the record, which the form has already."""


@dataclass(frozen=True, slots=True, repr=False)
class FormField(TypeNameRepr):
    """A field of the form.

    Attributes:
        pointer: where it is, as a JSON Pointer.
        title: its name in Chinese.
        clause: the clause that needs it.
        secrecy: its class.
        control: how it is shown.
        sent: what its control sends.
        kept: the value as JSON, if the control cannot send it; otherwise ``None``.
        choices: the words of a closed list, each with what is read and what is shown.
        required: whether the record cannot be read without it.
        reference: whether it holds the local id of another record.
        recorded: whether it has a value.
        unreadable: the value as JSON, if no form can show it; otherwise ``None``.
        part: the record in it, blank if none is recorded; ``None`` if it holds none.
        entries: the records in its list; ``None`` if no list is recorded or it holds none.
    """

    pointer: str
    title: str
    clause: str
    secrecy: Secrecy
    control: Control
    sent: Sent
    kept: str | None
    choices: tuple[tuple[str, str], ...]
    required: bool
    reference: bool
    recorded: bool
    unreadable: str | None = None
    part: FormRecord | None = None
    entries: tuple[FormRecord, ...] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FormRecord(TypeNameRepr):
    """A section of the form.

    Attributes:
        pointer: where it is.
        title: what it is, with its number in a list.
        who: the person it is about, as the record has the name; may be empty.
        fields: its fields, in the order of the type.
        unknown: members that are not fields of the record type, as JSON; empty if there are none.
        unknown_count: their number.
        unreadable: the entry as JSON if it is not a record; otherwise ``None``.
    """

    pointer: str
    title: str
    who: str
    fields: tuple[FormField, ...]
    unknown: str
    unknown_count: int
    unreadable: str | None = None

    @property
    def values(self) -> tuple[FormField, ...]:
        """The fields with one value or a list of words or texts."""
        return tuple(each for each in self.fields if each.control not in {Control.RECORD, Control.RECORDS})

    @property
    def recorded(self) -> tuple[FormField, ...]:
        """The fields of `values` that have a value, and those that every record has."""
        return tuple(each for each in self.values if each.recorded or each.required)

    @property
    def unrecorded(self) -> tuple[FormField, ...]:
        """The other fields of `values`."""
        return tuple(each for each in self.values if not each.recorded and not each.required)

    @property
    def parts(self) -> tuple[FormField, ...]:
        """The fields that hold records."""
        return tuple(each for each in self.fields if each.control in {Control.RECORD, Control.RECORDS})

    def pointers(self) -> Iterator[str]:
        """Yield the place of every section and field, this one first."""
        yield self.pointer
        for field in self.fields:
            yield field.pointer
            for each in (*(field.entries or ()), *((field.part,) if field.part else ())):
                yield from each.pointers()


def stated_type(model: type[BaseModel]) -> dict[str, Any]:
    """Return a record in which nothing is recorded but its type, where it must be stated."""
    field = model.model_fields.get("record")
    return {"record": record_word(model)} if field is not None and field.is_required() else {}


def canonical(model: type[BaseModel], record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with the names of the fields as keys, in their order, and the values of Chinese words.

    Args:
        model: the record type.
        record: a record whose keys may be names, Chinese titles or initials. Unknown keys, and a second key of one
            field, stay as they are, behind the others.

    Returns:
        The record; facts that are not recorded are left out.
    """
    names, found, others = field_names(model), dict[str, Any](), dict[str, Any]()
    for key, value in sorted(record.items(), key=lambda each: each[0] not in model.model_fields):
        name = names.get(key, key if key in model.model_fields else None)
        if key == "$schema":
            continue
        if name is None or name in found:
            others[key] = value
        elif value is not None:
            found[name] = _canonical_value(model.model_fields[name], value)
    return {**{name: found[name] for name in model.model_fields if name in found}, **others}


def _canonical_value(field: FieldInfo, value: Any) -> Any:  # noqa: ANN401  a value of JSON
    kind, member = bare_type(field.annotation), member_type(field.annotation)
    if is_record(kind) and isinstance(value, dict):
        return canonical(kind, value)
    if is_record(member) and isinstance(value, list):
        return [canonical(member, each) if isinstance(each, dict) else each for each in value]
    by_name = {getattr(each, "zh", each.value): each.value for each in words_of(field)}
    if isinstance(value, list):
        return [by_name.get(each, each) if isinstance(each, str) else each for each in value]
    return by_name.get(value, value) if isinstance(value, str) else value


def record_form(model: type[BaseModel], record: Mapping[str, Any], title: str) -> FormRecord:
    """Return the form of a record.

    Args:
        model: the record type.
        record: a record as `canonical` returns it.
        title: the title of the whole record.

    Returns:
        The form.
    """
    return _record(model, record, "", title, _names_by_id(model, record))


def _names_by_id(model: type[BaseModel], record: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of the persons of a record by their local ids."""
    names: dict[str, str] = {}
    for name, field in model.model_fields.items():
        member, entries = member_type(field.annotation), record.get(name)
        if is_record(member) and "name" in member.model_fields and isinstance(entries, list):
            for each in entries:
                if isinstance(each, dict) and isinstance(each.get("id"), str) and isinstance(each.get("name"), str):
                    names[each["id"]] = each["name"]
    return names


def _record(
    model: type[BaseModel], record: Mapping[str, Any], pointer: str, title: str, names: Mapping[str, str]
) -> FormRecord:
    unknown = {key: value for key, value in record.items() if key not in model.model_fields}
    hidden = {} if pointer else {name: record[name] for name in _HIDDEN if name in record}
    fields = (
        _field(field, record.get(name), f"{pointer}/{name}", names)
        for name, field in model.model_fields.items()
        if pointer or name not in _HIDDEN
    )
    own, person = record.get("name"), record.get("person")
    who = own if isinstance(own, str) else names.get(person, "") if isinstance(person, str) else ""
    text = json.dumps({**hidden, **unknown}) if hidden or unknown else ""
    return FormRecord(pointer, title, who, tuple(fields), text, len(unknown))


def _field(field: FieldInfo, value: Any, pointer: str, names: Mapping[str, str]) -> FormField:  # noqa: ANN401  any JSON
    control, words = control_of(field), words_of(field)
    title, unreadable, part, entries = field.title or "", None, None, None
    if control is Control.RECORD:
        if value is None or isinstance(value, dict):
            part = _record(bare_type(field.annotation), value or {}, pointer, title, names)
        else:
            unreadable = json.dumps(value)
    elif control is Control.RECORDS and value is not None:
        if isinstance(value, list):
            entries = tuple(
                _entry(member_type(field.annotation), each, f"{pointer}/{index}", f"{title}{index + 1}", names)
                for index, each in enumerate(value)
            )
        else:
            unreadable = json.dumps(value)
    holds_records = control in {Control.RECORD, Control.RECORDS}
    return FormField(
        pointer=pointer,
        title=title,
        clause=clause_of(field),
        secrecy=secrecy_of(field),
        control=control,
        sent=sent(Control.TEXT, None) if holds_records else sent(control, value, words),
        kept=None if holds_records else kept(control, value, words),
        choices=tuple((each.value, getattr(each, "zh", each.value)) for each in words),
        required=field.is_required(),
        reference=is_local_id(field) and not field.is_required(),
        recorded=value is not None,
        unreadable=unreadable,
        part=part,
        entries=entries,
    )


def _entry(model: type[BaseModel], value: Any, pointer: str, title: str, names: Mapping[str, str]) -> FormRecord:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        return _record(model, value, pointer, title, names)
    return FormRecord(pointer, title, "", (), "", 0, unreadable=json.dumps(value))
