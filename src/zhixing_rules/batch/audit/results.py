"""What an audit tells of itself: its counts as plain values, without a field of any case but its court."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.batch.audit.counts import shares
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import DisclosureRefused

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.batch._polars import pl
    from zhixing_rules.batch.audit.parts import Part
    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.errors import Problem
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience

__all__ = ["AuditResult", "Counted", "DisclosedAudit", "FileResult", "disclosed_counts"]


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rule came to a verdict.

    Attributes:
        rule_id: the rule.
        citation: its clause.
        zh: what it is called, in Chinese.
        en: the same in English.
        court: the court, where counted by court; ``None`` where none is recorded.
        month: the first day of the month in which the act was due, where counted by month; ``None`` where none is.
        verdict: the verdict.
        count: how often.
        share: its part among all verdicts of the rule, by the same court and month, from 0 to 1.
        worst_delay: how many days the latest was late; ``None`` where none was.
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
    """What became of one file: how many cases were judged, how many could not be read, or what is wrong with it."""

    file: str
    cases: int
    unread: int
    again: bool
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class DisclosedAudit:
    """An audit as its audience may see it.

    Attributes:
        audience: who may see it.
        settings: by what was judged, as plain data.
        by: the further keys that were counted by, of ``court`` and ``month``.
        counts: the counts, by rule, in the order of the procedure.
        files: the files, in the order they were given.
    """

    audience: Audience
    settings: dict[str, Any]
    by: tuple[str, ...]
    counts: tuple[Counted, ...]
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
        """Whether there were cases, and every one of them and every file could be read."""
        return self.cases > 0 and self.unread == 0 and all(file.problem is None for file in self.files)

    @property
    def failed(self) -> bool:
        """Whether any rule was breached in any case."""
        return any(each.verdict is Verdict.FAIL for each in self.counts)


@dataclass(frozen=True, slots=True, repr=False)
class AuditResult(TypeNameRepr):
    """What an audit came to.

    Attributes:
        parts: the files, in the order they were given.
        tally: the counts of all of them, see `counts.TALLY`.
        settings: by what they were judged.
    """

    parts: tuple[Part, ...]
    tally: pl.DataFrame
    settings: Settings = field(repr=False)

    @property
    def cases(self) -> int:
        """How many cases were judged."""
        return sum(part.cases for part in self.parts)

    @property
    def unread(self) -> int:
        """How many cases could not be read, whole files not counted."""
        return sum(part.unread for part in self.parts)

    def by(self, *keys: str) -> DisclosedAudit:
        """What it tells the audience it was made for, counted by rule and by further keys.

        Args:
            keys: of ``court`` and ``month``.

        Raises:
            ValueError: a key is another.
        """
        if unknown := set(keys) - {"court", "month"}:
            raise ValueError(f"只能按 court、month · by court or month only, not {', '.join(sorted(unknown))}")
        return disclosed_counts(self, tuple(dict.fromkeys(keys)))

    def disclosed_to(self, audience: Audience) -> DisclosedAudit:
        """See `disclose`: an audit is made for one audience, and shown to no other."""
        if audience is not self.settings.audience:
            raise DisclosureRefused(
                "审计结果只给其对象；请为该对象另行审计 · an audit is for the audience it was made for: make another"
            )
        return self.by()


def disclosed_counts(audited: AuditResult, by: tuple[str, ...]) -> DisclosedAudit:
    """An audit for the audience that it was made for."""
    settings = audited.settings
    rules = _first_of_each(settings.procedure)
    order = {rule: place for place, rule in enumerate(rules)}
    counts = [
        Counted(
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
        for row in shares(audited.tally, *by).iter_rows(named=True)
    ]
    counts.sort(key=lambda each: order[each.rule_id])
    return DisclosedAudit(settings.audience, settings.as_dict(), by, tuple(counts), tuple(map(_file, audited.parts)))


def _first_of_each(procedure: Procedure) -> dict[str, Rule]:
    """The first rule of each id that speaks about the records an audit is of, in the order of the procedure."""
    found: dict[str, Rule] = {}
    for rule in procedure.rules:
        if rule.per.chain[0] is procedure.roots[0]:
            found.setdefault(rule.id, rule)
    return found


def _file(part: Part) -> FileResult:
    return FileResult(part.source, part.cases, part.unread, part.again, part.problem)
