"""第四条　统一协调 · Coordination by the command centre of the intermediate court.

    第四条 市中级人民法院执行指挥中心负责统一协调被执行人查控工作，各基层法院应予以配合。

For a basic court this means that it reports its requests to the command centre; the text states no period.
"""

from __future__ import annotations

from zhixing_rules.language import UNTIMED, Actor, Attach, Perform, Remedy, Rule, Window, all_of, happened
from zhixing_rules.procedures.fields import case, mechanism, request
from zhixing_rules.procedures.fields.subjects import MECHANISM, REQUEST
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import IS_THE_INTERMEDIATE_COURT, NO_BEGINNING, TAKES_EFFECT

COORDINATED = Rule(
    id="art4.coordination",
    brief_zh="报市中院执行指挥中心",
    brief_en="inform the command centre",
    cite=OPINION.at(4),
    quote="各基层法院应予以配合",
    per=REQUEST,
    when=all_of(case.IS_BASIC, happened(request.sent_on)),
    then=Perform(
        "将查控请求报市中级人民法院执行指挥中心",
        "the request is reported to the intermediate court's command centre",
        by=Actor.COURT,
        done=request.centre_informed_on,
        within=Window(after=request.sent_on, opens=NO_BEGINNING, closes=UNTIMED),
    ),
    remedy=Remedy(
        "补报执行指挥中心", "report the request to the command centre", by=Actor.COURT, to=Actor.COMMAND_CENTRE
    ),
)

CENTRE = Rule(
    id="art4.coordination",
    brief_zh="统一协调查控工作",
    brief_en="coordinate all tracing",
    cite=OPINION.at(4),
    quote="市中级人民法院执行指挥中心负责统一协调被执行人查控工作",
    per=MECHANISM,
    when=IS_THE_INTERMEDIATE_COURT,
    then=Attach(
        "执行指挥中心统一协调被执行人查控工作",
        "the command centre coordinates all tracing",
        mechanism.command_centre,
        to=TAKES_EFFECT,
        by=Actor.COMMAND_CENTRE,
    ),
    remedy=Remedy("明确由执行指挥中心统一协调", "put the command centre in charge", by=Actor.COURT),
)

RULES = (COORDINATED, CENTRE)
