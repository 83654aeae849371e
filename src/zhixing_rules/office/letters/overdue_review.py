"""The review of a referral that the police have not ended in time: which rule says so, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Status, Verdict
from zhixing_rules.office.letters.letter_content import Gap
from zhixing_rules.office.letters.letter_phrases import day

if TYPE_CHECKING:
    from zhixing_rules.engine import Step
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Piece
    from zhixing_rules.office.letters.letter_material import LetterMaterial

__all__ = ["OUTCOME_RULES", "check_overdue", "is_overdue", "overdue_step", "silence"]

OUTCOME_RULES: Final = ("art9.outcome", "art9.filing", "art9.supplement-notice", "art9.refusal-notice")
"""What the police owe at the end of a review, the general duty first."""


def is_overdue(checks: LetterChecks) -> bool:
    """Return whether the police certainly owe an outcome that is overdue and still to come."""
    return any(
        checks.status_of(rule) is Status.OVERDUE and each.verdict is Verdict.FAIL
        for rule in OUTCOME_RULES
        for each in checks.findings(rule)
    )


def check_overdue(checks: LetterChecks) -> None:
    """Refuse the letter unless an outcome is overdue, with the findings that say why it is not."""
    if is_overdue(checks):
        return
    for rule in OUTCOME_RULES[:2]:
        for each in checks.findings(rule):
            checks.refuse(each)


def overdue_step(material: LetterMaterial) -> Step | None:
    """Return the step that is overdue."""
    steps = (material.step(rule) for rule in OUTCOME_RULES)
    return next((each for each in steps if each is not None and each.status is Status.OVERDUE), None)


def silence(material: LetterMaterial, organ: str) -> tuple[Piece, ...]:
    """Return sentences on the end of the review, the days late, and that no outcome has arrived.

    That nothing arrived is stated only where the record attests it.

    Args:
        material: what the letter is written from.
        organ: how the letter calls the police organ, such as 你局.

    Returns:
        The pieces.
    """
    step, referral = overdue_step(material), material.referral
    due = None if step is None or step.provisional else step.due
    pieces: list[Piece] = []
    extended = referral is not None and material.happened(referral.extended_on)
    asked = referral is not None and material.happened(referral.supplement_notified_on)
    if referral is not None and extended:
        pieces += [f"{organ}于", day(referral.extended_on, "决定延长日期"), "决定延长立案审查期限。"]
    if referral is not None and asked:
        pieces += [f"{organ}于", day(referral.supplement_notified_on, "通知补充日期"), "通知本院补充证据材料"]
        supplied = referral.supplied_on if material.happened(referral.supplied_on) else None
        pieces += ["。"] if supplied is None else ["，本院已于", day(supplied, "补充日期"), "补充。"]
    pieces += ["立案审查期限至", day(due, "立案审查期限届满日"), "届满。截至", day(material.on, "截至日期")]
    pieces += [f"，已逾期{(material.on - due).days}日，"] if due is not None else ["，"]
    if step is None or _attested(material, step) is not True:
        return (*pieces, "本院", Gap("截至该日是否收到公安机关的答复"), "。")
    awaited = "立案或者不予立案的通知" if asked else "立案、补充证据材料或者不予立案的通知"
    more = "" if extended else "，也没有收到延长立案审查期限的通知"
    return (*pieces, f"本院没有收到{awaited}{more}。")


def _attested(material: LetterMaterial, step: Step) -> bool:
    """Return whether the verdict, which supposes nothing, says that the outcome is overdue."""
    finding = material.finding(step.rule_id)
    return finding is not None and finding.verdict is Verdict.FAIL
