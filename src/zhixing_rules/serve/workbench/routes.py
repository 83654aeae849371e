"""The routes of the workbench: one page, to which its form is sent.

No value of a form is in an address. `serve.http.guards.Guard` stands before them: it refuses forms of other sites.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.responses import Response
from starlette.routing import Route

from zhixing_rules.errors import RecordError
from zhixing_rules.serve.clock import today_in_china
from zhixing_rules.serve.http.app import BODY_SECONDS
from zhixing_rules.serve.workbench.downloads import Download
from zhixing_rules.serve.workbench.posted_form import FormValues, form_values
from zhixing_rules.serve.workbench.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from starlette.requests import Request

    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.workbench.work_page import WorkPage

__all__ = ["workbench_routes"]

_HEADERS: Final = {
    "Referrer-Policy": "same-origin",  # without it a browser sends no Origin, by which the guard knows the page
    "X-Frame-Options": "DENY",
}
"""Headers in addition to those that the guard gives every response."""
_PLAIN_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
_FIELDS_OF_START: Final = 20
_THREADS: Final = 2
"""Python runs one thread at a time: more would only make each slower."""
_FORM, _UPLOAD = "application/x-www-form-urlencoded", "multipart/form-data"


def workbench_routes(settings: ServiceSettings, *, today: Callable[[], date] = today_in_china) -> list[Route]:
    """Return the routes of the workbench, for an application at the root of a server.

    Args:
        settings: procedures, calendar, audience and limits.
        today: returns the day that is chosen at first; the current day in China by default.

    Returns:
        One route: the page, and the forms that are sent to it.
    """
    server = _Server(Workbench(settings, today), settings)
    return [Route("/", server.answer, methods=["GET", "POST"], name="workbench")]


class _Server:
    """Answers requests, a few at one time."""

    def __init__(self, workbench: Workbench, settings: ServiceSettings) -> None:
        self._workbench, self._limits = workbench, settings.limits
        self._threads = CapacityLimiter(_THREADS)
        self._under_way = 0

    async def answer(self, request: Request) -> Response:
        """Return the page, or what its form asks for."""
        if self._under_way >= self._limits.waiting:
            return _plain(503, "正在处理的请求过多，请稍后再试")
        self._under_way += 1
        try:
            if request.method != "POST":
                return await run_sync(_answer, self._workbench, None, b"", limiter=self._threads)
            return await self._posted(request)
        finally:
            self._under_way -= 1

    async def _posted(self, request: Request) -> Response:
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type not in {_FORM, _UPLOAD}:
            return _plain(415, "须为表单")
        limit = self._limits.request_bytes
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request, limit)
        except TimeoutError:
            return _plain(408, "内容迟迟没有收完")
        if body is None:
            return _plain(413, f"内容超过 {limit} 字节；请用命令行处理")
        values, file = await _values(request, media_type, body, limit)
        return await run_sync(_answer, self._workbench, values, file, limiter=self._threads)


async def _body(request: Request, limit: int) -> bytes | None:
    """Return the body; ``None`` if it is longer than the limit, without reading the rest."""
    parts, size = list[bytes](), 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)


async def _values(request: Request, media_type: str, body: bytes, limit: int) -> tuple[FormValues, bytes]:
    """Return the values of a form, and the file that was chosen, if one was.

    Raises:
        HTTPException: the form cannot be read.
    """
    if media_type == _FORM:
        try:
            return form_values(body), b""
        except RecordError:
            raise HTTPException(400) from None
    request._body = body  # noqa: SLF001  the only way to parse a body that was read with a limit
    values, file = FormValues(), b""
    try:
        async with request.form(max_files=1, max_fields=_FIELDS_OF_START, max_part_size=limit) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    file = await value.read()
                else:
                    values.setdefault(name, []).append(value.replace("\r\n", "\n"))
    except (MultiPartException, HTTPException, ValueError):
        raise HTTPException(400) from None
    return values, file


def _answer(workbench: Workbench, values: FormValues | None, file: bytes) -> Response:
    """Return the first page, or the answer to a form.

    An internal error shows its type only: its message may contain case data.
    """
    try:
        answer = workbench.start() if values is None else workbench.answer(values, file)
        if not isinstance(answer, Download):
            return _page(answer)
    except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
        return _plain(500, f"程序内部错误（{type(error).__name__}），没有结果。内容没有保存，也没有发出")
    name = f"attachment; filename=\"{answer.plain_name}\"; filename*=UTF-8''{quote(answer.name)}"
    headers = {**_HEADERS, "Content-Security-Policy": _PLAIN_POLICY, "Content-Disposition": name}
    return Response(answer.content, headers=headers, media_type=answer.media_type)


def _page(page: WorkPage) -> Response:
    text, policy = page.html()
    headers = {**_HEADERS, "Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    return Response(text, headers=headers, media_type="text/html; charset=utf-8")


def _plain(status: int, text: str) -> Response:
    headers = {**_HEADERS, "Content-Security-Policy": _PLAIN_POLICY}
    return Response(f"{text}\n", status, headers=headers, media_type="text/plain; charset=utf-8")
