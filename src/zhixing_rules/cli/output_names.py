"""Names that no output file may have: those of inputs, of other outputs, and of files that the next run would read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.input_errors import OutputError
from zhixing_rules.errors import Problem
from zhixing_rules.records.case_files import is_read_with_folder

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

__all__ = ["INPUTS", "check_output_names"]

INPUTS: Final = (
    *("file", "paths", "docket", "case_file", "template", "mapping", "previous", "calendar_key", "courts", "vectors"),
    *("amendment", "old_amendment", "notice", "notices", "old_notice", "new_notice", "token_file", "saved"),
)
"""The options, of all commands, that name files or folders that are read."""
_RENEWED: Final = frozenset({("ics", "previous")})
"""An output and an input that may be one file: it is read before it is written."""


def check_output_names(options: Namespace) -> None:
    """Check that writing the output files destroys no input and no other output.

    Args:
        options: The options of a command; ``output_names`` has its output files by their option.

    Raises:
        OutputError: Two outputs are one file, an output is an input, or it would be read as a case of a folder.
    """
    seen = set[str]()
    for option, name in options.output_names.items():
        output = _resolved(name)
        if os.path.normcase(output) in seen:
            raise _refused("same_output", "两项输出是同一个文件；请各用一个名称", "two outputs are one file; name two")
        seen.add(os.path.normcase(output))
        for source, given in _inputs(options):
            if (option, source) not in _RENEWED and _is_same(output, _resolved(given)):
                raise _refused(
                    "output_is_input",
                    "输出文件就是输入的文件，不予覆盖；请另选名称",
                    "the output file is an input, which is not overwritten; choose another name",
                )
            if is_read_with_folder(output, _resolved(given)):
                raise _refused(
                    "output_in_folder",
                    "输出文件在所读的目录中，下次会被当作案件读取；请另选目录",
                    "the output file is in a folder that is read, and would be read as a case; choose another folder",
                )


def _inputs(options: Namespace) -> Iterator[tuple[str, str]]:
    """Yield the files and folders that are read, each with its option."""
    for source in INPUTS:
        value = getattr(options, source, None)
        for each in [value] if isinstance(value, str) else value or []:
            if each != "-":
                yield source, each
    place = (getattr(options, "procedure", None) or "").rpartition(":")[0]
    if place.endswith(".py"):
        yield "procedure", place


def _resolved(name: str) -> Path:
    """Return a path without links; as it is given if it cannot be one, which is reported when it is opened."""
    try:
        return Path(name).resolve()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return Path(name)


def _is_same(first: Path, second: Path) -> bool:
    """Return whether two paths are one file, whatever its names."""
    try:
        return first == second or first.samefile(second)
    except (OSError, ValueError):  # one of them does not exist
        return False


def _refused(code: str, zh: str, en: str) -> OutputError:
    return OutputError([Problem("", code, zh, en)])
