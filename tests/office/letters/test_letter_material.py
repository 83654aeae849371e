"""A letter is written from what its addressee may know, and from nothing else."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from disclosure.variations import varied
from support.effort import scaled
from support.letter_records import day_of, full_record
from support.records import DAYS, cases
from support.samples import drawn
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.errors import RecordError
from zhixing_rules.office.letters import LetterKind, draft_letter
from zhixing_rules.office.letters.letter_content import plain_text
from zhixing_rules.office.letters.letter_forms import FORMS
from zhixing_rules.office.letters.letter_material import Conditions, material_for, visible_record
from zhixing_rules.office.letters.letter_subjects import referrals
from zhixing_rules.records import Audience, Case, load

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_content import Block

TRACING_WORDS: Final = ("查控", "查询", "下落", "撤销联动", "情指", "研判", "协助")


def applicant_record() -> dict[str, Any]:
    return full_record(LetterKind.APPLICANT_NOTICE)


def secrets_of(record: dict[str, Any]) -> set[str]:
    """Return every free text of a record but those of the applicant, the court and the judge who is to be asked."""
    known = {"court", "police_counterpart", "officer", "officer_telephone", "case_number", "complete_as_of"}
    found: set[str] = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            if value.get("applicant") is True:
                return
            for each in value.values():
                collect(each)
        elif isinstance(value, list):
            for each in value:
                collect(each)
        elif (isinstance(value, str) and not value.isascii()) or (
            isinstance(value, str) and value.isdigit() and len(value) > 6
        ):
            found.add(value)

    collect({name: each for name, each in record.items() if name not in known})
    return found - {record["court"], record["police_counterpart"], record["case_number"]}


def test_the_notice_to_the_applicant_holds_no_word_of_tracing_and_no_other_name() -> None:
    record = applicant_record()
    letter = draft_letter("applicant-notice", record, on=day_of(LetterKind.APPLICANT_NOTICE))
    text = "".join(plain_text(part.pieces()) for part in letter.parts) + "".join(letter.gaps)
    assert "钱某乙" in text
    assert not [word for word in TRACING_WORDS if word in text]
    secrets = secrets_of(record)
    assert {"郑某甲", "00000000001", "李某丁", "吴某戊"} <= secrets
    assert not [secret for secret in secrets if secret in text]


def test_the_applicant_learns_only_the_number_of_the_case_the_own_name_and_whom_to_ask() -> None:
    visible = visible_record(load(Case, applicant_record()), Audience.PARTY)
    recorded = set(visible.model_dump(exclude_none=True))
    assert recorded == {
        *("case_number", "court", "police_counterpart", "complete_as_of", "officer", "officer_telephone"),
        *("basis", "persons", "referrals"),
    }
    assert visible.persons is not None
    assert [set(each.model_dump(exclude_none=True)) for each in visible.persons] == [
        {"id", "kind", "applicant", "name"}
    ]


def test_the_police_learn_nothing_that_is_internal_but_whom_to_ask() -> None:
    visible = visible_record(load(Case, full_record(LetterKind.REFERRAL)), Audience.POLICE)
    assert visible.officer is not None
    assert visible.major_or_difficult is None
    assert visible.detentions is not None
    assert visible.detentions[0].criminal_liability_needed is None
    assert visible.detentions[0].view_on is None


def conditions(on: date) -> Conditions:
    return Conditions(on, JIAOZUO_2024, PRC, {})


def notice(case: Case, on: date, subject: str) -> tuple[Block, ...]:
    form = FORMS[LetterKind.APPLICANT_NOTICE].parts[0]
    material = material_for(case, conditions(on), dated=None, subject=subject, audience=form.audience)
    return form.write(material)


def test_what_the_applicant_may_not_know_changes_no_word_of_the_notice() -> None:
    pool = [each for each in drawn(cases(fuller=True) | cases(), scaled(300, least=60)) if each.referrals]
    random = Random(1)  # noqa: S311  no secret: the same pairs in every run
    compared = 0
    for case in pool:
        other, on = random.choice(pool), random.choice(DAYS)
        applicants = tuple(each for each in case.persons or () if each.applicant is True)
        others = tuple(each for each in other.persons or () if each.applicant is not True)
        changed = varied(case, other, Audience.PARTY).model_copy(
            update={
                "case_number": case.case_number,
                "officer": case.officer,
                "officer_telephone": case.officer_telephone,
                "persons": (*others, *applicants) or None,
            }
        )
        for subject, _ in referrals(case):
            try:
                written = notice(case, on, subject)
            except RecordError:  # a drawn record may contradict itself in what the applicant may know
                continue
            assert notice(changed, on, subject) == written
            compared += 1
    assert compared > len(pool) // 4


@pytest.mark.parametrize("kind", [each for each in LetterKind if FORMS[each].parts[0].audience is Audience.POLICE])
def test_what_is_internal_to_the_court_changes_no_word_of_a_letter_to_the_police(kind: LetterKind) -> None:
    record, on = full_record(kind), day_of(kind)
    changed = {**record, "major_or_difficult": None, "clerk": "周某庚", "accesses": []}
    changed = {name: each for name, each in changed.items() if each is not None}
    assert draft_letter(kind, changed, on=on).parts[0] == draft_letter(kind, record, on=on).parts[0]


@pytest.mark.parametrize("kind", [LetterKind.APPLICANT_NOTICE, LetterKind.REMINDER, LetterKind.WITHDRAWAL])
def test_answers_of_persons_are_kept_without_who_gave_them(kind: LetterKind) -> None:
    answer = {"verdict": "pass", "by": "周某庚", "on": "2026-09-25"}
    record = full_record(kind)
    record["judgments"] = [
        {"rule": "art3.i3.measures", "of": "q1", "person": "p1", **answer},
        {"rule": "art9.filing", "of": "r1", **answer},
    ]
    for audience in (Audience.POLICE, Audience.PARTY):
        visible = visible_record(load(Case, record), audience)
        assert visible.judgments is not None
        assert [each.of for each in visible.judgments] == (["r1"] if audience is Audience.PARTY else ["q1", "r1"])
        assert {each.by for each in visible.judgments} == {"（不提供）"}
    assert draft_letter(kind, record, on=day_of(kind)).parts[0].blocks
