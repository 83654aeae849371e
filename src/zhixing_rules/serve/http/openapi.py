"""The OpenAPI 3.1 document, made from the verbs and the schemas of their results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules import __version__
from zhixing_rules.interchange import SCHEMAS, schema
from zhixing_rules.serve.http.problem_details import PROBLEMS
from zhixing_rules.serve.request_schema import ID_SCHEMA, members_schema, problem_members, result_members

if TYPE_CHECKING:
    from zhixing_rules.serve.service import Service
    from zhixing_rules.serve.verb import Verb

__all__ = ["openapi_document"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def openapi_document(service: Service) -> dict[str, Any]:
    """Return the OpenAPI document of a service: its verbs, and the schemas of requests, results and problems."""
    results = {name for verb in service.verbs.values() for name in verb.formats if name in SCHEMAS}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": _DIALECT,
        "info": {
            "title": "zhixing-rules",
            "version": __version__,
            "summary": "焦中法〔2024〕101号逐条检查 · the Opinion checked clause by clause",
        },
        "security": [{}, {"token": []}],
        "paths": {
            "/healthz": {"get": _plain("health", "健康检查 · health check")},
            "/v1/openapi.json": {"get": _plain("openapi", "本文件 · this document")},
            **{f"/v1/{name}": {"post": _operation(name, verb)} for name, verb in service.verbs.items()},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "problem": _problem(),
                **{name: _without_references(schema(name), name) for name in sorted(results)},
            },
            "responses": {"problem": _problem_response()},
        },
    }


def _operation(name: str, verb: Verb) -> dict[str, Any]:
    known = [{"$ref": f"#/components/schemas/{each}"} for each in verb.formats if each in SCHEMAS]
    result: dict[str, Any] = {"anyOf": known} if known else {"type": "object"}
    members = members_schema(verb)
    body = {**members, "properties": {"id": ID_SCHEMA, **members["properties"]}, "additionalProperties": False}
    answer = {
        "type": "object",
        "required": ["id", "result"],
        "properties": {"id": ID_SCHEMA, **result_members(result)},
    }
    return {
        "operationId": name,
        "summary": f"{verb.title.zh} · {verb.title.en}",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {"description": "结果 · the result", "content": {"application/json": {"schema": answer}}},
            "default": {"$ref": "#/components/responses/problem"},
        },
    }


def _plain(name: str, summary: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {"description": summary, "content": content},
            "default": {"$ref": "#/components/responses/problem"},
        },
    }


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"enum": [f"urn:zhixing-rules:problem:{kind}" for kind in PROBLEMS]},
            "title": {"type": "string"},
            "status": {"enum": sorted({status for status, _, _ in PROBLEMS.values()})},
            "id": ID_SCHEMA,
            **problem_members(),
        },
    }


def _problem_response() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {"description": "不能答复的原因，不含任何取值 · why there is no result, without values", "content": content}


def _without_references(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a schema whose references are into the components of the document."""

    def moved(part: Any) -> Any:  # noqa: ANN401  any part of a schema
        if isinstance(part, dict):
            return {
                key: f"#/components/schemas/{name}{each[1:]}" if key == "$ref" and each.startswith("#") else moved(each)
                for key, each in part.items()
            }
        return [moved(each) for each in part] if isinstance(part, list) else part

    result: dict[str, Any] = moved(document)
    return result
