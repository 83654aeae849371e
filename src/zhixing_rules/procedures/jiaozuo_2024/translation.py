"""The unofficial English translation of the Opinion, from translation_en.toml."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from zhixing_rules.law import read_translation

if TYPE_CHECKING:
    from zhixing_rules.law import Translation

__all__ = ["translation_en"]


@cache
def translation_en() -> Translation:
    """Return the translation. The file is read at the first call, not at import."""
    return read_translation((get_data("zhixing_rules.procedures.jiaozuo_2024", "translation_en.toml") or b"").decode())
