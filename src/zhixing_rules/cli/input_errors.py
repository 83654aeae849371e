"""Errors of inputs that cannot be used.

No error repeats a path or a value: a file name may contain the name of a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AmendmentError",
    "AuxiliaryFileError",
    "CaseFileError",
    "DirectoryError",
    "MappingError",
    "NoticeError",
    "OutputError",
    "ProcedureError",
    "ReceiptError",
    "TemplateError",
    "input_error",
    "missing_extra_error",
    "unknown_word_error",
]


class AuxiliaryFileError(RecordError):
    """A file other than the main input cannot be used.

    Attributes:
        source: What the file is, as a word that `render.text.problems` knows.
    """

    source: ClassVar[str]


class MappingError(AuxiliaryFileError):
    """A mapping given with ``--mapping`` cannot be used, or does not fit the file."""

    source = "mapping"


class NoticeError(AuxiliaryFileError):
    """A notice given with ``--notice`` cannot be used."""

    source = "notice"


class DirectoryError(AuxiliaryFileError):
    """A directory of courts given with ``--courts`` cannot be used."""

    source = "directory"


class AmendmentError(AuxiliaryFileError):
    """An amendment given with ``--amendment`` cannot be used."""

    source = "amendment"


class ProcedureError(AuxiliaryFileError):
    """A procedure given with ``--procedure`` cannot be used, or not for this command."""

    source = "procedure"


class CaseFileError(AuxiliaryFileError):
    """A case given with ``--case`` cannot be used."""

    source = "case"


class TemplateError(AuxiliaryFileError):
    """A template given with ``--template`` cannot be used."""

    source = "template"


class OutputError(AuxiliaryFileError):
    """The file or folder given with ``--out`` cannot be written."""

    source = "output"


class ReceiptError(AuxiliaryFileError):
    """A saved report or plan cannot be used."""

    source = "receipt"


def input_error(code: str, zh: str, en: str) -> RecordError:
    """Return the error of an input that cannot be used as a whole.

    Args:
        code: Stable word for programs.
        zh: What was expected and what to do, in Chinese.
        en: The same in English.

    Returns:
        An error with this one problem.
    """
    return RecordError([Problem("", code, zh, en)])


def unknown_word_error(code: str, zh: str, en: str, *, word: str, known: Iterable[str]) -> RecordError:
    """Return the error of a word that is not in a closed vocabulary, with the known words that are close to it.

    Args:
        code: Stable word for programs.
        zh: What was expected, in Chinese.
        en: The same in English.
        word: What was given; it is not repeated.
        known: The vocabulary.

    Returns:
        An error with this one problem.
    """
    asked = did_you_mean(word, known)
    return input_error(code, zh + asked.zh, en + asked.en)


def missing_extra_error(name: str) -> RecordError:
    """Return the error of a command whose optional dependencies are not installed, with the page on installing them.

    No ``pip install`` of the name of this library: it is on no public index, where anyone could register it.
    """
    zh = f"需要附加组件 zhixing-rules[{name}]，安装见 docs/for-developers.md"
    return input_error("needs_extra", zh, f"needs the extra zhixing-rules[{name}]: see docs/en/for-developers.md")
