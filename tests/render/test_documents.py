"""Documents: every result as a document has both languages and no layout, and every output can write it."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from support.amendments import FIVE_DAYS, WITH_NOTICE
from support.disclosed import kept
from zhixing_rules import (
    JIAOZUO_2024,
    PRC,
    Problem,
    RecordError,
    compare,
    disclose,
    explain,
    impact,
    plan,
    screen,
    validate,
)
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.conformance import Agreement, Answer, Conformity, Difference, vectors
from zhixing_rules.engine import cover
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.render._documents import (
    articles,
    comparisons,
    conformance,
    coverage,
    days,
    explanations,
    impacts,
    mentions,
    plans,
    problems,
    readings,
    reports,
)
from zhixing_rules.render.document import (
    Changes,
    Code,
    Document,
    Entry,
    Group,
    Item,
    Line,
    Quote,
    Reference,
    Row,
    Section,
    TableRow,
)
from zhixing_rules.render.markdown import to_markdown
from zhixing_rules.render.text.writer import to_text

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = JIAOZUO_2024.rule("art9.filing")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Return every kind of document, except of an audit, which needs Polars."""
    on, file = date(2025, 10, 12), files("zhixing_rules.cli").joinpath("demo_case.json")
    case: dict[str, Any] = json.loads(file.read_text("utf-8"))["case"]
    moved = impact(JIAOZUO_2024, FIVE_DAYS, [case, "{"], on=on, new_calendar=WITH_NOTICE)
    report, draft = validate(case, on=on), "张三的手机号13800000000"
    vector = vectors(rules=["annex.contact"]).vectors[0]
    conformity = Conformity((Agreement("annex.contact", 1, 0, (Difference(vector, Answer("fail", "x")),)),), (), "")
    start = date(2025, 1, 24)
    return [
        reports.report_document(kept(report), everything=True, sensitive=True),
        reports.sweep_document(kept(report), JIAOZUO_2024),
        plans.plan_document(kept(plan(case, on=on)), by_actor=True),
        *(explanations.explanation_document(kept(explain(each))) for each in report),
        impacts.impact_document(disclose(moved, "keeper")),
        comparisons.comparison_document(compare(JIAOZUO_2024, FIVE_DAYS, effort=20)),
        articles.article_document(JIAOZUO_2024, RULES[0].cite, RULES, ()),
        readings.readings_document(JIAOZUO_2024, JIAOZUO_2024.readings),
        coverage.coverage_document(cover(JIAOZUO_2024, coverage_table())),
        conformance.conformity_document(conformity),
        mentions.mentions_document(draft, screen(draft)),
        problems.problems_document(RecordError([Problem("/a", "x", "甲", "a"), Problem("", "y", "乙", "b")]), "input"),
        days.shift_document(days.days_between(PRC, start, PRC.add(start, 9), everything=False), start, 9, start),
        days.day_document(PRC.why(start)),
        days.provisional_document(PRC.interval(date(2027, 1, 4), -3)),
        days.calendar_document(PRC),
    ]


def texts(value: object) -> Iterator[Bilingual]:
    """Yield the texts of a document, each in both languages; the lines of a cell one by one."""
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, str) and value:
        yield Bilingual(value, value)
    elif isinstance(value, TableRow):
        for cell in value.cells:
            for both in texts(cell):
                yield from map(Bilingual, both.zh.split("\n"), both.en.split("\n"))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, Code):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def test_no_text_has_a_layout(documents: list[Document]) -> None:
    for document in documents:
        for text in texts(document):
            for words in text:
                assert not {"\t", "\x1b", "─"} & set(words), words
                assert "   " not in words, words
                assert words == words.strip(" "), words


def test_a_text_has_either_both_languages_or_none(documents: list[Document]) -> None:
    for document in documents:
        assert [text for text in texts(document) if bool(text.zh) != bool(text.en)] == []


def test_the_repr_shows_no_text(documents: list[Document]) -> None:
    assert {repr(document) for document in documents} == {"Document(…)"}
    assert {repr(block) for document in documents for block in document.blocks} <= {
        f"{each.__name__}(…)" for each in (Changes, Entry, Group, Item, Line, Quote, Reference, Row, Section)
    }


def test_every_output_can_write_every_document(documents: list[Document]) -> None:
    for document in documents:
        for language in ("zh", "en"):
            assert to_text(document, language=language).endswith("\n")
            assert to_markdown(document, language).endswith("\n")
