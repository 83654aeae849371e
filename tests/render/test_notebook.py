"""What a notebook shows: disclosed results and calendars alone, escaped, with the audience, without a script."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, Case, disclose, explain, impact, load, moves, plan, validate
from zhixing_rules._repr import NotebookRepr
from zhixing_rules.engine import DisclosedExplanation, DisclosedPlan, DisclosedReport
from zhixing_rules.impacts import DisclosedImpact

ON = date(2025, 10, 20)
EXAMPLES = Path(__file__).parents[2] / "examples"
RECORD = json.loads((EXAMPLES / "referral_with_gaps.json").read_text(encoding="utf-8"))
SHOWN_BY_A_NOTEBOOK = ("_repr_html_", "_repr_markdown_", "_repr_json_", "_repr_mimebundle_", "_repr_svg_",
                       "_repr_latex_", "_ipython_display_", "_repr_pretty_")  # fmt: skip
VOID = {"br"}


class Structure(HTMLParser):
    """The elements of a fragment, which must be closed in order."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(fragment)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def results() -> list[Any]:
    """Return every kind of result that is not disclosed, records and parts included."""
    report, planned = validate(RECORD, on=ON), plan(RECORD, on=ON)
    finding = report.by("fail")[0]
    case = load(Case, RECORD)
    assert case.referrals
    return [
        *(report, planned, finding, explain(finding), finding.missing, finding.deadline, planned.steps[0]),
        *(case, case.referrals[0], report.provenance),
        *(impact(JIAOZUO_2024, JIAOZUO_2024, [RECORD], on=ON), moves(JIAOZUO_2024, JIAOZUO_2024, RECORD, on=ON)),
        JIAOZUO_2024,
    ]


def test_no_undisclosed_result_can_be_shown_by_a_notebook() -> None:
    shown = [(type(each).__name__, name) for each in results() for name in SHOWN_BY_A_NOTEBOOK if hasattr(each, name)]
    assert shown == []


def test_only_disclosed_results_and_calendars_can_be_shown() -> None:
    kinds = {each.__name__ for each in NotebookRepr.__subclasses__()}
    assert kinds == {"Calendar", "DisclosedExplanation", "DisclosedImpact", "DisclosedPlan", "DisclosedReport"}
    sources = (Path(__file__).parents[2] / "src").rglob("*.py")
    defined = [path.name for path in sources if "_repr_html_" in path.read_text(encoding="utf-8")]
    assert defined == ["_repr.py"]


def disclosed() -> list[NotebookRepr]:
    report = validate(RECORD, on=ON)
    return [
        disclose(report, "court_staff"),
        disclose(plan(RECORD, on=ON), "court_staff"),
        disclose(explain(report.by("fail")[0]), "court_staff"),
        disclose(impact(JIAOZUO_2024, JIAOZUO_2024, [RECORD], on=ON), "court_staff"),
        PRC,
    ]


@pytest.mark.parametrize("index", range(5))
def test_a_fragment_is_well_formed_self_contained_and_names_its_audience(index: int) -> None:
    result = disclosed()[index]
    fragment = result._repr_html_()
    seen = Structure(fragment).seen
    assert seen[0] == ("div", {"lang": "zh"})
    assert not {"script", "style", "link", "img", "iframe"} & {tag for tag, _ in seen}
    assert not any(name in {"style", "src", "href"} or name.startswith("on") for _, has in seen for name in has)
    assert all(has.get("scope") == "col" for tag, has in seen if tag == "th")
    assert ("限法院工作人员阅" in fragment) is (result is not PRC)


def test_what_a_record_holds_is_escaped() -> None:
    record = json.loads((EXAMPLES / "unit_debtor_controller.json").read_text(encoding="utf-8"))
    answer = {"rule": "art3.i2.feedback", "of": "request-1", "verdict": "pass", "by": "<b>甲", "on": "2025-07-31"}
    report = validate({**record, "judgments": [answer]}, on=date(2025, 7, 31))
    fragment = disclose(report, "keeper")._repr_html_()
    assert "&lt;b&gt;甲" in fragment
    assert "<b>甲" not in fragment


def test_the_public_is_shown_no_place_of_the_record() -> None:
    fragment = disclose(validate(RECORD, on=ON), "public")._repr_html_()
    assert "公众" in fragment
    assert RECORD["case_number"] not in fragment


def test_the_types_of_results_are_kept() -> None:
    assert [type(each) for each in disclosed()[:4]] == [
        *(DisclosedReport, DisclosedPlan, DisclosedExplanation, DisclosedImpact)
    ]
