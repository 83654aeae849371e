"""Facts that more than one article needs and that depend on a reading of the Opinion.

From when the Opinion holds (arts 2, 4, 6, 16, 17), what is enforced (arts 7 and 15), who is in scope (arts 1 and 5),
when a detention ends (arts 7 and 17), when a police review ends (arts 7 to 9).
"""

from __future__ import annotations

from datetime import date

from zhixing_rules.language import (
    ON,
    TRUE,
    UNNUMBERED,
    Basis,
    Chosen,
    ChosenMoment,
    Coalesce,
    Condition,
    Days,
    DaysBetween,
    Earliest,
    Equal,
    Exists,
    Extended,
    First,
    Fixed,
    IfElse,
    InTable,
    Latest,
    Moment,
    Named,
    Remark,
    Roll,
    Rolled,
    WeekDays,
    WorkingDays,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, mechanism, person, referral, request, target
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL, ROLE, UNIT
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

# ------------------------------------------------------------------------------------------------ other law

LAW_DETENTION_DAYS = Basis(
    "拘留所条例第三十二条：从收拘当日到第二日为一日",
    "拘留所条例 art. 32: from the day of intake to the next is one day",
)
LAW_PRINTED = Basis("决定书载明起止日期的，从其载明", "the dates printed in the decision prevail", "B")
LAW_LEAVE = Basis(
    "拘留所条例第二十七条第三款：请假出所的时间不计入", "拘留所条例 art. 27 para. 3: leave does not count"
)
LAW_EARLY_RELEASE = Basis(
    "民事诉讼法第一百一十八条：可以提前解除拘留", "民事诉讼法 art. 118: the court may release early"
)
LAW_REVIEW_DAYS = Basis(
    "刑事诉讼法第一百零五条：开始之日不算在期间以内", "刑事诉讼法 art. 105: the first day is not counted"
)
LAW_REVIEW_ROLL = Basis(
    "刑事诉讼法第一百零五条：末日为节假日的顺延", "刑事诉讼法 art. 105: a last day of rest is rolled forward"
)
LAW_WORKING_DAYS = Basis("全国年节及纪念日放假办法及国务院办公厅放假通知", "放假办法 and the State Council's notices")

# ------------------------------------------------------------------------------------------------ from when

TAKES_EFFECT: Moment = Named(
    ChosenMoment.by(
        readings.EFFECTIVE_DATE,
        {"printed": Fixed(date(2024, 10, 10)), "dated": Fixed(date(2024, 10, 9))},
    ),
    "施行日",
    "the day the Opinion took effect",
)
"""下发之日: from then on acts are governed, and standing duties hold."""

_OTHER_COURT = InTable(
    None, mechanism.court, DIRECTORY.other_courts, "该法院系焦作的其他法院", "it is another court of Jiaozuo"
)
_ITS_NAME = all_of(
    mechanism.court.recorded(settled=ON),
    InTable(
        None,
        mechanism.court,
        DIRECTORY.intermediate_courts,
        "该法院系焦作市中级人民法院",
        "it is the intermediate court of Jiaozuo",
    ),
)
_ITS_LEVEL = mechanism.level.is_("intermediate")

IS_THE_INTERMEDIATE_COURT: Condition = any_of(
    _ITS_NAME,
    all_of(not_(_OTHER_COURT), _ITS_LEVEL),
    all_of(not_(mechanism.court.recorded(settled=ON)), _ITS_LEVEL),
)
"""The court is the 市中级人民法院: by its name, or by its level where the directory does not know that of its name."""

NOT_LISTED = Remark(
    all_of(not_(_ITS_NAME), not_(_OTHER_COURT)),
    "目录中没有该法院或其层级，按所记层级判断：本意见只适用于焦作法院，请核对名称",
    "it or its level is not in the directory, judged by its recorded level: the Opinion binds the courts of Jiaozuo, "
    "check the name",
)

# ------------------------------------------------------------------------------------------------ what is enforced


def judgment_or_ruling(by: Moment) -> Condition:
    """判决、裁定 in the sense of 第十五条, by a day; the paper behind an enforcement ruling is not one itself."""
    return any_of(
        all_of(case.basis_kind.is_("judgment", "ruling"), case.basis_effective, case.basis_enforceable),
        all_of(
            any_of(
                case.basis_kind.is_("payment_order", "award", "notarised_debt", "other"),
                all_of(case.basis_kind.is_("mediation"), case.basis_effective),
            ),
            Chosen.by(
                readings.RULING_BASIS,
                {
                    "ruling-required": all_of(happened(case.ruling_made_on), happened(case.ruling_made_on, by)),
                    "underlying-suffices": TRUE,
                },
            ),
        ),
    )


# ------------------------------------------------------------------------------------------------ who is in scope

LISTED_ROLES = ("legal_representative", "principal", "directly_responsible", "actual_controller")
"""第一条第（一）项: 法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人."""

HAS_LISTED_ROLE = Exists(
    ROLE,
    all_of(
        Chosen.by(
            readings.OTHER_PERSONS,
            {
                "closed-same-kind": person.role_kind.is_(*LISTED_ROLES),
                "open-ended": person.role_kind.is_(*LISTED_ROLES, "shareholder", "other"),
            },
        ),
        person.role_evidenced,
        Exists(
            UNIT,
            all_of(Equal(person.unit_id, person.role_unit), person.unit_debtor, person.unit_kind.is_("unit")),
            "该单位是被执行人",
            "the unit is a judgment debtor",
        ),
    ),
    "有证据证明系单位被执行人的所列人员",
    "holds a listed role of a unit debtor, by evidence",
)

IN_SCOPE_PERSON: Condition = Chosen.by(
    readings.TARGET_SCOPE,
    {"listed-roles": any_of(person.debtor, HAS_LISTED_ROLE), "debtor-only": person.debtor},
)
"""The debtor, or a person in a listed role of a unit debtor (art 1(一); no wider, art 5(三))."""

# ------------------------------------------------------------------------------------------------ 及时, 立即


def promptly(after: Moment) -> Moment:
    """及时 or 立即 after a moment: no number, unless the reading with a number is chosen."""
    return ChosenMoment.by(
        readings.PROMPTLY,
        {"no-number": UNNUMBERED, "three-working-days": after.after(WorkingDays(3), LAW_WORKING_DAYS)},
    )


NO_BEGINNING = Fixed(date.min)
"""However early."""

NO_END = Fixed(date.max)
"""However late."""

# ------------------------------------------------------------------------------------------------ a detention

_D_PLUS_N = detention.intake_on.after(detention.days, LAW_DETENTION_DAYS)
_INCLUSIVE = _D_PLUS_N.before(Days(1))
_WRITTEN = ChosenMoment.by(
    readings.DETENTION_EXPIRY,
    {
        "printed-else-d-plus-n": Coalesce(detention.printed_end, _D_PLUS_N, detention.intake_on, LAW_PRINTED),
        "d-plus-n": _D_PLUS_N,
        "inclusive": _INCLUSIVE,
    },
)
_SERVED = Earliest(
    (Extended(_WRITTEN, detention.leave_days, LAW_LEAVE), detention.released_early_on), LAW_EARLY_RELEASE
)

EXPIRY: Moment = Named(
    ChosenMoment.by(readings.DETENTION_ROLL, {"never": _SERVED, "forward": Rolled(_SERVED, Roll.REST_DAYS)}),
    "拘留期限届满日",
    "the day the detention ends",
)
"""拘留期限届满: the day the person is released."""

PRINTED_DIFFERS: Condition = any_of(detention.printed_end < _D_PLUS_N, detention.printed_end > _D_PLUS_N)
"""The printed end is not intake plus days."""


def _three(span: type[WorkingDays | WeekDays]) -> Moment:
    return ChosenMoment.by(
        readings.WINDOW_ANCHOR,
        {
            "excluded": EXPIRY.before(span(3), LAW_WORKING_DAYS),
            "counted": EXPIRY.after(Days(1)).before(span(3), LAW_WORKING_DAYS),
        },
    )


_THREE_BEFORE = ChosenMoment.by(
    readings.WORKING_DAY_CALENDAR, {"national-notice": _three(WorkingDays), "weekends-only": _three(WeekDays)}
)

WINDOW_START: Moment = Named(
    ChosenMoment.by(
        readings.SHORT_DETENTION,
        {"clip-to-intake": Latest((_THREE_BEFORE, detention.intake_on)), "raw-window": _THREE_BEFORE},
    ),
    "届满前第三个工作日",
    "the third working day before the detention ends",
)
"""The first of the three working days before the detention ends; not before intake."""

UNDER_ARTICLE_SEVEN: Condition = any_of(
    referral.offence.is_("refusal"),
    Chosen.by(readings.ANALOGY_SCOPE, {"arts-8-9": referral.obstructs_enforcement, "arts-7-9": TRUE}),
)
"""A referral that art 7 speaks of: a refusal case, or by analogy (art 11) one of another offence."""

THE_TARGETS_DETENTION = Equal(detention.person, target.person)

_HELD_WHEN_ASKED = any_of(
    all_of(happened(request.sent_on), detention.intake_on < request.sent_on, request.sent_on < EXPIRY),
    all_of(not_(happened(request.sent_on)), happened(detention.intake_on), ON < EXPIRY),
)

IN_CUSTODY = Exists(
    DETENTION,
    all_of(THE_TARGETS_DETENTION, _HELD_WHEN_ASKED),
    "发函之前已收拘且尚未解除",
    "in detention when the request is sent",
)
"""The court itself holds the person: their whereabouts are known (art 5(三)).

An intake on the day of sending may be the tracing that worked; `whereabouts_known` says whether it came first.
"""

THIS_DETENTION = all_of(Equal(referral.detention, detention.id), UNDER_ARTICLE_SEVEN)

REFERRED_ON = First(
    REFERRAL,
    THIS_DETENTION,
    referral.sent_on,
    "依该拘留首次移送的日期",
    "the first referral that follows this detention",
)
"""The day of the first referral that follows a detention."""

# ------------------------------------------------------------------------------------------------ a police review


def rolled(moment: Moment) -> Moment:
    """The last day of a period of criminal procedure, moved over days of rest."""
    return ChosenMoment.by(
        readings.PERIOD_ROLL,
        {
            "announced-rest-days": Rolled(moment, Roll.REST_DAYS, LAW_REVIEW_ROLL),
            "statutory-13-only": Rolled(moment, Roll.STATUTORY_DAYS, LAW_REVIEW_ROLL),
        },
    )


REVIEW_START: Moment = ChosenMoment.by(
    readings.REVIEW_START, {"receipt": referral.received_on, "end-of-review": referral.review_ended_on}
)

_SEVEN_RAW = REVIEW_START.after(Days(7), LAW_REVIEW_DAYS)
_THIRTY_RAW = ChosenMoment.by(
    readings.REVIEW_EXTENSION,
    {
        "total-30": REVIEW_START.after(Days(30), LAW_REVIEW_DAYS),
        "plus-30": _SEVEN_RAW.after(Days(30), LAW_REVIEW_DAYS),
    },
)
SEVEN_DAYS = Named(rolled(_SEVEN_RAW), "首七日届满日", "the end of the first seven days")

EXTENSION_LAWFUL: Condition = all_of(
    referral.major_or_difficult,
    Chosen.by(
        readings.EXTENSION_MOMENT,
        {"within-first-seven": referral.extended_on <= SEVEN_DAYS, "any-time": TRUE},
    ),
    Chosen.by(
        readings.EXTENSION_APPROVER,
        {"county-level-head": referral.extension_approver.is_("county_level_head"), "unnamed": TRUE},
    ),
)
"""Only a major or difficult case, decided while the first seven days run, by who may."""

_EXTENDED = all_of(happened(referral.extended_on), EXTENSION_LAWFUL)
_WITH_PAUSE = IfElse(_EXTENDED, _THIRTY_RAW, _SEVEN_RAW).after(
    DaysBetween(referral.supplement_notified_on, referral.supplied_on)
)

_WITHOUT_PAUSE = IfElse(_EXTENDED, rolled(_THIRTY_RAW), SEVEN_DAYS)

REVIEW_DUE: Moment = Named(
    ChosenMoment.by(
        readings.SUPPLEMENT_CLOCK,
        {
            "runs": _WITHOUT_PAUSE,
            "stops": IfElse(
                all_of(happened(referral.supplement_notified_on), referral.supplement_notified_on <= _WITHOUT_PAUSE),
                rolled(_WITH_PAUSE),
                _WITHOUT_PAUSE,
            ),
        },
    ),
    "立案审查期限届满日",
    "the end of the review period",
)
"""立案审查期限届满: seven days from receipt, thirty in all where lawfully extended."""
