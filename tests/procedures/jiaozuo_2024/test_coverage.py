"""The coverage table compared with the text; every kind of defect is reported with what to do."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024, RuleDefect
from zhixing_rules.engine import cover
from zhixing_rules.language import DeclaredPart, NoRuleReason, read_coverage
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.law import load_instrument
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules import Procedure
    from zhixing_rules.language import CoverageTable, Rule, SentenceCoverage
    from zhixing_rules.law import Citation

PACKAGE = files("zhixing_rules.procedures.jiaozuo_2024")
SOURCE = PACKAGE.joinpath("source.txt").read_bytes().decode()
TABLE = PACKAGE.joinpath("coverage.toml").read_bytes().decode()
META = tomllib.loads(PACKAGE.joinpath("source.toml").read_text(encoding="utf-8"))
LAW = Path(__file__).parents[3].parent / "shared" / "law"
OPINION = JIAOZUO_2024.instrument
NOWHERE = "(全文亦无 · nor elsewhere in the instrument)"


def problems(procedure: Procedure = JIAOZUO_2024, table: CoverageTable | None = None) -> set[str]:
    """Return the reported problems."""
    return set(cover(procedure, coverage_table() if table is None else table).problems)


def with_text(old: str, new: str) -> Procedure:
    """Return the procedure with a text in which a unique passage is replaced."""
    assert SOURCE.count(old) == 1
    text = SOURCE.replace(old, new)
    packaged = hashlib.sha256(text.encode()).hexdigest()
    return UncheckedProcedure.of(
        JIAOZUO_2024, instrument=load_instrument(text, META | {"sha256": {"packaged": packaged}})
    )


def with_rule(rule_id: str, **changes: Any) -> Procedure:  # noqa: ANN401  any field of a rule
    """Return the procedure with the rules of an id changed."""
    rules = tuple(replace(rule, **changes) if rule.id == rule_id else rule for rule in JIAOZUO_2024.rules)
    return UncheckedProcedure.of(JIAOZUO_2024, rules=rules)


def without_rule(rule_id: str) -> Procedure:
    """Return the procedure without the rules of an id."""
    return UncheckedProcedure.of(JIAOZUO_2024, rules=tuple(rule for rule in JIAOZUO_2024.rules if rule.id != rule_id))


def with_sentences(change: Callable[[SentenceCoverage], tuple[SentenceCoverage, ...]]) -> CoverageTable:
    """Return the table with each sentence replaced by the result of `change`."""
    table = coverage_table()
    return replace(table, sentences=tuple(changed for each in table.sentences for changed in change(each)))


def entry(which: str, **changes: Any) -> CoverageTable:  # noqa: ANN401  any field of an entry
    """Return the table with one sentence changed."""
    return with_sentences(lambda each: (replace(each, **changes) if each.key == which else each,))


# ------------------------------------------------------------------------------------------------ the table as it is


def test_every_sentence_is_covered_without_problems() -> None:
    covered = cover(JIAOZUO_2024, coverage_table())
    assert covered.problems == ()
    assert covered.share == 1.0
    assert covered.encoded + covered.declared == len(covered.rows)
    assert covered.present == covered.norms == len(coverage_table().norms)


def test_the_rows_are_the_sentences_of_the_text_in_printed_order() -> None:
    covered = cover(JIAOZUO_2024, coverage_table())
    assert [row.sentence for row in covered.rows] == list(OPINION.sentences())
    assert [each.key for each in coverage_table().sentences] == [row.sentence.key for row in covered.rows]
    for row in covered.rows:
        assert row.account is not None
        assert row.account.text == row.sentence.text


def test_a_declared_sentence_has_a_reason_in_both_languages() -> None:
    for each in coverage_table().sentences:
        assert bool(each.rules) or each.declared is not None, each.key
        assert bool(each.reason_zh and each.reason_en) is (each.declared is not None), each.key
        if each.key.startswith("art") and each.declared is NoRuleReason.FORM:
            assert each.text.endswith("："), f"{each.key}: only the introduction of a list needs no rule"


def test_the_prohibition_of_abuse_has_a_reason_of_its_own() -> None:
    (sentence,) = [each for each in coverage_table().sentences if each.key == "art5.i3.s1"]
    assert sentence.declared is None, "rules encode the rest"
    (part,) = sentence.parts
    assert (part.text, part.declared) == ("严禁滥用查控手段", NoRuleReason.DISCRETION)
    assert part.reason_zh
    assert part.reason_en


def test_a_declared_part_is_in_its_sentence_and_in_no_quote() -> None:
    part = DeclaredPart("严禁滥用查控措施", NoRuleReason.DISCRETION, "理由", "a reason")
    assert problems(table=entry("art5.i3.s1", parts=(part,))) == {
        "art5.i3.s1: 严禁滥用查控措施 is no part of it: correct coverage.toml"
    }
    (rule,) = JIAOZUO_2024.rule("art5.i3.non-debtor")
    quoted = replace(part, text=rule.quote)
    assert problems(table=entry("art5.i3.s1", parts=(quoted,))) == {
        f"art5.i3.s1: art5.i3.non-debtor quotes {rule.quote}: remove the declared part"
    }


def test_a_missing_sentence_reduces_the_share() -> None:
    assert cover(JIAOZUO_2024, with_sentences(lambda _: ())).share == 0.0
    table = with_sentences(lambda each: () if each.key == "art4.s1" else (each,))
    covered = cover(JIAOZUO_2024, table)
    assert covered.share == pytest.approx(1 - 1 / len(covered.rows))


# ------------------------------------------------------------------------------------------------ the text


def test_a_changed_character_in_a_quote_is_reported() -> None:
    result = problems(with_text("应当立即出警", "应当及时出警"))
    assert result == {
        "art12.p1.s1: the text has changed: read it again, then correct coverage.toml and the rules",
        f"art12.p1.dispatch: 引文不在第十二条第一款 · absent from art12.p1: 公安机关接到报警后，应当立即出警 {NOWHERE}",
        "art12.p1.s1: art12.p1.dispatch quotes no word of it: quote it (Rule.also), or remove the rule",
    }


def test_a_changed_character_outside_a_quote_is_reported() -> None:
    result = problems(with_text("四、附则", "四、附 则"))
    assert result == {"heading4.s1: the text has changed: read it again, then correct coverage.toml and the rules"}


def test_an_additional_sentence_of_the_text_is_reported() -> None:
    result = problems(with_text("各基层法院应予以配合。", "各基层法院应予以配合。不予配合的，予以通报。"))
    assert result == {"art4.s2: neither encoded nor declared: add it to coverage.toml with its rules or the reason"}


def test_a_removed_sentence_of_the_text_is_reported() -> None:
    result = problems(with_text("联动查控被执行人工作建立通报机制。", ""))
    assert "art6.s2: no such sentence: remove it from coverage.toml" in result
    assert "art6.s1: the text has changed: read it again, then correct coverage.toml and the rules" in result


# ------------------------------------------------------------------------------------------------ the table


def test_a_sentence_missing_from_the_table_is_reported() -> None:
    result = problems(table=with_sentences(lambda each: () if each.key == "art4.s1" else (each,)))
    assert result == {
        "art4.s1: neither encoded nor declared: add it to coverage.toml with its rules or the reason",
        "art4.coordination: no sentence names it: add it to the sentence it encodes in coverage.toml",
    }


def test_a_duplicate_sentence_in_the_table_is_reported() -> None:
    result = problems(table=with_sentences(lambda each: (each, each) if each.key == "art9.s2" else (each,)))
    assert result == {"art9.s2: occurs twice in coverage.toml"}


def test_a_sentence_that_is_not_in_the_text_is_reported() -> None:
    result = problems(table=entry("title.s1", key="title.s9"))
    assert result == {
        "title.s9: no such sentence: remove it from coverage.toml",
        "title.s1: neither encoded nor declared: add it to coverage.toml with its rules or the reason",
    }


def test_a_rule_that_does_not_quote_the_sentence_is_reported() -> None:
    result = problems(table=entry("art4.s1", rules=("art4.coordination", "art10.arrest")))
    assert result == {"art4.s1: art10.arrest quotes no word of it: quote it (Rule.also), or remove the rule"}


def test_an_unknown_rule_id_is_reported() -> None:
    result = problems(table=entry("art4.s1", rules=("art4.coordination", "art4.nonsense")))
    assert result == {"art4.s1: names art4.nonsense, which is not a rule: write the rule, or remove the id"}


def test_a_rule_without_a_sentence_is_reported() -> None:
    result = problems(table=entry("art10.s1", rules=(), declared=NoRuleReason.CONTEXT))
    assert result == {"art10.arrest: no sentence names it: add it to the sentence it encodes in coverage.toml"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('rules = ["art10.arrest"]', "", "art10.s1: list the rules", id="no rule and no reason"),
        pytest.param('rules = ["art10.arrest"]', "rules = []", "art10.s1: list the rules", id="an empty list of rules"),
        pytest.param(
            'reason_zh = "部分标题"\nreason_en = "heading"', "", "heading1.s1: give the reason", id="no reason"
        ),
        pytest.param('reason_en = "heading"', 'reason_en = ""', "heading1.s1: give the reason", id="in one language"),
        pytest.param('reason_en = "whether tracing', 'other = "whether', "art5.i3.s1: give the reason", id="of a part"),
    ],
)
def test_an_entry_without_a_rule_or_its_reason_is_refused(old: str, new: str, message: str) -> None:
    assert old in TABLE
    with pytest.raises(RuleDefect, match=message):
        read_coverage(TABLE.replace(old, new, 1))


# ------------------------------------------------------------------------------------------------ the rules


def test_a_quote_that_does_not_match_is_reported_with_the_clause() -> None:
    result = problems(with_rule("art10.arrest", quote="由公安机关负责执形"))
    assert f"art10.arrest: 引文不在第十条 · absent from art10: 由公安机关负责执形 {NOWHERE}" in result
    assert "art10.s1: art10.arrest quotes no word of it: quote it (Rule.also), or remove the rule" in result


def test_a_quote_that_is_not_unique_is_reported() -> None:
    result = problems(with_rule("art13.p1.attend", quote="人民法院"))
    assert "art13.p1.attend: 引文在第十三条第一款中不唯一 · not unique in art13.p1: 人民法院" in result


@pytest.mark.parametrize(
    ("cite", "message"),
    [
        pytest.param(OPINION.at(13, 2), "引文不在第十三条第二款 · absent from art13.p2", id="another paragraph"),
        pytest.param(OPINION.at(12), "引文不在第十二条 · absent from art12", id="another article"),
        pytest.param(OPINION.at(5, item=1), "引文不在第五条第（一）项 · absent from art5.i1", id="an item elsewhere"),
    ],
)
def test_a_wrong_clause_is_reported_with_the_clause_of_the_quote(cite: Citation, message: str) -> None:
    result = problems(with_rule("art13.p1.handover", cite=cite))
    where = "办理交接手续 (但见于第十三条第一款 · but found in art13.p1)"
    assert f"art13.p1.handover: {message}: {where}" in result


def test_a_rule_of_another_article_no_longer_encodes_the_sentence() -> None:
    result = problems(with_rule("art13.p1.handover", cite=OPINION.at(12)))
    assert "art13.p1.s1: art13.p1.handover quotes no word of it: quote it (Rule.also), or remove the rule" in result


def test_a_rule_of_one_paragraph_does_not_encode_a_similar_sentence_of_another() -> None:
    procedure = with_rule("art13.p1.notify", quote="及时通知人民法院", cite=OPINION.at(13, 1))
    assert problems(procedure) == set()
    table = entry("art13.p2.s1", rules=("art13.p1.notify", "art13.p2.notify", "art13.p2.attend"))
    assert "art13.p2.s1: art13.p1.notify quotes no word of it" in " ".join(problems(procedure, table))


def test_a_duplicate_id_is_a_defect_of_the_procedure() -> None:
    (rule,) = JIAOZUO_2024.rule("art10.arrest")
    with pytest.raises(RuleDefect, match=r"duplicate rules: .*art10\.arrest"):
        replace(JIAOZUO_2024, rules=(*JIAOZUO_2024.rules, rule))


def test_one_id_for_two_subjects_is_no_duplicate() -> None:
    subjects = [rule.per.name for rule in JIAOZUO_2024.rule("art4.coordination")]
    assert subjects == ["request", "mechanism"]


WITHOUT_RULE = (
    "art10.arrest: a norm without a rule: write it in the module of its article (make rule ID=art10.arrest QUOTE=…)"
)


WITHOUT_RULE = (
    "art10.arrest: a norm without a rule: write it in the module of its article (make rule ID=art10.arrest QUOTE=…)"
)


def test_an_id_outside_the_list_of_norms_is_reported() -> None:
    result = problems(with_rule("art10.arrest", id="art10.seizure"))
    assert result == {
        WITHOUT_RULE,
        "art10.seizure: not in the list of norms: correct the id, or add it to coverage.toml with the reason",
        "art10.s1: names art10.arrest, which is not a rule: write the rule, or remove the id",
        "art10.seizure: no sentence names it: add it to the sentence it encodes in coverage.toml",
    }


def test_a_norm_without_a_rule_is_reported() -> None:
    damaged = cover(without_rule("art10.arrest"), coverage_table())
    assert set(damaged.problems) == {
        WITHOUT_RULE,
        "art10.s1: names art10.arrest, which is not a rule: write the rule, or remove the id",
    }
    assert damaged.norms - damaged.present == 1


def test_an_added_id_needs_a_reason() -> None:
    advice = "correct the id, or add it to coverage.toml with the reason"
    expected = {f"{rule_id}: not in the list of norms: {advice}" for rule_id, _ in coverage_table().added}
    assert problems(table=replace(coverage_table(), added=())) == expected


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_is_needed_by_a_sentence(rule: Rule) -> None:
    """Removing any rule is reported: no sentence names a rule that it does not need."""
    assert problems(without_rule(rule.id))


# ------------------------------------------------------------------------------------------------ legal sources


def page(name: str) -> str:
    """Return a page of the legal sources, which are kept outside the repository."""
    path = LAW / name
    if not path.is_file():
        pytest.skip(f"{name} is not available: only the tables of the library are tested")
    return path.read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """Return the rows of the tables of a page, as cells."""
    lines = (line for line in text.splitlines() if line.startswith("|"))
    cells = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines)
    return [each for each in cells if not set("".join(each)) <= {"-", ":"}]


def test_the_norms_are_exactly_those_of_the_list() -> None:
    ids = [row[0] for row in rows(page("norms.md")) if re.fullmatch(r"(art\d+|annex)\..+", row[0])]
    assert list(coverage_table().norms) == ids
    assert len(set(ids)) == len(ids)


def readings_of_the_law() -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the readings of §21: their alternatives in order, and who could settle each."""
    section = page("legal-basis.md").partition("\n## 21. Readings")[2]
    found = {}
    for name, _, alternatives, _, who in (row for row in rows(section) if row[0].startswith("`")):
        letters = tuple(dict.fromkeys(re.findall(r"\b[JHNR]\b", re.sub(r"（.*?）|\(.*?\)", "", who))))
        found[name.strip("`")] = tuple(re.findall(r"`([^`]+)`", alternatives)), "、".join(letters)
    return found


