"""Assertions for any input: a result or a clean error, which repeats no input value, and no other output."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import pickle
import sys
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from unittest import mock

from zhixing_rules import RecordError
from zhixing_rules.cli import main
from zhixing_rules.errors import MAX_PROBLEMS

_MARKS: Final = ("秘密QX", "QX7431", "\\u79d8\\u5bc6")
_CONTROL_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_UNSET: Final = frozenset({"ZHIXING_DEBUG", "ZHIXING_NOTICES", "NO_COLOR"})
_MAX_LENGTH: Final = 400 * MAX_PROBLEMS


def leaks(text: str) -> bool:
    """Return whether a text contains a part of the canary, as it is or escaped."""
    bare = (
        "".join(character for character in text if unicodedata.category(character) not in _CONTROL_CATEGORIES)
        if not text.isascii()
        else text
    )
    return any(mark.casefold() in bare.casefold() for mark in _MARKS)


def has_control_characters(text: str) -> set[str]:
    """Return the control characters of a text, which could change the state of a terminal."""
    return {
        character
        for character in set(text)
        if character != "\n" and unicodedata.category(character) in _CONTROL_CATEGORIES
    }


def assert_clean(error: BaseException) -> None:
    """Assert that an error, its causes, its traceback and its pickle contain no input value."""
    raised: BaseException | None = error
    while raised is not None:
        held = [str(raised), repr(raised), repr(raised.args), repr(vars(raised)), *getattr(raised, "__notes__", ())]
        held += [repr(getattr(raised, name, None)) for name in ("doc", "object", "filename")]
        for text in held:
            assert not leaks(text), type(raised)
        raised = raised.__cause__ or raised.__context__
    assert not leaks("".join(traceback.format_exception(error)))
    data = pickle.dumps(error)
    assert not leaks(data.decode("utf-8", "replace"))
    assert not has_control_characters(str(error))
    assert len(str(error)) <= _MAX_LENGTH
    assert str(error)
    if isinstance(error, RecordError):
        again = pickle.loads(data)  # noqa: S301  our own bytes
        assert (type(again), again.problems, str(again)) == (type(error), error.problems, str(error))
        assert 1 <= len(error.problems) <= MAX_PROBLEMS
        assert all(each.code and each.zh and each.en for each in error.problems)


class _LogCollector(logging.Handler):
    """Collects everything that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextlib.contextmanager
def assert_no_output() -> Iterator[None]:
    """Assert that the library does not log, print or write to standard error; a warning is an error already."""
    root, collector = logging.getLogger(), _LogCollector()
    level = root.level
    root.addHandler(collector)
    root.setLevel(logging.DEBUG)
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            yield
    finally:
        root.removeHandler(collector)
        root.setLevel(level)
    assert not collector.records
    assert (out.getvalue(), err.getvalue()) == ("", "")


def result_or_none(call: Callable[[], Any], *refusals: type[Exception]) -> Any:  # noqa: ANN401  any result
    """Return the result of a call, or ``None`` if it raises an error of exactly one of the given types.

    A subclass does not count: ``UnicodeDecodeError`` and pydantic's ``ValidationError`` are ``ValueError`` too.
    """
    refused: Exception | None = None
    with assert_no_output():
        try:
            return call()
        except Exception as error:  # noqa: BLE001  an error of another type fails the test
            refused = error
    if type(refused) not in refusals:
        raise refused
    assert_clean(refused)
    return None


@dataclass(frozen=True)
class CommandResult:
    """The exit code and the output of a command."""

    code: int
    out: str
    err: str


def run_command(*arguments: str, given: bytes = b"") -> CommandResult:
    """Run the command in this process, with the given bytes as standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET}
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, environment, clear=True),
    ):
        code = main(list(arguments))
    written: list[str] = []
    for stream in (out, err):
        stream.flush()
        stream.buffer.seek(0)
        written.append(stream.buffer.read().decode())
    return CommandResult(code, *written)


def assert_answer_or_refusal(result: CommandResult) -> None:
    """Assert that a command ended with an answer or a refusal, and wrote no traceback, control character or canary."""
    assert result.code in {0, 1, 2, 3}, result.err
    assert "Traceback" not in result.out + result.err
    assert not has_control_characters(result.out + result.err)
    assert not leaks(result.err), result.err
    if result.code in {2, 3}:
        assert result.err
        assert not leaks(result.out)
        assert len(result.err) <= _MAX_LENGTH
