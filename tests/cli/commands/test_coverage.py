"""``zhixing coverage``: every sentence of the instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from zhixing_rules.interchange import schema
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_sentence_has_a_rule_or_a_reason(run: Callable[..., Any]) -> None:
    result = run("coverage")
    assert (result.code, result.err) == (0, "")
    assert "覆盖 100%" in result.out
    norms = len(coverage_table().norms)
    assert f"规范 {norms}/{norms}" in result.out
    assert f"{norms} of {norms}" in run("coverage", "--lang", "en").out
    data = run("coverage", "--json").json
    assert (data["share"], data["problems"], data["norms_present"]) == (1.0, [], norms)
    assert all(row["rules"] or row["reason_zh"] for row in data["rows"])


def test_national_law_is_covered_text_by_text(run: Callable[..., Any]) -> None:
    result = run("coverage", "--layer", "national")
    assert (result.code, result.err) == (0, "")
    assert "全文 570 句：写成规则 60，说明理由 510，覆盖 100%；规范 50/50" in result.out
    assert "── 《拘留所条例》：30 句，写成规则 4，说明理由 26" in result.out
    assert "  依据    请假时间不计入期限" in result.out
    assert "  参见    jls.32.count、detention-expiry" in result.out
    english = run("coverage", "--layer", "national", "--lang", "en").out
    assert "── 《拘留所条例》: 30 sentences, 4 encoded, 26 declared" in english
    assert "  same duty   " in english


def test_the_documents_of_one_text_and_of_several_follow_one_schema(run: Callable[..., Any]) -> None:
    validator = Draft202012Validator(schema("coverage", closed=True))
    local, national, both = (run("coverage", "--layer", each, "--json").json for each in ("local", "national", "all"))
    for data in (local, national, both):
        assert list(validator.iter_errors(data)) == []
        assert data["problems"] == []
    assert "texts" not in local
    assert not any("in_text" in row or "names" in row for row in local["rows"])
    assert len(national["texts"]) == 17
    assert sum(each["sentences"] for each in national["texts"]) == national["sentences"] == 570
    assert [each["text"] for each in both["texts"]] == [
        "焦中法〔2024〕101号",
        *(each["text"] for each in national["texts"]),
    ]
    row = next(each for each in national["rows"] if each["key"] == "art27.p3.s1")
    assert row["in_text"] == "《拘留所条例》"
    assert (row["declared"], row["because"]) == ("context", "support")
    assert row["names"] == ["jls.32.count", "detention-expiry"]
    assert {each["declared"] for each in national["rows"]} == {None, "context", "discretion", "programme", "form"}
    assert not any("because" in each for each in local["rows"])
    assert all(bool(each["rules"]) is not bool(each["reason_zh"] and each["reason_en"]) for each in national["rows"])
