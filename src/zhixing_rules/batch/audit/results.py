"""The results of an audit as plain values; of a case they hold only its court."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.batch.audit.counts import with_shares
from zhixing_rules.batch.audit.duplicates import Duplicate
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import DisclosureRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from zhixing_rules.batch._polars import pl
    from zhixing_rules.batch.audit.audit_parts import AuditPart
    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.errors import Problem
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience
    from zhixing_rules.records.case_files import PassedOver

__all__ = [
    "MOST_LISTED",
    "AuditResult",
    "DisclosedAudit",
    "DuplicateCase",
    "FileResult",
    "UnreadCase",
    "VerdictCount",
    "disclosed_audit",
]

MOST_LISTED: Final = 100
"""How many duplicates, and problems of cases, a disclosed audit lists; the folder of the audit has all."""


@dataclass(frozen=True, slots=True, repr=False)
class VerdictCount(TypeNameRepr):
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


@dataclass(frozen=True, slots=True, repr=False)
class FileResult(TypeNameRepr):
    """The result of one file.

    Attributes:
        file: the file, as it was given.
        cases: how many cases were judged.
        unread: how many cases could not be read.
        reused: whether an earlier audit had already judged it.
        problem: the problem of the whole file; ``None`` if it could be read.
        duplicates: how many cases are not counted, because the same case counts elsewhere.
    """

    file: str
    cases: int
    unread: int
    reused: bool
    problem: Problem | None
    duplicates: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class DuplicateCase(TypeNameRepr):
    """A case that an archive holds more than once.

    Attributes:
        file: the file, as it was given.
        place: the number of the line, row or record in it, from 1.
        of_file: the file of the record that counts.
        of_place: its place.
        kind: how the two relate, a value of `Duplicate`. Only a ``different`` one counts too.
    """

    file: str
    place: int
    of_file: str
    of_place: int
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class UnreadCase(TypeNameRepr):
    """A problem of a case that cannot be read.

    Attributes:
        file: the file, as it was given.
        place: the number of the line, row or record in it, from 1.
        problem: the problem, with its place in the record.
    """

    file: str
    place: int
    problem: Problem


@dataclass(frozen=True, slots=True, repr=False)
class DisclosedAudit(TypeNameRepr):
    """An audit as its audience may see it.

    Attributes:
        audience: who may see it.
        settings: the settings, as plain data.
        by: the further keys of the counts, of ``court`` and ``month``.
        counts: the counts, in the order of the rules in the procedure.
        files: the files, in the order they were given.
        passed_over: the files in folders that were not read, with the reason.
        duplicates: how many cases are duplicates of others, by kind; ``None`` for an audience that may not see case
            numbers, for which they are not compared.
        listed_duplicates: the first hundred duplicates, those that count twice first.
        listed_unread: the first hundred problems of cases that cannot be read.
    """

    audience: Audience
    settings: dict[str, Any]
    by: tuple[str, ...]
    counts: tuple[VerdictCount, ...]
    files: tuple[FileResult, ...]
    passed_over: tuple[PassedOver, ...] = ()
    duplicates: Mapping[str, int] | None = None
    listed_duplicates: tuple[DuplicateCase, ...] = ()
    listed_unread: tuple[UnreadCase, ...] = ()

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
        """Whether there were cases, all cases and files could be read, and no case counts twice."""
        counts_twice = self.duplicates is not None and self.duplicates[Duplicate.DIFFERENT] > 0
        all_files = all(file.problem is None for file in self.files)
        return self.cases > 0 and self.unread == 0 and all_files and not counts_twice

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
        passed_over: the files in folders that were not read, with the reason.
        duplicates: the cases that occur more than once, see `duplicates.DUPLICATES`; ``None`` if not compared.
        listed_unread: the first hundred problems of cases that cannot be read.
    """

    parts: tuple[AuditPart, ...]
    tally: pl.DataFrame
    settings: Settings = field(repr=False)
    passed_over: tuple[PassedOver, ...] = ()
    duplicates: pl.DataFrame | None = None
    listed_unread: tuple[UnreadCase, ...] = ()

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
        audience=settings.audience,
        settings=settings.as_dict(),
        by=by,
        counts=tuple(counts),
        files=tuple(map(_file_result, result.parts)),
        passed_over=result.passed_over,
        duplicates=None if result.duplicates is None else _counts_of(result.duplicates),
        listed_duplicates=() if result.duplicates is None else tuple(_listed(result.duplicates, result.parts)),
        listed_unread=result.listed_unread,
    )


def _counts_of(duplicates: pl.DataFrame) -> dict[str, int]:
    kinds = duplicates["kind"].to_list()
    return {kind.value: kinds.count(kind.value) for kind in Duplicate}


def _listed(duplicates: pl.DataFrame, parts: Sequence[AuditPart]) -> Iterator[DuplicateCase]:
    first = duplicates.sort("kind", "source", "place", descending=[True, False, False]).head(MOST_LISTED)
    for source, place, of_source, of_place, kind in first.iter_rows():
        yield DuplicateCase(parts[source].source, place, parts[of_source].source, of_place, kind)


def _first_rules(procedure: Procedure) -> dict[str, Rule]:
    """Return the first rule of each id for the procedure's first root, in the order of the procedure."""
    first: dict[str, Rule] = {}
    for rule in procedure.rules:
        if rule.per.chain[0] is procedure.roots[0]:
            first.setdefault(rule.id, rule)
    return first


def _file_result(part: AuditPart) -> FileResult:
    return FileResult(part.source, part.cases, part.unread, part.reused, part.problem, part.duplicates)
