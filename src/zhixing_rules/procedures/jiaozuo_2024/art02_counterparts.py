"""第二条　联动查控被执行人对接 · Police departments that receive requests, and the contact officers of the court.

    第二条 联动查控被执行人对接：
    （一）市中级人民法院办理的执行案件需要查控被执行人的由市公安局情指部门负责对接；
    (二) 各基层人民法院办理的执行案件需要查控被执行人的由各县(市)、区公安机关情指部门负责对接。
    全市两级法院应设置“执行110”专员，专门与公安机关对接，确保24小时接收公安机关反馈的被执行人信息。

Readings: police-organ-names, yuxi-counterpart, round-the-clock, commencement-act.
"""

from __future__ import annotations

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import (
    FALSE,
    ON,
    TRUE,
    Actor,
    Attach,
    Chosen,
    Condition,
    Days,
    Equal,
    Exists,
    InTable,
    Perform,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, mechanism, request
from zhixing_rules.procedures.fields.subjects import MECHANISM, OFFICER, REQUEST
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import LETTER_SENT, TAKES_EFFECT, act_of_step

_NAMED = Equal(request.organ_name, case.police_counterpart)
_OWN_ORGAN = Chosen.by(
    readings.POLICE_ORGAN_NAMES,
    {
        "same-organs": InTable(
            case.court,
            request.organ_name,
            DIRECTORY.counterparts,
            "受函机关是该法院所在地的公安机关",
            "the organ addressed is the organ of the court's area",
            otherwise=_NAMED,
            negation=Bilingual(
                "受函机关不是该法院所在地的公安机关",
                "the organ addressed is not the organ of the court's area",
            ),
        ),
        "different-organs": _NAMED,
    },
)
"""The organ that the directory knows for the court, whatever the record names; else the organ that the record names."""

_CONTRADICTS_DIRECTORY = Remark(
    not_(
        InTable(
            case.court,
            case.police_counterpart,
            DIRECTORY.counterparts,
            "记录的对应公安机关与目录一致",
            "the police organ recorded is the organ in the directory",
            otherwise=TRUE,
            negation=Bilingual(
                "记录的对应公安机关与目录不一致", "the police organ recorded is not the organ in the directory"
            ),
        )
    ),
    "记录的对应公安机关（police_counterpart）与目录中该法院的公安机关不一致：请核对；目录有误的，以目录文件更正（--courts）",
    "police_counterpart is not the organ of the court in the directory: check it; correct the directory by --courts",
)

MUNICIPAL_COUNTERPART = Rule(
    id="art2.i1.desk",
    cite=OPINION.at(2, item=1),
    quote="由市公安局情指部门负责对接",
    per=REQUEST,
    when=case.IS_INTERMEDIATE,
    then=Attach(
        "由市公安局情指部门对接",
        "the request goes to the intelligence and command department of the 市公安局",
        all_of(request.organ_level.is_("municipal"), request.desk, _OWN_ORGAN),
        to=request.sent_on,
        by=Actor.COURT,
    ),
    remedy=Remedy(
        "改送市公安局情指部门", "send it to the intelligence and command department of the 市公安局", by=Actor.COURT
    ),
    remarks=(_CONTRADICTS_DIRECTORY,),
)

COUNTY_COUNTERPART = Rule(
    id="art2.i2.desk",
    brief_zh="由县级情指部门对接",
    brief_en="contact through the county desk",
    cite=OPINION.at(2, item=2),
    quote="由各县(市)、区公安机关情指部门负责对接",
    per=REQUEST,
    when=case.IS_BASIC,
    then=Attach(
        "由本县（市、区）公安机关情指部门对接",
        "the request goes to the intelligence and command department of the police organ of the court's area",
        all_of(request.organ_level.is_("county"), request.desk, _OWN_ORGAN),
        to=request.sent_on,
        by=Actor.COURT,
    ),
    remedy=Remedy(
        "改送本县（市、区）公安机关情指部门",
        "send it to that department of the police organ of the court's area",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            case.court.is_("玉溪法庭"),
            "玉溪法庭的对应公安机关未见任何来源载明：请在 police_counterpart 中写明，或以目录文件补充（--courts）",
            "no source names the police organ of 玉溪法庭: record it in police_counterpart, or add it to the directory",
        ),
        _CONTRADICTS_DIRECTORY,
    ),
    see=(readings.YUXI_COUNTERPART,),
)

# ------------------------------------------------------------------------------------------------ “执行110”

_OFFICER_IN_OFFICE: Condition = Exists(
    OFFICER,
    all_of(
        happened(mechanism.appointed_on),
        not_(mechanism.ended_on < ON),
        mechanism.officer_name.recorded(settled=ON),
    ),
    "有在任的执行110专员（具名）",
    "a named 执行110 officer is in office",
)

OFFICER_NAMED = Rule(
    id="art2.p2.officer",
    brief_zh="设置“执行110”专员",
    brief_en="appoint a 执行110 officer",
    cite=OPINION.at(2, 2),
    quote="全市两级法院应设置“执行110”专员",
    per=MECHANISM,
    then=Attach(
        "设置“执行110”专员，专门与公安机关对接",
        "the court has a named 执行110 officer",
        _OFFICER_IN_OFFICE,
        to=TAKES_EFFECT,
        by=Actor.COURT,
    ),
    remedy=Remedy(
        "指定专员并告知对应公安机关情指部门",
        "appoint an officer and inform the intelligence and command department of the police organ",
        by=Actor.COURT,
    ),
)

ROUND_THE_CLOCK = Rule(
    id="art2.p2.round-the-clock",
    brief_zh="24小时可接收反馈",
    brief_en="receive feedback at any hour",
    cite=OPINION.at(2, 2),
    quote="确保24小时接收公安机关反馈的被执行人信息",
    per=MECHANISM,
    when=Chosen.by(readings.ROUND_THE_CLOCK, {"availability": TRUE, "deadline": FALSE}),
    then=Attach(
        "确保24小时能够接收公安机关反馈",
        "feedback from the police can be received at any hour",
        mechanism.round_the_clock,
        to=TAKES_EFFECT,
        by=Actor.COURT,
    ),
    remedy=Remedy("安排全天候值守", "arrange duty at all hours", by=Actor.COURT),
)

WITHIN_A_DAY = Rule(
    id="art2.p2.round-the-clock",
    brief_zh="接收公安机关反馈",
    brief_en="receive the feedback of the police",
    cite=OPINION.at(2, 2),
    quote="24小时接收公安机关反馈的被执行人信息",
    per=REQUEST,
    act=act_of_step(request.feedback_on, LETTER_SENT),
    when=Chosen.by(readings.ROUND_THE_CLOCK, {"availability": FALSE, "deadline": happened(request.feedback_on)}),
    then=Perform(
        "24小时内接收公安机关的反馈",
        "the court receives the feedback within 24 hours",
        by=Actor.COURT,
        done=request.feedback_received_on,
        within=Window(after=request.feedback_on, closes=request.feedback_on.after(Days(1))),
        provided=TRUE,
    ),
    remedy=Remedy("立即接收反馈并安排值守", "receive the feedback immediately and arrange duty", by=Actor.COURT),
)
"""Applies only under the alternative reading. The record has days, not hours: 24 hours end with the next day."""

RULES = (MUNICIPAL_COUNTERPART, COUNTY_COUNTERPART, OFFICER_NAMED, ROUND_THE_CLOCK, WITHIN_A_DAY)
