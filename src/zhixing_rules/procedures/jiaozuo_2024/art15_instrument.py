"""第十五条　判决、裁定的含义 · Meaning of judgment and ruling.

    第十五条 本意见所述的“判决、裁定”，是指人民法院依法作出的具有执行内容并已发生法律效力判决、裁定。人民法院为依法执行
    支付令、生效的调解书、仲裁裁决、公证债权文书等所作的裁定属于本条规定的裁定。

Readings: ruling-basis.
"""

from __future__ import annotations

from zhixing_rules.language import ON, Actor, Define, Remedy, Rule
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import judgment_or_ruling

INSTRUMENT = Rule(
    id="art15.instrument",
    cite=OPINION.at(15),
    quote="人民法院依法作出的具有执行内容并已发生法律效力判决、裁定",
    per=CASE,
    then=Define(
        "执行依据属于本意见所称判决、裁定",
        "the enforcement basis is a judgment or ruling in the sense of the Opinion",
        judgment_or_ruling(by=ON),
    ),
    also=((OPINION.at(15), "支付令、生效的调解书、仲裁裁决、公证债权文书等所作的裁定属于本条规定的裁定"),),
    remedy=Remedy(
        "作出执行裁定，或核对执行依据", "issue the enforcement ruling, or check the enforcement basis", by=Actor.COURT
    ),
)

RULES = (INSTRUMENT,)
