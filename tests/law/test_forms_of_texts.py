"""The forms in which laws, interpretations, opinions and notices are written; all texts are invented."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest

from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.law import Citation, Instrument, load_instrument


def load(text: str, **meta: object) -> Instrument:
    digest = {"packaged": hashlib.sha256(text.encode()).hexdigest()}
    required = {"title": "测试法", "issuers": ["测试大会"], "dated": date(2020, 1, 2), "sha256": digest}
    return load_instrument(text, required | meta)


def keys(instrument: Instrument) -> list[str]:
    return [clause.key for clause in instrument.clauses()]


LAW = """测试法
（2020年1月2日测试大会通过）

目　录
第一编　总则……1
第一章　任务……1
第二章　期间……2
第一节　计算……2
第二节　送达……3
第二编　分则……4
第一章　一般规定……4
附　则……5

第一编　总则
第一章　任务

第一条　【目的】为了测试，制定本法。

第二章　期间
第一节　计算
第二条　期间包括：
（一）法定期间：
1．以日计算的；
2．以月计算的。
（二）指定期间。

前款期间不包括在途时间。
第二条之一　期间顺延。
第二节　送达
第三条　送达应有回执。
第二编　分则
第一章　一般规定
第四条　略。
附　则
第五条　本法自公布之日起施行。
"""


def test_a_law_has_divisions_contents_and_inserted_articles_but_no_number_and_no_colophon() -> None:
    law = load(LAW)
    assert keys(law) == [
        *("title", "preamble", "contents", "book1", "book1.chapter1", "art1"),
        *("book1.chapter2", "book1.chapter2.section1", "art2"),
        *("art2.p1", "art2.i1", "art2.i1.sub1", "art2.i1.sub2", "art2.i2", "art2.p2", "art2-1"),
        *("book1.chapter2.section2", "art3", "book2", "book2.chapter1", "art4", "supplement", "art5"),
    ]
    assert (law.document, law.notice_title, law.printed) == ("《测试法》", None, None)
    assert str(law.at(2, item=1, subitem=2)) == "《测试法》第二条第（一）项第2目"
    assert law.text(law.at(2, inserted=1)) == "期间顺延。"
    assert (law.articles[0].caption, law.text(law.at(1))) == ("目的", "为了测试，制定本法。")
    assert law.text(Citation.parse("第一编第二章", law.document)) == "第二章　期间"
    assert law.shortest(Citation.parse("第二章", law.document)).short == "第一编第二章"
    with pytest.raises(CitationError, match="several divisions have this number"):
        law.shortest(Citation.parse("第一章", law.document))
    with pytest.raises(CitationError, match="no such clause: chapter3"):
        law.shortest(Citation.parse("第三章", law.document))


def test_every_clause_is_found_again_by_each_of_its_printed_forms() -> None:
    law = load(LAW)
    for clause in law.clauses():
        for printed in (str(clause), clause.short, clause.key, clause.en):
            assert law.shortest(Citation.parse(printed, law.document)) == clause
        for sentence in law.sentences():
            assert sentence.text in law.text(sentence.citation)


def test_a_law_cited_by_its_title_has_no_number_in_a_reference() -> None:
    law = load(LAW)
    assert law.cite(law.at(2, inserted=1), "gbt7714") == "测试大会. 测试法[Z]. 2020-01-02：第二条之一."
    entry = law.cite(law.at(3), "bibtex")
    assert entry.startswith("@misc{cn-2020-01-02-art3,")
    assert "howpublished" not in entry
    assert [line.split()[0] for line in entry.splitlines()[1:5]] == ["author", "title", "note", "year"]


def test_an_order_is_a_document_number() -> None:
    assert load("测试法\n\n第一条 甲。", document="测试部令 第１27 号").document == "测试部令第127号"
    law = load("测试法\n\n第一条 甲。", document="测试主席令第十一号")
    assert law.cite(law.at(1), "bibtex").startswith("@misc{cn-2020-01-02-art1,")


@pytest.mark.parametrize(
    ("marks", "printed"),
    [
        (("（一）", "（二）"), "（"),
        (("(一) ", "(二) "), "("),
        (("㈠", "㈡"), "㈠"),
        (("一、", "二、"), "一"),
        (("1.", "2."), "1"),
        (("1、 ", "2、 "), "1"),
        (("１．", "２．"), "１"),
        (("（1）", "（2）"), "（"),
        (("1）", "2）"), "1"),
        (("⑴", "⑵"), "⑴"),
        (("①", "②"), "①"),
        (("⒈", "⒉"), "⒈"),
        (("- （一）", "- （二）"), "（"),
    ],
)
def test_items_have_any_common_form(marks: tuple[str, str], printed: str) -> None:
    instrument = load(f"测试法\n\n第一条 范围：\n{marks[0]}甲；\n{marks[1]}乙。\n\n丙。\n\n第2条 丁。")
    assert keys(instrument) == ["title", "art1", "art1.p1", "art1.i1", "art1.i2", "art1.p2", "art2"]
    assert instrument.text(instrument.at(1, item=2)) == "乙。"
    assert instrument.articles[0].paragraphs[0].items[0].mark.startswith(printed)
    longer = instrument.with_item(instrument.at(1), "戊。")
    mark = longer.articles[0].paragraphs[0].items[2].mark
    again = load(f"测试法\n\n第一条 范围：\n{marks[0]}甲；\n{marks[1]}乙；\n{mark}戊。")
    assert again.text(again.at(1, item=3)) == "戊。"


POINTS = """测试大会
关于测试的意见

