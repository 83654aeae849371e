"""What happened: the records a case is made of, and how they are read."""

from zhixing_rules.facts.audience import SECRECY_BASIS, Audience, Source, audience_of
from zhixing_rules.facts.case import Case
from zhixing_rules.facts.casenumber import ENFORCEMENT_TYPES, CaseNumber
from zhixing_rules.facts.classes import classes_at, record_inside
from zhixing_rules.facts.detention import Detention, PrivateProsecution, Referral
from zhixing_rules.facts.identity import is_credit_code, is_resident_number
from zhixing_rules.facts.joint_work import Incident, Operation, Vehicle
from zhixing_rules.facts.loading import load, load_one_of, pointer
from zhixing_rules.facts.mechanism import Bulletin, JointMechanism, Meeting, Officer
from zhixing_rules.facts.person import EnforcementBasis, Person, Role
from zhixing_rules.facts.record import Record, english_title, secrecy_of
from zhixing_rules.facts.secrecy import Access, Disclosure, Publication
from zhixing_rules.facts.secret import Secret
from zhixing_rules.facts.terms import (
    Approver,
    BulletinAddressee,
    CaseKind,
    Consenter,
    CourtLevel,
    DetentionGround,
    Discovery,
    Document,
    Executor,
    ExtensionApprover,
    Instrument,
    LetterPaper,
    MechanismKind,
    Offence,
    OrganLevel,
    PersonKind,
    PersonLabel,
    PublicationKind,
    Recipient,
    RefusalAddressee,
    RoleKind,
    Secrecy,
    Term,
)
from zhixing_rules.facts.tracing import Letter, Organ, Target, TracingRequest
from zhixing_rules.facts.withholding import withhold

__all__ = [
    "ENFORCEMENT_TYPES",
    "SECRECY_BASIS",
    "Access",
    "Approver",
    "Audience",
    "Bulletin",
    "BulletinAddressee",
    "Case",
    "CaseKind",
    "CaseNumber",
    "Consenter",
    "CourtLevel",
    "Detention",
    "DetentionGround",
    "Disclosure",
    "Discovery",
    "Document",
    "EnforcementBasis",
    "Executor",
    "ExtensionApprover",
    "Incident",
    "Instrument",
    "JointMechanism",
    "Letter",
    "LetterPaper",
    "MechanismKind",
    "Meeting",
    "Offence",
    "Officer",
    "Operation",
    "Organ",
    "OrganLevel",
    "Person",
    "PersonKind",
    "PersonLabel",
    "PrivateProsecution",
    "Publication",
    "PublicationKind",
    "Recipient",
    "Record",
    "Referral",
    "RefusalAddressee",
    "Role",
    "RoleKind",
    "Secrecy",
    "Secret",
    "Source",
    "Target",
    "Term",
    "TracingRequest",
    "Vehicle",
    "audience_of",
    "classes_at",
    "english_title",
    "is_credit_code",
    "is_resident_number",
    "load",
    "load_one_of",
    "pointer",
    "record_inside",
    "secrecy_of",
    "withhold",
]
