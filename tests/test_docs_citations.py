"""What the site says for citing: the copied citations, the linked data of the law, and CITATION.cff."""

from __future__ import annotations

import doctest
import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml  # type: ignore[import-untyped]  # ships no types
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from generator.page_names import page_clauses, page_of
from website import page_scripts
from website.citations import citations_of
from website.legislation import legislation_of
from website.page_scripts import data_element
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, __version__
from zhixing_rules.law.document_name import is_title
from zhixing_rules.procedures.national import SLUGS, national_instrument, national_source
from zhixing_rules.views.references import versioned

ROOT: Final = Path(__file__).parents[1]
OPINION: Final = JIAOZUO_2024.instrument
ARTICLES: Final = [page_of(clause) for clause in page_clauses()]
LAWS: Final = [slug for slug in SLUGS if national_instrument(slug).articles]
LAW_PAGES: Final = [
    "articles/index",
    *(f"articles/{page}" for page in ARTICLES),
    *(f"national/{slug}" for slug in LAWS),
]
LAW: Final = [*LAW_PAGES[1:], *(f"national/{slug}" for slug in SLUGS if slug not in LAWS)]
"""Pages on which clauses and rules are cited."""
ALWAYS: Final = {
    *("@type", "name", "legislationType", "legislationDate", "legislationPassedBy", "jurisdiction", "inLanguage"),
}


def data_of(element: str) -> Any:  # noqa: ANN401  JSON
    """Return the JSON of an element; the element must end where its own end tag is."""
    match = re.fullmatch(r'<script type="application/(?:ld\+)?json"(?: id="\w+")?>(.*)</script>\n', element)
    assert match is not None
    assert "<" not in match[1]
    return json.loads(match[1])


def test_the_examples_of_the_elements_run() -> None:
    assert doctest.testmod(page_scripts) == (0, 1)


def test_a_value_cannot_end_its_element() -> None:
    value = {"a": "</script><script>alert(1)</script><!--"}
    assert data_of(data_element("application/json", value)) == value


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("page", LAW_PAGES)
def test_every_page_of_law_has_linked_data(page: str, lang: str) -> None:
    data = data_of(legislation_of(lang + page))
    assert data["@context"] == "https://schema.org"
    assert data.keys() >= ALWAYS
    assert data["@type"] == "Legislation"
    assert all(each for each in data.values())


def test_a_page_without_law_has_none() -> None:
    for page in ("index", "readings", "articles/other", "national/xf2025-8-press", "national/xf2025-8-en", "national"):
        assert legislation_of(page) == legislation_of(f"en/{page}") == ""


def test_the_opinion_has_its_number_its_days_its_issuers_and_its_articles() -> None:
    data = data_of(legislation_of("articles/index"))
    assert (data["legislationIdentifier"], data["name"]) == (OPINION.document, OPINION.title)
    assert (data["legislationDate"], data["datePublished"]) == (OPINION.dated.isoformat(), "2024-10-10")
    assert [each["name"] for each in data["legislationPassedBy"]] == [*OPINION.issuers]
    assert [each["url"] for each in data["hasPart"]] == [f"{page}.html" for page in ARTICLES]
    assert "legislationLegalForce" not in data


@pytest.mark.parametrize("page", ARTICLES)
def test_an_article_is_part_of_the_opinion_and_its_parts_are_anchors_of_the_page(page: str) -> None:
    data = data_of(legislation_of(f"articles/{page}"))
    whole = data["isPartOf"]
    assert (whole["legislationIdentifier"], whole["url"]) == (OPINION.document, "index.html")
    assert data["legislationIdentifier"].startswith(OPINION.document)
    written = (ROOT / f"docs/articles/{page}.md").read_text(encoding="utf-8")
    assert {each["url"][1:] for each in data.get("hasPart", ())} == set(
        re.findall(r'^> <a id="([^"]+)"></a>', written, re.MULTILINE)
    )


