"""Sample amendments: of a period, a document, a reading, a rule, the day of commencement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from support.notices import day_of_notice, notice_for
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.amendment import AddRule, ChooseReading, Commence, DropRule, Reword, SetSpan, Transition
from zhixing_rules.language import Attach, Contains, Days, WorkingDays, span_in_chinese
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import REVIEW_PERIOD

if TYPE_CHECKING:
    from zhixing_rules import Procedure
    from zhixing_rules.language import Change, Span

__all__ = ["AMENDED", "FIVE_DAYS", "FIVE_DAYS_CHANGES", "NOTICE", "SHORTER_REVIEW", "WITH_NOTICE", "review_of"]


def review_of(new: Span, old: Span = REVIEW_PERIOD) -> tuple[Change, ...]:
    """Return the changes that give the review of article 9 another period, in the words and in the rules."""
    words = f"应在{span_in_chinese(old)}内", f"应在{span_in_chinese(new)}内"
    return Reword("art9", *words), SetSpan("art9.filing", old, new)


SHORTER_REVIEW: Final = Days(REVIEW_PERIOD.count - 2)
"""Five days as long as the Opinion says seven."""
FIVE_DAYS_CHANGES: Final = review_of(SHORTER_REVIEW)

NOTICE: Final = notice_for(2025, day_of_notice("2025-01-27", granted=True), papers=["虚构〔2025〕0号"])
"""A SYNTHETIC notice: no such notice exists."""
WITH_NOTICE: Final = PRC.with_notice(NOTICE)


def _amended(name: str, *changes: Change) -> Procedure:
    return JIAOZUO_2024.amend(*changes, name=name)


def _fifth_document() -> tuple[Change, ...]:
    """Return the changes that add a document to those of article 8."""
    (evidence,) = JIAOZUO_2024.rule("art8.i4.evidence")
    assert isinstance(evidence.then, Attach)
    assert isinstance(evidence.then.demand, Contains)
    then = replace(
        evidence.then,
        zh="移送材料含财产线索清单",
        en="the referral includes a list of leads",
        demand=replace(evidence.then.demand, value="other"),
        document_zh="财产线索清单",
        document_en="a list of leads",
    )
    added = replace(evidence, id="art8.leads", quote="财产线索清单", then=then)
    return Reword("art8.i4", "涉嫌拒执犯罪的证据材料", "涉嫌拒执犯罪的证据材料、财产线索清单"), AddRule(added)


FIVE_DAYS: Final = _amended("five_days", *FIVE_DAYS_CHANGES)

AMENDED: Final = {
    "five days": FIVE_DAYS,
    "a fifth document": _amended("fifth_document", *_fifth_document()),
    "the window to its last day": _amended("latest_date", ChooseReading("transfer-window", "latest-date")),
    "no referral": _amended("no_referral", DropRule("art7.p2.referral")),
    "in force when dated": _amended("dated", ChooseReading("effective-date", "dated")),
    "a bulletin each half-year": _amended("half_year", ChooseReading("bulletin-cycle", "half-year")),
    "four working days": _amended(
        "four",
        Reword("art7.p2", "届满前三个工作日", "届满前四个工作日"),
        SetSpan("art7.p2.referral", WorkingDays(3), WorkingDays(4)),
    ),
    "five days, by the day that calls for it": _amended(
        "since", *FIVE_DAYS_CHANGES, Commence(date(2025, 1, 25), Transition.BY_TRIGGER)
    ),
    "no referral, but for acts under way": _amended(
        "ended", DropRule("art7.p2.referral"), Commence(date(2025, 1, 25), Transition.KEEP_OLD)
    ),
    "nothing": _amended("nothing"),
}
