"""``zhixing screen``: mentions in a draft that its readers may not see, and the draft without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import CaseFileError
from zhixing_rules.cli.inputs import read_input
from zhixing_rules.cli.procedure_inputs import load_procedure, record_types, refuse_other_records
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange import mentions_to_dict
from zhixing_rules.records import Audience, Case, load
from zhixing_rules.render import text
from zhixing_rules.render.width import clean
from zhixing_rules.screening import NOTE, redact, screen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 没有发现；1 有发现；2 用法或输入有误", "0 nothing found, 1 something found, 2 bad usage or input"
    )
    parser.add_argument(
        "--audience",
        choices=tuple(audience.value for audience in Audience),
        default=Audience.PUBLIC.value,
        help="稿件的读者，默认公众 · who will read the draft (default: the public)",
    )
    parser.add_argument(
        "file", metavar="FILE", help="纯文本（UTF-8），- 为标准输入 · plain text file (UTF-8); - for standard input"
    )
    parser.add_argument(
        "--case",
        dest="case_file",
        metavar="CASE.json",
        help="并查找该案人员的姓名、号码和住址 · "
        "also look for names, numbers and addresses of the persons of this case",
    )
    parser.add_argument(
        "--redact",
        action="store_true",
        help="输出改写后的全文，仍须由人审阅 · write the draft with neutral wording; a person must still review it",
    )
    shared_options.add_procedure(parser, layers=False)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if the draft has a mention that its readers may not see.

    Raises:
        RecordError: An input cannot be used.
    """
    draft = read_input(options.file).decode()
    case, audience = _load_case(options), Audience(options.audience)
    found = screen(draft, case=case, protected_by=load_procedure(options).protected_by)
    mentions = [mention for mention in found if not audience.may_see(mention.kind)]
    exit_code = FAILED if mentions else SUCCESS
    if options.json:
        redacted = {"redacted": redact(draft, audience, case=case)} if options.redact else {}
        return CommandResult(exit_code=exit_code, json={**mentions_to_dict(draft, mentions), **redacted})
    if options.redact:
        note = NOTE.en if options.lang == "en" else NOTE.zh
        lines = redact(draft, audience, case=case).split("\n")
        return CommandResult("\n".join(clean(line.removesuffix("\r")) for line in lines), f"{note}\n", exit_code)
    return CommandResult(text.mentions(draft, mentions, **format_options(options)), exit_code=exit_code)


def _load_case(options: Namespace) -> Case | None:
    """Load the case whose persons are looked for.

    Raises:
        CaseFileError: The file is not a valid case.
        ProcedureError: The records of the procedure are no cases, so that their persons are not known.
    """
    if options.case_file is None:
        return None
    refuse_other_records(options, Case)
    model = next(each for each in record_types(options) if issubclass(each, Case))
    try:
        return load(model, read_input(options.case_file))
    except RecordError as error:
        raise CaseFileError(error.problems) from None
