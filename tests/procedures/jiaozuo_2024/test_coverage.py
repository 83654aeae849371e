"""coverage.toml against the text: every sentence accounted for, and every kind of damage named with what to do."""

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
from zhixing_rules.language import NoRuleReason, read_coverage
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.law import load_instrument
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules import Procedure
    from zhixing_rules.language import CoverageTable, Rule, SentenceCoverage
    from zhixing_rules.law import Citation

ROOM = files("zhixing_rules.procedures.jiaozuo_2024")
SOURCE = ROOM.joinpath("source.txt").read_bytes().decode()
TABLE = ROOM.joinpath("coverage.toml").read_bytes().decode()
META = tomllib.loads(ROOM.joinpath("source.toml").read_text(encoding="utf-8"))
LAW = Path(__file__).parents[3].parent / "shared" / "law"
OPINION = JIAOZUO_2024.instrument
NOWHERE = "(全文亦无 · nor elsewhere in the instrument)"


def problems(procedure: Procedure = JIAOZUO_2024, table: CoverageTable | None = None) -> set[str]:
    """What is wrong."""
    return set(cover(procedure, coverage_table() if table is None else table).problems)


def printed_otherwise(old: str, new: str) -> Procedure:
    """The procedure on a text in which some words, which stand there once, are other words."""
    assert SOURCE.count(old) == 1
    text = SOURCE.replace(old, new)
    packaged = hashlib.sha256(text.encode()).hexdigest()
    return UncheckedProcedure.of(
        JIAOZUO_2024, instrument=load_instrument(text, META | {"sha256": {"packaged": packaged}})
    )


def with_rule(rule_id: str, **changes: Any) -> Procedure:  # noqa: ANN401  any field of a rule
    """The procedure with every rule of an id written otherwise."""
    rules = tuple(replace(rule, **changes) if rule.id == rule_id else rule for rule in JIAOZUO_2024.rules)
    return UncheckedProcedure.of(JIAOZUO_2024, rules=rules)


def without_rule(rule_id: str) -> Procedure:
    """The procedure without the rules of an id."""
    return UncheckedProcedure.of(JIAOZUO_2024, rules=tuple(rule for rule in JIAOZUO_2024.rules if rule.id != rule_id))


def with_sentences(change: Callable[[SentenceCoverage], tuple[SentenceCoverage, ...]]) -> CoverageTable:
    """The table with each of its sentences written otherwise, left out, or twice."""
    table = coverage_table()
    return replace(table, sentences=tuple(made for each in table.sentences for made in change(each)))


def entry(which: str, **changes: Any) -> CoverageTable:  # noqa: ANN401  any field of an entry
    """The table with one sentence written otherwise."""
    return with_sentences(lambda each: (replace(each, **changes) if each.key == which else each,))


# ------------------------------------------------------------------------------------------------ the table as it is


def test_every_sentence_is_accounted_for_and_nothing_is_wrong() -> None:
    covered = cover(JIAOZUO_2024, coverage_table())
    assert covered.problems == ()
    assert covered.share == 1.0
    assert covered.encoded + covered.declared == len(covered.rows)
    assert covered.present == covered.norms == 58


def test_the_rows_are_the_sentences_of_the_text_in_printed_order_with_its_own_words() -> None:
    covered = cover(JIAOZUO_2024, coverage_table())
    assert [row.sentence for row in covered.rows] == list(OPINION.sentences())
    assert [each.key for each in coverage_table().sentences] == [row.sentence.key for row in covered.rows]
    for row in covered.rows:
        assert row.account is not None
        assert row.account.text == row.sentence.text


def test_a_declared_sentence_has_its_reason_in_both_languages_and_one_of_an_article_is_no_mere_form() -> None:
    for each in coverage_table().sentences:
        assert bool(each.rules) or each.declared is not None, each.key
        assert bool(each.reason_zh and each.reason_en) is (each.declared is not None), each.key
        if each.key.startswith("art") and each.declared is NoRuleReason.FORM:
            assert each.text.endswith("："), f"{each.key}: only the lead of a list demands nothing"


def test_the_share_falls_with_every_sentence_left_out() -> None:
    assert cover(JIAOZUO_2024, with_sentences(lambda _: ())).share == 0.0
    table = with_sentences(lambda each: () if each.key == "art4.s1" else (each,))
    covered = cover(JIAOZUO_2024, table)
    assert covered.share == pytest.approx(1 - 1 / len(covered.rows))


# ------------------------------------------------------------------------------------------------ the text


def test_one_character_changed_in_the_text_is_read_again() -> None:
    told = problems(printed_otherwise("应当立即出警", "应当及时出警"))
    assert told == {
        "art12.p1.s1: the text has changed: read it again, then correct coverage.toml and the rules",
        f"art12.p1.dispatch: 引文不在第十二条第一款 · absent from art12.p1: 公安机关接到报警后，应当立即出警 {NOWHERE}",
        "art12.p1.s1: art12.p1.dispatch quotes no word of it: quote it (Rule.also), or remove the rule",
    }


