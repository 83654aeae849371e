"""Identifiers recognised by their form: identity, telephone, plate, bank card and case numbers.

All patterns run on folded text, match a bounded length and never backtrack into alternatives. A match is sure if a
checksum or the grammar of the number confirms it, or if a cue word precedes it closely. It is only possible if blanks
or hyphens separate its digits, or if nothing confirms it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.records import CaseNumber, is_credit_code, is_resident_number
from zhixing_rules.screening.mention import What

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["IdentifierMatch", "identifiers_in", "identifiers_in_squeezed"]


class IdentifierMatch(NamedTuple):
    """An identifier in a text.

    Attributes:
        start: offset of its first character in the searched text.
        end: offset of its end, exclusive.
        what: the type of identifier.
        sure: whether the match is certain.
    """

    start: int
    end: int
    what: What
    sure: bool


_GAP: Final = "[ -]{0,2}"
_PROVINCES: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军"
_PLATE_PROVINCES: Final = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使"
_PLATE_SIGN: Final = "[a-hj-np-z0-9挂学警港澳]"

_LONG: Final = re.compile(rf"[0-9](?:{_GAP}[0-9]){{5}}")
"""Part of every identifier except plates and case numbers; most drafts have no match."""

_RESIDENT: Final = re.compile(
    rf"[1-9](?:{_GAP}[0-9]){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}[0-9]){{2}}"
    rf"{_GAP}[01]{_GAP}[0-9]{_GAP}[0-3](?:{_GAP}[0-9]){{4}}{_GAP}[0-9x]"
)
_OLD_RESIDENT: Final = re.compile(
    r"[1-9](?<![0-9].)[0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])"
)
_MOBILE: Final = re.compile(rf"1(?:(?<![0-9].)|(?<=86.)){_GAP}[3-9](?:{_GAP}[0-9]){{9}}(?![0-9])")
_LANDLINE: Final = re.compile(r"0(?<![0-9].)[1-9][0-9]{1,2}\)?[ -]{0,2}[2-9][0-9]{6,7}(?![0-9])")
_LOCAL: Final = re.compile(r"(?:电话|手机|热线|tel|phone)[^0-9\n]{0,6}([2-9][0-9]{6,7})(?![0-9])")
_TELEPHONE_CUE: Final = re.compile(r"电话|手机|联系方式|联系人|热线|号码|tel|phone|mobile|微信")
_PLATE: Final = re.compile(
    rf"[{_PLATE_PROVINCES}][ .·•\-]{{0,2}}[a-hj-z](?:[ .·•\-]{{0,2}}{_PLATE_SIGN}){{5,6}}(?![a-z0-9])"
)
_PLATE_CUE: Final = re.compile(r"车|牌")
_PLATE_DIGITS: Final = 3
_CARD: Final = re.compile(r"[3-69](?<![0-9].)[0-9]{15,18}(?![0-9])")
_CARD_IN_FOURS: Final = re.compile(r"[3-69](?<![0-9].)[0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")
_CARD_IN_PIECES: Final = re.compile(rf"[3-69](?<![0-9].)(?<![0-9][ -].)(?:{_GAP}[0-9]){{15,18}}(?!{_GAP}[0-9])")
_CASE: Final = re.compile(
    rf"([(\[〔【〈《「{{]{_GAP}[12][0-9]{{3}}{_GAP}[)\]〕】〉》」}}])"
    rf"((?:最高法|[{_PROVINCES}][0-9]{{0,4}})[一-鿿]{{1,5}}[0-9]{{1,9}}(?:号|(?![0-9])))"
)
_BARE_CASE: Final = re.compile(
    rf"([12](?<![0-9].)[0-9]{{3}})年?((?:最高法|[{_PROVINCES}][0-9]{{0,4}})[一-鿿]{{1,5}}[0-9]{{1,9}}号)"
)
_CUE_DISTANCE: Final = 10
"""Maximum distance of a cue word before an identifier, in characters."""


def identifiers_in(text: str) -> Iterator[IdentifierMatch]:
    """Yield every identifier in a folded text; one place may be yielded several times."""
    if _LONG.search(text) is not None:
        yield from _resident_numbers(text)
        yield from _telephones(text)
        yield from _cards(text)
    yield from _plates(text)
    yield from _case_numbers(text)


def identifiers_in_squeezed(text: str) -> Iterator[IdentifierMatch]:
    """Yield identity numbers (by checksum) and case numbers (by grammar) in a squeezed text, all possible only."""
    for match in _all_matches(_RESIDENT, text):
        if is_resident_number(match[0].upper()):
            yield IdentifierMatch(match.start(), match.end(), What.RESIDENT_NUMBER, sure=False)
    for match in _all_matches(_BARE_CASE, text):
        if _is_case_number(f"（{match[1]}）{match[2]}"):
            yield IdentifierMatch(match.start(), match.end(), What.CASE_NUMBER, sure=False)


def _all_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield all matches, including those that begin within another match."""
    match = pattern.search(text)
    while match is not None:
        yield match
        match = pattern.search(text, match.start() + 1)


