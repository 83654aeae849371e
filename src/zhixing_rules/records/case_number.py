"""案号: court case numbers.

Grammar: （收案年度）法院代字 专门审判代字 类型代字 编号 号, by 《关于人民法院案件案号的若干规定》 (in force
2016-01-01, amended by 法〔2018〕335号). Art. 3 gives the order of the parts, art. 5 the court code: the province and
two digits for an intermediate court, four for a basic one. By art. 10 the sequence is a plain number. The list of type
codes is second-hand (confidence C): a number with an unlisted type code is read without a type, so that a misprint is
not taken for one.

Also read:

* full-width digits, the brackets ``() 〔〕 [] 【】 {}``, blanks, leading zeros of the sequence, 號 and 第;
* 号之一, 号之2 and 123-1号: the number of a document in the case (`CaseNumber.document`);
* before 2016, as in （2014）焦执字第12-1号: the code of the court is its own, so that only year and type are known.

Anything else is read as far as possible: what is not readable is ``None``, and `CaseNumber.defect` says which part is
wrong.

>>> number = CaseNumber.parse("(2024)豫0802执123号")
>>> str(number), number.court_code, number.type_code, number.sequence
('（2024）豫0802执123号', '豫0802', '执', 123)
>>> str(CaseNumber.parse("〔2024〕豫0802 执0123號"))
'（2024）豫0802执123号'
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic_core import core_schema

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._text_safety import BLANKS, has_control_characters, strip_blanks, to_half_width, without_blanks
from zhixing_rules._values import dataclass
from zhixing_rules.records.day_limits import LAST_DAY
from zhixing_rules.records.enums import CourtLevel

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["ENFORCEMENT_TYPES", "TYPE_CODES", "WRITTEN_NUMBER", "CaseNumber", "CaseNumberDefect"]

ENFORCEMENT_TYPES: Final = ("执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他")
"""The type codes of enforcement cases."""

TYPE_CODES: Final = (
    *ENFORCEMENT_TYPES,
    *("司惩", "司惩复", "司救刑", "司救民", "司救行", "司救赔", "司救执", "司救访", "司救他"),
    *("刑初", "刑终", "刑监", "刑申", "刑抗", "刑再", "刑更", "刑他"),
    *("民初", "民终", "民监", "民申", "民抗", "民再", "民撤", "民特", "民督", "民催", "民他"),
    *("行初", "行终", "行审", "财保", "行保", "证保", "破申", "破", "强清", "清申"),
)
"""Every accepted type code."""


class CaseNumberDefect(LabelledEnum):
    """The part of a case number that is wrong, with what to write instead."""

    YEAR = (
        "year",
        "收案年度无法识别：应在最前，四位数字加括号，如（2024）",
        "the year cannot be read: it comes first, four digits in brackets, such as （2024）",
    )
    BRACKETS = (
        "brackets",
        "收案年度未加括号：请在四位数字的年度前后加括号",
        "the year has no brackets: put brackets around its four digits",
    )
    COURT = (
        "court",
        "法院代字无法识别：应为省份简称加两位或四位数字，如豫08、豫0802",
        "the court code cannot be read: the province and two or four digits, such as 豫08 or 豫0802",
    )
    TYPE = (
        "type",
        f"类型代字不在已知之列：如{'、'.join(ENFORCEMENT_TYPES)}",
        f"the type code is not a known one, such as {'、'.join(ENFORCEMENT_TYPES)}",
    )
    SEQUENCE = (
        "sequence",
        "编号无法识别：应为一个数字，后接“号”，如123号",
        "the sequence cannot be read: one number followed by 号, such as 123号",
    )
    ENDING = (
        "ending",
        "应以“号”结尾，其后只能是文书序号，如号之一",
        "the number ends with 号, after which only the number of a document may follow, such as 号之一",
    )
    SEVERAL = (
        "several",
        "写有多个案号：请每个案件分别记录",
        "several case numbers are given: record each case on its own",
    )


_PROVINCES: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军"
_TYPES: Final = "|".join(sorted(TYPE_CODES, key=len, reverse=True))
_COURT: Final = rf"最高法|[{_PROVINCES}](?:[0-9]{{4}}|[0-9]{{2}})?"
_USUAL: Final = re.compile(rf"（((?:19[5-9]|20[0-4])[0-9])）({_COURT})([知破海林铁]?)({_TYPES})([1-9][0-9]{{0,8}})号")
WRITTEN_NUMBER: Final = _USUAL.pattern
"""Regular expression of texts that `str` returns of a number without a document; not every such text matches."""

_YEARS: Final = range(1950, LAST_DAY.year + 1)
_NEW_NUMBERS_FROM: Final = 2016
_MAX_LENGTH: Final = 60
_BRACKETS: Final = str.maketrans("〔〕[]【】{}「」〈〉號–—", "()()()()()()号至至")  # noqa: RUF001  dashes of a range
_BLANK_INSIDE: Final = re.compile(rf"(?<=[0-9])[{re.escape(BLANKS)}]+(?=[0-9]+(?:-[0-9]+)?号)")
"""A blank between digits of the sequence, which separates two numbers."""
_LEADING_ZEROS: Final = re.compile(r"(?<=[第字])0+(?=[1-9])")
_YEAR: Final = re.compile(r"(?P<bracket>\()?(?P<year>[0-9]{4})(?(bracket)\)|年?(?![0-9)]))")
_CODES: Final = re.compile(rf"(?P<court>{_COURT})(?![0-9])(?:(?P<special>[知破海林铁]?)(?P<type>{_TYPES})字?)?")
_OLD_CODES: Final = re.compile(rf"(?P<court>[\u4e00-\u9fff]{{1,8}}?)(?P<type>{_TYPES})字")
_OLD_NUMBER: Final = re.compile(rf"{_YEAR.pattern}(?P<codes>.+?字)")
_SEQUENCE: Final = re.compile(r"第?0*(?P<sequence>[1-9][0-9]{0,8})(?![0-9])")
_DOCUMENT: Final = re.compile(r"(?P<before>-[0-9]{1,2})?号(?P<after>之[一二三四五六七八九十百0-9]{1,4}|-[0-9]{1,2})?")
_SEVERAL: Final = re.compile(r"[0-9]号?[、,，;；/和及至~～][^号]*[0-9]+号|[0-9]+-[0-9]{3,}号|号[、,，;；/和及至].+号")


@dataclass(frozen=True, slots=True, repr=False)
class CaseNumber:
    """The parts of one case number. It identifies a person: ``repr`` shows only the type, ``str`` gives the number.

    Attributes:
        year: the year in which the case was accepted (收案年度); ``None`` if it cannot be read.
        court_code: 法院代字, such as 豫08 (an intermediate court) or 豫0802 (a basic court); ``None`` if it cannot be
            read, and for a number from before 2016.
        special: 专门审判代字, such as 知, or the empty string.
        type_code: 类型代字, such as 执 or 司惩; ``None`` if it is not a known one.
        sequence: the serial number; ``None`` if it cannot be read.
        document: the number of a document in the case, such as 之一, or the empty string.
        written: the text, if it cannot be made from the parts: a number from before 2016, or one with a defect.
        defect: the part that is wrong; ``None`` if no part is.
    """

    year: int | None
    court_code: str | None
    special: str
    type_code: str | None
    sequence: int | None
    document: str = ""
    written: str = ""
    defect: CaseNumberDefect | None = None

    @classmethod
    def parse(cls, text: str) -> CaseNumber:
        """Read a case number without a defect.

        Args:
            text: the number; the spellings at the top of this module are accepted.

        Raises:
            ValueError: a part of the number is wrong; the message says which, and does not contain the text.
        """
        number = cls.read(text)
        if number is None or number.defect is not None:
            defect = CaseNumberDefect.YEAR if number is None or number.defect is None else number.defect
            raise ValueError(f"不是案号，例：（2024）豫0802执123号；{defect.zh} · not a case number: {defect.en}")
        return number

    @classmethod
    def read(cls, text: str) -> CaseNumber | None:
        """Read a case number as far as possible; ``None`` for a text that shows nothing."""
        if usual := _USUAL.fullmatch(text):
            year, court, special, kind, sequence = usual.groups()
            return cls(int(year), court, special, kind, int(sequence))
        written = strip_blanks(text)
        if has_control_characters(written):
            written = "".join(" " if has_control_characters(each) else each for each in written).strip()
        if not written:
            return None
        if len(written) > _MAX_LENGTH:
            return cls(None, None, "", None, None, "", written, CaseNumberDefect.YEAR)
        uniform = _BLANK_INSIDE.sub("、", to_half_width(written).translate(_BRACKETS))
        return _read(written, without_blanks(uniform))

    @property
    def identity(self) -> str | None:
        """What all spellings of the number of one case have in common; ``None`` if it identifies no case.

        The number of a document is left out, and brackets that lack around the year are supplied. A number from before
        2016 has no court code, so that the name in it stands for the court.

        >>> [CaseNumber.read(each).identity for each in ("2025豫0802执01号之二", "（2014）焦执字012-1号", "待定")]
        ['（2025）豫0802执1号', '（2014）焦执字第12号', None]
        """
        if self.defect not in {None, CaseNumberDefect.BRACKETS}:
            return None
        if self.court_code is not None:
            return f"（{self.year}）{self.court_code}{self.special}{self.type_code}{self.sequence}号"
        old = _OLD_NUMBER.match(without_blanks(to_half_width(self.written)).translate(_BRACKETS))
        return None if old is None else f"（{self.year}）{old['codes']}第{self.sequence}号"

    @property
    def is_enforcement(self) -> bool:
        """Whether this is the number of an enforcement case."""
        return self.type_code in ENFORCEMENT_TYPES

    @property
    def area(self) -> str | None:
        """The code of the province and, if present, of the prefecture: 豫08 for 豫0802."""
        return None if self.court_code is None else self.court_code[:3]

    @property
    def court_level(self) -> CourtLevel | None:
        """The level of the court: two digits are an intermediate court, four a basic court; otherwise ``None``."""
        digits = sum(sign.isdigit() for sign in self.court_code or "")
        return {2: CourtLevel.INTERMEDIATE, 4: CourtLevel.BASIC}.get(digits)

    @property
    def year_begins(self) -> date | None:
        """The first day of the year in which the case was accepted; no act in the case is earlier."""
        return None if self.year is None else date(max(self.year, 1), 1, 1)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __str__(self) -> str:
        if self.written:
            return self.written
        before, after = (self.document, "") if self.document.startswith("-") else ("", self.document)
        return f"（{self.year}）{self.court_code}{self.special}{self.type_code}{self.sequence}{before}号{after}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.no_info_after_validator_function(cls.read, core_schema.str_schema(max_length=_MAX_LENGTH))
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), text]),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "title": "案号", "maxLength": _MAX_LENGTH, "examples": ["（2024）豫0802执123号"]}


def _read(written: str, text: str) -> CaseNumber:
    """Read a number whose brackets, digits and blanks are already uniform."""
    head = _YEAR.match(text)
    year = int(head["year"]) if head and int(head["year"]) in _YEARS else None
    rest = text[head.end() :] if head else text
    old = _OLD_CODES.match(rest) if year is None or year < _NEW_NUMBERS_FROM else None
    codes = old or _CODES.match(rest)
    court = None if old or not codes else codes["court"]
    special = "" if old or not codes else codes["special"] or ""
    kind = codes["type"] if codes else None
    rest = rest[codes.end() :] if codes else rest
    number = _SEQUENCE.match(rest)
    ending = _DOCUMENT.fullmatch(rest[number.end() :]) if number else None
    document = (ending["before"] or ending["after"] or "") if ending else ""
    sequence = int(number["sequence"]) if number and ending else None
    is_range = sequence is not None and document.startswith("-") and int(document[1:]) > sequence
    faults = {
        CaseNumberDefect.YEAR: year is None,
        CaseNumberDefect.SEVERAL: is_range or _SEVERAL.search(text) is not None,
        CaseNumberDefect.COURT: codes is None and (year is None or year >= _NEW_NUMBERS_FROM),
        CaseNumberDefect.TYPE: kind is None,
        CaseNumberDefect.SEQUENCE: number is None,
        CaseNumberDefect.ENDING: ending is None,
        CaseNumberDefect.BRACKETS: head is not None and head["bracket"] is None,
    }
    defect = next((part for part, wrong in faults.items() if wrong), None)
    if defect is not None:
        return CaseNumber(year, court, special, kind, None if is_range else sequence, "", written, defect)
    if old:
        return CaseNumber(
            year, None, "", kind, sequence, document, "（{}）{}".format(*_LEADING_ZEROS.sub("", text)[1:].split(")", 1))
        )
    return CaseNumber(year, court, special, kind, sequence, document)
