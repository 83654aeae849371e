"""How the source of a statement of law was read."""

from __future__ import annotations

from zhixing_rules._enums import LabelledEnum

__all__ = ["Confidence"]


class Confidence(LabelledEnum):
    """How the source of a statement of law was read.

    No copy is the official publication: before a verdict is published, a person compares the words with it.

    >>> Confidence("B"), Confidence.B.zh
    (<Confidence.B: 'B'>, '摘录已读')
    """

    A = "A", "全文已读", "full text read"
    B = "B", "摘录已读", "excerpt read"
    C = "C", "二手", "second-hand"
    K = "K", "未核实", "unverified"
    X = "X", "未找到", "not found"
