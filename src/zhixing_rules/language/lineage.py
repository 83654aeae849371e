"""Where an amended procedure comes from: one step for each amendment, with its changes.

The kinds of change are defined in `zhixing_rules.amendment`; a procedure only keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Amended", "Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an amendment, as a value. The base of all kinds."""


@dataclass(frozen=True, slots=True)
class Amended:
    """One step in the descent of a procedure.

    Attributes:
        parent: the id of the procedure that was amended.
        parent_hash: its hash.
        changes: what was changed.
    """

    parent: str
    parent_hash: str
    changes: tuple[Change, ...]
