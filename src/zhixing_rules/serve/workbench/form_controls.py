"""The controls of the form of a record: how a value is shown in one, and which value it holds when it is sent.

A browser does not send every text as it was shown: it removes line breaks from an input and changes those of a text
area. A value that would not come back as it is, is sent a second time as JSON beside its control (`kept`), and counts
as long as the control was not changed. So nothing is lost of what a form cannot show.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, get_args

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import without_control_characters
from zhixing_rules._values import dataclass
from zhixing_rules.records.annotations import bare_type, is_record, member_type, terms_of
from zhixing_rules.records.person import Key

if TYPE_CHECKING:
    from enum import StrEnum as Words

    from pydantic.fields import FieldInfo

__all__ = ["OTHER", "Control", "Sent", "control_of", "held", "is_local_id", "kept", "sent", "words_of"]

_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")
OTHER: Final = "?"
"""The choice that stands for a value that is none of the choices, and is kept."""


class Control(StrEnum):
    """The kinds of controls, by the type of the field."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes_no"
    WORD = "word"
    WORDS = "words"
    TEXTS = "texts"
    RECORD = "record"
    RECORDS = "records"


@dataclass(frozen=True, slots=True, repr=False)
class Sent(TypeNameRepr):
    """What a browser sends of a control.

    Attributes:
        texts: the texts: one of most controls, one for each box that is ticked, and none of what is not shown.
        made: whether the box is ticked that says that a list was made, which is empty if nothing else is there.
    """

    texts: tuple[str, ...]
    made: bool = False


def control_of(field: FieldInfo) -> Control:
    """Return the control of a field."""
    kind, member = bare_type(field.annotation), member_type(field.annotation)
    if member is not None:
        return Control.RECORDS if is_record(member) else Control.WORDS if terms_of(member) else Control.TEXTS
    if is_record(kind):
        return Control.RECORD
    if terms_of(kind):
        return Control.WORD
    by_name = {"bool": Control.YES_NO, "int": Control.NUMBER, "date": Control.DAY}
    return by_name.get(getattr(kind, "__name__", ""), Control.TEXT)


def words_of(field: FieldInfo) -> tuple[Words, ...]:
    """Return the words of the closed list of a field; none if it has another type."""
    return terms_of(bare_type(field.annotation)) or terms_of(member_type(field.annotation))


def is_local_id(field: FieldInfo) -> bool:
    """Return whether a field holds the local id of a record."""
    return Key in (field.annotation, *get_args(field.annotation)) or any(
        each in field.metadata for each in get_args(Key)[1:]
    )


def sent(control: Control, value: object, words: tuple[Words, ...] = ()) -> Sent:
    """Return what a browser sends of a control that shows a value; ``None`` is a fact that is not recorded.

    Args:
        control: the control of one value or of a list of words or texts.
        value: the value, of whatever type.
        words: the words of the closed list.

    Returns:
        What is sent if nobody changes the control.

    >>> sent(Control.YES_NO, True).texts, sent(Control.TEXTS, []).made
    (('true',), True)
    """
    if control in {Control.WORDS, Control.TEXTS}:
        members = [each if isinstance(each, str) else json.dumps(each) for each in _members(value)]
        if control is Control.TEXTS:
            return Sent(("\n".join(_safe(each) for each in members),), made=value is not None)
        known = [each.value for each in words if each.value in members]
        others = [_safe(each) for each in dict.fromkeys(members) if each not in known]
        return Sent((*known, *others), made=value is not None)
    if value is None:
        return Sent(("",))
    if isinstance(value, str):
        return Sent((_safe(value),))
    if control is Control.WORD or not isinstance(value, bool | int | float):
        return Sent((OTHER,))
    return Sent((json.dumps(value),))


def held(control: Control, given: Sent, words: tuple[Words, ...] = ()) -> Any:  # noqa: ANN401  a value of JSON
    """Return the value of a control as it was sent; ``None`` if nothing is recorded.

    Args:
        control: the control.
        given: what was sent.
        words: the words of the closed list, in whose order ticked ones are returned.

    Returns:
        A value of JSON.

    >>> held(Control.NUMBER, Sent(("15",))), held(Control.YES_NO, Sent(("",))), held(Control.TEXTS, Sent(("",), True))
    (15, None, [])
    """
    if control is Control.WORDS:
        ticked = [each.value for each in words if each.value in given.texts]
        ticked += [each for each in given.texts if each not in ticked]
        return ticked if ticked or given.made else None
    text = given.texts[0] if given.texts else ""
    if control is Control.TEXTS:
        lines = [line for line in text.split("\n") if line.strip()]
        return lines if lines or given.made else None
    if not text:
        return None
    if control is Control.NUMBER and _WHOLE.fullmatch(text.strip()):
        return int(text)
    if control is Control.YES_NO and text in {"true", "false"}:
        return text == "true"
    return text


def kept(control: Control, value: object, words: tuple[Words, ...] = ()) -> str | None:
    r"""Return a value as JSON if its control would not send it as it is; otherwise ``None``.

    Args:
        control: the control.
        value: the value.
        words: the words of the closed list.

    Returns:
        JSON, or ``None``.

    >>> kept(Control.TEXT, "two\rlines"), kept(Control.TEXT, "one line")
    ('"two\\rlines"', None)
    """
    with suppress(TypeError, ValueError):
        if _same(held(control, sent(control, value, words), words), value):
            return None
    return json.dumps(value)


def _same(one: object, other: object) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _members(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _safe(text: str) -> str:
    """Return a text as a text area holds it, without what a browser changes or what misleads a reader."""
    return "\n".join(without_control_characters(line.replace("\t", " ")) for line in re.split(r"\r\n|\r|\n", text))
