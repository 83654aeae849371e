from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.errors import CitationError
from zhixing_rules.law import Citation, DivisionLevel, DivisionNumber, DocumentPart
from zhixing_rules.law.division import parse_division
from zhixing_rules.law.document_name import parse_document_number
from zhixing_rules.law.numerals import to_chinese

OPINION = "焦中法〔2024〕101号"


def wide(text: str) -> str:
    """Return the text with full-width letters, digits and brackets."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


NUMBERS = st.integers(1, 9999)
OPTIONAL = st.none() | NUMBERS
DOCUMENTS = st.one_of(
    st.builds(
        "{}〔{}〕{}号".format,
        st.sampled_from(["焦中法", "法释", "公通字", "豫高法", "一"]),
        st.integers(1949, 2100),
        st.integers(1, 99_999),
    ),
    st.builds("{}第{}号".format, st.sampled_from(["测试部令", "主席令", "测试院公告2020年"]), st.integers(1, 99_999)),
    st.sampled_from(
        ["主席令第十一号", "《测试法》", "《关于适用〈测试法〉的解释（二）》", "《Measures of 2020》", "《法第一条》"]
    ),
)
LEVELS = (DivisionLevel.BOOK, DivisionLevel.SUBBOOK, DivisionLevel.CHAPTER, DivisionLevel.SECTION)
DIVISIONS = st.lists(st.sampled_from(LEVELS), min_size=1, max_size=4, unique=True).flatmap(
    lambda levels: st.tuples(
        *(st.builds(DivisionNumber, st.just(level), NUMBERS, st.integers(0, 20)) for level in LEVELS if level in levels)
    )
) | st.just((DivisionNumber(DivisionLevel.SUPPLEMENT, 1),))
CITATIONS = st.one_of(
    st.builds(
        Citation,
        DOCUMENTS,
        st.just(DocumentPart.ARTICLE),
        NUMBERS,
        OPTIONAL,
        NUMBERS,
        inserted=OPTIONAL,
        subitem=OPTIONAL,
    ),
    st.builds(Citation, DOCUMENTS, st.just(DocumentPart.ARTICLE), NUMBERS, OPTIONAL, inserted=OPTIONAL),
    st.builds(Citation, DOCUMENTS, st.just(DocumentPart.POINT), NUMBERS, OPTIONAL, OPTIONAL),
    st.builds(Citation, DOCUMENTS, st.just(DocumentPart.HEADING), division=DIVISIONS),
    st.builds(Citation, DOCUMENTS, st.just(DocumentPart.ARTICLE), NUMBERS, OPTIONAL, OPTIONAL),
    st.builds(Citation, DOCUMENTS, st.just(DocumentPart.HEADING), heading=NUMBERS),
    st.builds(Citation, DOCUMENTS, st.sampled_from([part for part in DocumentPart if part.is_single])),
)


@examples(100)
@given(CITATIONS)
def test_every_printed_form_parses_to_the_same_citation(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation
    assert Citation.parse(citation.en) == citation
    assert Citation.parse(citation.short, document=citation.document) == citation
    assert Citation.parse(citation.key, document=citation.document) == citation


@pytest.mark.parametrize(
    ("citation", "printed", "short", "key", "english"),
    [
        (Citation(OPINION, article=7), f"{OPINION}第七条", "第七条", "art7", f"art. 7 of {OPINION}"),
        (
            Citation(OPINION, article=7, paragraph=2),
            f"{OPINION}第七条第二款",
            "第七条第二款",
            "art7.p2",
            f"art. 7 para. 2 of {OPINION}",
        ),
        (
            Citation(OPINION, article=1, item=1),
            f"{OPINION}第一条第（一）项",
            "第一条第（一）项",
            "art1.i1",
            f"art. 1 item 1 of {OPINION}",
        ),
        (
            Citation(OPINION, article=12, paragraph=2, item=10),
            f"{OPINION}第十二条第二款第（十）项",
            "第十二条第二款第（十）项",
            "art12.p2.i10",
            f"art. 12 para. 2 item 10 of {OPINION}",
        ),
        (
            Citation(OPINION, DocumentPart.HEADING, heading=2),
            f"{OPINION}第二部分",
            "第二部分",
            "heading2",
            f"heading 2 of {OPINION}",
        ),
        (
            Citation(OPINION, article=4, inserted=1, item=2, subitem=3),
            f"{OPINION}第四条之一第（二）项第3目",
            "第四条之一第（二）项第3目",
            "art4-1.i2.sub3",
            f"art. 4-1 item 2 sub-item 3 of {OPINION}",
        ),
        (
            Citation(OPINION, DocumentPart.POINT, 3, 2),
            f"{OPINION}第三点第二款",
            "第三点第二款",
            "point3.p2",
            f"point 3 para. 2 of {OPINION}",
        ),
        (
            Citation(
                "《测试法》",
                DocumentPart.HEADING,
                division=(DivisionNumber(DivisionLevel.BOOK, 2), DivisionNumber(DivisionLevel.CHAPTER, 3, 1)),
            ),
            "《测试法》第二编第三章之一",
            "第二编第三章之一",
            "book2.chapter3-1",
            "book 2, chapter 3-1 of 《测试法》",
        ),
        (Citation(OPINION, DocumentPart.ANNEX), f"{OPINION}附件", "附件", "annex", f"annex of {OPINION}"),
        (Citation(OPINION, DocumentPart.PREAMBLE), f"{OPINION}序言", "序言", "preamble", f"preamble of {OPINION}"),
        (Citation(OPINION, DocumentPart.NOTICE), f"{OPINION}通知", "通知", "notice", f"notice of {OPINION}"),
        (Citation(OPINION, DocumentPart.TITLE), f"{OPINION}标题", "标题", "title", f"title of {OPINION}"),
        (Citation(OPINION, DocumentPart.COLOPHON), f"{OPINION}版记", "版记", "colophon", f"colophon of {OPINION}"),
    ],
)
def test_a_citation_has_four_printed_forms(
    citation: Citation, printed: str, short: str, key: str, english: str
) -> None:
    assert (str(citation), citation.short, citation.key, citation.en) == (printed, short, key, english)


@pytest.mark.parametrize(
    "text",
    [
        "焦中法〔2024〕101号第七条第二款",
        "焦中法[2024]101号第七条第二款",
        "焦中法(2024)101号第七条第二款",
        "焦中法（2024）101号第七条第二款",
        "焦中法【2024】101号第七条第二款",
        f"焦中法{wide('[2024]')}101号第七条第二款",
        "焦中法﹝2024﹞101号第七条第二款",
        " 焦中法 〔 2024 〕 101 号  第 七 条 第 二 款\n",
        wide("焦中法〔2024〕101号第7条第2款"),
        "焦中法〔2024〕101号\u3000第7条第2款",
        "第7条第2款",
        "第七条 第2款",
        "art7.p2",
        "ART7.P2",
        wide("art7.p2"),
        "Art. 7 para. 2",
        "art. 7, para. 2",
        "article 7 paragraph 2",
        "Art. 7 para. 2 of 焦中法(2024)101号",
        "七条二款",
        "焦中法(2024)101号 七条二款",
        "Article 7(2)",
        "Art. 7 (2) of 焦中法(2024)101号",
        wide("art.7(2)"),
        "art7(2)",
        "Art. 7 § 2",
        "Art. 7, §2",
    ],
)
def test_article_7_paragraph_2_is_parsed_in_every_common_spelling(text: str) -> None:
    assert Citation.parse(text, document=OPINION) == Citation(OPINION, article=7, paragraph=2)


@pytest.mark.parametrize(
    "text",
    [
        "第一条第（一）项",
        "第一条第(一)项",
        "第一条第一项",
        "第1条第1项",
        wide("第1条第(1)项"),
        "第一条 第 ( 一 ) 项",
        "art1.i1",
        "art. 1 item 1",
        "art. 1, item (1)",
        "一条一项",
    ],
)
def test_an_item_directly_under_its_article_is_parsed_in_every_common_spelling(text: str) -> None:
    assert Citation.parse(text, document=OPINION) == Citation(OPINION, article=1, item=1)


@pytest.mark.parametrize(
    "text",
    [
        "焦中法〔2024〕101号第七条第二款第（一）项",
        "art7.p2.i1",
        "七条二款一项",
        "七条二款（一）项",
        "Article 7(2)(1)",
        "Art. 7 § 2 (1)",
    ],
)
def test_an_item_of_a_paragraph_is_parsed(text: str) -> None:
    assert Citation.parse(text, document=OPINION) == Citation(OPINION, article=7, paragraph=2, item=1)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("附件", DocumentPart.ANNEX),
        ("焦中法〔2024〕101号 附件", DocumentPart.ANNEX),
        ("Annex", DocumentPart.ANNEX),
        ("版记", DocumentPart.COLOPHON),
    ],
)
def test_a_part_is_parsed_by_its_name(text: str, part: DocumentPart) -> None:
    assert Citation.parse(text, document=OPINION) == Citation(OPINION, part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第四条之一", Citation(OPINION, article=4, inserted=1)),
        ("第4条之1第2款", Citation(OPINION, article=4, inserted=1, paragraph=2)),
        ("art. 4-1, para. 2", Citation(OPINION, article=4, inserted=1, paragraph=2)),
        ("第一条第（一）项第1目", Citation(OPINION, article=1, item=1, subitem=1)),
        ("第一条第一项第（一）目", Citation(OPINION, article=1, item=1, subitem=1)),
        ("art1.i1.sub2", Citation(OPINION, article=1, item=1, subitem=2)),
        ("第３点第(二)项", Citation(OPINION, DocumentPart.POINT, 3, item=2)),
        ("Point 3", Citation(OPINION, DocumentPart.POINT, 3)),
        ("第2编 第1章", Citation(OPINION, DocumentPart.HEADING, division=parse_division("book2.chapter1"))),
        ("Book 2 chapter 1", Citation(OPINION, DocumentPart.HEADING, division=parse_division("book2.chapter1"))),
        ("附则", Citation(OPINION, DocumentPart.HEADING, division=parse_division("supplement"))),
        ("《测试法》第一条", Citation("《测试法》", article=1)),
        (" 《测试法(试行)》 第1条", Citation("《测试法（试行）》", article=1)),
        ("《关于适用《测试法》的解释》第一条", Citation("《关于适用〈测试法〉的解释》", article=1)),
        ("测试部令 第１２号第一条", Citation("测试部令第12号", article=1)),
        ("测试部公告2020年第3号第一条", Citation("测试部公告2020年第3号", article=1)),
    ],
)
def test_the_forms_of_other_instruments_are_parsed(text: str, expected: Citation) -> None:
    assert Citation.parse(text, document=OPINION) == expected


def test_an_inserted_article_sorts_after_its_article() -> None:
    article, inserted, following = (Citation.parse(key, OPINION) for key in ("art4.p2", "art4-1", "art5"))
    assert article < inserted < following
    assert (
        Citation.parse("art1.i1", OPINION)
        < Citation.parse("art1.i1.sub1", OPINION)
        < Citation.parse("art1.i2", OPINION)
    )


def test_a_document_number_in_the_text_takes_precedence() -> None:
    assert Citation.parse("法释〔2024〕13号第二条", document=OPINION).document == "法释〔2024〕13号"


def test_the_document_argument_accepts_any_spelling() -> None:
    assert Citation.parse("art4", document="焦中法[2024] 101号").document == OPINION


def test_a_citation_without_a_document_number_is_refused() -> None:
    with pytest.raises(CitationError, match="has no document number"):
        Citation.parse("第七条")


def test_an_invalid_document_number_is_refused() -> None:
    with pytest.raises(CitationError, match="not a document number"):
        Citation.parse("第七条", document="the Opinion")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "七条",
        "七条第二款",
        "七条二",
        "七条二十项",
        "七条之一二款",
        "7条2款",
        "七条二款（一项",
        "7(2)",
        "Article 7(2",
        "Article 7 2)",
        "Article 7()",
        "Article 7(0)",
        "Article 7(2)(1)(1)",
        "Article 7(2) para. 3",
        "Article 7-1(2)",
        "Point 7(2)",
        "Art. 7 §",
        "§ 7 Abs. 2",
        "§ 7",
        "第七",
        "第二款",
        "第七条第二款第三款",
        "第七条第二项第一款",
        "第零条",
        "第0条",
        "第07条",
        "第10000条",
        "第十十条",
        "第一条第（一项",
        "第一条第一)项",
        "第七条之",
        "第七条之十十",
        "第七款之一",
        "第七条第一目",
        "第七点之一",
        "第一章第一编",
        "第一章第二章",
        "第十十章",
        "chapter0",
        "point0",
        "point3-1",
        "art4-0",
        "art1.sub1",
        "《测试法》",
        "《测试法第一条",
        "《测试法》法释〔2024〕13号第一条",
        "《测试法》第一条 of 《测试法》",
        "第七条至第九条",
        "第1 7条",
        "第七条第二款。",
        "焦中法〔2024〕101号",
        "焦中法〔24〕101号第七条",
        "焦中法〔2024〕0101号第七条",
        "art",
        "art0",
        "art7.p0",
        "art7.p2.",
        "art7.scope",
        "art. seven",
        "article",
        "heading",
        "部分",
        "条",
        "第一部分第一条",
        "第" + "9" * 10_000 + "条",
        "第" + "九" * 10_000 + "条",
        "第٧条",
        "\ud800",
        "第七条\x00",
    ],
)
def test_other_text_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(CitationError, match=r"accepted forms: .*art7\.p2"):
        Citation.parse(text, document=OPINION)


SMALL = st.integers(1, 99)
SHORT_FORMS = st.one_of(
    st.tuples(
        st.builds("{}条{}款".format, SMALL.map(to_chinese), SMALL.map(to_chinese)),
        st.just("〇零一二三四五六七八九十百千"),
    ),
    st.tuples(st.builds("{}条{}款{}项".format, *[SMALL.map(to_chinese)] * 3), st.just("〇零一二三四五六七八九十百千")),
    st.tuples(st.builds("Article {}({})".format, SMALL, SMALL), st.just("0123456789")),
    st.tuples(st.builds("Art. {}({})({})".format, SMALL, SMALL, SMALL), st.just("0123456789")),
    st.tuples(st.builds("Art. {} § {}".format, SMALL, SMALL), st.just("0123456789")),
)


@examples(200)
@given(SHORT_FORMS, st.data())
@example(("七条二款十项", "二七十"), None)
def test_a_short_form_without_one_of_its_signs_is_refused_or_names_the_same_clause(
    form: tuple[str, str], data: st.DataObject | None
) -> None:
    text, digits = form
    whole = Citation.parse(text, document=OPINION)
    signs = [place for place, each in enumerate(text) if each not in digits]
    for place in signs if data is None else [data.draw(st.sampled_from(signs))]:
        for damaged in (text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:]):
            try:
                found = Citation.parse(damaged, document=OPINION)
            except CitationError:
                continue
            assert found == whole, damaged


@examples(100)
@given(
    st.text()
    | st.text(
        alphabet="§《》之点目编章节附则焦中法〔〕[]()（）2024101号第零一二十百千条款项部分附件 \u3000.,artpiehdngof"
        + wide("07"),
        max_size=30,
    )
)
@example("焦中法〔2024〕101号第一部分")
def test_any_text_either_parses_or_raises_citation_error(text: str) -> None:
    try:
        citation = Citation.parse(text, document=OPINION)
    except CitationError:
        return
    assert Citation.parse(str(citation)) == citation


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"part": DocumentPart.ARTICLE}, "required for an article"),
        ({"part": DocumentPart.ANNEX, "article": 1}, "required for an article"),
        ({"part": DocumentPart.HEADING}, "required for a heading"),
        ({"part": DocumentPart.ARTICLE, "article": 1, "heading": 1}, "required for a heading"),
        ({"part": DocumentPart.ANNEX, "paragraph": 1}, "requires an article"),
        ({"article": 1, "subitem": 1}, "requires an item"),
        ({"part": DocumentPart.POINT, "article": 1, "inserted": 1}, "only an article"),
        ({"part": DocumentPart.HEADING, "heading": 1, "division": parse_division("chapter1")}, "not both"),
        ({"part": DocumentPart.HEADING, "division": parse_division("chapter9")[:0]}, "required for a heading"),
        ({"article": 1, "division": parse_division("chapter1")}, "required for a heading"),
        ({"part": DocumentPart.HEADING, "division": (DivisionNumber(DivisionLevel.BOOK, 0),)}, "between 1 and 9999"),
        (
            {"part": DocumentPart.HEADING, "division": parse_division("chapter1") + parse_division("book1")},
            "from the widest",
        ),
        ({"part": DocumentPart.HEADING, "division": parse_division("book1.supplement")}, "from the widest"),
        ({"part": DocumentPart.HEADING, "division": (DivisionNumber(DivisionLevel.PART, 1),)}, "from the widest"),
        ({"article": 1, "inserted": 0}, "between 1 and 9999"),
        ({"part": DocumentPart.HEADING, "heading": 1, "item": 1}, "requires an article"),
        ({"article": 0}, "between 1 and 9999"),
        ({"article": 1, "paragraph": 10_000}, "between 1 and 9999"),
        ({"article": 1, "item": -1}, "between 1 and 9999"),
    ],
)
def test_numbers_that_do_not_fit_the_part_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(CitationError, match=message):
        Citation(OPINION, **arguments)


@pytest.mark.parametrize("document", ["焦中法[2024]101号", "焦中法 〔2024〕101号", "", "焦中法"])
def test_a_document_number_must_be_in_its_printed_form(document: str) -> None:
    with pytest.raises(CitationError):
        Citation(document, article=1)


def test_a_document_number_is_normalised_to_its_printed_form() -> None:
    assert parse_document_number("法释 (2024) 13 号") == "法释〔2024〕13号"


def test_citations_sort_in_printed_order_with_a_clause_before_its_parts() -> None:
    ordered = [
        Citation("法释〔2024〕13号", article=20),
        Citation(OPINION, DocumentPart.NOTICE),
        Citation(OPINION, DocumentPart.TITLE),
        Citation(OPINION, DocumentPart.PREAMBLE),
        Citation(OPINION, DocumentPart.HEADING, heading=1),
        Citation(OPINION, DocumentPart.HEADING, heading=2),
        *(Citation.parse(key, OPINION) for key in ("art2", "art2.p1", "art2.i1", "art2.i2", "art2.p2", "art10")),
        Citation(OPINION, DocumentPart.ANNEX),
        Citation(OPINION, DocumentPart.COLOPHON),
    ]
    assert sorted([*ordered[5:], *ordered[:5]]) == ordered
    assert ordered[0] <= ordered[1] < ordered[2] >= ordered[1]


@examples(100)
@given(CITATIONS, CITATIONS)
def test_two_citations_are_either_less_equal_or_greater(one: Citation, other: Citation) -> None:
    assert [one < other, one == other, one > other].count(True) == 1


def test_two_citations_of_the_same_item_differ_and_are_ordered() -> None:
    long, short = Citation(OPINION, article=2, paragraph=1, item=1), Citation(OPINION, article=2, item=1)
    assert long != short
    assert long < short


def test_a_citation_is_hashable_and_compares_only_with_citations() -> None:
    clause = Citation(OPINION, article=1)
    assert {clause: 1}[Citation.parse("art1", OPINION)] == 1
    with pytest.raises(TypeError):
        assert clause < "art1"
