"""`screen`: find protected information in a draft.

The first pass searches the folded text, the second the squeezed text, without blanks and punctuation; what only the
second finds is possible. Of overlapping matches the surest and then the longest is kept. The time is linear in the
length of the text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.procedures.jiaozuo_2024.opinion import PROTECTED_BY
from zhixing_rules.records import PersonKind, Secrecy
from zhixing_rules.screening.identifiers import identifiers_in, identifiers_in_squeezed
from zhixing_rules.screening.mention import Mention, What
from zhixing_rules.screening.normalisation import squeeze
from zhixing_rules.screening.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.law import Citation
    from zhixing_rules.records import Case
    from zhixing_rules.screening.normalisation import MappedText
    from zhixing_rules.screening.phrases import Entry, Phrases

__all__ = ["screen"]

_SENTENCE_ENDS: Final = re.compile(r"[。｡\uff0e！？!?；;]|\n[ \t\r\u3000]*\n")
_MIN_NAME_LENGTH: Final = 2
_MIN_LENGTH: Final = 4
_BASIS_MINIMUM: Final = "个人信息保护法第六条"
_BASIS_SENSITIVE: Final = "个人信息保护法第二十八条"
_BASIS_NONE: Final = "本规程未指明保护这类信息的条款"
_BASIS_UNIT: Final = "单位名称不是个人信息；是否公开由人核定"
_MARKS: Final = {
    What.PERSON_NAME: "〔当事人〕",
    What.UNIT_NAME: "〔当事人〕",
    What.CASE_NUMBER: "〔案号〕",
}
_MARK: Final = "〔个人信息〕"
_REASONS: Final = {
    What.RESIDENT_NUMBER: ("形如公民身份号码", "has the form of a resident identity number"),
    What.TELEPHONE: (
        "形如电话号码；对外公布的办公电话由人核定",
        "has the form of a telephone number; a published office number may stay",
    ),
    What.PLATE: ("形如车牌号", "has the form of a number plate"),
    What.BANK_CARD: (
        "形如银行卡号，属于金融账户信息",
        "has the form of a bank card number, which is financial account data",
    ),
    What.CASE_NUMBER: ("形如案号，据此可以查到当事人", "has the form of a case number, which identifies the parties"),
}
_OF_CASE: Final = ("与所给案件的人员信息相同", "equals personal data of a person in the given case")


class _Match(NamedTuple):
    """A match, with offsets in the given text."""

    start: int
    end: int
    what: What
    sure: bool
    entry: Entry | None = None
    of_case: bool = False


def screen(
    text: str, *, case: Case | None = None, protected_by: Mapping[Secrecy, Citation] = PROTECTED_BY
) -> tuple[Mention, ...]:
    """Find information in a draft that art. 5 of the Opinion or the law on personal data protects.

    The result is an aid and proves nothing: the search knows a list of phrases and some forms of numbers, not the
    meaning of a text.

    Args:
        text: plain text, such as a work summary or a press draft.
        case: a case whose persons are looked for by name, number, telephone and address.
        protected_by: the clause that protects each class, `Procedure.protected_by` of another procedure.

    Returns:
        The mentions in order of position, without overlaps.

    >>> for mention in screen("经联动查控，民警在某地找到了他。"):
    ...     print(mention, mention.citation.short, mention.suggestion)
    <Mention 1:5 means/measure sure> 第五条第（一）项 依法查找
    <Mention 6:8 participation/police_participation possible> 第五条第（一）项 有关部门
    """
    phrase_list = phrases()
    plain = phrase_list.fold(text)
    bare = squeeze(plain)
    matches = [
        *_match_phrases(text, phrase_list, plain, bare),
        *_match_identifiers(plain, bare),
        *_match_persons(case, phrase_list, plain, bare),
    ]
    return tuple(_mention(each, protected_by) for each in _without_overlaps(matches, len(text)))


def _match_phrases(text: str, phrase_list: Phrases, plain: MappedText, bare: MappedText) -> Iterator[_Match]:
    matches: list[_Match] = []
    with_police: list[_Match] = []
    police: list[_Match] = []
    tracing_words: list[int] = []
    harmless: list[tuple[int, int]] = []
    for start, end, word in phrase_list.index.every(plain.text):
        span = plain.span(start, end)
        if word in phrase_list.harmless:
            harmless.append(span)
        if word in phrase_list.tracing_words:
            tracing_words.append(span[0])
        if (entry := phrase_list.by_word.get(word)) is not None:
            target = police if entry is phrase_list.police else with_police if entry.needs_police else matches
            target.append(_Match(*span, entry.what, entry.sure, entry))
    for start, end, word in phrase_list.index.every(bare.text):
        within = bare.span(start, end)
        entry = phrase_list.by_word.get(word)
        if entry is not None and within[1] - within[0] > end - start:  # otherwise the first pass has found it
            target = police if entry is phrase_list.police else with_police if entry.needs_police else matches
            target.append(_Match(*plain.span(*within), entry.what, sure=False, entry=entry))
    police = [each for each in police if not _is_inside(harmless, each.start)]
    if police:
        ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
        police_sentences = {bisect_right(ends, each.start) for each in police}
        matches += [each for each in with_police if bisect_right(ends, each.start) in police_sentences]
        starts = (*tracing_words, *(each.start for each in matches))
        tracing_sentences = {bisect_right(ends, start) for start in starts if not _is_inside(harmless, start)}
        matches += [each for each in police if bisect_right(ends, each.start) in tracing_sentences]
    yield from (each for each in matches if each.sure or not _is_inside(harmless, each.start))


def _is_inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether the last span that begins at or before an offset extends beyond it."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def _match_identifiers(plain: MappedText, bare: MappedText) -> Iterator[_Match]:
    for match in identifiers_in(plain.text):
        yield _Match(*plain.span(match.start, match.end), match.what, match.sure)
    for match in identifiers_in_squeezed(bare.text):
        yield _Match(*plain.span(*bare.span(match.start, match.end)), match.what, match.sure)


def _match_persons(case: Case | None, phrase_list: Phrases, plain: MappedText, bare: MappedText) -> Iterator[_Match]:
    for what, value in dict.fromkeys(_values(case)) if case is not None else ():
        folded = phrase_list.fold(value)
        exact, letters = folded.text.strip(), squeeze(folded).text
        name = what in {What.PERSON_NAME, What.UNIT_NAME} and not exact.isascii()
        if len(letters) < (_MIN_NAME_LENGTH if name else _MIN_LENGTH):
            continue
        for start in _occurrences(plain.text, exact):
            yield _Match(*plain.span(start, start + len(exact)), what, sure=True, of_case=True)
        for start in _occurrences(bare.text, letters):
            within = bare.span(start, start + len(letters))
            if within[1] - within[0] > len(letters) or letters != exact:
                yield _Match(*plain.span(*within), what, sure=False, of_case=True)


def _values(case: Case) -> Iterator[tuple[What, str]]:
    """Yield the personal data of a case in clear text, for the search only."""
    for person in case.persons or ():
        name = What.UNIT_NAME if person.kind is PersonKind.UNIT else What.PERSON_NAME
        for what, secret in (
            (name, person.name),
            (What.RESIDENT_NUMBER, person.resident_number),
            (What.OTHER_DOCUMENT, person.other_document),
            (What.TELEPHONE, person.telephone),
            (What.ADDRESS, person.address),
        ):
            if secret is not None:
                yield what, secret.reveal()


def _occurrences(text: str, value: str) -> Iterator[int]:
    at = text.find(value)
    while at >= 0:
        yield at
        at = text.find(value, at + 1)


def _without_overlaps(matches: list[_Match], length: int) -> list[_Match]:
    """Return disjoint matches in order; of overlapping ones, keep the surest, then the longest, then the first."""
    taken = bytearray(length)
    chosen: list[_Match] = []
    for each in sorted(matches, key=_rank):
        if taken.find(1, each.start, each.end) < 0:
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            chosen.append(each)
    return sorted(chosen, key=_start)


def _rank(match: _Match) -> tuple[bool, int, int, bool]:
    return not match.sure, match.start - match.end, match.start, not match.of_case


def _start(match: _Match) -> int:
    return match.start


def _mention(match: _Match, protected_by: Mapping[Secrecy, Citation]) -> Mention:
    entry, what = match.entry, match.what
    if entry is not None:
        zh, en, kind = entry.reason_zh, entry.reason_en, entry.kind
        clause = protected_by.get(kind)
        basis = "" if clause is not None else _BASIS_NONE
        return Mention(match.start, match.end, kind, what, match.sure, clause, basis, zh, en, entry.suggestion)
    zh, en = _OF_CASE if match.of_case else _REASONS[what]
    basis = {What.BANK_CARD: _BASIS_SENSITIVE, What.UNIT_NAME: _BASIS_UNIT}.get(what, _BASIS_MINIMUM)
    mark = _MARKS.get(what, _MARK)
    return Mention(match.start, match.end, Secrecy.PERSONAL, what, match.sure, None, basis, zh, en, mark)
