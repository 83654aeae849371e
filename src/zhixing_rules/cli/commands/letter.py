"""``zhixing letter``: a letter from the record of a case, as a Word file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import parse_day
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import TemplateError, input_error, missing_extra_error
from zhixing_rules.cli.inputs import read_bytes
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.office.letters import LetterKind, draft_letter
from zhixing_rules.records import Audience
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from zhixing_rules.office.letters import LetterContent, Note

__all__ = ["add_arguments", "run"]


_APPROVAL: Final = Bilingual("协助查询函审批表", "page of approval")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 可以发出，或已按 --anyway 写出；1 依规则尚不应发出，未写出；2 用法或输入有误",
        "0 the letter may be sent, or was written with --anyway, 1 by the rules it must not be sent yet and was not "
        "written, 2 bad usage or input",
    )
    parser.add_argument(
        "kind",
        metavar="KIND",
        choices=(*(each.value for each in LetterKind), *(each.zh for each in LetterKind)),
        help="文书种类 · kind of letter: " + "、".join(f"{each.value} {each.zh}" for each in LetterKind),
    )
    shared_options.add_input_file(parser)
    shared_options.add_output_file(
        parser,
        "--docx",
        metavar="FILE.docx",
        help="写入的 Word 文件；不给则只列待填事项和理由 · Word file to write; without it, only list gaps and reasons",
    )
    shared_options.add_output_file(
        parser,
        "--approval",
        metavar="FILE.docx",
        help="另行写入的审批表（限法院工作人员阅，不随函发出），仅协助查询函有；审批之前即可写出 · "
        "Word file for the page of approval, internal to the courts (tracing only); it can be written before approval",
    )
    shared_options.add_force(parser)
    parser.add_argument(
        "--subject",
        metavar="POINTER|ID",
        help="不止一个对象时指明哪一个，如 /referrals/0 或其标识 · which one, if there are several",
    )
    parser.add_argument(
        "--dated",
        type=parse_day,
        metavar="YYYY-MM-DD",
        help="落款日期，不给则留空待填 · date of the letter (default: left open, or as recorded)",
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="依规则尚不应发出的也写出，理由照列 · write a letter that must not be sent yet; the reasons are listed",
    )
    parser.add_argument(
        "--template",
        metavar="FILE.docx",
        help="用本院的模板（docxtpl 标签）· fill a template of the court's own instead (docxtpl tags)",
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_format(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: An input cannot be used, the output cannot be written, or the extra is not installed.
    """
    if options.template and not options.docx:
        raise input_error("not_together", "--template 须与 --docx 同用", "--template needs --docx")
    if options.approval and LetterKind(options.kind) is not LetterKind.TRACING:
        raise input_error("not_together", "--approval 仅用于协助查询函", "--approval is for the tracing letter only")
    if options.approval and options.docx and Path(options.approval).resolve() == Path(options.docx).resolve():
        raise input_error("not_together", "--approval 与 --docx 须为两个文件", "--approval and --docx need two files")
    conditions = judgment_conditions(options)
    record, notes = read_record_of(options, Audience.KEEPER)
    letter = draft_letter(options.kind, record, dated=options.dated, subject=options.subject, **conditions)
    only_approval = bool(options.approval) and not options.docx
    refused = bool(letter.reasons) and not options.anyway
    written = bool(options.docx) and not refused
    approval_refused = bool(letter.approval_reasons) and not options.anyway
    approval_written = bool(options.approval) and not approval_refused
    if approval_written:
        options.outputs.write_bytes("approval", _approval_docx(letter))
    if written:
        options.outputs.write_bytes("docx", _docx(letter, options.template))
    exit_code = FAILED if (approval_refused if only_approval else refused) else SUCCESS
    if options.json:
        document = _document(letter, written=written, approval_written=approval_written)
        return CommandResult(stderr=notes, exit_code=exit_code, json=document)
    reasons = _listing(_reasons_title(letter), letter.reasons, options)
    checks = _listing(
        Bilingual(f"须核对 {len(letter.notes)} 处", f"{counted(len(letter.notes), 'point')} to check"),
        letter.notes,
        options,
    )
    output = "" if only_approval else _summary(letter.kind, options, written=written) + _gaps(letter.gaps, options)
    if options.approval:
        output += _summary(_APPROVAL, options, written=approval_written) + _gaps(letter.approval_gaps, options)
    return CommandResult(output, notes + reasons + checks, exit_code)


def _approval_docx(letter: LetterContent) -> bytes:
    """Return the page of approval.

    Raises:
        RecordError: The extra is not installed.
    """
    try:
        from zhixing_rules.office.letters.docx_writer import approval_docx  # noqa: PLC0415  an optional dependency
    except ImportError:
        raise missing_extra_error("office") from None
    return approval_docx(letter)


def _docx(letter: LetterContent, template: str | None) -> bytes:
    """Return the Word file.

    Raises:
        RecordError: The extra is not installed, or the template cannot be used.
    """
    try:
        if template is None:
            from zhixing_rules.office.letters.docx_writer import letter_docx  # noqa: PLC0415  an optional dependency

            return letter_docx(letter)
        from zhixing_rules.office.letters.letter_template import fill_template  # noqa: PLC0415  as above

        return fill_template(letter, read_bytes(template))
    except ImportError:
        raise missing_extra_error("office") from None
    except RecordError as error:
        raise TemplateError(error.problems) from None


def _reasons_title(letter: LetterContent) -> Bilingual:
    count = len(letter.reasons)
    return Bilingual(
        f"依规则尚不应发出{letter.kind.zh}，理由 {count} 项",
        f"by the rules, the {letter.kind.en} must not be sent yet: {counted(count, 'reason')}",
    )


def _listing(title: Bilingual, notes: Sequence[Note], options: Namespace) -> str:
    items = [(Bilingual(each.path, each.path), Bilingual(each.zh, each.en)) for each in notes]
    return text.listing(title, items, len(items), **format_options(options, sys.stderr))


def _gaps(gaps: Sequence[str], options: Namespace) -> str:
    """Return the list of gaps; they are named in Chinese, as they stand in the letter."""
    title = Bilingual(f"待填 {len(gaps)} 处", f"{counted(len(gaps), 'gap')} to fill in")
    items = [(Bilingual(f"{number}.", f"{number}."), Bilingual(each, each)) for number, each in _numbered(gaps)]
    return text.listing(title, items, len(items), **format_options(options))


def _numbered(names: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(names, start=1))


def _summary(name: Bilingual | LetterKind, options: Namespace, *, written: bool) -> str:
    """Return what was written, in one line."""
    if options.lang == "en":
        state = "written" if written else "not written"
        return f"{name.en}: {state}\n"
    return f"{name.zh}：{'已写出' if written else '未写出'}\n"


def _document(letter: LetterContent, *, written: bool, approval_written: bool) -> dict[str, Any]:
    return {
        "format": format_of("letter"),
        "kind": letter.kind.value,
        "subject": letter.subject,
        "on": letter.on.isoformat(),
        "written": written,
        "gaps": list(letter.gaps),
        "approval_written": approval_written,
        "approval_gaps": list(letter.approval_gaps),
        "reasons": [_note_to_dict(each) for each in letter.reasons],
        "notes": [_note_to_dict(each) for each in letter.notes],
    }


def _note_to_dict(note: Note) -> dict[str, Any]:
    return {"rule": note.rule_id or None, "path": note.path, "zh": note.zh, "en": note.en}
