"""`compare`: the differences between two procedures and their effect on cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.comparison.claims import Claim, ClaimStatus, Grounds, claims_of
from zhixing_rules.comparison.due_shift import due_moves
from zhixing_rules.comparison.rule_diff import Kind, Pair, changed_readings, clauses, pairs, parts
from zhixing_rules.comparison.witness import ComparedProcedures, PairEvaluator, Search
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import select

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.comparison.due_shift import DueMoves
    from zhixing_rules.comparison.rule_diff import ChangedClause, ChangedPart, ChangedReading
    from zhixing_rules.comparison.witness import Move
    from zhixing_rules.language import Procedure
    from zhixing_rules.law import Citation

__all__ = ["EFFORT", "Comparison", "RuleDifference", "compare"]

EFFORT: Final = 20_000
"""Default number of records to try for each rule."""


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """The differences of one rule.

    Attributes:
        rule_id: id of the rule.
        subject: what it is judged for, such as a referral, in English.
        subject_zh: the same in Chinese.
        citation: the clause.
        title_zh: title of the rule in Chinese, of the new version if there is one.
        title_en: the same in English.
        kind: whether it was added, dropped, changed or only reworded.
        parts: the parts that differ, described.
        moves: the changes of verdict that were found, each with its smallest case.
        due: how far its due day moves; ``None`` if it has none or it does not move.
        claims: claims about the change that concern every case.
        searched: number of records tried.
        exhaustive: whether these are all the records of its space.
    """

    rule_id: str
    subject: str
    subject_zh: str
    citation: Citation
    title_zh: str
    title_en: str
    kind: Kind
    parts: tuple[ChangedPart, ...]
    moves: tuple[Move, ...]
    due: DueMoves | None
    claims: tuple[Claim, ...]
    searched: int
    exhaustive: bool

    @property
    def touches_cases(self) -> bool:
        """Whether a case was found whose verdict or due day changes."""
        return bool(self.moves) or self.due is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of `compare`.

    Attributes:
        old: id and hash of the old procedure.
        new: id and hash of the new procedure.
        calendar: version of the calendar data.
        chosen: the alternatives chosen for both, as pairs of reading id and alternative id.
        clauses: the clauses whose text differs.
        readings: the readings whose default differs.
        rules: the rules that differ, in the order of the law.
        unchanged: ids of the rules that are equal in both under every reading.
    """

    old: tuple[str, str]
    new: tuple[str, str]
    calendar: str
    chosen: tuple[tuple[str, str], ...]
    clauses: tuple[ChangedClause, ...]
    readings: tuple[ChangedReading, ...]
    rules: tuple[RuleDifference, ...]
    unchanged: tuple[str, ...]

    def rule(self, rule_id: str) -> tuple[RuleDifference, ...]:
        """Return the differences of a rule, one for each subject; empty if it is unchanged."""
        return tuple(each for each in self.rules if each.rule_id == rule_id)

    def unchanged_outside(self, rule_ids: Collection[str]) -> Claim:
        """Return the claim that only these rules changed, for every case and under every reading."""
        others = [each for each in self.rules if each.rule_id not in rule_ids]
        witness = next((move.witness for each in others for move in each.moves), None)
        zh, en = "除所列规则外均无变化", "no rule other than these is changed"
        if not others:
            return Claim("unchanged-outside", zh, en, ClaimStatus.PROVED, Grounds.FORM)
        status = ClaimStatus.UNDECIDED if witness is None else ClaimStatus.REFUTED
        grounds = Grounds.SEARCH if witness is None else Grounds.WITNESS
        return Claim("unchanged-outside", zh, en, status, grounds, witness)


def compare(
    old: Procedure,
    new: Procedure,
    *,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    effort: int = EFFORT,
) -> Comparison:
    """Compare two procedures and find the smallest case for each change of verdict.

    Args:
        old: the old procedure.
        new: the new procedure, such as the result of `Procedure.amend`.
        calendar: the working days.
        readings: alternatives to take instead of the defaults in both procedures, by reading id. A procedure that
            lacks a reading ignores it.
        effort: number of records to try for each rule; fewer are tried if its space has fewer.

    Returns:
        The clauses, readings and rules that differ.

    Raises:
        ValueError: if neither procedure has a given reading or alternative, or if ``effort`` is less than 1.

    Example:
        >>> from zhixing_rules import JIAOZUO_2024
        >>> from zhixing_rules.language import Days
        >>> from zhixing_rules.amendment import Reword, SetSpan
        >>> five = JIAOZUO_2024.amend(
        ...     Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)), name="five_days"
        ... )
        >>> (filing,) = compare(JIAOZUO_2024, five, effort=5000).rule("art9.filing")
        >>> move = filing.moves[0]
        >>> print(move.old.zh, "→", move.new.zh, move.witness.on)
        符合 → 违反 2024-10-29
    """
    if effort < 1:
        raise ValueError("effort 须为正整数 · effort must be a positive whole number")
    select((*old.readings, *new.readings), readings)  # raises unless one of them has it
    procedures = ComparedProcedures(
        *(compile_procedure(each, calendar, select(each.readings, _of(each, readings))) for each in (old, new))
    )
    every = pairs(procedures.old, procedures.new)
    differing = [each for each in every if not _same(each, old, new)]
    differences = [_difference(each, procedures, effort) for each in differing]
    rules = tuple(each for each in differences if each.parts or each.moves)
    listed = {each.rule_id for each in rules}
    return Comparison(
        old=(old.id, old.hash),
        new=(new.id, new.hash),
        calendar=calendar.version,
        chosen=tuple(sorted((readings or {}).items())),
        clauses=clauses(old, new),
        readings=changed_readings(old, new),
        rules=rules,
        unchanged=tuple(dict.fromkeys(each.rule.id for each in every if each.rule.id not in listed)),
    )


def _of(procedure: Procedure, readings: Mapping[str, str] | None) -> dict[str, str]:
    """Return the choices that concern readings of this procedure."""
    known = {reading.id for reading in procedure.readings}
    return {reading: alternative for reading, alternative in (readings or {}).items() if reading in known}


def _same(pair: Pair, old: Procedure, new: Procedure) -> bool:
    """Whether a rule is the same object in both procedures and takes effect on the same day."""
    if pair.old is None or pair.new is None or pair.old.rule is not pair.new.rule:
        return False
    return old.applies(pair.old.rule) == new.applies(pair.new.rule)


def _difference(pair: Pair, procedures: ComparedProcedures, effort: int) -> RuleDifference:
    rule, search, due = pair.rule, None, None
    if pair.can_differ:
        evaluator = PairEvaluator(pair, procedures)
        search, due = Search(evaluator, effort), due_moves(evaluator)
    moves = () if search is None else search.moves()
    return RuleDifference(
        rule_id=rule.id,
        subject=rule.per.name,
        subject_zh=rule.per.zh,
        citation=rule.cite,
        title_zh=rule.zh,
        title_en=rule.en,
        kind=_kind(pair),
        parts=parts(pair),
        moves=moves,
        due=due,
        claims=claims_of(pair, moves, due) if pair.can_differ else (),
        searched=0 if search is None else search.searched,
        exhaustive=search is None or search.exhaustive,
    )


def _kind(pair: Pair) -> Kind:
    if pair.old is None:
        return Kind.ADDED
    if pair.new is None:
        return Kind.DROPPED
    return Kind.CHANGED if pair.can_differ or _by_other_readings(pair) else Kind.REWORDED


def _by_other_readings(pair: Pair) -> bool:
    return any(each.code == "other-readings" for each in parts(pair))
