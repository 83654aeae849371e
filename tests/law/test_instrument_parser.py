from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.law import Citation, DocumentPart, Instrument, Item, load_instrument, split_foreign_block

BODY = """第一条 甲：
（一）乙；
- (二) 丙，
丁。

戊：

(一)己。

第二条 庚。"""


def metadata_for(text: str) -> dict[str, object]:
    return {
        "document": "试法〔2020〕1号",
        "title": "试行办法",
        "notice_title": "关于印发《试行办法》的通知",
        "issuers": ["试法院"],
        "dated": date(2020, 1, 2),
        "printed": date(2020, 1, 3),
        "colophon": "试法院办公室",
        "sha256": {"packaged": hashlib.sha256(text.encode()).hexdigest()},
    }


def load(body: str) -> Instrument:
    text = f"试行办法\n\n{body}\n\n试法院办公室\n"
    return load_instrument(text, metadata_for(text))


def test_notice_preamble_headings_and_annex_are_optional() -> None:
    instrument = load(BODY)
    assert [part for part, _ in instrument.parts] == [DocumentPart.TITLE, DocumentPart.COLOPHON]
    assert instrument.headings == ()
    with pytest.raises(CitationError, match="no such clause: annex"):
        instrument.text(Citation(instrument.document, DocumentPart.ANNEX))
    assert [article.heading for article in instrument.articles] == [None, None]
    assert [clause.key for clause in instrument.clauses()] == [
        "title",
        *("art1", "art1.p1", "art1.p1.i1", "art1.p1.i2", "art1.p2", "art1.p2.i1"),
        *("art2", "colophon"),
    ]


def test_item_marks_are_separate_from_the_text_without_list_hyphens() -> None:
    assert load(BODY).articles[0].paragraphs[0].items == (
        Item(1, "（一）", "乙；"),
        Item(2, "(二) ", "丙，丁。"),
    )


def test_items_of_several_paragraphs_are_cited_with_the_paragraph() -> None:
    instrument = load(BODY)
    assert instrument.text(instrument.at(1, 2, 1)) == "己。"
    with pytest.raises(CitationError, match="give the paragraph"):
        instrument.at(1, item=1)
    with pytest.raises(CitationError, match="give the paragraph"):
        instrument.with_item(instrument.at(1), "辛。")
    longer = instrument.with_item(instrument.at(1, 2), "辛。")
    assert (longer.text(longer.at(1, 2, 2)), longer.text(longer.at(1, 1))) == (
        "辛。",
        instrument.text(instrument.at(1, 1)),
    )


def test_a_quote_that_overlaps_itself_is_not_unique() -> None:
    instrument = load("第一条 甲乙甲乙甲。")
    with pytest.raises(CitationError, match="not unique in art1"):
        instrument.locate(instrument.at(1), "甲乙甲")


def test_an_annex_begins_at_its_first_line_and_ends_at_the_colophon() -> None:
    instrument = load("序。\n\n一、总则\n\n第一条 甲。\n\n附件1：表\n\n第二条 不是条文。")
    assert instrument.text(instrument.part("annex")) == "附件1：表\n第二条 不是条文。"
    assert instrument.text(instrument.part("preamble")) == "序。"
    assert instrument.articles[0].heading == "一、总则"


def test_the_metadata_is_copied_to_the_instrument() -> None:
    instrument = load("第一条 甲。")
    assert instrument.document == "试法〔2020〕1号"
    assert instrument.notice_title == "关于印发《试行办法》的通知"
    assert instrument.issuers == ("试法院",)
    assert (instrument.dated, instrument.printed) == (date(2020, 1, 2), date(2020, 1, 3))
    assert hash(instrument) == hash(load("第一条 甲。"))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("只有序言。", "has no article"),
        ("一、总则", "has no article"),
        ("第一条 甲。\n\n二、总则\n\n第二条 乙。", "expected heading 1, but got 二"),
        ("第一条 甲。\n\n一、总则", "ends with a heading"),
        ("一、总则\n\n二、分则\n\n第一条 甲。", "no article follows the heading 一、总则"),
        ("一、总则\n\n甲。\n\n第一条 乙。", "expected an article before: 甲。"),
        ("第一条 甲。\n\n第三条 乙。", "expected article 2, but got 三"),
        ("第一条 甲：\n\n（二）乙。", "expected item 1, but got 二"),
        ("第十十条 甲。", "expected article 1, but got 十十"),
        ("第一条 甲。\n\n试行办法", "the title occurs 2 times"),
        ("第一条 甲。\n\n试法院办公室", "the colophon occurs 2 times"),
    ],
)
def test_an_invalid_structure_is_refused(body: str, message: str) -> None:
    with pytest.raises(RuleDefect, match=message):
        load(body)


def test_a_text_with_a_different_hash_is_refused() -> None:
    with pytest.raises(RuleDefect, match="sha256"):
        load_instrument("试行办法", metadata_for("试行办法。"))


def test_an_instrument_without_its_title_line_is_refused() -> None:
    with pytest.raises(RuleDefect, match="the title occurs 0 times"):
        load_instrument("第一条 甲。", metadata_for("第一条 甲。"))


@pytest.mark.parametrize("key", ["title", "issuers", "dated", "sha256"])
def test_what_every_instrument_has_is_required(key: str) -> None:
    meta = metadata_for("")
    del meta[key]
    with pytest.raises(RuleDefect, match=f"needs {key} as"):
        load_instrument("", meta)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("issuers", [1], "issuers as a list of strings"),
        ("issuers", "试法院", "issuers as list"),
        ("dated", "2020-01-02", "dated as date"),
        ("sha256", {}, "packaged as str"),
    ],
)
def test_metadata_of_the_wrong_type_is_refused(key: str, value: object, message: str) -> None:
    with pytest.raises(RuleDefect, match=message):
        load_instrument("", metadata_for("") | {key: value})


def test_a_malformed_document_number_is_refused() -> None:
    with pytest.raises(CitationError, match="not a document number"):
        load_instrument("", metadata_for("") | {"document": "试行办法"})


LINES = st.lists(st.sampled_from(["", "甲", "乙。", "判决书附卷"]), max_size=6).map("\n".join)


@examples(100)
@given(LINES, LINES, LINES)
def test_the_text_and_the_foreign_block_restore_the_document(before: str, middle: str, after: str) -> None:
    text = f"{before}\n判决书\n{middle}\n终审。\n{after}"
    own, foreign = split_foreign_block(text, first="判决书", last="终审。")
    assert foreign.startswith(f"判决书\n{middle}\n终审。")
    start = text.index(foreign)
    assert own == text[:start] + text[start + len(foreign) :]
    assert foreign.removeprefix(f"判决书\n{middle}\n终审。").strip("\n") == ""


def test_a_foreign_block_may_be_a_single_line() -> None:
    assert split_foreign_block("甲\n广告\n乙", first="广告", last="广告") == ("甲\n乙", "广告\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("甲\n乙", "the first line of the foreign block occurs 0 times"),
        ("始\n始\n终", "the first line of the foreign block occurs 2 times"),
        ("始。\n终", "the first line of the foreign block occurs 0 times"),
        ("始\n终了", "the last line of the foreign block occurs 0 times"),
        ("终\n始", "comes before its first line"),
    ],
)
def test_an_ambiguous_foreign_block_is_refused(text: str, message: str) -> None:
    with pytest.raises(RuleDefect, match=message):
        split_foreign_block(text, first="始", last="终")
