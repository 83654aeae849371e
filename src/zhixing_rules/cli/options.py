"""Options that several commands share. Help texts are in Chinese, then in English."""

from __future__ import annotations

from argparse import Action, ArgumentError
from typing import TYPE_CHECKING, Any

from zhixing_rules.cli.argument_types import parse_day, parse_file_name, parse_record_day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = [
    "add_all",
    "add_amendment",
    "add_audience",
    "add_conditions",
    "add_courts",
    "add_dockets",
    "add_force",
    "add_format",
    "add_input_file",
    "add_lenient",
    "add_markdown",
    "add_notice",
    "add_output",
    "add_output_file",
    "add_period",
    "add_procedure",
    "add_reading",
]


def add_input_file(parser: ArgumentParser) -> None:
    """Add the positional argument for the record."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help="案件或联动机制的 JSON 文件，- 为标准输入 · "
        "JSON file of a case or a joint mechanism; - for standard input",
    )
    parser.add_argument(
        "--case",
        metavar="案号",
        help="文件有多件案件的（每行一件等），取这一案号的一件 · the case number of one of several cases in the file",
    )


def add_dockets(parser: ArgumentParser, name: str = "paths", **settings: Any) -> None:  # noqa: ANN401  of `argparse`
    """Add the files of cases that `dockets.Docket` reads.

    Args:
        parser: The parser of the command.
        name: The positional argument, or the option.
        settings: Other settings of the argument, such as its help text.
    """
    help_text = (
        "案件文件（每行一个案件的 .jsonl，.json，或其 .gz，或 .parquet）、其目录，- 为标准输入 · "
        "files of cases (JSON Lines, JSON, these with gzip, or Parquet), folders of them, - for standard input"
    )
    parser.add_argument(name, **{"nargs": "+", "metavar": "DOCKET", "help": help_text, **settings})


def add_lenient(parser: ArgumentParser) -> None:
    """Add ``--lenient``."""
    parser.add_argument(
        "--lenient",
        action="store_true",
        help="日期、是否、数字等按导出系统的写法读取，逐处列出转换；有歧义的仍为错误 · "
        "read dates, yes and no, and numbers as exports write them, and list each conversion; ambiguity stays an error",
    )


def add_conditions(parser: ArgumentParser, *, layers: bool = True) -> None:
    """Add the options that `judgment_conditions` reads.

    Args:
        parser: The parser of the command.
        layers: Whether the command can judge by other layers of law than the default ones.
    """
    parser.add_argument(
        "--on",
        type=parse_record_day,
        metavar="YYYY-MM-DD",
        help="判断之日，默认北京时间今天 · day of judgment (default: today in China)",
    )
    add_reading(parser)
    add_notice(parser)
    add_procedure(parser, layers=layers)
    add_courts(parser)
    add_amendment(parser)


def add_period(parser: ArgumentParser, *, zh: str = "默认不限", en: str = "default: no limit") -> None:
    """Add ``--from`` and ``--to``, the options `first` and `last`.

    Args:
        parser: The parser of the command.
        zh: What holds where they are not given, in Chinese.
        en: The same in English.
    """
    for name, dest, day_zh in (("--from", "first", "首日"), ("--to", "last", "末日")):
        parser.add_argument(
            name,
            dest=dest,
            type=parse_day,
            metavar="YYYY-MM-DD",
            help=f"期间的{day_zh}，含当日，{zh} · {dest} day of the period, inclusive ({en})",
        )


def add_reading(parser: ArgumentParser) -> None:
    """Add ``--reading``."""
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="ID=ALTERNATIVE",
        help="改用另一种解读，可多次使用 · use another reading; may be repeated",
    )


def add_notice(parser: ArgumentParser) -> None:
    """Add ``--notice`` and ``--notices``, which `inputs.calendar_of` reads."""
    parser.add_argument(
        "--notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="载入国务院办公厅放假通知，可多次使用 · load a holiday notice; may be repeated",
    )
    parser.add_argument(
        "--notices",
        metavar="DIR",
        help="载入目录中的全部放假通知，默认为环境变量 ZHIXING_NOTICES 所指的目录 · "
        "load every holiday notice of a folder (default: the folder that ZHIXING_NOTICES names)",
    )


def add_procedure(parser: ArgumentParser, *, layers: bool = True) -> None:
    """Add ``--procedure`` and ``--layer``, which `procedure_inputs.load_procedure` reads.

    Args:
        parser: The parser of the command.
        layers: Whether to add ``--layer``.
    """
    parser.add_argument(
        "--procedure",
        metavar="MODULE:NAME",
        help="改用其他规程：已安装的模块，或 FILE.py:NAME；其代码会被运行，须可信 · use another procedure: a module "
        "that is installed or on PYTHONPATH, or FILE.py:NAME; its code is run, so it must be trusted",
    )
    if not layers:
        return
    parser.add_argument(
        "--layer",
        choices=("local", "national", "all"),
        help="所依层级：地方规定、其上的国家法，或一并，默认为地方规定 · layers of law to judge by: local rules, the "
        "national law above them, or both (default: local, or every layer of --procedure)",
    )


def add_courts(parser: ArgumentParser) -> None:
    """Add ``--courts``."""
    parser.add_argument(
        "--courts",
        metavar="FILE.toml",
        help="补充或更正法院与公安机关目录 · add to the directory of courts and police organs, or correct it",
    )


def add_amendment(parser: ArgumentParser) -> None:
    """Add ``--amendment``."""
    parser.add_argument("--amendment", metavar="FILE.toml", help="按修改后的规程 · use the procedure as amended")


def add_audience(parser: ArgumentParser) -> None:
    """Add ``--audience``."""
    from zhixing_rules.records import Audience  # noqa: PLC0415  commands without this option need no records

    parser.add_argument(
        "--audience",
        choices=tuple(audience.value for audience in Audience),
        default=Audience.KEEPER.value,
        help="接收人，默认查控专管人员；其不得知悉的内容不读取、不判断、不输出 · who receives the output (default: the "
        "designated keeper); information that they may not know is not read, judged or written",
    )


def add_all(parser: ArgumentParser) -> None:
    """Add ``--all``."""
    parser.add_argument("--all", action="store_true", help="全部列出 · list everything")


def add_markdown(parser: ArgumentParser) -> None:
    """Add ``--markdown``."""
    parser.add_argument("--markdown", action="store_true", help="输出 Markdown · write Markdown")


def add_output(parser: ArgumentParser, *, json: bool = True) -> None:
    """Add the options that say how the result is written, and to which file.

    Args:
        parser: The parser of the command.
        json: Whether the command can write JSON.
    """
    add_format(parser, json=json)
    add_output_file(
        parser,
        "--out",
        help="写入文件，仅本人可读；不覆盖已有文件 · write to a file that only its owner can read; "
        "an existing file is not overwritten",
    )
    add_force(parser)


class _OutputFile(Action):
    """Stores the name of a file to write, and notes it in `output_names`; the option can be given once."""

    def __call__(
        self,
        parser: ArgumentParser,  # noqa: ARG002  as of its base
        namespace: Namespace,
        values: Any,  # noqa: ANN401  as of its base
        option_string: str | None = None,  # noqa: ARG002  as of its base
    ) -> None:
        names = getattr(namespace, "output_names", {})
        if self.dest in names:
            raise ArgumentError(self, "只能给一次 · may be given only once")
        namespace.output_names = {**names, self.dest: values}
        setattr(namespace, self.dest, values)


def add_output_file(parser: ArgumentParser, name: str, *, metavar: str = "FILE", **settings: Any) -> None:  # noqa: ANN401  of `argparse`
    """Add an option that names a file to write, which the command finds in `options.outputs`.

    Args:
        parser: The parser of the command.
        name: The option.
        metavar: What stands for the name of the file in the help.
        settings: Other settings of the option, such as its help text.
    """
    parser.add_argument(name, action=_OutputFile, type=parse_file_name, metavar=metavar, **settings)


def add_force(parser: ArgumentParser) -> None:
    """Add ``--force``, which every command with an output file has."""
    parser.add_argument("--force", action="store_true", help="覆盖已有文件 · overwrite an existing file")


def add_format(parser: ArgumentParser, *, json: bool = True) -> None:
    """Add the options that say how the result is written.

    Args:
        parser: The parser of the command.
        json: Whether the command can write JSON.
    """
    parser.set_defaults(json=False, out=None)
    if json:
        parser.add_argument("--json", action="store_true", help="输出 JSON · write JSON")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="文字的语言 · language of texts")
    parser.add_argument(
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        help="颜色，默认仅在终端上使用 · colours (default: only on a terminal)",
    )
