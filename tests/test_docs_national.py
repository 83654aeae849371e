"""The pages of national law: every text, duty, decided reading and rule is on its page in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator.bilingual_text import DOCS, LANGUAGES, Language, escaped, filled
from generator.page_names import link_from, rule_address, slug_of
from generator.pages import ANCHORS, generated_files, orphaned_pages
from zhixing_rules import JIAOZUO_WITH_NATIONAL
from zhixing_rules.engine import cover
from zhixing_rules.language import Note
from zhixing_rules.procedures.national import SLUGS, national_source
from zhixing_rules.procedures.national.coverage import coverage_table
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW

if TYPE_CHECKING:
    from pathlib import Path

in_both_languages = pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)


@pytest.fixture(scope="module")
def written() -> dict[Path, str]:
    return generated_files()


def page_of_text(written: dict[Path, str], lang: Language, slug: str) -> str:
    """Return the page of a text, without the places where an address may break."""
    return written[lang.folder / "national" / f"{slug}.md"].replace("<wbr>", "")


def overview(written: dict[Path, str], lang: Language) -> str:
    """Return the page of the layer, without the places where an address may break."""
    return written[lang.folder / "national.md"].replace("<wbr>", "")


def rows_with(page: str, words: str) -> list[str]:
    """Return the rows of tables that begin with a cell that contains some words."""
    return [line for line in page.splitlines() if line.startswith("| ") and words in line.split(" | ")[0]]


# ------------------------------------------------------------------------------------------------ who decides what


@in_both_languages
def test_every_duty_is_a_row_with_all_its_rules(written: dict[Path, str], lang: Language) -> None:
    page = overview(written, lang)
    for duty in JIAOZUO_WITH_NATIONAL.duties:
        (row,) = rows_with(page, f"`{duty.id}`")
        assert lang.of(duty) in row
        assert all(f"#{rule_id})" in row for rule_id in duty.rules)


@in_both_languages
def test_a_rule_that_gives_at_most_a_review_is_marked_and_no_other(written: dict[Path, str], lang: Language) -> None:
    page = overview(written, lang)
    for duty in JIAOZUO_WITH_NATIONAL.duties:
        (row,) = rows_with(page, f"`{duty.id}`")
        entries = re.split(r"<br>| \| ", row)
        for rule in NATIONAL_LAW.rules:
            for entry in (each for each in entries if f"#{rule.id})" in each):
                assert ("☞" in entry) is (rule.capped and not isinstance(rule.then, Note)), rule.id


@in_both_languages
def test_every_rule_of_national_law_is_in_a_duty_or_in_the_table_of_the_others(
    written: dict[Path, str], lang: Language
) -> None:
    _, _, after = overview(written, lang).partition(lang("### 只有国家法", "### What national law alone"))
    alone, _, _ = after.partition("\n## ")
    shared = {rule_id for duty in JIAOZUO_WITH_NATIONAL.duties for rule_id in duty.rules}
    assert set(re.findall(r"#([\w.-]+)\)", alone)) == {rule.id for rule in NATIONAL_LAW.rules if rule.id not in shared}


@in_both_languages
def test_every_decided_reading_is_a_row_and_on_the_page_of_the_readings(
    written: dict[Path, str], lang: Language
) -> None:
    page = overview(written, lang)
    for decided in JIAOZUO_WITH_NATIONAL.decided:
        (row,) = rows_with(page, f"(readings/{decided.reading}.md)")
        (by,) = {rule.id: rule for rule in JIAOZUO_WITH_NATIONAL.rule(decided.by)}.values()
        assert by.in_force is not None
        assert f"#{by.id})" in row
        assert by.in_force.first.isoformat() in row
        assert f"`{decided.alternative}`" in row
        assert all(f"`{each}`" in row for each in decided.rules_out)
        assert link_from("../", by) in written[lang.folder / "readings" / f"{decided.reading}.md"]


@in_both_languages
def test_every_text_is_a_row_that_says_where_it_was_read_and_what_was_not(
    written: dict[Path, str], lang: Language
) -> None:
    page = overview(written, lang)
    for slug in SLUGS:
        read = national_source(slug)
        row = rows_with(page, f"(national/{slug}.md)")[0]
        assert all(escaped(getattr(read, f"{field}_{lang.code}")) in row for field in ("where_read", "not_read"))


@in_both_languages
def test_every_day_that_is_named_and_not_judged_is_a_row(written: dict[Path, str], lang: Language) -> None:
    named = [each for rule in NATIONAL_LAW.rules if isinstance(rule.then, Note) for each in rule.then.days]
    assert named
    assert all(lang.of(each) in overview(written, lang) for each in named)


# ------------------------------------------------------------------------------------------------ pages of the texts


@in_both_languages
def test_every_text_has_a_page_that_says_how_it_was_read(written: dict[Path, str], lang: Language) -> None:
    for slug in SLUGS:
        read, page = national_source(slug), page_of_text(written, lang, slug)
        fields = ("where_read", "checked", "not_read", "remark")
        assert all(escaped(getattr(read, f"{field}_{lang.code}")) in page for field in fields)
        assert f"**{read.confidence.value}**" in page
        assert read.instrument().title in page


@in_both_languages
def test_every_rule_has_its_id_as_one_anchor_on_the_page_of_its_text_and_its_quotes_below(
    written: dict[Path, str], lang: Language
) -> None:
    for rule in NATIONAL_LAW.rules:
        path, _, anchor = rule_address(rule).partition("#")
        page = written[lang.folder / path]
        assert page.count(f'<a id="{anchor}"></a>') == 1
        section = page.partition(f'<a id="{anchor}"></a>')[2].partition('<a id="')[0]
        for _, quote in rule.quotes:
            assert f"「{escaped(quote)}」".replace("\n", " ⏎ ") in section
        assert rule.in_force is not None
        assert f"| {lang('施行', 'in force')} | " in section
        assert rule.in_force.first.isoformat() in section
        duty = JIAOZUO_WITH_NATIONAL.duty_of(rule.id)
        assert duty is None or f"`{duty.id}`" in section


@in_both_languages
def test_every_sentence_of_a_text_that_rules_quote_is_on_its_page(written: dict[Path, str], lang: Language) -> None:
    coverage = cover(NATIONAL_LAW, coverage_table())
    assert coverage.rows
    for row in coverage.rows:
        slug = slug_of(row.sentence.citation.document)
        assert slug is not None
        assert (
            f"| `{row.sentence.key}` | {escaped(row.sentence.text)} | "
            in written[lang.folder / "national" / f"{slug}.md"]
        )


def test_every_rule_of_national_law_has_a_published_anchor() -> None:
    published = ANCHORS.read_text(encoding="utf-8").splitlines()
    assert {rule_address(rule) for rule in NATIONAL_LAW.rules} <= set(published)


def test_a_page_of_a_text_that_is_no_longer_generated_is_reported(written: dict[Path, str]) -> None:
    page = DOCS / "national" / f"{SLUGS[0]}.md"
    assert orphaned_pages({path: text for path, text in written.items() if path != page}) == [page]


def test_only_the_marked_section_of_a_page_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("before\n<!-- generated: x -->\n\nold\n\n<!-- end -->\nafter\n", encoding="utf-8")
    assert filled(path, "x", "new") == "before\n<!-- generated: x -->\n\nnew\n\n<!-- end -->\nafter\n"