@pytest.mark.parametrize("slug", LAWS)
def test_a_national_text_has_what_was_read_and_says_how(slug: str) -> None:
    data = data_of(legislation_of(f"national/{slug}"))
    instrument, source = national_instrument(slug), national_source(slug)
    assert date.fromisoformat(data["legislationDate"]) == instrument.dated
    assert data.get("legislationIdentifier", instrument.document) == instrument.document
    assert ("legislationIdentifier" in data) is not is_title(instrument.document)
    for said in (source.confidence.zh, source.where_read_zh, source.not_read_zh.rstrip("。"), "未与公布的原文核对"):
        assert said in data["description"]
    assert ("legislationLegalForce" in data) is (source.repealed is not None)
    assert data.get("legislationDateVersion") == (source.amended and source.amended.isoformat())
    assert not data.keys() & {"temporalCoverage", "datePublished", "legislationDateOfApplicability"}


def test_every_rule_and_reading_can_be_copied_in_both_languages() -> None:
    for lang, note in (("", "规则"), ("en/", "rule")):
        found = {
            anchor: text
            for element in (citations_of(lang + page) for page in LAW)
            if element
            for anchor, text in data_of(element)["citations"].items()
        }
        rules = {rule.id for rule in JIAOZUO_WITH_NATIONAL.rules}
        assert found.keys() >= rules | {"art7.p2", "art1.i1"}
        assert f"zhixing_rules {__version__}" in found["art7.p2.referral"]
        assert f"{note} art7.p2.referral" in found["art7.p2.referral"]
        assert "B" in found["xf2025.i4.duty"].rpartition("xf2025.i4.duty")[2]
        for reading in JIAOZUO_2024.readings:
            (text,) = data_of(citations_of(f"{lang}readings/{reading.id}"))["citations"].values()
            assert reading.id in text
    assert citations_of("glossary") == citations_of("articles/index") == ""


def test_every_copied_anchor_is_on_its_page() -> None:
    for page in LAW:
        if element := citations_of(page):
            written = (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")
            for anchor in data_of(element)["citations"]:
                assert f'<a id="{anchor}"></a>' in written or anchor == ""


def test_the_address_has_the_version_and_no_path_of_a_machine() -> None:
    assert data_of(citations_of("en/articles/art07"))["page"] == f"{__version__}/en/articles/art07.html"
    site = versioned("https://law.test/zhixing/")
    assert site == f"https://law.test/zhixing/{__version__}/"
    assert data_of(citations_of("readings/window-anchor", site))["page"] == f"{site}readings/window-anchor.html"


TEXT: Final = {"type": "string", "minLength": 1}
TEXTS: Final = {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT}
ENTITIES: Final = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {"name": TEXT, "country": {"enum": ["CN"]}, "alias": TEXT},
    },
}
DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}
CFF: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": TEXT,
        "type": {"enum": ["dataset", "software"]},
        "title": TEXT,
        "abstract": TEXT,
        "version": TEXT,
        "license": {"const": "MIT"},
        "authors": ENTITIES,
        "keywords": TEXTS,
        "date-released": DAY,
        "references": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["authors", "title", "type"],
                "properties": {
                    "type": {"enum": ["generic", "government-document", "legal-rule", "statute"]},
                    "title": TEXT,
                    "number": TEXT,
                    "authors": ENTITIES,
                    "date-published": DAY,
                    "notes": TEXT,
                    "languages": {**TEXTS, "items": {"type": "string", "pattern": "^[a-z]{2,3}$"}},
                },
            },
        },
    },
}
"""The part of the Citation File Format 1.2.0 that this project uses, from its guide; no address, as none is public."""


def test_citation_cff_is_valid_and_says_what_the_instrument_says() -> None:
    data = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  makes only texts
    Draft202012Validator(CFF).validate(data)
    assert data["version"] == __version__
    (reference,) = data["references"]
    assert (reference["number"], reference["title"]) == (OPINION.document, OPINION.title)
    assert [each["name"] for each in reference["authors"]] == [*OPINION.issuers]
    assert OPINION.printed is not None
    assert reference["date-published"] == OPINION.printed.isoformat()
    assert OPINION.dated.isoformat() in reference["notes"]
