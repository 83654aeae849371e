from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.law import Article, Item, Paragraph
from zhixing_rules.law.clause import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ()),
        ("\n\n", ()),
        ("依法处置。", ("依法处置。",)),
        ("甲；乙。丙", ("甲；", "乙。", "丙")),
        ("范围：\n甲，乙", ("范围：", "甲，乙")),
        ("姓名：张，电话：无", ("姓名：张，电话：无",)),
        ("他说：“不。”后来走了。", ("他说：“不。”", "后来走了。")),
        ("（略。）甲！？乙", ("（略。）", "甲！？", "乙")),
    ],
)
def test_sentences_end_at_punctuation_and_line_ends(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text) == sentences


@examples(100)
@given(st.text(alphabet="甲乙，：。；！？”）\n "))
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


def test_the_text_of_an_article_has_one_paragraph_or_item_per_line() -> None:
    article = Article(2, None, (Paragraph(1, "对接：", (Item(1, "(一) ", "甲。"),)), Paragraph(2, "乙。")))
    assert article.full_text == "对接：\n(一) 甲。\n乙。"
