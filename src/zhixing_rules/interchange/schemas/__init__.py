"""JSON Schemas (draft 2020-12) of records and results.

The schemas of records are generated from the models; those of results are JSON files in this package. Definitions that
several of them use are in ``shared.json``.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from zhixing_rules.interchange.schemas.records import RECORDS, record_schema

__all__ = ["SCHEMAS", "schema"]

SCHEMAS: Final = (
    *RECORDS,
    "report",
    "plan",
    "explanation",
    "explanations",
    "comparison",
    "impact",
    "audit",
    "audit-folder",
    "worklist",
    "mechanism-view",
    "replay",
)
"""The names of the schemas."""

_EMBEDDED: Final = ("explanation",)
"""The documents that others contain."""
_FOLDER: Final = files("zhixing_rules.interchange.schemas")


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a record or a result, by its name in `SCHEMAS`, without references to other schemas.

    Raises:
        LookupError: no schema has that name; the message lists the names.

    >>> schema("plan")["required"]
    ['format', 'audience', 'provenance', 'steps']
    """
    if name in RECORDS:
        return record_schema(name)
    if name not in SCHEMAS:
        raise LookupError(f"没有这一模式，可用的有 · no such schema; available: {', '.join(SCHEMAS)}")
    result = _read(name)
    local = result.get("$defs", {})
    result["$defs"] = {**local, **_used(result, {**_shared(), **local})}
    return result


def _shared() -> dict[str, Any]:
    """Return the definitions that any schema may refer to: those of ``shared.json``, and documents by their names."""
    definitions: dict[str, Any] = _read("shared")["$defs"]
    for name in _EMBEDDED:
        document = _read(name)
        definitions |= document.pop("$defs", {})
        definitions[name] = {key: value for key, value in document.items() if key not in {"$schema", "$id"}}
    return definitions


def _read(name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(_FOLDER.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return result


def _used(part: object, shared: dict[str, Any]) -> dict[str, Any]:
    """Return the shared definitions that a part refers to, directly or indirectly, in the order of the file."""
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
