"""Personal data by its shape: identity numbers, telephones, plates, bank cards, case numbers.

All patterns run on folded text, are of bounded length, and have at each place one way at most to go on. A number is
sure where a checksum or a grammar of its own vouches for it, or a word for what it is stands just before it; written
with blanks or hyphens between its digits, or without such a voucher, it is possible.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules.records import CaseNumber, is_credit_code, is_resident_number
from zhixing_rules.screening.mention import What

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shape", "bare_shapes", "shapes"]


class Shape(NamedTuple):
    """Something found by its shape: where in the text searched, what, and whether that is sure."""

    start: int
    end: int
    what: What
    sure: bool


_GAP: Final = "[ -]{0,2}"
_PROVINCES: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军"
_PLATE_PROVINCES: Final = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使"
_PLATE_SIGN: Final = "[a-hj-np-z0-9挂学警港澳]"

_LONG: Final = re.compile(rf"[0-9](?:{_GAP}[0-9]){{5}}")
"""What every number but those of plates and cases holds; most drafts hold none."""

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
_CUE_REACH: Final = 10


def shapes(text: str) -> Iterator[Shape]:
    """Everything in a folded text that has the shape of personal data; one place may be told several times."""
    if _LONG.search(text) is not None:
        yield from _resident_numbers(text)
        yield from _telephones(text)
        yield from _cards(text)
    yield from _plates(text)
    yield from _case_numbers(text)


def bare_shapes(text: str) -> Iterator[Shape]:
    """What can still be told in a squeezed text: identity numbers by their checksum, case numbers by their grammar."""
    for found in _every(_RESIDENT, text):
        if is_resident_number(found[0].upper()):
            yield Shape(found.start(), found.end(), What.RESIDENT_NUMBER, sure=False)
    for found in _every(_BARE_CASE, text):
        if _is_case_number(f"（{found[1]}）{found[2]}"):
            yield Shape(found.start(), found.end(), What.CASE_NUMBER, sure=False)


def _every(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Each match, also one that begins within another: what the first is not, the second may be."""
    found = pattern.search(text)
    while found is not None:
        yield found
        found = pattern.search(text, found.start() + 1)


def _resident_numbers(text: str) -> Iterator[Shape]:
    for found in _every(_RESIDENT, text):
        start, end = found.span()
        number = _digits(found[0])
        apart = not _digit_at(text, start - 1) and not _digit_at(text, end)
        if is_resident_number(number):
            yield Shape(start, end, What.RESIDENT_NUMBER, sure=apart and end - start == len(number))
        elif apart and _is_day(number[6:14]):
            yield Shape(start, end, What.RESIDENT_NUMBER, sure=False)
    for found in _OLD_RESIDENT.finditer(text):
        yield Shape(found.start(), found.end(), What.RESIDENT_NUMBER, sure=False)


def _telephones(text: str) -> Iterator[Shape]:
    for pattern in (_MOBILE, _LANDLINE):
        for found in _every(pattern, text):
            whole = pattern is _LANDLINE or found[0].isdigit()
            sure = whole and _cued(_TELEPHONE_CUE, text, found.start())
            yield Shape(found.start(), found.end(), What.TELEPHONE, sure)
    for found in _LOCAL.finditer(text):
        yield Shape(found.start(1), found.end(1), What.TELEPHONE, sure=False)


def _plates(text: str) -> Iterator[Shape]:
    for found in _every(_PLATE, text):
        signs = [sign for sign in found[0] if sign.isalnum()]
        if sum(sign.isdigit() for sign in signs) >= _PLATE_DIGITS:
            whole = len(found[0]) - len(signs) <= (found[0][2] in ".·•")
            sure = whole and _cued(_PLATE_CUE, text, found.start())
            yield Shape(found.start(), found.end(), What.PLATE, sure)


def _cards(text: str) -> Iterator[Shape]:
    for found in _CARD.finditer(text):
        number = found[0]
        if is_resident_number(number) or is_credit_code(number):
            continue
        if _luhn(number):
            yield Shape(found.start(), found.end(), What.BANK_CARD, sure=True)
        elif number.startswith("62"):
            yield Shape(found.start(), found.end(), What.BANK_CARD, sure=False)
    for pattern in (_CARD_IN_FOURS, _CARD_IN_PIECES):
        for found in pattern.finditer(text):
            likely = pattern is _CARD_IN_FOURS and found[0].startswith("62")
            if not found[0].isdigit() and (likely or _luhn(_digits(found[0]))):
                yield Shape(found.start(), found.end(), What.BANK_CARD, sure=False)


def _case_numbers(text: str) -> Iterator[Shape]:
    for found in _every(_CASE, text):
        yield Shape(found.start(), found.end(), What.CASE_NUMBER, sure=_is_case_number(found[0]))
    for found in _every(_BARE_CASE, text):
        if _is_case_number(f"（{found[1]}）{found[2]}"):
            yield Shape(found.start(), found.end(), What.CASE_NUMBER, sure=False)


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
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (doubled + sum(int(digit) for digit in number[::-2])) % 10 == 0


def _cued(cue: re.Pattern[str], text: str, start: int) -> bool:
    return cue.search(text, max(start - _CUE_REACH, 0), start) is not None


def _digit_at(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in "0123456789"


def _digits(text: str) -> str:
    return text.replace(" ", "").replace("-", "").upper()
