"""The subjects of a record in words, with the person concerned where the audience may know the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.records import Case, classes_at, record_inside

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records import Audience

__all__ = ["SubjectTitles", "subject_in_words"]


class SubjectTitles:
    """The titles of the subjects of one record, for one audience.

    Args:
        record: the record.
        audience: the audience.
    """

    def __init__(self, record: BaseModel, audience: Audience) -> None:
        self._record, self._audience = record, audience
        may_know = isinstance(record, Case) and audience.may_see(*classes_at(Case, ("persons", "name")))
        persons = (getattr(record, "persons", None) or ()) if may_know else ()
        self._names = {each.id: each.name.reveal() for each in persons if each.name is not None}
        self._titles: dict[tuple[str, str | None], Bilingual] = {}

    def title(self, pointer: str, source: str | None = None) -> Bilingual:
        """Return the title of the subject at a JSON Pointer, such as 移送1（郑某乙）; empty for the whole record.

        Args:
            pointer: the subject.
            source: for a record still to come, the record whose act will create it.
        """
        found = self._titles.get((pointer, source))
        if found is None:
            found = self._titles[pointer, source] = self._title(pointer, source)
        return found

    def plain(self, pointer: str) -> Bilingual:
        """Return the title of a subject that exists, without the person."""
        return self._words(pointer, None)

    def person(self, pointer: str) -> str | None:
        """Return the name of the person that a subject concerns; ``None`` if unknown, or not for this audience."""
        record, classes = self._record_at(pointer)
        if record is None or not classes:
            return None
        if record.__class__.__name__ == "Person":
            return self._names.get(record.id)
        field = "person"
        if field not in type(record).model_fields:
            return None
        if not self._audience.may_see(*classes_at(type(self._record), (*pointer.split("/")[1:], field))):
            return None
        return self._names.get(getattr(record, field) or "")

    def _title(self, pointer: str, source: str | None) -> Bilingual:
        words = self._words(pointer, source)
        name = None if source is not None else self.person(pointer)
        return words if name is None else Bilingual(f"{words.zh}（{name}）", words.en)

    def _words(self, pointer: str, source: str | None) -> Bilingual:
        awaited = "" if source is None else self.title(source).zh
        return subject_in_words(pointer, type(self._record), source, awaited)

    def _record_at(self, pointer: str) -> tuple[Any, tuple[str, ...]]:
        steps = tuple(pointer.split("/")[1:])
        record: Any = self._record
        for step in steps:
            if isinstance(record, tuple):
                record = record[int(step)] if step.isdecimal() and int(step) < len(record) else None
            else:
                record = getattr(record, step, None)
            if record is None:
                return None, ()
        return (record, steps) if hasattr(type(record), "model_fields") else (None, ())


def subject_in_words(pointer: str, record_type: type[BaseModel], source: str | None, awaited: str) -> Bilingual:
    """Return the subject at a JSON Pointer: in Chinese the titles of its fields, in English the pointer itself.

    Args:
        pointer: the subject; list members are numbered from 1, ``-`` and ``-2`` are records still to come.
        record_type: the type of the record.
        source: for a record still to come, the record whose act will create it.
        awaited: the Chinese title of that record.

    Returns:
        The subject; empty texts for the whole record, the empty pointer.

    >>> subject_in_words("/requests/0/targets/1", Case, None, "").zh
    '查控请求1·查控对象2'
    """
    titles: list[str] = []
    model: Any = record_type
    for step in pointer.split("/")[1:]:
        if step.isdecimal():
            titles[-1:] = [f"{''.join(titles[-1:])}{int(step) + 1}"]
        elif step.startswith("-"):
            expected = f"{awaited}待产生" if source is not None else f"待产生{step[1:]}"
            titles[-1:] = [f"{''.join(titles[-1:])}（{expected}）"]
        else:
            field = getattr(model, "model_fields", {}).get(step)
            titles.append(step if field is None else str(field.title))
            model = None if field is None else record_inside(field.annotation)
    return Bilingual("·".join(titles), pointer if source is None else f"{pointer} (from {source})")
