"""What the police did with a referral, after which a letter about it has no purpose left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.records import Referral

__all__ = ["refuse_after_filing", "refuse_after_notice", "refuse_after_outcome"]


def refuse_after_filing(checks: LetterChecks) -> None:
    """Refuse a letter about a referral that the police have filed, whenever they did."""
    if _happened(checks, _referral(checks).filed_on):
        checks.refuse_with("公安机关已经立案", "the police have filed the case")


def refuse_after_outcome(checks: LetterChecks) -> None:
    """Refuse a letter that asks for a review which has ended: filed, refused, or passed on to another organ."""
    referral = _referral(checks)
    refuse_after_filing(checks)
    if _happened(checks, referral.refusal_made_on):
        checks.refuse_with("公安机关已经作出不予立案通知书", "the police have refused to file the case")
    if _happened(checks, referral.transferred_on):
        checks.refuse_with("公安机关已经移送其他公安机关", "the police have passed the case on to another organ")


def refuse_after_notice(checks: LetterChecks) -> None:
    """Refuse a letter about a refusal or silence after the procuratorate told the police to file the case."""
    if _happened(checks, _referral(checks).procuratorate_notified_on):
        checks.refuse_with("检察机关已经通知立案", "the procuratorate has told the police to file the case")


def _referral(checks: LetterChecks) -> Referral:
    return (checks.case.referrals or ())[int(checks.subject.split("/")[2])]


def _happened(checks: LetterChecks, day: date | None) -> bool:
    return day is not None and day <= checks.conditions.on
