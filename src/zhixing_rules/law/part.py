"""The parts of an official document (公文), in the order in which it prints them."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Part"]


class Part(StrEnum):
    """One part of an instrument. The value is the word used in clause keys; ``zh`` the word printed.

    >>> Part("annex"), Part.ANNEX.zh
    (<Part.ANNEX: 'annex'>, '附件')
    """

    NOTICE = "notice"
    TITLE = "title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    ARTICLE = "article"
    ANNEX = "annex"
    COLOPHON = "colophon"

    @property
    def zh(self) -> str:
        """The part in Chinese: 通知, 标题, 序言, 部分, 条, 附件, 版记."""
        return _CHINESE[self]

    @property
    def position(self) -> int:
        """Its place in a printed document, from 0."""
        return _POSITIONS[self]

    @property
    def is_single(self) -> bool:
        """Whether an instrument has at most one: true of all but headings and articles."""
        return self not in (Part.HEADING, Part.ARTICLE)


_CHINESE = {
    Part.NOTICE: "通知",
    Part.TITLE: "标题",
    Part.PREAMBLE: "序言",
    Part.HEADING: "部分",
    Part.ARTICLE: "条",
    Part.ANNEX: "附件",
    Part.COLOPHON: "版记",
}
_POSITIONS = {part: position for position, part in enumerate(Part)}
