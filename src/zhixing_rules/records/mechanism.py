"""Records of 联动机制: the standing arrangements of a court and its police counterpart (arts 2, 4, 6, 14, 16)."""

from __future__ import annotations

import re
from typing import Annotated, Final, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from zhixing_rules._text_safety import to_half_width, without_blanks
from zhixing_rules.records.consistency import contradictions_of_mechanism
from zhixing_rules.records.disclosures import Publication
from zhixing_rules.records.enums import BulletinAddressee, CourtLevel, MechanismKind
from zhixing_rules.records.judgments import Judgment
from zhixing_rules.records.person import Key, ShortText
from zhixing_rules.records.record import LongestList, PlainDate, Record, internal, personal, public, required
from zhixing_rules.records.secret import Secret

__all__ = ["Bulletin", "JointMechanism", "Meeting", "Officer"]


class Officer(Record):
    """An “执行110” officer of the court (art 2, second paragraph)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    name: Secret | None = personal("name", "姓名", "XM", "name", "第二条第二款")
    appointed_on: PlainDate | None = internal("appointed_on", "指定日期", "ZDRQ", "day of appointment", "第二条第二款")
    ended_on: PlainDate | None = internal("ended_on", "卸任日期", "XRRQ", "day the appointment ended", "第二条第二款")


class Bulletin(Record):
    """A bulletin on the tracing work of the whole city (art 6)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    issued_on: PlainDate | None = internal("issued_on", "通报日期", "TBRQ", "day of issue", "第六条")
    addressee: BulletinAddressee | None = internal("addressee", "通报对象", "TBDX", "addressee", "第六条")
    addressee_upheld: bool | None = internal(
        "addressee_upheld", "该部门属于“等部门”", "SYDBM", "the department is one of 等部门 in article 6", "第六条"
    )
    praises: bool | None = internal("praises", "含通报表扬", "HBY", "it praises units or persons", "第六条")
    outstanding: bool | None = internal(
        "outstanding", "受表扬者表现突出", "BXTC", "those praised performed outstandingly", "第六条"
    )


_HALF_YEAR: Final = re.compile(r"(2[0-9]{3})H([12])")
_SECOND_HALF: Final = 7
"""The month in which the second half of a year begins."""


def _half_year(given: str) -> str | None:
    text = without_blanks(to_half_width(given)).upper()
    if not text:
        return None
    if not _HALF_YEAR.fullmatch(text):
        raise PydanticCustomError("half_year", "not a half year")
    return text


HalfYear = Annotated[str, AfterValidator(_half_year)]
"""A half of a calendar year, such as 2025H1."""


class Meeting(Record):
    """A consultation of the two bodies (art 16)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    held_on: PlainDate | None = internal("held_on", "会商日期", "HSRQ", "day of the consultation", "第十六条")
    both: bool | None = internal("both", "法院与公安机关均参加", "JCJ", "both bodies took part", "第十六条")
    collected: bool | None = internal(
        "collected", "已收集汇总工作开展情况", "YHZ", "reports on the work were collected", "第十六条"
    )
    covers: HalfYear | None = internal(
        "covers", "会商所总结的半年", "ZJBN", "the half year that the consultation sums up, such as 2025H1", "第十六条"
    )

    @property
    def covers_previous(self) -> bool | None:
        """所总结的是上一个半年: whether it sums up the half year before the one in which it was held."""
        if self.covers is None or self.held_on is None:
            return None
        covered = 2 * int(self.covers[:4]) + int(self.covers[5:])
        return covered == 2 * self.held_on.year + (self.held_on.month >= _SECOND_HALF)


class JointMechanism(Record):
    """The joint mechanism of one court and its police counterpart.

    ``record`` distinguishes the file from a case. ``complete_as_of`` is the same attestation as in a case.
    """

    record: MechanismKind = required("record", "记录类型", "JLLX", "record type: joint mechanism", "记录结构")
    court: ShortText | None = public("court", "法院", "FY", "the court", "第二条第二款、第十六条")
    court_level: CourtLevel | None = public(
        "court_level", "法院层级", "FYCJ", "level of the court", "第二条第二款、第十六条"
    )
    police_counterpart: ShortText | None = public(
        "police_counterpart", "对应公安机关", "DYGAJG", "the police organ of the court's area", "第二条"
    )
    complete_as_of: PlainDate | None = public(
        "complete_as_of", "记录完整截至", "WZJZ", "complete up to and including this day", "记录结构"
    )
    officers: Annotated[tuple[Officer, ...], LongestList] | None = internal(
        "officers", "执行110专员", "ZXZY", "the 执行110 officers", "第二条第二款"
    )
    round_the_clock: bool | None = internal(
        "round_the_clock", "24小时可接收反馈", "QTJS", "feedback can be received at any hour", "第二条第二款"
    )
    command_centre: bool | None = internal(
        "command_centre",
        "执行指挥中心统一协调查控",
        "ZHZX",
        "the command centre coordinates all tracing",
        "第四条",
    )
    bulletins: Annotated[tuple[Bulletin, ...], LongestList] | None = internal(
        "bulletins", "通报", "TB", "bulletins", "第六条"
    )
    publications: Annotated[tuple[Publication, ...], LongestList] | None = internal(
        "publications", "总结与宣传", "ZJXC", "summaries and publicity", "第五条第（一）项"
    )
    information_shared: bool | None = internal(
        "information_shared",
        "人员、车辆信息已共享互通",
        "XXGX",
        "information on persons and vehicles is shared",
        "第十四条",
    )
    meetings: Annotated[tuple[Meeting, ...], LongestList] | None = internal(
        "meetings", "会商", "HS", "consultations", "第十六条"
    )

    judgments: Annotated[tuple[Judgment, ...], LongestList] | None = public(
        "judgments", "人工判断", "RGPD", "answers of persons to verdicts for review", "记录结构"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if problems := contradictions_of_mechanism(self):
            raise PydanticCustomError("contradiction", "the record contradicts itself", {"problems": problems})
        return self
