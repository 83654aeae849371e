"""第十七条　施行 · From when the Opinion governs.

    第十七条 本意见自下发之日起执行。执行过程中遇到的问题、发生的争议和其他需要协调的事项，由焦作市中级人民法院、焦作市
    公安局另行协商解决。

Readings: effective-date. An act before that day is not governed; the rule is then not applicable, never breached.
The duty to refer is governed where the detention ends on or after that day; a review, where the police received
the referral on or after it.
"""

from __future__ import annotations

from datetime import date

from zhixing_rules.language import TRUE, ChosenMoment, Commencement, Fixed, Qualify, Rule, Since
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.vocabulary import case, detention, prosecution, referral, request
from zhixing_rules.procedures.vocabulary.subjects import DETENTION, PROSECUTION, REFERRAL, REQUEST, TARGET

_SENT = Since(request.sent_on, case.year_begins)

COMMENCEMENT = Commencement(
    day=ChosenMoment.by(
        readings.EFFECTIVE_DATE,
        {"printed": Fixed(date(2024, 10, 10)), "dated": Fixed(date(2024, 10, 9))},
    ),
    acts=(
        (REQUEST, _SENT),
        (TARGET, _SENT),
        (DETENTION, Since(detention.decided_on, case.year_begins)),
        (REFERRAL, Since(referral.sent_on, case.year_begins)),
        (PROSECUTION, prosecution.arrest_decided_on),
    ),
)

RULES = tuple(
    Rule(
        id="art17.commencement",
        cite=OPINION.at(17),
        quote="本意见自下发之日起执行",
        per=subject,
        when=COMMENCEMENT.governs(subject),
        then=Qualify("行为发生在本意见施行之后，适用本意见", "the act is governed by the Opinion", TRUE),
    )
    for subject, _ in COMMENCEMENT.acts
    if subject is not TARGET
)
