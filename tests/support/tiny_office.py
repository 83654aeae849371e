"""A synthetic procedure of a drawing office (图纸室): three rules with their own records, independent of Jiaozuo."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from typing import Annotated

from zhixing_rules.language import (
    Actor,
    Alternative,
    Attach,
    ChosenMoment,
    Commencement,
    Fixed,
    Forbid,
    Perform,
    Procedure,
    Reading,
    Remedy,
    Rule,
    Subject,
    WeekDays,
    Window,
    WorkingDays,
    all_of,
    event,
    flag,
    happened,
    present,
)
from zhixing_rules.law import load_instrument
from zhixing_rules.records import Record, Secret
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, PlainDate, personal, public, required

_TEXT = """测试借阅办法

第一条 借阅测试图纸的，申请应附申请单和借阅证。

第二条 图纸室应在收到申请后五个工作日内答复，不得收取费用。

第三条 本办法自2024年3月1日起施行。

测试图纸室
"""
INSTRUMENT = load_instrument(
    _TEXT,
    {
        "document": "测图〔2024〕1号",
        "title": "测试借阅办法",
        "notice_title": "关于印发《测试借阅办法》的通知",
        "issuers": ["测试图纸室"],
        "dated": date(2024, 2, 20),
        "printed": date(2024, 2, 20),
        "colophon": "测试图纸室",
        "sha256": {"packaged": hashlib.sha256(_TEXT.encode()).hexdigest()},
    },
)


class RequiredDocument(StrEnum):
    FORM = "form"
    CARD = "card"
    LETTER = "letter"


class Loan(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    reader: Secret | None = personal("reader", "借阅人", "JYR", "reader", "第一条")
    papers: tuple[RequiredDocument, ...] | None = public("papers", "所附材料", "SFCL", "papers", "第一条")
    received_on: PlainDate | None = public("received_on", "收到日期", "SDRQ", "day received", "第二条")
    answered_on: PlainDate | None = public("answered_on", "答复日期", "DFRQ", "day answered", "第二条")
    fee_taken: bool | None = public("fee_taken", "收取费用", "SQFY", "a fee was charged", "第二条")


class Ledger(Record):
    complete_as_of: PlainDate | None = public("complete_as_of", "记录完整截至", "WZJZ", "complete up to", "第三条")
    loans: Annotated[tuple[Loan, ...], LongestList] | None = public("loans", "借阅", "JY", "loans", "第一条")


LEDGER = Subject("ledger", "台账", Ledger)
LOAN = Subject("loan", "借阅", Loan, LEDGER, "loans", arises=True)

papers = present(LOAN, "papers")
received_on = event(LOAN, "received_on")
answered_on = event(LOAN, "answered_on")
fee_taken = flag(LOAN, "fee_taken")

COUNT = Reading(
    "working-days",
    "第二条“工作日”",
    (
        Alternative("notice", "依放假通知", "according to the holiday notices"),
        Alternative("weekdays", "周一至周五", "Monday to Friday"),
    ),
    "通常的意义",
    "N",
)
_REMEDY = Remedy("补正", "correct it", by=Actor.COURT)

PAPERS = Rule(
    id="art1.papers",
    cite=INSTRUMENT.at(1),
    quote="申请应附申请单和借阅证",
    per=LOAN,
    then=Attach(
        "申请附申请单和借阅证",
        "form and card go with the request",
        all_of(papers.contains("form", settled=received_on), papers.contains("card", settled=received_on)),
        to=received_on,
        document_zh="申请单、借阅证",
        document_en="form and card",
    ),
    remedy=_REMEDY,
)
ANSWER = Rule(
    id="art2.answer",
    cite=INSTRUMENT.at(2),
    quote="应在收到申请后五个工作日内答复",
    per=LOAN,
    when=happened(received_on),
    then=Perform(
        "答复",
        "the office answers",
        by=Actor.COURT,
        done=answered_on,
        within=Window(
            after=received_on,
            closes=ChosenMoment.by(
                COUNT, {"notice": received_on.after(WorkingDays(5)), "weekdays": received_on.after(WeekDays(5))}
            ),
        ),
    ),
    remedy=_REMEDY,
)
NO_FEE = Rule(
    id="art2.no-fee",
    cite=INSTRUMENT.at(2),
    quote="不得收取费用",
    per=LOAN,
    when=happened(received_on),
    then=Forbid("不得收取费用", "no fee", fee_taken),
    remedy=_REMEDY,
)

TINY_OFFICE = Procedure(
    id="tiny_office",
    instrument=INSTRUMENT,
    roots=(LEDGER,),
    rules=(PAPERS, ANSWER, NO_FEE),
    readings=(COUNT,),
    commencement=Commencement(day=Fixed(date(2024, 3, 1)), acts=((LOAN, received_on),)),
)
