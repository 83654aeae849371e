"""Citations, case numbers and drafts: any text at all."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.hostile import CANARY, DRAFT, RECORDS, SURROGATES, TEXTS, any_text, fuzzed
from fuzz.invariants import has_control_characters, silence, tried
from zhixing_rules import JIAOZUO_2024, Case, Citation, CitationError, load, redact, screen
from zhixing_rules.interchange import dumps, mentions_to_dict
from zhixing_rules.law import DocumentPart
from zhixing_rules.records import Audience, CaseNumber
from zhixing_rules.render import text
from zhixing_rules.screening import reword

PIECES = (
    "第",
    "条",
    "款",
    "项",
    "art",
    ".p",
    ".i",
    "〔2024〕",
    "焦中法",
    "101号",
    "７",
    "٧",
    "七",
    " of ",
    "(",
    "附件",
    " ",
)
CLAUSES = any_text() | st.lists(st.sampled_from((*PIECES, *TEXTS, *SURROGATES)), max_size=8).map("".join)
NUMBERS = st.sampled_from((None, 0, 1, -1, 7, 9999, 10_000, 10**4000, True))


@fuzzed
@given(clause=CLAUSES, document=st.none() | CLAUSES)
def test_a_citation_is_read_or_refused(clause: str, document: str | None) -> None:
    cited = tried(lambda: Citation.parse(clause, document), CitationError)
    if cited is not None:
        assert Citation.parse(str(cited)) == cited
        tried(lambda: JIAOZUO_2024.instrument.text(cited), CitationError)
        tried(lambda: cited.format("bibtex", JIAOZUO_2024.instrument), CitationError)


@fuzzed
@given(CLAUSES, st.tuples(st.sampled_from(DocumentPart), NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_a_citation_is_made_or_refused(given_document: str, parts: Any) -> None:  # noqa: ANN401  numbers that may be none
    for document in (given_document, JIAOZUO_2024.instrument.document):
        cited = tried(lambda document=document: Citation(document, *parts), CitationError)  # type: ignore[misc]
        if cited is not None:
            tried(lambda cited=cited: JIAOZUO_2024.instrument.shortest(cited), CitationError)  # type: ignore[misc]


OF_NUMBERS = (
    "（",
    "(",
    "2024",
    "２０２４",
    "٢٠٢٤",
    "0000",
    "）",
    ")",
    "豫",
    "0802",
    "执",
    "司惩",
    "1",
    "9" * 9,
    "0",
    "号",
    "知",
)


@fuzzed
@given(any_text() | st.lists(st.sampled_from((*OF_NUMBERS, *TEXTS)), max_size=8).map("".join))
def test_a_case_number_is_read_or_refused(given_text: str) -> None:
    number = tried(lambda: CaseNumber.parse(given_text), ValueError)
    if number is not None:
        assert CaseNumber.parse(str(number)) == number
        assert number.year_begins


HELD = (
    *(
        "联动查控",
        "民警",
        "公安机关",
        "查控",
        "手机",
        "1",
        "13800000000",
        "110105",
        "19491231",
        "002X",
        "豫H",
        "A1234",
        "（2024）",
    ),
    *(
        "豫0802",
        "执",
        "1号",
        "〔",
        "6222",
        " ",
        "-",
        "．",
        "\n",
        "\r\n",
        "。",
        "某",
        "\u3000",
        "١٢٣",
        "１２３",
        "𝟙𝟚",
        "ﷺ",
    ),
)
DRAFTS = any_text() | st.lists(st.sampled_from((*HELD, *TEXTS, *SURROGATES, DRAFT)), max_size=12).map("".join)
CASES = (
    *(load(Case, record) for record in RECORDS if "联动机制" not in record),
    load(Case, {"persons": [{"id": "p1", "name": CANARY, "address": "\u202e某\x00\u200b某", "telephone": "..."}]}),
    load(Case, {"persons": [{"id": "p1", "name": "某某", "telephone": "1111", "other_document": "\u200b" * 5}]}),
)


@fuzzed
@given(
    draft=DRAFTS, case=st.none() | st.sampled_from(CASES), every=st.integers(1, 3), audience=st.sampled_from(Audience)
)
def test_a_draft_is_screened_and_redacted_whatever_it_holds(
    draft: str, case: Case | None, every: int, audience: Audience
) -> None:
    with silence():
        found = screen(draft, case=case)
        reword(draft, found[::every])
        redact(draft, audience, case=case)
        said = [text.mentions(draft, found), dumps(mentions_to_dict(draft, found))]
    assert all(0 <= each.start < each.end <= len(draft) for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert not any(map(has_control_characters, said))


@pytest.mark.parametrize("draft", [CANARY, f"\x1b{CANARY}联动查控\u202e"])
def test_mentions_of_another_draft_are_refused(draft: str) -> None:
    longer = f"{draft}民警联动查控"
    assert tried(lambda: reword(draft, screen(longer)), ValueError) is None
