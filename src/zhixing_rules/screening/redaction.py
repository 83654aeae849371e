"""redact: a text as its audience may have it, with neutral words in place of what it may not see."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from zhixing_rules.records import Audience, audience_of
from zhixing_rules.screening.scan import screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.records import Case
    from zhixing_rules.screening.mention import Mention

__all__ = ["redact", "reword"]

_ROUNDS: Final = 9
"""How often a neutral wording that makes a new phrase with the words beside it is replaced anew."""


def redact(text: str, audience: Audience | str, *, case: Case | None = None) -> str:
    """The text with a neutral wording for every mention of a class its audience may not see, possible ones too.

    Personal data become a mark that says what stood there and not how long it was. The rest is a neutral wording that
    a person must read again: grammar is not mended. It helps and does not prove.

    Args:
        text: plain text.
        audience: who will read it, as an `Audience` or its word.
        case: a case whose persons are looked for too.

    Raises:
        ValueError: there is no such audience.

    >>> draft = "经查询研判，执行干警找到了欠款人，电话：13800000000。"
    >>> redact(draft, "public")
    '经依法核实，执行干警找到了欠款人，电话：〔个人信息〕。'
    >>> redact(draft, "court_staff")
    '经依法核实，执行干警找到了欠款人，电话：13800000000。'
    """
    reader = audience_of(audience)
    return _reworded(text, (each for each in screen(text, case=case) if not reader.may_see(each.kind)), reader)


def reword(text: str, mentions: Iterable[Mention]) -> str:
    """The text with a neutral wording for each of some mentions; those that overlap are replaced together.

    Args:
        text: the text that was screened, the very same.
        mentions: those that `screen` found in it and that are to go.

    Raises:
        ValueError: a mention lies outside the text; it is one of another text.
    """
    given = tuple(mentions)
    if any(not 0 <= each.start < each.end <= len(text) for each in given):
        raise ValueError("标记不在文本之内；请用同一文本 · a mention lies outside the text: give the text screened")
    return _reworded(text, given, Audience.PUBLIC)


def _reworded(text: str, given: Iterable[Mention], reader: Audience) -> str:
    text, written = _replaced(text, given)
    for _ in range(_ROUNDS):
        made = [each for each in screen(text) if each.sure and not reader.may_see(each.kind)]
        made = [each for each in made if _touches(each, written)]
        if not made:
            break
        text, written = _replaced(text, made)
    return text


def _replaced(text: str, mentions: Iterable[Mention]) -> tuple[str, list[tuple[int, int]]]:
    """The text with the mentions replaced, and where the neutral words stand in it."""
    parts: list[str] = []
    written: list[tuple[int, int]] = []
    after = length = 0
    for mention in sorted(mentions, key=_place):
        if mention.start >= after:
            before = text[after : mention.start]
            parts += (before, mention.suggestion)
            length += len(before) + len(mention.suggestion)
            written.append((length - len(mention.suggestion), length))
        after = max(after, mention.end)
    return "".join((*parts, text[after:])), written


def _touches(mention: Mention, written: list[tuple[int, int]]) -> bool:
    """Whether a mention came about where a neutral wording met the words beside it."""
    last = bisect_left(written, (mention.end, 0)) - 1  # in order and apart: the last reaches farthest
    return last >= 0 and mention.start < written[last][1]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
