"""第七条　先行司法拘留与移送 · Detention and referral.

    第七条 人民法院在执行判决、裁定过程中，对拒不执行判决、裁定情节严重的人员，可以先行司法拘留。
    司法拘留后，人民法院认为不需要追究刑事责任的，依照民事强制执行的有关法律规定予以处理；认为需要追究刑事责任的，应在
    司法拘留期限届满前三个工作日内，将拒不执行判决、裁定案件以及涉嫌犯罪的行为人依法移送有管辖权的公安机关。

Readings: detention-precondition, analogy-scope, transfer-window, window-anchor, detention-expiry, early-release,
detention-roll, referral-trigger, short-detention, working-day-calendar, jurisdiction, jurisdiction-level.
"""

from __future__ import annotations

from zhixing_rules.language import (
    ON,
    TRUE,
    UNTIMED,
    Actor,
    Basis,
    Chosen,
    ChosenMoment,
    Coalesce,
    Days,
    Earliest,
    Exists,
    Latest,
    Moment,
    Named,
    Occurrence,
    Perform,
    Permit,
    Qualify,
    Remark,
    Remedy,
    Rule,
    WeekDays,
    Window,
    WorkingDays,
    all_of,
    any_of,
    happened,
    not_,
    ordinal_in_english,
    span_in_chinese,
    span_in_english,
)
from zhixing_rules.procedures.fields import case, detention, referral
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import (
    EXPIRY,
    LAW_EARLY_RELEASE,
    LAW_WORKING_DAYS,
    NO_BEGINNING,
    PRINTED_DIFFERS,
    REFERRED_ON,
    REVIEW_PERIOD,
    THIS_DETENTION,
    UNDER_ARTICLE_SEVEN,
    defect_remarks,
    judgment_or_ruling,
)
from zhixing_rules.records import Audience, CaseNumberDefect

REFERRAL_WINDOW = WorkingDays(3)
"""三个工作日."""


def _last_working_days(span: type[WorkingDays | WeekDays]) -> Moment:
    return ChosenMoment.by(
        readings.WINDOW_ANCHOR,
        {
            "excluded": EXPIRY.before(span(REFERRAL_WINDOW.count), LAW_WORKING_DAYS),
            "counted": EXPIRY.after(Days(1)).before(span(REFERRAL_WINDOW.count), LAW_WORKING_DAYS),
        },
    )


_LAST_WORKING_DAYS = ChosenMoment.by(
    readings.WORKING_DAY_CALENDAR,
    {"national-notice": _last_working_days(WorkingDays), "weekends-only": _last_working_days(WeekDays)},
)

_WINDOW_START: Moment = Named(
    ChosenMoment.by(
        readings.SHORT_DETENTION,
        {"clip-to-intake": Latest((_LAST_WORKING_DAYS, detention.intake_on)), "raw-window": _LAST_WORKING_DAYS},
    ),
    f"届满前第{span_in_chinese(REFERRAL_WINDOW)}",
    f"the {ordinal_in_english(REFERRAL_WINDOW)} before the detention ends",
)
"""The first of the last working days before the detention ends, but not before intake."""


_LAW_FILED_FIRST = Basis(
    "公安机关办理刑事案件程序规定第一百七十四条第二款：立案之前不得采取强制措施；刑事诉讼法第一百零五条",
    "公安机关办理刑事案件程序规定 art. 174 para. 2: no coercive measure before the case is filed; 刑事诉讼法 art. 105",
)
_SAFE_RECEIPT = Named(
    Earliest(
        (
            EXPIRY.before(WorkingDays(1), LAW_WORKING_DAYS).before(REVIEW_PERIOD, _LAW_FILED_FIRST),
            detention.released_early_on,
        ),
        LAW_EARLY_RELEASE,
    ),
    f"使立案审查的{span_in_chinese(REVIEW_PERIOD)}在届满之前结束的最后接收日，但不晚于解除拘留",
    f"the last day of receipt from which the {span_in_english(REVIEW_PERIOD)} of the review end before the detention, "
    "but no later than the release",
)
"""A period of criminal procedure never ends on a day of rest: its latest last day is the last working day before the
end of the term. After an early release there is nobody to hand over."""

_FOR_REFUSAL = any_of(detention.refuses, detention.ground.is_("refusal"))
_FOLLOWED = Named(
    REFERRED_ON,
    "依该拘留首次移送的日期",
    "the first referral based on this detention",
    occurrence=Occurrence.of(
        "已依该拘留移送（适用第七条）",
        "尚未依该拘留移送（适用第七条）",
        "a referral to which article 7 applies has followed the detention",
        "no referral to which article 7 applies has followed the detention",
    ),
)
_UNDER_PARAGRAPH_TWO = any_of(_FOR_REFUSAL, happened(_FOLLOWED))
"""A detention for a refusal, or one that a referral to which art 7 applies has followed (art 11)."""

