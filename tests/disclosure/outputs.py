"""Everything an audience can receive, by whoever reads it: the readers whose output must not depend on secrets."""

from __future__ import annotations

import io
import logging
import pickle
import sys
import traceback
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any, Final, Literal
from unittest import mock

from support.amendments import FIVE_DAYS_CHANGES
from zhixing_rules import (
    JIAOZUO_2024,
    DisclosureRefused,
    RecordError,
    disclose,
    explain,
    impact,
    load,
    moves,
    plan,
    validate,
)
from zhixing_rules.amendment import ChooseReading, DropRule
from zhixing_rules.cli import main
from zhixing_rules.engine import rules_for
from zhixing_rules.interchange import dumps
from zhixing_rules.office.calendar_file import write_calendar_file
from zhixing_rules.office.html import case_html, checklist_html, worklist_html
from zhixing_rules.office.ledger_workbook import write_ledger_workbook
from zhixing_rules.office.worklist_workbook import write_worklist_xlsx
from zhixing_rules.records import JointMechanism
from zhixing_rules.render import markdown, text
from zhixing_rules.render.case_picture import case_picture
from zhixing_rules.render.half_year_draft import half_year_draft
from zhixing_rules.render.worklist_csv import worklist_csv
from zhixing_rules.views import calendar_entries, case_view, count_cases, ledger, mechanism_view, worklist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from zhixing_rules import Case
    from zhixing_rules.records import Audience

    Record = Case | JointMechanism
    Reader = Callable[["Received"], object]

__all__ = ["READERS", "VERBS", "Received", "all_read"]


_KEPT: Final = {"art12.p2.preplan"}
"""One rule that the police, the parties and the public may not know of; court staff may know of every rule."""
_WITH_AN_OPERATION: Final = {"operations": [{"id": "o1"}]}


_AMENDED: Final = JIAOZUO_2024.amend(
    *FIVE_DAYS_CHANGES,
    ChooseReading("effective-date", "dated"),
    ChooseReading("transfer-window", "latest-date"),
    DropRule("art12.p2.preplan"),
    name="amended",
)
"""It touches every rule: acts of the days between the two dates come to be governed."""


class Received:
    """What one audience can receive of a record judged on a day."""

    def __init__(self, record: Record, on: date, audience: Audience, verb: tuple[str, ...]) -> None:
        self.record, self.on, self.audience, self.verb = record, on, audience, verb
        self.raw, self.raw_plan = validate(record, on=on), plan(record, on=on)
        self.report, self.plan = disclose(self.raw, audience), disclose(self.raw_plan, audience)
        visible = rules_for(self.raw.procedure, audience)
        self.visible = [each for each in self.raw if each.rule_id in visible]
        self.hidden = [each for each in self.raw if each.rule_id not in visible]
        self.json = record.model_dump_json()
        self.explained = [disclose(explain(each), audience) for each in self.visible[-1:]]
        self.language: Literal["zh", "en"] = "en" if on.day % 2 else "zh"


def _as_json(got: Received) -> object:
    return dumps([got.report, got.plan, got.explained])


def _as_text(got: Received) -> object:
    if "plan" in got.verb:  # what the command prints is left to it
        return [
            text.report(got.report, everything=True, sensitive=True, language=got.language),
            *(text.explanation(each, language=got.language) for each in got.explained),
        ]
    return [
        text.plan(got.plan, by_actor=got.on.month > 1, language=got.language),
        text.sweep(got.report, got.raw.procedure, language=got.language),
    ]


def _as_markdown(got: Received) -> object:
    return markdown.report(got.report, everything=True, language=got.language), markdown.plan(got.plan)


def _as_repr(got: Received) -> object:
    results = (got.raw, got.raw_plan, got.report, got.plan, got.record, got.report.findings, got.plan.steps)
    shown = [each._repr_html_() for each in (got.report, got.plan, *got.explained)] if got.on.day % 5 == 1 else []
    return [(repr(each), str(each), f"{each}") for each in results], shown, len(got.report), got.report.counts


def _as_pickle(got: Received) -> object:
    return pickle.dumps((got.report, got.plan))


def _as_refusals(got: Received) -> object:
    """The tracebacks of what is refused: every result that was not disclosed, each finding that may not be."""
    tried: list[Callable[[], object]] = [
        lambda: dumps(got.raw),
        lambda: dumps(got.raw_plan),
        lambda: text.report(got.raw),  # type: ignore[arg-type]  # what the types refuse is refused at run time too
        lambda: text.plan(got.raw_plan),  # type: ignore[arg-type]  # as above
    ]
    # whether there are any is not for the audience; each is refused in the same words as one of another record
    kept = rules_for(got.raw.procedure, got.audience)
    others = validate(_WITH_AN_OPERATION, on=got.on)
    hidden = got.hidden or [each for each in others if each.rule_id in _KEPT - kept]
    if hidden:
        tried += [lambda: disclose(hidden[0], got.audience), lambda: disclose(explain(hidden[-1]), got.audience)]
    said = set()
    for attempt in tried:
        try:
            attempt()
        except DisclosureRefused as error:
            said.add((str(error), repr(error), "".join(traceback.format_exception_only(error)), pickle.dumps(error)))
    return sorted(said)


