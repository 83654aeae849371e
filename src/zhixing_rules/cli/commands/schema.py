"""``zhixing schema``: the JSON Schemas of inputs and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.interchange import SCHEMAS, schema

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "name",
        nargs="?",
        default="case",
        choices=SCHEMAS,
        help="案件、联动机制、报告、计划、说明、比较、影响、批量审计及其目录、工作单，默认案件 · "
        "name of the schema (default: case)",
    )


def run(options: Namespace) -> CommandResult:
    """Run the command."""
    return CommandResult(json=schema(options.name))
