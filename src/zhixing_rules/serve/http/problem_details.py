"""Problem details (RFC 9457): what is wrong with an HTTP request, never a value of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from zhixing_rules.serve.answer_text import answer_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PROBLEMS", "RETRY_SECONDS", "problem_response"]

PROBLEMS: Final = {
    "bad-json": (400, "请求不是可用的 JSON", "the request is not usable JSON"),
    "no-token": (401, "缺少令牌，或令牌不对", "the token is missing or wrong"),
    "cross-site": (403, "不接受其他网站发来的请求", "requests from other sites are refused"),
    "not-found": (404, "没有这一地址", "there is no such address"),
    "wrong-method": (405, "此地址不接受这一方法", "the address does not accept this method"),
    "body-timeout": (408, "请求体未及时送达", "the body did not arrive in time"),
    "too-large": (413, "请求或结果过大", "the request or the result is too large"),
    "wrong-type": (
        415,
        "请求体须为未压缩的 application/json，UTF-8",
        "the body must be application/json in UTF-8, not compressed",
    ),
    "wrong-host": (421, "不是本服务的主机名", "not a host name of this service"),
    "refused": (422, "请求有误，逐项见 problems", "the request cannot be answered: see problems"),
    "internal-error": (500, "程序内部错误，没有结果", "internal error, no result"),
    "busy": (503, "请求过多，请稍后再试", "too many requests are under way: try again later"),
    "took-too-long": (503, "未能及时算完，请减少记录", "the answer took too long: send fewer records"),
}
"""The kinds of problems: status, and titles in Chinese and English."""
RETRY_SECONDS: Final = "1"
"""Time after which a request that was refused because of too many others may be sent again."""


def problem_response(
    kind: str, members: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the response that describes a problem.

    Args:
        kind: a key of `PROBLEMS`.
        members: further members, such as the list of ``problems``.
        headers: further headers.

    Returns:
        A response of the type ``application/problem+json``.
    """
    status, zh, en = PROBLEMS[kind]
    document = {
        "type": f"urn:zhixing-rules:problem:{kind}",
        "title": f"{zh} · {en}",
        "status": status,
        **(members or {}),
    }
    retry = {"retry-after": RETRY_SECONDS} if kind == "busy" else {}
    return Response(
        answer_text(document),
        status,
        {**retry, **(headers or {})},
        media_type="application/problem+json",
    )
