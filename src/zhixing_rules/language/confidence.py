"""How the text that a rule quotes was read."""

from __future__ import annotations

from zhixing_rules._enums import LabelledEnum

__all__ = ["Confidence"]


class Confidence(LabelledEnum):
    """How the text of an instrument was read.

    No copy is the official publication: before a verdict is published, a person compares the quote with it.

    >>> Confidence("B"), Confidence.B.zh
    (<Confidence.B: 'B'>, '据摘录，未核对原文')
    """

    A = "A", "全文已读", "full text read, in a copy that names an official site as its source"
    B = "B", "据摘录，未核对原文", "verbatim from an excerpt or another copy, not compared with the original"
    C = "C", "二手材料", "second-hand: a report or a paraphrase"
