"""Argument parser of ``zhixing``."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Final, NoReturn

from zhixing_rules import __version__
from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.cli.exit_codes import exit_codes_text
from zhixing_rules.cli.usage_errors import UsageError, usage_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from _typeshed import SupportsWrite

__all__ = ["build_parser"]

_EXIT_CODES: Final = exit_codes_text(
    "0 无违反，或不判断；1 有规则被违反，或见各命令的 --help；2 用法或输入有误；3 所依据的放假安排未公布或未载入",
    "0 no rule is breached, or nothing is judged, 1 a rule is breached, or see --help of the command, "
    "2 bad usage or input, 3 the answer depends on a day that no known holiday notice covers",
)
_UNKNOWN_WIDTH: Final = 80


class _HelpFormatter(argparse.HelpFormatter):
    """Formatter of `argparse` that does not load `shutil`, and with it the compression modules, for one number."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_terminal_width() - 2)


def _terminal_width() -> int:
    """Return the width that ``COLUMNS`` gives, or that of the terminal, or 80, as `shutil.get_terminal_size` does."""
    with suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    with suppress(AttributeError, ValueError, OSError):  # no standard output, a closed one, or no terminal
        if (columns := os.get_terminal_size(sys.__stdout__.fileno()).columns) > 0:  # type: ignore[union-attr]  # suppressed
            return columns
    return _UNKNOWN_WIDTH


class _ArgumentParser(argparse.ArgumentParser):
    """Argument parser whose errors repeat no argument.

    An argument may contain the name of a person or a control sequence of the terminal.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  as of its base
        super().__init__(formatter_class=_HelpFormatter, **options)

    def parse_args(  # type: ignore[override]  # of the overloads only this one is used
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            raise _unknown_arguments(_innermost(self, args or ()), unknown)
        return options

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        with suppress(OSError):  # as later versions of argparse do; the flush raises it again, and `main` reports it
            super().print_help(file)

    def error(self, message: str) -> NoReturn:
        raise usage_error(self.format_usage(), message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401  as of its base
        if action.choices is None or value in action.choices:
            return
        from zhixing_rules._suggestions import did_you_mean  # noqa: PLC0415  only after an error

        known = [str(each) for each in action.choices]
        name, listed = "/".join(action.option_strings) or action.metavar or action.dest, ", ".join(known)
        asked = did_you_mean(str(value), known)
        zh = f"{name} 须为下列之一：{listed}{asked.zh}"
        raise UsageError(self.format_usage(), "invalid_choice", zh, f"{name}: choose from {listed}{asked.en}")


def _unknown_arguments(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> UsageError:
    """Return the error of arguments that a command does not have; close options are named, the arguments are not."""
    from zhixing_rules._suggestions import did_you_mean  # noqa: PLC0415  only after an error

    options = [each.partition("=")[0] for each in arguments if each.startswith("-")]
    if not options:
        zh, en = "位置参数过多", "too many positional arguments"
        return UsageError(parser.format_usage(), "unexpected_argument", zh, en)
    known = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]  # noqa: SLF001  argparse has no public list
    asked = did_you_mean(options[0], known)
    zh, en = f"没有这一选项{asked.zh}", f"no such option{asked.en}"
    return UsageError(parser.format_usage(), "unknown_option", zh, en)


def _innermost(parser: argparse.ArgumentParser, arguments: Iterable[str]) -> argparse.ArgumentParser:
    """Return the parser of the command, or of the operation of a command, that the arguments name."""
    for argument in arguments:
        parser = next((choices[argument] for choices in _commands(parser) if argument in choices), parser)
    return parser


def _commands(parser: argparse.ArgumentParser) -> Iterator[dict[str, argparse.ArgumentParser]]:
    for action in parser._actions:  # noqa: SLF001  as above
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  as above
            yield action.choices


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser for a command line.

    Only commands that the command line names are imported; the others have a summary but no arguments of their own, or
    are left out if the command line begins with a command, which no other can then replace.

    Args:
        arguments: Arguments that the parser will be given, without the program name.

    Returns:
        A parser whose namespace has the function ``run`` of the command.
    """
    named = tuple(name for name in COMMANDS if name in arguments)
    return _build_parser(named, tuple(arguments[:1]) if arguments and arguments[0] in COMMANDS else tuple(COMMANDS))


@cache
def _build_parser(named_commands: tuple[str, ...], offered: tuple[str, ...]) -> argparse.ArgumentParser:
    parser = _ArgumentParser(
        prog="zhixing",
        description="焦中法〔2024〕101号：逐条检查执行案件、列出办案计划、计算工作日 · "
        "check an enforcement case clause by clause, plan its next steps, count working days",
        epilog=_EXIT_CODES,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"zhixing {__version__}", help="版本 · show the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="命令 · commands")
    for name in offered:
        summary = COMMANDS[name]
        command = commands.add_parser(
            name, help=summary, description=summary, epilog=exit_codes_text(), allow_abbrev=False
        )
        if name in named_commands:
            module = import_module(f"zhixing_rules.cli.commands.{name.replace('-', '_')}{'_' * iskeyword(name)}")
            module.add_arguments(command)
            command.set_defaults(run=module.run, build_parser=build_parser)
    return parser
