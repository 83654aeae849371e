"""Shared terms: expressions that more than one article uses and that depend on a reading of the Opinion.

The effective date (arts 2, 4, 6, 16, 17), the enforcement basis (arts 7 and 15), the scope of persons (arts 1 and 5),
the addressees of bulletins (arts 5 and 6), the review period (arts 7 and 9), the end of a detention (arts 7 and 17),
and prompt acts (arts 3 and 13).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import (
    FALSE,
    ON,
    TRUE,
    UNNUMBERED,
    Basis,
    Chosen,
    ChosenMoment,
    Coalesce,
    Condition,
    Days,
    Earliest,
    Equal,
    Exists,
    Extended,
    First,
    Fixed,
    InTable,
    Moment,
    Named,
    NotBefore,
    Remark,
    Roll,
    Rolled,
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

if TYPE_CHECKING:
    from zhixing_rules._enums import LabelledEnum
    from zhixing_rules.language import Text

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
LAW_WORKING_DAYS = Basis("全国年节及纪念日放假办法及国务院办公厅放假通知", "放假办法 and the State Council's notices")

# ------------------------------------------------------------------------------------------------ effective date

TAKES_EFFECT: Moment = Named(
    ChosenMoment.by(
        readings.EFFECTIVE_DATE,
        {"printed": Fixed(date(2024, 10, 10)), "dated": Fixed(date(2024, 10, 9))},
    ),
    "施行日",
    "the day the Opinion took effect",
)
"""下发之日: acts on or after this day are governed, and standing duties apply from this day."""

LETTER_SENT: Moment = NotBefore(request.sent_on, case.year_begins)
"""The first act of a request. No act of a case precedes the year of its number."""


def act_of_step(step_due: Moment, first_act: Moment) -> Moment:
    """Return the act that decides whether a later step is governed: what calls for it, or the first act."""
    return ChosenMoment.by(readings.COMMENCEMENT_ACT, {"each-step": step_due, "first-act": first_act})


_OTHER_COURT = InTable(
    None,
    mechanism.court,
    DIRECTORY.other_courts,
    "该法院系焦作的其他法院",
    "it is another court of Jiaozuo",
    negation=Bilingual("该法院不是焦作的其他法院", "it is not another court of Jiaozuo"),
)
_ITS_NAME = all_of(
    mechanism.court.recorded(settled=ON),
    InTable(
        None,
        mechanism.court,
        DIRECTORY.intermediate_courts,
        "该法院系焦作市中级人民法院",
        "it is the intermediate court of Jiaozuo",
        negation=Bilingual("该法院不是焦作市中级人民法院", "it is not the intermediate court of Jiaozuo"),
    ),
)
_ITS_LEVEL = mechanism.level.is_("intermediate")

IS_THE_INTERMEDIATE_COURT: Condition = any_of(
    _ITS_NAME,
    all_of(not_(_OTHER_COURT), _ITS_LEVEL),
    all_of(not_(mechanism.court.recorded(settled=ON)), _ITS_LEVEL),
)
"""The court is the 市中级人民法院: by its name, or by its level if the directory does not know its name."""

NOT_LISTED = Remark(
    all_of(not_(_ITS_NAME), not_(_OTHER_COURT)),
    "目录中没有该法院或其层级，按所记层级判断：本意见只适用于焦作法院，请核对名称",
    "the court or its level is not in the directory, so the recorded level is used; the Opinion applies only to courts "
    "of Jiaozuo: check the name",
)

# ------------------------------------------------------------------------------------------------ enforcement basis


def judgment_or_ruling(by: Moment) -> Condition:
    """Return whether the basis is 判决、裁定 in the sense of 第十五条, by a day.

    The document on which an enforcement ruling is based is not itself a ruling.
    """
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


# ------------------------------------------------------------------------------------------------ scope of persons

LISTED_ROLES = ("legal_representative", "principal", "directly_responsible", "actual_controller")
"""第一条第（一）项: 法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人."""


def holds_role(kind: Condition, zh: str, en: str) -> Exists:
    """Return whether the person holds an evidenced role of a kind in a unit debtor when the request is sent.

    Args:
        kind: the condition on the kind of role.
        zh: the description in Chinese.
        en: the description in English.

    Returns:
        The condition. A letter that is not sent yet is compared with the day of the report.
    """
    return Exists(
        ROLE,
        all_of(
            kind,
            person.role_evidenced,
            not_(person.role_until < Earliest((request.sent_on, ON))),
            Exists(
                UNIT,
                all_of(Equal(person.unit_id, person.role_unit), person.unit_debtor, person.unit_kind.is_("unit")),
                "该单位是被执行人",
                "the unit is a judgment debtor",
                negation=Bilingual("该单位不是被执行人", "the unit is not a judgment debtor"),
            ),
        ),
        zh,
        en,
    )


HAS_LISTED_ROLE = holds_role(
    Chosen.by(
        readings.OTHER_PERSONS,
        {
            "closed-same-kind": person.role_kind.is_(*LISTED_ROLES),
            "open-ended": person.role_kind.is_(*LISTED_ROLES, "shareholder", "other"),
        },
    ),
    "有证据证明系单位被执行人的所列人员",
    "holds a listed role of a unit debtor, by evidence",
)

IN_SCOPE_PERSON: Condition = Chosen.by(
    readings.TARGET_SCOPE,
    {"listed-roles": any_of(person.debtor, HAS_LISTED_ROLE), "debtor-only": person.debtor},
)
"""The debtor, or a person in a listed role of a unit debtor (art 1(一); no other person, art 5(三))."""

# ------------------------------------------------------------------------------------------------ 等部门


def is_addressee_of_bulletins(addressee: Text, upheld: Condition) -> Condition:
    """Return whether a body is the leading group 等部门 of article 6, which `upheld` records of another body."""
    return any_of(
        addressee.is_("leading_group"),
        all_of(
            addressee.is_(*OTHER_BODIES),
            Chosen.by(
                readings.BULLETIN_OTHERS,
                {"departments-reviewed": upheld, "named-only": FALSE, "any-department": TRUE},
            ),
        ),
    )


OTHER_BODIES = ("department", "counterpart")
"""The addressees that may be among 等部门; the police organ is a department as well."""

# ------------------------------------------------------------------------------------------------ 及时, 立即


def promptly(after: Moment) -> Moment:
    """Return the end of 及时 or 立即 after a moment: no number of days, unless the reading with a number is chosen."""
    return ChosenMoment.by(
        readings.PROMPTLY,
        {"no-number": UNNUMBERED, "three-working-days": after.after(WorkingDays(3), LAW_WORKING_DAYS)},
    )


NO_BEGINNING = Fixed(date.min)
"""No earliest day."""

NO_END = Fixed(date.max)
"""No latest day."""

# ------------------------------------------------------------------------------------------------ review by the police

REVIEW_PERIOD = Days(7)
"""七日 (art 9): the review by the police, for which the safe day of a referral leaves time (art 7)."""

# ------------------------------------------------------------------------------------------------ end of a detention

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
_TERM = Extended(_WRITTEN, detention.leave_days, LAW_LEAVE)
_SERVED = Earliest((_TERM, detention.released_early_on), LAW_EARLY_RELEASE)


def _unless_rolled(end: Moment) -> Moment:
    return ChosenMoment.by(readings.DETENTION_ROLL, {"never": end, "forward": Rolled(end, Roll.REST_DAYS)})


EXPIRY: Moment = Named(
    ChosenMoment.by(readings.EARLY_RELEASE, {"term-stands": _unless_rolled(_TERM), "caps": _unless_rolled(_SERVED)}),
    "拘留期限届满日",
    "the day the term of the detention ends",
)
"""拘留期限届满 (art 7): the end of the term, which an early release does not move."""

RELEASED: Moment = Named(_unless_rolled(_SERVED), "解除拘留日", "the day the person is released")
"""解除拘留: the day on which the person leaves the detention centre, at the end of the term or before it (art 5)."""

PRINTED_DIFFERS: Condition = all_of(
    happened(detention.intake_on),
    any_of(detention.printed_end < _D_PLUS_N, detention.printed_end > _D_PLUS_N),
)
"""The printed end differs from the day of intake plus the days of detention."""


UNDER_ARTICLE_SEVEN: Condition = any_of(
    referral.offence.is_("refusal"),
    Chosen.by(readings.ANALOGY_SCOPE, {"arts-8-9": referral.obstructs_enforcement, "arts-7-9": TRUE}),
)
"""A referral to which art 7 applies: a refusal case, or by analogy (art 11) one of another offence."""

THE_TARGETS_DETENTION = Equal(detention.person, target.person)

_DETAINED_WHEN_SENT = any_of(
    all_of(happened(request.sent_on), detention.intake_on < request.sent_on, request.sent_on < RELEASED),
    all_of(not_(happened(request.sent_on)), happened(detention.intake_on), ON < RELEASED),
)

IN_CUSTODY = Exists(
    DETENTION,
    all_of(THE_TARGETS_DETENTION, _DETAINED_WHEN_SENT),
    "发函之前已收拘且尚未解除",
    "in detention when the request is sent",
)
"""The court itself has the person in detention, so their whereabouts are known (art 5(三)).

An intake on the day of sending may be the result of the tracing; `whereabouts_known` records whether it was earlier.
"""

THIS_DETENTION = all_of(Equal(referral.detention, detention.id), UNDER_ARTICLE_SEVEN)

REFERRED_ON = First(
    REFERRAL,
    THIS_DETENTION,
    referral.sent_on,
    "依该拘留首次移送的日期",
    "the first referral based on this detention",
)
"""The day of the first referral that is based on a detention."""

# ------------------------------------------------------------------------------------------------ numbers


def defect_remarks(defect: Text, defects: type[LabelledEnum], zh: str, en: str) -> tuple[Remark, ...]:
    """Return a remark for each defect that a number or a code may have.

    Args:
        defect: the fact that holds the defect.
        defects: the defects, each with what to do about it.
        zh: the name of the number, in Chinese.
        en: the same in English.

    Returns:
        The remarks, in the order of the defects.
    """
    return tuple(Remark(defect.is_(each), f"{zh}：{each.zh}", f"{en}: {each.en}") for each in defects)
