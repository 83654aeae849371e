"""An invented procedure: a court passes leads to the police. The city, the bodies and the text do not exist."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

from zhixing_rules.language import (
    Actor,
    Attach,
    Commencement,
    First,
    Fixed,
    Forbid,
    Perform,
    PeriodEnd,
    Procedure,
    ProcedureActor,
    Qualify,
    Recur,
    Remedy,
    Rule,
    Subject,
    Window,
    WorkingDays,
    all_of,
    event,
    flag,
    happened,
    present,
    text,
)
from zhixing_rules.law import load_instrument
from zhixing_rules.records import Secrecy, Secret, Term
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, PlainDate, Record, internal, outcome, personal, public, required

TEXT = """示例市涉执行线索移送办法

第一条 本办法适用于示例市基层人民法院办理的执行案件。

第二条 移送线索的，应附移送函、执行依据、财产查询情况、被执行人基本情况和证据目录。

第三条 派出所应在收到线索后五个工作日内书面答复。

第四条 不得向被执行人及其亲属透露移送情况。

第五条 人民法院应每半年通报一次移送情况。

第六条 本办法自2025年1月1日起施行。

示例市人民法院
"""
INSTRUMENT = load_instrument(
    TEXT,
    {
        "document": "示法发〔2024〕9号",
        "title": "示例市涉执行线索移送办法",
        "notice_title": "关于印发《示例市涉执行线索移送办法》的通知",
        "issuers": ["示例市人民法院"],
        "dated": date(2024, 12, 20),
        "printed": date(2024, 12, 20),
        "colophon": "示例市人民法院",
        "sha256": {"packaged": hashlib.sha256(TEXT.encode()).hexdigest()},
    },
)


class CaseWord(Term):
    """The word of a case in the field record."""

    CASE = "case", "案件", "a case"


class CourtWord(Term):
    """The word of the record of a court."""

    COURT = "court", "法院工作", "the work of a court"


class Level(Term):
    """The level of a court."""

    BASIC = "basic", "基层人民法院", "a basic court"
    INTERMEDIATE = "intermediate", "中级人民法院", "an intermediate court"


class Paper(Term):
    """A paper that goes with a lead."""

    LETTER = "letter", "移送函", "the letter"
    BASIS = "basis", "执行依据", "the enforcement basis"
    ASSETS = "assets", "财产查询情况", "the inquiry into assets"
    PARTICULARS = "particulars", "被执行人基本情况", "the particulars of the debtor"
    LIST = "list", "证据目录", "the list of evidence"


class Lead(Record):
    """A lead passed to the police."""

    id: Key = required("id", "标识", "BS", "local id", "第二条")
    debtor: Secret | None = personal("debtor", "被执行人", "BZXR", "the debtor", "第二条")
    papers: Annotated[tuple[Paper, ...], LongestList] | None = public("papers", "所附材料", "SFCL", "papers", "第二条")
    sent_on: PlainDate | None = outcome("sent_on", "移送日期", "YSRQ", "day sent", "第二条")
    received_on: PlainDate | None = outcome("received_on", "收到日期", "SDRQ", "day received", "第三条")
    answered_on: PlainDate | None = outcome("answered_on", "答复日期", "DFRQ", "day answered", "第三条")
    told_debtor: bool | None = internal("told_debtor", "向被执行人透露", "TLQK", "told the debtor", "第四条")


class LeadCase(Record):
    """A case with its leads."""

    record: CaseWord = public("record", "记录类型", "JLLX", "type of record", "记录结构")
    complete_as_of: PlainDate | None = public("complete_as_of", "记录完整截至", "WZJZ", "complete up to", "记录结构")
    level: Level | None = public("level", "法院层级", "FYCJ", "level of the court", "第一条")
    leads: Annotated[tuple[Lead, ...], LongestList] | None = outcome("leads", "线索", "XS", "leads", "第二条")


class Bulletin(Record):
    """A bulletin of the court."""

    id: Key = required("id", "标识", "BS", "local id", "第五条")
    issued_on: PlainDate | None = internal("issued_on", "通报日期", "TBRQ", "day of the bulletin", "第五条")


class CourtRecord(Record):
    """The work of a court."""

    record: CourtWord = required("record", "记录类型", "JLLX", "type of record", "记录结构")
    complete_as_of: PlainDate | None = public("complete_as_of", "记录完整截至", "WZJZ", "complete up to", "记录结构")
    bulletins: Annotated[tuple[Bulletin, ...], LongestList] | None = internal(
        "bulletins", "通报", "TB", "bulletins", "第五条"
    )


class CityActor(ProcedureActor):
    """Who acts, besides the court."""

    STATION = "station", "派出所", "the police station", True


CASE = Subject("case", "案件", LeadCase)
LEAD = Subject("lead", "线索", Lead, CASE, "leads", arises=True)
COURT = Subject("court", "法院工作", CourtRecord)
BULLETIN = Subject("bulletin", "通报", Bulletin, COURT, "bulletins", arises=True)

level = text(CASE, "level")
papers = present(LEAD, "papers")
sent_on = event(LEAD, "sent_on")
received_on = event(LEAD, "received_on")
answered_on = event(LEAD, "answered_on")
told_debtor = flag(LEAD, "told_debtor")
issued_on = event(BULLETIN, "issued_on")

IN_FORCE = Fixed(date(2025, 1, 1))
IN_SCOPE = level.is_("basic")


SCOPE = Rule(
    id="art1.scope",
    cite=INSTRUMENT.at(1),
    quote="适用于示例市基层人民法院办理的执行案件",
    per=CASE,
    then=Qualify("属于基层人民法院的案件", "a case of a basic court", IN_SCOPE),
    remedy=Remedy("另依其他规定移送", "use other provisions", by=Actor.COURT),
)

PAPERS = Rule(
    id="art2.papers",
    cite=INSTRUMENT.at(2),
    quote="应附移送函、执行依据、财产查询情况、被执行人基本情况和证据目录",
    per=LEAD,
    when=IN_SCOPE,
    then=Attach(
        "附五项材料",
        "the five papers go with the lead",
        all_of(*(papers.contains(each.value, settled=sent_on) for each in Paper)),
        to=sent_on,
        document_zh="五项材料",
        document_en="the five papers",
    ),
    remedy=Remedy("补送缺少的材料", "send what is missing", by=Actor.COURT),
)


ANSWER = Rule(
    id="art3.answer",
    cite=INSTRUMENT.at(3),
    quote="应在收到线索后五个工作日内书面答复",
    per=LEAD,
    when=all_of(IN_SCOPE, happened(received_on)),
    then=Perform(
        "书面答复",
        "answer in writing",
        by=CityActor.STATION,
        done=answered_on,
        within=Window(after=received_on, closes=received_on.after(WorkingDays(5))),
    ),
    remedy=Remedy("催促答复", "urge the answer", by=Actor.COURT, to=CityActor.STATION),
)


SECRECY = Rule(
    id="art4.secrecy",
    cite=INSTRUMENT.at(4),
    quote="不得向被执行人及其亲属透露移送情况",
    per=LEAD,
    when=IN_SCOPE,
    then=Forbid("不得向被执行人透露", "the debtor is not told", told_debtor),
    remedy=Remedy("查明并报告", "find out and report", by=Actor.COURT),
)


BULLETINS = Rule(
    id="art5.bulletin",
    cite=INSTRUMENT.at(5),
    quote="应每半年通报一次移送情况",
    per=COURT,
    then=Recur(
        "每半年通报",
        "a bulletin every half-year",
        by=Actor.COURT,
        act=First(BULLETIN, happened(issued_on), issued_on, "通报", "a bulletin"),
        since=IN_FORCE,
        period_end=PeriodEnd(IN_FORCE, months=6, calendar=True),
    ),
    remedy=Remedy("补发通报", "issue the bulletin", by=Actor.COURT),
)


CITY = Procedure(
    id="example_city",
    instrument=INSTRUMENT,
    roots=(CASE, COURT),
    rules=(SCOPE, PAPERS, ANSWER, SECRECY, BULLETINS),
    readings=(),
    commencement=Commencement(day=IN_FORCE, acts=((LEAD, sent_on),)),
    protected_by={Secrecy.OUTCOME: INSTRUMENT.at(4)},
)
