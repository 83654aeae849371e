"""``zhixing schema``: the JSON Schemas of inputs and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.procedure_inputs import load_procedure
from zhixing_rules.interchange import SCHEMAS, schema
from zhixing_rules.interchange.schemas.records import schema_of_record
from zhixing_rules.serve.service_schemas import SERVICE_SCHEMAS, service_schema

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "name",
        nargs="?",
        choices=(*SCHEMAS, *SERVICE_SCHEMAS),
        help="案件、联动机制、报告、计划、说明、比较、影响、批量审计及其目录、工作单、服务的请求和答复，默认案件 · "
        "name of the schema (default: case)",
    )
    parser.add_argument(
        "--closed",
        action="store_true",
        help="结果的模式不许有其他成员，供检验写出者用；默认允许，因为小版本可以增加成员 · "
        "allow no other members in a result, to test what writes it (default: allowed: a minor version may add some)",
    )
    parser.add_argument(
        "--keys",
        choices=("en", "zh", "pinyin"),
        default="en",
        help="记录用哪一种键：英文、中文或拼音首字母，默认英文 · the keys of a record (default: en)",
    )
    shared_options.add_procedure(parser, layers=False)
    parser.add_argument(
        "--record",
        metavar="TYPE",
        help="--procedure 的哪一种记录，默认第一种 · which record of --procedure (default: the first)",
    )
    parser.set_defaults(json=False, lang="zh", colour="auto")


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: The procedure cannot be imported, or has no record of that type.
    """
    if options.name in SERVICE_SCHEMAS:
        return CommandResult(json=service_schema(options.name))
    if options.procedure is None and options.record is None:
        return CommandResult(json=schema(options.name or "case", closed=options.closed, keys=options.keys))
    procedure = load_procedure(options)
    known = procedure.named_records
    name = options.record or options.name or next(iter(known))
    if name in known:
        root = next(each for each in procedure.roots if each.record is known[name])
        return CommandResult(json=schema_of_record(root.record, root.zh, root.en, options.keys))
    if options.record is None:
        return CommandResult(json=schema(options.name, closed=options.closed))
    names = ", ".join(known)
    raise input_error("no_such_record", f"没有这种记录；已有：{names}", f"no such record type; known: {names}")