def readings_decided_since() -> dict[str, str]:
    """Return the readings of the later decisions, which take precedence over §21, each with its default."""
    sections = re.split(r"^## ", page("national/decisions.md"), flags=re.MULTILINE)
    found = {}
    for section in sections:
        name = re.search(r"`([a-z0-9-]+)`\n", section)
        default = re.search(r"\*\*Default `([a-z0-9-]+)`", section)
        if name and default and name.start() < section.index("\n"):
            found[name[1]] = default[1]
    return found


def test_the_readings_are_exactly_those_of_the_legal_basis() -> None:
    expected, decided = readings_of_the_law(), readings_decided_since()
    assert expected
    assert {
        each.id: tuple(one.id for one in each.alternatives) for each in JIAOZUO_2024.readings if each.id not in decided
    } == {name: alternatives for name, (alternatives, _) in expected.items() if name not in decided}


def test_the_readings_decided_since_have_the_alternatives_of_the_decisions() -> None:
    decided, text = readings_decided_since(), page("national/decisions.md")
    readings = [each for each in JIAOZUO_2024.readings if each.id in decided]
    assert {each.id: each.default.id for each in readings} == {each.id: decided[each.id] for each in readings}
    assert [one.id for each in readings for one in each.alternatives if f"`{one.id}`" not in text] == []


