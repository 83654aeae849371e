"""Texts in Chinese and in English."""

from __future__ import annotations

from typing import NamedTuple, Protocol

__all__ = ["Bilingual"]


class _Labelled(Protocol):
    """Something with a text in each language, such as a rule, a problem or a member of a `LabelledEnum`."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


class Bilingual(NamedTuple):
    """A text in Chinese and in English."""

    zh: str
    en: str

    @classmethod
    def of(cls, labelled: _Labelled) -> Bilingual:
        """Return the two texts of something that has them as ``zh`` and ``en``."""
        return cls(labelled.zh, labelled.en)
