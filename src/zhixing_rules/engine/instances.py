"""The records that rules are judged for, each with its containers and the records it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.engine.join_index import JoinIndex

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.language import Subject

__all__ = ["Instance", "RecordIndex", "inside", "instances", "records_in_sight", "seen_with"]


class Instance(NamedTuple):
    """One record of a subject.

    Attributes:
        subject: the subject.
        path: its JSON Pointer in the whole record.
        records: the visible records, in the order of `Subject.visible_subjects`; ``None`` for a reference not recorded.
        paths: their JSON Pointers, in the same order; where a reference is not recorded, that of the reference.
        from_path: of a record still to come, the JSON Pointer of the record whose act will create it; ``None`` for a
            record that exists.
    """

    subject: Subject
    path: str
    records: tuple[Any, ...]
    paths: tuple[str, ...]
    from_path: str | None = None

    def by_subject(self) -> dict[Subject, Any]:
        """Return the visible records by subject."""
        return dict(zip(self.subject.visible_subjects, self.records, strict=True))


def instances(root: BaseModel, subject: Subject, known: RecordIndex | None = None) -> list[Instance]:
    """Return every record of a subject in the whole record, in order.

    Args:
        root: the whole record.
        subject: the subject.
        known: the index of the whole record that the call uses; a new one if omitted.

    Returns:
        The records.
    """
    known = RecordIndex(root) if known is None else known
    found: list[tuple[Any, str, tuple[Any, ...], tuple[str, ...]]] = [(root, "", (root,), ("",))]
    for step in subject.chain[1:]:
        found = [
            (record, f"{path}/{step.field}/{index}", (*records, record), (*paths, f"{path}/{step.field}/{index}"))
            for holder, path, records, paths in found
            for index, record in enumerate(getattr(holder, step.field) or ())
        ]
        if step.refers:
            found = [(each[0], each[1], *_with_referred(known, step, *each)) for each in found]
    return [Instance(subject, path, records, paths) for _, path, records, paths in found]


def records_in_sight(known: RecordIndex, subject: Subject) -> list[tuple[Any, ...]]:
    """Return what `instances` returns without the paths: the visible records of each record of a subject, in order."""
    found: list[tuple[Any, tuple[Any, ...]]] = [(known.root, (known.root,))]
    for step in subject.chain[1:]:
        found = [
            (record, (*records, record)) for holder, records in found for record in getattr(holder, step.field) or ()
        ]
        for reference in step.refers:
            found = [
                (record, (*records, known.find(reference.to, getattr(record, reference.field))[0]))
                for record, records in found
            ]
    return [records for _, records in found]


def inside(known: RecordIndex, holder: Instance, subject: Subject) -> list[Instance]:
    """Return every record of a subject in the list that one record holds, in order.

    Args:
        known: the whole record.
        holder: the record that holds the list.
        subject: the subject.

    Returns:
        The records.
    """
    above = Instance(subject, *holder[1:])
    listed = getattr(holder.by_subject()[holder.subject], subject.field) or ()
    return [seen_with(known, above, subject, record, index) for index, record in enumerate(listed)]


class RecordIndex:
    """The records of one whole record by the ids that they have and by the ids that they name; each list is read once.

    An index belongs to one call, such as the planning of one record, or to its result; no module holds one.

    Attributes:
        root: the whole record.
        joins: its lists by the ids that their records name.
    """

    __slots__ = ("_lists", "joins", "root")

    def __init__(self, root: BaseModel) -> None:
        self.root: BaseModel = root
        self.joins: JoinIndex = JoinIndex()
        self._lists: dict[str, dict[str, tuple[Any, int]]] = {}

    def find(self, subject: Subject, key: str | None) -> tuple[Any, str]:
        """Return a record and its JSON Pointer; ``None`` and the empty string where it does not exist."""
        if key is None:
            return None, ""
        name = subject.field
        if name not in self._lists:
            listed = enumerate(getattr(self.root, name) or ())
            self._lists[name] = {each.id: (each, index) for index, each in listed}
        found = self._lists[name].get(key)
        return (None, "") if found is None else (found[0], f"/{name}/{found[1]}")


def seen_with(known: RecordIndex, so_far: Instance, step: Subject, record: Any, index: int | str) -> Instance:  # noqa: ANN401  any record
    """Return an instance one level further down: a record of a list, and the records it refers to.

    Args:
        known: the whole record.
        so_far: the container.
        step: the subject of the list.
        record: the record.
        index: its index in the list, or that of a record still to come, which begins with ``-``.

    Returns:
        The instance.
    """
    path = f"{so_far.path}/{step.field}/{index}"
    records, paths = (*so_far.records, record), (*so_far.paths, path)
    return Instance(so_far.subject, path, *_with_referred(known, step, record, path, records, paths))


def _with_referred(  # noqa: PLR0917  the parts of an instance
    known: RecordIndex,
    step: Subject,
    record: Any,  # noqa: ANN401  any record
    path: str,
    records: tuple[Any, ...],
    paths: tuple[str, ...],
) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Return the records in sight and their JSON Pointers, with those that a record refers to."""
    for reference in step.refers:
        found, place = known.find(reference.to, getattr(record, reference.field))
        records, paths = (*records, found), (*paths, place or f"{path}/{reference.field}")
    return records, paths
