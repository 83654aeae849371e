"""Shared terms: how rules of national law quote, when they are in force, and how national law counts periods."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from zhixing_rules.language import (
    NATIONAL,
    Actor,
    Basis,
    Days,
    Earliest,
    Fixed,
    IfElse,
    InForce,
    Latest,
    Named,
    Occurrence,
    Remark,
    Remedy,
    Roll,
    Rolled,
    all_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.national.instruments import national_instrument, national_source

if TYPE_CHECKING:
    from zhixing_rules.language import Condition, Confidence, Moment
    from zhixing_rules.law import Instrument

__all__ = [
    "ACCEPTED",
    "ASK_FOR_SUPERVISION",
    "DECIDED",
    "EXTENDED",
    "FILED_OR_REFUSED",
    "ReviewPeriod",
    "Source",
    "criminal_period",
    "review_period",
    "source",
]

_LAW_DAYS = Basis("刑事诉讼法第一百零五条：开始之日不算在期间以内", "刑事诉讼法 art. 105: the first day is not counted")
_LAW_ROLL = Basis(
    "刑事诉讼法第一百零五条：末日为节假日的顺延", "刑事诉讼法 art. 105: a last day that is a holiday is moved forward"
)


class Source(NamedTuple):
    """What the rules of one national text have in common.

    Attributes:
        text: the text that they quote.
        in_force: the days on which the text is in force.
        confidence: how the text was read.
    """

    text: Instrument
    in_force: InForce
    confidence: Confidence

    def common(self, first: date | None = None) -> dict[str, Any]:
        """Return the parts that every rule of the text has.

        Args:
            first: the first day of the rule, if it is not that of the text.
        """
        in_force = self.in_force if first is None else InForce(first, self.in_force.last)
        return {"quoted_instrument": self.text, "in_force": in_force, "confidence": self.confidence, "layer": NATIONAL}


def source(slug: str) -> Source:
    """Return what the rules of one national text have in common.

    Args:
        slug: the short name of the text in sources.toml.

    Returns:
        The text, the days on which it is in force, and how it was read.
    """
    read = national_source(slug)
    last = None if read.repealed is None else date.fromordinal(read.repealed.toordinal() - 1)
    return Source(national_instrument(slug), InForce(read.effective, last), read.confidence)


def criminal_period(start: Moment, days: Days) -> Moment:
    """Return the last day of a period of criminal procedure: the first day out, a last day of rest moved forward."""
    return Rolled(start.after(days, _LAW_DAYS), Roll.REST_DAYS, _LAW_ROLL)


ASK_FOR_SUPERVISION = Remedy(
    "书面催促公安机关；提请人民检察院监督（刑事诉讼法第一百一十三条）",
    "remind the police in writing; request supervision by the procuratorate (刑事诉讼法 art. 113)",
    by=Actor.COURT,
    to=Actor.POLICE,
)
"""The remedy for what the police owe after a referral."""

ACCEPTED = Named(
    Latest((referral.registered_on, referral.receipt_on)),
    "受案登记并出具回执之日",
    "the day of the registration and the receipt",
    occurrence=Occurrence.of(
        "已受案登记并出具回执",
        "尚未受案登记或者出具回执",
        "the referral has been registered and a receipt given",
        "the referral has not yet been registered, or no receipt given",
    ),
)
"""The police have accepted a referral: registered it and given a receipt."""

DECIDED = Named(
    Earliest((referral.filed_on, referral.refusal_made_on, referral.transferred_on)),
    "立案、不予立案或者移送之日",
    "the day of the filing, refusal or transfer",
    occurrence=Occurrence.of(
        "已立案、不予立案或者移送",
        "尚未立案、不予立案或者移送",
        "it has been filed, refused or passed on",
        "it has not yet been filed, refused or passed on",
    ),
)
"""The police have decided on a referral, or passed it on to the competent organ."""

FILED_OR_REFUSED = Named(
    Earliest((referral.filed_on, referral.refusal_made_on)),
    "立案或者不予立案之日",
    "the day of the filing or refusal",
    occurrence=Occurrence.of(
        "已立案或者不予立案",
        "尚未立案或者不予立案",
        "it has been filed or refused",
        "it has not yet been filed or refused",
    ),
)
"""The police have decided on a referral; passing it on is no decision."""

EXTENDED = all_of(
    happened(referral.extended_on),
    referral.major_or_difficult,
    referral.extension_approver.is_("county_level_head"),
)
"""The review of a referral was extended to thirty days (公通字〔2015〕32号, 二（一）2)."""

_LAW_RESTART = Basis(
    "类推民诉法解释第一百二十六条、第二百零八条：补齐材料之后重新计算",
    "by analogy with 民诉法解释 arts. 126 and 208: counted again once the material is complete",
)
_THIRTY_DAYS = criminal_period(referral.received_on, Days(30))
_SEVEN_DAYS = criminal_period(referral.received_on, Days(7))
_SEVEN_AFTER_SUPPLY = Rolled(referral.supplied_on.after(Days(7), _LAW_RESTART), Roll.REST_DAYS, _LAW_ROLL)


class ReviewPeriod(NamedTuple):
    """The period in which the police review a referral.

    Attributes:
        ends: the last day. While the court has not supplied the evidence that it was asked for, a day not yet known.
        supplement_asked: the police asked for further evidence within the period as it was without the request.
    """

    ends: Moment
    supplement_asked: Condition

    def awaited(self, first: date) -> Remark:
        """Return the remark that a review waits for the evidence that the court was asked for.

        Args:
            first: the first day of the text that sets the period.
        """
        return Remark(
            all_of(
                Fixed(first) <= referral.received_on,
                self.supplement_asked,
                not_(happened(DECIDED)),
                not_(happened(referral.supplied_on)),
            ),
            "公安机关已在审查期限内通知补充证据材料，法院尚未补充：自补充之日起重新计算七日",
            "the police asked for further evidence within the period and the court has not supplied it: seven days run "
            "again from the supply",
        )


def review_period(extended: Condition) -> ReviewPeriod:
    """Return the period of a review: seven days from receipt, or thirty, and seven more from a supply of evidence.

    Args:
        extended: whether the review was extended to thirty days.

    Returns:
        The period. A supply never ends it earlier than it ends without the request.
    """
    first = IfElse(extended, _THIRTY_DAYS, _SEVEN_DAYS)
    asked = all_of(happened(referral.supplement_notified_on), referral.supplement_notified_on <= first)
    return ReviewPeriod(IfElse(asked, Latest((_SEVEN_AFTER_SUPPLY, first)), first), asked)
