"""Writing a file: whole or not at all, never over another one unasked, readable by its owner alone."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.inputs import OtherFileError
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OutputError", "placed", "placed_folder", "write_file"]

_OWNER_ONLY: Final = 0o600


class OutputError(OtherFileError):
    """The file given with ``--out`` cannot be written."""

    source = "output"


def write_file(name: str, text: str, *, force: bool) -> None:
    """Write a text in UTF-8 under a name: beside it first, then moved there in one step.

    Args:
        name: the file.
        text: what is to stand in it.
        force: whether a file that is there already is replaced.

    Raises:
        OutputError: there is a file of that name, or it cannot be written; nothing was changed.
    """
    data = text.encode("utf-8", "backslashreplace")
    with placed(name, force=force) as beside:
        beside.write_bytes(data)


@contextmanager
def placed(name: str, *, force: bool) -> Iterator[Path]:
    """A file to write, that is moved to its name in one step when all of it is written.

    Args:
        name: the file.
        force: whether a file that is there already is replaced.

    Raises:
        OutputError: there is a file of that name, or it cannot be written; nothing was changed.
    """
    place = Path(name)
    made: list[Path] = []
    try:
        if not force:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))  # takes the name, or fails
            made.append(place)
        handle, beside = tempfile.mkstemp(prefix=".zhixing-", dir=place.parent)  # for its owner alone
        os.close(handle)
        made.append(Path(beside))
        yield Path(beside)
        _settle(Path(beside))
        Path(beside).replace(place)
        made.clear()
    except FileExistsError:
        raise _refused(
            "file_exists", "已有同名文件；要覆盖请加 --force", "there is one: add --force to replace it"
        ) from None
    except (OSError, ValueError):
        raise _refused("not_writable", "无法写入；请核对目录和权限", "cannot be written: check the folder") from None
    finally:
        for each in made:
            with suppress(OSError):
                each.unlink()


@contextmanager
def placed_folder(name: str) -> Iterator[Path]:
    """A folder to fill, that is moved to its name in one step when all of it is filled.

    Raises:
        OutputError: there is something of that name already, or it cannot be written; nothing was changed.
    """
    place = Path(name)
    if os.path.lexists(place):
        zh, en = (
            "已有同名目录或文件；目录不覆盖，请另选名称",
            "there is one, and no folder is replaced: give another name",
        )
        raise _refused("file_exists", zh, en)
    beside: Path | None = None
    try:
        beside = Path(tempfile.mkdtemp(prefix=".zhixing-", dir=place.parent))  # for its owner alone
        yield beside
        for each in beside.iterdir():
            _settle(each)
        beside.rename(place)
        beside = None
    except (OSError, ValueError):
        raise _refused("not_writable", "无法写入；请核对目录和权限", "cannot be written: check the folder") from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _settle(place: Path) -> None:
    """Wait until a file is on the disk."""
    with place.open("rb+") as file:
        os.fsync(file.fileno())


def _refused(code: str, zh: str, en: str) -> OutputError:
    return OutputError([Problem("", code, zh, en)])