def test_one_character_changed_beside_a_quote_is_read_again_too() -> None:
    told = problems(printed_otherwise("四、附则", "四、附 则"))
    assert told == {"heading4.s1: the text has changed: read it again, then correct coverage.toml and the rules"}


def test_a_sentence_more_in_the_text_is_neither_encoded_nor_declared() -> None:
    told = problems(printed_otherwise("各基层法院应予以配合。", "各基层法院应予以配合。不予配合的，予以通报。"))
    assert told == {"art4.s2: neither encoded nor declared: add it to coverage.toml with its rules or the reason"}


def test_a_sentence_less_in_the_text_is_taken_out_of_the_table() -> None:
    told = problems(printed_otherwise("联动查控被执行人工作建立通报机制。", ""))
    assert "art6.s2: no such sentence: remove it from coverage.toml" in told
    assert "art6.s1: the text has changed: read it again, then correct coverage.toml and the rules" in told


# ------------------------------------------------------------------------------------------------ the table


def test_a_sentence_missing_from_the_table_is_added() -> None:
    told = problems(table=with_sentences(lambda each: () if each.key == "art4.s1" else (each,)))
    assert told == {
        "art4.s1: neither encoded nor declared: add it to coverage.toml with its rules or the reason",
        "art4.coordination: no sentence names it: add it to the sentence it encodes in coverage.toml",
    }


def test_a_sentence_twice_in_the_table_is_named() -> None:
    told = problems(table=with_sentences(lambda each: (each, each) if each.key == "art9.s2" else (each,)))
    assert told == {"art9.s2: occurs twice in coverage.toml"}


def test_a_sentence_the_text_does_not_have_is_taken_out() -> None:
    told = problems(table=entry("title.s1", key="title.s9"))
    assert told == {
        "title.s9: no such sentence: remove it from coverage.toml",
        "title.s1: neither encoded nor declared: add it to coverage.toml with its rules or the reason",
    }


def test_a_rule_that_quotes_nothing_of_a_sentence_is_not_what_encodes_it() -> None:
    told = problems(table=entry("art4.s1", rules=("art4.coordination", "art10.arrest")))
    assert told == {"art4.s1: art10.arrest quotes no word of it: quote it (Rule.also), or remove the rule"}


def test_a_name_that_is_no_rule_is_taken_out_or_written() -> None:
    told = problems(table=entry("art4.s1", rules=("art4.coordination", "art4.nonsense")))
    assert told == {"art4.s1: names art4.nonsense, which is not a rule: write the rule, or remove the id"}


def test_a_rule_no_sentence_names_is_added() -> None:
    told = problems(table=entry("art10.s1", rules=(), declared=NoRuleReason.CONTEXT))
    assert told == {"art10.arrest: no sentence names it: add it to the sentence it encodes in coverage.toml"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('rules = ["art10.arrest"]', "", "art10.s1: list the rules", id="neither rule nor reason"),
        pytest.param('rules = ["art10.arrest"]', "rules = []", "art10.s1: list the rules", id="an empty list of rules"),
        pytest.param(
            'reason_zh = "部分标题"\nreason_en = "heading"', "", "heading1.s1: give the reason", id="no reason"
        ),
        pytest.param('reason_en = "heading"', 'reason_en = ""', "heading1.s1: give the reason", id="in one language"),
    ],
)
def test_an_entry_without_a_rule_or_its_reason_is_refused(old: str, new: str, message: str) -> None:
    assert old in TABLE
    with pytest.raises(RuleDefect, match=message):
        read_coverage(TABLE.replace(old, new, 1))


# ------------------------------------------------------------------------------------------------ the rules


def test_a_quote_that_does_not_match_is_named_with_the_clause() -> None:
    told = problems(with_rule("art10.arrest", quote="由公安机关负责执形"))
    assert f"art10.arrest: 引文不在第十条 · absent from art10: 由公安机关负责执形 {NOWHERE}" in told
    assert "art10.s1: art10.arrest quotes no word of it: quote it (Rule.also), or remove the rule" in told


def test_a_quote_that_is_not_unique_in_its_clause_is_named() -> None:
    told = problems(with_rule("art13.p1.attend", quote="人民法院"))
    assert "art13.p1.attend: 引文在第十三条第一款中不唯一 · not unique in art13.p1: 人民法院" in told


