"""JSON Schemas (draft 2020-12) of records and results.

The schemas of records are generated from the models; those of results are JSON files in this package. Definitions that
several of them use are in ``shared.json``.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.interchange.schemas.records import RECORDS, record_schema

if TYPE_CHECKING:
    from zhixing_rules.interchange.schemas.records import Keys

__all__ = ["FILES", "OUTPUTS", "SCHEMAS", "schema"]

OUTPUTS: Final = (
    *("report", "plan", "explanation", "explanations", "worklist", "mechanism-view", "letter", "demo", "replay"),
    *("comparison", "impact", "case-moves", "audit", "audit-folder", "conform", "screen"),
    *("law", "citation", "readings", "coverage", "day", "shift", "count", "calendar"),
    *("import", "import-preview", "conversions", "problems"),
)
"""The names of the schemas of what the library and its commands write."""
FILES: Final = ("amendment", "courts", "mapping", "notice")
"""The names of the schemas of other files that people write."""
SCHEMAS: Final = (*RECORDS, *OUTPUTS, *FILES)
"""The names of the schemas."""

_EMBEDDED: Final = ("report", "plan", "explanation", "impact")
"""The documents that others contain, or whose definitions they use."""
_FOLDER: Final = files("zhixing_rules.interchange.schemas")


def schema(name: str, *, closed: bool = False, keys: Keys = "en") -> dict[str, Any]:
    """Return the JSON Schema of a record, a result or a file, without references to other schemas.

    What people write is closed: an unknown member is refused when it is read. A result is open, because a minor version
    may add members, and whoever reads it must not refuse them.

    Args:
        name: one of `SCHEMAS`.
        closed: whether a result must have no other members, as tests of a writer want it.
        keys: which keys a record has, see `schema_of_record`; of no account for others.

    Returns:
        The schema.

    Raises:
        LookupError: no schema has that name; the message lists the names.

    >>> schema("plan")["required"]
    ['format', 'audience', 'provenance', 'steps']
    >>> "additionalProperties" in schema("plan"), schema("plan", closed=True)["additionalProperties"]
    (False, False)
    """
    if name in RECORDS:
        return record_schema(name, keys)
    if name not in SCHEMAS:
        raise LookupError(f"没有这一模式，可用的有 · no such schema; available: {', '.join(SCHEMAS)}")
    result = _read(name)
    local = result.get("$defs", {})
    definitions = {**local, **_used(result, {**_shared(), **local})}
    if definitions:
        result["$defs"] = definitions
    return result if closed or name in FILES else _opened(result)


def _opened(part: Any) -> Any:  # noqa: ANN401  a part of a schema
    """Return a part of a schema that allows other members."""
    if isinstance(part, dict):
        return {
            key: _opened(value) for key, value in part.items() if not (key == "additionalProperties" and value is False)
        }
    if isinstance(part, list):
        return [_opened(each) for each in part]
    return part


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
