"""Plain and bare forms of a text, and the way back from them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from zhixing_rules.screening.normalisation import MappedText, folded, squeezed

ANY = st.text(st.characters(codec=None) | st.sampled_from("㈱ﬁ㍿\u200b\u00ad\ufe0f\u3164…１Ⅷ½聯-  \u0301"), max_size=60)


def test_each_place_leads_back_to_the_character_it_was_made_of() -> None:
    made = folded("a\u200b㈱ﬁ聯", "聯联")
    assert made.text == "a(株)fi联"
    assert [made.source(at) for at in range(len(made.text))] == [0, 2, 2, 2, 3, 3, 4]
    assert made.span(1, 4) == (2, 3)


def test_dashes_blanks_and_digits_have_one_form() -> None:
    assert folded("—–－−\u2010", "").text == "-----"
    assert folded("\u3000\u00a0\t ", "").text == "    "
    assert folded("１①१٣", "").text == "1113"


@given(ANY)
def test_the_way_back_never_turns_and_never_leaves_the_text(text: str) -> None:
    made = folded(text, "聯联")
    places = [made.source(at) for at in range(len(made.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(ANY)
def test_each_character_of_the_plain_form_comes_from_the_character_at_its_source(text: str) -> None:
    made = folded(text, "聯联")
    for at, character in enumerate(made.text):
        assert character in folded(text[made.source(at)], "聯联").text


@given(ANY)
def test_the_bare_form_holds_the_letters_and_digits_alone_in_order(text: str) -> None:
    plain = MappedText(text, [0], [0])
    bare = squeezed(plain)
    assert [text[bare.source(at)] for at in range(len(bare.text))] == list(bare.text)
    assert bare.text == "".join(each for each in text if each.isalnum())


def test_no_invisible_character_is_left_in_the_plain_form() -> None:
    invisible = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert folded("".join(invisible), "").text == ""
