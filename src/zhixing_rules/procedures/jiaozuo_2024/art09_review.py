"""第九条　立案审查 · Review of a referral by the police.

    第九条 公安机关对人民法院移送的涉嫌拒执犯罪的案件，经审查，认为证据材料齐全、符合立案条件的，应在七日内立案侦查，
    案情重大疑难的，立案审查期限可以延长至三十日；认为符合立案条件但缺乏相应证据材料的，应通知人民法院在指定期限内补充；
    认为不符合立案条件的，应在立案审查的期限内制作不予立案通知书，并将不予立案通知书反馈给人民法院。

Readings: review-start, review-extension, period-roll, review-outcomes, review-silence, extension-moment,
extension-approver, complex-case, filing-after-refusal, supplement-clock, supplement-length, refusal-feedback,
refusal-addressee, commencement-act.
"""

from __future__ import annotations

from zhixing_rules.language import (
    FALSE,
    ON,
    TRUE,
    UNTIMED,
    Actor,
    Basis,
    Chosen,
    ChosenMoment,
    Condition,
    Days,
    DaysBetween,
    Earliest,
    IfElse,
    Latest,
    Moment,
    Named,
    Occurrence,
    Perform,
    Permit,
    Remark,
    Remedy,
    Roll,
    Rolled,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
    span_in_chinese,
    span_in_english,
)
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import REVIEW_PERIOD, act_of_step

_ART9 = OPINION.at(9)

EXTENDED_REVIEW_PERIOD = Days(30)
"""三十日, in all."""

_LAW_DAYS = Basis("刑事诉讼法第一百零五条：开始之日不算在期间以内", "刑事诉讼法 art. 105: the first day is not counted")
_LAW_ROLL = Basis(
    "刑事诉讼法第一百零五条：末日为节假日的顺延", "刑事诉讼法 art. 105: a last day that is a holiday is moved forward"
)


def _rolled(moment: Moment) -> Moment:
    """Return the last day of a period of criminal procedure, moved forward if it is a day of rest."""
    return ChosenMoment.by(
        readings.PERIOD_ROLL,
        {
            "announced-rest-days": Rolled(moment, Roll.REST_DAYS, _LAW_ROLL),
            "statutory-13-only": Rolled(moment, Roll.STATUTORY_DAYS, _LAW_ROLL),
        },
    )


_REVIEW_START: Moment = ChosenMoment.by(
    readings.REVIEW_START, {"receipt": referral.received_on, "end-of-review": referral.review_ended_on}
)

_FIRST_PERIOD = _REVIEW_START.after(REVIEW_PERIOD, _LAW_DAYS)
_EXTENDED_PERIOD = ChosenMoment.by(
    readings.REVIEW_EXTENSION,
    {
        "total-30": _REVIEW_START.after(EXTENDED_REVIEW_PERIOD, _LAW_DAYS),
        "plus-30": _FIRST_PERIOD.after(EXTENDED_REVIEW_PERIOD, _LAW_DAYS),
    },
)
_FIRST_PERIOD_END = Named(
    _rolled(_FIRST_PERIOD),
    f"首{span_in_chinese(REVIEW_PERIOD)}届满日",
    f"the end of the first {span_in_english(REVIEW_PERIOD)}",
)

_EXTENSION_LAWFUL: Condition = all_of(
    referral.major_or_difficult,
    Chosen.by(
        readings.EXTENSION_MOMENT,
        {"within-first-seven": referral.extended_on <= _FIRST_PERIOD_END, "any-time": TRUE},
    ),
    Chosen.by(
        readings.EXTENSION_APPROVER,
        {"county-level-head": referral.extension_approver.is_("county_level_head"), "unnamed": TRUE},
    ),
)
"""Only a major or difficult case, decided within the first period by a competent person."""

_EXTENDED = all_of(happened(referral.extended_on), _EXTENSION_LAWFUL)
_WITH_PAUSE = IfElse(_EXTENDED, _EXTENDED_PERIOD, _FIRST_PERIOD).after(
    DaysBetween(referral.supplement_notified_on, referral.supplied_on)
)

