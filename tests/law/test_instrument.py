from __future__ import annotations

import re
from importlib.resources import files

import pytest

from zhixing_rules.errors import CitationError
from zhixing_rules.law import Citation, DocumentPart, Instrument

# Counted by hand in the printed text: the number of items of each paragraph, by article.
ITEM_COUNTS = {
    1: (2,),
    2: (2, 0),
    3: (4,),
    4: (0,),
    5: (3,),
    6: (0,),
    7: (0, 0),
    8: (4,),
    9: (0,),
    10: (0,),
    11: (0,),
    12: (0, 0),
    13: (0, 0),
    14: (0,),
    15: (0,),
    16: (0,),
    17: (0,),
}

# The clauses of the norms of the Opinion, copied from their ids.
NORM_CLAUSES = [
    "art1",
    "art2.i1",
    "art2.i2",
    "art2.p2",
    "art3.i1",
    "art3.i2",
    "art3.i3",
    "art3.i4",
    "art4",
    "art5",
    "art5.i1",
    "art5.i2",
    "art5.i3",
    "art6",
    "art7.p1",
    "art7.p2",
    "art8",
    "art8.i1",
    "art8.i2",
    "art8.i3",
    "art8.i4",
    "art9",
    "art10",
    "art11",
    "art12.p1",
    "art12.p2",
    "art13.p1",
    "art13.p2",
    "art14",
    "art15",
    "art16",
    "art17",
    "annex",
]

HEADINGS = {
    **dict.fromkeys(range(1, 7), "一、联动查控被执行人工作"),
    **dict.fromkeys(range(7, 12), "二、联动打击拒执犯罪"),
    **dict.fromkeys(range(12, 15), "三、其他联动工作"),
    **dict.fromkeys(range(15, 18), "四、附则"),
}


def test_the_opinion_has_17_articles_with_the_printed_paragraphs_and_items(opinion: Instrument) -> None:
    assert {
        article.number: tuple(len(paragraph.items) for paragraph in article.paragraphs) for article in opinion.articles
    } == ITEM_COUNTS


def test_every_article_has_its_printed_heading(opinion: Instrument) -> None:
    assert {article.number: article.heading for article in opinion.articles} == HEADINGS
    assert opinion.headings == tuple(dict.fromkeys(HEADINGS.values()))


@pytest.mark.parametrize("key", NORM_CLAUSES)
def test_every_clause_of_a_norm_exists_and_is_in_its_shortest_form(opinion: Instrument, key: str) -> None:
    citation = Citation.parse(key, document=opinion.document)
    assert opinion.text(citation)
    assert citation in set(opinion.clauses())


def test_every_clause_of_every_article_resolves(opinion: Instrument) -> None:
    for article in opinion.articles:
        assert opinion.text(opinion.at(article.number)) == article.full_text
        for paragraph in article.paragraphs:
            assert opinion.text(opinion.at(article.number, paragraph.number)) == paragraph.full_text
            for item in paragraph.items:
                citation = opinion.at(article.number, paragraph.number, item.number)
                assert citation == opinion.at(article.number, item=item.number)
                assert opinion.text(citation) == item.text


def test_one_clause_has_one_citation(opinion: Instrument) -> None:
    clauses = list(opinion.clauses())
    assert len(clauses) == len(set(clauses))
    assert opinion.at(9, 1) == opinion.at(9)
    assert opinion.at(1, 1, 1).key == "art1.i1"
    assert opinion.at(2, 1, 2).key == "art2.i2"
    assert opinion.at(2, 1).key == "art2.p1"
    articles = [clause for clause in clauses if clause.part is DocumentPart.ARTICLE]
    assert articles == sorted(articles)


def test_a_longer_citation_of_an_item_gives_the_same_words(opinion: Instrument) -> None:
    long = Citation.parse("第二条第一款第（一）项", document=opinion.document)
    assert opinion.text(long) == opinion.text(opinion.at(2, item=1))


@pytest.mark.parametrize(
    ("article", "paragraph", "item"),
    [(18, None, None), (7, 3, None), (1, None, 3), (7, None, 1), (2, 2, 1), (4, 1, 1), (2, 3, 1), (1, 2, 1)],
)
def test_a_clause_that_does_not_exist_is_refused(
    opinion: Instrument, article: int, paragraph: int | None, item: int | None
) -> None:
    with pytest.raises(CitationError, match="no such clause"):
        opinion.at(article, paragraph, item)


