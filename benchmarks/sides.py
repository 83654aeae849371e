"""Two versions of the library in one run: this checkout and a worktree of another commit, each in its own process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OLD_COMMIT", "ROOT", "Child", "Side", "TooLong", "Worker", "run_child", "worktree"]

ROOT: Final = Path(__file__).resolve().parents[1]
OLD_COMMIT: Final = "4c96d58"
_KB_PER_MB: Final = 1024


@contextmanager
def worktree(commit: str) -> Iterator[Path]:
    """Check out a commit in a temporary folder, and yield the folder."""
    git = ["git", "-C", str(ROOT), "worktree"]
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder) / "checkout"
        subprocess.run([*git, "add", "--quiet", "--detach", str(checkout), commit], check=True)  # noqa: S603  our own command
        try:
            yield checkout
        finally:
            subprocess.run([*git, "remove", "--force", str(checkout)], check=True)  # noqa: S603  as above


def environment(checkout: Path) -> dict[str, str]:
    """Return the environment in which the library of a checkout is imported; columns use one thread."""
    return {**os.environ, "PYTHONPATH": str(checkout / "src"), "POLARS_MAX_THREADS": "1"}


class Side(Protocol):
    """One side of a comparison: its checkout, and the answers of its worker."""

    @property
    def checkout(self) -> Path:
        """The root of its checkout."""

    def ask(self, name: str, *arguments: object, seconds: float | None = None) -> Any:  # noqa: ANN401  JSON
        """Return the reply to a request, see `Worker.ask`."""


class TooLong(Exception):  # noqa: N818  not an error of the program
    """A request took longer than allowed; the worker was ended."""


class Worker:
    """A process of `benchmarks/worker.py` with the library of one checkout.

    Args:
        checkout: the root of the checkout.
    """

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self._process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, str(ROOT / "benchmarks" / "worker.py")],
            env=environment(self.checkout),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, name: str, *arguments: object, seconds: float | None = None) -> Any:  # noqa: ANN401  JSON
        """Return the reply to a request; after `seconds` of wall time the process is replaced.

        Raises:
            TooLong: the time has passed.
            RuntimeError: the worker failed.
        """
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(seconds, process.kill) if seconds else None
        if timer:
            timer.start()
        process.stdin.write(json.dumps([name, arguments]) + "\n")
        process.stdin.flush()
        reply = process.stdout.readline()
        if timer:
            timer.cancel()
        if reply:
            return json.loads(reply)
        process.communicate()
        self._process = self._start()
        if timer and process.returncode == -signal.SIGKILL:
            raise TooLong
        raise RuntimeError(f"{name}: the worker ended with exit code {process.returncode}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


class Child(NamedTuple):
    """A process that has ended.

    Attributes:
        seconds: its processor time.
        megabytes: its peak memory.
        printed: what it printed.
    """

    seconds: float
    megabytes: float
    printed: str


def run_child(program: str, checkout: Path, *arguments: str) -> Child:
    """Run a program in a fresh interpreter with the library of a checkout. POSIX only.

    Raises:
        subprocess.CalledProcessError: the program failed.
    """
    command = [sys.executable, "-c", program, *arguments]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        process = subprocess.Popen(command, env=environment(checkout), stdout=out)  # noqa: S603  our own program
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        printed = out.read()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Child(used.ru_utime + used.ru_stime, used.ru_maxrss / _KB_PER_MB, printed)
