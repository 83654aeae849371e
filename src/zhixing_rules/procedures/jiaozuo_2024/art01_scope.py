"""第一条　联动查控被执行人范围 · Persons who may be traced.

    第一条 联动查控被执行人范围：
    （一）对重大疑难执行案件，人民法院认为确有需要查找被执行人或被执行人的法定代表人、主要负责人、影响债务履行的直接
    责任人员、实际控制人等人员，需要公安机关协助查控的；
    （二）人民法院决定予以司法拘留的拒不执行判决、裁定的被执行人下落不明，需要公安机关协助查控的；

Readings: target-scope, other-persons, natural-debtor-roles, grounds-link, detention-ground, detained-role, search-need,
preamble-scope.
"""

from __future__ import annotations

from zhixing_rules.language import (
    TRUE,
    Actor,
    Chosen,
    Exists,
    Qualify,
    Remark,
    Remedy,
    Rule,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import case, detention, person, request, target
from zhixing_rules.procedures.fields.subjects import DETENTION, TARGET
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import IN_SCOPE_PERSON, THE_TARGETS_DETENTION, holds_role

GROUND_ONE = all_of(
    case.major_or_difficult,
    target.need_held,
    target.need_reason.recorded(settled=request.sent_on),
    IN_SCOPE_PERSON,
)
"""第（一）项: a major or difficult case, a need for tracing with a written reason, and a person in scope."""

_DETENTION_OF_TARGET = all_of(
    THE_TARGETS_DETENTION,
    happened(detention.decided_on),
    detention.decided_on <= request.sent_on,
)

_RESPONSIBLE_FOR_A_UNIT = any_of(
    holds_role(
        person.role_kind.is_("legal_representative", "principal", "directly_responsible"),
        "有证据证明系单位被执行人的法定代表人、主要负责人或直接责任人员",
        "is the legal representative, principal or a directly responsible person of a unit debtor, by evidence",
    ),
    all_of(
        holds_role(
            person.role_kind.is_("actual_controller"),
            "有证据证明系单位被执行人的实际控制人",
            "is the actual controller of a unit debtor, by evidence",
        ),
        target.directly_responsible,
    ),
)
"""民事诉讼法 114(2): the persons who are detained for the refusal of a unit."""

GROUND_TWO = all_of(
    Chosen.by(
        readings.DETAINED_ROLE,
        {"debtor-or-unit-head": any_of(person.debtor, _RESPONSIBLE_FOR_A_UNIT), "debtor-only": person.debtor},
    ),
    not_(target.whereabouts_known),
    Exists(
        DETENTION,
        all_of(
            _DETENTION_OF_TARGET,
            any_of(not_(happened(detention.intake_on)), request.sent_on <= detention.intake_on),
            Chosen.by(
                readings.DETENTION_GROUND,
                {"any-with-warning": TRUE, "refusal-only": detention.ground.is_("refusal")},
            ),
        ),
        "法院已决定对其司法拘留而尚未执行",
        "the court has decided to detain the person and has not yet executed the decision",
    ),
)
"""第（二）项: a debtor, or the head of a unit debtor, whose detention is decided and whose whereabouts are unknown."""

SCOPE = Rule(
    id="art1.scope",
    cite=OPINION.at(1),
    quote="联动查控被执行人范围",
    per=TARGET,
    then=Qualify(
        "查控对象属于联动查控范围",
        "the person may be traced",
        all_of(
            Chosen.by(
                readings.GROUNDS_LINK,
                {"either": any_of(GROUND_ONE, GROUND_TWO), "both": all_of(GROUND_ONE, GROUND_TWO)},
            ),
            Chosen.by(readings.PREAMBLE_SCOPE, {"articles-govern": TRUE, "dishonest-only": person.listed_dishonest}),
            any_of(person.kind.is_("natural"), target.natural_persons_named),
        ),
        by=Actor.COURT,
    ),
    remedy=Remedy(
        "补正理由或证据；不属范围的，从函中删去",
        "supply the reason or the evidence, or remove the person from the letter",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            Exists(
                DETENTION,
                all_of(_DETENTION_OF_TARGET, not_(detention.ground.is_("refusal"))),
                "拘留事由非拒不执行判决、裁定",
                "the detention has another ground",
            ),
            "拘留事由不是拒不执行判决、裁定：第一条第（二）项文义较窄，请注意",
            "the ground of the detention is not refusal to perform: the wording of item (二) is narrower",
        ),
        Remark(
            all_of(
                not_(person.debtor),
                _RESPONSIBLE_FOR_A_UNIT,
                Exists(
                    DETENTION, _DETENTION_OF_TARGET, "法院已决定对其司法拘留", "the court has decided to detain them"
                ),
            ),
            "拘留的是单位被执行人的有关责任人员：第一条第（二）项文义为“被执行人”，请注意",
            "the person detained is responsible for a unit debtor; the wording of item (二) is “debtor”",
        ),
        Remark(
            person.kind.is_("unit"),
            "单位本身不是查找的对象：应列明需查控的自然人",
            "a unit is not itself a person to be traced: name the natural persons",
        ),
    ),
    also=(
        (
            OPINION.at(1, item=1),
            "被执行人或被执行人的法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人等人员",
        ),
        (OPINION.at(1, item=2), "人民法院决定予以司法拘留的拒不执行判决、裁定的被执行人下落不明"),
    ),
    see=(readings.NATURAL_DEBTOR_ROLES, readings.SEARCH_NEED),
)

RULES = (SCOPE,)
