"""``zhixing law``: a clause and its rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine import condition_tree
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import TRUE, Perform

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("spelling", ["7", "第七条", "第7条", "art7", "焦中法[2024]101号第7条"])
def test_article_is_found_by_any_spelling(run: Callable[..., Any], spelling: str) -> None:
    result = run("law", spelling)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("焦中法〔2024〕101号第七条\n")
    assert "── 规则 5 条 ─" in result.out


def test_paragraph_or_item_has_its_own_rules(run: Callable[..., Any]) -> None:
    ids = {rule["rule_id"] for rule in run("law", "art7.p2", "--json").json["rules"]}
    assert ids == {"art7.p2.civil-track", "art7.p2.referral", "art7.p2.competent-organ"}
    assert {rule["rule_id"] for rule in run("law", "art8.i3", "--json").json["rules"]} == {"art8.i3.enforcement-report"}


def test_every_rule_belongs_to_one_clause(run: Callable[..., Any]) -> None:
    clauses = dict.fromkeys(str(rule.cite.article or rule.cite.part) for rule in JIAOZUO_2024.rules)
    found = [rule["rule_id"] for clause in clauses for rule in run("law", clause, "--json").json["rules"]]
    assert sorted(found) == sorted(rule.id for rule in JIAOZUO_2024.rules)


def test_unknown_clause_is_refused(run: Callable[..., Any]) -> None:
    for clause in ("99", "第七条第九款", "nonsense", "0", "٧" * 400):
        result = run("law", clause)
        assert (result.code, result.out) == (2, "")


def test_another_reading_is_marked(run: Callable[..., Any]) -> None:
    result = run("law", "art7.p2", "--reading", "transfer-window=window")
    assert "  * window  " in result.out


def test_periodic_review_and_effect_rules_are_shown(run: Callable[..., Any]) -> None:
    assert "每半年末（6月30日、12月31日）" in run("law", "16").out
    assert "不能判断是否违反" in run("law", "14").out
    assert "后果" in run("law", "第五条").out


def test_how_an_act_must_be_done_is_part_of_what_is_printed(run: Callable[..., Any]) -> None:
    missing: list[str] = []
    for rule in JIAOZUO_2024.rules:
        then = Resolver().rule(JIAOZUO_2024, rule, ()).then
        if isinstance(then, Perform):
            printed = "".join(run("law", rule.cite.key).out.split())
            for label, condition in (("方式", then.provided), ("末日须", then.within.last_day)):
                if condition is not TRUE and label + condition_tree(condition).zh not in printed:
                    missing.append(rule.id)
    assert missing == []
    assert "方式    以下任一" in run("law", "art12.p1").out


def test_the_english_output_has_the_unofficial_translation(run: Callable[..., Any]) -> None:
    result = run("law", "7", "--lang", "en")
    assert result.out.startswith("art. 7 of 焦中法〔2024〕101号\n")
    assert "unofficial translation; only the Chinese text is authentic" in result.out
    assert "unofficial" not in run("law", "7").out


def test_the_json_has_the_translation_sentence_by_sentence(run: Callable[..., Any]) -> None:
    clause = run("law", "7", "--json").json
    assert clause["translation"]["official"] is False
    assert [each["key"] for each in clause["translation"]["sentences"]] == ["art7.p1.s1", "art7.p2.s1", "art7.p2.s2"]
    assert "".join(each["zh"] for each in clause["translation"]["sentences"]) == clause["text"].replace("\n", "")
    assert [line.split()[0] for line in clause["text_en"].split("\n")] == ["In", "After"]


def test_an_amended_sentence_and_national_law_have_no_translation(run: Callable[..., Any]) -> None:
    examples = Path(__file__).parents[3] / "examples"
    amended = run("law", "9", "--json", "--amendment", examples / "five_days_from.toml").json
    first, second, _ = amended["translation"]["sentences"]
    assert (first["en"], second["en"] is None) == (None, False)
    assert amended["text_en"].startswith("「公安机关")
    national = run("law", "《中华人民共和国民事诉讼法》第一百一十八条", "--layer", "all", "--json").json
    assert (national["text_en"], national["translation"]) == (None, None)


def test_amended_clause_shows_the_old_rule_that_still_applies(run: Callable[..., Any]) -> None:
    examples = Path(__file__).parents[3] / "examples"
    amended = ("--amendment", examples / "five_days_from.toml")
    clause = run("law", "9", *amended).out
    assert "应在五日内立案侦查" in clause
    assert "公安机关接收日期不早于2025年9月26日的，适用以上规定；否则适用" in clause
    assert "应在七日内立案侦查" in clause[clause.index("否则适用") :]
    rules = {rule["rule_id"]: rule for rule in json.loads(run("law", "9", "--json", *amended).out)["rules"]}
    assert rules["art9.filing"]["superseded"]["quote"].endswith("应在七日内立案侦查")
    assert rules["art9.filing"]["since_en"]
    assert rules["art9.supplement"]["superseded"] is rules["art9.supplement"]["since_zh"] is None
    assert "否则适用" not in run("law", "9").out
    assert run("law", "art8.i5", "--amendment", examples / "fifth_document.toml").code == 0
    assert run("law", "art8.i5").code == 2
