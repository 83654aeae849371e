"""The JSON Schemas of requests, answers and the description of a service, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.interchange.formats import format_of, schema_id
from zhixing_rules.serve.request_schema import answer_schema, request_schema
from zhixing_rules.serve.settings import ServiceSettings
from zhixing_rules.serve.verbs import verbs_of

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SERVICE_SCHEMAS", "service_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXTS: Final = {"type": "array", "items": {"type": "string"}}


def service_schema(name: str) -> dict[str, Any]:
    """Return a schema by its name in `SERVICE_SCHEMAS`; that of a request has the default limits.

    Raises:
        KeyError: no schema has that name.

    >>> service_schema("answer")["required"]
    ['id']
    """
    title, make = _SCHEMAS[name]
    return {"$schema": _DIALECT, "$id": schema_id(name), "title": title, **make()}


def _hello() -> dict[str, Any]:
    members = {
        "format": {"const": format_of("hello")},
        "library": {"type": "string"},
        "formats": _TEXTS,
        "procedures": _objects("id", "hash", "document"),
        "calendar": {"type": "string"},
        "audience": {"type": ["string", "null"]},
        "audiences": _TEXTS,
        "verbs": _objects("name", "zh", "en", members=_TEXTS, formats=_TEXTS),
        "limits": {"type": "object", "additionalProperties": {"type": "number"}},
    }
    return {"type": "object", "required": [*members], "properties": members}


def _objects(*texts: str, **others: dict[str, Any]) -> dict[str, Any]:
    members = {**{name: {"type": "string"} for name in texts}, **others}
    return {"type": "array", "items": {"type": "object", "required": [*members], "properties": members}}


_SCHEMAS: Final[dict[str, tuple[str, Callable[[], dict[str, Any]]]]] = {
    "request": ("服务的请求 · request to a service", lambda: request_schema(verbs_of(ServiceSettings()))),
    "answer": ("服务的答复 · answer of a service", answer_schema),
    "hello": ("服务的说明 · description of a service", _hello),
}
SERVICE_SCHEMAS: Final = tuple(_SCHEMAS)
"""The names of the schemas."""
