"""``zhixing checklist``: one printed page for each case, to be ticked and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import parse_day
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes
from zhixing_rules.cli.dockets import Docket, read_case
from zhixing_rules.cli.exit_codes import BAD_INPUT, SUCCESS, exit_codes_text
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_inputs import record_types
from zhixing_rules.cli.unread_cases import unread_text
from zhixing_rules.errors import MAX_PROBLEMS, RecordError
from zhixing_rules.records import Audience
from zhixing_rules.views import UnreadCase, case_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from zhixing_rules.views import CaseView

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 已写出；2 用法或输入有误，或者有未能读取的案件（其余已写出）",
        "0 written, 2 bad usage or input, or a case was not read (all others were written)",
    )
    shared_options.add_dockets(parser)
    parser.add_argument(
        "--case", metavar="案号", help="只写这一案号的一件 · the case number of the only case to be written"
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_output_file(parser, "--html", required=True, help="写入的网页 · page to write")
    parser.add_argument(
        "--printed", type=parse_day, metavar="YYYY-MM-DD", help="打印日期，不给则不印 · day of printing to be shown"
    )
    shared_options.add_force(parser)
    shared_options.add_format(parser, json=False)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 2 if a case cannot be read; the cases that can are written all the same.

    Raises:
        RecordError: An input cannot be used, there is no case, or the page cannot be written.
    """
    try:
        from zhixing_rules.office.html import checklist_pieces  # noqa: PLC0415  an optional extra
    except ImportError:
        raise missing_extra_error("office") from None
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    docket = Docket(options.paths, audience, notes, models=record_types(options))
    records = docket if options.case is None else [_only_case(options, audience, notes)]
    cases = _Cases(records, is_docket=options.case is None, audience=audience, printed_on=options.printed, **conditions)
    options.outputs.write_text("html", checklist_pieces(cases))
    stderr = notes.text(options, docket) if notes else ""
    stderr += unread_text(options, cases.unread, cases.unread_cases, docket)
    return CommandResult(stderr=stderr, exit_code=BAD_INPUT if cases.unread else SUCCESS)


def _only_case(options: Namespace, audience: Audience, notes: ConversionNotes | None) -> tuple[int, Any]:
    """Return the case with the case number of the options.

    Raises:
        RecordError: The files cannot be read, or no case or several have this number.
    """
    if len(options.paths) != 1:
        raise input_error("one_file", "--case 只与一个文件并用", "--case needs one file")
    record = read_case(options.paths[0], options.case, audience, record_types(options))
    return 1, record if notes is None else notes.normalise(record)


class _Cases:
    """The cases of a docket, one after the other; those that cannot be read are counted, and the first of them kept.

    If only one case is asked for and cannot be read, its error is raised.
    """

    def __init__(self, records: Iterable[tuple[int, Any]], *, is_docket: bool, **conditions: Any) -> None:  # noqa: ANN401  arguments of `case_view`
        self._records, self._is_docket, self._conditions = records, is_docket, conditions
        self.unread, self.unread_cases = 0, list[UnreadCase]()

    def __iter__(self) -> Iterator[CaseView]:
        is_empty = True
        for number, record in self._records:
            is_empty = False
            try:
                if isinstance(record, RecordError):
                    raise record
                view = case_view(record, **self._conditions)
            except RecordError as error:
                if not self._is_docket:
                    raise
                self.unread += 1
                if self.unread <= MAX_PROBLEMS:
                    self.unread_cases.append(UnreadCase(number, error))
                continue
            yield view
        if is_empty:
            raise input_error("no_case", "没有案件：文件是空的", "no case: the files are empty")
