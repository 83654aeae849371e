"""Errors of usage: what `argparse` reports, in Chinese and English, without any argument that was given."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["UsageError", "usage_error"]

_NAME: Final = r"argument (?P<name>[^:]+): "
_TEXTS: Final = (
    (r"the following arguments are required: (?P<name>.*)", "missing_argument", "缺少 {name}", "{name} is required"),
    (rf"{_NAME}expected .*", "missing_argument", "{name} 后面须有值", "{name} needs a value"),
    (rf"{_NAME}ignored explicit argument .*", "unexpected_argument", "{name} 不带值", "{name} takes no value"),
    (rf"{_NAME}(?P<zh>[^·]+?) *· *(?P<en>[^·]+)", "invalid_argument", "{name} {zh}", "{name}: {en}"),
)
"""Messages of `argparse`, each with the code of the error and its two texts. The name is that of a declared argument,
and the last message is one of `argument_types`: neither contains what was given."""


class UsageError(Exception):
    """The arguments cannot be used.

    Attributes:
        usage: The usage of the command, as `argparse` shows it.
        code: Stable word for programs.
        zh: What was expected, in Chinese.
        en: The same in English.
    """

    def __init__(self, usage: str, code: str, zh: str, en: str) -> None:
        super().__init__(f"{zh} · {en}")
        self.usage = usage
        self.code = code
        self.zh = zh
        self.en = en


def usage_error(usage: str, message: str) -> UsageError:
    """Return the error for a message of `argparse`; of a message that is not expected, nothing is shown."""
    for pattern, code, zh, en in _TEXTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            parts = match.groupdict()
            return UsageError(usage, code, zh.format(**parts), en.format(**parts))
    return UsageError(usage, "usage", "参数不能这样组合；请看 --help", "the arguments do not fit together: see --help")
