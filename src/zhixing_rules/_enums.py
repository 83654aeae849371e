"""Words of closed lists: stable in English, with what a clerk reads in Chinese."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

__all__ = ["LabelledEnum"]


class LabelledEnum(StrEnum):
    """A word of a closed list: its value is stable; `zh` and `en` are its names.

    >>> class Standing(LabelledEnum):
    ...     PROVED = "proved", "已证"
    >>> Standing.PROVED, Standing.PROVED.zh, Standing.PROVED.en
    (<Standing.PROVED: 'proved'>, '已证', 'proved')
    """

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        """One word, its name in Chinese and, where that is another than the word, in English."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en or value
        return member
