"""The results of an audit as plain values; of a case they hold only its court."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.batch.audit.counts import with_shares
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import DisclosureRefused

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.batch._polars import pl
    from zhixing_rules.batch.audit.audit_parts import AuditPart
    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.errors import Problem
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience

__all__ = ["AuditResult", "DisclosedAudit", "FileResult", "VerdictCount", "disclosed_audit"]


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How often a rule has a verdict.

    Attributes:
        rule_id: the rule.
        citation: its clause.
        zh: its name in Chinese.
        en: its name in English.
        court: the court, if counted by court; ``None`` where it is not recorded.
        month: the first day of the month in which the act is due, if counted by month; ``None`` without a due day.
        verdict: the verdict.
        count: how often.
        share: the count divided by all verdicts of the rule with the same court and month, from 0 to 1.
        worst_delay: the largest delay in days; ``None`` where no act was late.
    """

    rule_id: str
    citation: Citation
    zh: str
    en: str
    court: str | None
    month: date | None
    verdict: Verdict
    count: int
    share: float
    worst_delay: int | None


@dataclass(frozen=True, slots=True)
class FileResult:
    """The result of one file.

    Attributes:
        file: the file, as it was given.
        cases: how many cases were judged.
        unread: how many cases could not be read.
        reused: whether an earlier audit had already judged it.
        problem: the problem of the whole file; ``None`` if it could be read.
    """

    file: str
    cases: int
    unread: int
    reused: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class DisclosedAudit:
    """An audit as its audience may see it.

    Attributes:
        audience: who may see it.
        settings: the settings, as plain data.
        by: the further keys of the counts, of ``court`` and ``month``.
        counts: the counts, in the order of the rules in the procedure.
        files: the files, in the order they were given.
    """

    audience: Audience
    settings: dict[str, Any]
    by: tuple[str, ...]
    counts: tuple[VerdictCount, ...]
    files: tuple[FileResult, ...]

    @property
    def cases(self) -> int:
        """How many cases were judged."""
        return sum(file.cases for file in self.files)

    @property
    def unread(self) -> int:
        """How many cases could not be read, in files that could."""
        return sum(file.unread for file in self.files)

    @property
    def all_read(self) -> bool:
        """Whether there were cases, and all cases and files could be read."""
        return self.cases > 0 and self.unread == 0 and all(file.problem is None for file in self.files)

    @property
    def failed(self) -> bool:
        """Whether any rule failed in any case."""
        return any(each.verdict is Verdict.FAIL for each in self.counts)


@dataclass(frozen=True, slots=True, repr=False)
class AuditResult(TypeNameRepr):
    """The result of an audit.

    Attributes:
        parts: the results of the files, in the order they were given.
        tally: the counts of all files, see `counts.TALLY`.
        settings: the settings.
    """

    parts: tuple[AuditPart, ...]
    tally: pl.DataFrame
    settings: Settings = field(repr=False)

    @property
    def cases(self) -> int:
        """How many cases were judged."""
        return sum(part.cases for part in self.parts)

    @property
    def unread(self) -> int:
        """How many cases could not be read, without those in files that could not be read."""
        return sum(part.unread for part in self.parts)

    def by(self, *keys: str) -> DisclosedAudit:
        """Return the result for the audience of the settings, counted by rule and by further keys.

        Args:
            keys: any of ``court`` and ``month``.

        Raises:
            ValueError: another key is given.
        """
        if unknown := set(keys) - {"court", "month"}:
            raise ValueError(f"只能按 court、month · by court or month only, not {', '.join(sorted(unknown))}")
        return disclosed_audit(self, tuple(dict.fromkeys(keys)))

    def disclosed_to(self, audience: Audience) -> DisclosedAudit:
        """Return the result for the audience of the settings; used by `disclose`.

        Raises:
            DisclosureRefused: the audience is another.
        """
        if audience is not self.settings.audience:
            raise DisclosureRefused(
                "审计结果只给其对象；请为该对象另行审计 · an audit is for one audience: run another for this audience"
            )
        return self.by()


def disclosed_audit(result: AuditResult, by: tuple[str, ...]) -> DisclosedAudit:
    """Return an audit for the audience of its settings.

    Args:
        result: the audit.
        by: the further keys, of ``court`` and ``month``.
    """
    settings = result.settings
    rules = _first_rules(settings.procedure)
    order = {rule: position for position, rule in enumerate(rules)}
    counts = [
        VerdictCount(
            rule_id=row["rule"],
            citation=rules[row["rule"]].cite,
            zh=rules[row["rule"]].zh,
            en=rules[row["rule"]].en,
            court=row.get("court"),
            month=row.get("month"),
            verdict=Verdict(row["verdict"]),
            count=row["count"],
            share=row["share"],
            worst_delay=row["worst_delay"],
        )
        for row in with_shares(result.tally, *by).iter_rows(named=True)
    ]
    counts.sort(key=lambda each: order[each.rule_id])
    return DisclosedAudit(
        settings.audience, settings.as_dict(), by, tuple(counts), tuple(map(_file_result, result.parts))
    )


def _first_rules(procedure: Procedure) -> dict[str, Rule]:
    """Return the first rule of each id for the procedure's first root, in the order of the procedure."""
    first: dict[str, Rule] = {}
    for rule in procedure.rules:
        if rule.per.chain[0] is procedure.roots[0]:
            first.setdefault(rule.id, rule)
    return first


def _file_result(part: AuditPart) -> FileResult:
    return FileResult(part.source, part.cases, part.unread, part.reused, part.problem)
