"""``zhixing new-procedure``: a small working procedure of an invented city, to start from."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import parse_file_name
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.output_files import new_folder

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

__all__ = ["add_arguments", "run"]

_PACKAGE: Final = "city_package"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{1,39}")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=parse_file_name,
        help="新目录，其名即 Python 包名：小写字母、数字、_ · "
        "a new folder, named as the Python package: a-z, 0-9 and _",
    )
    shared_options.add_format(parser, json=False)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: The name is no package name, the folder is not empty, or it cannot be written.
    """
    name = Path(options.folder).resolve().name
    if not _NAME.fullmatch(name):
        raise input_error(
            "not_a_package_name",
            "目录名将作为 Python 包名：须以小写字母开头，只含小写字母、数字、_",
            "the folder names the Python package: begin with a-z, and use a-z, 0-9 and _ only",
        )
    written = 0
    target_folder = Path(options.folder)
    if target_folder.is_dir() and not any(target_folder.iterdir()):
        target_folder.rmdir()  # an empty folder is as good as none
    with new_folder(options.folder) as folder:
        for source, path in _files(files("zhixing_rules.cli").joinpath("procedure_template"), Path()):
            target = folder / str(path).replace(_PACKAGE, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_content(source, name), encoding="utf-8", newline="\n")
            written += 1
    english = f"wrote {written} files; next: cd into the folder, pip install -e '.[test]', pytest\n"
    chinese = f"已写 {written} 个文件；下一步：进入该目录，pip install -e '.[test]'，pytest\n"
    return CommandResult(stderr=english if options.lang == "en" else chinese)


def _files(folder: Traversable, place: Path) -> Iterator[tuple[Traversable, Path]]:
    """Yield the files of the template, each with its place; a file that is code there has ``.txt`` after its name."""
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        name = each.name.removesuffix(".txt") if each.name.count(".") > 1 else each.name
        if each.is_dir():
            yield from _files(each, place / name)
        else:
            yield each, place / name


def _content(source: Traversable, name: str) -> str:
    text = source.read_text(encoding="utf-8")
    return text.replace(_PACKAGE, name).replace(_PACKAGE.replace("_", "-"), name.replace("_", "-"))
