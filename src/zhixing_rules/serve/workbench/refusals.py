"""The page of a request that the workbench does not answer: why, and what to do; never a value of the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules import __version__
from zhixing_rules._values import dataclass
from zhixing_rules.office.html.page import served_page

if TYPE_CHECKING:
    from zhixing_rules.serve.settings import ServiceLimits

__all__ = ["Refusal", "busy", "internal_error", "late_body", "not_a_form", "too_large", "took_too_long", "unreadable"]

_PACKAGE: Final = "zhixing_rules.serve.workbench"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no page.

    Attributes:
        status: the status of the response, as the API has it.
        title: what happened.
        advice: what to do.
        closes: whether the connection is closed.
        retry: whether the same request may be answered a moment later.
    """

    status: int
    title: str
    advice: str
    closes: bool = False
    retry: bool = False

    def html(self) -> tuple[str, str]:
        """Return the page, and its policy for a header."""
        styles = ("report.css", "workbench.css")
        return served_page(_PACKAGE, "refusal.html.j2", styles=styles, margins="", script="", refusal=self)


def busy() -> Refusal:
    """Too many requests are under way."""
    return Refusal(503, "正在处理的请求过多", "请稍候片刻，再按一次刚才的按钮。", retry=True)


def took_too_long(limits: ServiceLimits) -> Refusal:
    """The answer took too long."""
    title = f"{limits.seconds:g} 秒内没有算完"
    return Refusal(503, title, "请减少记录的条数，或者用命令行处理；也可以请管理员放宽时限（--seconds）。", closes=True)


def not_a_form() -> Refusal:
    """The type of the body is not that of a form."""
    return Refusal(415, "发来的不是表单", "请打开首页，从页面上提交。")


def late_body() -> Refusal:
    """The body did not arrive in time."""
    return Refusal(408, "内容没有及时收完", "请检查网络，再提交一次。", closes=True)


def too_large(limits: ServiceLimits) -> Refusal:
    """The body is too large."""
    title = f"内容超过 {limits.request_bytes} 字节"
    return Refusal(413, title, "请减少记录的条数，或者用命令行处理。", closes=True)


def unreadable() -> Refusal:
    """The form cannot be read."""
    return Refusal(400, "表单无法读取", "请重新打开页面，再提交一次。")


def internal_error(error: Exception) -> Refusal:
    """An internal error, of which only the type is shown: its message may contain case data."""
    title = f"程序内部错误（{type(error).__name__}），没有结果"
    return Refusal(500, title, f"请将所按的按钮（不含案件数据）和版本号 {__version__} 告知维护者。")
