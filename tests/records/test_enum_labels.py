"""English labels of the closed lists."""

from __future__ import annotations

import pytest

from zhixing_rules.records import enums
from zhixing_rules.records.enums import Term

LISTS = [
    each for each in vars(enums).values() if isinstance(each, type) and issubclass(each, Term) and each is not Term
]


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
def test_every_term_has_a_label_in_both_languages(terms: type[Term]) -> None:
    for member in terms:
        assert member.en, member
        assert "_" not in member.en, member
        assert member.zh, member
    assert len({member.en for member in terms}) == len(terms)


def test_every_list_of_terms_is_exported() -> None:
    assert {each.__name__ for each in LISTS} | {"Term"} == set(enums.__all__)
