"""The whole sentence around a quote, as a report shows it beside the words of a rule."""

from __future__ import annotations

import pytest

from zhixing_rules import JIAOZUO_2024, CitationError, Rule

OPINION = JIAOZUO_2024.instrument


def test_the_sentence_ends_at_the_marks_around_the_quote() -> None:
    found = OPINION.sentence_around(OPINION.at(9), "在指定期限内补充")
    assert found.before == "认为符合立案条件但缺乏相应证据材料的，应通知人民法院"
    assert (found.quote, found.after) == ("在指定期限内补充", "；")


def test_an_item_follows_the_lead_line_of_its_list() -> None:
    first = OPINION.sentence_around(OPINION.at(8, item=1), "《案件移送函》")
    third = OPINION.sentence_around(OPINION.at(8, item=3), "案件执行情况说明")
    assert str(first).endswith("一并移送，主要包括：(一) 《案件移送函》；")
    assert str(third).endswith("一并移送，主要包括：……(三) 案件执行情况说明；")


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}@{rule.per.name}")
def test_every_quote_of_a_rule_has_a_sentence_of_its_clause(rule: Rule) -> None:
    for citation, quote in rule.quotes:
        found = OPINION.sentence_around(citation, quote)
        assert found.quote == quote
        text = OPINION.text(citation)
        start = text.index(quote)
        assert text[start:].startswith(quote + found.after)
        rest = text[start + len(quote) + len(found.after) :]
        assert rest == "" or rest[0] == "\n" or found.after[-1] in "。；！？" or quote[-1] in "。；！？"
        assert citation.item is not None or text[:start].endswith(found.before)


def test_words_that_are_not_in_the_clause_have_no_sentence() -> None:
    with pytest.raises(CitationError):
        OPINION.sentence_around(OPINION.at(9), "本条没有的文字")
