"""Output files: complete or absent, readable by their owner only, and not overwritten by default."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.input_errors import OutputError
from zhixing_rules.cli.output_names import check_output_names
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO, TextIO

__all__ = ["OutputFiles", "new_file", "new_folder", "output_files"]

_OWNER_ONLY: Final = 0o600


class OutputFiles:
    """The files that a command writes, by their option: their names are reserved before anything is computed.

    A command fills each in its own time. Those that were filled get their names together at the end; the others, such
    as that of a letter that must not be sent, are as if they had not been asked for.
    """

    def __init__(self, temporaries: Mapping[str, Path]) -> None:
        self._temporaries = temporaries
        self.filled: set[str] = set()

    @contextmanager
    def open(self, option: str) -> Iterator[BinaryIO]:
        """Open a context that fills a file with bytes.

        Args:
            option: Its option.

        Yields:
            The open file.

        Raises:
            OutputError: The file cannot be written.
        """
        self.filled.add(option)
        with _errors_of_files(), self._temporaries[option].open("wb") as file:
            yield file

    def write_bytes(self, option: str, content: bytes) -> None:
        """Fill a file with bytes, as `open` does."""
        with self.open(option) as file:
            file.write(content)

    def write_text(self, option: str, content: str | Iterable[str] | Callable[[TextIO], None]) -> None:
        """Fill a file with text in UTF-8.

        Args:
            option: Its option.
            content: The text, its pieces, or what writes it to an open file.

        Raises:
            OutputError: The file cannot be written.
        """
        self.filled.add(option)
        path = self._temporaries[option]
        with _errors_of_files(), path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            if callable(content):
                content(file)
            else:
                file.writelines([content] if isinstance(content, str) else content)


@contextmanager
def output_files(options: Namespace) -> Iterator[OutputFiles]:
    """Open a context that creates the output files of a command in one step: all of them, or none.

    Args:
        options: The options of the command; ``output_names`` has its output files by their option.

    Yields:
        The files, to be filled.

    Raises:
        OutputError: A file exists, cannot be written, or must not be, see `check_output_names`; nothing was changed.
        RecordError: Raised in the context, and passed on; nothing was changed.
    """
    check_output_names(options)
    targets = {option: Path(name) for option, name in options.output_names.items()}
    with _discarded_on_error() as created:
        with _errors_of_files():
            temporaries = {
                option: _reserved(target, created, overwrite=options.force) for option, target in targets.items()
            }
        outputs = OutputFiles(temporaries)
        yield outputs
        filled = [(temporaries[option], targets[option]) for option in targets if option in outputs.filled]
        with _errors_of_files():
            _place(filled, created)


@contextmanager
def new_file(name: str, *, overwrite: bool) -> Iterator[Path]:
    """Open a context that creates a file in one step.

    Args:
        name: Path of the file.
        overwrite: Whether to replace an existing file.

    Yields:
        A temporary file in the same folder, to be filled; it is renamed to `name` when the context ends without error.

    Raises:
        OutputError: The file exists or cannot be written; nothing was changed.
        RecordError: Raised in the context, and passed on; nothing was changed.
    """
    target = Path(name)
    with _discarded_on_error() as created, _errors_of_files():
        temporary = _reserved(target, created, overwrite=overwrite)
        yield temporary
        _place([(temporary, target)], created)


@contextmanager
def _discarded_on_error() -> Iterator[list[Path]]:
    """Open a context with a list of files; those that are still in it at the end are removed."""
    created = list[Path]()
    try:
        yield created
    finally:
        for path in created:
            with suppress(OSError):
                path.unlink()


@contextmanager
def _errors_of_files() -> Iterator[None]:
    """Open a context in which an error of a file is an error of the output."""
    try:
        yield
    except FileExistsError:
        raise _output_error(
            "file_exists", "已有同名文件；要覆盖请加 --force", "the file exists; add --force to overwrite it"
        ) from None
    except RecordError:  # a ValueError, of an input that is read while the file is written
        raise
    except (OSError, ValueError):
        raise _not_writable() from None


def _reserved(target: Path, created: list[Path], *, overwrite: bool) -> Path:
    """Reserve the name of a file, and return a temporary file for it; both are added to `created`."""
    if not overwrite:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))  # reserves the name, or fails
        created.append(target)
    elif target.is_dir() and not target.is_symlink():
        raise IsADirectoryError
    handle, temporary = tempfile.mkstemp(prefix=".zhixing-", dir=target.parent)  # mode 0600
    os.close(handle)
    created.append(Path(temporary))
    return Path(temporary)


def _place(filled: Sequence[tuple[Path, Path]], created: list[Path]) -> None:
    """Give files their names, after all of them are on the disk; they are removed from `created`."""
    for temporary, _ in filled:
        _flush_to_disk(temporary)
    for temporary, target in filled:
        temporary.replace(target)
        created.remove(temporary)
    for _, target in filled:
        if target in created:
            created.remove(target)


@contextmanager
def new_folder(name: str) -> Iterator[Path]:
    """Open a context that creates a folder of files in one step.

    Args:
        name: Path of the folder.

    Yields:
        A temporary folder, to be filled with files; it is renamed to `name` when the context ends without error.

    Raises:
        OutputError: The name exists or cannot be written; nothing was changed.
    """
    target = Path(name)
    if os.path.lexists(target):
        raise _output_error(
            "file_exists",
            "已有同名目录或文件；目录不覆盖，请另选名称",
            "the name exists, and a folder is never overwritten; choose another name",
        )
    temporary: Path | None = None
    try:
        temporary = Path(tempfile.mkdtemp(prefix=".zhixing-", dir=target.parent))  # mode 0700
        yield temporary
        for path in temporary.rglob("*"):
            if path.is_file():
                _flush_to_disk(path)
        temporary.rename(target)
        temporary = None
    except (OSError, ValueError):
        raise _not_writable() from None
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _not_writable() -> OutputError:
    return _output_error(
        "not_writable", "无法写入；请核对目录和权限", "cannot be written; check the folder and its permissions"
    )


def _output_error(code: str, zh: str, en: str) -> OutputError:
    return OutputError([Problem("", code, zh, en)])
