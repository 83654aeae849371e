"""The 协助查询函 is the annex of the Opinion, word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from support.letter_records import SPARSE, day_of, full_record
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.office.letters import LetterKind, draft_letter
from zhixing_rules.office.letters.letter_content import Filled, Gap, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.office.letters.letter_content import Piece

OPINION = JIAOZUO_2024.instrument


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def as_form(pieces: Iterable[Piece]) -> str:
    """Return a text with the words of the form in the place of every value and gap."""
    return "".join(
        each if isinstance(each, str) else each.form if isinstance(each, Filled | Gap) else "" for each in pieces
    )


def annex() -> str:
    """The form in the annex without its heading 附件, and without the line that only says that entries follow."""
    text = OPINION.text(OPINION.part("annex"))
    form = text.removeprefix("附件：协助查询函\n附件：\n")
    assert form != text
    return form.replace("… …\n", "")


def written_form(record: dict[str, Any]) -> str:
    letter = draft_letter("tracing", record, on=day_of(LetterKind.TRACING))
    lines = [each for each in letter.parts[0].blocks if isinstance(each, Paragraph)]
    return "".join(as_form(each.pieces) for each in lines)


def natural_debtors() -> dict[str, Any]:
    record = full_record(LetterKind.TRACING)
    record["persons"][1] = dict(record["persons"][0], id="p2", name="郑某己", resident_number="000000198602020019")
    return record


def with_empty_targets() -> dict[str, Any]:
    record = dict(SPARSE)
    record["requests"] = [{"id": "q1", "targets": [{"person": "p1"}, {"person": "p1"}]}]
    return record


@pytest.mark.parametrize(
    "record",
    [full_record(LetterKind.TRACING), natural_debtors(), with_empty_targets()],
    ids=["a person and a unit", "two persons", "nothing recorded"],
)
def test_the_letter_is_the_annex_word_for_word(record: dict[str, Any]) -> None:
    assert without_blanks(written_form(record)) == without_blanks(annex())


def test_every_value_and_gap_of_the_form_can_be_told_from_its_words() -> None:
    """A word that is added, or one that is left out, is a difference."""
    form = without_blanks(annex())
    assert without_blanks(written_form(full_record(LetterKind.TRACING))).replace("望予查询", "请予查询") != form


def test_one_entry_has_the_words_of_the_first_entry_of_the_annex() -> None:
    record = full_record(LetterKind.TRACING)
    del record["requests"][0]["targets"][1]
    lines = annex().splitlines()
    one = "".join(lines[:5] + lines[7:])
    assert without_blanks(written_form(record)) == without_blanks(one)


def test_a_letter_with_a_recorded_list_of_attachments_names_these() -> None:
    record = full_record(LetterKind.TRACING)
    record["requests"][0]["letter"]["attachments"] = ["other_basis", "enforcement_ruling", "enforcement_notice"]
    letter = draft_letter("tracing", record, on=day_of(LetterKind.TRACING))
    values = {each.label: each.text for each in letter.parts[0].pieces() if isinstance(each, Filled)}
    assert values["附件"] == "其他执行依据、执行裁定、执行通知书"
