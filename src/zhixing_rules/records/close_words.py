"""Known words close to those of a record that are not known: keys of its fields, and words of closed lists.

Only known words are offered, and never what the record holds, which may be a name.
"""

from __future__ import annotations

import json
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.records.annotations import bare_type, field_names, is_record, member_type, terms_of

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["CloseWords"]

_MOST: Final = 20
"""Number of problems of one error that get a question; comparing words takes time, and more are wrong as a whole."""
_NONE: Final = Bilingual("", "")


class CloseWords:
    """Asks, of problems of one record, whether a known word was meant.

    Args:
        model: the type of the record.
        text: the record as JSON.
    """

    def __init__(self, model: type[BaseModel], text: str | bytes) -> None:
        self._model, self._text, self._asked = model, text, 0

    def question(self, location: tuple[str | int, ...], code: str) -> Bilingual:
        """Return the question about one problem.

        Args:
            location: its place.
            code: its code.

        Returns:
            Two texts that begin with a semicolon; empty if no known word is close.
        """
        if code not in {"extra_forbidden", "enum"} or not location or self._asked == _MOST:
            return _NONE
        self._asked += 1
        if code == "extra_forbidden":
            record = _type_at(self._model, location[:-1])
            return did_you_mean(str(location[-1]), field_names(record)) if is_record(record) else _NONE
        given = self._value_at(location)
        return did_you_mean(given, _words_of(_type_at(self._model, location))) if isinstance(given, str) else _NONE

    @cached_property
    def _data(self) -> object:
        try:
            return json.loads(self._text)
        except (ValueError, RecursionError):
            return None

    def _value_at(self, location: tuple[str | int, ...]) -> object:
        value: Any = self._data
        try:
            for step in location:
                value = value[step]
        except (LookupError, TypeError):
            return None
        return value


def _type_at(model: type[BaseModel], location: tuple[str | int, ...]) -> Any:  # noqa: ANN401  annotations have no common type
    """Return the bare type at a place, the steps of which are keys of fields and numbers of entries."""
    kind: Any = model
    for step in location:
        if isinstance(step, int):
            kind = member_type(kind)
        elif is_record(kind) and step in field_names(kind):
            kind = bare_type(kind.model_fields[field_names(kind)[step]].annotation)
        else:
            return None
    return kind


@cache
def _words_of(kind: object) -> tuple[str, ...]:
    """Return the words of a closed list, both forms of each."""
    return tuple(word for each in terms_of(kind) for word in (each.value, getattr(each, "zh", each.value)))
