"""Folded and squeeze texts, and their mapping to the original."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.screening.normalisation import MappedText, fold, squeeze

ANY = st.text(st.characters(codec=None) | st.sampled_from("㈱ﬁ㍿\u200b\u00ad\ufe0f\u3164…１Ⅷ½聯-  \u0301"), max_size=60)


def test_each_offset_maps_to_the_original_character() -> None:
    mapped = fold("a\u200b㈱ﬁ聯", "聯联")
    assert mapped.text == "a(株)fi联"
    assert [mapped.source(at) for at in range(len(mapped.text))] == [0, 2, 2, 2, 3, 3, 4]
    assert mapped.span(1, 4) == (2, 3)


def test_dashes_blanks_and_digits_have_one_form() -> None:
    assert fold("—–－−\u2010", "").text == "-----"
    assert fold("\u3000\u00a0\t ", "").text == "    "
    assert fold("１①१٣", "").text == "1113"


@examples(100)
@given(ANY)
def test_the_mapping_is_monotonic_and_within_the_text(text: str) -> None:
    mapped = fold(text, "聯联")
    places = [mapped.source(at) for at in range(len(mapped.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@examples(100)
@given(ANY)
def test_each_folded_character_results_from_its_source_character(text: str) -> None:
    mapped = fold(text, "聯联")
    for at, character in enumerate(mapped.text):
        assert character in fold(text[mapped.source(at)], "聯联").text


@examples(100)
@given(ANY)
def test_the_squeezed_form_contains_the_letters_and_digits_in_order(text: str) -> None:
    plain = MappedText(text, [0], [0])
    bare = squeeze(plain)
    assert [text[bare.source(at)] for at in range(len(bare.text))] == list(bare.text)
    assert bare.text == "".join(each for each in text if each.isalnum())


def test_the_folded_form_contains_no_invisible_character() -> None:
    invisible = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert fold("".join(invisible), "").text == ""
