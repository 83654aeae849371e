"""Parts of records under construction: rows are merged into them, then they become the data of a record.

What rows of one record say must agree. An entry of a list is the same as one of an earlier row if both have one id; a
person also if the names are equal and the numbers do not differ. Any other row adds an entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules.office.cell_values import CellNote, CellPlace, cell_text, number_text
from zhixing_rules.records import Detention, Person, PrivateProsecution, Referral, Target
from zhixing_rules.records.annotations import bare_type, member_type
from zhixing_rules.records.conversions import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from zhixing_rules.office.field_paths import FieldPath

__all__ = [
    "CellSource",
    "Part",
    "Value",
    "data_of",
    "is_missing",
    "merge",
    "name_references",
    "number_entries",
    "put",
    "put_constant",
]

CellSource = tuple[CellPlace, str]
"""The cell that a value came from, and its heading."""

_OF_A_PERSON: Final = (Target, Detention, Referral, PrivateProsecution)
"""The parts that concern the person of their row, if the row has one person and does not name another."""
_REFERENCES: Final = ("person", "unit")
"""The fields that hold the id of a person."""
_NUMBERS: Final = ("resident_number", "credit_code", "other_document")
_PREFIXES: Final = {
    "persons": "p",
    "requests": "q",
    "detentions": "d",
    "referrals": "r",
    "private_prosecutions": "s",
    "vehicles": "v",
    "incidents": "i",
    "operations": "o",
    "accesses": "a",
    "disclosures": "x",
    "publications": "u",
    "officers": "f",
    "bulletins": "b",
    "meetings": "m",
}
"""The letter with which the ids of a list begin, where the worksheet has none."""


class Value(NamedTuple):
    """A value with the cell that it came from."""

    value: Any
    source: CellSource


class Part:
    """A record, or a part of one, of a row or of all rows so far.

    Attributes:
        model: its type.
        place: the row that it first came from.
        values: its values, by field.
        parts: the parts of it that are not in lists, by field.
        lists: the entries of its lists, by field and by number.
        person: the person of the row, for a part that does not name its person.
        merged: the part that this part of a row was merged into, if it was.
    """

    __slots__ = ("lists", "merged", "model", "parts", "person", "place", "values")

    def __init__(self, model: type[BaseModel], place: CellPlace) -> None:
        self.model, self.place = model, place
        self.values: dict[str, Value] = {}
        self.parts: dict[str, Part] = {}
        self.lists: dict[str, dict[int, Part]] = {}
        self.person: Part | None = None
        self.merged: Part | None = None

    def inner(self) -> Iterator[Part]:
        """Yield this part and every part in it."""
        yield self
        for part in self.parts.values():
            yield from part.inner()
        for entries in self.lists.values():
            for part in entries.values():
                yield from part.inner()


def put(root: Part, path: FieldPath, value: object, source: CellSource) -> None:
    """Put a value into the parts of a row, which are made as they are needed.

    Args:
        root: the record.
        path: the field.
        value: the value.
        source: its cell.
    """
    part = root
    for step in path.steps:
        annotation = part.model.model_fields[step.name].annotation
        if step.entry:
            entries = part.lists.setdefault(step.name, {})
            part = entries.setdefault(step.entry, Part(member_type(annotation), root.place))
        else:
            part = part.parts.setdefault(step.name, Part(bare_type(annotation), root.place))
    part.values.setdefault(path.name, Value(value, source))


def is_missing(root: Part, path: FieldPath) -> bool:
    """Return whether a row has no entry yet of the list that a field belongs to."""
    return bool(path.steps) and path.steps[0].entry not in {0, *root.lists.get(path.steps[0].name, ())}


def put_constant(root: Part, path: FieldPath, value: object) -> None:
    """Put a value into the parts of a row if the row has the part that it belongs to, and no other value of it.

    Args:
        root: the record, or the parts of it that a row gives.
        path: the field.
        value: the value.
    """
    part: Part | None = root
    for step in path.steps:
        if part is not None:
            part = part.lists.get(step.name, {}).get(step.entry) if step.entry else part.parts.get(step.name)
    if part is not None:
        part.values.setdefault(path.name, Value(value, (root.place, "")))


def merge(into: Part, row: Part) -> Iterator[CellNote]:
    """Merge the parts of a row into a record, and yield what does not agree.

    Args:
        into: the record.
        row: what a row says of it.

    Yields:
        The cells that say something else than an earlier row, or that could mean two persons.
    """
    persons = tuple(row.lists.get("persons", {}).values())
    if len(persons) == 1:
        for part in row.inner():
            if part.model in _OF_A_PERSON and "person" not in part.values:
                part.person = persons[0]
    yield from _merge(into, row)


def _merge(into: Part, part: Part) -> Iterator[CellNote]:
    part.merged = into
    into.person = into.person or part.person
    for name, value in part.values.items():
        known = into.values.setdefault(name, value)
        if known is not value and not _equal(part.model, name, known.value, value.value):
            yield CellNote(
                *value.source,
                "differs_from_another_row",
                f"与 {known.source[0]} 不一致；同一记录的各行须相同，或只填一行",
                f"differs from {known.source[0]}: the rows of one record must agree, or fill in one of them alone",
            )
    for name, inner in part.parts.items():
        yield from _merge(into.parts.setdefault(name, Part(inner.model, inner.place)), inner)
    for name, entries in part.lists.items():
        listed = into.lists.setdefault(name, {})
        for entry in entries.values():
            same = _same_as(entry, listed.values())
            if len(same) > 1:
                yield _two_persons(entry.values["name"].source)
                continue
            if not same:
                same = [listed.setdefault(len(listed), Part(entry.model, entry.place))]
            yield from _merge(same[0], entry)


def _same_as(entry: Part, listed: Iterable[Part]) -> list[Part]:
    """Return the entries of a list that an entry of a row is the same as."""
    named = []
    for other in listed:
        if "id" in entry.values and "id" in other.values:
            if _agree("id", entry, other):
                return [other]
        elif (
            entry.model is Person
            and {"name"} <= entry.values.keys() & other.values.keys()
            and _agree("name", entry, other)
            and all(_agree(number, entry, other) for number in _NUMBERS)
        ):
            named.append(other)
    return named


def _agree(name: str, one: Part, other: Part) -> bool:
    """Return whether a field is equal in two parts, or blank in one of them."""
    if name not in one.values or name not in other.values:
        return True
    return cell_text(one.values[name].value) == cell_text(other.values[name].value)


def _equal(model: type[BaseModel], name: str, one: object, other: object) -> bool:
    read = [convert(model, {name: each}).data[name] for each in (one, other)]
    return number_text(read[0]) == number_text(read[1])


def _two_persons(source: CellSource) -> CellNote:
    return CellNote(
        *source,
        "ambiguous_name",
        "本案有两人以上同名；请加一列“标识”并填写人员的标识",
        "two or more persons of the case have this name: add a column with the ids of persons",
    )


def number_entries(root: Part) -> None:
    """Give an id to every entry that needs one and has none, by its place in its list: p1, p2, d1."""
    for part in list(root.inner()):
        for name, entries in part.lists.items():
            used = {cell_text(each.values["id"].value) for each in entries.values() if "id" in each.values}
            for number, entry in enumerate(entries.values(), start=1):
                if "id" not in entry.model.model_fields or "id" in entry.values:
                    continue
                free = number
                while (made := f"{_PREFIXES.get(name, 'n')}{free}") in used:
                    free += 1
                used.add(made)
                entry.values["id"] = Value(made, (entry.place, ""))


def name_references(root: Part) -> Iterator[CellNote]:
    """Replace the names of persons by their ids where an id belongs, and yield the cells that name nobody or several.

    The entries have ids already, see `number_entries`.

    Args:
        root: the record.

    Yields:
        The cells that name no person of the case, or several.
    """
    persons = tuple(root.lists.get("persons", {}).values())
    for part in root.inner():
        if part.person is not None and "person" not in part.values:
            merged = part.person.merged or part.person
            if "id" in merged.values:  # else the person was left out, as two have this name
                part.values["person"] = Value(merged.values["id"].value, (part.place, ""))
            continue
        for name in _REFERENCES:
            if name not in part.values or name not in part.model.model_fields:
                continue
            (value, source), text = part.values[name], cell_text(part.values[name].value)
            found = [each for each in persons if cell_text(each.values["id"].value) == text]
            found = found or [
                each for each in persons if "name" in each.values and cell_text(each.values["name"].value) == text
            ]
            if len(found) == 1:
                part.values[name] = Value(found[0].values["id"].value, source)
            elif found:
                yield _two_persons(source)
            elif not (text.isascii() and isinstance(value, str)):
                yield CellNote(
                    *source,
                    "no_such_person",
                    "本案人员中没有此人；请核对姓名，或补充该人",
                    "no person of the case has this name: check it, or add the person",
                )


def data_of(part: Part, pointer: str, sources: dict[str, CellSource]) -> dict[str, Any]:
    """Return a part as the data of a record.

    Args:
        part: the part.
        pointer: its JSON Pointer.
        sources: where to note the cell of each value, by its JSON Pointer.

    Returns:
        The data, by English names.
    """
    sources[pointer] = (part.place, "")
    data: dict[str, Any] = {}
    for name, value in part.values.items():
        data[name] = value.value
        sources[f"{pointer}/{name}"] = value.source
    for name, inner in part.parts.items():
        data[name] = data_of(inner, f"{pointer}/{name}", sources)
    for name, entries in part.lists.items():
        data[name] = [
            data_of(each, f"{pointer}/{name}/{index}", sources) for index, each in enumerate(entries.values())
        ]
    return data
