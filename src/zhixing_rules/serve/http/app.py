"""The ASGI application: the verbs as ``POST /v1/…``, the OpenAPI document, and the health check."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from zhixing_rules.serve.http.guards import HEALTH, Guard
from zhixing_rules.serve.http.openapi import openapi_document
from zhixing_rules.serve.http.problem_details import problem_response
from zhixing_rules.serve.http.request_body import read_body
from zhixing_rules.serve.http.workers import BusyError, TookTooLongError, Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from zhixing_rules.serve.service import Reply, Service

__all__ = ["http_app"]

_SMALL_BYTES, _SMALL_ENTRIES = 16 * 1024, 40
_CLOSE: Final = {"connection": "close"}
_LONG: Final = (b'"amendment"', b'"readings"', b'"records"', rb"\u00")
"""Members that make a request take longer than its size tells, and an escape that could hide the name of one."""
_STATUSES: Final = {
    "bad-json": {"not_json", "not_an_object", "not_utf8", "not_text", "duplicate_key"},
    "too-large": {"request_too_large", "result_too_large"},
    "internal-error": {"internal_error"},
}


def http_app(
    service: Service,
    *,
    token: str | None = None,
    hosts: frozenset[str] | None = None,
    routes: Iterable[BaseRoute] = (),
    workers: Workers | None = None,
) -> ASGIApp:
    """Return the application.

    A small request is answered in the event loop, which takes a few milliseconds; any other in one of two threads,
    so that it keeps no small one waiting. Python runs one thread at a time: more processes, not more threads, answer
    more requests.

    Args:
        service: the service.
        token: the token that every request but the health check must have; ``None`` if none.
        hosts: the host names that a request may give; ``None`` if any.
        routes: further routes, such as those of the workbench.
        workers: what runs the work, shared with the further routes; its own by default. It is shut down at the end.

    Returns:
        An ASGI application.
    """
    api = _Api(service, workers or Workers(service.settings.limits))
    app = Starlette(
        routes=[
            Route(HEALTH, api.health),
            Route("/v1/openapi.json", api.openapi),
            *(Route(f"/v1/{name}", partial(api.post, name), methods=["POST"]) for name in service.verbs),
            *routes,
        ],
        exception_handlers={
            404: lambda _, __: problem_response("not-found"),
            500: lambda _, __: problem_response("internal-error"),  # the guard stops the exception
            405: lambda _, error: problem_response("wrong-method", headers=getattr(error, "headers", None)),
        },
        lifespan=api.lifespan,
    )
    return Guard(app, token, hosts)


class _Api:
    def __init__(self, service: Service, workers: Workers) -> None:
        self._service, self._workers = service, workers
        self._openapi = openapi_document(service)

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Judge an empty record at the start, so that the first request does not wait for the rules to be compiled."""
        self._service.answer({"do": "validate", "record": {}})
        yield
        self._workers.shutdown()

    async def health(self, _: Request) -> Response:
        """Say that the process answers."""
        return JSONResponse({"status": "ok"})

    async def openapi(self, _: Request) -> Response:
        """Return the OpenAPI document."""
        return JSONResponse(self._openapi)

    async def post(self, verb: str, request: Request) -> Response:
        """Answer a request."""
        if not _is_json(request):
            return problem_response("wrong-type", headers={"accept": "application/json"})
        try:
            with self._workers.request():
                return await self._answer(verb, request)
        except BusyError:
            return problem_response("busy")
        except TookTooLongError:
            return problem_response("took-too-long", headers=_CLOSE)
        except TimeoutError:
            return problem_response("body-timeout", headers=_CLOSE)

    async def _answer(self, verb: str, request: Request) -> Response:
        body = await read_body(request, self._service.settings.limits.request_bytes)
        if body is None:
            return problem_response("too-large", headers=_CLOSE)
        if _is_small(body):
            return _response(self._service.reply(body, verb))
        return _response(await self._workers.run(self._service.reply, body, verb))


def _is_json(request: Request) -> bool:
    media, _, parameter = request.headers.get("content-type", "").lower().replace(" ", "").partition(";")
    charset = parameter in {"", "charset=utf-8", 'charset="utf-8"'}
    return media == "application/json" and charset and request.headers.get("content-encoding", "identity") == "identity"


def _is_small(body: bytes) -> bool:
    return len(body) <= _SMALL_BYTES and body.count(b"{") <= _SMALL_ENTRIES and not any(each in body for each in _LONG)


def _response(reply: Reply) -> Response:
    if reply.refusal is None:
        return Response(reply.text, media_type="application/json")
    codes = {each["code"] for each in reply.refusal["problems"]}
    kind = next((kind for kind, those in _STATUSES.items() if codes & those), "refused")
    return problem_response(kind, reply.refusal)