def test_the_text_of_a_clause_is_the_printed_text(opinion: Instrument) -> None:
    assert opinion.text(opinion.at(7, 1)) == (
        "人民法院在执行判决、裁定过程中，对拒不执行判决、裁定情节严重的人员，可以先行司法拘留。"
    )
    assert opinion.text(opinion.at(8, item=1)) == "《案件移送函》；"
    assert opinion.text(opinion.at(8)).splitlines()[1:] == [
        "(一) 《案件移送函》；",
        "(二) 生效法律文书；",
        "(三) 案件执行情况说明；",
        "(四) 涉嫌拒执犯罪的证据材料。",
    ]
    assert opinion.text(opinion.at(2, 1)).splitlines() == [
        "联动查控被执行人对接：",
        "（一）市中级人民法院办理的执行案件需要查控被执行人的由市公安局情指部门负责对接；",
        "(二) 各基层人民法院办理的执行案件需要查控被执行人的由各县(市)、区公安机关情指部门负责对接。",
    ]
    assert opinion.text(opinion.at(2, 2)).startswith("全市两级法院应设置“执行110”专员，")


def test_the_errors_of_the_source_are_preserved(opinion: Instrument) -> None:
    assert "严肃追求相关责任人责任" in opinion.text(opinion.at(5, item=3))
    assert "法律效力判决、裁定" in opinion.text(opinion.at(15))
    assert opinion.text(opinion.at(1, item=2)).endswith("；")


def test_lines_broken_inside_a_sentence_are_joined(opinion: Instrument) -> None:
    notice = opinion.text(opinion.part("notice"))
    assert "若干意见》印发给你们，请遵照执行。工作中遇到的问题，请及时报告" in notice
    assert "各县（市）公安局、城区分局：" in notice


def test_the_parts_are_those_of_the_printed_document(opinion: Instrument) -> None:
    assert [part for part, _ in opinion.parts] == [
        DocumentPart.NOTICE,
        DocumentPart.TITLE,
        DocumentPart.PREAMBLE,
        DocumentPart.ANNEX,
        DocumentPart.COLOPHON,
    ]
    assert opinion.text(opinion.part("title")) == opinion.title
    assert opinion.text(opinion.part("preamble")).startswith("为深入贯彻中央")
    annex = opinion.text(opinion.part("annex"))
    assert annex.startswith("附件：协助查询函\n附件：\nXX 人民法院 协助查询函\n")
    assert annex.endswith("\nXX 人民法院\nXX 年 XX 月 XX 日")
    assert opinion.text(opinion.part("colophon")) == "焦作市中级人民法院办公室\n2024年10月10日印发"
    assert opinion.notice_title is not None
    assert opinion.notice_title in opinion.text(opinion.part("notice"))


@pytest.mark.parametrize("name", ["article", "heading", "appendix", ""])
def test_an_unknown_part_is_refused(opinion: Instrument, name: str) -> None:
    with pytest.raises(
        CitationError, match="the parts of this instrument are: notice, title, preamble, annex, colophon"
    ):
        opinion.part(name)


def test_a_heading_is_a_clause(opinion: Instrument) -> None:
    second = Citation.parse("第二部分", document=opinion.document)
    assert opinion.text(second) == "二、联动打击拒执犯罪"
    with pytest.raises(CitationError, match="no such clause: heading5"):
        opinion.text(Citation.parse("heading5", document=opinion.document))


def test_a_clause_of_another_document_is_refused(opinion: Instrument) -> None:
    with pytest.raises(CitationError, match="is not a clause of"):
        opinion.text(Citation.parse("法释〔2024〕13号第二条"))


def test_a_name_written_as_a_document_number_is_not_repeated(opinion: Instrument) -> None:
    cited = Citation.parse("张某秘密〔2024〕1号第二条")
    for cite in (opinion.text, opinion.shortest, lambda clause: clause.format("bibtex", opinion)):
        with pytest.raises(CitationError) as caught:
            cite(cited)
        assert "张某" not in str(caught.value)


def test_a_quote_is_located_in_its_clause(opinion: Instrument) -> None:
    clause = opinion.at(7, 2)
    quote = "应在司法拘留期限届满前三个工作日内"
    start, end = opinion.locate(clause, quote)
    assert opinion.text(clause)[start:end] == quote


