"""Texts in both languages."""

from __future__ import annotations

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.errors import Problem


def test_the_texts_of_anything_that_has_both() -> None:
    assert Bilingual.of(Problem("", "code", "甲", "a")) == Bilingual("甲", "a") == ("甲", "a")
