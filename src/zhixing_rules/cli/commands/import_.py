"""``zhixing import``: worksheets with Chinese headings, or exported JSON Lines, as records, one a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes, line_place
from zhixing_rules.cli.exit_codes import BAD_INPUT, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import MappingError, input_error
from zhixing_rules.cli.inputs import read_bytes, read_input
from zhixing_rules.cli.procedure_inputs import load_procedure, record_types
from zhixing_rules.errors import MAX_PROBLEMS, Problem, RecordError
from zhixing_rules.interchange.encoding import dumps_line
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.problems import problem_to_dict
from zhixing_rules.office.delimited import ENCODINGS
from zhixing_rules.office.mapping import read_mapping
from zhixing_rules.office.mapping_guess import guess_mapping
from zhixing_rules.office.preview import note_to_dict, preview_to_dict
from zhixing_rules.office.row_import import import_rows
from zhixing_rules.office.table_files import MAX_BYTES, open_tables
from zhixing_rules.office.worksheets import column_letters
from zhixing_rules.records import load_one_of
from zhixing_rules.records.jsonl import numbered
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from pydantic import BaseModel

    from zhixing_rules.office import CellNote, ColumnMapping, ImportResult
    from zhixing_rules.render.text import Layout

__all__ = ["add_arguments", "run"]

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_MAX_PREVIEWED: Final = 1000


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 全部写出；2 有单元格或行有误（其余已写出），或者用法、文件有误",
        "0 everything was written, 2 a cell or a row has a problem (all else was written), or bad usage or input",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help="表格（.xlsx、CSV），或每行一个案件的 JSON 导出，- 为标准输入 · "
        "worksheets (.xlsx, CSV), or exported JSON Lines; - for standard input",
    )
    parser.add_argument(
        "--mapping", metavar="MAP.toml", help="各列与字段的对应 · the mapping of columns to fields; see --guess"
    )
    parser.add_argument(
        "--guess",
        action="store_true",
        help="由标题推测映射并写出，供核对修改 · write a mapping guessed from the headings, to be checked",
    )
    parser.add_argument(
        "--preview",
        type=int_between(1, _MAX_PREVIEWED),
        metavar="N",
        help="只看各表前 N 行：各列对应的字段和转换；非公开的值显示为 *** · "
        "show what the first N rows of each table become; values that are not public are ***",
    )
    parser.add_argument(
        "--record",
        metavar="TYPE",
        help="推测何种记录：case（默认）、joint_mechanism，或者 --procedure 的记录 · record type to guess for: case "
        "(default), joint_mechanism, or one of --procedure",
    )
    parser.add_argument(
        "--encoding",
        choices=ENCODINGS,
        help="CSV 的编码，默认 UTF-8，不作猜测 · encoding of a CSV file (default: utf-8)",
    )
    shared_options.add_procedure(parser, layers=False)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        The records as JSON Lines, the problems and the conversions on standard error; code 2 if there are problems.

    Raises:
        RecordError: An input cannot be used.
    """
    if options.guess and options.json:
        raise input_error(
            "not_together", "--guess 写出 TOML，不能与 --json 同用", "--guess writes TOML, it cannot go with --json"
        )
    mapping, data = _mapping(options), read_bytes(options.file, MAX_BYTES)
    first = data.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1]
    if first in {b"{", b"["} and mapping is None and not options.guess:
        _check_lines(first, options)
        return _import_lines(data, options)
    if options.guess == (mapping is not None):
        zh, en = (
            "表格须有 --mapping；可先用 --guess 推测一份",
            "worksheets need --mapping; write one with --guess first",
        )
        raise input_error("needs_mapping", zh, en)
    tables = open_tables(data, encoding=options.encoding)
    if mapping is None:
        return CommandResult(guess_mapping(tables, *_record_type(options)))
    try:
        result = import_rows(tables, mapping, first=options.preview)
    except RecordError as error:
        raise MappingError(error.problems) if error.problems[0].pointer else RecordError(error.problems) from None
    if options.preview is not None:
        return CommandResult(json={"format": format_of("import-preview"), **preview_to_dict(result, mapping)})
    exit_code = BAD_INPUT if result.problems else SUCCESS
    return CommandResult("".join(f"{line}\n" for line in result.lines), _notes(result, options), exit_code)


def _record_type(options: Namespace) -> tuple[str, dict[str, type[BaseModel]]]:
    """Return the name of the record type to guess for, and every record type of the procedure by name.

    Raises:
        RecordError: The procedure has no record type of that name.
    """
    known = load_procedure(options).named_records
    name = next(iter(known)) if options.record is None else options.record
    if name not in known:
        names = ", ".join(known)
        raise input_error("no_such_record", f"没有这种记录；已有：{names}", f"no such record type; known: {names}")
    return name, known


def _mapping(options: Namespace) -> ColumnMapping | None:
    """Return the mapping that the options name; ``None`` if one is to be guessed.

    Raises:
        MappingError: The mapping cannot be used.
    """
    if options.mapping is None:
        return None
    try:
        return read_mapping(read_input(options.mapping).decode(), load_procedure(options).named_records)
    except RecordError as error:
        raise MappingError(error.problems) from None


