"""Chinese numerals of clause numbers, as in 第一百零三条.

Supports 1 to 9999 in the standard spelling.
"""

from __future__ import annotations

__all__ = ["MAX_NUMBER", "from_chinese", "to_chinese"]

MAX_NUMBER = 9999

_DIGITS = "零一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
_DIGIT_VALUES = {character: value for value, character in enumerate(_DIGITS)}
_UNIT_VALUES = {character: value for value, character in _UNITS if character}


def to_chinese(number: int) -> str:
    """Return the Chinese numeral of a number from 1 to 9999.

    Raises:
        ValueError: the number is outside that range.

    >>> to_chinese(7), to_chinese(17), to_chinese(313), to_chinese(1011)
    ('七', '十七', '三百一十三', '一千零一十一')
    """
    if not 1 <= number <= MAX_NUMBER:
        raise ValueError(f"a clause number must be between 1 and {MAX_NUMBER}")
    numeral = ""
    rest = number
    for value, unit in _UNITS:
        digit, rest = divmod(rest, value)
        if digit:
            numeral += _DIGITS[digit] + unit
        elif numeral and rest and not numeral.endswith("零"):
            numeral += "零"
    return numeral.removeprefix("一") if 10 <= number < 20 else numeral  # noqa: PLR2004  十七, not 一十七


def from_chinese(numeral: str) -> int:
    """Return the number of a Chinese numeral, written with 零 or with the round zero, as in 一百〇三.

    Raises:
        ValueError: it is not the standard numeral of a number from 1 to 9999.

    >>> from_chinese("十七"), from_chinese("三百一十三"), from_chinese("一百〇三")
    (17, 313, 103)
    """
    standard = numeral.replace("\N{IDEOGRAPHIC NUMBER ZERO}", "零")
    total = digit = 0
    for character in standard:
        if character in _UNIT_VALUES:
            total += (digit or 1) * _UNIT_VALUES[character]
            digit = 0
        elif character in _DIGIT_VALUES:
            digit = _DIGIT_VALUES[character]
        else:
            raise ValueError("not a Chinese numeral")
    total += digit
    if not 1 <= total <= MAX_NUMBER or to_chinese(total) != standard:
        raise ValueError(f"not the standard Chinese numeral of a number from 1 to {MAX_NUMBER}")
    return total