_FIRST_REVIEW = IfElse(_EXTENDED, _rolled(_EXTENDED_PERIOD), _FIRST_PERIOD_END)
_FIRST_REVIEW_DUE = Named(_FIRST_REVIEW, "首次立案审查期限届满日", "the end of the first review")
"""The last day for the request for further evidence, which no supply moves."""

_LAW_RESTART = Basis(
    "类推民诉法解释第一百二十六条、第二百零八条：补齐材料之后重新计算",
    "by analogy with 民诉法解释 arts. 126 and 208: counted again once the material is complete",
)
_ASKED_IN_TIME = all_of(happened(referral.supplement_notified_on), referral.supplement_notified_on <= _FIRST_REVIEW_DUE)
_NOT_SUPPLIED = not_(happened(referral.supplied_on))
_COURT_LAST_DAY = _rolled(referral.supplement_due_on)
_UNSUPPLIED_DUE = Named(
    Latest((_rolled(_COURT_LAST_DAY.after(REVIEW_PERIOD, _LAW_DAYS)), _FIRST_REVIEW_DUE)),
    "未补充时的立案审查期限届满日",
    "the end of the review if nothing is supplied",
)
"""The last day of the review if the court supplies nothing, provided that an outcome is then owed at all."""

_AFTER_SUPPLY = Latest((_rolled(referral.supplied_on.after(REVIEW_PERIOD, _LAW_RESTART)), _FIRST_REVIEW_DUE))
"""Never earlier than the end of the review without the request, so that a period of thirty days is not cut short."""


def _review_due(restarted: Moment) -> Moment:
    """Return 立案审查期限届满: the end of the review from receipt, or of the extended or restarted one."""
    return Named(
        ChosenMoment.by(
            readings.SUPPLEMENT_CLOCK,
            {
                "restarts": IfElse(_ASKED_IN_TIME, restarted, _FIRST_REVIEW_DUE),
                "stops": IfElse(_ASKED_IN_TIME, _rolled(_WITH_PAUSE), _FIRST_REVIEW_DUE),
                "runs": _FIRST_REVIEW_DUE,
            },
        ),
        "立案审查期限届满日",
        "the end of the review period",
    )


_REVIEW_DUE = _review_due(
    IfElse(all_of(_NOT_SUPPLIED, referral.outcome_owed_unsupplied), _UNSUPPLIED_DUE, _AFTER_SUPPLY)
)


def _judged_if_unsupplied(done: Moment) -> Condition:
    """Return the condition that an outcome long after an unanswered request needs no judgment, or that it was made.

    The last day depends on that judgment; until a person has made it, the verdict is for review.
    """
    owed = referral.outcome_owed_unsupplied
    late = all_of(_ASKED_IN_TIME, _NOT_SUPPLIED, _UNSUPPLIED_DUE < ON, done > _UNSUPPLIED_DUE)
    return Chosen.by(
        readings.SUPPLEMENT_CLOCK,
        {"restarts": any_of(not_(late), owed, not_(owed)), "stops": TRUE, "runs": TRUE},
    )


_REMIND_POLICE = Remedy(
    "书面催促公安机关；提请人民检察院监督（刑事诉讼法第一百一十三条；2025年7月1日起并依法发〔2025〕8号）",
    "remind the police in writing; request supervision by the procuratorate (刑事诉讼法 art. 113; "
    "from 2025-07-01 also 法发〔2025〕8号)",
    by=Actor.COURT,
    to=Actor.POLICE,
)


def _first_of(zh: str, noun: str, participle: str, *days: Moment) -> Moment:
    """Return the first of several acts that end a review, or that decide it."""
    done = Occurrence.of(f"已{zh}", f"尚未{zh}", f"it has been {participle}", f"it has not yet been {participle}")
    return Named(Earliest(days), f"{zh}之日", f"the day of the {noun}", occurrence=done)


_FILED, _REFUSED, _TRANSFERRED = referral.filed_on, referral.refusal_made_on, referral.transferred_on

