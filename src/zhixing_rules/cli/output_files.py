"""Output files: complete or absent, readable by their owner only, and not overwritten by default."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.input_errors import OutputError
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

__all__ = ["new_file", "new_folder", "write_text"]

_OWNER_ONLY: Final = 0o600


def write_text(name: str, write: Callable[[TextIO], None], *, overwrite: bool) -> None:
    """Write a text file in UTF-8 in one step.

    Args:
        name: Path of the file.
        write: Writes the content to an open file.
        overwrite: Whether to replace an existing file.

    Raises:
        OutputError: The file exists or cannot be written; nothing was changed.
    """
    with (
        new_file(name, overwrite=overwrite) as temporary,
        temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file,
    ):
        write(file)


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
    """
    target = Path(name)
    created: list[Path] = []
    try:
        if not overwrite:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))  # reserves the name, or fails
            created.append(target)
        handle, temporary = tempfile.mkstemp(prefix=".zhixing-", dir=target.parent)  # mode 0600
        os.close(handle)
        created.append(Path(temporary))
        yield Path(temporary)
        _flush_to_disk(Path(temporary))
        Path(temporary).replace(target)
        created.clear()
    except FileExistsError:
        raise _output_error(
            "file_exists", "已有同名文件；要覆盖请加 --force", "the file exists; add --force to overwrite it"
        ) from None
    except (OSError, ValueError):
        raise _not_writable() from None
    finally:
        for path in created:
            with suppress(OSError):
                path.unlink()


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
        for path in temporary.iterdir():
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
