"""Lineage of an amended procedure: one step per amendment, with its changes.

`zhixing_rules.amendment` defines the kinds of change; a procedure only stores them.
"""

from __future__ import annotations

from zhixing_rules._values import dataclass

__all__ = ["AmendmentStep", "Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """Base class of the changes of an amendment."""


@dataclass(frozen=True, slots=True)
class AmendmentStep:
    """One amendment in the lineage of a procedure.

    Attributes:
        parent: the id of the procedure that was amended.
        parent_hash: the hash of that procedure.
        changes: the changes, in order.
    """

    parent: str
    parent_hash: str
    changes: tuple[Change, ...]
