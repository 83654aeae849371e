"""中华人民共和国民事诉讼法 · Civil Procedure Law: detention.

第一百一十四条第二款 人民法院对有前款规定的行为之一的单位，可以对其主要负责人或者直接责任人员予以罚款、拘留；构成犯罪
的，依法追究刑事责任。
第一百一十九条第一款 拘传、罚款、拘留必须经院长批准。
"""

from __future__ import annotations

from datetime import date

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import (
    Actor,
    Basis,
    Days,
    Earliest,
    Equal,
    Exists,
    Fixed,
    IfElse,
    NotBefore,
    Perform,
    Qualify,
    Remark,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, person
from zhixing_rules.procedures.fields.subjects import DETENTION, PERSON, ROLE, UNIT
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("msf-2023")
_DECIDED = NotBefore(detention.decided_on, case.year_begins)

_OF_PERSON = Equal(detention.person, person.id)
_OF_DEBTOR_UNIT = Exists(
    UNIT,
    all_of(Equal(person.unit_id, person.role_unit), person.unit_debtor, person.unit_kind.is_("unit")),
    "该单位是被执行人",
    "the unit is a judgment debtor",
    negation=Bilingual("该单位不是被执行人", "the unit is not a judgment debtor"),
)
_DEBTOR = Exists(
    PERSON,
    all_of(_OF_PERSON, person.debtor),
    "被拘留人是被执行人",
    "the detained person is a judgment debtor",
    negation=Bilingual("被拘留人不是被执行人", "the detained person is not a judgment debtor"),
)
_IN_UNIT = Exists(
    PERSON,
    all_of(
        _OF_PERSON,
        Exists(
            ROLE,
            _OF_DEBTOR_UNIT,
            "在单位被执行人有身份",
            "is connected with a unit debtor",
            negation=Bilingual("在单位被执行人没有身份", "is not connected with a unit debtor"),
        ),
    ),
    "被拘留人在单位被执行人有身份",
    "the detained person is connected with a unit debtor",
    negation=Bilingual("被拘留人在单位被执行人没有身份", "the detained person is not connected with a unit debtor"),
)


def _responsible(roles: tuple[str, ...], zh: str, en: str) -> Exists:
    """Return whether the detained person had one of these roles in a unit debtor, by evidence, at the decision."""
    role = Exists(
        ROLE,
        all_of(
            person.role_kind.is_(*roles), person.role_evidenced, not_(person.role_until < _DECIDED), _OF_DEBTOR_UNIT
        ),
        f"有证据证明是单位被执行人的{zh}",
        f"is {en} of a unit debtor, by evidence",
        negation=Bilingual(f"没有证据证明是单位被执行人的{zh}", f"is not {en} of a unit debtor, by evidence"),
    )
    return Exists(
        PERSON,
        all_of(_OF_PERSON, role),
        f"有证据证明被拘留人是单位被执行人的{zh}",
        f"the detained person is {en} of a unit debtor, by evidence",
        negation=Bilingual(
            f"没有证据证明被拘留人是单位被执行人的{zh}",
            f"the detained person is not {en} of a unit debtor, by evidence",
        ),
    )


_HEAD = _responsible(
    ("legal_representative", "principal", "directly_responsible"),
    "主要负责人或者直接责任人员",
    "a principal or a directly responsible person",
)
_GUARANTOR = Exists(
    PERSON,
    all_of(
        _OF_PERSON,
        Exists(
            ROLE,
            all_of(person.role_kind.is_("guarantor"), person.role_evidenced, not_(person.role_until < _DECIDED)),
            "有证据证明是担保人",
            "is a guarantor, by evidence",
            negation=Bilingual("没有证据证明是担保人", "is not a guarantor, by evidence"),
        ),
    ),
    "有证据证明被拘留人是担保人",
    "the detained person is a guarantor, by evidence",
    negation=Bilingual("没有证据证明被拘留人是担保人", "the detained person is not a guarantor, by evidence"),
)
"""A guarantor may have to perform (法释〔2024〕13号第一条)."""
_CONTROLLER = _responsible(("actual_controller",), "实际控制人", "the actual controller")
_OWN_ACT = detention.ground.is_("obstruction")
"""Whoever obstructs the enforcement did it in person: 诉讼参与人或者其他人."""
_REFUSED = detention.ground.is_("refusal", "property_report")
"""What a unit owes and does not do is answered by its head (arts 114(2), 252)."""
_NEVER = Fixed(date.max)
"""A fact that is not recorded by then is unknown, however complete the record."""
_PERSON_KNOWN = detention.person.recorded(settled=_NEVER)

GROUND = Rule(
    id="msf.114.ground",
    cite=_LAW.text.at(114, 2),
    quote="人民法院对有前款规定的行为之一的单位，可以对其主要负责人或者直接责任人员予以罚款、拘留",
    per=DETENTION,
    act=_DECIDED,
    when=all_of(happened(detention.decided_on), any_of(_OWN_ACT, all_of(_REFUSED, _PERSON_KNOWN))),
    then=Qualify(
        "被拘留人系行为人、负有执行义务的人，或者单位被执行人的主要负责人、直接责任人员",
        "the detained person did the act, has to perform, or is responsible for the unit debtor",
        any_of(_OWN_ACT, _DEBTOR, _HEAD, _CONTROLLER, _GUARANTOR),
        by=Actor.COURT,
    ),
    remedy=Remedy(
        "由院长复核；不属可以拘留之人的，立即解除拘留",
        "review by the court president; release the person at once if the law does not let them be detained",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(_REFUSED, not_(_DEBTOR), _CONTROLLER, not_(_HEAD)),
            "被拘留人仅记为实际控制人：是否系直接责任人员，由人判断",
            "recorded as the actual controller alone: a person decides whether they are directly responsible",
        ),
        Remark(
            all_of(_REFUSED, not_(_DEBTOR), not_(_HEAD), not_(_CONTROLLER), _GUARANTOR),
            "被拘留人记为担保人：是否负有执行义务，由人判断",
            "recorded as a guarantor: a person decides whether they have to perform",
        ),
        Remark(
            all_of(_REFUSED, _PERSON_KNOWN, not_(_DEBTOR), not_(_IN_UNIT), not_(_GUARANTOR)),
            "被拘留人既非被执行人，亦与单位被执行人无关：仅可因其本人的行为拘留，如有义务协助执行而拒不协助"
            "（民诉法解释第一百八十八条第五项）、系被执行人的法定代理人而拒绝报告财产（民事诉讼法第二百五十二条）；"
            "有此情形的，核对所记的拘留事由",
            "neither a debtor nor connected with a unit debtor: detained only for an act of their own, such as "
            "refusing to assist in the enforcement (民诉法解释 art. 188 item 5) or, as statutory agent of the debtor, "
            "to report property (民事诉讼法 art. 252); in such a case, check the ground recorded",
        ),
    ),
    **_LAW.common(),
)

