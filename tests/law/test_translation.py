"""Translations: read from TOML, compared with the sentences of an instrument, split by clause."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.law import Citation, Instrument, load_instrument, read_translation

TEXT = """示范规定

第一条 范围如下：

（一）甲；

（二）乙。

丙。丁。

第二条 戊。
"""


@pytest.fixture
def instrument() -> Instrument:
    meta = {"document": "示发〔2025〕1号", "title": "示范规定", "issuers": ["示范市"], "dated": date(2025, 1, 1)}
    return load_instrument(TEXT, {**meta, "sha256": {"packaged": hashlib.sha256(TEXT.encode()).hexdigest()}})


def toml(*sentences: tuple[str, str, str]) -> str:
    return "\n".join(f'[[sentence]]\nkey = "{key}"\ntext = "{text}"\nen = "{en}"' for key, text, en in sentences)


def test_a_clause_has_the_translation_of_its_own_sentences_and_of_those_within_it(instrument: Instrument) -> None:
    translation = read_translation(
        toml(
            ("art1.p1.s1", "范围如下：", "Scope:"),
            ("art1.i1.s1", "甲；", "A;"),
            ("art1.i2.s1", "乙。", "B."),
            ("art1.p2.s1", "丙。", "C."),
            ("art1.p2.s2", "丁。", "D."),
        )
    )
    assert [each.en for each in translation.clauses(instrument, instrument.at(1))] == [
        "Scope:",
        "(1) A;",
        "(2) B.",
        "C. D.",
    ]
    assert [each.citation.key for each in translation.clauses(instrument, instrument.at(1, 1))] == [
        "art1.p1",
        "art1.i1",
        "art1.i2",
    ]
    assert [each.en for each in translation.clauses(instrument, instrument.at(1, item=2))] == ["(2) B."]
    assert [each.en for each in translation.clauses(instrument, instrument.at(2))] == ["「戊。」"]
    assert len(translation.clauses(instrument)) == len({each.citation for each in instrument.sentences()})


def test_a_clause_that_does_not_exist_is_refused(instrument: Instrument) -> None:
    with pytest.raises(CitationError):
        read_translation("").clauses(instrument, Citation(instrument.document, article=9))


def test_the_problems_name_each_sentence(instrument: Instrument) -> None:
    translation = read_translation(
        toml(
            ("title.s1", "示范规定", "Sample"),
            ("art1.p1.s1", "范围如下：", "Scope:"),
            ("art1.i1.s1", "甲；", "A;"),
            ("art1.i1.s1", "甲；", "A;"),
            ("art1.i2.s1", "己。", "B."),
            ("art1.p2.s1", "丙。", "C."),
            ("art1.p2.s2", "丁。", "D."),
            ("art3.s1", "庚。", "E."),
        )
    )
    assert list(translation.problems(instrument)) == [
        "art1.i2.s1: the text has changed: read it again, then correct its translation",
        "art3.s1: no such sentence: remove its translation",
        "art1.i1.s1: translated 2 times: keep one",
        "art2.s1: not translated",
    ]


@pytest.mark.parametrize(
    "entry", ["", 'key = "a"\ntext = "甲"\nen = ""', 'key = "a"\ntext = "甲"\nen = "A"\nzh = "甲"']
)
def test_an_incomplete_sentence_is_refused(entry: str) -> None:
    with pytest.raises(RuleDefect, match="第1句"):
        read_translation(f"[[sentence]]\n{entry}")
