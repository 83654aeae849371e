"""`redact`: replacement of what an audience may not see with neutral wordings."""

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

_MAX_PASSES: Final = 9
"""Maximum number of passes to replace phrases that a neutral wording forms with adjacent words."""


def redact(text: str, audience: Audience | str, *, case: Case | None = None) -> str:
    """Replace every mention, sure or possible, of a class that the audience may not see.

    Personal data are replaced with a mark that gives their type but not their length; other mentions with a neutral
    wording. A person must review the result: grammar is not corrected, and redaction is an aid that proves nothing.

    Args:
        text: plain text.
        audience: who will read it, as an `Audience` or its value.
        case: a case whose persons are also looked for.

    Returns:
        The redacted text.

    Raises:
        ValueError: if there is no such audience.

    >>> draft = "经查询研判，执行干警找到了欠款人，电话：13800000000。"
    >>> redact(draft, "public")
    '经依法核实，执行干警找到了欠款人，电话：〔个人信息〕。'
    >>> redact(draft, "court_staff")
    '经依法核实，执行干警找到了欠款人，电话：13800000000。'
    """
    reader = audience_of(audience)
    return _reworded(text, (each for each in screen(text, case=case) if not reader.may_see(each.kind)), reader)


def reword(text: str, mentions: Iterable[Mention]) -> str:
    """Replace the given mentions with their neutral wordings; overlapping mentions are replaced together.

    Args:
        text: the text that was screened, unchanged.
        mentions: mentions that `screen` found in it.

    Returns:
        The text with the mentions replaced.

    Raises:
        ValueError: if a mention lies outside the text, so that it belongs to another one.
    """
    replaced = tuple(mentions)
    if any(not 0 <= each.start < each.end <= len(text) for each in replaced):
        raise ValueError(
            "标记不在文本之内；请用同一文本 · a mention lies outside the text; pass the text that was screened"
        )
    return _reworded(text, replaced, Audience.PUBLIC)


def _reworded(text: str, mentions: Iterable[Mention], reader: Audience) -> str:
    text, wordings = _replaced(text, mentions)
    for _ in range(_MAX_PASSES):
        new = [each for each in screen(text) if each.sure and not reader.may_see(each.kind)]
        new = [each for each in new if _touches(each, wordings)]
        if not new:
            break
        text, wordings = _replaced(text, new)
    return text


def _replaced(text: str, mentions: Iterable[Mention]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with the mentions replaced, and the spans of the neutral wordings in it."""
    parts: list[str] = []
    wordings: list[tuple[int, int]] = []
    after = length = 0
    for mention in sorted(mentions, key=_place):
        if mention.start >= after:
            before = text[after : mention.start]
            parts += (before, mention.suggestion)
            length += len(before) + len(mention.suggestion)
            wordings.append((length - len(mention.suggestion), length))
        after = max(after, mention.end)
    return "".join((*parts, text[after:])), wordings


def _touches(mention: Mention, wordings: list[tuple[int, int]]) -> bool:
    """Whether a mention overlaps a neutral wording."""
    last = bisect_left(wordings, (mention.end, 0)) - 1  # they are sorted and disjoint, so the last one reaches farthest
    return last >= 0 and mention.start < wordings[last][1]


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
