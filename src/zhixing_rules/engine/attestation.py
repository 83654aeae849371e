"""Through which day a record attests to be complete, layer by layer.

``complete_as_of`` of a record speaks of the facts that the Opinion asks for. It speaks of those of a further layer only
if ``complete_for`` names that layer: else every record that was complete before a layer existed would breach it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.language import FALSE, LOCAL, ON, TRUE, listing

if TYPE_CHECKING:
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.language import Condition, Subject

__all__ = ["attested_through", "speaks_for"]

_FIELD: Final = "complete_for"


def attested_through(record: BaseModel | None, layer: str) -> date | None:
    """Return the last day, inclusive, for which a record attests to be complete for the facts of a layer.

    Args:
        record: the whole record; ``None`` attests nothing.
        layer: the word of the layer.

    Returns:
        The day; ``None`` where it attests nothing.
    """
    complete: date | None = getattr(record, "complete_as_of", None)
    return complete if layer == LOCAL or layer in (getattr(record, _FIELD, None) or ()) else None


def speaks_for(root: Subject, layer: str) -> Condition:
    """Return the condition that ``complete_as_of`` of a whole record speaks of the facts of a layer.

    Args:
        root: the subject of the whole record.
        layer: the word of the layer.

    Returns:
        The condition; always or never met where the record is not asked.
    """
    if layer == LOCAL:
        return TRUE
    return listing(root, _FIELD).contains(layer, settled=ON) if _FIELD in root.record.model_fields else FALSE