def test_a_quote_that_is_not_in_the_instrument_is_refused(opinion: Instrument) -> None:
    with pytest.raises(CitationError, match=r"absent from art7\.p2: 五个工作日 .*nor elsewhere"):
        opinion.locate(opinion.at(7, 2), "五个工作日")


def test_a_quote_of_another_clause_is_refused_with_the_narrowest_clause_that_contains_it(opinion: Instrument) -> None:
    with pytest.raises(CitationError, match=r"absent from art7\.p1.*found in art7\.p2"):
        opinion.locate(opinion.at(7, 1), "三个工作日")
    with pytest.raises(CitationError, match=r"absent from art7\.p1.*found in art5\.i3"):
        opinion.locate(opinion.at(7, 1), "严禁滥用查控手段")


@pytest.mark.parametrize("quote", ["判决、裁定", "定"])
def test_a_quote_that_occurs_twice_is_not_unique(opinion: Instrument, quote: str) -> None:
    with pytest.raises(CitationError, match=r"not unique in art7\.p1"):
        opinion.locate(opinion.at(7, 1), quote)


def test_a_line_printed_twice_in_the_form_needs_its_context(opinion: Instrument) -> None:
    with pytest.raises(CitationError, match="not unique in annex"):
        opinion.locate(opinion.part("annex"), "被执行人基本信息：姓名")
    assert opinion.locate(opinion.part("annex"), "1. 案号\n被执行人基本信息：姓名")


def test_an_empty_quote_is_refused(opinion: Instrument) -> None:
    with pytest.raises(CitationError, match="empty"):
        opinion.locate(opinion.at(7), "")


def test_the_sentences_contain_every_word_of_the_source_in_order(opinion: Instrument) -> None:
    source = files("zhixing_rules.procedures.jiaozuo_2024").joinpath("source.txt").read_text(encoding="utf-8")
    rest = "".join(source.split())
    for sentence in opinion.sentences():
        words = "".join(sentence.text.split())
        mark, separator, rest = rest.partition(words)
        assert separator
        assert re.fullmatch(r"(第[一二三四五六七八九十]+条|-?[（(][一二三四][）)])?", mark), sentence.key
    assert rest == ""


def test_every_sentence_is_in_its_clause_and_has_a_unique_key(opinion: Instrument) -> None:
    sentences = list(opinion.sentences())
    assert all(sentence.text in opinion.text(sentence.citation) for sentence in sentences)
    assert len({sentence.key for sentence in sentences}) == len(sentences)


def test_sentences_are_split_at_punctuation(opinion: Instrument) -> None:
    counts: dict[str, int] = {}
    for sentence in opinion.sentences():
        counts[sentence.citation.key] = sentence.number
    assert counts["art9"] == 3
    assert counts["art7.p2"] == 2
    assert counts["art17"] == 2
    assert counts["art2.p1"] == counts["art2.p2"] == counts["art2.i1"] == 1
    assert "art2" not in counts
    assert [key for key in counts if key.startswith("heading")] == [
        "heading1",
        "heading2",
        "heading3",
        "heading4",
    ]
    assert list(counts)[:4] == ["notice", "title", "preamble", "heading1"]
    assert list(counts)[-2:] == ["annex", "colophon"]


def test_an_added_item_is_numbered_in_the_style_of_the_last(opinion: Instrument) -> None:
    for key, mark in (("art8", "(五) "), ("art1", "（三）")):
        citation = Citation.parse(key, document=opinion.document)
        longer = opinion.with_item(citation, "另一项。")
        assert longer.text(citation).endswith(f"\n{mark}另一项。"), key
        assert longer.text(citation).startswith(opinion.text(citation))
        assert longer.sha256 != opinion.sha256
        others = [each.number for each in opinion.articles if each.number != citation.article]
        assert all(longer.text(opinion.at(each)) == opinion.text(opinion.at(each)) for each in others)


@pytest.mark.parametrize("key", ["art9", "art8.i1", "annex", "art7.p2"])
def test_an_item_cannot_be_added_without_a_list(opinion: Instrument, key: str) -> None:
    with pytest.raises(ValueError, match="no list"):
        opinion.with_item(Citation.parse(key, document=opinion.document), "另一项。")
