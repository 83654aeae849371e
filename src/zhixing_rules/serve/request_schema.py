"""The JSON Schemas of requests and answers, made from the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.serve.verb import Verb

__all__ = ["ID_SCHEMA", "answer_schema", "members_schema", "request_schema"]

ID_SCHEMA: Final = {
    "description": "原样返回 · repeated in the answer",
    "anyOf": [
        {"type": "string", "maxLength": 128},
        {"type": "integer", "minimum": -(2**53), "maximum": 2**53},
        {"type": "null"},
    ],
}
_PROBLEM: Final = {
    "type": "object",
    "required": ["pointer", "code", "zh", "en"],
    "properties": {
        "pointer": {"type": "string", "description": "请求中的位置 · JSON Pointer into the request"},
        "code": {"type": "string"},
        "zh": {"type": "string"},
        "en": {"type": "string"},
    },
}


def members_schema(verb: Verb) -> dict[str, Any]:
    """Return the schema of the members of the requests of a verb, without ``id`` and ``do``."""
    properties = {
        each.name: {"description": f"{each.title.zh} · {each.title.en}", **each.kind.schema} for each in verb.members
    }
    required = [each.name for each in verb.members if each.required]
    return {
        "type": "object",
        "description": f"{verb.title.zh} · {verb.title.en}",
        "properties": properties,
        **({"required": required} if required else {}),
    }


def request_schema(verbs: Mapping[str, Verb]) -> dict[str, Any]:
    """Return the schema of a request of any verb."""
    return {"oneOf": [_request(name, verb) for name, verb in verbs.items()]}


def answer_schema() -> dict[str, Any]:
    """Return the schema of an answer: the result, or the problems."""
    return {
        "type": "object",
        "required": ["id"],
        "properties": {"id": ID_SCHEMA, **result_members({"type": "object"}), **problem_members()},
        "oneOf": [{"required": ["result"]}, {"required": ["problems"]}],
    }


def result_members(result: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of the members of an answer that has a result."""
    return {
        "result": result,
        "conversions": {
            "type": "array",
            "description": "宽松读取所作的转换 · what lenient reading converted",
            "items": {"type": "object", "required": ["pointer", "code", "zh", "en"]},
        },
    }


def problem_members() -> dict[str, Any]:
    """Return the schemas of the members of an answer that has problems."""
    return {
        "problems": {"type": "array", "minItems": 1, "items": _PROBLEM},
        "provisional": {
            "type": "object",
            "description": "放假安排未公布时的暂计范围 · the days between which an unpublished answer lies",
        },
    }


def _request(name: str, verb: Verb) -> dict[str, Any]:
    schema = members_schema(verb)
    return {
        **schema,
        "properties": {"id": ID_SCHEMA, "do": {"const": name}, **schema["properties"]},
        "required": ["do", *schema.get("required", [])],
        "additionalProperties": False,
    }
