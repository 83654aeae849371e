"""``zhixing cite``: a clause, a rule or a reading as it is cited."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024, __version__
from zhixing_rules.law import Style

if TYPE_CHECKING:
    from collections.abc import Callable

RULE = f"（zhixing_rules {__version__}，规则 art7.p2.referral）"


@pytest.mark.parametrize("spelling", ["第七条第二款", "七条二款", "7(2)", "Article 7(2)", "Art. 7 § 2", "art7.p2"])
def test_a_clause_is_cited_in_any_spelling(run: Callable[..., Any], spelling: str) -> None:
    result = run("cite", spelling)
    assert (result.code, result.out, result.err) == (0, "焦中法〔2024〕101号第七条第二款\n", "")


def test_rules_of_either_layer_are_cited_without_an_option(run: Callable[..., Any]) -> None:
    assert run("cite", "art7.p2.referral").out == f"焦中法〔2024〕101号第七条第二款{RULE}\n"
    assert "法发〔2025〕8号第四点第（二）项（" in run("cite", "xf2025.i4.duty").out


@pytest.mark.parametrize("style", Style)
def test_every_style_is_that_of_the_library(run: Callable[..., Any], style: Style) -> None:
    opinion = JIAOZUO_2024.instrument
    url = "docs/articles/art07.md#art7.p2" if style is Style.MARKDOWN else ""
    assert run("cite", "art7.p2", "--style", style).out == opinion.cite(opinion.at(7, 2), style, url=url) + "\n"


def test_the_language_chooses_the_style_and_the_page(run: Callable[..., Any]) -> None:
    assert run("cite", "art7.p2", "--lang", "en").out == "art. 7 para. 2 of 焦中法〔2024〕101号\n"
    written = run("cite", "art7.p2", "--lang", "en", "--style", "markdown").out
    assert written == "[焦中法〔2024〕101号第七条第二款](docs/en/articles/art07.md#art7.p2)\n"


def test_the_document_has_the_citation_and_its_parts(run: Callable[..., Any]) -> None:
    options = ("--style", "ris", "--reading", "transfer-window=window", "--base-url", "https://law.test", "--json")
    document = run("cite", "art7.p2.referral", *options).json
    assert document["text"] == run("cite", "art7.p2.referral", *options[:-1]).out.rstrip("\n")
    assert (document["rule_id"], document["citation_key"], document["reading_id"]) == (
        "art7.p2.referral",
        "art7.p2",
        None,
    )
    assert document["readings"] == {"transfer-window": "window"}
    assert (document["library"], document["confidence"]) == (__version__, None)
    assert document["url"] == f"https://law.test/{__version__}/{document['page']}"
    assert f"UR  - {document['url']}\n" in document["text"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("art7.p2.referal",), "no_such_reference"),
        (("art7.p9",), "no_such_clause"),
        (("第九十九条",), "no_such_clause"),
        (("nonsense",), "no_such_clause"),
        (("7", "--reading", "transfer-window=window"), "not_a_rule"),
        (("art8.i1.referral-letter", "--reading", "transfer-window=window"), "reading_not_used"),
        (("transfer-window", "--reading", "early-release=caps"), "reading_not_used"),
        (("art7.p2.referral", "--reading", "transfer-window=x"), "no_such_alternative"),
        (("7", "--base-url", "ftp://law.test"), "not_a_base_url"),
        (("7", "--style", "bibtx"), "invalid_choice"),
    ],
)
def test_what_cannot_be_cited_is_refused(run: Callable[..., Any], arguments: tuple[str, ...], code: str) -> None:
    result = run("cite", *arguments, "--json")
    assert (result.code, result.out) == (2, "")
    problems = json.loads(result.err)["problems"]
    assert [each["code"] for each in problems] == [code]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("《刑法》第313条", "没有这一文件的文本；是否为 刑法？"),
        ("焦中法〔2024〕11号第七条", "没有这一文件的文本；是否为 焦中法〔2024〕101号、法释〔2024〕13号？"),
        ("刑法 焦中法〔2024〕101号第七条第二款", "写了两个不同的文件"),
        ("nonsense", "无法识别的条款引用，可用：焦中法〔2024〕101号第七条第二款"),
    ],
)
def test_no_clause_of_the_opinion_is_proposed_for_another_document(
    run: Callable[..., Any], words: str, told: str
) -> None:
    result = run("cite", words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(told)
    assert "第十三条" not in result.err


def test_the_effective_date_is_a_reading_of_every_rule_on_an_act(run: Callable[..., Any]) -> None:
    assert "effective-date=dated" in run("cite", "art9.filing", "--reading", "effective-date=dated").out


def test_a_procedure_of_another_city_is_cited_without_a_page(run: Callable[..., Any]) -> None:
    other = ("--procedure", "examples/your_procedure/city.py:CITY")
    written = run("cite", "1", *other, "--style", "markdown")
    assert written.code == 0
    assert "](" not in written.out
    assert run("cite", "1", *other, "--base-url", "https://law.test").code == 2


@pytest.mark.parametrize("words", ["1(1)", "Article 3(1)", "art. 1（1）"])
def test_brackets_after_an_article_of_one_paragraph_with_items_are_refused(run: Callable[..., Any], words: str) -> None:
    (problem,) = json.loads(run("cite", words, "--json").err)["problems"]
    assert problem["code"] == "no_such_clause"
    assert re.search(r"write art\d or art\d\.i1$", problem["en"])


@pytest.mark.parametrize(
    ("words", "key"),
    [("9(1)", "art9"), ("7(1)", "art7.p1"), ("焦中法(2024)101号第一条第一款", "art1"), ("第一条第（1）项", "art1.i1")],
)
def test_brackets_that_can_mean_one_thing_are_read(run: Callable[..., Any], words: str, key: str) -> None:
    assert run("cite", words, "--style", "key").out == f"{key}\n"