def _check_lines(first: bytes, options: Namespace) -> None:
    """Check that JSON is one record a line, and that no option is given that is for worksheets.

    Raises:
        RecordError: It is an array, or has such an option.
    """
    if first == b"[":
        zh, en = (
            "是一个 JSON 数组；请写成每行一份记录，例如 jq -c '.[]' FILE | zhixing import -",
            "is a JSON array: write one record a line, as by jq -c '.[]' FILE | zhixing import -",
        )
        raise input_error("several_records", zh, en)
    if options.preview is not None or options.encoding is not None:
        zh, en = (
            "--preview 和 --encoding 只用于表格；JSON 须为 UTF-8，预览请逐行用 zhixing validate --lenient",
            "--preview and --encoding are for worksheets; JSON is UTF-8: try a line with zhixing validate --lenient",
        )
        raise input_error("for_worksheets", zh, en)


def _import_lines(data: bytes, options: Namespace) -> CommandResult:
    """Convert exported JSON Lines, each as ``--lenient`` does; a line with a problem does not stop the others."""
    notes, lines, problems = ConversionNotes(record_types(options)), list[str](), list[tuple[int, Problem]]()
    refused = 0
    for number, line in numbered(data.splitlines(keepends=True)):
        try:
            record = load_one_of(record_types(options), notes.normalise(line, line=number))
        except RecordError as error:
            refused += 1
            problems += [(number, each) for each in error.problems]
        else:
            lines.append(f"{record.model_dump_json(exclude_none=True)}\n")
    if options.json:
        listed = [{"line": number, **problem_to_dict(each)} for number, each in problems]
        counts = {"written": len(lines), "refused": refused, "problems": listed}
        summary = dumps_line({"format": format_of("import"), **counts, **notes.as_dict()})
    else:
        layout = format_options(options, sys.stderr)
        items = [(line_place(number, each.pointer), Bilingual.of(each)) for number, each in problems[:MAX_PROBLEMS]]
        title = Bilingual(f"有问题 {len(problems)} 处", counted(len(problems), "problem"))
        summary = _counts(len(lines), refused, layout) + text.listing(title, items, len(problems), **layout)
        summary += notes.text(options)
    return CommandResult("".join(lines), summary, BAD_INPUT if problems else SUCCESS)


def _counts(written: int, refused: int, layout: Layout) -> str:
    if layout["language"] == "en":
        return f"wrote {counted(written, 'record')}; {refused} with problems not written\n"
    return f"已写 {written} 件；有误未写 {refused} 件\n"


def _notes(result: ImportResult, options: Namespace) -> str:
    """Return problems and conversions for standard error: in JSON each by its cell, in text conversions by column."""
    if options.json:
        return dumps_line(
            {
                "format": format_of("import"),
                "written": len(result.lines),
                "refused": result.refused,
                "problems": [note_to_dict(each) for each in result.problems],
                "conversions": [note_to_dict(each) for each in result.conversions],
                "total": sum(count for _, count in result.converted),
                "unread": [str(place) for place in result.unread],
                "totals": [note_to_dict(each) for each in result.totals],
            }
        )
    layout = format_options(options, sys.stderr)
    unread = "、".join(map(str, result.unread))
    summary = _counts(len(result.lines), result.refused, layout)
    if unread:
        summary += f"columns not imported: {unread}\n" if layout["language"] == "en" else f"未导入的列：{unread}\n"
    if totals := "、".join(str(each.place) for each in result.totals):
        zh, en = f"合计一类的行，未导入：{totals}\n", f"rows of totals not imported: {totals}\n"
        summary += en if layout["language"] == "en" else zh
    return summary + _problems(result.problems, layout) + _conversions(result.converted, layout)


def _problems(notes: Sequence[CellNote], layout: Layout) -> str:
    title = Bilingual(f"有问题的单元格 {len(notes)} 处", f"{counted(len(notes), 'problem')} in cells")
    items = [(_place(each), Bilingual(each.zh, each.en)) for each in notes[:MAX_PROBLEMS]]
    return text.listing(title, items, len(notes), **layout)


def _conversions(converted: Sequence[tuple[CellNote, int]], layout: Layout) -> str:
    """Return the conversions, those of one column and form together."""
    items = [
        (_same(_column(each)), Bilingual(f"{each.zh}（{count} 格）", f"{each.en} ({counted(count, 'cell')})"))
        for each, count in converted
    ]
    total = sum(count for _, count in converted)
    title = Bilingual(f"已转换 {total} 格", f"{counted(total, 'cell')} converted")
    return text.listing(title, items, len(items), **layout)


def _place(note: CellNote) -> Bilingual:
    return _same(f"{note.place}  {note.heading}".rstrip())


def _column(note: CellNote) -> str:
    prefix = f"{note.place.worksheet}!" if note.place.worksheet else ""
    return f"{prefix}{column_letters(note.place.column)}  {note.heading}"


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)
