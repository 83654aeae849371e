"""The order of the events in one record: which cannot be later than which, and what shows that one has happened.

A pair is what cannot be otherwise; what only the Opinion demands, such as the approval before the sending, is a rule. A
record whose days break a pair contradicts itself. An event that is not recorded, but that a later recorded event
presupposes or whose manner or actor is recorded, has happened, on a day that is not known.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CHECKED_ORDERS", "EVENT_ORDERS", "FOLLOWED_BY_REFERRAL", "EventOrder", "Pair"]


class Pair(NamedTuple):
    """Two days of one record.

    Attributes:
        earlier: the field of the day that cannot be later.
        later: the field of the day that cannot be earlier.
        zh: why, in Chinese.
        en: the same in English.
        lag: the number of days by which the first may nevertheless be later.
        presupposes: whether the second, on its day, shows that the first has happened; not so for a day in a document.
    """

    earlier: str
    later: str
    zh: str
    en: str
    lag: int = 0
    presupposes: bool = True


@dataclass(frozen=True, eq=False)
class EventOrder:
    """The order of the events in the records of one list.

    Attributes:
        pairs: the direct pairs, without those that follow from them.
        manners: for an event, the fields that are recorded only of an event that has happened, such as its actor; a
            yes-or-no field shows it only if it is yes.
        implied: for an event, the events that it shows to have happened without an order of their days, because another
            order is a breach that a rule finds.
    """

    pairs: tuple[Pair, ...]
    manners: Mapping[str, tuple[str, ...]]
    implied: Mapping[str, tuple[str, ...]]

    @cached_property
    def all_pairs(self) -> tuple[tuple[str, str, int], ...]:
        """Every pair with its lag, those that follow from others included; the direct ones first."""
        lags = {(pair.earlier, pair.later): pair.lag for pair in self.pairs}
        for middle in dict.fromkeys(each for pair in self.pairs for each in (pair.earlier, pair.later)):
            for (first, second), lag in tuple(lags.items()):
                for (third, last), more in tuple(lags.items()):
                    if second == third == middle:
                        lags[first, last] = min(lags.get((first, last), lag + more), lag + more)
        return tuple((*names, lag) for names, lag in lags.items())

    def not_before(self, event: str) -> tuple[tuple[str, int], ...]:
        """Return the events that cannot be later than one, each with the lag."""
        return tuple((earlier, lag) for earlier, later, lag in self.all_pairs if later == event)

    def not_after(self, event: str) -> tuple[tuple[str, int], ...]:
        """Return the events that cannot be earlier than one, each with the lag."""
        return tuple((later, lag) for earlier, later, lag in self.all_pairs if earlier == event)

    def presupposed_by(self, event: str) -> tuple[str, ...]:
        """Return the events that show that one has happened, those that show it through another one included."""
        found, pending = dict[str, None](), [event]
        while pending:
            known = pending.pop()
            later = [pair.later for pair in self.pairs if pair.earlier == known and pair.presupposes]
            later += [each for each, implied in self.implied.items() if known in implied]
            pending += [each for each in later if each not in found]
            found.update(dict.fromkeys(later))
        return tuple(found)

    def shown_by(self, event: str) -> tuple[str, ...]:
        """Return the fields that are recorded only if an event, or one that presupposes it, has happened."""
        events = (event, *self.presupposed_by(event))
        return tuple(dict.fromkeys(name for each in events for name in self.manners.get(each, ())))


def _order(
    pairs: Iterable[Pair] = (),
    manners: Mapping[str, tuple[str, ...]] | None = None,
    implied: Mapping[str, tuple[str, ...]] | None = None,
) -> EventOrder:
    return EventOrder(tuple(pairs), manners or {}, implied or {})


_AFTER_RECEIPT: Final = ("接收之后方能审查、决定", "the police review and decide on what they have received")

EVENT_ORDERS: Final[dict[str, EventOrder]] = {
    "requests": _order(
        (
            Pair("sent_on", "queried_on", "公安机关依函查询", "the police run the query that the letter asks for"),
            Pair("queried_on", "feedback_on", "反馈的是查询结果", "the feedback is the result of the query"),
            Pair("feedback_on", "feedback_received_on", "反馈后方能收到", "it is received once it is given"),
        ),
        manners={
            "approved_on": ("approver",),
            "consented_on": ("consenter",),
            "feedback_on": ("feedback_to_court",),
        },
        implied={"consented_on": ("sent_on",)},
    ),
    "targets": _order(manners={"withdrawn_on": ("withdrawn_in_writing", "withdrawn_to_same_organ")}),
    "detentions": _order(
        (
            Pair(
                "decided_on",
                "intake_on",
                "先决定后收拘；紧急情况下先行拘留的，立即报批（民诉法解释第一百八十一条），至迟次日",
                "the decision comes first; in an emergency it follows at once (民诉法解释 art. 181), by the next day",
                lag=1,
            ),
            Pair("intake_on", "released_early_on", "收拘后方能解除", "only a detained person is released"),
            Pair(
                "printed_start",
                "printed_end",
                "起日不晚于止日",
                "the first day is not later than the last",
                presupposes=False,
            ),
            Pair("intake_on", "printed_end", "期限内收拘", "intake is within the term", presupposes=False),
        ),
        manners={"decided_on": ("decision_number", "printed_start", "printed_end")},
    ),
    "referrals": _order(
        (
            Pair("sent_on", "received_on", "移送后方能接收", "it is received once it is sent"),
            *(
                Pair("received_on", act, *_AFTER_RECEIPT)
                for act in (
                    *("review_ended_on", "extended_on", "filed_on", "supplement_notified_on", "refusal_made_on"),
                    "transferred_on",
                )
            ),
            Pair(
                "supplement_notified_on",
                "supplement_due_on",
                "期限由通知指定",
                "the notice sets the period",
                presupposes=False,
            ),
            Pair("supplement_notified_on", "supplied_on", "依通知补充", "it is supplied when the notice asks for it"),
            Pair("refusal_made_on", "refusal_sent_on", "作出后方能反馈", "it is sent once it is made"),
        ),
        manners={
            "sent_on": ("sent_before_release",),
            "extended_on": ("extension_approver",),
            "supplement_notified_on": ("supplement_due_on",),
            "refusal_sent_on": ("refusal_to",),
        },
    ),
    "private_prosecutions": _order(
        manners={"executed_on": ("executed_by",), "arrest_decided_on": ("person_label",)},
        implied={"executed_on": ("arrest_decided_on",)},
    ),
    "vehicles": _order(
        (
            Pair("sealed_on", "renewed_on", "续行以查封为前提", "a seal is renewed once it is put on"),
            Pair("sealed_on", "seal_ends_on", "期限自查封起", "the term begins with the seal", presupposes=False),
            Pair("renewed_on", "seal_ends_on", "期限自续行起", "the term begins with the renewal", presupposes=False),
            Pair("sealed_on", "unsealed_on", "查封后方能解除", "a seal is lifted once it is put on"),
            Pair("sealed_on", "found_on", "所记为已查封的车辆", "the vehicles recorded are those already sealed"),
            Pair("found_on", "notified_on", "发现后方能通知", "the court is told once it is found"),
            Pair("notified_on", "attended_on", "接到通知后派员", "staff are sent once the court is told"),
            Pair("attended_on", "handed_over_on", "到场后方能交接", "it is handed over to the staff on site"),
        ),
        manners={"sealed_on": ("seal_ends_on",), "renewed_on": ("renewed_in_time",)},
    ),
    "incidents": _order(
        (Pair("reported_on", "dispatched_on", "接警后出警", "the police respond to a report"),),
        manners={"dispatched_on": ("dispatched_at_once", "within_24_hours")},
    ),
    "operations": _order(
        manners={
            "plan_made_on": ("plan_first",),
            "police_told_on": ("told_first",),
            "presence_requested_on": ("requested_first",),
        },
    ),
    "officers": _order(
        (Pair("appointed_on", "ended_on", "指定后方能卸任", "an appointment ends once it is made"),),
        manners={"appointed_on": ("name",)},
    ),
    "bulletins": _order(manners={"issued_on": ("addressee", "praises", "outstanding")}),
    "meetings": _order(manners={"held_on": ("both", "collected", "covers")}),
}
"""The order of the events, by list."""

_READ_BY_NO_RULE: Final[dict[str, tuple[Pair, ...]]] = {
    "detentions": (
        Pair("decided_on", "family_told_on", "通知的是已实施的拘留", "the family is told of the detention", lag=1),
        Pair("decided_on", "early_release_decided_on", "解除的是已决定的拘留", "it ends the detention", lag=1),
        Pair("intake_on", "released_on", "收拘后方能解除", "only a detained person is released"),
        Pair("intake_on", "handed_over_on", "收拘后方能移交", "only a detained person is handed over"),
    ),
    "referrals": (
        Pair("received_on", "receipt_on", "接收后方有回执", "the police give a receipt for what they have received"),
        Pair("sent_on", "urged_on", "催办的是已移送的案件", "the court urges an answer to what it has sent"),
        Pair("sent_on", "turned_away_on", "移送后方能拒绝接受", "the police turn away what was sent"),
        Pair("received_on", "registered_on", "接收后方能登记", "the police register what they have received"),
        Pair("sent_on", "wrong_organ_held_on", "移送后方能认定管辖", "the police judge what was sent"),
        Pair("wrong_organ_held_on", "transferred_on", "认定不属管辖后方移送", "it is passed on for that reason"),
        Pair("wrong_organ_held_on", "transfer_told_on", "认定不属管辖后方告知", "the court is told of that"),
        Pair("refusal_made_on", "complainant_served_on", "作出后方能送达", "it is served once it is made"),
        Pair("refusal_made_on", "new_facts_on", "所记为不予立案之后的发现", "what was found after the refusal"),
        Pair("filed_on", "dropped_on", "立案后方能撤销", "only a filed case is dropped"),
        Pair("dropped_on", "dropped_told_on", "撤销后方能告知", "the court is told once it is dropped"),
        *(
            Pair("sent_on", act, "所涉为已移送的案件", "it is about what the court has sent")
            for act in ("letter_on", "supervision_asked_on")
        ),
        Pair("reasons_request_received_on", "reasons_given_on", "收到要求后方说明", "the reasons were asked for"),
        Pair(
            "procuratorate_notified_on", "filing_notice_received_on", "通知后方能收到", "it is received once it is sent"
        ),
    ),
    "private_prosecutions": (
        Pair("lodged_on", "decided_on", "提起后方能审查", "the court reviews what was lodged"),
        Pair(
            "lodged_on", "arrest_decided_on", "提起后方能决定逮捕", "arrest is decided in a prosecution that was lodged"
        ),
        Pair("arrest_decided_on", "arrest_sent_on", "决定后方能送交", "the decision is sent once it is made"),
        Pair("arrest_decided_on", "arrest_copied_on", "决定后方能抄送", "the decision is copied once it is made"),
        Pair("arrest_decided_on", "not_caught_told_on", "所涉为已决定的逮捕", "it is about a decision that was made"),
        Pair("arrest_sent_on", "warrant_on", "凭决定书制作逮捕证", "the warrant is made from the decision"),
        Pair("executed_on", "family_told_on", "逮捕后方通知", "the family is told of the arrest"),
        Pair("executed_on", "executed_told_on", "逮捕后方能告知", "the court is told of the arrest"),
    ),
    "vehicles": (Pair("sealed_on", "took_effect_on", "轮候查封后方能生效", "a seal takes effect once it is put on"),),
    "incidents": tuple(
        Pair("reported_on", act, "报警后方能登记、答复", "the police register and answer a report")
        for act in ("registered_on", "answered_on")
    ),
}
"""Pairs with a day that no rule of the Opinion reads: they refuse a record but bound no day that a rule reads."""

CHECKED_ORDERS: Final[dict[str, EventOrder]] = {
    name: EventOrder((*order.pairs, *_READ_BY_NO_RULE.get(name, ())), {}, {}) for name, order in EVENT_ORDERS.items()
}
"""The order that a record is held against, by list: the events that rules read, and the days that none reads."""

FOLLOWED_BY_REFERRAL: Final[dict[str, int]] = {"decided_on": 0, "intake_on": 0, "view_on": 0}
"""The days of a detention that cannot be later than a referral that follows it (art 7), each with the lag."""
