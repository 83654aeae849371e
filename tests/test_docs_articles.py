"""The article pages: the text of the law, one anchor per rule, and examples with the verdict they expect."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from generator.bilingual_text import LANGUAGES, Language, escaped
from generator.cases import FOLDER, Example, examples, examples_of, finding_of, record_json
from generator.page_names import page_clauses, page_of, page_title, rules_on
from generator.pages import generated_files
from generator.sections import rule_section
from support.rule_verdicts import applies, can_fail
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language import Note

if TYPE_CHECKING:
    from pathlib import Path

OPINION = JIAOZUO_2024.instrument
PAGES = [page_of(clause) for clause in page_clauses()]


@pytest.fixture(scope="module")
def written() -> dict[Path, str]:
    return generated_files()


def text(written: dict[Path, str], lang: Language, page: str) -> str:
    return written[lang.folder / "articles" / f"{page}.md"]


def name_of(each: Example) -> str:
    index = examples().index(each)
    return f"{index}-{each.rule}-{each.verdict}"


# ------------------------------------------------------------------------------------------------ examples


@pytest.mark.parametrize("each", examples(), ids=name_of)
def test_every_example_has_the_verdict_and_the_last_day_it_expects(each: Example) -> None:
    finding = finding_of(each)
    assert finding.verdict.value == each.verdict, finding.message("en")
    assert each.due in {None, finding.due}


def test_every_rule_that_can_fail_has_a_failing_and_a_passing_example() -> None:
    missing = []
    for rule in filter(can_fail, JIAOZUO_2024.rules):
        verdicts = {each.verdict for each in examples_of(rule)}
        if "fail" not in verdicts or not verdicts & {"pass", "review"}:
            missing.append(
                f"{rule.id} ({rule.per.name}): has examples for {sorted(verdicts) or 'nothing'}; add to docs/cases/"
            )
    assert not missing, "\n".join(missing)


def test_every_file_of_examples_is_named_after_the_page_that_shows_it() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} <= set(PAGES)
    assert all(rules_on(each.file) and each.rule in {rule.id for rule in rules_on(each.file)} for each in examples())


def test_every_change_of_an_example_changes_its_base_record() -> None:
    for each in examples():
        assert (each.record != each.given.record) is bool(each.set or each.unset)


def test_the_json_of_a_record_reads_back_as_the_record() -> None:
    for each in examples():
        assert json.loads(record_json(each.given.record)) == each.given.record


# ------------------------------------------------------------------------------------------------ pages


def test_every_article_of_the_instrument_has_a_page_in_each_language(written: dict[Path, str]) -> None:
    for lang in LANGUAGES:
        for article in OPINION.articles:
            assert text(written, lang, f"art{article.number:02}")


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_a_page_quotes_its_clause_verbatim(written: dict[Path, str], lang: Language) -> None:
    for clause in page_clauses():
        quoted = re.findall(r"^> (.+)$", text(written, lang, page_of(clause)), re.MULTILINE)
        lines = [re.sub(r'<a id="[^"]+"></a>', "", line) for line in quoted]
        assert lines == [escaped(line) for line in OPINION.text(clause).split("\n") if line]


def test_an_english_page_has_the_translation_of_each_sentence_beside_it(written: dict[Path, str]) -> None:
    chinese, english = LANGUAGES
    for clause in page_clauses():
        page = text(written, english, page_of(clause))
        assert "Unofficial translation; only the Chinese text is authentic." in page
        for part in JIAOZUO_2024.translated(clause):
            for each in part.sentences:
                assert f"| {escaped(each.text)} | {escaped(each.en)}" in page
        assert part.sentences[0].en not in text(written, chinese, page_of(clause))


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_a_condition_of_several_parts_is_a_list_and_no_row_of_a_table_joins_conditions(lang: Language) -> None:
    (rule,) = JIAOZUO_2024.rule("art15.instrument")
    section = rule_section([rule], lang)
    parts = lang("以下全部|文书类型为判决、裁定之一", "all of|document type is a judgment or a ruling").split("|")
    assert f"\n- {parts[0]}\n  - {parts[1]}\n" in section
    rows = [line for each in JIAOZUO_2024.rules for line in rule_section([each], lang).split("\n") if line[:1] == "|"]
    labels = lang("何时适用|要求|何为违反", "applies when|demand|breach").split("|")
    conditions = [row for row in rows if row.startswith(tuple(f"| {each} |" for each in labels))]
    assert conditions
    assert [
        row for row in conditions if re.search(lang("，[且或]", r"\) (and|or) |\((?!criminal).* (and|or) "), row)
    ] == []


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_every_rule_has_its_id_as_one_anchor_and_its_quote_below(written: dict[Path, str], lang: Language) -> None:
    for rule in JIAOZUO_2024.rules:
        page = text(written, lang, page_of(rule.cite))
        assert page.count(f'<a id="{rule.id}"></a>') == 1
        quote = escaped(rule.quote).replace("\n", " ⏎ ")
        assert f"「{quote}」" in page.partition(f'<a id="{rule.id}"></a>')[2]


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_every_reading_of_a_rule_is_on_its_page_with_every_alternative(
    written: dict[Path, str], lang: Language
) -> None:
    for rule in JIAOZUO_2024.rules:
        section = text(written, lang, page_of(rule.cite)).partition(f'<a id="{rule.id}"></a>')[2]
        for reading in rule.readings:
            assert f"(../readings/{reading.id}.md)" in section
            assert all(f"`{each.id}`" in section for each in reading.alternatives)


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_every_rule_is_in_the_index_of_actors_and_every_reading_on_its_page(
    written: dict[Path, str], lang: Language
) -> None:
    for rule in JIAOZUO_2024.rules:
        assert not applies(rule) or f"#{rule.id})" in written[lang.folder / "by-actor.md"]
        assert f"#{rule.id})" in written[lang.folder / "rules.md"]
    for reading in JIAOZUO_2024.readings:
        (line,) = re.findall(rf'^- <a id="{reading.id}"></a>.*$', written[lang.folder / "readings.md"], re.MULTILINE)
        assert f"(readings/{reading.id}.md)" in line


def test_the_start_page_shows_a_verdict_a_counted_day_its_picture_and_four_doors(written: dict[Path, str]) -> None:
    page = written[LANGUAGES[0].folder / "index.md"]
    assert "未到期。期限于2025年10月10日届满" in page
    assert "2025年10月1日至2025年10月7日不计：国庆节、中秋节放假（国办发明电〔2024〕12号）" in page
    assert "](timeline.svg)" in page
    assert re.findall(r"^- \*\*(.+?)\*\* .*<br>`zhixing ", page, re.MULTILINE) == ["嵌入", "检验", "引用", "办公桌上"]


def test_the_page_of_changes_has_every_version_and_the_rules_whose_verdicts_changed(written: dict[Path, str]) -> None:
    changelog = (FOLDER.parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(.+?)\]", changelog, re.MULTILINE)
    page = written[LANGUAGES[1].folder / "changes.md"]
    assert re.findall(r"^## (\S+)", page, re.MULTILINE) == ["This", *versions]
    assert "- [`art9.filing`](articles/art09.md#art9.filing)" in page
    assert "`art9.filing` `open`, was `pass`" in page


def test_the_page_of_a_reading_has_the_cases_that_turn_on_it_with_both_verdicts_and_both_days(
    written: dict[Path, str],
) -> None:
    page = written[LANGUAGES[0].folder / "readings" / "transfer-window.md"]
    assert "> 应在司法拘留期限届满前三个工作日内 —— 第七条第二款" in page
    case = page.partition("届满当日尚未移送（判断之日 2025-02-04）\n")[2].splitlines()[:2]
    assert case == [
        "  - `latest-is-expiry`：**未到期**，末日 2025-02-04",
        "  - `latest-date`：**违反**，末日 2025-01-24",
    ]
    assert "自2025-07-01起决定为 `latest-is-expiry`" in page


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_every_document_of_a_rule_is_in_the_index_of_documents_and_on_its_page(
    written: dict[Path, str], lang: Language
) -> None:
    documents = [(rule, str(getattr(rule.then, f"document_{lang.code}", ""))) for rule in JIAOZUO_2024.rules]
    assert any(document for _, document in documents)
    for rule, document in documents:
        if document:
            assert f"| {document} |" in written[lang.folder / "by-document.md"]
            section = text(written, lang, page_of(rule.cite)).partition(f'<a id="{rule.id}"></a>')[2]
            assert f"| {lang('材料', 'document')} | {document} |" in section


def test_the_title_of_a_page_is_its_clause_and_the_topic_of_its_module() -> None:
    zh, en = LANGUAGES
    titles = {page_of(clause): (page_title(clause, zh), page_title(clause, en)) for clause in page_clauses()}
    assert titles["art07"] == ("第七条　先行司法拘留与移送", "Article 7: Detention and referral")
    assert titles["notice"][0] == "通知　主送机关"
    assert titles["annex"][0] == "附件　协助查询函"


@pytest.mark.parametrize("lang", LANGUAGES, ids=lambda lang: lang.code)
def test_every_sentence_is_on_the_page_of_its_clause_and_on_the_coverage_page(
    written: dict[Path, str], lang: Language
) -> None:
    coverage = written[lang.folder / "coverage.md"]
    for sentence in OPINION.sentences():
        assert f"| `{sentence.key}` | " in coverage
        if page_of(sentence.citation) in PAGES:
            assert f"| `{sentence.key}` | " in text(written, lang, page_of(sentence.citation))


def test_a_note_states_why_it_has_no_verdict() -> None:
    (note,) = JIAOZUO_2024.rule("art14.sharing")
    assert isinstance(note.then, Note)
    zh, en = LANGUAGES
    assert note.then.why_zh in rule_section([note], zh)
    assert note.then.why_en not in rule_section([note], zh)
    assert note.then.why_en in rule_section([note], en)


def test_a_remedy_names_both_actors_and_the_consequence() -> None:
    (rule,) = JIAOZUO_2024.rule("art5.i3.non-debtor")
    assert rule.remedy is not None
    zh, en = LANGUAGES
    assert f"人民法院 → 公安机关：{rule.remedy.zh}<br>后果：{rule.remedy.follows_zh}" in rule_section([rule], zh)
    assert f"Consequence: {rule.remedy.follows_en}" in rule_section([rule], en)


def test_no_generated_page_contains_a_path_of_the_machine(written: dict[Path, str]) -> None:
    home = FOLDER.parent.parent.as_posix()
    assert not [path for path, page in written.items() if home in page]


def test_a_rule_of_a_case_that_turns_on_a_reading_is_said_to_read_it(written: dict[Path, str]) -> None:
    pages = {path: text for path, text in written.items() if path.parts[-3:-1] == ("en", "readings")}
    assert len(pages) == len(JIAOZUO_2024.readings)
    for path, text in pages.items():
        rules, _, cases = text.partition("## Rules that read it")[2].partition("## Cases")
        turning = set(re.findall(r"^- \[`([a-z0-9.-]+)`\]", cases, re.MULTILINE))
        named = set(re.findall(r"^- \[`([a-z0-9.-]+)`\]", rules, re.MULTILINE))
        assert turning <= named or "Every other rule on an act reads it too" in rules, path.name