@pytest.mark.parametrize(
    ("cite", "message"),
    [
        pytest.param(OPINION.at(13, 2), "引文不在第十三条第二款 · absent from art13.p2", id="another paragraph"),
        pytest.param(OPINION.at(12), "引文不在第十二条 · absent from art12", id="another article"),
        pytest.param(OPINION.at(5, item=1), "引文不在第五条第（一）项 · absent from art5.i1", id="an item elsewhere"),
    ],
)
def test_a_wrong_clause_is_named_with_the_one_that_has_the_words(cite: Citation, message: str) -> None:
    told = problems(with_rule("art13.p1.handover", cite=cite))
    where = "办理交接手续 (但见于第十三条第一款 · but found in art13.p1)"
    assert f"art13.p1.handover: {message}: {where}" in told


def test_a_rule_of_another_article_no_longer_encodes_the_sentence() -> None:
    told = problems(with_rule("art13.p1.handover", cite=OPINION.at(12)))
    assert "art13.p1.s1: art13.p1.handover quotes no word of it: quote it (Rule.also), or remove the rule" in told


def test_a_rule_of_one_paragraph_does_not_encode_the_like_words_of_another() -> None:
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


def test_an_id_that_is_not_in_the_list_of_norms_is_named() -> None:
    told = problems(with_rule("art10.arrest", id="art10.seizure"))
    assert told == {
        WITHOUT_RULE,
        "art10.seizure: not in the list of norms: correct the id, or add it to coverage.toml with the reason",
        "art10.s1: names art10.arrest, which is not a rule: write the rule, or remove the id",
        "art10.seizure: no sentence names it: add it to the sentence it encodes in coverage.toml",
    }


def test_a_norm_without_a_rule_is_named() -> None:
    damaged = cover(without_rule("art10.arrest"), coverage_table())
    assert set(damaged.problems) == {
        WITHOUT_RULE,
        "art10.s1: names art10.arrest, which is not a rule: write the rule, or remove the id",
    }
    assert (damaged.norms, damaged.present) == (58, 57)


def test_a_norm_that_was_added_needs_its_reason_to_stay() -> None:
    table = replace(coverage_table(), added=())
    expected = "notice.addressee: not in the list of norms: correct the id, or add it to coverage.toml with the reason"
    assert problems(table=table) == {expected}


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_quotes_the_sentence_that_names_it(rule: Rule) -> None:
    """Any rule taken out, its sentence is no longer what it was: no rule is in the table for nothing."""
    assert problems(without_rule(rule.id))


# ------------------------------------------------------------------------------------------------ the law beside it


def page(name: str) -> str:
    """A page of the law that the workplace has beside the repository."""
    path = LAW / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside the repository: the tables of the library stand alone")
    return path.read_text(encoding="utf-8")


def rows(text: str) -> list[list[str]]:
    """The rows of the tables of a page, as cells; what a cell holds in code marks is freed of them."""
    lines = (line for line in text.splitlines() if line.startswith("|"))
    cells = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines)
    return [each for each in cells if not set("".join(each)) <= {"-", ":"}]


def test_the_norms_are_exactly_those_of_the_list() -> None:
    ids = [row[0] for row in rows(page("norms.md")) if re.fullmatch(r"(art\d+|annex)\..+", row[0])]
    assert list(coverage_table().norms) == ids
    assert len(set(ids)) == len(ids) == 58


def readings_of_the_law() -> dict[str, tuple[tuple[str, ...], str]]:
    """The readings of §21: their alternatives in order, and who could settle each."""
    section = page("legal-basis.md").partition("\n## 21. Readings")[2]
    found = {}
    for name, _, alternatives, _, who in (row for row in rows(section) if row[0].startswith("`")):
        letters = tuple(dict.fromkeys(re.findall(r"\b[JHNR]\b", re.sub(r"（.*?）|\(.*?\)", "", who))))
        found[name.strip("`")] = tuple(re.findall(r"`([^`]+)`", alternatives)), "、".join(letters)
    return found


def test_the_readings_are_exactly_those_of_the_legal_basis() -> None:
    expected = readings_of_the_law()
    assert len(expected) == 52
    assert {each.id: tuple(one.id for one in each.alternatives) for each in JIAOZUO_2024.readings} == {
        name: alternatives for name, (alternatives, _) in expected.items()
    }


def test_who_could_settle_each_reading_is_as_the_legal_basis_says() -> None:
    expected = {name: set(who.split("、")) for name, (_, who) in readings_of_the_law().items()}
    assert {each.id: set(each.settled_by.split("、")) for each in JIAOZUO_2024.readings} == expected


def test_the_alternatives_no_source_argues_for_are_marked_as_the_legal_basis_marks_them() -> None:
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
    """Each rule with each reading it depends on or names."""
    return {(rule.id, each.id) for rule in JIAOZUO_2024.rules for each in rule.readings}


def test_every_rule_names_the_readings_that_the_list_of_norms_gives_it() -> None:
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
