"""The parts of an official document (公文), in printed order."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DocumentPart"]


class DocumentPart(StrEnum):
    """Part of an instrument. The value is used in clause keys; ``zh`` is the printed word.

    >>> DocumentPart("annex"), DocumentPart.ANNEX.zh
    (<DocumentPart.ANNEX: 'annex'>, '附件')
    """

    NOTICE = "notice"
    TITLE = "title"
    PREAMBLE = "preamble"
    CONTENTS = "contents"
    HEADING = "heading"
    ARTICLE = "article"
    POINT = "point"
    BODY = "body"
    ANNEX = "annex"
    COLOPHON = "colophon"

    @property
    def zh(self) -> str:
        """The Chinese name: 通知, 标题, 序言, 目录, 部分, 条, 点, 正文, 附件, 版记."""
        return _CHINESE[self]

    @property
    def position(self) -> int:
        """The position in a printed document, from 0."""
        return _POSITIONS[self]

    @property
    def is_single(self) -> bool:
        """Whether an instrument has at most one such part; true of all but headings, articles and points."""
        return self is not DocumentPart.HEADING and not self.is_numbered

    @property
    def is_numbered(self) -> bool:
        """Whether it is an article (条) or a point (点): the numbered clauses that contain paragraphs and items."""
        return self in (DocumentPart.ARTICLE, DocumentPart.POINT)


_CHINESE = {
    DocumentPart.NOTICE: "通知",
    DocumentPart.TITLE: "标题",
    DocumentPart.PREAMBLE: "序言",
    DocumentPart.CONTENTS: "目录",
    DocumentPart.HEADING: "部分",
    DocumentPart.ARTICLE: "条",
    DocumentPart.POINT: "点",
    DocumentPart.BODY: "正文",
    DocumentPart.ANNEX: "附件",
    DocumentPart.COLOPHON: "版记",
}
_POSITIONS = {part: position for position, part in enumerate(DocumentPart)}
