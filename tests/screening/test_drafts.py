"""Twelve drafts as a press officer writes them: no missed mention, no false alarm, and a tested list of limits."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.records import Case, load
from zhixing_rules.screening import redact, screen
from zhixing_rules.screening.phrases import phrases

DATA = tomllib.loads(Path(__file__).with_name("drafts.toml").read_text(encoding="utf-8"))
DOCS = Path(__file__).parents[2] / "docs"
OPINION = "".join(sentence.text for sentence in JIAOZUO_2024.instrument.sentences())
CASE = load(Case, DATA["case"])


@dataclass(frozen=True)
class Draft:
    id: str
    kind: str
    text: str
    mentions: list[dict[str, Any]]


@dataclass(frozen=True)
class Undetected:
    zh: str
    en: str
    texts: list[str]
    with_case: bool = True


DRAFTS = [Draft(**each) for each in DATA["draft"]]
CLEAN = [draft for draft in DRAFTS if not draft.mentions]
FLAGGED = [draft for draft in DRAFTS if draft.mentions]
UNDETECTED = [Undetected(**each) for each in DATA["undetected"]]

EVASIONS = {
    "full-width",
    "traditional characters",
    "zero-width characters",
    "spaced out",
    "punctuation inside",
    "pictures inside",
    "an abbreviation",
    "the Opinion's own words",
    "a name spaced out",
    "a name with stars",
    "an identity number spaced out",
    "a telephone with dashes",
    "a telephone spaced out",
    "a plate by shape",
    "a card by shape",
    "a card in fours, a digit mistyped",
    "a case number in half-width brackets",
    "a case number spaced out",
}


def mentions_in(text: str, case: Case | None = CASE) -> list[tuple[str, str, bool]]:
    return [(text[each.start : each.end], each.what.value, each.sure) for each in screen(text, case=case)]


def test_six_drafts_are_clean_and_six_are_not_and_all_are_as_long_as_a_press_text() -> None:
    assert (len(CLEAN), len(FLAGGED)) == (6, 6)
    assert len({draft.id for draft in DRAFTS}) == len({draft.kind for draft in DRAFTS}) == 12
    assert all(150 <= len(draft.text) <= 400 for draft in DRAFTS)


@pytest.mark.parametrize("draft", CLEAN, ids=lambda draft: draft.id)
def test_a_clean_draft_has_no_mention_and_is_not_changed(draft: Draft) -> None:
    assert mentions_in(draft.text) == mentions_in(draft.text, None) == []
    assert redact(draft.text, "public", case=CASE) == draft.text


@pytest.mark.parametrize("draft", FLAGGED, ids=lambda draft: draft.id)
def test_a_flagged_draft_has_exactly_the_expected_mentions(draft: Draft) -> None:
    assert mentions_in(draft.text) == [(each["words"], each["what"], each["sure"]) for each in draft.mentions]


@pytest.mark.parametrize("draft", FLAGGED, ids=lambda draft: draft.id)
def test_a_redacted_draft_has_no_mention(draft: Draft) -> None:
    redacted = redact(draft.text, "public", case=CASE)
    assert mentions_in(redacted) == []
    assert [each["words"] for each in draft.mentions if each["sure"] and each["words"] in redacted] == []


def test_every_listed_evasion_occurs_in_a_draft() -> None:
    assert {each["evasion"] for draft in FLAGGED for each in draft.mentions if "evasion" in each} == EVASIONS


def test_words_marked_as_quoted_from_the_opinion_are_in_the_opinion() -> None:
    own = [each["words"] for draft in FLAGGED for each in draft.mentions if "own words" in each.get("evasion", "")]
    assert own
    assert [words for words in own if words not in OPINION] == []


def test_every_clean_draft_contains_a_listed_word() -> None:
    words = {*phrases().by_word, *phrases().tracing_words}
    assert [draft.id for draft in CLEAN if not any(word in draft.text for word in words)] == []


@pytest.mark.parametrize(
    ("text", "with_case"), [(text, each.with_case) for each in UNDETECTED for text in each.texts], ids=str
)
def test_texts_listed_as_undetected_are_not_found(text: str, with_case: bool) -> None:
    assert mentions_in(text, CASE if with_case else None) == []


@pytest.mark.parametrize(
    ("page", "heading", "titles"),
    [
        ("screening.md", "限度", [each.zh for each in UNDETECTED]),
        ("en/screening.md", "Limits", [each.en for each in UNDETECTED]),
    ],
)
def test_the_documentation_lists_the_same_limits_in_the_same_order(page: str, heading: str, titles: list[str]) -> None:
    _, section = (DOCS / page).read_text(encoding="utf-8").split(f"\n## {heading}\n")
    assert re.findall(r"^- \*\*(.+?)\*\*", section, re.MULTILINE) == titles
