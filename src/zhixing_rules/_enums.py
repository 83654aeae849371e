"""Enumerations whose members have Chinese and English labels."""

from __future__ import annotations

from enum import StrEnum
from typing import Self, TypeVar

__all__ = ["LabelledEnum", "member_of"]

E = TypeVar("E", bound=StrEnum)


class LabelledEnum(StrEnum):
    """String enumeration with labels: the value is stable, `zh` and `en` are the labels.

    >>> class Proof(LabelledEnum):
    ...     PROVED = "proved", "已证"
    >>> Proof.PROVED, Proof.PROVED.zh, Proof.PROVED.en
    (<Proof.PROVED: 'proved'>, '已证', 'proved')
    """

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """Create a member.

        Args:
            value: the stable value.
            zh: the Chinese label.
            en: the English label; the value if omitted.

        Returns:
            The member.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en or value
        return member


def member_of(words: type[E], word: str) -> E:
    """Return the member whose value is `word`.

    Args:
        words: the closed list.
        word: a value of it, or a member.

    Raises:
        ValueError: the word is not in the list; the message lists every word with its Chinese name.

    >>> class Colour(LabelledEnum):
    ...     RED = "red", "红"
    ...     BLUE = "blue", "蓝"
    >>> member_of(Colour, "red")
    <Colour.RED: 'red'>
    >>> member_of(Colour, "green")
    Traceback (most recent call last):
    ValueError: 没有这一词；可用：red（红）、blue（蓝） · no such word; use one of: red, blue
    """
    try:
        return words(word)
    except ValueError:
        zh = "、".join(f"{each.value}（{getattr(each, 'zh', each.value)}）" for each in words)
        known = ", ".join(each.value for each in words)
        raise ValueError(f"没有这一词；可用：{zh} · no such word; use one of: {known}") from None
