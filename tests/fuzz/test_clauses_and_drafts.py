"""Citations, case numbers and drafts from any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.hostile import CANARY, DRAFT, RECORDS, SURROGATES, TEXTS, any_text, fuzzed
from fuzz.invariants import assert_no_output, has_control_characters, result_or_none
from zhixing_rules import JIAOZUO_2024, Case, Citation, CitationError, load, redact, screen
from zhixing_rules.interchange import dumps, mentions_to_dict
from zhixing_rules.law import DocumentPart
from zhixing_rules.records import Audience, CaseNumber
from zhixing_rules.render import text
from zhixing_rules.screening import reword

CLAUSE_PIECES = (
    "第",
    "条",
    "之一",
    "点",
    "目",
    "章",
    "附则",
    "《测试法》",
    "《",
    ".sub",
    "-1",
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
CLAUSES = any_text() | st.lists(st.sampled_from((*CLAUSE_PIECES, *TEXTS, *SURROGATES)), max_size=8).map("".join)
NUMBERS = st.sampled_from((None, 0, 1, -1, 7, 9999, 10_000, 10**4000, True))


@fuzzed
@given(clause=CLAUSES, document=st.none() | CLAUSES)
def test_a_citation_is_read_or_refused(clause: str, document: str | None) -> None:
    cited = result_or_none(lambda: Citation.parse(clause, document), CitationError)
    if cited is not None:
        assert Citation.parse(str(cited)) == cited
        result_or_none(lambda: JIAOZUO_2024.instrument.text(cited), CitationError)
        result_or_none(lambda: cited.format("bibtex", JIAOZUO_2024.instrument), CitationError)


@fuzzed
@given(CLAUSES, st.tuples(st.sampled_from(DocumentPart), NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_a_citation_is_built_or_refused(given_document: str, parts: Any) -> None:  # noqa: ANN401  numbers or None
    for document in (given_document, JIAOZUO_2024.instrument.document):
        cited = result_or_none(lambda document=document: Citation(document, *parts), CitationError)  # type: ignore[misc]
        if cited is not None:
            result_or_none(lambda cited=cited: JIAOZUO_2024.instrument.shortest(cited), CitationError)  # type: ignore[misc]


NUMBER_PIECES = (
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
@given(any_text() | st.lists(st.sampled_from((*NUMBER_PIECES, *TEXTS)), max_size=8).map("".join))
def test_a_case_number_is_read_or_refused(given_text: str) -> None:
    number = result_or_none(lambda: CaseNumber.parse(given_text), ValueError)
    if number is not None:
        assert CaseNumber.parse(str(number)) == number
        assert number.year_begins


DRAFT_PIECES = (
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
DRAFTS = any_text() | st.lists(st.sampled_from((*DRAFT_PIECES, *TEXTS, *SURROGATES, DRAFT)), max_size=12).map("".join)
CASES = (
    *(load(Case, record) for record in RECORDS if "联动机制" not in record),
    load(Case, {"persons": [{"id": "p1", "name": CANARY, "address": "\u202e某\x00\u200b某", "telephone": "..."}]}),
    load(Case, {"persons": [{"id": "p1", "name": "某某", "telephone": "1111", "other_document": "\u200b" * 5}]}),
)


@fuzzed
@given(
    draft=DRAFTS, case=st.none() | st.sampled_from(CASES), step=st.integers(1, 3), audience=st.sampled_from(Audience)
)
def test_any_draft_is_screened_and_redacted(draft: str, case: Case | None, step: int, audience: Audience) -> None:
    with assert_no_output():
        mentions = screen(draft, case=case)
        reword(draft, mentions[::step])
        redact(draft, audience, case=case)
        outputs = [text.mentions(draft, mentions), dumps(mentions_to_dict(draft, mentions))]
    assert all(0 <= each.start < each.end <= len(draft) for each in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert not any(map(has_control_characters, outputs))


@pytest.mark.parametrize("draft", [CANARY, f"\x1b{CANARY}联动查控\u202e"])
def test_mentions_of_another_draft_are_refused(draft: str) -> None:
    longer = f"{draft}民警联动查控"
    assert result_or_none(lambda: reword(draft, screen(longer)), ValueError) is None
