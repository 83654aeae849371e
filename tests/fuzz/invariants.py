"""What must hold whatever comes in: a normal result or a clean error; nothing repeated, nothing said on the side."""

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
_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST: Final = 400 * MAX_PROBLEMS


def leaks(text: str) -> bool:
    """Whether a text shows any of the canary, plainly or in escapes."""
    bare = "".join(sign for sign in text if unicodedata.category(sign) not in _STEERING) if not text.isascii() else text
    return any(mark.casefold() in bare.casefold() for mark in _MARKS)


def has_control_characters(text: str) -> set[str]:
    """The characters of a text that could steer a terminal."""
    return {sign for sign in set(text) if sign != "\n" and unicodedata.category(sign) in _STEERING}


def assert_clean(error: BaseException) -> None:
    """Nothing of the input is in an error, nor in what hangs on it."""
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
    assert len(str(error)) <= _LONGEST
    assert str(error)
    if isinstance(error, RecordError):
        again = pickle.loads(data)  # noqa: S301  our own bytes
        assert (type(again), again.problems, str(again)) == (type(error), error.problems, str(error))
        assert 1 <= len(error.problems) <= MAX_PROBLEMS
        assert all(each.code and each.zh and each.en for each in error.problems)


class _Heard(logging.Handler):
    """Everything that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Nothing may be logged, printed or written to standard error by the library; a warning is an error anyway."""
    root, heard = logging.getLogger(), _Heard()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            yield
    finally:
        root.removeHandler(heard)
        root.setLevel(level)
    assert not heard.records
    assert (out.getvalue(), err.getvalue()) == ("", "")


def tried(call: Callable[[], Any], *refusals: type[Exception]) -> Any:  # noqa: ANN401  what the call gives
    """What a call gives, or ``None`` where it refuses with an error of exactly one of the kinds given.

    Of exactly one: a ``UnicodeDecodeError`` is a ``ValueError`` too, and so is pydantic's ``ValidationError``.
    """
    refused: Exception | None = None
    with silence():
        try:
            return call()
        except Exception as error:  # noqa: BLE001  any other is what is looked for
            refused = error
    if type(refused) not in refusals:
        raise refused
    assert_clean(refused)
    return None


@dataclass(frozen=True)
class Ran:
    """What a run of the command came to."""

    code: int
    out: str
    err: str


def zhixing(*arguments: str, given: bytes = b"") -> Ran:
    """Run the command in this process, with what stands on standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    kept = {name: value for name, value in os.environ.items() if name not in {"ZHIXING_DEBUG", "NO_COLOR"}}
    with (
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, kept, clear=True),
    ):
        code = main(list(arguments))
    written: list[str] = []
    for stream in (out, err):
        stream.flush()
        stream.buffer.seek(0)
        written.append(stream.buffer.read().decode())
    return Ran(code, *written)


def assert_fair(ran: Ran) -> None:
    """A run ended with an answer or a refusal, and wrote nothing that it must not."""
    assert ran.code in {0, 1, 2}, ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not has_control_characters(ran.out + ran.err)
    assert not leaks(ran.err), ran.err
    if ran.code == 2:
        assert ran.err
        assert not leaks(ran.out)
        assert len(ran.err) <= _LONGEST
