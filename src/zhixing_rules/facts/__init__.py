"""What happened: the records a case is made of, and how they are read."""

from zhixing_rules.facts.case import Case
from zhixing_rules.facts.casenumber import ENFORCEMENT_TYPES, CaseNumber
from zhixing_rules.facts.detention import Detention, PrivateProsecution, Referral
from zhixing_rules.facts.identity import is_credit_code, is_resident_number
from zhixing_rules.facts.loading import load, pointer
from zhixing_rules.facts.person import EnforcementBasis, Person, Role
from zhixing_rules.facts.record import Record, english_title
from zhixing_rules.facts.secret import Secret
from zhixing_rules.facts.terms import (
    Approver,
    Consenter,
    CourtLevel,
    DetentionGround,
    Document,
    Executor,
    ExtensionApprover,
    Instrument,
    LetterPaper,
    Offence,
    OrganLevel,
    PersonKind,
    PersonLabel,
    RefusalAddressee,
    RoleKind,
    Term,
)
from zhixing_rules.facts.tracing import Letter, Organ, Target, TracingRequest

__all__ = [
    "ENFORCEMENT_TYPES",
    "Approver",
    "Case",
    "CaseNumber",
    "Consenter",
    "CourtLevel",
    "Detention",
    "DetentionGround",
    "Document",
    "EnforcementBasis",
    "Executor",
    "ExtensionApprover",
    "Instrument",
    "Letter",
    "LetterPaper",
    "Offence",
    "Organ",
    "OrganLevel",
    "Person",
    "PersonKind",
    "PersonLabel",
    "PrivateProsecution",
    "Record",
    "Referral",
    "RefusalAddressee",
    "Role",
    "RoleKind",
    "Secret",
    "Target",
    "Term",
    "TracingRequest",
    "english_title",
    "is_credit_code",
    "is_resident_number",
    "load",
    "pointer",
]
