"""Whether a letter may be sent: what the rules say of the record, had the letter been sent on the day.

No condition of the law is stated here a second time. A check names a rule; its finding about the whole record decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.engine import Status, Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.office.letters.letter_content import Note, printable
from zhixing_rules.records import Audience, Case, load

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from zhixing_rules.engine import DisclosedFinding, DisclosedPlan, DisclosedReport
    from zhixing_rules.office.letters.letter_material import Conditions

__all__ = ["UNDECIDED", "LetterChecks", "as_if_sent", "checks_of", "note_counterpart", "unique"]

_AREA_RULE: Final = "notice.addressee"

UNDECIDED = (Verdict.OPEN, Verdict.REVIEW)
"""The verdicts that do not stop a letter, but that a person has to look at."""


class LetterChecks:
    """The findings that decide whether a letter may be sent, and what they say.

    Attributes:
        case: the whole record.
        subject: what the letter is about, as a JSON Pointer.
        conditions: the conditions under which the rules were applied.
        report: every finding, as the designated keeper may know it.
        plan: every step.
        reasons: why the letter must not be sent, so far.
        notes: what a person has to check, so far.
    """

    def __init__(
        self, case: Case, subject: str, conditions: Conditions, report: DisclosedReport, plan: DisclosedPlan
    ) -> None:
        self.case = case
        self.subject = subject
        self.conditions = conditions
        self.report = report
        self.plan = plan
        self.reasons: list[Note] = []
        self.notes: list[Note] = []

    def findings(self, rule_id: str, path: str | None = None) -> tuple[DisclosedFinding, ...]:
        """Return the findings of a rule about the subject, or about the record at another place."""
        where = self.subject if path is None else path
        return tuple(each for each in self.report if each.rule_id == rule_id and each.path == where)

    def require(self, rule_id: str, verdicts: Container[Verdict], path: str | None = None) -> None:
        """Refuse the letter unless a rule, whose act comes before the letter, has one of the verdicts.

        Args:
            rule_id: the rule.
            verdicts: the verdicts.
            path: the subject of the rule, if it is another than that of the letter.
        """
        for each in self.findings(rule_id, path):
            if each.verdict is Verdict.PENDING and each.verdict not in verdicts:
                self.reasons.append(
                    Note(
                        each.rule_id,
                        each.path,
                        f"{each.citation.shown}：{each.title_zh}——应在发函前办理，记录没有载明已经办理",
                        f"{each.citation.shown_key}: {each.title_en} - to be done before the letter is sent, and not "
                        "recorded as done",
                    )
                )
            elif each.verdict not in verdicts:
                self.refuse(each)

    def refuse_breach(self, *rule_ids: str, path: str | None = None) -> None:
        """Refuse the letter if one of the rules would be breached; note what is not decided."""
        for rule_id in rule_ids:
            for each in self.findings(rule_id, path):
                if each.verdict is Verdict.FAIL:
                    self.refuse(each)
                elif each.verdict in UNDECIDED:
                    self.note(each)

    def refuse_other_area(self) -> None:
        """Refuse a letter under the Opinion of a court that it does not address; note what is to be checked of that."""
        for each in self.findings(_AREA_RULE, ""):
            if each.verdict in {Verdict.FAIL, Verdict.NOT_APPLICABLE}:
                self.refuse_remarks(each)
            else:
                self.notes += _remarks_of(each)

    def refuse_remarks(self, finding: DisclosedFinding) -> None:
        """Refuse the letter because of what a rule has to remark, or of the finding itself if it remarks nothing."""
        self.reasons += _remarks_of(finding) or (_note_of(finding),)

    def note_remarks(self, finding: DisclosedFinding) -> None:
        """Note what a rule has to remark."""
        self.notes += _remarks_of(finding)

    def note_unless(self, rule_id: str, verdicts: Container[Verdict], path: str | None = None) -> None:
        """Note a rule that has none of the verdicts.

        Args:
            rule_id: the rule.
            verdicts: the verdicts.
            path: the subject of the rule, if it is another than that of the letter.
        """
        for each in self.findings(rule_id, path):
            if each.verdict not in verdicts:
                self.note(each)

    def status_of(self, rule_id: str, path: str | None = None) -> Status | None:
        """Return the status of the step of a rule; ``None`` if the plan has none."""
        where = self.subject if path is None else path
        return next((each.status for each in self.plan.steps if each.rule_id == rule_id and each.path == where), None)

    def require_called_for(self, rule_id: str) -> None:
        """Refuse the letter unless the act of a rule is called for, as far as the record goes; note what is wrong.

        A plan takes an act that is not recorded as not done, so a letter needs no attestation that nothing happened.
        """
        called_for = self.status_of(rule_id) not in {None, Status.WAITING}
        for each in self.findings(rule_id):
            if not called_for:
                self.refuse(each)
            elif each.verdict in {Verdict.FAIL, *UNDECIDED}:
                self.note(each)

    def refuse(self, finding: DisclosedFinding) -> None:
        """Refuse the letter because of a finding."""
        self.reasons.append(_note_of(finding))

    def note(self, finding: DisclosedFinding) -> None:
        """Note a finding."""
        self.notes.append(_note_of(finding))

    def refuse_with(self, zh: str, en: str) -> None:
        """Refuse the letter for a reason of its own form."""
        self.reasons.append(Note("", self.subject, zh, en))

    def note_with(self, zh: str, en: str) -> None:
        """Note what a person has to check."""
        self.notes.append(Note("", self.subject, zh, en))


def _note_of(finding: DisclosedFinding) -> Note:
    return Note(finding.rule_id, finding.path, finding.message_zh, finding.message_en)


def _remarks_of(finding: DisclosedFinding) -> tuple[Note, ...]:
    return tuple(Note(finding.rule_id, finding.path, each.zh, each.en) for each in finding.remarks)


def checks_of(
    case: Case,
    subject: str,
    conditions: Conditions,
    *,
    suppose: Callable[[dict[str, Any]], None] | None = None,
) -> LetterChecks:
    """Judge a record for a letter.

    Args:
        case: the whole record.
        subject: what the letter is about, as a JSON Pointer.
        conditions: the conditions under which the rules are applied.
        suppose: records in the JSON of the record that the letter was sent on the day; ``None`` to judge it as it is.

    Returns:
        Checks without a reason or note so far.
    """
    judged = case if suppose is None else _supposed(case, suppose)
    report, steps = conditions.judge(judged, Audience.KEEPER)
    return LetterChecks(case, subject, conditions, report, steps)


def _supposed(case: Case, suppose: Callable[[dict[str, Any]], None]) -> Case:
    """Return the record with the supposition; the record itself if both cannot be true."""
    data = case.model_dump(mode="json", exclude_none=True)
    suppose(data)
    try:
        return load(Case, data)
    except RecordError:
        return case


def as_if_sent(subject: str, conditions: Conditions) -> Callable[[dict[str, Any]], None]:
    """Return the supposition that the record of a list, such as ``/referrals/0``, was sent on the day."""
    field, index = subject.split("/")[1:3]

    def suppose(data: dict[str, Any]) -> None:
        data[field][int(index)].setdefault("sent_on", conditions.on.isoformat())

    return suppose


def note_counterpart(checks: LetterChecks, addressee: str, because: str) -> None:
    """Note the police organ of the record, which is not written into a letter whose addressee is a gap.

    Args:
        checks: receives the note.
        addressee: the name of the gap.
        because: why it is not written, in Chinese.
    """
    counterpart = checks.case.police_counterpart
    if counterpart is None:
        return
    name = printable(counterpart)
    checks.note_with(
        f"{addressee}待填：记录中对应公安机关为{name}，未写入，{because}",
        f"the addressee is a gap: police_counterpart is {name}, and is not written by itself; check which organ it is",
    )


def unique(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return notes, each once, in order."""
    return tuple(dict.fromkeys(notes))
