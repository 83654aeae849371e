"""What every HTTP request passes before anything reads it: host, token, origin; and what every response has."""

from __future__ import annotations

import hmac
from base64 import b64decode
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

from zhixing_rules.serve.http.problem_details import problem_response

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEALTH", "Guard"]

HEALTH: Final = "/healthz"
"""The one address that needs no token."""

_HEADERS: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_CHALLENGE: Final = 'Bearer realm="zhixing", Basic realm="zhixing", charset="UTF-8"'


class Guard:
    """The outermost part of the application: no exception leaves it, so that no traceback is ever written.

    Args:
        app: the application inside.
        token: the token that a request must have; ``None`` if it needs none.
        hosts: the host names that a request may give, without a port; ``None`` if any. On a loopback address it keeps
            a web page whose name was made to mean this machine (DNS rebinding) from calling the service.
    """

    def __init__(self, app: ASGIApp, token: str | None, hosts: frozenset[str] | None) -> None:
        self._app, self._hosts = app, hosts
        self._token = None if token is None else sha256(token.encode()).digest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        try:
            await (self._app if refusal is None else refusal)(scope, receive, send_guarded)
        except Exception:  # noqa: BLE001  what it says may contain case data; the server would write it to its log
            if not started:
                await problem_response("internal-error")(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._hosts is not None and _host_name(headers.get("host", "")) not in self._hosts:
            return problem_response("wrong-host")
        if (
            self._token is not None
            and scope["path"] != HEALTH
            and not self._has_token(headers.get("authorization", ""))
        ):
            return problem_response("no-token", headers={"www-authenticate": _CHALLENGE})
        if scope["method"] not in {"GET", "HEAD"} and not _is_same_site(headers):
            return problem_response("cross-site")
        return None

    def _has_token(self, authorization: str) -> bool:
        """Whether the header has the token: as Bearer, or as the password of Basic, which browsers ask for."""
        scheme, _, credentials = authorization.partition(" ")
        given = credentials.strip()
        if scheme.lower() == "basic":
            try:
                given = b64decode(given, validate=True).decode().partition(":")[2]
            except ValueError:
                return False
        elif scheme.lower() != "bearer":
            return False
        return hmac.compare_digest(sha256(given.encode("utf-8", "surrogateescape")).digest(), self._token or b"")


def _host_name(host: str) -> str:
    """Return a host without its port, in small letters."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def _is_same_site(headers: Headers) -> bool:
    """Whether no other site made a browser send the request."""
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
