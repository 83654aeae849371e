"""References: what a citation says of a clause, a rule or a reading, and where it is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, RecordError, __version__
from zhixing_rules.language import Confidence
from zhixing_rules.law import Style
from zhixing_rules.procedures.national import SLUGS, national_instrument, national_source, source_named
from zhixing_rules.views.references import Reference, reference_to

BASE: Final = "https://law.test/zhixing"
RULES: Final = tuple(dict.fromkeys(rule.id for rule in JIAOZUO_WITH_NATIONAL.rules))
UNREAD: Final = "未与公布的原文核对"
DOCS: Final = Path(__file__).parents[2] / "docs"


def to(words: str, **readings: str) -> Reference:
    return reference_to(JIAOZUO_WITH_NATIONAL, words, {name.replace("_", "-"): each for name, each in readings.items()})


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.KEY])
def test_a_rule_is_cited_with_its_clause_the_version_and_the_readings_that_differ(style: Style) -> None:
    written = to("art7.p2.referral", transfer_window="window").format(style).replace("\\", "")
    window = next(each for each in JIAOZUO_2024.readings if each.id == "transfer-window")
    default = to("art7.p2.referral", transfer_window=window.default.id)
    for each in ("art7.p2.referral", f"zhixing_rules {__version__}", "transfer-window=window"):
        assert each in written
    assert ("art. 7 para. 2" if style is Style.EN else "第七条第二款") in written
    assert "transfer-window" not in default.format(style)


def test_the_key_of_a_rule_is_its_id() -> None:
    assert [to(each).format("key") for each in ("art7.p2.referral", "transfer-window", "第七条第二款")] == [
        "art7.p2.referral",
        "transfer-window",
        "art7.p2",
    ]


def test_rules_and_readings_of_one_clause_have_entries_of_their_own() -> None:
    keys = [json.loads(to(each).format("csl-json"))[0]["id"] for each in (*RULES, "art7.p2", "transfer-window")]
    assert len({*keys}) == len(keys)
    assert "cn-2024-101-art7.p2.referral" in keys
    assert to("art7.p2.referral").format("bibtex").startswith("@misc{cn-2024-101-art7.p2.referral,\n")


def test_a_reading_is_cited_with_its_clause_and_its_chosen_alternative() -> None:
    assert to("early-release", early_release="caps", transfer_window="window").format() == (
        f"焦中法〔2024〕101号第七条第二款“拘留期限届满”（zhixing_rules {__version__}，解读 early-release=caps）"
    )
    assert to("early-release").format("en").endswith(f"(zhixing_rules {__version__}, reading early-release)")


def test_a_clause_of_the_opinion_is_cited_without_a_note() -> None:
    assert to("7(2)").format() == "焦中法〔2024〕101号第七条第二款"
    assert to("art7.p2").note("zh") == to("art7.p2").note("en") == ""


@pytest.mark.parametrize("slug", SLUGS)
def test_a_citation_of_a_national_text_says_how_it_was_read(slug: str) -> None:
    source, instrument = national_source(slug), national_instrument(slug)
    first = next(clause for clause in instrument.clauses() if clause.article is not None or not instrument.articles)
    reference = to(str(first))
    assert (reference.source, reference.instrument, source_named(instrument.document)) == (source, instrument, source)
    note = json.loads(reference.format("csl-json"))[0]["note"]
    for said in (source.where_read_zh, source.not_read_zh.rstrip("。"), source.confidence.zh, UNREAD):
        assert said in note
    assert source.where_read_en in reference.note("en")
    assert UNREAD in reference.format("gbt7714")
    assert ("起失效" in reference.format("gbt7714")) is (source.repealed is not None)
    for style in ("zh", "short", "markdown"):
        assert (UNREAD in reference.format(style)) is (source.confidence is not Confidence.A)
    assert ("not compared" in reference.format("en")) is (source.confidence is not Confidence.A)


def test_a_text_without_clauses_is_not_cited_as_a_law() -> None:
    press, english = (national_instrument(slug) for slug in ("xf2025-8-press", "xf2025-8-en"))
    for instrument, language in ((press, "zh-CN"), (english, "en")):
        (item,) = json.loads(to(f"{instrument.document}正文").format("csl-json"))
        assert (item["type"], item["language"]) == ("document", language)
        assert to(f"{instrument.document}正文").format("ris").startswith("TY  - GEN\n")


def test_every_anchor_is_one_of_the_published_ones() -> None:
    published = set((DOCS / "anchors.txt").read_text(encoding="utf-8").splitlines())
    clauses = [clause.key for clause in JIAOZUO_2024.instrument.clauses()]
    places = [to(each).place for each in (*RULES, *clauses, *(each.id for each in JIAOZUO_2024.readings))]
    addresses = [place.on(".md") for place in places if place is not None]
    assert len(addresses) == len(places)
    assert {each for each in addresses if "#" in each} <= published
    for lang in ("", "en/"):
        assert all((DOCS / lang / each.partition("#")[0]).exists() for each in addresses)
    assert all((DOCS / f"national/{slug}.md").exists() for slug in SLUGS)


def test_a_permanent_address_has_the_version_and_the_anchor() -> None:
    rule = to("art7.p2.referral")
    assert (
        rule.address(BASE) == rule.address(f"{BASE}/") == f"{BASE}/{__version__}/articles/art07.html#art7.p2.referral"
    )
    assert rule.address(BASE, "en") == f"{BASE}/{__version__}/en/articles/art07.html#art7.p2.referral"
    assert rule.address() == "docs/articles/art07.md#art7.p2.referral"
    assert to("第九条").address(BASE) == f"{BASE}/{__version__}/articles/art09.html"
    assert to("法发〔2025〕8号第三点").address(BASE) == f"{BASE}/{__version__}/national/xf2025-8.html"
    (item,) = json.loads(rule.format("csl-json", base_url=BASE))
    assert item["URL"] == rule.address(BASE)
    assert rule.format("markdown", base_url=BASE).startswith(
        f"[焦中法〔2024〕101号第七条第二款]({rule.address(BASE)})（"
    )
    assert "URL" not in json.loads(rule.format("csl-json"))[0]


@pytest.mark.parametrize(
    "url",
    ["", "law.test", "ftp://law.test", "javascript:alert(1)", "https://a b", "https://law.test/?q", "https://x/)"],
)
def test_what_is_no_base_url_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(RecordError, match="http:// or https://") as caught:
        to("art7").format("markdown", base_url=url)
    assert not url or url not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "meant"),
    [("art7.p2.referal", "art7.p2.referral"), ("xf2025.i4.dutys", "xf2025.i4.duty"), ("early-relase", "early-release")],
)
def test_close_names_are_asked_for(words: str, meant: str) -> None:
    with pytest.raises(RecordError, match=meant) as caught:
        to(words)
    assert words not in str(caught.value)


def test_the_longest_name_of_a_document_is_meant() -> None:
    assert to("治安管理处罚法（2012年修正）第五十条").source == national_source("zaf-2012")
    assert to("治安管理处罚法第六十一条").source == national_source("zaf-2025")
    assert to("法释(2015)16号第二条").source == national_source("fs2015-16")


def test_a_changed_text_has_neither_our_source_nor_our_page() -> None:
    opinion = JIAOZUO_2024.instrument
    changed = replace(JIAOZUO_2024, instrument=replace(opinion, sha256="0" * 64))
    assert reference_to(changed, "art7.p2").place is None
    other = replace(JIAOZUO_2024, id="other")
    assert reference_to(other, "art7.p2.referral").place is None
    assert reference_to(other, "art7.p2.referral").format("markdown").startswith("焦中法〔2024〕101号第七条第二款（")


def test_a_reading_is_cited_in_english_by_its_english_words() -> None:
    for reading in JIAOZUO_2024.readings:
        document, _, words = to(reading.id).format("en").partition(", ")
        assert document == JIAOZUO_2024.instrument.document
        assert words == f"{reading.clause_en} (zhixing_rules {__version__}, reading {reading.id})"
