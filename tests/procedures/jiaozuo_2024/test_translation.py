"""The English translation of the Opinion: every sentence once, with its numbers and the terms of the glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law.numerals import from_chinese
from zhixing_rules.procedures.jiaozuo_2024.translation import translation_en
from zhixing_rules.records import Instrument, Offence, RoleKind

if TYPE_CHECKING:
    from zhixing_rules.law import TranslatedSentence
    from zhixing_rules.records import Term

SENTENCES = translation_en().sentences
GLOSSARY = Path(__file__).parents[3] / "docs" / "glossary.md"
WORDS = {3: "three", 7: "seven", 30: "thirty"}
MONTHS = {"9": "September", "10": "October"}

TERMS = {
    "公证债权文书": (),
    "不予立案通知书": (),
    "被执行人": (),
    "失信被执行人": (),
    "联动查控": ("tracing", "traced"),
    "撤销联动查控": ("withdraw the joint tracing",),
    "协助查询函": (),
    "情指部门": (),
    "执行局": (),
    "分管领导": (),
    "查询研判结果": ("result of the query and analysis",),
    "强制措施": (),
    "司法拘留": (),
    "拘留期限届满": ("expiry of the term of the judicial detention",),
    "移送": ("refer",),
    "案件移送函": (),
    "案件执行情况说明": (),
    "立案审查": (),
    "立案": ("file the case", "refusal to file"),
    "补充": (),
    "拒不执行判决、裁定": ("refuses to perform a judgment or ruling",),
    "妨害公务": (),
    "非法处置查封、扣押、冻结的财产": (),
    "查控信息": (),
    "措施和手段": (),
    "自诉": (),
    "工作日": (),
    "立即": (),
    "下发之日": (),
}
"""Terms of the glossary, each with the other forms that its English word takes in a sentence."""

WORDS_OF_LISTS = (
    *(each for each in Instrument if each is not Instrument.OTHER),
    RoleKind.LEGAL_REPRESENTATIVE,
    RoleKind.PRINCIPAL,
    RoleKind.ACTUAL_CONTROLLER,
    Offence.OBSTRUCTION,
    Offence.PROPERTY_DISPOSAL,
)
"""Words of the records that the Opinion uses."""


def glossary() -> dict[str, list[str]]:
    """Return the English words of each Chinese term of the first part of the glossary."""
    rows = re.findall(r"^\| ([^|`]+) \| ([^|]+) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return {zh.partition("（")[0].strip(): [each.strip() for each in en.split(",")] for zh, en in rows}


@pytest.mark.parametrize("each", SENTENCES, ids=lambda each: each.key)
def test_the_numbers_of_a_sentence_are_in_its_translation(each: TranslatedSentence) -> None:
    date = re.compile(r"(\d+)年(\d+)月(\d+)日")
    wanted = {word for year, month, day in date.findall(each.text) for word in (year, MONTHS[month], day)}
    wanted |= set(re.findall(r"\d+", date.sub("", each.text)))
    wanted |= {
        WORDS[from_chinese(number)] for number in re.findall(r"([一二三四五六七八九十]+)个?(?:工作)?日", each.text)
    }
    assert wanted <= set(re.findall(r"\w+", each.en))


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_the_word_of_the_glossary(term: str) -> None:
    words = [*glossary()[term], *TERMS[term]]
    sentences = [each for each in SENTENCES if term in each.text]
    assert sentences
    assert [each.key for each in sentences if not any(word in each.en.lower() for word in words)] == []


@pytest.mark.parametrize("member", WORDS_OF_LISTS, ids=str)
def test_a_word_of_a_closed_list_has_its_label(member: Term) -> None:
    label = re.sub(r"^(an?|the) ", "", member.en)
    sentences = [each for each in SENTENCES if member.zh in each.text]
    assert sentences
    assert [each.key for each in sentences if label not in each.en] == []


def test_every_sentence_has_one_translation_and_no_translation_lacks_its_sentence() -> None:
    assert list(translation_en().problems(JIAOZUO_2024.instrument)) == []
    assert [each.key for each in SENTENCES] == [each.key for each in JIAOZUO_2024.instrument.sentences()]


def test_a_translation_is_english_and_a_sentence_that_is_not_a_title_keeps_its_end() -> None:
    ends = {"。": ".", "；": ";", "：": ":"}
    for each in SENTENCES:
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", each.en), each.key
        assert not (mark := ends.get(each.text[-1])) or each.en.endswith(mark), each.key


def test_what_the_text_leaves_open_and_its_slips_are_noted() -> None:
    notes = {each.key: each.note for each in SENTENCES}
    assert "追求" in notes["art5.i3.s1"]
    assert "的" in notes["art15.s1"]
    assert {each.id for each in JIAOZUO_2024.readings} >= set(re.findall(r"`([^`]+)`", " ".join(notes.values())))
    assert "transfer-window" in notes["art7.p2.s2"]


def test_an_amended_sentence_has_no_translation() -> None:
    amended = JIAOZUO_2024.instrument.reword(JIAOZUO_2024.instrument.at(9), "七日", "五日")
    (before,) = translation_en().clauses(JIAOZUO_2024.instrument, JIAOZUO_2024.instrument.at(9))
    (after,) = translation_en().clauses(amended, amended.at(9))
    assert before.complete
    assert not after.complete
    assert after.en.startswith("「公安机关对人民法院移送的")
    assert after.sentences[1:] == before.sentences[1:]
    (problem,) = translation_en().problems(amended)
    assert problem == "art9.s1: the text has changed: read it again, then correct its translation"