def test_the_settlers_of_each_reading_are_those_of_the_legal_basis() -> None:
    decided = readings_decided_since()
    expected = {name: set(who.split("、")) for name, (_, who) in readings_of_the_law().items() if name not in decided}
    assert {
        each.id: set(each.settled_by.split("、")) for each in JIAOZUO_2024.readings if each.id not in decided
    } == expected


def test_the_alternatives_without_a_source_are_those_of_the_legal_basis() -> None:
    section = page("legal-basis.md").partition("\n## 21. Readings")[2]
    marked = {
        (row[0].strip("`"), each)
        for row in rows(section)
        if row[0].startswith("`")
        for each in re.findall(r"`([^`]+)`°", row[2])
    }
    silent = {(each.id, one) for each in JIAOZUO_2024.readings for one in each.silent}
    assert silent == marked


NOT_NAMED = [("art9.supplement", "supplement-clock"), ("art13.p2.attend", "registration-handover")]


def named_readings() -> set[tuple[str, str]]:
    """Return the pairs of a rule and a reading that it depends on or names."""
    return {(rule.id, each.id) for rule in JIAOZUO_2024.rules for each in rule.readings}


def test_every_rule_names_the_readings_of_the_list_of_norms() -> None:
    known = {each.id for each in JIAOZUO_2024.readings}
    wanted = {
        (row[0], each)
        for row in rows(page("norms.md"))
        if row[0] in coverage_table().norms
        for each in re.findall(r"[a-z0-9-]+", row[-1])
        if each in known
    }
    assert wanted - named_readings() - set(NOT_NAMED) == set()


@pytest.mark.parametrize("pair", NOT_NAMED, ids=" ".join)
def test_a_rule_names_a_reading_of_its_clause(pair: tuple[str, str]) -> None:
    assert pair in named_readings()