DETAINED = Rule(
    id="art7.p1.detention",
    cite=OPINION.at(7, 1),
    quote="对拒不执行判决、裁定情节严重的人员，可以先行司法拘留",
    per=DETENTION,
    when=all_of(happened(detention.decided_on), _FOR_REFUSAL),
    then=Permit(
        "仅可对拒不执行判决、裁定情节严重的人员先行司法拘留",
        "detention only of a person who refuses to perform a judgment or ruling in serious circumstances",
        all_of(detention.refuses, judgment_or_ruling(by=detention.decided_on), detention.serious),
    ),
    remedy=Remedy(
        "由院长复核；不符合条件的提前解除拘留",
        "review by the court president; early release if the conditions are not met",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(happened(detention.released_early_on), detention.released_early_on > EXPIRY),
            "解除拘留之日晚于拘留期限届满日：拘留期满的，应当按时解除拘留（拘留所条例第三十条）；请核对收拘、请假和解除的日期，确属超期的依法纠正",
            "released after the term of the detention ended: release is due when it ends (拘留所条例 art. 30); check "
            "the days of intake, leave and release, and remedy a detention beyond its term",
        ),
        *defect_remarks(detention.number_defect, CaseNumberDefect, "拘留决定书文号", "decision_number"),
    ),
)

DETAINED_FIRST = Rule(
    id="art7.p1.detention",
    cite=OPINION.at(7, 1),
    quote="可以先行司法拘留",
    per=REFERRAL,
    when=UNDER_ARTICLE_SEVEN,
    then=Permit(
        "先行司法拘留（依默认解读非移送前提）",
        "detention before referral (under the default reading not a condition of the referral)",
        Chosen.by(
            readings.DETENTION_PRECONDITION,
            {
                "optional": TRUE,
                "precondition": all_of(
                    referral.has_detention.recorded(settled=referral.sent_on),
                    Exists(
                        DETENTION,
                        all_of(THIS_DETENTION, detention.decided_on <= referral.sent_on),
                        "移送前已决定司法拘留",
                        "the detention was decided before the referral",
                    ),
                ),
            },
        ),
    ),
    remedy=Remedy(
        "补录所依拘留；未先行拘留的说明理由",
        "record the detention, or explain why there was no detention",
        by=Actor.COURT,
    ),
)

CIVIL_TRACK = Rule(
    id="art7.p2.civil-track",
    brief_zh="依民事执行程序处理",
    brief_en="handle it under civil enforcement law",
    cite=OPINION.at(7, 2),
    quote="认为不需要追究刑事责任的，依照民事强制执行的有关法律规定予以处理",
    per=DETENTION,
    act=EXPIRY,
    when=all_of(not_(detention.criminal_liability_needed), happened(detention.intake_on), _UNDER_PARAGRAPH_TWO),
    then=Perform(
        "依照民事强制执行的有关法律规定处理",
        "the matter is handled under civil enforcement law",
        by=Actor.COURT,
        done=detention.civil_disposal_on,
        within=Window(after=detention.intake_on, closes=UNTIMED),
    ),
    remedy=Remedy(
        "依民事强制执行程序处理并记录", "handle it under civil enforcement law and record it", by=Actor.COURT
    ),
)

_BEFORE_RELEASE = Exists(
    REFERRAL,
    all_of(
        THIS_DETENTION,
        referral.sent_on <= EXPIRY,
        any_of(referral.sent_before_release, detention.released_early_on < EXPIRY),
    ),
    "移送在解除拘留之前",
    "referred before the release",
)
"""On the day the term ends, only a referral before the release is in time, unless the release was on an earlier day."""

_VIEW = Named(
    Coalesce(detention.view_on, detention.intake_on, ON),
    "法院作出该认定之日",
    "the day the court formed that view",
    occurrence=detention.view_on.occurrence,
)
"""That liability is needed is the court's view: without its day it has been formed, and the last day is shown."""

