"""The pages of the articles: the words of the law, one anchor a rule, and examples that the library agrees with."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from generating.cases import FOLDER, Example, examples, examples_of, ran, shown
from generating.naming import page_clauses, page_of, page_title, rules_on
from generating.sections import rule_section
from generating.speaking import LANGUAGES, Speaker, plain
from generating.writing import pages
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import FALSE, TRUE, Note, Perform, Rule, Unnumbered

if TYPE_CHECKING:
    from pathlib import Path

LAW = JIAOZUO_2024.instrument
PAGES = [page_of(clause) for clause in page_clauses()]


@pytest.fixture(scope="module")
def written() -> dict[Path, str]:
    return pages()


def text(written: dict[Path, str], say: Speaker, page: str) -> str:
    return written[say.folder / "articles" / f"{page}.md"]


def name_of(each: Example) -> str:
    place = examples().index(each)
    return f"{place}-{each.rule}-{each.verdict}"


def can_fail(rule: Rule) -> bool:
    """Whether some record could breach a rule under the default readings."""
    resolved = Resolver().rule(JIAOZUO_2024, rule, ())
    if isinstance(resolved.then, Note) or resolved.applies is FALSE:
        return False
    if isinstance(resolved.then, Perform) and isinstance(resolved.then.within.closes, Unnumbered):
        early = resolved.then.within.opens is not None and resolved.then.within.closes.prompt
        return early or resolved.then.provided is not TRUE
    return getattr(resolved.then, "demand", None) is not TRUE and getattr(resolved.then, "breach", None) is not FALSE


# ------------------------------------------------------------------------------------------------ examples


@pytest.mark.parametrize("each", examples(), ids=name_of)
def test_the_library_says_of_every_example_what_the_example_expects(each: Example) -> None:
    found = ran(each)
    assert found.verdict.value == each.verdict, found.message("en")
    assert each.due in {None, found.due}


def test_every_rule_that_can_fail_has_an_example_on_each_side() -> None:
    missing = []
    for rule in filter(can_fail, JIAOZUO_2024.rules):
        sides = {each.verdict for each in examples_of(rule)}
        if "fail" not in sides or not sides & {"pass", "review"}:
            missing.append(f"{rule.id} ({rule.per.name}): has {sorted(sides) or 'none'}; add to docs/cases/")
    assert not missing


def test_every_file_of_examples_is_named_after_the_page_that_shows_it() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= set(PAGES)
    assert all(rules_on(each.file) and each.rule in {rule.id for rule in rules_on(each.file)} for each in examples())


def test_every_record_that_examples_begin_with_is_used_and_every_change_changes_it() -> None:
    for each in examples():
        assert (each.record != each.given.record) is bool(each.set or each.unset)


def test_a_record_is_shown_as_json_that_reads_back_the_same() -> None:
    for each in examples():
        assert json.loads(shown(each.given.record)) == each.given.record


# ------------------------------------------------------------------------------------------------ pages


def test_every_article_of_the_instrument_has_a_page_in_each_language(written: dict[Path, str]) -> None:
    for say in LANGUAGES:
        for article in LAW.articles:
            assert text(written, say, f"art{article.number:02}")


@pytest.mark.parametrize("say", LANGUAGES, ids=lambda say: say.language)
def test_a_page_has_the_words_of_the_law_without_change(written: dict[Path, str], say: Speaker) -> None:
    for clause in page_clauses():
        quoted = re.findall(r"^> (.+)$", text(written, say, page_of(clause)), re.MULTILINE)
        words = [re.sub(r'<a id="[^"]+"></a>', "", line) for line in quoted]
        assert words == [plain(line) for line in LAW.text(clause).split("\n") if line]


@pytest.mark.parametrize("say", LANGUAGES, ids=lambda say: say.language)
def test_every_rule_has_its_id_as_one_anchor_and_its_quote_below(written: dict[Path, str], say: Speaker) -> None:
    for rule in JIAOZUO_2024.rules:
        page = text(written, say, page_of(rule.cite))
        assert page.count(f'<a id="{rule.id}"></a>') == 1
        quote = plain(rule.quote).replace("\n", " ⏎ ")
        assert f"「{quote}」" in page.partition(f'<a id="{rule.id}"></a>')[2]


@pytest.mark.parametrize("say", LANGUAGES, ids=lambda say: say.language)
def test_every_reading_of_a_rule_is_on_its_page_with_every_alternative(written: dict[Path, str], say: Speaker) -> None:
    for rule in JIAOZUO_2024.rules:
        section = text(written, say, page_of(rule.cite)).partition(f'<a id="{rule.id}"></a>')[2]
        for reading in rule.readings:
            assert f"(../readings.md#{reading.id})" in section
            assert all(f"`{each.id}`" in section for each in reading.alternatives)


@pytest.mark.parametrize("say", LANGUAGES, ids=lambda say: say.language)
def test_every_rule_is_in_the_index_of_actors_and_every_reading_on_its_page(
    written: dict[Path, str], say: Speaker
) -> None:
    for rule in JIAOZUO_2024.rules:
        speaks = Resolver().rule(JIAOZUO_2024, rule, ()).applies is not FALSE
        assert not speaks or f"#{rule.id})" in written[say.folder / "by-actor.md"]
        assert f"#{rule.id})" in written[say.folder / "rules.md"]
    for reading in JIAOZUO_2024.readings:
        assert f'<a id="{reading.id}"></a>' in written[say.folder / "readings.md"]


def test_a_page_is_called_by_its_clause_and_what_its_room_is_about() -> None:
    zh, en = LANGUAGES
    titles = {page_of(clause): (page_title(clause, zh), page_title(clause, en)) for clause in page_clauses()}
    assert titles["art07"] == ("第七条　先行司法拘留与移送", "Article 7: Detention first, then referral")
    assert titles["notice"][0] == "通知　主送机关"
    assert titles["annex"][0] == "附件　协助查询函"


@pytest.mark.parametrize("say", LANGUAGES, ids=lambda say: say.language)
def test_every_sentence_stands_on_the_page_of_its_clause_and_on_that_of_the_coverage(
    written: dict[Path, str], say: Speaker
) -> None:
    coverage = written[say.folder / "coverage.md"]
    for sentence in LAW.sentences():
        assert f"| `{sentence.key}` | " in coverage
        if page_of(sentence.citation) in PAGES:
            assert f"| `{sentence.key}` | " in text(written, say, page_of(sentence.citation))


def test_a_note_is_told_with_its_words_and_why_it_has_no_verdict() -> None:
    (note,) = JIAOZUO_2024.rule("art14.sharing")
    assert isinstance(note.then, Note)
    zh, en = LANGUAGES
    assert note.then.why_zh in rule_section([note], zh)
    assert note.then.why_en not in rule_section([note], zh)
    assert note.then.why_en in rule_section([note], en)


def test_a_remedy_says_who_may_urge_whom_and_what_follows() -> None:
    (rule,) = JIAOZUO_2024.rule("art5.i3.non-debtor")
    assert rule.remedy is not None
    zh, en = LANGUAGES
    assert f"人民法院 → 公安机关：{rule.remedy.zh}<br>后果：{rule.remedy.follows_zh}" in rule_section([rule], zh)
    assert f"What follows: {rule.remedy.follows_en}" in rule_section([rule], en)


def test_no_generated_page_tells_where_it_was_made(written: dict[Path, str]) -> None:
    home = FOLDER.parent.parent.as_posix()
    assert not [path for path, page in written.items() if home in page]
