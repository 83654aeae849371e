"""第十一条　比照办理 · Other offences handled by analogy.

    第十一条 公安机关、人民法院办理妨害公务案件以及非法处置查封、扣押、冻结的财产案件，比照本意见关于拒不执行判决、裁定
    案件的有关程序办理。

Readings: analogy-scope.
"""

from __future__ import annotations

from zhixing_rules.language import TRUE, Define, Remark, Rule
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

SAME_PROCEDURE = Rule(
    id="art11.same-procedure",
    cite=OPINION.at(11),
    quote="比照本意见关于拒不执行判决、裁定案件的有关程序办理",
    per=REFERRAL,
    when=referral.offence.is_("obstruction", "property_disposal"),
    then=Define(
        "比照有关程序办理（第八条、第九条；同时妨害民事执行的，第七条）", "the same procedure applies by analogy", TRUE
    ),
    remarks=(
        Remark(
            referral.obstructs_enforcement,
            "行为人同时妨害民事执行：第七条亦适用",
            "the person also obstructs the enforcement: article 7 applies as well",
        ),
    ),
    see=(readings.ANALOGY_SCOPE,),
)

RULES = (SAME_PROCEDURE,)
