"""机动车登记规定 · Provisions on the registration of motor vehicles.

第十五条 有下列情形之一的，不予办理注册登记：……（八）机动车被监察机关、人民法院、人民检察院、行政执法部门依法查封、扣
押的；
第二十九条 有下列情形之一的，不予办理转让登记：……（四）属于第十五条第一项、第二项、第七项、第八项、第九项规定情形的。

转移登记 has been 转让登记 since 2022-05-01. The inspection of a vehicle (art. 54) is no transfer and is not barred.
"""

from __future__ import annotations

from zhixing_rules.language import Actor, Forbid, Remark, Remedy, Rule, all_of, any_of, happened, not_
from zhixing_rules.procedures.fields import vehicle
from zhixing_rules.procedures.fields.subjects import VEHICLE
from zhixing_rules.procedures.national.actors import NationalActor
from zhixing_rules.procedures.national.seizure_provisions import is_sealed_on
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("jdcdj-2021")

NO_TRANSFER = Rule(
    id="jdc.29.no-transfer",
    cite=_LAW.text.at(15, item=8),
    quote="机动车被监察机关、人民法院、人民检察院、行政执法部门依法查封、扣押的；",
    also=(
        (_LAW.text.at(29), "不予办理转让登记"),
        (_LAW.text.at(29, item=4), "属于第十五条第一项、第二项、第七项、第八项、第九项规定情形的。"),
    ),
    per=VEHICLE,
    act=vehicle.transfer_registered_on,
    when=all_of(
        happened(vehicle.registry_served_on),
        any_of(not_(happened(vehicle.transfer_registered_on)), is_sealed_on(vehicle.transfer_registered_on)),
    ),
    then=Forbid(
        "查封期间不得办理转让登记",
        "no transfer is registered while the vehicle is sealed",
        all_of(
            happened(vehicle.transfer_registered_on),
            vehicle.registry_served_on < vehicle.transfer_registered_on,
        ),
    ),
    remedy=Remedy(
        "函请车辆管理所依法撤销转让登记并说明原因；查封期间的转让不得对抗申请执行人，依法继续执行"
        "（查封规定第二十四条，但未公示的查封不得对抗善意第三人）",
        "ask the vehicle registry to cancel the registration and to explain it; a transfer of sealed property does not "
        "bind the applicant, so the enforcement goes on (查封规定 art. 24, except against a third party in good faith "
        "if the seal was not public)",
        by=Actor.COURT,
        to=NationalActor.VEHICLE_REGISTRY,
    ),
    remarks=(
        Remark(
            all_of(
                vehicle.registry_served_on <= vehicle.transfer_registered_on,
                vehicle.transfer_registered_on <= vehicle.registry_served_on,
            ),
            "转让登记与送达在同一日：先后由人核对，登记在后的，违反本条",
            "registered on the day of the service: check which came first; a later registration is a breach",
        ),
    ),
    **_LAW.common(),
)

RULES = (NO_TRANSFER,)
