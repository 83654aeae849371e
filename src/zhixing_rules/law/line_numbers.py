"""Numbers at the start of a line of an instrument: 第一条, 一、, （一）, 1., （1）, ①, and those of divisions."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from zhixing_rules.law.division import DivisionLevel, DivisionNumber
from zhixing_rules.law.numerals import from_chinese, to_chinese

__all__ = ["LineNumber", "NumberForm", "looks_numbered", "next_mark", "read_division", "read_number"]


class NumberForm(StrEnum):
    """Form of the number of a clause; the value is the number one in this form."""

    ARTICLE = "第一条"
    COMMA = "一、"
    BRACKETS = "（一）"
    DIGIT = "1."
    DIGIT_BRACKETS = "（1）"
    CIRCLE = "①"


class LineNumber(NamedTuple):
    """The number at the start of a line.

    Attributes:
        form: the form.
        numeral: the numeral as printed.
        number: its value, or ``None`` if the numeral is malformed (十十).
        inserted: the number after 之 of an inserted article, or ``None``.
        mark: the number as printed, with the space after it.
        text: the rest of the line.
    """

    form: NumberForm
    numeral: str
    number: int | None
    inserted: int | None
    mark: str
    text: str


_SPACE = "[ \u3000\xa0]"
_CHINESE = "[〇零一二三四五六七八九十百千]{1,9}"
_DIGITS = r"[0-9\uff10-\uff19]{1,4}"
_FORMS = {
    NumberForm.ARTICLE: (
        rf"(?P<mark>第({_CHINESE}|{_DIGITS})条(?:之({_CHINESE}|{_DIGITS}))?(?:{_SPACE}+|$|(?=[【〔[（(])))(?P<text>.*)"
    ),
    NumberForm.COMMA: rf"(?P<mark>({_CHINESE})、{_SPACE}*)(?P<text>.*)",
    NumberForm.BRACKETS: rf"(?P<mark>(?:[（(]({_CHINESE})[）)]|([㈠-㈩])){_SPACE}*)(?P<text>.*)",
    NumberForm.DIGIT: rf"(?P<mark>(?:({_DIGITS})(?:[.\uff0e](?![0-9\uff10-\uff19])|、)|([⒈-⒛])){_SPACE}*)(?P<text>.*)",
    NumberForm.DIGIT_BRACKETS: (
        rf"(?P<mark>(?:[（(]([0-9\uff10-\uff19]{{1,3}})[）)]|([0-9\uff10-\uff19]{{1,3}})[）)]|([⑴-⒇])){_SPACE}*)(?P<text>.*)"
    ),
    NumberForm.CIRCLE: rf"(?P<mark>([①-⑳]){_SPACE}*)(?P<text>.*)",
}
_PATTERNS = {form: re.compile(pattern) for form, pattern in _FORMS.items()}
_SIGNS = {chr(first + index): index + 1 for first in (0x2460, 0x2474, 0x2488) for index in range(20)} | {
    chr(0x3220 + index): index + 1 for index in range(10)
}
_DIVISION = re.compile(
    rf"第({_CHINESE}|{_DIGITS})(编|分编|章|节|部分)(?:之({_CHINESE}|{_DIGITS}))?(?:{_SPACE}+(.*)|(.*))"
)
_SUPPLEMENT = re.compile(rf"附{_SPACE}*则")
_NO_TITLE = re.compile("[。；，：;,:]")
_RUNNING_TEXT = ("规定", "所", "的", "第", "至", "和", "及", "或", "、")  # after 第二章 without a space
_LONGEST_TITLE = 40
_REST_OF_CITATION = re.compile(
    "[项款目](?:$|[规所、至和或及，。；第])|[项款]的"
)  # （一）项规定 is broken inside a citation
_LEVELS = {level.zh: level for level in DivisionLevel}
_LOOKS = re.compile(
    rf"[-*•·]?\s*(?:第\s*[\u3007零一二三四五六七八九十百千0-9\uff10-\uff19]+\s*(?:编|分编|章|节|部分|点|[、，,：:]"
    rf"|条(?!(?:之{_CHINESE})?第{_CHINESE}[款项])|[款项目](?:{_SPACE}|$))"
    rf"|[（(\[【〔〈<]{{0,2}}\s*(?:{_CHINESE}|[0-9\uff10-\uff19]{{1,3}}|[A-Za-z\uff21-\uff3a\uff41-\uff5a]|[IVXivx]{{1,5}})"
    rf"(?:\s*[）)\]】〕〉>、\uff0e.，,：:]|\s+(?=\S))"
    rf"|[\u2160-\u217f\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]"
    rf"|附{_SPACE}*则(?:[….·\s]+[0-9]*)?$)"
)


def read_number(line: str) -> LineNumber | None:
    """Read the number at the start of a line; ``None`` without one in an accepted form.

    >>> read_number("第四条之一 甲。")[1:4]
    ('四之一', 4, 1)
    >>> read_number("- （二）乙；").mark
    '（二）'
    """
    words = line.removeprefix("- ")
    for form, pattern in _PATTERNS.items():
        match = pattern.fullmatch(words)
        if match is None or (form is NumberForm.ARTICLE and words is not line):
            continue
        if _REST_OF_CITATION.match(match["text"]):
            return None
        groups = [group for group in match.groups()[1:-1] if group]
        inserted = _value(groups[1]) if len(groups) > 1 else None
        number = None if len(groups) > 1 and inserted is None else _value(groups[0])
        return LineNumber(form, "之".join(groups), number, inserted, match["mark"], match["text"])
    return None


def read_division(line: str) -> tuple[DivisionNumber, str] | None:
    """Read a heading of a division: its number and its title, which may be empty; ``None`` if the line is none.

    >>> read_division("第二章　执行")
    (DivisionNumber(level=<DivisionLevel.CHAPTER: 'chapter'>, number=2, inserted=0), '执行')
    >>> read_division("第二章规定的期间")
    """
    if _SUPPLEMENT.fullmatch(line):
        return DivisionNumber(DivisionLevel.SUPPLEMENT, 1), line
    match = _DIVISION.fullmatch(line)
    if match is None:
        return None
    title = (match[4] or match[5] or "").strip()
    number, inserted = _value(match[1]), _value(match[3]) if match[3] else 0
    if number is None or inserted is None or len(title) > _LONGEST_TITLE or _NO_TITLE.search(title):
        return None
    if match[5] and title.startswith(_RUNNING_TEXT):
        return None
    return DivisionNumber(_LEVELS[match[2]], number, inserted), title


def looks_numbered(line: str) -> bool:
    """Return whether a line begins like a numbered clause or a heading, in an accepted form or not.

    >>> looks_numbered("第 3条 甲"), looks_numbered("(三 )甲"), looks_numbered("三日内办理。")
    (True, True, False)
    """
    return _LOOKS.match(line) is not None


def next_mark(mark: str, number: int) -> str:
    """Return a mark with the number after its own, in the same form.

    Raises:
        ValueError: there is no such mark: ⑳ is the last of its kind.

    >>> next_mark("（一）", 1), next_mark("9. ", 9), next_mark("①", 1)
    ('（二）', '10. ', '②')
    """
    for character in mark:
        if character in _SIGNS:
            following = chr(ord(character) + 1)
            if _SIGNS.get(following) != number + 1:
                raise ValueError("没有更大的序号 · there is no sign for the next number")
            return mark.replace(character, following)
    digits = "".join(character for character in mark if character.isdigit())
    wide = bool(digits) and not digits.isascii()
    old = digits or to_chinese(number)
    new = str(number + 1) if digits else to_chinese(number + 1)
    return mark.replace(old, new.translate({48 + each: 0xFF10 + each for each in range(10)}) if wide else new)


def _value(numeral: str) -> int | None:
    if numeral in _SIGNS:
        return _SIGNS[numeral]
    if numeral.isdigit():
        return None if int(numeral[0]) == 0 else int(numeral)
    try:
        return from_chinese(numeral)
    except ValueError:
        return None
