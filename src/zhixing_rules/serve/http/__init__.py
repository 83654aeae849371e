"""The service over HTTP: the verbs as ``POST /v1/…``. It needs the extra ``serve``: Starlette and uvicorn."""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.serve.http.app import http_app
    from zhixing_rules.serve.http.openapi import openapi_document
    from zhixing_rules.serve.http.server import listen, serve_http
    from zhixing_rules.serve.http.workers import Workers

__all__ = ["Workers", "http_app", "listen", "openapi_document", "serve_http"]

_LAZY: Final = {
    ".app": ("http_app",),
    ".openapi": ("openapi_document",),
    ".server": ("listen", "serve_http"),
    ".workers": ("Workers",),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
