"""``zhixing ledger``: the ledger of many cases as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes
from zhixing_rules.cli.dockets import Docket
from zhixing_rules.cli.exit_codes import BAD_INPUT, SUCCESS, exit_codes_text
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.periods import period_of
from zhixing_rules.cli.procedure_inputs import record_types
from zhixing_rules.cli.unread_cases import repeated_text, unread_text
from zhixing_rules.records import Audience
from zhixing_rules.views import ledger

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.office.ledger_workbook import LedgerCounts

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 已写出；2 用法或输入有误，或者有案件不能读取（其余已写出）",
        "0 written, 2 bad usage or input, or a case could not be read (all others were written)",
    )
    shared_options.add_dockets(parser)
    shared_options.add_output_file(
        parser, "--xlsx", required=True, metavar="OUT.xlsx", help="写出的工作簿 · the workbook to write"
    )
    shared_options.add_period(parser)
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_force(parser)
    shared_options.add_format(parser, json=False)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        What was written, on standard error; code 2 if a case could not be read.

    Raises:
        RecordError: An input cannot be used, there is no case, or the workbook cannot be written.
    """
    try:
        from zhixing_rules.office.ledger_workbook import write_ledger_workbook  # noqa: PLC0415  an optional extra
    except ImportError:
        raise missing_extra_error("office") from None
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    period = period_of(options)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    docket = Docket(options.paths, audience, notes, models=record_types(options))
    with options.outputs.open("xlsx") as file:
        parts = ledger(docket, **conditions, period=period, audience=audience)
        counts = write_ledger_workbook(
            parts, file, on=conditions["on"], audience=audience, period=period, procedure=conditions["procedure"]
        )
        if not counts.read + counts.unread:
            raise input_error("no_case", "没有案件：文件是空的", "no case: the files are empty")
    stderr = _summary(options, counts) + unread_text(options, counts.unread, counts.unread_cases, docket)
    stderr += repeated_text(options, counts.repeats, counts.repeated_cases, docket)
    stderr += notes.text(options, docket) if notes else ""
    return CommandResult(stderr=stderr, exit_code=BAD_INPUT if counts.unread else SUCCESS)


def _summary(options: Namespace, counts: LedgerCounts) -> str:
    if options.lang == "en":
        cases, acts, events = counted(counts.read, "case"), counted(counts.acts, "act"), counted(counts.events, "event")
        return f"ledger: {cases}, {acts}, {events}\n"
    return f"台账：{counts.read} 件案件，期限台账 {counts.acts} 行，办理流水 {counts.events} 行\n"
