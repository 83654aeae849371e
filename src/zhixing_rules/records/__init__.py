"""Records: the data of a case or a joint mechanism, how they are read, and their classes of secrecy."""

from zhixing_rules.records.audience import SECRECY_BASIS, Audience, Source, audience_of
from zhixing_rules.records.case import Case
from zhixing_rules.records.case_number import ENFORCEMENT_TYPES, CaseNumber, CaseNumberDefect
from zhixing_rules.records.conversions import Conversion, Normalised
from zhixing_rules.records.detention import Detention, EvidenceItem, PrivateProsecution, Referral
from zhixing_rules.records.disclosures import Access, Disclosure, Publication
from zhixing_rules.records.enums import (
    Approver,
    BulletinAddressee,
    CaseKind,
    Consenter,
    CourtLevel,
    DetentionGround,
    Discovery,
    Document,
    EvidenceHead,
    Executor,
    ExtensionApprover,
    Informant,
    Instrument,
    JudgmentVerdict,
    LetterDocument,
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
from zhixing_rules.records.identity import CreditCodeDefect, ResidentNumberDefect, is_credit_code, is_resident_number
from zhixing_rules.records.informants import informant_of
from zhixing_rules.records.judgments import Judgment
from zhixing_rules.records.loading import load, load_one_of, normalise, pointer
from zhixing_rules.records.mechanism import Bulletin, JointMechanism, Meeting, Officer
from zhixing_rules.records.operations import Incident, Operation, Vehicle
from zhixing_rules.records.person import EnforcementBasis, Person, Role
from zhixing_rules.records.record import Record, clause_of, english_title, secrecy_of
from zhixing_rules.records.secrecy_classes import classes_at, record_inside
from zhixing_rules.records.secret import Secret
from zhixing_rules.records.tracing import Letter, Organ, Target, TracingRequest
from zhixing_rules.records.withheld_fields import withhold

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
    "CaseNumberDefect",
    "Consenter",
    "Conversion",
    "CourtLevel",
    "CreditCodeDefect",
    "Detention",
    "DetentionGround",
    "Disclosure",
    "Discovery",
    "Document",
    "EnforcementBasis",
    "EvidenceHead",
    "EvidenceItem",
    "Executor",
    "ExtensionApprover",
    "Incident",
    "Informant",
    "Instrument",
    "JointMechanism",
    "Judgment",
    "JudgmentVerdict",
    "Letter",
    "LetterDocument",
    "MechanismKind",
    "Meeting",
    "Normalised",
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
    "ResidentNumberDefect",
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
    "clause_of",
    "english_title",
    "informant_of",
    "is_credit_code",
    "is_resident_number",
    "load",
    "load_one_of",
    "normalise",
    "pointer",
    "record_inside",
    "secrecy_of",
    "withhold",
]
