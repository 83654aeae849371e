"""Comparisons as text, Markdown and JSON: the same content, with cases that can be loaded."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Literal

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules import JIAOZUO_2024, Case, compare, load
from zhixing_rules.amendment import ChooseReading, DropRule, Reword, SetSpan
from zhixing_rules.comparison import ChangedClause, Comparison, Move, Witness, WitnessSide
from zhixing_rules.engine import Bilingual, Verdict
from zhixing_rules.interchange import comparison_to_dict, dumps, schema
from zhixing_rules.language import Days
from zhixing_rules.law import Citation
from zhixing_rules.render import markdown, text
from zhixing_rules.render._documents.comparisons import excerpts, verdicts_text
from zhixing_rules.render.width import width

LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")
EFFORT = 1500


@cache
def compared() -> Comparison:
    amended = JIAOZUO_2024.amend(
        Reword("art9", "应在七日内", "应在五日内"),
        SetSpan("art9.filing", Days(7), Days(5)),
        ChooseReading("transfer-window", "latest-date"),
        DropRule("art8.i4.evidence"),
        name="amended",
    )
    return compare(JIAOZUO_2024, amended, effort=EFFORT)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [60, 100])
def test_the_text_has_every_rule_move_and_claim_within_its_width(language: Literal["zh", "en"], columns: int) -> None:
    written = text.comparison(compared(), width=columns, language=language)
    assert all(width(line) <= columns for line in written.splitlines())
    for rule in compared().rules:
        assert rule.rule_id in written
    moves = sum(len(rule.moves) for rule in compared().rules)
    assert len(re.findall(r"^  (?:例|case) {3}", written, flags=re.MULTILINE)) == moves
    claims = sum(len(rule.claims) for rule in compared().rules)
    assert len(re.findall(r"^  (?:断言|claim) {3}", written, flags=re.MULTILINE)) == claims
    assert "transfer-window" in written


def test_the_text_shows_the_smallest_differing_part_and_the_moved_days() -> None:
    written = text.comparison(compared())
    assert "末日：公安机关接收日期起第7日 → 公安机关接收日期起第5日" in written
    assert "「…据材料齐全、符合立案条件的，应在五日内立案侦查，案情重大疑难的，立…」" in written
    assert "referrals/0/received_on=2024-10-23" in written
    assert re.search(r"移动 -\d+ 至 \+0 日；2026年", written)
    assert "无此规则" in written, "a dropped rule"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_in_markdown_can_be_loaded(language: Literal["zh", "en"]) -> None:
    written = markdown.comparison(compared(), language=language)
    cases = re.findall(r"```json\n(.+)\n```", written)
    assert len(cases) == sum(len(rule.moves) for rule in compared().rules)
    for each in cases:
        assert load(Case, each)
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert {row.count("|") - row.count("\\|") for row in rows} == {4}


def test_the_json_matches_its_schema_and_its_cases_can_be_loaded() -> None:
    written = json.loads(dumps(compared()))
    Draft202012Validator(schema("comparison", closed=True)).validate(written)
    assert written == json.loads(json.dumps(comparison_to_dict(compared())))
    for rule in written["rules"]:
        for move in rule["moves"]:
            assert load(Case, move["witness"]["record"])
    filing = next(rule for rule in written["rules"] if rule["rule_id"] == "art9.filing")
    assert filing["due"]["later"] is None
    assert filing["due"]["earlier"]["days"] < 0
    evidence = next(rule for rule in written["rules"] if rule["rule_id"] == "art8.i4.evidence")
    assert [move["new"] for move in evidence["moves"]] == [None, None]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("甲" * 20 + "七日" + "乙" * 20, "甲" * 20 + "五日" + "乙" * 20, ("…甲七日乙…", "…甲五日乙…")),
        ("七日", "五日", ("七日", "五日")),
        ("", "新增一句", ("", "新增一句")),
        ("删去一句", "", ("删去一句", "")),
        ("甲。", "甲。乙。", ("甲。", "甲。乙。")),
    ],
)
def test_an_excerpt_shows_the_difference_with_its_context(old: str, new: str, shown: tuple[str, str]) -> None:
    clause = ChangedClause(Citation.parse("art9", document="焦中法〔2024〕101号"), old, new)
    plain = [re.sub(r"(甲|乙)\1+", r"\1", each) for each in excerpts(clause)]
    assert tuple(plain) == shown


def test_a_change_of_verdict_is_named_after_the_kind_of_norm() -> None:
    old = WitnessSide(Verdict.PASS, None, (), Bilingual("符合", "satisfied"))
    new = WitnessSide(Verdict.FAIL, None, (), Bilingual("不符合", "not satisfied"))
    move = Move(old.verdict, new.verdict, Witness("{}", date(2025, 1, 2), "", old, new))
    assert verdicts_text(move) == ("符合 → 不符合", "satisfied → not satisfied")
    for each in (side for rule in compared().rules for found in rule.moves for side in sides_of(found)):
        assert (each.verdict is None) == (each.label is None)


def sides_of(move: Move) -> tuple[WitnessSide, WitnessSide]:
    """Return both sides of the witness of a move."""
    return move.witness.old, move.witness.new