def _as_errors(got: Received) -> object:
    """The problems of a record that cannot be read, for one field that everybody may see and one that few may."""
    written = got.record.model_dump(mode="json")
    written["court"] = 7
    written["publications" if isinstance(got.record, JointMechanism) else "requests"] = "planted"
    try:
        load(type(got.record), written)
    except RecordError as error:
        told = disclose(error, got.audience)
        return told.problems, str(told), repr(told), pickle.dumps(told), "".join(traceback.format_exception(told))
    return None


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What is logged meanwhile, by anybody, at any level."""
    seen: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: seen.append(record.getMessage())  # type: ignore[method-assign]  # a listener
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield seen
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def _as_impact(got: Received) -> object:
    """What another procedure moves, in one form or another; on some days alone, for it costs as much as the rest."""
    if got.on.day % 3:
        return None
    found = impact(JIAOZUO_2024, _AMENDED, [("虚构", got.record)], on=got.on)
    told = disclose(found, got.audience)
    if got.on.day % 2:
        (one,) = moves(JIAOZUO_2024, _AMENDED, [got.record], on=got.on)
        return dumps(disclose(one, got.audience)), text.impact(told), repr((one, found)), pickle.dumps(told)
    return dumps(told), markdown.impact(told, language="en"), repr((told, told.cases, told.rules))


def _as_pages(got: Received) -> object:
    """The pages and pictures of a case; one or two of them, by the day, for each costs as much as a judgment."""
    if got.on.day % 5 == 0:
        return worklist_html(worklist([got.record], on=got.on, audience=got.audience))
    view = case_view(got.record, on=got.on, audience=got.audience)
    if got.on.day % 2:
        return case_html(view), case_picture(view)
    return checklist_html([view]), case_picture(view, whole=True), text.case(view, everything=True), markdown.case(view)


def _as_tables(got: Received) -> object:
    """Calendar files, the ledger, statistics and the joint mechanism; workbooks on some days alone."""
    options: dict[str, Any] = {"on": got.on, "audience": got.audience}
    calendar, entries = io.BytesIO(), calendar_entries([got.record], **options)
    write_calendar_file(entries, calendar)
    parts = list(ledger([got.record], **options))
    made: list[object] = [calendar.getvalue(), pickle.dumps((entries, parts)), repr((entries, parts))]
    made.append(pickle.dumps(list(count_cases([got.record], **options).statistics.rows())))
    if got.on.day % 5 == 0:
        rows, book, found = io.BytesIO(), io.BytesIO(), worklist([got.record], **options)
        write_worklist_xlsx(found, rows)
        write_ledger_workbook(parts, book, **options)
        made += [rows.getvalue(), book.getvalue(), worklist_csv(found)]
    if isinstance(got.record, JointMechanism):
        view = mechanism_view(got.record, **options)
        made += [dumps(view), text.mechanism(view, language=got.language), markdown.mechanism(view)]
        made += [half_year_draft(view, None), pickle.dumps(view), repr(view)]
    return made


VERBS: Final = (
    ("validate", "-", "--all", "--sensitive"),
    ("validate", "-", "--json", "--sweep"),
    ("plan", "-"),
    ("plan", "-", "--json"),
    ("explain", "art3.i1.letter", "-"),
    ("explain", "art15.instrument", "-", "--json"),
)


def _as_command(got: Received) -> object:
    """Standard output, standard error and exit code of the command, whether the record can be used or not."""
    arguments = (*got.verb, "--on", got.on.isoformat(), "--audience", got.audience.value)
    out, err, given = io.StringIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(got.json.encode()))
    with mock.patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


def _as_view(got: Received) -> object:
    """What people are shown: the view of the case, the worklist and its forms."""
    view = case_view(got.record, on=got.on, audience=got.audience)
    found = worklist([got.record], on=got.on, audience=got.audience)
    shown = dumps(found), text.worklist(found, language=got.language), markdown.worklist(found)
    return pickle.dumps(view), repr(view), repr(found), shown


READERS: Final[dict[str, Reader]] = {
    "JSON": _as_json,
    "text": _as_text,
    "Markdown": _as_markdown,
    "repr": _as_repr,
    "pickle": _as_pickle,
    "refusals": _as_refusals,
    "errors": _as_errors,
    "impact": _as_impact,
    "view": _as_view,
    "pages": _as_pages,
    "tables": _as_tables,
    "command": _as_command,
}


def all_read(record: Record, on: date, audience: Audience, verb: tuple[str, ...]) -> dict[str, object]:
    """What every reader reads, and what is logged while the record is judged, disclosed, written and refused."""
    with _listening() as logged:
        got = Received(record, on, audience, verb)
        return {name: read(got) for name, read in READERS.items()} | {"logs": logged}