REFERRED = Rule(
    id="art7.p2.referral",
    brief_zh="移送案件和行为人",
    brief_en="refer the case and the suspect",
    cite=OPINION.at(7, 2),
    quote="应在司法拘留期限届满前三个工作日内",
    periods=(REFERRAL_WINDOW,),
    days_to=(Audience.POLICE,),
    per=DETENTION,
    act=EXPIRY,
    when=all_of(
        detention.criminal_liability_needed,
        any_of(detention.view_on <= EXPIRY, all_of(ON <= EXPIRY, not_(detention.view_on.recorded(settled=ON)))),
        _UNDER_PARAGRAPH_TWO,
    ),
    then=Perform(
        "将案件以及涉嫌犯罪的行为人移送有管辖权的公安机关",
        "the case and the suspect are referred to the competent police organ",
        by=Actor.COURT,
        done=REFERRED_ON,
        within=Window(
            after=_VIEW,
            opens=ChosenMoment.by(
                readings.TRANSFER_WINDOW,
                {"latest-is-expiry": NO_BEGINNING, "window": _WINDOW_START, "latest-date": NO_BEGINNING},
            ),
            closes=ChosenMoment.by(
                readings.TRANSFER_WINDOW,
                {"latest-is-expiry": EXPIRY, "window": EXPIRY, "latest-date": _WINDOW_START},
            ),
            recommended=_WINDOW_START,
            last_day=Chosen.by(
                readings.TRANSFER_WINDOW,
                {"latest-is-expiry": _BEFORE_RELEASE, "window": _BEFORE_RELEASE, "latest-date": TRUE},
            ),
            safe=ChosenMoment.by(
                readings.TRANSFER_WINDOW,
                {
                    "latest-is-expiry": _SAFE_RECEIPT,
                    "window": _WINDOW_START,  # the best that is left where an earlier referral is a breach
                    "latest-date": _SAFE_RECEIPT,
                },
            ),
        ),
    ),
    remedy=Remedy(
        "届满后仍可依法移送，但须说明逾期原因；羁押已不能衔接",
        "referral remains possible, with the reason for the delay; custody can no longer continue without interruption",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(detention.criminal_liability_needed, ON <= EXPIRY, not_(happened(_FOLLOWED))),
            "本条的移送期间是合法的最迟时间，不是可行的时间：公安机关立案之前不得采取强制措施（公安机关办理刑事案件程序规定第一百七十四条第二款），"
            "届满前未立案的，羁押无法衔接。有稳妥日的，宜于该日以前送达",
            "the days of this article are the latest lawful time, not a workable one: before filing, the police may "
            "take no coercive measure (公安机关办理刑事案件程序规定 art. 174 para. 2), so custody ends with the term "
            "unless the case is filed before; deliver it by the safe day, if any",
        ),
        Remark(
            REFERRED_ON < _WINDOW_START,
            f"早于届满前末{span_in_chinese(REFERRAL_WINDOW)}移送：依默认解读允许（法发〔2025〕8号第三条自2025年7月1日起施行，未设移送期间）",
            f"referred before the last {span_in_english(REFERRAL_WINDOW)}: permitted under the default reading",
        ),
        Remark(
            all_of(detention.released_early_on < REFERRED_ON, happened(_FOLLOWED)),
            "提前解除拘留之后移送：拘留期限不因此改变，但羁押已不能衔接",
            "referred after the early release: the term does not change, but custody could not continue",
        ),
        Remark(
            PRINTED_DIFFERS,
            "决定书载明的止日与收拘日加天数不一致：请核对",
            "the printed end differs from the day of intake plus the days of detention: check the decision",
        ),
    ),
    see=(readings.REFERRAL_TRIGGER,),
)

COMPETENT_ORGAN = Rule(
    id="art7.p2.competent-organ",
    cite=OPINION.at(7, 2),
    quote="移送有管辖权的公安机关",
    per=REFERRAL,
    when=UNDER_ARTICLE_SEVEN,
    then=Qualify(
        "受移送的公安机关有管辖权",
        "the police organ that receives the referral has jurisdiction",
        all_of(
            Chosen.by(
                readings.JURISDICTION,
                {"enforcement-court-seat": referral.at_court_seat, "place-of-act": referral.at_place_of_act},
            ),
            any_of(
                case.IS_BASIC,
                Chosen.by(
                    readings.JURISDICTION_LEVEL,
                    {
                        "user-set": referral.level_agreed,
                        "municipal-bureau": referral.organ_level.is_("municipal"),
                        "county-level": referral.organ_level.is_("county"),
                    },
                ),
            ),
        ),
        by=Actor.COURT,
    ),
    remedy=Remedy("改送有管辖权的公安机关", "refer the case to the competent police organ", by=Actor.COURT),
)

RULES = (DETAINED, DETAINED_FIRST, CIVIL_TRACK, REFERRED, COMPETENT_ORGAN)
