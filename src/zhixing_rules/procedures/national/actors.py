"""The bodies and persons that act under national law and not under the Opinion."""

from __future__ import annotations

from zhixing_rules.language import ProcedureActor

__all__ = ["NationalActor"]


class NationalActor(ProcedureActor):
    """The bodies and persons that act under national law and not under the Opinion.

    >>> NationalActor.DETENTION_CENTRE.zh, NationalActor.DETENTION_CENTRE.of_police
    ('拘留所', False)

    The detention centre acts for the court here: what it owes late, the court remedies at once.
    """

    DETENTION_CENTRE = "detention_centre", "拘留所", "the detention centre"
    VEHICLE_REGISTRY = "vehicle_registry", "车辆管理所", "the vehicle registry", True
    PROCURATORATE = "procuratorate", "人民检察院", "the procuratorate"
    APPLICANT = "applicant", "申请执行人", "the applicant"
