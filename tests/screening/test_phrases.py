"""The list of phrases: correct quotes, complete reasons, and suggestions that are not reported themselves."""

from __future__ import annotations

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.records import Secrecy
from zhixing_rules.records.case_number import TYPE_CODES
from zhixing_rules.screening import screen
from zhixing_rules.screening.identifiers import _PLATE_PROVINCES, _PROVINCES
from zhixing_rules.screening.normalisation import squeeze
from zhixing_rules.screening.phrases import Entry, PhraseIndex, phrases

ENTRIES = [phrases().police, *phrases().entries]
OPINION = "".join(sentence.text for sentence in JIAOZUO_2024.instrument.sentences())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_quoted_words_are_in_the_opinion(entry: Entry) -> None:
    for words in entry.opinion:
        assert words in OPINION


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_has_words_reasons_and_a_suggestion(entry: Entry) -> None:
    assert entry.words
    assert all((entry.reason_zh, entry.reason_en, entry.suggestion))
    assert entry.kind is not Secrecy.PERSONAL
    assert "{" not in "".join(entry.words)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_no_suggestion_is_reported_itself(entry: Entry) -> None:
    assert screen(f"公安机关查找下落，{entry.suggestion}")[1:] == ()
    assert screen(entry.suggestion) == ()


@pytest.mark.parametrize("entry", phrases().entries, ids=lambda entry: entry.id)
def test_every_phrase_is_found_and_is_as_sure_as_its_entry(entry: Entry) -> None:
    for word in entry.words:
        found = screen(f"。民警{word}。" if entry.needs_police else f"。{word}。")
        assert any(each.what is entry.what for each in found), word
        if entry.sure:
            assert any(each.sure for each in found), word


def test_no_phrase_belongs_to_two_entries() -> None:
    words = [word for entry in ENTRIES for word in set(entry.words)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "words",
    [
        "聯動查控",
        "協助查詢函",
        "查詢研判結果",
        "公安機關參與",
        "撤銷聯動查控",
        "軌跡資訊",
        "情報指揮部門",
        "路檢、臨檢",
        "手機定位",
    ],
)
def test_traditional_characters_are_recognised(words: str) -> None:
    assert screen(words)


def test_every_character_pair_is_valid_and_unique() -> None:
    pairs = phrases().pairs.split()
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)
    assert not {pair[0] for pair in pairs} & {pair[1] for pair in pairs}


def test_every_simplified_character_occurs_in_a_searched_word() -> None:
    listed = phrases()
    searched = "".join(
        (*listed.by_word, *listed.tracing_words, *listed.harmless, *TYPE_CODES, _PROVINCES, _PLATE_PROVINCES)
    )
    assert [pair for pair in listed.pairs.split() if pair[1] not in searched] == []


def test_the_index_finds_overlapping_words_and_prefixes() -> None:
    index = PhraseIndex(["甲乙", "甲乙丙", "乙丙丁", "丙"])
    assert [*index.every("甲乙丙丁")] == [(0, 2, "甲乙"), (0, 3, "甲乙丙"), (1, 4, "乙丙丁"), (2, 3, "丙")]


def test_the_squeezed_form_of_a_phrase_has_no_punctuation() -> None:
    listed = phrases()
    assert squeeze(listed.fold("路检、临检")).text in listed.by_word
