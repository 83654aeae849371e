"""The forms of all kinds of letters."""

from __future__ import annotations

from typing import Final

from zhixing_rules.office.letters import (
    applicant_notice,
    enforcement_report,
    referral_letter,
    reminder,
    supervision_request,
    supplement_letter,
    tracing_letter,
    withdrawal_notice,
)

__all__ = ["FORMS"]

FORMS: Final = {
    form.kind: form
    for form in (
        tracing_letter.FORM,
        referral_letter.FORM,
        enforcement_report.FORM,
        withdrawal_notice.FORM,
        supplement_letter.FORM,
        reminder.FORM,
        supervision_request.FORM,
        applicant_notice.FORM,
    )
}
"""The form of each kind."""
