"""Rows of one record become one record: which entries of lists are the same, who is meant, and what does not agree.

What rows of one record say must agree. An entry of a list is the same as one of another row if both have one id; a
person also if the names are equal and the numbers do not differ, which is decided when all rows are read; an entry
without an id also if all it says is the same. Any other row adds an entry.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.office.cell_values import CellNote, cell_text, number_text
from zhixing_rules.office.record_parts import Part, Value
from zhixing_rules.records import Detention, Person, PrivateProsecution, Referral, Target
from zhixing_rules.records.conversions import convert
from zhixing_rules.records.identity import normalised

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from pydantic import BaseModel

    from zhixing_rules.office.record_parts import CellSource

__all__ = ["merge_rows", "name_references", "number_entries"]

_OF_A_PERSON: Final = (Target, Detention, Referral, PrivateProsecution)
"""The parts that concern the person of their row, if the row has one person and does not name another."""
_REFERENCES: Final = ("person", "unit")
"""The fields that hold the id of a person."""
_NUMBERS: Final = ("resident_number", "credit_code", "other_document")
_UNNAMED: Final = frozenset({"不详", "姓名不详", "未知", "无名", "无名氏", "无"})
"""Placeholders for an unknown name; two persons with the same placeholder are not merged."""
_MOST_NAMESAKES: Final = 20
"""Maximum number of persons with the same name in a record; more must be distinguished by ids."""
_MERGED_FIRST: Final = {"persons": 0, "detentions": 1}
"""The lists to whose entries those of other lists may be linked."""
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


_REPEATED: Final = (
    "repeated",
    "与另一行相同的内容 → 只记一项",
    "the same content as in another row → one entry",
)


def merge_rows(into: Part, rows: Sequence[Part]) -> tuple[list[CellNote], list[CellNote]]:
    """Merge the rows of a record.

    Args:
        into: the record.
        rows: what each row says of it.

    Returns:
        The cells that say something else than an earlier row, or that could mean two persons; and those of entries that
        an earlier row has too.
    """
    merge = _Merge(rows)
    for row in rows:
        _link(row)
        merge.add(into, row)
    return merge.problems, merge.repeated


def _link(row: Part) -> None:
    """Link the parts of a row to its person and its referral to its detention, if it has one alone."""
    persons, detentions, referrals = (
        tuple(row.lists.get(name, {}).values()) for name in ("persons", "detentions", "referrals")
    )
    if len(persons) == 1:
        for part in row.inner():
            if part.model in _OF_A_PERSON and "person" not in part.values:
                part.links["person"] = persons[0]
    if len(detentions) == len(referrals) == 1 and _day(referrals[0], "sent_on", "9") >= _day(
        detentions[0], "intake_on", "0"
    ):
        referrals[0].links["detention"] = detentions[0]


def _day(part: Part, name: str, default: str) -> str:
    """Return a day as a record writes it, or a default if it is not recorded."""
    return (
        str(convert(part.model, {name: part.values[name].value}).data[name] or default)
        if name in part.values
        else default
    )


class _Marks(NamedTuple):
    """What tells persons of one name apart; empty texts are not recorded."""

    id: str
    numbers: tuple[str, ...]

    def agrees(self, other: _Marks) -> bool:
        """Return whether two persons of one name may be one."""
        if self.id and other.id:
            return self.id == other.id
        return all(one == two or not one or not two for one, two in zip(self.numbers, other.numbers, strict=True))


class _Merge:
    """The merge of the rows of one record.

    Attributes:
        problems: the cells that do not agree, or that could mean two persons.
        repeated: the cells of entries that an earlier row has too.
    """

    def __init__(self, rows: Iterable[Part]) -> None:
        self.problems: list[CellNote] = []
        self.repeated: list[CellNote] = []
        self._index: dict[Hashable, list[Part]] = {}
        marks: dict[str, set[_Marks]] = {}
        for row in rows:
            for person in row.lists.get("persons", {}).values():
                if name := _name(person):
                    marks.setdefault(name, set()).add(_marks(person))
        self._crowded = {name for name, found in marks.items() if len(found) > _MOST_NAMESAKES}
        self._ambiguous = {
            (name, each)
            for name, found in marks.items()
            for each in found
            if (not each.id if name in self._crowded else _may_be_two(each, found))
        }

    def add(self, into: Part, part: Part) -> None:
        """Merge a part of a row into the part of the record that it belongs to."""
        part.merged = into
        for name, linked in part.links.items():
            first = into.links.setdefault(name, linked)
            if (first.merged or first) is (linked.merged or linked):
                continue
            if name == "person":
                self.problems.append(_other_person(_first_source(part), str(first.place)))
            into.links[name] = Part(linked.model, linked.place)  # without an id: which one is not known
        for name, value in part.values.items():
            known = into.values.setdefault(name, value)
            if known is not value and not _equal(part.model, name, known.value, value.value):
                self.problems.append(
                    CellNote(
                        *value.source,
                        "differs_from_another_row",
                        f"与 {known.source[0]} 不一致；同一记录的各行须相同，或只填一行",
                        f"differs from {known.source[0]}: the rows of one record must agree, or fill in one of them "
                        "alone",
                    )
                )
        for name, inner in part.parts.items():
            self.add(into.parts.setdefault(name, Part(inner.model, inner.place)), inner)
        for name in sorted(part.lists, key=lambda each: _MERGED_FIRST.get(each, len(_MERGED_FIRST))):
            for entry in part.lists[name].values():
                self._add_entry(into, name, entry)

    def _add_entry(self, into: Part, name: str, entry: Part) -> None:
        person = _name(entry) if entry.model is Person else ""
        if person and (person, _marks(entry)) in self._ambiguous:
            self.problems.append(_two_persons(entry.values["name"].source))
            return
        keys = list(self._keys(into, name, entry, person))
        same = next((each for key in keys for each in self._index.get(key, ()) if _may_be_one(entry, each)), None)
        if same is not None and "id" not in entry.values and not person:
            entry.merged = same
            self.repeated.append(CellNote(*_first_source(entry), *_REPEATED))
            return
        if same is None:
            listed = into.lists.setdefault(name, {})
            same = listed.setdefault(len(listed), Part(entry.model, entry.place))
        for key in keys:
            known = self._index.setdefault(key, [])
            if not any(each is same for each in known):
                known.append(same)
        self.add(same, entry)

    def _keys(self, into: Part, name: str, entry: Part, person: str) -> Iterator[Hashable]:
        """Yield what another entry of the list has too if it is the same."""
        if "id" in entry.values:
            yield id(into), name, "id", cell_text(entry.values["id"].value)
        if person and person not in self._crowded:
            yield id(into), name, "name", person
        if not person and "id" not in entry.values and (entry.model is not Person or any(_marks(entry).numbers)):
            yield id(into), name, "all", _content(entry)


def _may_be_two(marks: _Marks, found: Iterable[_Marks]) -> bool:
    """Return whether a person may be either of two of the same name."""
    others = [each for each in found if marks.agrees(each)]
    return not all(one.agrees(two) for one, two in combinations(others, 2))


def _may_be_one(entry: Part, other: Part) -> bool:
    return entry.model is not Person or _marks(entry).agrees(_marks(other))


def _name(person: Part) -> str:
    """Return the name of a person; the empty text if it is not known."""
    text = cell_text(person.values["name"].value) if "name" in person.values else ""
    return "" if text in _UNNAMED else text


def _marks(person: Part) -> _Marks:
    identity, *numbers = (
        normalised(cell_text(person.values[name].value)) if name in person.values else "" for name in ("id", *_NUMBERS)
    )
    return _Marks(identity, tuple(numbers))


def _content(part: Part) -> Hashable:
    """Return all that a part of a row says, to be compared."""
    converted = convert(part.model, {name: each.value for name, each in part.values.items()}).data
    return (
        frozenset((name, cell_text(value)) for name, value in converted.items() if value is not None),
        frozenset((name, id(each.merged or each)) for name, each in part.links.items()),
        frozenset((name, _content(each)) for name, each in part.parts.items()),
        frozenset((name, tuple(map(_content, each.values()))) for name, each in part.lists.items()),
    )


def _first_source(part: Part) -> CellSource:
    """Return the first cell of a part, or its row."""
    return next((each.source for inner in part.inner() for each in inner.values.values()), (part.place, ""))


def _equal(model: type[BaseModel], name: str, one: object, other: object) -> bool:
    read = [convert(model, {name: each}).data[name] for each in (one, other)]
    if name in _NUMBERS:
        return normalised(cell_text(read[0])) == normalised(cell_text(read[1]))
    return number_text(read[0]) == number_text(read[1])


def _other_person(source: CellSource, row: str) -> CellNote:
    return CellNote(
        *source,
        "differs_from_another_row",
        f"标识与第 {row} 行的相同，人员却不同；请核对标识，或加一列填写人员（如 detentions.person）",
        f"has the id of row {row}, but another person: check the id, or add a column with the person, such as "
        "detentions.person",
    )


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
    by_id: dict[str, list[Part]] = {}
    by_name: dict[str, list[Part]] = {}
    for person in root.lists.get("persons", {}).values():
        by_id.setdefault(cell_text(person.values["id"].value), []).append(person)
        if "name" in person.values:
            by_name.setdefault(cell_text(person.values["name"].value), []).append(person)
    for part in root.inner():
        for name in _REFERENCES:
            if name not in part.values or name not in part.model.model_fields:
                continue
            (value, source), text = part.values[name], cell_text(part.values[name].value)
            found = by_id.get(text) or by_name.get(text, [])
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
        _fill_links(part)


def _fill_links(part: Part) -> None:
    for name, linked in part.links.items():
        merged = linked.merged or linked
        if name not in part.values and "id" in merged.values:  # else it was left out, as two have this name
            part.values[name] = Value(merged.values["id"].value, (part.place, ""))