_ENDED = _first_of(
    "立案、不予立案或者移送",
    "filing, refusal or transfer",
    "filed, refused or passed on",
    *(_FILED, _REFUSED, _TRANSFERRED),
)
"""What ends the review of this organ: nobody is asked any more, and later acts are acts of another proceeding."""

_FILED_OR_TRANSFERRED = _first_of("立案或者移送", "filing or transfer", "filed or passed on", _FILED, _TRANSFERRED)
_REFUSED_OR_TRANSFERRED = _first_of(
    "不予立案或者移送", "refusal or transfer", "refused or passed on", _REFUSED, _TRANSFERRED
)
_DECIDED = _first_of("立案或者不予立案", "filing or refusal", "filed or refused", _FILED, _REFUSED)

_ASKED = all_of(
    happened(referral.supplement_notified_on), not_(referral.transferred_on < referral.supplement_notified_on)
)
"""The police of this review have asked for further evidence."""

_NO_OUTCOME = all_of(
    happened(referral.received_on),
    not_(all_of(happened(_DECIDED), not_(referral.transferred_on < _DECIDED))),
    any_of(
        not_(_ASKED),
        happened(referral.supplied_on),
        all_of(
            _UNSUPPLIED_DUE < ON,
            any_of(referral.outcome_owed_unsupplied, referral.transferred_on <= _UNSUPPLIED_DUE),
        ),
    ),
)
"""An outcome that came late fails its own rule, and is not counted a second time; a transfer has no other rule.

A request is an outcome until the evidence is supplied. If it is never supplied, a person has to say whether the police
owe an outcome nevertheless, unless the case was passed on.
"""


def _before_filing(end: Moment) -> Condition:
    """Return the condition that the review has ended otherwise, and not after a filing; such a filing is another."""
    return all_of(happened(end), end < referral.filed_on)


FILING = Rule(
    id="art9.filing",
    cite=_ART9,
    quote="认为证据材料齐全、符合立案条件的，应在七日内立案侦查",
    periods=(REVIEW_PERIOD,),
    per=REFERRAL,
    act=referral.received_on,
    when=all_of(
        Chosen.by(
            readings.FILING_AFTER_REFUSAL,
            {
                "own-term": not_(_before_filing(_REFUSED_OR_TRANSFERRED)),
                "first-term": not_(_before_filing(referral.transferred_on)),
            },
        ),
        _judged_if_unsupplied(referral.filed_on),
        any_of(
            happened(referral.filed_on),
            all_of(referral.conditions_met, any_of(referral.materials_complete, happened(referral.supplied_on))),
        ),
    ),
    then=Perform(
        "立案侦查",
        "the police file the case",
        by=Actor.POLICE,
        done=referral.filed_on,
        within=Window(after=referral.received_on, closes=_REVIEW_DUE),
    ),
    remedy=_REMIND_POLICE,
    remarks=(
        Remark(
            Chosen.by(
                readings.FILING_AFTER_REFUSAL,
                {
                    "own-term": all_of(happened(referral.filed_on), referral.refusal_made_on < referral.filed_on),
                    "first-term": FALSE,
                },
            ),
            "不予立案之后又立案：第九条未规定期限；检察院通知立案的，自收到通知之日起十五日内（程序规定第一百八十二条），"
            "发现新的事实、证据的，及时（程序规定第一百七十八条）",
            "filed after a refusal: article 9 sets no period for that; on a notice of the procuratorate, fifteen days "
            "from its receipt (程序规定 art. 182); on new facts or evidence, promptly (程序规定 art. 178)",
        ),
    ),
    see=(readings.REVIEW_OUTCOMES,),
)

