"""Every sentence of the texts of national law is quoted by a rule or declared; every kind of defect is reported."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024, RuleDefect
from zhixing_rules.engine import cover, cover_layers
from zhixing_rules.language import CoverageTable, DeclaredClauses, NoRuleReason, read_coverage_of_texts
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL
from zhixing_rules.procedures.national import INSTRUMENTS
from zhixing_rules.procedures.national.coverage import coverage_table
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules import Procedure
    from zhixing_rules.engine import Coverage
    from zhixing_rules.language import Rule
    from zhixing_rules.law import Instrument

CENTRES = INSTRUMENTS["jls-2012"]
DOCUMENT = CENTRES.document

COUNTS = {
    "msf-2023": (39, 2),
    "msjs-2022": (52, 5),
    "xsf-2018": (81, 1),
    "xsjs-2021": (35, 4),
    "jcgz-2019": (22, 1),
    "fa2018-147": (3, 2),
    "fs2024-13": (43, 3),
    "xf2025-8": (12, 9),
    "xf2025-8-press": (13, 3),
    "gtz-2015-32": (20, 2),
    "jls-2012": (30, 4),
    "zaf-2025": (46, 2),
    "zaf-2012": (15, 1),
    "jdcdj-2021": (29, 3),
    "cfkd-2020": (27, 2),
    "ccdc-2020": (9, 1),
    "cxgd-2020": (94, 15),
}
"""The sentences of each text, and how many of them rules quote."""


@cache
def national_coverage() -> Coverage:
    """Return the coverage of national law."""
    return cover(NATIONAL_LAW, coverage_table())


def covered(slug: str) -> Coverage:
    """Return the coverage of one text."""
    return dict(national_coverage().by_text)[INSTRUMENTS[slug].document]


def problems(procedure: Procedure = NATIONAL_LAW, table: CoverageTable | None = None) -> set[str]:
    """Return the reported problems."""
    return set(cover(procedure, coverage_table() if table is None else table).problems)


def with_entries(change: Callable[[DeclaredClauses], tuple[DeclaredClauses, ...]], slug: str) -> CoverageTable:
    """Return the table with each entry of a text replaced by the result of `change`."""
    table = coverage_table()
    texts = tuple(
        replace(text, clauses=tuple(changed for each in text.clauses for changed in change(each)))
        if text.instrument is INSTRUMENTS[slug]
        else text
        for text in table.texts
    )
    return replace(table, texts=texts)


def entry(clause: str, **changes: Any) -> CoverageTable:  # noqa: ANN401  any field of an entry
    """Return the table with the entry of a clause of 拘留所条例 changed."""
    return with_entries(lambda each: (replace(each, **changes) if clause in each.clauses else each,), "jls-2012")


def added(*clauses: str, **changes: Any) -> CoverageTable:  # noqa: ANN401  any field of an entry
    """Return the table with one more entry of 拘留所条例."""
    more = replace(DeclaredClauses(clauses, NoRuleReason.CONTEXT, "背景", "context"), **changes)
    return with_entries(lambda each: (each, more) if "art35" in each.clauses else (each,), "jls-2012")


def with_text(instrument: Instrument) -> Procedure:
    """Return the procedure whose rules of 拘留所条例 quote another version of it."""
    rules = tuple(
        replace(rule, quoted_instrument=instrument) if rule.quoted_instrument is CENTRES else rule
        for rule in NATIONAL_LAW.rules
    )
    return UncheckedProcedure.of(NATIONAL_LAW, rules=rules)


def without_rule(rule_id: str) -> Procedure:
    """Return the procedure without the rules of an id."""
    return UncheckedProcedure.of(NATIONAL_LAW, rules=tuple(rule for rule in NATIONAL_LAW.rules if rule.id != rule_id))


# ------------------------------------------------------------------------------------------------ the table as it is


def test_every_sentence_is_encoded_or_declared() -> None:
    coverage = national_coverage()
    assert coverage.problems == ()
    assert coverage.share == 1.0
    assert (len(coverage.rows), coverage.encoded, coverage.declared) == (570, 60, 510)
    assert coverage.present == coverage.norms == 50


def test_the_sentences_of_each_text_are_counted() -> None:
    by_text = {name: (len(each.rows), each.encoded) for name, each in national_coverage().by_text}
    assert by_text == {INSTRUMENTS[slug].document: counts for slug, counts in COUNTS.items()}


def test_the_reasons_are_counted() -> None:
    accounts = [row.account for row in national_coverage().rows if row.account is not None]
    assert Counter(each.declared.value for each in accounts if each.declared is not None) == {
        "context": 13,
        "discretion": 14,
        "programme": 1,
        "form": 9,
        "same_duty": 37,
        "support": 110,
        "merits": 65,
        "internal": 51,
        "others": 51,
        "unrelated": 146,
        "in_force": 11,
        "unread": 2,
    }


def test_the_texts_are_those_that_the_rules_quote() -> None:
    quoted = {rule.cite.document for rule in NATIONAL_LAW.rules}
    assert [text.instrument.document for text in coverage_table().texts] == [
        INSTRUMENTS[slug].document for slug in COUNTS
    ]
    assert {INSTRUMENTS[slug].document for slug in COUNTS} == quoted


def test_the_rows_are_the_sentences_of_the_texts_in_printed_order() -> None:
    rows = national_coverage().rows
    assert [row.sentence for row in rows] == [
        sentence for text in coverage_table().texts for sentence in text.instrument.sentences()
    ]


@pytest.mark.parametrize("rule", NATIONAL_LAW.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_the_sentence_of_each_quote_names_its_rule(rule: Rule) -> None:
    """A quote lies in sentences of its clause, which are found here by their position."""
    instrument = NATIONAL_LAW.instrument_of(rule.cite)
    rows = {(row.sentence.citation.document, row.sentence.key): row for row in national_coverage().rows}
    for cite, quote in rule.quotes:
        start, end = instrument.locate(cite, quote)
        text = instrument.text(cite)
        inside = [
            each
            for each in instrument.sentences()
            if each.citation.shares_article(cite)
            and text.count(each.text) == 1
            and text.index(each.text) < end
            and text.index(each.text) + len(each.text) > start
        ]
        assert inside
        for sentence in inside:
            account = rows[instrument.document, sentence.key].account
            assert account is not None
            assert rule.id in account.rules


def test_the_layers_together_are_those_of_each() -> None:
    together, local = cover_layers(JIAOZUO_WITH_NATIONAL), cover_layers(JIAOZUO_2024)
    national = cover_layers(NATIONAL_LAW)
    assert together is not None
    assert local is not None
    assert national is not None
    assert together.problems == ()
    assert together.rows == (*local.rows, *national.rows)
    assert together.norms == local.norms + national.norms
    assert cover_layers(replace(NATIONAL_LAW, coverage_table=None)) is None


def test_an_item_belongs_to_the_paragraph_that_it_is_cited_without() -> None:
    assert problems() == set()
    (text,) = (text for text in coverage_table().texts if text.instrument is INSTRUMENTS["msf-2023"])
    assert any("art117.p1" in each.clauses for each in text.clauses)
    row = next(row for row in covered("msf-2023").rows if row.sentence.key == "art117.i4.s1")
    assert row.account is not None
    assert row.account.declared is NoRuleReason.UNRELATED


# ------------------------------------------------------------------------------------------------ defects


def test_a_sentence_without_a_reason_is_reported() -> None:
    table = with_entries(lambda each: () if "art35" in each.clauses else (each,), "jls-2012")
    message = "neither encoded nor declared: quote it in a rule, or declare why not"
    assert problems(table=table) == {f"{DOCUMENT} art35.s1: {message}"}


@pytest.mark.parametrize("slug", COUNTS)
def test_every_text_needs_its_entries(slug: str) -> None:
    found = problems(table=with_entries(lambda _: (), slug))
    declared = {row.sentence.key for row in covered(slug).rows if row.account and row.account.declared}
    message = "neither encoded nor declared: quote it in a rule, or declare why not"
    assert found == {f"{INSTRUMENTS[slug].document} {key}: {message}" for key in declared}


def test_a_changed_text_is_reported() -> None:
    changed = CENTRES.reword(CENTRES.at(10, 2), "及时通知", "立即通知")
    message = "has changed: read the text again, then correct coverage.toml"
    assert problems(with_text(changed)) == {f"{DOCUMENT} {message}"}


def test_changed_words_of_a_quote_are_reported() -> None:
    changed = CENTRES.reword(CENTRES.at(32), "到第2日为1日", "至第2日为1日")
    found = problems(with_text(changed))
    assert f"{DOCUMENT} art32.s1: neither encoded nor declared: quote it in a rule, or declare why not" in found
    assert any(each.startswith("jls.32.count: ") for each in found)


def test_a_sentence_that_is_no_longer_quoted_is_reported() -> None:
    assert problems(without_rule("jls.32.count")) >= {
        f"{DOCUMENT} art32.s1: neither encoded nor declared: quote it in a rule, or declare why not",
        f"{DOCUMENT} art9.s1: names jls.32.count, which is neither a rule nor a reading: correct coverage.toml",
    }


def test_a_text_without_rules_is_reported() -> None:
    found = problems(without_rule("ccdc.15.trace"))
    assert f"{INSTRUMENTS['ccdc-2020'].document}: no rule quotes it: remove it from coverage.toml" in found


def test_a_text_that_is_not_listed_is_reported() -> None:
    table = coverage_table()
    table = replace(table, texts=tuple(text for text in table.texts if text.instrument is not CENTRES))
    advice = "which coverage.toml does not list: add the text to it"
    quoting = {rule.id for rule in NATIONAL_LAW.rules if rule.quoted_instrument is CENTRES}
    assert problems(table=table) == {f"{rule_id}: quotes {DOCUMENT}, {advice}" for rule_id in quoting}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param(added("art36"), "art36: no such clause: correct coverage.toml", id="no such article"),
        pytest.param(added("art35.s2"), "art35.s2: no such clause: correct coverage.toml", id="no such sentence"),
        pytest.param(added("x"), "x: no such clause: correct coverage.toml", id="no citation"),
        pytest.param(
            added("art32"), "art32: rules quote every sentence of it: remove it from coverage.toml", id="encoded"
        ),
        pytest.param(
            added("art27.p3.s1"),
            "art27.p3.s1: declared by art27.p3 and by art27.p3.s1: declare it once",
            id="declared twice",
        ),
        pytest.param(
            entry("art9.s1", names=("jls.32.coun",)),
            "art9.s1: names jls.32.coun, which is neither a rule nor a reading: correct coverage.toml",
            id="no such rule",
        ),
        pytest.param(
            entry("art10.p2", names=("early-release",)),
            "art10.p2: name the rule that encodes it",
            id="a reading encodes nothing",
        ),
    ],
)
def test_a_wrong_entry_is_reported(table: CoverageTable, message: str) -> None:
    assert problems(table=table) == {f"{DOCUMENT} {message}"}


def test_a_norm_without_a_rule_is_reported() -> None:
    table = replace(coverage_table(), norms=(*coverage_table().norms, "jls.33.new"))
    (problem,) = problems(table=table)
    assert problem.startswith("jls.33.new: a norm without a rule")


FIRST = """
norms = []
[added]
[[text]]
slug = "jls-2012"
sha256 = ""
[[text.declared]]
clauses = ["art35"]
because = "support"
names = ["jls.32.count"]
reason_zh = "施行"
reason_en = "first day"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('reason_zh = "施行"', "", "jls-2012 art35: give the reason in both languages", id="no Chinese"),
        pytest.param('"first day"', '""', "jls-2012 art35: give the reason in both languages", id="no English"),
        pytest.param('["jls.32.count"]', "[]", "jls-2012 art35: name the rules or readings", id="no name"),
    ],
)
def test_an_incomplete_entry_is_refused(old: str, new: str, message: str) -> None:
    assert read_coverage_of_texts(FIRST, INSTRUMENTS, ()).texts[0].clauses[0].names == ("jls.32.count",)
    with pytest.raises(RuleDefect, match=message):
        read_coverage_of_texts(FIRST.replace(old, new), INSTRUMENTS, ())
