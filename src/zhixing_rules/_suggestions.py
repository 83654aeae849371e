"""Known words that are close to a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["close_words", "did_you_mean"]

_MAX_LENGTH: Final = 64
"""Longer words are not compared: no known word is near them, and comparing costs time."""
_LIMIT: Final = 3
_SIMILARITY: Final = 0.65
_SIMILARITY_OF_SHORT: Final = 0.5
"""For words of two or three Chinese characters, of which one is another: 判绝 for 判决."""
_SHORT: Final = 3
_IGNORED: Final = str.maketrans("", "", "_- ")


def close_words(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return at most three known words that are close to a word, the closest first.

    Args:
        word: what was given; it may be confidential, and is never part of the result unless it is known.
        known: the words of a closed vocabulary.

    >>> close_words("not-met", ["met", "not_met", "open"]), close_words("判绝", ["判决", "支付令"])
    (('not_met', 'met'), ('判决',))
    >>> close_words("张某", ["判决", "支付令"])
    ()
    """
    words = {_plain(each): each for each in reversed([*known])}
    if len(word) > _MAX_LENGTH or not words:
        return ()
    from difflib import get_close_matches  # noqa: PLC0415  only after an error

    plain = _plain(word)
    similarity = _SIMILARITY_OF_SHORT if len(plain) <= _SHORT and not plain.isascii() else _SIMILARITY
    return tuple(words[each] for each in get_close_matches(plain, words, n=_LIMIT, cutoff=similarity))


def did_you_mean(word: str, known: Iterable[str]) -> Bilingual:
    """Return a question to be put after the text of an error: whether one of the close known words was meant.

    Args:
        word: what was given; the question does not repeat it.
        known: the words of a closed vocabulary.

    Returns:
        Two texts that begin with a semicolon; empty if no word is close.

    >>> did_you_mean("keper", ["keeper", "police"])
    Bilingual(zh='；是否为 keeper？', en='; did you mean keeper?')
    >>> did_you_mean("张某甲", ["keeper", "police"])
    Bilingual(zh='', en='')
    """
    close = close_words(word, known)
    if not close:
        return Bilingual("", "")
    *others, last = close
    listed = f"{', '.join(others)} or {last}" if others else last
    return Bilingual(f"；是否为 {'、'.join(close)}？", f"; did you mean {listed}?")


def _plain(word: str) -> str:
    return word.casefold().translate(_IGNORED)