def _resident_numbers(text: str) -> Iterator[IdentifierMatch]:
    for match in _all_matches(_RESIDENT, text):
        start, end = match.span()
        number = _digits(match[0])
        isolated = not _digit_at(text, start - 1) and not _digit_at(text, end)
        if is_resident_number(number):
            yield IdentifierMatch(start, end, What.RESIDENT_NUMBER, sure=isolated and end - start == len(number))
        elif isolated and _is_day(number[6:14]):
            yield IdentifierMatch(start, end, What.RESIDENT_NUMBER, sure=False)
    for match in _OLD_RESIDENT.finditer(text):
        yield IdentifierMatch(match.start(), match.end(), What.RESIDENT_NUMBER, sure=False)


def _telephones(text: str) -> Iterator[IdentifierMatch]:
    for pattern in (_MOBILE, _LANDLINE):
        for match in _all_matches(pattern, text):
            contiguous = pattern is _LANDLINE or match[0].isdigit()
            sure = contiguous and _has_cue(_TELEPHONE_CUE, text, match.start())
            yield IdentifierMatch(match.start(), match.end(), What.TELEPHONE, sure)
    for match in _LOCAL.finditer(text):
        yield IdentifierMatch(match.start(1), match.end(1), What.TELEPHONE, sure=False)


def _plates(text: str) -> Iterator[IdentifierMatch]:
    for match in _all_matches(_PLATE, text):
        signs = [sign for sign in match[0] if sign.isalnum()]
        if sum(sign.isdigit() for sign in signs) >= _PLATE_DIGITS:
            contiguous = len(match[0]) - len(signs) <= (match[0][2] in ".·•")
            sure = contiguous and _has_cue(_PLATE_CUE, text, match.start())
            yield IdentifierMatch(match.start(), match.end(), What.PLATE, sure)


def _cards(text: str) -> Iterator[IdentifierMatch]:
    for match in _CARD.finditer(text):
        number = match[0]
        if is_resident_number(number) or is_credit_code(number):
            continue
        if _luhn(number):
            yield IdentifierMatch(match.start(), match.end(), What.BANK_CARD, sure=True)
        elif number.startswith("62"):
            yield IdentifierMatch(match.start(), match.end(), What.BANK_CARD, sure=False)
    for pattern in (_CARD_IN_FOURS, _CARD_IN_PIECES):
        for match in pattern.finditer(text):
            likely = pattern is _CARD_IN_FOURS and match[0].startswith("62")
            if not match[0].isdigit() and (likely or _luhn(_digits(match[0]))):
                yield IdentifierMatch(match.start(), match.end(), What.BANK_CARD, sure=False)


def _case_numbers(text: str) -> Iterator[IdentifierMatch]:
    for match in _all_matches(_CASE, text):
        yield IdentifierMatch(match.start(), match.end(), What.CASE_NUMBER, sure=_is_case_number(match[0]))
    for match in _all_matches(_BARE_CASE, text):
        if _is_case_number(f"（{match[1]}）{match[2]}"):
            yield IdentifierMatch(match.start(), match.end(), What.CASE_NUMBER, sure=False)


def _is_case_number(text: str) -> bool:
    try:
        CaseNumber.parse(text)
    except ValueError:
        return False
    return True


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _luhn(number: str) -> bool:
    """Whether the check digit of a card number is correct (ISO/IEC 7812-1)."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (doubled + sum(int(digit) for digit in number[::-2])) % 10 == 0


def _has_cue(cue: re.Pattern[str], text: str, start: int) -> bool:
    return cue.search(text, max(start - _CUE_DISTANCE, 0), start) is not None


def _digit_at(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in "0123456789"


def _digits(text: str) -> str:
    return text.replace(" ", "").replace("-", "").upper()
