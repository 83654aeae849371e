"""第三条　联动查控被执行人的处置流程 · The tracing procedure.

    第三条 联动查控被执行人的处置流程：
    (一) 人民法院确需公安机关实施联动查控被执行人的，应当向同级公安机关提供经市中级人民法院执行局审批同意的协助查询函；
    (二) 同级公安机关收到协助查询函后报请分管领导同意，对需进行查询的被执行人进行查询研判，查询研判结果及时反馈至同级
    人民法院；
    (三) 人民法院根据同级公安机关的查询研判结果对被执行人及时采取强制措施；
    (四) 人民法院已经发现被执行人下落的，应当及时书面通知同级公安机关撤销联动查控。

Readings: same-level, consent-leader, promptly, detention-expiry, detention-roll, commencement-act.
"""

from __future__ import annotations

from zhixing_rules.language import (
    ON,
    Actor,
    Attach,
    Chosen,
    Earliest,
    First,
    IfElse,
    Latest,
    Named,
    Occurrence,
    Perform,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, request, target
from zhixing_rules.procedures.fields.subjects import DETENTION, REQUEST, TARGET
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import (
    LETTER_SENT,
    NO_BEGINNING,
    NO_END,
    RELEASED,
    THE_TARGETS_DETENTION,
    act_of_step,
    promptly,
)

LETTER = Rule(
    id="art3.i1.letter",
    brief_zh="制作协助查询函",
    brief_en="make the letter",
    cite=OPINION.at(3, item=1),
    quote="协助查询函",
    per=REQUEST,
    then=Attach(
        "有协助查询函",
        "a 协助查询函 is on file",
        request.letter.recorded(settled=request.sent_on),
        to=request.sent_on,
        document_zh="协助查询函",
        document_en="协助查询函 (request for a query)",
    ),
    remedy=Remedy("制作协助查询函（格式见附件）", "draw up the letter (form in the annex)", by=Actor.COURT),
)

APPROVAL = Rule(
    id="art3.i1.approval",
    brief_zh="执行局审批查控函",
    brief_en="approve the letter",
    cite=OPINION.at(3, item=1),
    quote="经市中级人民法院执行局审批同意",
    per=REQUEST,
    then=Perform(
        "市中级人民法院执行局审批同意协助查询函",
        "the intermediate court's enforcement bureau approves the letter",
        by=Actor.INTERMEDIATE_BUREAU,
        done=request.approved_on,
        within=Window(after=NO_BEGINNING, closes=request.sent_on),
        provided=any_of(
            request.approver.is_("intermediate_bureau"),
            all_of(case.IS_INTERMEDIATE, request.approver.is_("own_bureau")),
        ),
    ),
    remedy=Remedy(
        "撤回该函，报市中级人民法院执行局审批后另行发出",
        "withdraw the letter, have it approved and send it again",
        by=Actor.COURT,
        to=Actor.INTERMEDIATE_BUREAU,
    ),
)

SAME_LEVEL = Rule(
    id="art3.i1.same-level",
    cite=OPINION.at(3, item=1),
    quote="应当向同级公安机关提供",
    per=REQUEST,
    then=Attach(
        "送同级公安机关",
        "the letter goes to the police organ of the same level",
        any_of(
            all_of(case.IS_BASIC, request.organ_level.is_("county")),
            all_of(case.IS_INTERMEDIATE, request.organ_level.is_("municipal")),
        ),
        to=request.sent_on,
        by=Actor.COURT,
    ),
    remedy=Remedy("改送同级公安机关", "send it to the police organ of the same level", by=Actor.COURT),
    see=(readings.SAME_LEVEL, readings.YUXI_COUNTERPART, readings.POLICE_ORGAN_NAMES),
)

CONSENT = Rule(
    id="art3.i2.consent",
    cite=OPINION.at(3, item=2),
    quote="收到协助查询函后报请分管领导同意",
    per=REQUEST,
    then=Perform(
        "查询前报请分管领导同意",
        "the leader in charge consents before the query is run",
        by=Actor.POLICE_LEADER,
        done=request.consented_on,
        within=Window(after=request.sent_on, closes=request.queried_on),
        provided=Chosen.by(
            readings.CONSENT_LEADER,
            {
                "police-leader": request.consenter.is_("police_leader"),
                "court-leader": request.consenter.is_("court_leader"),
            },
        ),
    ),
    remedy=Remedy(
        "请公安机关补报分管领导同意并说明",
        "ask the police to obtain the consent and to explain",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
)

FEEDBACK = Rule(
    id="art3.i2.feedback",
    brief_zh="反馈查询研判结果",
    brief_en="report the result to the court",
    cite=OPINION.at(3, item=2),
    quote="查询研判结果及时反馈至同级人民法院",
    per=REQUEST,
    act=act_of_step(request.queried_on, LETTER_SENT),
    when=happened(request.queried_on),
    then=Perform(
        "将查询研判结果反馈至同级人民法院",
        "the police report the result to the court of the same level",
        by=Actor.POLICE,
        done=request.feedback_on,
        within=Window(after=request.queried_on, closes=promptly(request.queried_on)),
        provided=request.feedback_to_court,
    ),
    remedy=Remedy(
        "书面催促同级公安机关反馈", "request the result from the organ in writing", by=Actor.COURT, to=Actor.POLICE
    ),
    remarks=(
        Remark(
            all_of(request.sent_on < ON, not_(happened(request.queried_on))),
            "已发函，公安机关尚未查询：本条未规定查询的期限（“及时”仅就反馈而言），是否需要查询由公安机关判断；可书面催问",
            "the letter has been sent and the police have not run the query: the clause sets no time for that (及时 "
            "concerns the report of its result), and whether it is needed is for the police; ask them in writing",
        ),
    ),
)

MEASURES = Rule(
    id="art3.i3.measures",
    brief_zh="采取强制措施",
    brief_en="take coercive measures",
    cite=OPINION.at(3, item=3),
    quote="对被执行人及时采取强制措施",
    per=TARGET,
    act=act_of_step(request.feedback_on, LETTER_SENT),
    when=all_of(happened(request.feedback_on), target.result_locates),
    then=Perform(
        "根据查询研判结果对被执行人采取强制措施",
        "the court takes coercive measures on the basis of the result",
        by=Actor.COURT,
        done=target.measures_on,
        within=Window(after=request.feedback_on, closes=promptly(request.feedback_on)),
    ),
    remedy=Remedy("立即安排执行人员采取措施", "send enforcement staff immediately", by=Actor.COURT),
)

_LOCATED_ON = Named(
    Earliest(
        (
            target.located_on,
            IfElse(target.result_locates, request.feedback_on, NO_END),
            First(
                DETENTION,
                all_of(
                    THE_TARGETS_DETENTION,
                    any_of(request.sent_on <= detention.intake_on, request.sent_on < RELEASED),
                ),
                detention.intake_on,
                "收拘日期",
                "the day of intake",
            ),
        )
    ),
    "发现下落日",
    "the day the person was located",
    occurrence=Occurrence.of(
        "已发现下落", "尚未发现下落", "the person has been located", "the person has not yet been located"
    ),
)
"""The day the court located the person: by itself, by a result that shows the whereabouts, or by detention.

A detention that had ended when the request was sent says nothing of where the person is now.
"""

WITHDRAWAL = Rule(
    id="art3.i4.withdrawal",
    brief_zh="书面撤销联动查控",
    brief_en="withdraw the tracing in writing",
    cite=OPINION.at(3, item=4),
    quote="应当及时书面通知同级公安机关撤销联动查控",
    per=TARGET,
    act=act_of_step(Latest((LETTER_SENT, _LOCATED_ON)), LETTER_SENT),
    when=all_of(happened(request.sent_on), happened(_LOCATED_ON)),
    then=Perform(
        "书面通知同级公安机关撤销联动查控",
        "the court withdraws the tracing in writing",
        by=Actor.COURT,
        done=target.withdrawn_on,
        within=Window(after=_LOCATED_ON, closes=promptly(_LOCATED_ON)),
        provided=all_of(target.withdrawn_in_writing, target.withdrawn_to_same_organ),
    ),
    remedy=Remedy("立即补发书面撤销通知", "send the written withdrawal immediately", by=Actor.COURT),
    see=(readings.WHEREABOUTS_KNOWN,),
)

RULES = (LETTER, APPROVAL, SAME_LEVEL, CONSENT, FEEDBACK, MEASURES, WITHDRAWAL)
