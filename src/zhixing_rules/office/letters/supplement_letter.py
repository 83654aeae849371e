"""补充材料函: the further evidence that the police asked for (article 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import Status
from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Gap, LetterKind, Table
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    body,
    cell,
    contact,
    day,
    enclosures,
    heading,
    number_line,
    offence_of,
    opinion,
    organ_name,
    past_day,
    person_name,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import referrals
from zhixing_rules.office.letters.referral_outcomes import refuse_after_outcome
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Cell
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case

__all__ = ["FORM"]

_RULE = "art9.supplement"
_ROWS = 3


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    checks.require_called_for(_RULE)
    refuse_after_outcome(checks)
    checks.refuse_other_area()
    if checks.status_of(_RULE) is Status.DONE:
        checks.note_with("记录载明已经补充：请核对是否重复", "the record says that the evidence has been supplied")
    return checks


def _letter(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    court = value(material.case.court, "执行法院")
    instrument = material.conditions.procedure.instrument
    step = material.step(_RULE)
    late = step is not None and step.due is not None and not step.provisional and material.on > step.due
    person = None if referral is None else material.person(referral.person)
    return (
        number_line(None),
        *title("关于补充证据材料的函"),
        addressee(organ_name(referral)),
        body(
            "本院于",
            past_day(material, None if referral is None else referral.sent_on, "移送日期"),
            "移送的",
            value(material.case.case_number, "案号"),
            "执行案件中",
            person_name(person, "行为人姓名"),
            "涉嫌",
            offence_of(referral),
            "一案，你局于",
            past_day(material, None if referral is None else referral.supplement_notified_on, "通知补充日期"),
            "通知本院在",
            day(None if referral is None else referral.supplement_due_on, "指定补充期限届满日"),
            "前补充证据材料。",
        ),
        body(
            "现将补充的证据材料随函送去（见附件），",
            f"请依照{opinion(instrument)}（{instrument.document}）{instrument.at(9).short}继续审查，并将审查结果书面告知本院。",
        ),
        *((body("因", Gap("逾期补充的原因"), "，本院未能在指定期限内补充，特此说明。"),) if late else ()),
        contact(material),
        *enclosures(("补充证据材料清单",)),
        *signature(court, material.dated),
    )


def _inventory(_: LetterMaterial) -> tuple[Block, ...]:
    """Return the table of the further evidence: the record does not say which evidence was supplied later."""
    head: tuple[Cell, ...] = (cell("序号"), cell("证据名称"), cell("证明事项"), cell("份数"), cell("形式"))
    rows = tuple(
        (
            cell(str(number)),
            cell(Gap(f"补充证据{number}：名称")),
            cell(Gap(f"补充证据{number}：证明事项")),
            cell(Gap(f"补充证据{number}：份数")),
            cell("□原件\n□复印件"),
        )
        for number in range(1, _ROWS + 1)
    )
    return (heading("补充证据材料清单"), Table((head, *rows), (14, 60, 42, 18, 22), height=12))


FORM = LetterForm(
    LetterKind.SUPPLEMENT,
    referrals,
    "移送",
    "referral",
    letterhead=True,
    check=_check,
    parts=(PartForm(Audience.POLICE, _letter), PartForm(Audience.POLICE, _inventory)),
)
