"""Writing a file: whole or not at all, never over another one unasked, readable by its owner alone."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from zhixing_rules.cli.inputs import OtherFileError
from zhixing_rules.errors import Problem

__all__ = ["OutputError", "write_file"]

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
    data, place = text.encode("utf-8", "backslashreplace"), Path(name)
    made: list[Path] = []
    try:
        if not force:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))  # takes the name, or fails
            made.append(place)
        handle, beside = tempfile.mkstemp(prefix=".zhixing-", dir=place.parent)  # for its owner alone
        made.append(Path(beside))
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
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


def _refused(code: str, zh: str, en: str) -> OutputError:
    return OutputError([Problem("", code, zh, en)])
