"""``zhixing plan``: the next steps of a record, and the last days of one or many records as a calendar file."""

from __future__ import annotations

import io
import os
import secrets
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes, read_record_of
from zhixing_rules.cli.dockets import Docket
from zhixing_rules.cli.exit_codes import BAD_INPUT, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.inputs import read_bytes
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.output_files import new_file
from zhixing_rules.cli.procedure_inputs import record_types
from zhixing_rules.cli.unread_cases import unread_text
from zhixing_rules.engine import disclose, plan
from zhixing_rules.errors import MAX_PROBLEMS, Problem
from zhixing_rules.interchange.encoding import dumps_line
from zhixing_rules.interchange.problems import problem_to_dict, problems_document
from zhixing_rules.records import Audience
from zhixing_rules.records.case_files import is_table
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from datetime import date

    from zhixing_rules.cli.judgment_conditions import JudgmentConditions
    from zhixing_rules.office.calendar_file import CalendarCounts
    from zhixing_rules.views import CalendarEntries

__all__ = ["add_arguments", "run"]

_DOCKET_SUFFIXES: Final = frozenset({".jsonl", ".ndjson", ".gz"})
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Maximum size of an earlier calendar file."""
_KEY_BYTES, _MOST_KEY_BYTES = 32, 4096


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 已列出，有逾期的也是 0；2 用法或输入有误，或者有案件不能读取（其余已写出）",
        "0 listed, even if overdue, 2 bad usage or input, or a case could not be read (the others were written)",
    )
    shared_options.add_input_file(parser)
    parser.add_argument("--by-actor", action="store_true", help="按办理人分表 · one table for each actor")
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output_file(
        parser,
        "--ics",
        metavar="OUT.ics",
        help="另写日历文件：稳妥日、最迟日和提醒，不含事项；这时 FILE 也可以是多个案件的 .jsonl、.gz、.parquet "
        "或其目录 · "
        "also write a calendar file with the safe and the last days, without the matter; FILE may then hold many cases "
        "(.jsonl, .gz, .parquet, or a folder of them)",
    )
    parser.add_argument(
        "--previous",
        metavar="OLD.ics",
        help="上次写出的日历文件；其中已办、已不须办的，撤销；未读到案件的，保留并列出 · the calendar file written "
        "before; what is done or not called for any more is cancelled, entries of cases not read are kept and listed",
    )
    parser.add_argument(
        "--no-case-number",
        action="store_true",
        help="日历中不写案号，只写“期限提醒” · leave the case number out of the calendar",
    )
    parser.add_argument(
        "--calendar-key",
        metavar="FILE",
        help="本院的密钥文件，没有的新建；有密钥，外人不能由日历条目的编号试出案号和规则 · a secret key of the court, "
        "created if the file does not exist; it keeps outsiders from finding the case of an entry by trying numbers",
    )
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command. A plan judges nothing, so the exit code is 0.

    Raises:
        RecordError: An input cannot be used.
    """
    refuse_markdown_with(options, "json", "by_actor")
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    if options.ics is None and (options.previous or options.calendar_key or options.no_case_number):
        zh = "--previous、--calendar-key、--no-case-number 只与 --ics 并用"
        raise input_error("needs_ics", zh, "--previous, --calendar-key and --no-case-number need --ics")
    if options.ics is not None and options.case is None and _is_docket(options.file):
        return _calendar_of_docket(options, conditions, audience)
    record, notes = read_record_of(options, audience)
    steps = disclose(plan(record, **conditions), audience)
    if options.ics is not None:
        notes += _write_calendar(options, _entries(options, [record], conditions, audience))
    if options.json:
        return CommandResult(stderr=notes, json=steps)
    if options.markdown:
        return CommandResult(markdown.plan(steps, language=format_options(options)["language"]), notes)
    return CommandResult(text.plan(steps, by_actor=options.by_actor, **format_options(options)), notes)


# ------------------------------------------------------------------------------------------------ calendar files


def _is_docket(name: str) -> bool:
    """Return whether a name stands for many cases: by its suffix, or because it is a folder."""
    if name == "-":
        return False
    path = Path(name)
    try:
        return path.suffix.lower() in _DOCKET_SUFFIXES or is_table(path) or path.is_dir()
    except ValueError:  # a null character
        return False


