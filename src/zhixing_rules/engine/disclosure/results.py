"""Disclosed results: plain values that hold what one audience may see, and nothing else.

Only `disclose` creates them. They hold texts, days and ids, but no record and no rule; so neither their parts nor
their pickle contain anything that the audience may not see. `render` and `interchange` accept only these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from zhixing_rules._enums import member_of
from zhixing_rules._repr import NotebookRepr, TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine.deadline import Deadline
from zhixing_rules.engine.planning import Agenda
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import DisclosureRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.engine.answers import Answer
    from zhixing_rules.engine.duties import DutyFinding
    from zhixing_rules.engine.explain.description import Bilingual
    from zhixing_rules.engine.explain.explanation import ConditionNode
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.report import Provenance, ReadingSensitivity
    from zhixing_rules.engine.step import Step
    from zhixing_rules.engine.verdict import VerdictWord
    from zhixing_rules.language import Confidence, Remedy
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience

__all__ = [
    "DisclosedDays",
    "DisclosedDeadline",
    "DisclosedExplanation",
    "DisclosedFinding",
    "DisclosedPlan",
    "DisclosedReport",
    "UsedReading",
    "only_disclosed",
]

D = TypeVar("D")


class DisclosedDeadline(Deadline):
    """A `Deadline` that the audience may see."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class UsedReading:
    """A reading that a finding depends on.

    Attributes:
        id: the reading.
        alternative: the alternative used.
        zh: the text of the alternative, in Chinese.
        en: the same in English.
        default: whether the alternative is the default.
    """

    id: str
    alternative: str
    zh: str
    en: str
    default: bool


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedFinding(TypeNameRepr):
    """A finding that the audience may see. Its attributes are those of `Finding`."""

    rule_id: str
    verdict: Verdict
    raw: Verdict
    confidence: Confidence
    label: Bilingual
    path: str
    citation: Citation
    quote: str
    title_zh: str
    title_en: str
    deadline: DisclosedDeadline | None
    missing: tuple[Missing, ...]
    reasons: tuple[Bilingual, ...]
    remedy: Remedy | None
    remarks: tuple[Bilingual, ...]
    used: tuple[UsedReading, ...]
    judgment: Answer | None
    message_zh: str
    message_en: str

    @property
    def due(self) -> date | None:
        """The last day on which the act is in time; ``None`` where no day limits it or the day is not certain."""
        return None if self.deadline is None else self.deadline.certain

    @property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """The alternatives used, by reading."""
        return tuple((each.id, each.alternative) for each in self.used)

    def message(self, language: Literal["zh", "en"] = "zh") -> str:
        """Return the finding in one sentence."""
        return self.message_zh if language == "zh" else self.message_en


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedDays(TypeNameRepr):
    """The last day of an act and the day it was done, for an audience that may not see the finding.

    They are shown for every subject of the rule, whether the act is called for or not, which the audience does not
    learn.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        citation: the clause.
        title_zh: the title of the rule in Chinese.
        title_en: the same in English.
        due: the last day; where `provisional`, the earliest that it can be; ``None`` where it is not known.
        provisional: whether the last day is not certain.
        done_on: the day on which the act was done; ``None`` if none is recorded up to the day of the report.
    """

    rule_id: str
    path: str
    citation: Citation
    title_zh: str
    title_en: str
    due: date | None
    provisional: bool
    done_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedReport(NotebookRepr):
    """The findings that an audience may see, as if no others existed.

    Attributes:
        audience: the audience.
        provenance: the inputs of the report besides the record.
        findings: the findings, in the order of the subjects and of the law.
        missing: every missing fact of these findings once, those that concern most findings first.
        sensitive_to: the verdicts among them that a single other alternative of a reading would change.
        days: days that the audience must know although it may not see the findings (`Rule.days_to`).
        duties: what the rules among them that lay one duty in several layers find together.
    """

    audience: Audience
    provenance: Provenance
    findings: tuple[DisclosedFinding, ...]
    missing: tuple[Missing, ...]
    sensitive_to: tuple[ReadingSensitivity, ...]
    days: tuple[DisclosedDays, ...]
    duties: tuple[DutyFinding, ...]

    def __iter__(self) -> Iterator[DisclosedFinding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def by(self, verdict: Verdict | VerdictWord) -> tuple[DisclosedFinding, ...]:
        """Return the findings of one verdict. Raises ``ValueError`` for another word, with the six words listed."""
        wanted = member_of(Verdict, verdict)
        return tuple(each for each in self.findings if each.verdict is wanted)

    @property
    def counts(self) -> dict[Verdict, int]:
        """The number of findings with each verdict."""
        return {verdict: len(self.by(verdict)) for verdict in Verdict}

    @property
    def failed(self) -> bool:
        """Whether any of these findings is `Verdict.FAIL`."""
        return any(each.verdict is Verdict.FAIL for each in self.findings)

    def __repr__(self) -> str:
        counts = "".join(f", {verdict.value}={count}" for verdict, count in self.counts.items() if count)
        return f"DisclosedReport({self.audience.value!r}, on={self.provenance.on.isoformat()}{counts})"


@dataclass(frozen=True, repr=False)
class DisclosedPlan(NotebookRepr, Agenda):
    """The steps that an audience may see, as if no others existed.

    Attributes:
        audience: the audience.
        provenance: the inputs of the plan besides the record.
        steps: the steps, in the order of a `Plan`.
    """

    audience: Audience
    provenance: Provenance
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        counts = "".join(f", {status.value}={count}" for status, count in self.counts.items() if count)
        return f"DisclosedPlan({self.audience.value!r}, on={self.provenance.on.isoformat()}{counts})"


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedExplanation(NotebookRepr, TypeNameRepr):
    """An explanation that the audience may see. Its attributes are those of `Explanation`."""

    audience: Audience
    finding: DisclosedFinding
    applies: ConditionNode
    demand: ConditionNode | None
    deadline: DisclosedDeadline | None
    transitions: tuple[ConditionNode, ...]
    safe_why: Bilingual


def only_disclosed(kind: type[D], value: object) -> D:
    """Return a value that has been disclosed.

    Args:
        kind: the disclosed type.
        value: the value.

    Returns:
        The value.

    Raises:
        DisclosureRefused: the value is not of this type; the message says how to disclose it.
    """
    if isinstance(value, kind):
        return value
    raise DisclosureRefused(
        "结果须先经 disclose(结果, 披露对象) 才能输出 · call disclose(result, audience) before output"
    )