_NEXT_DAY = detention.decided_on.after(
    Days(1),
    Basis(
        "民诉法解释第一百八十一条：拘留后立即报告，至迟次日",
        "民诉法解释 art. 181: reported at once, so by the next day",
    ),
)

DECISION = Rule(
    id="msf.119.decision",
    brief_zh="报院长批准拘留",
    brief_en="have the president approve",
    cite=_LAW.text.at(119, 1),
    quote="拘传、罚款、拘留必须经院长批准。",
    per=DETENTION,
    act=_DECIDED,
    then=Perform(
        "拘留须经院长批准；情况紧急的，事后立即报请批准",
        "the president of the court approves the detention; in an emergency at once after it",
        by=Actor.COURT,
        done=detention.president_approved_on,
        within=Window(
            after=Earliest((detention.president_approved_on, detention.decided_on)),
            closes=IfElse(detention.emergency, _NEXT_DAY, detention.decided_on),
        ),
    ),
    remedy=Remedy(
        "报请院长批准；不予批准的，立即解除拘留",
        "have the president approve it; if it is not approved, release the person at once",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            all_of(
                happened(detention.decided_on),
                Fixed(_LAW.in_force.first) <= _DECIDED,
                detention.emergency,
                detention.decided_on < detention.president_approved_on,
                detention.president_approved_on <= _NEXT_DAY,
            ),
            "次日批准：是否拘留后立即报告（民诉法解释第一百八十一条），由人核对",
            "approved on the next day: check whether it was reported at once after the detention (民诉法解释 art. 181)",
        ),
    ),
    **_LAW.common(),
)

RULES = (GROUND, DECISION)