def _calendar_of_docket(options: Namespace, conditions: JudgmentConditions, audience: Audience) -> CommandResult:
    """Write the calendar of many cases. There is no plan to print: it is a text about one case."""
    if options.json or options.markdown or options.by_actor:
        zh = "多个案件只写日历文件，不与 --json、--markdown、--by-actor 并用"
        en = "of many cases, only the calendar file is written, without --json, --markdown and --by-actor"
        raise input_error("only_calendar", zh, en)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    docket = Docket([options.file], audience, notes, models=record_types(options))
    found = _entries(options, docket, conditions, audience)
    if not found.read + found.unread:
        raise input_error("no_case", "没有案件：文件是空的", "no case: the file is empty")
    stderr = _write_calendar(options, found) + unread_text(options, found.unread, found.unread_cases, docket)
    stderr += notes.text(options, docket) if notes else ""
    return CommandResult(stderr=stderr, exit_code=BAD_INPUT if found.unread else SUCCESS)


def _entries(options: Namespace, cases: Any, conditions: JudgmentConditions, audience: Audience) -> CalendarEntries:  # noqa: ANN401  cases in any form
    from zhixing_rules.views import calendar_entries  # noqa: PLC0415  only with --ics

    key = b"" if options.calendar_key is None else _key(options.calendar_key)
    return calendar_entries(cases, **conditions, audience=audience, case_numbers=not options.no_case_number, key=key)


def _key(name: str) -> bytes:
    """Return the key in a file; create the file, readable by its owner only, if it does not exist."""
    if not os.path.lexists(name):
        key = secrets.token_hex(_KEY_BYTES)
        with new_file(name, overwrite=False) as file:
            file.write_text(f"{key}\n", encoding="utf-8")
        return key.encode()
    found = read_bytes(name, _MOST_KEY_BYTES).strip()
    if not found:
        raise input_error("empty_key", "密钥文件是空的", "the key file is empty")
    return found


def _write_calendar(options: Namespace, found: CalendarEntries) -> str:
    """Write the calendar file, and return what it holds, for standard error."""
    try:
        from zhixing_rules.office.calendar_file import (  # noqa: PLC0415  an optional extra
            read_calendar_file,
            write_calendar_file,
        )
    except ImportError:
        raise missing_extra_error("office") from None
    previous = None if options.previous is None else read_calendar_file(read_bytes(options.previous, _MOST_BYTES))
    content = io.BytesIO()
    counts = write_calendar_file(found, content, previous=previous)
    if not counts.published + counts.cancelled + len(counts.kept):
        zh, en = "没有可写入日历的期限，未写日历文件", "no last day, no calendar file written"
        return _notes_text(options, [Problem("", "no_calendar_written", zh, en)])
    options.outputs.write_bytes("ics", content.getvalue())
    return _notes_text(options, _notes(counts, keyed=options.calendar_key is not None), counts.kept)


def _notes(counts: CalendarCounts, *, keyed: bool) -> list[Problem]:
    kept = len(counts.kept)
    zh = f"日历文件：{counts.published} 项，另撤销 {counts.cancelled} 项" + (f"，保留上次的 {kept} 项" if kept else "")
    en = f"calendar file: {counts.published} published, {counts.cancelled} cancelled"
    en += f", {kept} of the earlier file kept" if kept else ""
    notes = [Problem("", "calendar_written", zh, en)]
    if not keyed:
        zh = "注意：未用 --calendar-key 密钥文件，他人可以由条目的编号试出案号和规则"
        en = "warning: without --calendar-key FILE, case numbers and rules can be guessed from the ids of the entries"
        notes.append(Problem("", "no_calendar_key", zh, en))
    return notes


def _notes_text(options: Namespace, notes: Sequence[Problem], kept: Sequence[date | None] = ()) -> str:
    """Return what was written, and the days of the entries that were kept, for standard error."""
    days = [(_day(day), times) for day, times in Counter(kept).items()]
    if options.json:
        listed = [*notes, *(_kept_entries(*each) for each in days[:MAX_PROBLEMS])]
        return dumps_line(problems_document("calendar_file", map(problem_to_dict, listed)))
    lines = "".join(f"{each.en if options.lang == 'en' else each.zh}\n" for each in notes)
    if not days:
        return lines
    title = Bilingual(
        "保留上次的条目（其案件未读到，或者是否应办尚不清楚），请核对",
        "entries of the earlier file that were kept (their case was not read, or they may still be due); check them",
    )
    items = [(day, Bilingual(f"{times} 项", f"{times}")) for day, times in days]
    return lines + text.listing(title, items[:MAX_PROBLEMS], len(items), **format_options(options, sys.stderr))


def _kept_entries(day: Bilingual, times: int) -> Problem:
    zh = f"保留上次的条目：{day.zh}，{times} 项（其案件未读到，或者是否应办尚不清楚），请核对"
    en = f"kept of the earlier file: {day.en}, {times} (their case was not read, or they may still be due); check them"
    return Problem("", "entries_kept", zh, en)


def _day(day: date | None) -> Bilingual:
    return Bilingual("日期不明", "no day") if day is None else Bilingual(chinese_date(day), day.isoformat())
