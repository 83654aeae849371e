"""The subjects of the rules: the case, the joint mechanism, and the records inside them."""

from __future__ import annotations

from zhixing_rules.language import Reference, Subject
from zhixing_rules.records import (
    Access,
    Bulletin,
    Case,
    Detention,
    Disclosure,
    Incident,
    JointMechanism,
    Meeting,
    Officer,
    Operation,
    Person,
    PrivateProsecution,
    Publication,
    Referral,
    Role,
    Target,
    TracingRequest,
    Vehicle,
)
from zhixing_rules.records.event_order import EVENT_ORDERS

CASE: Subject = Subject("case", "案件", Case)
PERSON: Subject = Subject("person", "人员", Person, CASE, "persons")
UNIT: Subject = Subject("unit", "单位", Person, CASE, "persons")
ROLE: Subject = Subject("role", "关系", Role, PERSON, "roles")
REQUEST: Subject = Subject("request", "查控请求", TracingRequest, CASE, "requests", order=EVENT_ORDERS["requests"])
TARGET: Subject = Subject(
    "target", "查控对象", Target, REQUEST, "targets", (Reference("person", PERSON),), order=EVENT_ORDERS["targets"]
)
DETENTION: Subject = Subject(
    "detention", "司法拘留", Detention, CASE, "detentions", arises=True, order=EVENT_ORDERS["detentions"]
)
EARLIER_DETENTION: Subject = Subject(
    "earlier_detention", "此前的司法拘留", Detention, CASE, "detentions", order=EVENT_ORDERS["detentions"]
)
REFERRAL: Subject = Subject(
    "referral", "移送", Referral, CASE, "referrals", arises=True, order=EVENT_ORDERS["referrals"]
)
PROSECUTION: Subject = Subject(
    "prosecution",
    "自诉案件",
    PrivateProsecution,
    CASE,
    "private_prosecutions",
    order=EVENT_ORDERS["private_prosecutions"],
)
VEHICLE: Subject = Subject("vehicle", "查封车辆", Vehicle, CASE, "vehicles", order=EVENT_ORDERS["vehicles"])
INCIDENT: Subject = Subject("incident", "抗拒执行事件", Incident, CASE, "incidents", order=EVENT_ORDERS["incidents"])
OPERATION: Subject = Subject("operation", "执行活动", Operation, CASE, "operations", order=EVENT_ORDERS["operations"])
ACCESS: Subject = Subject("access", "查控信息经办", Access, CASE, "accesses")
DISCLOSURE: Subject = Subject("disclosure", "信息披露", Disclosure, CASE, "disclosures")
PUBLICATION: Subject = Subject("publication", "总结与宣传", Publication, CASE, "publications")

MECHANISM: Subject = Subject("mechanism", "联动机制", JointMechanism)
OFFICER: Subject = Subject(
    "officer", "执行110专员", Officer, MECHANISM, "officers", arises=True, order=EVENT_ORDERS["officers"]
)
BULLETIN: Subject = Subject(
    "bulletin", "通报", Bulletin, MECHANISM, "bulletins", arises=True, order=EVENT_ORDERS["bulletins"]
)
COURT_PUBLICATION: Subject = Subject("court_publication", "法院的总结与宣传", Publication, MECHANISM, "publications")
MEETING: Subject = Subject(
    "meeting", "会商", Meeting, MECHANISM, "meetings", arises=True, order=EVENT_ORDERS["meetings"]
)
