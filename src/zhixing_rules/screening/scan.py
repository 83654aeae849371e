"""screen: two passes over a draft, and of what overlaps the surest and longest.

First pass: the text in plain form (`folded`). Second pass: the same without blanks and punctuation (`squeezed`); what
only it finds is possible. Both grow with the length of the text and with nothing else in it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.records import PersonKind, Secrecy
from zhixing_rules.screening.identifiers import bare_shapes, shapes
from zhixing_rules.screening.mention import Mention, What
from zhixing_rules.screening.normalisation import squeezed
from zhixing_rules.screening.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.records import Case
    from zhixing_rules.screening.normalisation import MappedText
    from zhixing_rules.screening.phrases import Entry, Phrases

__all__ = ["screen"]

_SENTENCE_ENDS: Final = re.compile(r"[。｡\uff0e！？!?；;]|\n[ \t\r\u3000]*\n")
_SHORTEST_NAME: Final = 2
_SHORTEST: Final = 4
_MINIMUM: Final = "个人信息保护法第六条"
_SENSITIVE: Final = "个人信息保护法第二十八条"
_UNIT: Final = "单位名称不是个人信息；是否公开由人核定"
_MARKS: Final = {
    What.PERSON_NAME: "〔当事人〕",
    What.UNIT_NAME: "〔当事人〕",
    What.CASE_NUMBER: "〔案号〕",
}
_MARK: Final = "〔个人信息〕"
_REASONS: Final = {
    What.RESIDENT_NUMBER: ("形如公民身份号码", "has the shape of a resident identity number"),
    What.TELEPHONE: (
        "形如电话号码；对外公布的办公电话由人核定",
        "has the shape of a telephone number; a public one may stay",
    ),
    What.PLATE: ("形如车牌号", "has the shape of a number plate"),
    What.BANK_CARD: ("形如银行卡号，属于金融账户信息", "has the shape of a bank card number, a financial account"),
    What.CASE_NUMBER: ("形如案号，据此可以查到当事人", "has the shape of a case number, which leads to the parties"),
}
_OF_CASE: Final = ("与所给案件的人员信息相同", "is the same as what the given case records of a person")


class _Found(NamedTuple):
    """Something found, in places of the text as given."""

    start: int
    end: int
    what: What
    sure: bool
    entry: Entry | None = None
    of_case: bool = False


def screen(text: str, *, case: Case | None = None) -> tuple[Mention, ...]:
    """What a draft for publication says that art. 5 of the Opinion or the law on personal data keeps back.

    It helps and does not prove: it knows its list of phrases and a few shapes, not what a text means.

    Args:
        text: a work summary, a draft for the press or the like, as plain text.
        case: a case whose persons are looked for by name, number and address.

    Returns:
        The mentions, by place; none overlaps another.

    >>> for mention in screen("经联动查控，民警在某地找到了他。"):
    ...     print(mention, mention.citation.short, mention.suggestion)
    <Mention 1:5 method/measure sure> 第五条第（一）项 依法查找
    <Mention 6:8 method/police_participation possible> 第五条第（一）项 有关部门
    """
    known = phrases()
    plain = known.folded(text)
    bare = squeezed(plain)
    found = [
        *_by_phrase(text, known, plain, bare),
        *_by_shape(plain, bare),
        *_by_case(case, known, plain, bare),
    ]
    return tuple(_mention(each) for each in _apart(found, len(text)))


def _by_phrase(text: str, known: Phrases, plain: MappedText, bare: MappedText) -> Iterator[_Found]:
    told: list[_Found] = []
    beside: list[_Found] = []
    police: list[_Found] = []
    near: list[int] = []
    harmless: list[tuple[int, int]] = []
    for start, end, word in known.index.every(plain.text):
        span = plain.span(start, end)
        if word in known.harmless:
            harmless.append(span)
        if word in known.near:
            near.append(span[0])
        if (entry := known.by_word.get(word)) is not None:
            kind = police if entry is known.police else beside if entry.beside_police else told
            kind.append(_Found(*span, entry.what, entry.sure, entry))
    for start, end, word in known.index.every(bare.text):
        within = bare.span(start, end)
        entry = known.by_word.get(word)
        if entry is not None and within[1] - within[0] > end - start:  # else the first pass has found it
            kind = police if entry is known.police else beside if entry.beside_police else told
            kind.append(_Found(*plain.span(*within), entry.what, sure=False, entry=entry))
    police = [each for each in police if not _within(harmless, each.start)]
    if police:
        ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
        watched = {bisect_right(ends, each.start) for each in police}
        told += [each for each in beside if bisect_right(ends, each.start) in watched]
        starts = (*near, *(each.start for each in told))
        searched = {bisect_right(ends, start) for start in starts if not _within(harmless, start)}
        told += [each for each in police if bisect_right(ends, each.start) in searched]
    yield from (each for each in told if each.sure or not _within(harmless, each.start))


def _within(stretches: list[tuple[int, int]], at: int) -> bool:
    """Whether the last stretch that begins at or before a place reaches beyond it."""
    index = bisect_right(stretches, (at, sys.maxsize)) - 1
    return index >= 0 and at < stretches[index][1]


def _by_shape(plain: MappedText, bare: MappedText) -> Iterator[_Found]:
    for shape in shapes(plain.text):
        yield _Found(*plain.span(shape.start, shape.end), shape.what, shape.sure)
    for shape in bare_shapes(bare.text):
        yield _Found(*plain.span(*bare.span(shape.start, shape.end)), shape.what, shape.sure)


def _by_case(case: Case | None, known: Phrases, plain: MappedText, bare: MappedText) -> Iterator[_Found]:
    for what, value in dict.fromkeys(_values(case)) if case is not None else ():
        made = known.folded(value)
        exact, letters = made.text.strip(), squeezed(made).text
        name = what in {What.PERSON_NAME, What.UNIT_NAME} and not exact.isascii()
        if len(letters) < (_SHORTEST_NAME if name else _SHORTEST):
            continue
        for start in _occurrences(plain.text, exact):
            yield _Found(*plain.span(start, start + len(exact)), what, sure=True, of_case=True)
        for start in _occurrences(bare.text, letters):
            within = bare.span(start, start + len(letters))
            if within[1] - within[0] > len(letters) or letters != exact:
                yield _Found(*plain.span(*within), what, sure=False, of_case=True)


def _values(case: Case) -> Iterator[tuple[What, str]]:
    """What a case records of its persons, in the clear: it goes into the search and nowhere else."""
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


def _apart(found: list[_Found], length: int) -> list[_Found]:
    """Of what overlaps, the surest, of these the longest, of these the first."""
    taken = bytearray(length)
    kept: list[_Found] = []
    for each in sorted(found, key=_rank):
        if taken.find(1, each.start, each.end) < 0:
            taken[each.start : each.end] = b"\1" * (each.end - each.start)
            kept.append(each)
    return sorted(kept, key=_start)


def _rank(found: _Found) -> tuple[bool, int, int, bool]:
    return not found.sure, found.start - found.end, found.start, not found.of_case


def _start(found: _Found) -> int:
    return found.start


def _mention(found: _Found) -> Mention:
    entry, what = found.entry, found.what
    if entry is not None:
        zh, en, kind = entry.reason_zh, entry.reason_en, entry.kind
        return Mention(found.start, found.end, kind, what, found.sure, entry.citation, "", zh, en, entry.suggestion)
    zh, en = _OF_CASE if found.of_case else _REASONS[what]
    basis = {What.BANK_CARD: _SENSITIVE, What.UNIT_NAME: _UNIT}.get(what, _MINIMUM)
    mark = _MARKS.get(what, _MARK)
    return Mention(found.start, found.end, Secrecy.PERSONAL, what, found.sure, None, basis, zh, en, mark)
