"""第十七条　施行与争议 · Commencement, and settlement of disputes.

    第十七条 本意见自下发之日起执行。执行过程中遇到的问题、发生的争议和其他需要协调的事项，由焦作市中级人民法院、焦作市
    公安局另行协商解决。

Readings: effective-date, commencement-act. An act before that day is not governed; the rule is then not applicable,
never breached. A later step is governed if what calls for it is on or after that day. The duty to refer is governed if
the detention ends on or after that day; a review, if the police received the referral on or after that day.
"""

from __future__ import annotations

from zhixing_rules.language import TRUE, Commencement, NotBefore, Note, Qualify, Rule
from zhixing_rules.procedures.fields import (
    access,
    case,
    detention,
    disclosure,
    incident,
    mechanism,
    operation,
    prosecution,
    publication,
    referral,
    vehicle,
)
from zhixing_rules.procedures.fields.subjects import (
    ACCESS,
    BULLETIN,
    DETENTION,
    DISCLOSURE,
    INCIDENT,
    MECHANISM,
    OPERATION,
    PROSECUTION,
    REFERRAL,
    REQUEST,
    TARGET,
    VEHICLE,
)
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import LETTER_SENT, TAKES_EFFECT

COMMENCEMENT = Commencement(
    day=TAKES_EFFECT,
    acts=(
        (REQUEST, LETTER_SENT),
        (TARGET, LETTER_SENT),
        (DETENTION, NotBefore(detention.decided_on, case.year_begins)),
        (REFERRAL, NotBefore(referral.sent_on, case.year_begins)),
        (PROSECUTION, prosecution.arrest_decided_on),
        (VEHICLE, vehicle.found_on),
        (INCIDENT, incident.reported_on),
        (OPERATION, operation.starts_on),
        (ACCESS, access.accessed_on),
        (DISCLOSURE, disclosure.disclosed_on),
        (publication.IN_CASE.subject, publication.IN_CASE.published_on),
        (publication.OF_COURT.subject, publication.OF_COURT.published_on),
        (BULLETIN, mechanism.issued_on),
    ),
)

GOVERNED = tuple(
    Rule(
        id="art17.commencement",
        cite=OPINION.at(17),
        quote="本意见自下发之日起执行",
        per=subject,
        when=COMMENCEMENT.governs(subject),
        then=Qualify("行为发生在本意见施行之后，适用本意见", "the Opinion governs the act", TRUE),
    )
    for subject, _ in COMMENCEMENT.acts
    if subject is not TARGET
)

DISPUTES = Rule(
    id="art17.disputes",
    cite=OPINION.at(17),
    quote="由焦作市中级人民法院、焦作市公安局另行协商解决",
    per=MECHANISM,
    then=Note(
        "执行中的问题、争议由市中级人民法院、市公安局协商解决",
        "the two bodies settle problems and disputes in consultation",
        "系解决争议的途径，无行为、无期限，不能判断是否违反；各解读“由谁解决”中的 J 即指此",
        "a way to settle disputes without an act or a period, so no breach can be determined; the J of the readings",
    ),
)

RULES = (*GOVERNED, DISPUTES)
