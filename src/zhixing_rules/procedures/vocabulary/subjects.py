"""What rules speak about: the case, and what stands in it."""

from __future__ import annotations

from zhixing_rules.facts import (
    Case,
    Detention,
    Person,
    PrivateProsecution,
    Referral,
    Role,
    Target,
    TracingRequest,
)
from zhixing_rules.language import Reference, Subject

CASE = Subject("case", "案件", Case)
PERSON = Subject("person", "人员", Person, CASE, "persons")
UNIT = Subject("unit", "单位", Person, CASE, "persons")
ROLE = Subject("role", "关系", Role, PERSON, "roles")
REQUEST = Subject("request", "查控请求", TracingRequest, CASE, "requests")
TARGET = Subject("target", "查控对象", Target, REQUEST, "targets", (Reference("person", PERSON),))
DETENTION = Subject("detention", "司法拘留", Detention, CASE, "detentions", arises=True)
REFERRAL = Subject("referral", "移送", Referral, CASE, "referrals", arises=True)
PROSECUTION = Subject("prosecution", "自诉案件", PrivateProsecution, CASE, "private_prosecutions")
