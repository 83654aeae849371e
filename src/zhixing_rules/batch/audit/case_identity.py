"""The identity of a case, by its case number: what all spellings of one number have in common.

A number identifies a case if its year, its court, its type and its sequence are known; for a number from before 2016,
whose court is not read, the text stands for it. The number of a document in the case is left out, and brackets that
lack around the year are supplied. Anything else, such as a note 待定 in place of a number, identifies no case.
"""

from __future__ import annotations

import re
from typing import Final

from zhixing_rules._text_safety import to_half_width, without_blanks
from zhixing_rules.batch._polars import pl
from zhixing_rules.records.case_number import WRITTEN_NUMBER, CaseNumber, CaseNumberDefect

__all__ = ["identities_of", "identity_of"]

_USUAL: Final = f"^(?:{WRITTEN_NUMBER})$"
_OLD: Final = re.compile(r"(.*字)第?0*([1-9][0-9]*)(?:-[0-9]+)?号.*")


def identities_of(numbers: pl.Series) -> pl.Series:
    """Return the identity of each of some case numbers, null where a number identifies no case."""
    others = numbers.filter(~numbers.str.contains(_USUAL)).unique()
    identities = pl.Series([identity_of(each) for each in others], dtype=pl.String)
    return numbers.replace(others, identities)


def identity_of(text: str) -> str | None:
    """Return the identity of a case; ``None`` if the number does not identify one.

    >>> identity_of("（2025）豫0802执1号之二"), identity_of("2025豫0802执1号"), identity_of("待定")
    ('（2025）豫0802执1号', '（2025）豫0802执1号', None)
    >>> identity_of("（2014）焦执字第012-1号")
    '（2014）焦执字12号'
    """
    number = CaseNumber.read(text)
    if number is not None and number.defect is CaseNumberDefect.BRACKETS:
        rest = without_blanks(to_half_width(text))[len(str(number.year)) :]
        number = CaseNumber.read(f"（{number.year}）{rest.removeprefix('年')}")
    if number is None or number.defect is not None:
        return None
    parts = (number.year, number.court_code, number.type_code, number.sequence)
    if None not in parts:
        return f"（{number.year}）{number.court_code}{number.special}{number.type_code}{number.sequence}号"
    old = _OLD.fullmatch(number.written)
    return None if old is None else f"{old[1]}{old[2]}号"
