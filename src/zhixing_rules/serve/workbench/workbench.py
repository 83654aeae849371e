"""The workbench: a page or a file for each form that is sent. It holds no record between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.interchange import dumps
from zhixing_rules.records import load, normalise
from zhixing_rules.records.loading import type_of
from zhixing_rules.serve.record_size import check_record_size
from zhixing_rules.serve.workbench.case_results import CaseResults
from zhixing_rules.serve.workbench.downloads import Download, download, letter_file, record_file
from zhixing_rules.serve.workbench.form_changes import CHANGES, changed
from zhixing_rules.serve.workbench.posted_form import check_entries, record_in_form, value_of
from zhixing_rules.serve.workbench.record_form import canonical, stated_type
from zhixing_rules.serve.workbench.sample_records import sample
from zhixing_rules.serve.workbench.work_page import WorkPage
from zhixing_rules.serve.workbench.work_state import conditions_in, first_conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.language import Procedure, Subject
    from zhixing_rules.records import Conversion
    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.workbench.work_state import WorkConditions

__all__ = ["Workbench"]


class Workbench:
    """Answers forms. The same form under the same settings on one day has the same answer.

    Args:
        settings: procedures, calendar, audience and limits.
        today: returns the day that is chosen at first.
    """

    def __init__(self, settings: ServiceSettings, today: Callable[[], date]) -> None:
        self.settings = settings
        self._today = today

    def start(self) -> WorkPage:
        """Return the page on which a record is loaded."""
        return WorkPage(settings=self.settings, conditions=first_conditions(self.settings, self._today()))

    def answer(self, values: Mapping[str, Sequence[str]], file: bytes = b"") -> WorkPage | Download:
        """Return the page or the file that a form asks for.

        Args:
            values: the values of the form.
            file: the content of the file that was chosen, if one was.

        Returns:
            A page, also for what cannot be read, or a file.
        """
        do, _, argument = value_of(values, "do", "judge").partition(":")
        conditions = conditions_in(values, self.settings, self._today())
        if do == "load":
            return self._loaded(file or value_of(values, "paste").encode("utf-8", "replace"), conditions)
        if do == "blank":
            root = _root(conditions.procedure, argument)
            return self._page(root, stated_type(root.record), conditions, judged=False)
        if do == "example" and (found := sample(argument)) is not None:
            chosen = first_conditions(self.settings, found.on, conditions.procedure)
            return self._loaded(found.text, chosen)
        return self._pressed(do, argument, values, conditions)

    def _pressed(
        self, do: str, argument: str, values: Mapping[str, Sequence[str]], conditions: WorkConditions
    ) -> WorkPage | Download:
        """Return what a button of the form of a record asks for."""
        root, text = _root(conditions.procedure, value_of(values, "root")), None
        try:
            if value_of(values, "view") == "json":
                text = value_of(values, "json")
                root, record = self._read(text.encode("utf-8", "replace"), conditions.procedure)
            else:
                record = canonical(root.record, record_in_form(root.record, values))
        except RecordError as error:
            return WorkPage(settings=self.settings, conditions=conditions, problems=error.problems, text=text)
        if do == "save":
            return record_file(record)
        focus = changed(root.record, record, do, argument) if do in CHANGES else ""
        as_text = do == "json" or (text is not None and do not in {"form", *CHANGES})
        try:
            self._check_size(record, as_text=as_text)
        except RecordError as error:
            text = dumps(record) if text is None else text
            return WorkPage(settings=self.settings, conditions=conditions, problems=error.problems, text=text)
        if do in CHANGES:
            return self._page(root, record, conditions, judged=False, focus=focus)
        page = self._page(root, record, conditions, judged=True, as_text=as_text)
        if do in {"get", "letter", "anyway", "approval"} and page.results is not None:
            try:
                return _file(page.results, do, argument)
            except RecordError as error:
                page.notice = "；".join(each.zh for each in error.problems)
        page.tab = {"days": "days", "compare": "compare", "get": "letters", "letter": "letters"}.get(do, "")
        return page

    def _loaded(self, data: bytes, conditions: WorkConditions) -> WorkPage:
        """Return the page of a record that was given as a text."""
        try:
            root, record = self._read(data, conditions.procedure)
            self._check_size(record)
        except RecordError as refused:
            if not data.strip():
                zh, en = "没有内容：请选择文件，或者粘贴内容", "nothing was given: choose a file, or paste text"
                error = RecordError([Problem("", "empty", zh, en)])
                return WorkPage(settings=self.settings, conditions=conditions, problems=error.problems)
            text = data.decode("utf-8", "replace")
            return WorkPage(settings=self.settings, conditions=conditions, problems=refused.problems, text=text)
        return self._page(root, record, conditions, judged=True)

    def _read(self, data: bytes, procedure: Procedure) -> tuple[Subject, dict[str, Any]]:
        """Return the record in a text as a dictionary; it may not be one that can be loaded.

        Raises:
            RecordError: it is not the text of a JSON object.
        """
        root = _root_of(procedure, type_of([each.record for each in procedure.roots], data))
        try:
            parsed = normalise(root.record, data).data
        except RecordError as error:
            if any(each.code != "error_cell" for each in error.problems):
                raise
            parsed = _unconverted(data)
        return root, canonical(root.record, parsed)

    def _check_size(self, record: Mapping[str, Any], *, as_text: bool = False) -> None:
        """Check that a record is not too large to be judged, nor to be shown as a form unless it is shown as a text.

        Raises:
            RecordError: it is.
        """
        check_record_size(record, self.settings.limits.record_entries)
        if not as_text:
            check_entries(record)

    def _page(
        self,
        root: Subject,
        record: dict[str, Any],
        conditions: WorkConditions,
        *,
        judged: bool,
        as_text: bool = False,
        focus: str = "",
    ) -> WorkPage:
        """Return the page of a record, with what cannot be read of it, or with its results."""
        problems: list[Problem] = []
        conversions: tuple[Conversion, ...] = ()
        try:
            normalised = normalise(root.record, record)
            record, conversions = canonical(root.record, normalised.data), normalised.conversions
            if judged:
                load(root.record, record)
        except RecordError as error:
            problems += error.problems
        results = None
        if judged and not problems:
            try:
                results = CaseResults(record, conditions, self.settings.calendar)
            except RecordError as error:
                problems += error.problems
        return WorkPage(
            settings=self.settings,
            conditions=conditions,
            root=root,
            record=record,
            text=dumps(record) if as_text else None,
            problems=tuple(problems),
            conversions=conversions,
            results=results,
            focus=focus,
        )


def _unconverted(data: bytes) -> dict[str, Any]:
    import json  # noqa: PLC0415  the text was parsed before

    parsed: dict[str, Any] = json.loads(data.decode("utf-8-sig"))
    return parsed


def _file(results: CaseResults, do: str, argument: str) -> Download:
    """Return the file that a button asks for.

    Raises:
        RecordError: there is no such file, or it would be made by conditions that nobody asked for.
    """
    if results.conditions.problems:
        raise RecordError(results.conditions.problems)
    if do == "get":
        return download(results, argument)
    return letter_file(results, argument, anyway=do == "anyway", approval=do == "approval")


def _root(procedure: Procedure, name: str) -> Subject:
    return next((each for each in procedure.roots if each.name == name), procedure.roots[0])


def _root_of(procedure: Procedure, model: type[BaseModel]) -> Subject:
    return next(each for each in procedure.roots if each.record is model)
