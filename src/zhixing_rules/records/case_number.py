"""案号: court case numbers.

Source: 《关于人民法院案件案号的若干规定》 as described in docs (in force 2016-01-01, amended by 法〔2018〕335号):
（收案年度）+ 法院代字 + 专门审判代字 + 类型代字 + 编号 + 号. Full-width and half-width brackets are accepted,
full-width brackets are printed. The list of type codes is second-hand (confidence C). A well-formed number with an
unlisted type code is refused and the error names the list, so that a misprint is not accepted as a type code.

>>> number = CaseNumber.parse("(2024)豫0802执123号")
>>> str(number), number.court_code, number.type_code, number.sequence
('（2024）豫0802执123号', '豫0802', '执', 123)
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError, core_schema

from zhixing_rules._values import dataclass
from zhixing_rules.records.enums import CourtLevel

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["ENFORCEMENT_TYPES", "TYPE_CODES", "WRITTEN_NUMBER", "CaseNumber"]

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

_PROVINCES: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵军"
_TYPES: Final = "|".join(sorted(TYPE_CODES, key=len, reverse=True))
_AFTER_YEAR: Final = rf"(最高法|[{_PROVINCES}](?:[0-9]{{4}}|[0-9]{{2}})?)([知破海林铁]?)({_TYPES})([1-9][0-9]{{0,8}})号"
_GRAMMAR: Final = re.compile(rf"[（(]([0-9]{{4}})[）)]{_AFTER_YEAR}")
WRITTEN_NUMBER: Final = rf"（[0-9]{{4}}）{_AFTER_YEAR}"
"""Regular expression of the whole text of a case number as ``str`` returns it."""
_MAX_LENGTH: Final = 40


@dataclass(frozen=True, slots=True, order=True, repr=False)
class CaseNumber:
    """The parts of one case number. It identifies a person: ``repr`` shows only the type, ``str`` gives the number.

    Attributes:
        year: the year in which the case was accepted (收案年度).
        court_code: 法院代字, such as 豫08 (an intermediate court) or 豫0802 (a basic court).
        special: 专门审判代字, such as 知, or the empty string.
        type_code: 类型代字, such as 执 or 司惩.
        sequence: the serial number.
    """

    year: int
    court_code: str
    special: str
    type_code: str
    sequence: int

    @classmethod
    def parse(cls, text: str) -> CaseNumber:
        """Parse a case number.

        Raises:
            ValueError: the text is not a case number; the message does not contain the text.
        """
        match = _GRAMMAR.fullmatch(text.strip()) if len(text) <= _MAX_LENGTH else None
        if match is None:
            raise ValueError("不是案号，例：（2024）豫0802执123号 · not a case number")
        year, court, special, kind, sequence = match.groups()
        return cls(int(year), court, special, kind, int(sequence))

    @property
    def is_enforcement(self) -> bool:
        """Whether this is the number of an enforcement case."""
        return self.type_code in ENFORCEMENT_TYPES

    @property
    def area(self) -> str:
        """The code of the province and, if present, of the prefecture: 豫08 for 豫0802."""
        return self.court_code[:3]

    @property
    def court_level(self) -> CourtLevel | None:
        """The level of the court: two digits are an intermediate court, four a basic court; otherwise ``None``."""
        digits = sum(sign.isdigit() for sign in self.court_code)
        return {2: CourtLevel.INTERMEDIATE, 4: CourtLevel.BASIC}.get(digits)

    @property
    def year_begins(self) -> date:
        """The first day of the year in which the case was accepted; no act in the case is earlier."""
        return date(max(self.year, 1), 1, 1)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __str__(self) -> str:
        return f"（{self.year:04}）{self.court_code}{self.special}{self.type_code}{self.sequence}号"

    @classmethod
    def _from_input(cls, text: str) -> CaseNumber:
        try:
            return cls.parse(text)
        except ValueError:
            raise PydanticCustomError("case_number", "not a case number") from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.no_info_after_validator_function(cls._from_input, core_schema.str_schema())
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), text]),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "title": "案号", "examples": ["（2024）豫0802执123号"]}
