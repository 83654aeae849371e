"""第十条　自诉案件中的逮捕 · Arrest in a private prosecution.

    第十条 在刑事自诉案件中，人民法院对符合逮捕条件的犯罪嫌疑人作出逮捕决定的，由公安机关负责执行。

Readings: arrest-speed, arrest-person.
"""

from __future__ import annotations

from zhixing_rules.language import (
    IMMEDIATELY,
    TRUE,
    UNTIMED,
    Actor,
    Chosen,
    ChosenMoment,
    Perform,
    Remedy,
    Rule,
    Window,
    all_of,
    happened,
)
from zhixing_rules.procedures.fields import prosecution
from zhixing_rules.procedures.fields.subjects import PROSECUTION
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

ARREST = Rule(
    id="art10.arrest",
    cite=OPINION.at(10),
    quote="人民法院对符合逮捕条件的犯罪嫌疑人作出逮捕决定的，由公安机关负责执行",
    per=PROSECUTION,
    when=all_of(happened(prosecution.arrest_decided_on), prosecution.arrest_conditions_met),
    then=Perform(
        "执行逮捕",
        "the police execute the arrest",
        by=Actor.POLICE,
        done=prosecution.executed_on,
        within=Window(
            after=prosecution.arrest_decided_on,
            opens=prosecution.arrest_decided_on,
            closes=ChosenMoment.by(readings.ARREST_SPEED, {"immediately": IMMEDIATELY, "no-number": UNTIMED}),
        ),
        provided=all_of(
            prosecution.executed_by.is_("police"),
            Chosen.by(
                readings.ARREST_PERSON,
                {"accept-either": TRUE, "accused-only": prosecution.person_label.is_("accused")},
            ),
        ),
    ),
    remedy=Remedy(
        "商请公安机关执行；未能抓获的由其说明原因",
        "ask the police to execute the arrest, or to explain why they cannot",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
)

RULES = (ARREST,)