测试各单位：

一、测试应当公开。
（一）公开的内容：
1.日期；
2.地点。
（二）公开的方式。

二、测试应当及时。
前款规定的及时，是指当日。
"""


def test_a_text_without_articles_has_points() -> None:
    opinion = load(POINTS.partition("\n")[2], title="关于测试的意见", unit="一、", one_line_paragraphs=True)
    assert keys(opinion) == [
        *("title", "preamble", "point1", "point1.i1", "point1.i1.sub1", "point1.i1.sub2", "point1.i2"),
        *("point2", "point2.p1", "point2.p2"),
    ]
    assert str(opinion.at(1, item=1, subitem=2)) == "《关于测试的意见》第一点第（一）项第2目"
    with pytest.raises(CitationError, match=r"no such clause: art1; the clauses of this instrument are points"):
        opinion.text(Citation.parse("第一条", opinion.document))


@pytest.mark.parametrize(("unit", "marks"), [("（一）", "（一） （二） （三）"), ("1.", "1. 2. 3.")])
def test_points_may_count_on_under_headings(unit: str, marks: str) -> None:
    first, second, third = marks.split()
    text = f"测试法\n\n一、总体要求\n\n{first}甲。\n\n{second}乙。\n\n二、主要任务\n\n{third}丙。"
    assert keys(load(text, unit=unit)) == ["title", "heading1", "point1", "point2", "heading2", "point3"]
    with pytest.raises(RuleDefect, match=r"第11行.*expected point 3, but got"):
        load(text.replace(third, first), unit=unit)


def test_a_text_with_points_has_no_articles() -> None:
    with pytest.raises(RuleDefect, match=r"第3行“第一条 乙。”.*an article in an instrument whose unit is 一、"):
        load("测试法\n一、甲。\n第一条 乙。", unit="一、", one_line_paragraphs=True)


def test_reading_goes_on_at_the_next_declared_number_after_a_gap() -> None:
    with pytest.raises(RuleDefect) as refused:
        load("第三条 甲。\n\n第九条 乙。", numbers=[3, [5, 9]])
    assert str(refused.value).count("\n") == 1
    with pytest.raises(RuleDefect, match="expected article 5, but got 四"):
        load("第三条 甲。\n\n第四条 乙。\n\n第九条 丙。", numbers=[3, [5, 6], 9])


def test_an_unnumbered_text_is_cited_as_a_whole() -> None:
    reply = load("测试法\n\n甲乙：\n\n来文收悉，答复如下。\n\n附：来文", unit="none")
    assert keys(reply) == ["title", "body", "annex"]
    assert str(reply.part("body")) == "《测试法》正文"
    with pytest.raises(RuleDefect, match=r"第3行“一、甲。”.*line 3: looks numbered where no number has a place"):
        load("测试法\n\n一、甲。", unit="none")


def test_paragraphs_between_two_items_belong_to_the_first_of_them() -> None:
    text = "测试法\n第一条 甲：\n（一）乙：\n1.丙；\n2.丁。\n本项的丁，以戊为限。\n（二）己。\n庚。"
    law = load(text, one_line_paragraphs=True)
    assert keys(law)[1:] == ["art1", "art1.p1", "art1.i1", "art1.i1.sub1", "art1.i1.sub2", "art1.i2", "art1.p2"]
    assert law.text(law.at(1, item=1)) == "乙：\n1.丙；\n2.丁。\n本项的丁，以戊为限。"
    assert [each.key for each in law.sentences() if each.citation.item == 1][:2] == ["art1.i1.s1", "art1.i1.s2"]
    changed = law.reword(law.at(1), "以戊为限", "以辛为限")
    assert changed.articles[0].paragraphs[0].items[0].closing == ("本项的丁，以辛为限。",)
    assert changed.with_item(changed.at(1), "壬。").articles[0].paragraphs[0].items[2].closing == ()
    point = text.replace("第一条 ", "一、")
    with pytest.raises(RuleDefect, match=r"第8行“庚。”.*may belong to the last item"):
        load(point, one_line_paragraphs=True, unit="一、")
    assert keys(load(point.removesuffix("\n庚。"), one_line_paragraphs=True, unit="一、"))[-1] == "point1.i2"


def test_an_excerpt_declares_its_numbers_and_need_not_have_its_title() -> None:
    text = "第三条 甲。\n第四条之一 乙。\n第六条 丙。\n第七条 丁。"
    excerpt = load(text, numbers=[3, "4-1", [6, 7]])
    assert keys(excerpt) == ["art3", "art4-1", "art6", "art7"]
    with pytest.raises(CitationError, match="no such clause: art4"):
        excerpt.at(4)
    with pytest.raises(RuleDefect, match="numbers of the metadata has 8, but the text has not"):
        load(text, numbers=[3, "4-1", [6, 8]])
    with pytest.raises(RuleDefect, match="article 七 is not in numbers of the metadata"):
        load(text, numbers=[3, "4-1", 6])
    with pytest.raises(RuleDefect, match="expected article 4-1, but got 六"):
        load(text.replace("第四条之一 乙。\n", ""), numbers=[3, "4-1", [6, 7]])
    with pytest.raises(RuleDefect, match="the title occurs 0 times"):
        load("第一条 甲。")


def test_a_number_or_a_heading_may_have_its_words_on_the_next_line() -> None:
    law = load(
        "测试法\n\n第一章\n\n总则\n\n第一条\n\n甲：\n\n（一）\n\n乙。\n\n第二条【名称】\n\n丙。\n\n第三条 （市）丁。"
    )
    assert law.headings == ("第一章 总则",)
    assert [each.caption for each in law.articles] == [None, "名称", None]
    assert [law.text(law.at(number)) for number in (2, 3)] == ["丙。", "（市）丁。"]
    assert law.text(law.at(1, item=1)) == "乙。"


def test_round_brackets_are_captions_where_every_article_has_one_and_text_elsewhere() -> None:
    law = load("测试法\n\n第一条（目的） 甲。\n\n第二条 （删去）\n\n第三条（期限）\n\n乙。")
    assert [each.caption for each in law.articles] == ["目的", None, "期限"]
    assert [law.text(law.at(number)) for number in (1, 2, 3)] == ["甲。", "（删去）", "乙。"]
    text = load("测试法\n\n第一条 （市）甲。\n\n第二条 乙。")
    assert text.text(text.at(1)) == "（市）甲。"
    with pytest.raises(RuleDefect, match=r"第5行“第二条（期限）”.*only some articles have a caption"):
        load("测试法\n\n第一条 甲。\n\n第二条（期限）\n\n乙。")


def test_a_comma_number_is_an_item_after_a_colon_and_a_heading_elsewhere() -> None:
    law = load("测试法\n\n一、总则\n\n第一条 分为：\n一、甲\n二、乙；\n\n二、分则\n\n第二条 丙。")
    assert keys(law) == ["title", "heading1", "art1", "art1.i1", "art1.i2", "heading2", "art2"]
    with pytest.raises(RuleDefect, match=r"第5行“二、乙”.*may be a heading or an item"):
        load("测试法\n一、总则\n第一条 分为：\n一、甲；\n二、乙\n第二条 丙。")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("第一条 甲。\n\n第二章规定的期间另计。", 3, "looks numbered"),
        ("第一条 甲。\n\n第 二 章 执行", 3, "looks numbered"),
        ("第一条 甲。\n\n第二条乙。", 3, "looks numbered"),
        ("第一条 甲：\n（一)乙；\n( 二)丙。", 3, "looks numbered"),
        ("第一条 甲：\nA. 乙。", 2, "looks numbered"),
        ("第一条 甲：\n二，乙。", 2, "looks numbered"),
        ("第一条 甲。\n\n第二款 乙。", 3, "looks numbered"),
        ("第一条 甲：\n㉑乙。", 2, "looks numbered"),
        ("第一条 甲：\n1 乙。", 2, "looks numbered"),
        ("第一条 甲：\nii. 乙。", 2, "looks numbered"),
        ("第一条 甲：\n<1>乙。", 2, "looks numbered"),
        ("第一条 甲：\n第一，乙。", 2, "looks numbered"),
        ("第一条 依照前款第\n（一）项规定办理。", 2, "looks numbered"),
        ("第一章 甲\n乙\n\n第一条 甲。", 2, "expected an article before: 乙"),
        ("第十十章 甲\n\n第一条 甲。", 1, "looks numbered where no number has a place"),
        ("第二章 执行\n\n第一条 甲。", 1, "expected chapter 1, but got 第二章"),
        ("第一章 甲\n\n第一条 甲。\n\n第三章 乙\n\n第二条 乙。", 5, "expected chapter 2, but got 第三章"),
        ("第一条 甲。\n\n第二章的期间。", 3, "looks numbered"),
        ("第一条 甲。\n\n第二条之一第乙。", 3, "looks numbered"),
        ("第一章 甲\n\n第二章 乙\n\n第一条 甲。", 3, "no article follows the heading 第一章 甲"),
        ("第一章\n\n第一条 甲。", 1, "the heading has no words"),
        ("第一章 甲\n\n（一）乙。\n\n第一条 丙。", 3, "expected an article before: （一）乙"),
        ("第一条 甲。\n\n第二条之一 乙。", 3, "expected article 2, but got 二之一"),
        ("第一条 甲。\n\n第一条之二 乙。", 3, "expected article 2, but got 一之二"),
        ("第一条\n\n第二条 乙。", 1, "no words follow the number"),
        ("第一条 甲：\n（一）乙：\n1.丙：\n①丁。", 4, "a list within a sub-item is not supported"),
        ("第一条 甲：\n（一）乙：\n1.丙；\n3.丁。", 4, "expected sub-item 2, but got 3"),
        ("第一条 甲：\n（一）乙；\n（一）丙。", 3, "expected item 2, but got 一"),
        ("第一条 甲：\n（一）乙；\n\n丙。\n\n（三）丁。", 6, "expected item 1, but got 三"),
        ("第一条 甲：\n（一）乙；\n\n丙：\n\n（二）丁。", 6, "expected item 1, but got 二"),
        ("第一条 甲：\n（一）乙；\n\n丙。", 4, "the item before does not end with 。"),
        ("第一条 甲：\n(（二）乙。", 2, "looks numbered"),
        ("第一条 甲：\n（一）乙；\n\n丙。\n\n2.丁。", 6, "expected item 1, but got 2"),
        ("第一条 甲\t乙", 1, "a table or a tab is not supported"),
        ("第一条 甲。\n乙。", 1, "line 4 follows the end of a sentence without a blank line"),
        ("第一条 甲。\n\n2020年1月2日", 3, "does not end like a sentence"),
    ],
)
def test_a_line_without_a_place_is_refused_with_its_number_and_words(text: str, line: int, message: str) -> None:
    words = re.escape(text.split("\n")[line - 1])
    pattern = rf"第{line + 2}行“{words}[^”]*”：.* · line {line + 2}: .*{message}"
    with pytest.raises(RuleDefect, match=pattern):
        load(f"测试法\n\n{text}")


def test_all_defects_of_a_text_are_listed_at_once_in_both_languages() -> None:
    with pytest.raises(RuleDefect) as refused:
        load("测试法\n\n第一条 甲。\n\n第三条 乙：\n（二）丙。\n\n第五章规定，从其规定。\n\n目录")
    lines = str(refused.value).split("\n")
    assert lines[0] == "文件原文有4处无法识别 · 4 defects in the text of the instrument"
    assert [line.partition("”：")[0].strip() + "”" for line in lines[1:]] == [
        *("第5行“第三条 乙：”", "第6行“（二）丙。”", "第8行“第五章规定，从其规定。”", "第10行“目录”"),
    ]
    assert all(" · line " in line for line in lines[1:])


def test_plain_text_that_looks_numbered_is_declared() -> None:
    text = "测试法\n\n第一条 甲。\n\n第三条规定的期间另计。\n\n落款"
    law = load(text, unnumbered=["第三条规定的", "落款"])
    assert keys(law) == ["title", "art1", "art1.p1", "art1.p2", "art1.p3"]
    assert keys(load(text, unnumbered=["第三条规定的"], colophon="落款"))[-1] == "colophon"


def test_a_paragraph_may_begin_with_a_citation_that_cannot_be_a_number() -> None:
    law = load(
        "测试法\n\n第一条 甲：\n（一）项目；\n（二）目的港。\n\n第一款所称甲，另行规定。\n\n第三条第二款规定的甲除外。"
    )
    assert keys(law) == ["title", "art1", "art1.p1", "art1.i1", "art1.i2", "art1.p2", "art1.p3"]
    assert (
        load("测试法\n\n第一章 和解\n\n第一条 甲。\n\n第二章 第一审程序\n\n第二条 乙。").headings[1]
        == "第二章 第一审程序"
    )


def test_declared_plain_text_begins_exactly_one_line_so_that_it_hides_no_clause() -> None:
    with pytest.raises(RuleDefect, match="the words 第 in unnumbered of the metadata begin 2 lines"):
        load("测试法\n\n第一条 甲。\n\n第二条 乙。", unnumbered=["第"])


def test_an_annex_may_follow_the_sign_off() -> None:
    law = load("测试法\n\n第一条 甲。\n\n测试大会\n\n2020年1月2日\n\n附件\n\n第一条 不是条文。", colophon="测试大会")
    assert keys(law) == ["title", "art1", "colophon", "annex"]
    assert law.text(law.part("annex")) == "附件\n第一条 不是条文。"


def test_a_broken_line_is_refused_where_each_line_is_a_paragraph() -> None:
    with pytest.raises(RuleDefect, match=r"第3行“乙。”.*may be a broken line"):
        load("测试法\n第一条 甲，\n乙。", one_line_paragraphs=True)
    assert keys(load("测试法\n第一条 甲。\n乙。", one_line_paragraphs=True))[-1] == "art1.p2"


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ("目录\n第一章 甲\n第二章 丙", "第4行“第二章 丙”.*differs from the heading"),
        ("目录\n第一章 甲", "第3行“第一章 甲”.*headings of the text are missing"),
        ("目录\n第一章 丙\n第二章 乙", "第2行“目录”.*the headings that the contents list do not follow"),
    ],
)
def test_contents_that_differ_from_the_headings_are_refused(contents: str, message: str) -> None:
    with pytest.raises(RuleDefect, match=message):
        load(f"测试法\n{contents}\n\n第一章 甲\n\n第一条 甲。\n\n第二章 乙\n\n第二条 乙。")


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"unit": "甲"}, "unit as one of 第一条, 一、, （一）, 1., none"),
        ({"numbers": [0]}, "numbers as a list such as"),
        ({"numbers": [True]}, "numbers as a list such as"),
        ({"numbers": [[3, 1]]}, "numbers as a list such as"),
        ({"numbers": ["4之一"]}, "numbers as a list such as"),
        ({"unnumbered": [1]}, "unnumbered as a list of strings"),
        ({"one_line_paragraphs": 1, "unit": 1}, "one_line_paragraphs as bool(.|\n)*|unit as str"),
    ],
)
def test_metadata_of_the_text_of_the_wrong_type_is_refused(meta: dict[str, object], message: str) -> None:
    with pytest.raises(RuleDefect, match=message):
        load("测试法\n\n第一条 甲。", **meta)


def test_words_and_lists_of_sub_items_can_be_changed() -> None:
    law = load(LAW)
    changed = law.reword(law.at(2), "以月", "以年")
    assert changed.text(changed.at(2, 1, 1, subitem=2)) == "以年计算的。"
    assert law.sentence_around(law.at(2, item=1, subitem=2), "以月").before == "期间包括：（一）法定期间：……2．"
    longer = law.with_item(law.at(2, item=1), "以时计算的。")
    assert longer.articles[1].paragraphs[0].items[0].subitems[2].mark == "3．"
    assert longer.reword(longer.at(2, inserted=1), "顺延", "中止").text(law.at(2, inserted=1)) == "期间中止。"
    for clause in (law.at(2, item=2), law.at(2, item=1, subitem=1), law.part("title")):
        with pytest.raises(ValueError, match="has no list of items"):
            law.with_item(clause, "甲")
