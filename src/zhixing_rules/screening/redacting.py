"""redact: every mention replaced by its neutral wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.screening.mention import Mention

__all__ = ["redact"]


def redact(text: str, mentions: Iterable[Mention]) -> str:
    """The text with each mention replaced by its suggestion, possible ones too.

    Personal data become a mark that says what stood there and not how long it was. The rest is a neutral wording that
    a person must read again: grammar is not mended. Mentions that overlap are replaced together, by the first.

    Args:
        text: the text that was screened, the very same.
        mentions: what `screen` found in it, or those of them that are to go.

    Raises:
        ValueError: a mention lies outside the text; it is one of another text.

    >>> from zhixing_rules.screening import screen
    >>> draft = "经查询研判，执行干警找到了欠款人。"
    >>> redact(draft, screen(draft))
    '经依法核实，执行干警找到了欠款人。'
    """
    parts: list[str] = []
    after = 0
    for mention in sorted(mentions, key=_place):
        if not 0 <= mention.start < mention.end <= len(text):
            raise ValueError("标记不在文本之内；请用同一文本 · a mention lies outside the text: give the text screened")
        if mention.start >= after:
            parts += (text[after : mention.start], mention.suggestion)
        after = max(after, mention.end)
    return "".join((*parts, text[after:]))


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end
