"""What rules speak about: the case, the joint mechanism of a court, and what stands in them."""

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

CASE = Subject("case", "案件", Case)
PERSON = Subject("person", "人员", Person, CASE, "persons")
UNIT = Subject("unit", "单位", Person, CASE, "persons")
ROLE = Subject("role", "关系", Role, PERSON, "roles")
REQUEST = Subject("request", "查控请求", TracingRequest, CASE, "requests")
TARGET = Subject("target", "查控对象", Target, REQUEST, "targets", (Reference("person", PERSON),))
DETENTION = Subject("detention", "司法拘留", Detention, CASE, "detentions", arises=True)
REFERRAL = Subject("referral", "移送", Referral, CASE, "referrals", arises=True)
PROSECUTION = Subject("prosecution", "自诉案件", PrivateProsecution, CASE, "private_prosecutions")
VEHICLE = Subject("vehicle", "查封车辆", Vehicle, CASE, "vehicles")
INCIDENT = Subject("incident", "抗拒执行事件", Incident, CASE, "incidents")
OPERATION = Subject("operation", "执行活动", Operation, CASE, "operations")
ACCESS = Subject("access", "查控信息经办", Access, CASE, "accesses")
DISCLOSURE = Subject("disclosure", "信息披露", Disclosure, CASE, "disclosures")
PUBLICATION = Subject("publication", "总结与宣传", Publication, CASE, "publications")

MECHANISM = Subject("mechanism", "联动机制", JointMechanism)
OFFICER = Subject("officer", "执行110专员", Officer, MECHANISM, "officers", arises=True)
BULLETIN = Subject("bulletin", "通报", Bulletin, MECHANISM, "bulletins", arises=True)
COURT_PUBLICATION = Subject("court_publication", "法院的总结与宣传", Publication, MECHANISM, "publications")
MEETING = Subject("meeting", "会商", Meeting, MECHANISM, "meetings", arises=True)
