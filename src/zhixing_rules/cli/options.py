"""The options that several commands share. Texts are Chinese first, with English beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.inputs import a_day
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    import argparse

__all__ = [
    "amendment",
    "audience",
    "conditions",
    "courts",
    "everything",
    "file",
    "markdown",
    "notice",
    "output",
    "reading",
]


def output(made: argparse.ArgumentParser, *, json: bool = True, file: bool = True) -> None:
    """How the result is written, and, unless the command writes files of its own, into which file."""
    made.set_defaults(json=False)
    if json:
        made.add_argument("--json", action="store_true", help="输出 JSON · write JSON")
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="文字的语言 · language of texts")
    made.add_argument(
        "--colour", choices=("auto", "always", "never"), default="auto", help="颜色，默认仅在终端上 · colours"
    )
    if not file:
        made.set_defaults(out=None)
        return
    made.add_argument(
        "--out",
        metavar="FILE",
        help="写入文件，仅本人可读；不覆盖已有文件 · write to a file that its owner alone may read; none is replaced",
    )
    made.add_argument("--force", action="store_true", help="覆盖已有文件 · replace a file that is there")


def everything(made: argparse.ArgumentParser) -> None:
    """Whether to list everything."""
    made.add_argument("--all", action="store_true", help="全部列出 · list everything")


def notice(made: argparse.ArgumentParser) -> None:
    """Holiday notices over the calendar."""
    made.add_argument(
        "--notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="载入国务院办公厅放假通知，可多次 · load a holiday notice; may be repeated",
    )


def reading(made: argparse.ArgumentParser) -> None:
    """Other readings than the default ones."""
    made.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="ID=ALTERNATIVE",
        help="另选一种解读，可多次 · choose another reading; may be repeated",
    )


def conditions(made: argparse.ArgumentParser) -> None:
    """What a record is judged by."""
    made.add_argument(
        "--on",
        type=a_day,
        metavar="YYYY-MM-DD",
        help="判断之日，默认北京时间今天 · the day to judge on; today in China unless given",
    )
    reading(made)
    notice(made)
    courts(made)
    amendment(made)


def courts(made: argparse.ArgumentParser) -> None:
    """A user's own directory of courts."""
    made.add_argument(
        "--courts",
        metavar="FILE.toml",
        help="补充或更正法院与公安机关目录 · add to the directory of courts and police organs, or set it right",
    )


def markdown(made: argparse.ArgumentParser) -> None:
    """Markdown in place of text."""
    made.add_argument("--markdown", action="store_true", help="输出 Markdown · write Markdown")


def audience(made: argparse.ArgumentParser) -> None:
    """Who receives the output."""
    made.add_argument(
        "--audience",
        choices=tuple(each.value for each in Audience),
        default=Audience.KEEPER.value,
        help="给谁看，默认查控专管人员；其不得知悉的一概不读、不判、不输出 · who receives the output, the designated "
        "keeper unless given; what they may not know is neither read, judged nor written",
    )


def amendment(made: argparse.ArgumentParser) -> None:
    """The procedure as an amendment leaves it."""
    made.add_argument(
        "--amendment",
        metavar="FILE.toml",
        help="按修改后的规程 · by the procedure as an amendment leaves it",
    )


def file(made: argparse.ArgumentParser) -> None:
    """The record."""
    made.add_argument(
        "file",
        metavar="FILE",
        help="案件或联动机制的 JSON 文件，- 为标准输入 · a case or a joint mechanism; - for standard input",
    )
