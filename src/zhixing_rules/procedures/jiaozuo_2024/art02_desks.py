"""第二条　联动查控被执行人对接 · Which police desk a request goes to.

    第二条 联动查控被执行人对接：
    （一）市中级人民法院办理的执行案件需要查控被执行人的由市公安局情指部门负责对接；
    (二) 各基层人民法院办理的执行案件需要查控被执行人的由各县(市)、区公安机关情指部门负责对接。

Readings: police-organ-names, yuxi-counterpart.
"""

from __future__ import annotations

from zhixing_rules.language import Actor, Attach, Chosen, Listed, Remedy, Rule, Same, all_of, any_of
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.courts import COUNTERPARTS
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.vocabulary import case, request
from zhixing_rules.procedures.vocabulary.subjects import REQUEST

_NAMED = Same(request.organ_name, case.police_counterpart)
_OWN_ORGAN = Chosen.by(
    readings.POLICE_ORGAN_NAMES,
    {
        "same-organs": any_of(
            _NAMED,
            Listed(
                case.court,
                request.organ_name,
                COUNTERPARTS,
                "受函机关是该法院所在县（市、区）的公安机关",
                "the organ addressed is that of the court's own area",
            ),
        ),
        "different-organs": _NAMED,
    },
)

MUNICIPAL_DESK = Rule(
    id="art2.i1.desk",
    cite=OPINION.at(2, item=1),
    quote="由市公安局情指部门负责对接",
    per=REQUEST,
    when=case.IS_INTERMEDIATE,
    then=Attach(
        "由市公安局情指部门对接",
        "goes to the desk of the 市公安局",
        all_of(request.organ_level.is_("municipal"), request.desk, _OWN_ORGAN),
        to=request.sent_on,
        by=Actor.COURT,
    ),
    remedy=Remedy("改送市公安局情指部门", "send it to the desk of the 市公安局"),
)

COUNTY_DESK = Rule(
    id="art2.i2.desk",
    cite=OPINION.at(2, item=2),
    quote="由各县(市)、区公安机关情指部门负责对接",
    per=REQUEST,
    when=case.IS_BASIC,
    then=Attach(
        "由本县（市、区）公安机关情指部门对接",
        "goes to the desk of the police organ of the court's own area",
        all_of(request.organ_level.is_("county"), request.desk, _OWN_ORGAN),
        to=request.sent_on,
        by=Actor.COURT,
    ),
    remedy=Remedy("改送本县（市、区）公安机关情指部门", "send it to the desk of the court's own area"),
    see=(readings.YUXI_COUNTERPART,),
)

RULES = (MUNICIPAL_DESK, COUNTY_DESK)