EXTENSION = Rule(
    id="art9.extension",
    cite=_ART9,
    quote="案情重大疑难的，立案审查期限可以延长至三十日",
    periods=(EXTENDED_REVIEW_PERIOD,),
    per=REFERRAL,
    act=referral.received_on,
    when=happened(referral.extended_on),
    then=Permit(
        f"仅重大疑难案件可延长立案审查期限，并在首{span_in_chinese(REVIEW_PERIOD)}内决定",
        f"extension only in a major or difficult case and within the first {span_in_english(REVIEW_PERIOD)}",
        _EXTENSION_LAWFUL,
    ),
    remedy=_REMIND_POLICE,
    see=(readings.COMPLEX_CASE,),
)

SUPPLEMENT_NOTICE = Rule(
    id="art9.supplement-notice",
    brief_zh="通知补充证据材料",
    brief_en="ask for further evidence",
    cite=_ART9,
    quote="认为符合立案条件但缺乏相应证据材料的，应通知人民法院在指定期限内补充",
    per=REFERRAL,
    act=referral.received_on,
    when=any_of(
        all_of(happened(referral.supplement_notified_on), not_(referral.supplement_notified_on > _ENDED)),
        all_of(
            not_(happened(_ENDED)),
            referral.conditions_met,
            not_(referral.materials_complete),
        ),
    ),
    then=Perform(
        "通知人民法院在指定期限内补充证据材料",
        "the police ask the court for further evidence within a set period",
        by=Actor.POLICE,
        done=referral.supplement_notified_on,
        within=Window(after=referral.received_on, closes=_FIRST_REVIEW_DUE),
        provided=referral.supplement_due_on.recorded(settled=referral.supplement_notified_on),
    ),
    remedy=_REMIND_POLICE,
    see=(readings.SUPPLEMENT_CLOCK,),
)

_SUPPLEMENT_DUE = ChosenMoment.by(
    readings.SUPPLEMENT_LENGTH,
    {
        "as-named": _COURT_LAST_DAY,
        "three-days": _rolled(referral.supplement_notified_on.after(Days(3), _LAW_DAYS)),
    },
)
"""The last day for the court, unless the review has ended by then: nothing is owed to a review that is over."""

SUPPLEMENT = Rule(
    id="art9.supplement",
    brief_zh="补充证据材料",
    brief_en="supply the further evidence",
    cite=_ART9,
    quote="在指定期限内补充",
    per=REFERRAL,
    act=act_of_step(referral.supplement_notified_on, referral.received_on),
    when=all_of(
        happened(referral.supplement_notified_on),
        Chosen.by(
            readings.SUPPLEMENT_LENGTH,
            {
                "as-named": referral.supplement_due_on.recorded(settled=referral.supplement_notified_on),
                "three-days": TRUE,
            },
        ),
        any_of(
            all_of(happened(referral.supplied_on), referral.supplied_on <= _SUPPLEMENT_DUE),
            not_(all_of(happened(_ENDED), _ENDED <= _SUPPLEMENT_DUE)),
        ),
    ),
    then=Perform(
        "在指定期限内补充证据材料",
        "the court supplies the further evidence within the set period",
        by=Actor.COURT,
        done=referral.supplied_on,
        within=Window(
            after=referral.supplement_notified_on,
            closes=_SUPPLEMENT_DUE,
        ),
    ),
    remedy=Remedy(
        "立即补充，并书面说明逾期原因",
        "supply the evidence immediately, with the reason for the delay in writing",
        by=Actor.COURT,
    ),
    see=(readings.SUPPLEMENT_CLOCK,),
)

