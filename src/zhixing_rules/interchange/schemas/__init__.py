"""JSON Schemas (draft 2020-12) of what goes in and what comes out.

Those of the records are made from the records themselves; those of the results are written by hand, here beside this
module, and what several of them share stands once, in ``shared.json``.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from zhixing_rules.interchange.schemas.records import RECORDS, record_schema

__all__ = ["SCHEMAS", "schema"]

SCHEMAS: Final = (*RECORDS, "report", "plan", "explanation", "comparison", "impact", "audit", "audit-folder")
"""The names of the schemas."""

_HERE: Final = files("zhixing_rules.interchange.schemas")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a record or of a result, by its name in `SCHEMAS`, complete in itself.

    Raises:
        LookupError: there is no schema of that name; the message lists those there are.

    >>> schema("plan")["required"]
    ['audience', 'provenance', 'steps']
    """
    if name in RECORDS:
        return record_schema(name)
    if name not in SCHEMAS:
        raise LookupError(f"没有这一模式 · no such schema; known: {', '.join(SCHEMAS)}")
    own = _read(name)
    own["$defs"] = {**own.get("$defs", {}), **_used(own, _read("shared")["$defs"])}
    return own


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(_HERE.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return read


def _used(part: object, shared: dict[str, Any]) -> dict[str, Any]:
    """The shared definitions that a part refers to, directly or through others, in the order they are written."""
    wanted: set[str] = set()
    to_visit = [part]
    while to_visit:
        value = to_visit.pop()
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).removeprefix("#/$defs/")
            if name in shared and name not in wanted:
                wanted.add(name)
                to_visit.append(shared[name])
            to_visit.extend(value.values())
        elif isinstance(value, list):
            to_visit.extend(value)
    return {name: definition for name, definition in shared.items() if name in wanted}
