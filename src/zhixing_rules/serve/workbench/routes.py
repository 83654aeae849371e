"""The routes of the workbench: one page, to which its form is sent.

No value of a form is in an address. `serve.http.guards.Guard` stands before them: it refuses forms of other sites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import Response
from starlette.routing import Route

from zhixing_rules.errors import RecordError
from zhixing_rules.serve.clock import today_in_china
from zhixing_rules.serve.http.problem_details import RETRY_SECONDS
from zhixing_rules.serve.http.request_body import read_body
from zhixing_rules.serve.http.workers import BusyError, TookTooLongError, Workers
from zhixing_rules.serve.workbench import refusals
from zhixing_rules.serve.workbench.downloads import Download
from zhixing_rules.serve.workbench.posted_form import FORM, UPLOAD, posted_form
from zhixing_rules.serve.workbench.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from starlette.requests import Request

    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.workbench.refusals import Refusal
    from zhixing_rules.serve.workbench.work_page import WorkPage

__all__ = ["workbench_routes"]

_HEADERS: Final = {
    "Referrer-Policy": "same-origin",  # without it a browser sends no Origin, by which the guard knows the page
    "X-Frame-Options": "DENY",
}
"""Headers in addition to those that the guard gives every response."""
_PLAIN_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"


def workbench_routes(
    settings: ServiceSettings, *, today: Callable[[], date] = today_in_china, workers: Workers | None = None
) -> list[Route]:
    """Return the routes of the workbench, for an application at the root of a server.

    Args:
        settings: procedures, calendar, audience and limits.
        today: returns the day that is chosen at first; the current day in China by default.
        workers: what runs the work, shared with the API; its own by default.

    Returns:
        One route: the page, and the forms that are sent to it.
    """
    server = _Server(Workbench(settings, today), settings, workers or Workers(settings.limits))
    return [Route("/", server.answer, methods=["GET", "POST"], name="workbench")]


class _Server:
    """Answers requests, a few at one time."""

    def __init__(self, workbench: Workbench, settings: ServiceSettings, workers: Workers) -> None:
        self._workbench, self._limits, self._workers = workbench, settings.limits, workers

    async def answer(self, request: Request) -> Response:
        """Return the page, or what its form asks for."""
        try:
            with self._workers.request():
                return await self._answer(request)
        except BusyError:
            return _refused(refusals.busy())
        except TookTooLongError:
            return _refused(refusals.took_too_long(self._limits))
        except TimeoutError:
            return _refused(refusals.late_body())

    async def _answer(self, request: Request) -> Response:
        if request.method != "POST":
            return await self._workers.run(_answer, self._workbench)
        content_type = request.headers.get("content-type", "")
        if content_type.partition(";")[0].strip().lower() not in {FORM, UPLOAD}:
            return _refused(refusals.not_a_form())
        body = await read_body(request, self._limits.request_bytes)
        if body is None:
            return _refused(refusals.too_large(self._limits))
        return await self._workers.run(_answer, self._workbench, content_type, body)


def _answer(workbench: Workbench, content_type: str | None = None, body: bytes = b"") -> Response:
    """Return the first page, or the answer to a form."""
    try:
        if content_type is None:
            return _page(workbench.start())
        try:
            values, file = posted_form(content_type, body)
        except RecordError:
            return _refused(refusals.unreadable())
        answer = workbench.answer(values, file)
        return _file(answer) if isinstance(answer, Download) else _page(answer)
    except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
        return _refused(refusals.internal_error(error))


def _page(page: WorkPage) -> Response:
    text, policy = page.html()
    headers = {**_HEADERS, "Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


def _file(file: Download) -> Response:
    name = f"attachment; filename=\"{file.plain_name}\"; filename*=UTF-8''{quote(file.name)}"
    headers = {**_HEADERS, "Content-Security-Policy": _PLAIN_POLICY, "Content-Disposition": name}
    return Response(file.content, headers=headers, media_type=file.media_type)


def _refused(refusal: Refusal) -> Response:
    text, policy = refusal.html()
    headers = {**_HEADERS, "Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    if refusal.closes:
        headers["Connection"] = "close"
    if refusal.retry:
        headers["Retry-After"] = RETRY_SECONDS
    return Response(text, refusal.status, headers, media_type="text/html; charset=utf-8")
