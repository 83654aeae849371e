"""第六条　通报 · Bulletins on the tracing work of the city.

    第六条 联动查控被执行人工作建立通报机制。由人民法院对全市联动查控被执行人工作情况，定期向市府院联动机制工作领导小组
    等部门进行通报，对表现突出的单位和个人予以通报表扬。

Readings: bulletin-cycle, bulletin-others, publicity-vs-bulletin.
"""

from __future__ import annotations

from zhixing_rules.language import (
    PERIODICALLY,
    Actor,
    ChosenMoment,
    First,
    PeriodEnd,
    Permit,
    Recur,
    Remark,
    Remedy,
    Rule,
    all_of,
    happened,
)
from zhixing_rules.procedures.fields import mechanism
from zhixing_rules.procedures.fields.subjects import BULLETIN, MECHANISM
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import TAKES_EFFECT, is_addressee_of_bulletins

BULLETINS = Rule(
    id="art6.bulletin",
    brief_zh="定期通报工作",
    brief_en="issue the periodic bulletin",
    cite=OPINION.at(6),
    quote="定期向市府院联动机制工作领导小组等部门进行通报",
    per=MECHANISM,
    then=Recur(
        "定期向市府院联动机制工作领导小组等部门通报",
        "periodic bulletins to the leading group",
        by=Actor.COURT,
        act=First(
            BULLETIN,
            is_addressee_of_bulletins(mechanism.addressee, mechanism.addressee_upheld),
            mechanism.issued_on,
            "通报",
            "a bulletin",
        ),
        since=TAKES_EFFECT,
        period_end=ChosenMoment.by(
            readings.BULLETIN_CYCLE,
            {"no-cycle": PERIODICALLY, "half-year": PeriodEnd(TAKES_EFFECT, months=6, calendar=True)},
        ),
    ),
    also=((OPINION.at(6), "联动查控被执行人工作建立通报机制"),),
    remedy=Remedy("补发通报，并定明周期", "issue the bulletin and fix the interval", by=Actor.COURT),
    remarks=(
        Remark(
            mechanism.level.is_("basic"),
            "通报的是全市工作情况：基层人民法院请核对是否由市中级人民法院统一通报",
            "it covers the work of the whole city: a basic court should check whether the intermediate court issues it",
        ),
    ),
)

PRAISE = Rule(
    id="art6.praise",
    cite=OPINION.at(6),
    quote="对表现突出的单位和个人予以通报表扬",
    per=BULLETIN,
    when=all_of(happened(mechanism.issued_on), mechanism.praises),
    then=Permit(
        "仅可对表现突出的单位和个人通报表扬",
        "only outstanding units and persons may be praised",
        mechanism.outstanding,
    ),
    remedy=Remedy("核实受表扬者的工作情况", "verify the performance of those praised", by=Actor.COURT),
    see=(readings.PUBLICITY_VS_BULLETIN,),
)

RULES = (BULLETINS, PRAISE)