REFUSAL_NOTICE = Rule(
    id="art9.refusal-notice",
    brief_zh="制作不予立案通知书",
    brief_en="make the notice of refusal",
    cite=_ART9,
    quote="认为不符合立案条件的，应在立案审查的期限内制作不予立案通知书",
    per=REFERRAL,
    act=referral.received_on,
    when=all_of(
        any_of(
            all_of(happened(referral.refusal_made_on), not_(referral.refusal_made_on > _FILED_OR_TRANSFERRED)),
            all_of(not_(happened(_FILED_OR_TRANSFERRED)), not_(referral.conditions_met)),
        ),
        _judged_if_unsupplied(referral.refusal_made_on),
    ),
    then=Perform(
        "在立案审查期限内制作不予立案通知书",
        "the police issue the notice of refusal within the review period",
        by=Actor.POLICE,
        done=referral.refusal_made_on,
        within=Window(after=referral.received_on, closes=_REVIEW_DUE),
    ),
    remedy=_REMIND_POLICE,
    remarks=(
        Remark(
            all_of(happened(referral.refusal_made_on), referral.conditions_met, not_(happened(referral.filed_on))),
            "已认为符合立案条件而作出不予立案通知书：请核对",
            "refused although the police find the conditions met: check both",
        ),
        Remark(
            all_of(happened(referral.refusal_made_on), referral.filed_on < referral.refusal_made_on),
            "立案之后又作出不予立案通知书：立案后不应追究刑事责任的，应当撤销案件（刑事诉讼法第一百六十三条）；请核对",
            "refused after the case was filed: a filed case that should not be prosecuted is withdrawn "
            "(刑事诉讼法 art. 163); check both",
        ),
    ),
)

REFUSAL_FEEDBACK = Rule(
    id="art9.refusal-feedback",
    brief_zh="反馈不予立案通知书",
    brief_en="send the notice of refusal",
    cite=_ART9,
    quote="并将不予立案通知书反馈给人民法院",
    per=REFERRAL,
    act=act_of_step(referral.refusal_made_on, referral.received_on),
    when=happened(referral.refusal_made_on),
    then=Perform(
        "将不予立案通知书反馈给移送的人民法院",
        "the notice of refusal is sent to the referring court",
        by=Actor.POLICE,
        done=referral.refusal_sent_on,
        within=Window(
            after=referral.refusal_made_on,
            closes=ChosenMoment.by(
                readings.REFUSAL_FEEDBACK,
                {"made-in-period": UNTIMED, "made-and-sent-in-period": _REVIEW_DUE},
            ),
        ),
        provided=Chosen.by(
            readings.REFUSAL_ADDRESSEE,
            {
                "referring-court": referral.refusal_to.is_("referring_court", "same_court"),
                "enforcement-court": referral.refusal_to.is_("enforcement_court", "same_court"),
            },
        ),
    ),
    remedy=_REMIND_POLICE,
)

OUTCOME = Rule(
    id="art9.outcome",
    brief_zh="立案审查答复",
    brief_en="answer of the review",
    cite=_ART9,
    quote="经审查，认为证据材料齐全、符合立案条件的，应在七日内",
    also=((_ART9, "认为符合立案条件但缺乏相应证据材料的，应"), (_ART9, "认为不符合立案条件的，应在立案审查的期限内")),
    periods=(REVIEW_PERIOD,),
    per=REFERRAL,
    act=referral.received_on,
    when=Chosen.by(readings.REVIEW_SILENCE, {"silence-is-breach": _NO_OUTCOME, "not-covered": FALSE}),
    then=Perform(
        "立案、通知补充或者不予立案，或者移送有管辖权的公安机关",
        "the police file, ask for further evidence or refuse, or pass the case on to the competent organ",
        by=Actor.POLICE,
        done=referral.transferred_on,
        within=Window(
            after=referral.received_on,
            closes=IfElse(
                all_of(_ASKED, _NOT_SUPPLIED),
                _UNSUPPLIED_DUE,
                _review_due(_AFTER_SUPPLY),
            ),
        ),
    ),
    remedy=_REMIND_POLICE,
    remarks=(
        Remark(
            all_of(
                happened(referral.received_on),
                not_(any_of(happened(_ENDED), happened(referral.supplement_notified_on))),
                _FIRST_REVIEW_DUE < ON,
            ),
            "公安机关的认定如已记录，该认定所对应的一项与本项系同一不作为，只计一次",
            "where the assessment of the police is recorded, the rule that it calls for concerns the same inaction, "
            "which counts once",
        ),
    ),
)

RULES = (FILING, EXTENSION, SUPPLEMENT_NOTICE, SUPPLEMENT, REFUSAL_NOTICE, REFUSAL_FEEDBACK, OUTCOME)
