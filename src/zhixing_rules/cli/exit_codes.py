"""Exit codes of ``zhixing``; they are stable."""

from __future__ import annotations

from typing import Final

__all__ = [
    "BAD_INPUT",
    "FAILED",
    "INTERNAL_ERROR",
    "INTERRUPTED",
    "NOT_PUBLISHED",
    "SUCCESS",
    "codes_of_a_judgment",
    "exit_codes_text",
]

SUCCESS: Final = 0
"""No rule is breached, or the command does not judge."""
FAILED: Final = 1
"""A rule is breached; the help of a command says what else it means there, or that the command never returns it."""
BAD_INPUT: Final = 2
"""Bad usage, or an input that cannot be used."""
NOT_PUBLISHED: Final = 3
"""The answer depends on a day whose holiday notice is not known; nothing is wrong with the input."""
INTERNAL_ERROR: Final = 101
"""Internal error, or output that cannot be written."""
INTERRUPTED: Final = 130
"""Interrupted by Ctrl-C, as shells report it."""


def exit_codes_text(zh: str = "0 已完成；2 用法或输入有误", en: str = "0 done, 2 bad usage or input") -> str:
    """Return the last paragraph of the help of a command.

    Args:
        zh: the codes in Chinese, without that of an internal error; by default those of a command that does not judge.
        en: the codes in English.
    """
    return (
        f"退出码：{zh}；101 程序内部错误或输出不能写出 · "
        f"exit codes: {en}, 101 internal error or output that cannot be written"
    )


def codes_of_a_judgment() -> str:
    """Return the last paragraph of the help of a command that judges a case."""
    return exit_codes_text(
        "0 无违反；1 有规则被违反；2 用法或输入有误",
        "0 no rule is breached, 1 a rule is breached, 2 bad usage or input",
    )
