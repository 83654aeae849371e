"""Citation styles: plain styles and reference styles."""

from __future__ import annotations

import re

import pytest

from zhixing_rules.errors import CitationError
from zhixing_rules.law import Citation, Instrument, Style

REFERENCES = ("gbt7714", "gbt7714-2015", "bibtex")
PLAIN = tuple(style for style in Style if style not in REFERENCES)


@pytest.fixture
def clause(opinion: Instrument) -> Citation:
    return opinion.at(7, 2)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("zh", "焦中法〔2024〕101号第七条第二款"),
        ("short", "第七条第二款"),
        ("en", "art. 7 para. 2 of 焦中法〔2024〕101号"),
        ("key", "art7.p2"),
    ],
)
def test_a_plain_style_needs_only_the_citation(clause: Citation, style: str, written: str) -> None:
    assert clause.format(style) == written


def test_the_default_style_is_chinese(clause: Citation) -> None:
    assert clause.format() == clause.format("zh") == str(clause)


def test_a_style_is_accepted_as_a_member_or_as_its_value(clause: Citation, opinion: Instrument) -> None:
    for style in Style:
        assert clause.format(style, opinion) == clause.format(style.value, opinion)


@pytest.mark.parametrize(("style", "comma", "colon"), [("gbt7714", "，", "："), ("gbt7714-2015", ", ", ": ")])
def test_a_gbt7714_reference_has_issuers_title_number_date_and_clause(
    clause: Citation, opinion: Instrument, style: str, comma: str, colon: str
) -> None:
    written = (
        f"焦作市中级人民法院{comma}焦作市公安局. "
        f"关于联动查控被执行人、打击拒执犯罪等工作的若干意见{colon}焦中法〔2024〕101号[Z]. "
        f"2024-10-09{colon}第七条第二款."
    )
    assert clause.format(style, opinion) == opinion.cite(clause, style) == written


def test_a_bibtex_entry_has_balanced_braces_one_key_and_unique_fields(opinion: Instrument) -> None:
    for clause in opinion.clauses():
        entry = opinion.cite(clause, "bibtex")
        assert entry.count("{") == entry.count("}")
        assert re.match(r"@misc\{[A-Za-z0-9.-]+,\n", entry)
        names = re.findall(r"^  (\w+) +=", entry, re.MULTILINE)
        assert len(names) == len(set(names))
        assert f"{{{clause.short}}}" in entry


def test_no_two_clauses_share_a_bibtex_key(opinion: Instrument) -> None:
    keys = [opinion.cite(clause, "bibtex").partition(",")[0] for clause in opinion.clauses()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("style", REFERENCES)
def test_a_reference_without_the_instrument_is_refused_with_a_hint(clause: Citation, style: str) -> None:
    with pytest.raises(ValueError, match=rf"{style} requires instrument="):
        clause.format(style)


@pytest.mark.parametrize("style", ["chicago", "", "ZH", "gbt-7714"])
def test_an_unknown_style_is_refused_with_the_known_styles(clause: Citation, style: str) -> None:
    with pytest.raises(ValueError, match="no such style") as caught:
        clause.format(style)
    assert all(each in str(caught.value) for each in Style)


@pytest.mark.parametrize("style", REFERENCES)
def test_a_clause_of_another_document_cannot_be_cited_from_this_one(opinion: Instrument, style: str) -> None:
    other = Citation("豫高法〔2020〕1号", article=7)
    with pytest.raises(CitationError):
        other.format(style, opinion)


def test_the_instrument_cites_an_existing_clause_in_its_shortest_form(opinion: Instrument) -> None:
    assert opinion.cite(Citation(opinion.document, article=9, paragraph=1)) == "焦中法〔2024〕101号第九条"
    with pytest.raises(CitationError):
        opinion.cite(Citation(opinion.document, article=18))
