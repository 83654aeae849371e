"""compare: two procedures, what they say differently, and what that changes for cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.calendars import PRC
from zhixing_rules.comparison.claims import Claim, Grounds, Standing, claims_of
from zhixing_rules.comparison.due_shift import due_moves
from zhixing_rules.comparison.rule_diff import Kind, Pair, changed_readings, clauses, pairs, parts
from zhixing_rules.comparison.witness import Scales, Search, Sides
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
"""How many records are tried around each rule unless more or fewer are asked for."""


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """What became of one rule.

    Attributes:
        rule_id: the rule.
        subject: whom it is judged for, in English; `subject_zh` in Chinese.
        subject_zh: the same in Chinese.
        citation: the clause.
        title_zh: what the rule is about, as it is now, else as it was.
        title_en: the same in English.
        kind: added, dropped, changed, or only its words.
        parts: the parts that differ, in words.
        moves: the kinds of change found in what it says, each with its smallest case.
        due: how far its due day moves; ``None`` where it has none or none moves.
        claims: what holds of the change for all cases, or does not.
        searched: how many records were tried.
        exhaustive: whether these were all the records of its space.
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
        """Whether some case was found on which it says something else, or by another day."""
        return bool(self.moves) or self.due is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two procedures side by side.

    Attributes:
        old: the id of the first, and its hash.
        new: the id of the second, and its hash.
        calendar: the version of the calendar's data.
        chosen: the alternatives chosen for both.
        clauses: the clauses whose words differ.
        readings: the readings whose default differs.
        rules: the rules that differ, in the order of the law.
        unchanged: the ids of the rules that are the same values in both, by every reading.
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
        """The differences of a rule: one for each subject; none where it is unchanged."""
        return tuple(each for each in self.rules if each.rule_id == rule_id)

    def unchanged_outside(self, rule_ids: Collection[str]) -> Claim:
        """The claim that nothing but these rules is changed, for any case and by any reading."""
        others = [each for each in self.rules if each.rule_id not in rule_ids]
        witness = next((move.witness for each in others for move in each.moves), None)
        zh, en = "除所列规则外一概不变", "nothing but these rules is changed"
        if not others:
            return Claim("unchanged-outside", zh, en, Standing.PROVED, Grounds.FORM)
        standing = Standing.UNDECIDED if witness is None else Standing.REFUTED
        grounds = Grounds.SEARCH if witness is None else Grounds.WITNESS
        return Claim("unchanged-outside", zh, en, standing, grounds, witness)


def compare(
    old: Procedure,
    new: Procedure,
    *,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    effort: int = EFFORT,
) -> Comparison:
    """Say what two procedures say differently, and what that changes, each kind of change with its smallest case.

    Args:
        old: the procedure before.
        new: the procedure after, such as one made by `Procedure.amend`.
        calendar: the working days.
        readings: alternatives to take instead of the defaults, in both; those of a reading that one of the two does
            not have are passed over there.
        effort: how many records to try around each rule. All are tried where there are no more.

    Raises:
        ValueError: a reading or alternative is known to neither; or the effort is less than one.

    Example:
        >>> from zhixing_rules import JIAOZUO_2024
        >>> from zhixing_rules.language import Days
        >>> from zhixing_rules.amendment import Reword, SetSpan
        >>> five = JIAOZUO_2024.amend(
        ...     Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)), name="five_days"
        ... )
        >>> (filing,) = compare(JIAOZUO_2024, five, effort=1000).rule("art9.filing")
        >>> move = filing.moves[0]
        >>> print(move.old.zh, "→", move.new.zh, move.witness.on)
        符合 → 违反 2024-10-29
    """
    if effort < 1:
        raise ValueError("effort 须为正整数 · effort is a positive whole number")
    select((*old.readings, *new.readings), readings)  # known to one of them at least
    sides = Sides(
        *(compile_procedure(each, calendar, select(each.readings, _of(each, readings))) for each in (old, new))
    )
    every = pairs(sides.old, sides.new)
    differing = [each for each in every if not _same(each, old, new)]
    found = [_difference(each, sides, effort) for each in differing]
    rules = tuple(each for each in found if each.parts or each.moves)
    told = {each.rule_id for each in rules}
    return Comparison(
        old=(old.id, old.hash),
        new=(new.id, new.hash),
        calendar=calendar.version,
        chosen=tuple(sorted((readings or {}).items())),
        clauses=clauses(old, new),
        readings=changed_readings(old, new),
        rules=rules,
        unchanged=tuple(dict.fromkeys(each.rule.id for each in every if each.rule.id not in told)),
    )


def _of(procedure: Procedure, readings: Mapping[str, str] | None) -> dict[str, str]:
    """The choices among the readings that a procedure has."""
    known = {reading.id for reading in procedure.readings}
    return {reading: alternative for reading, alternative in (readings or {}).items() if reading in known}


def _same(pair: Pair, old: Procedure, new: Procedure) -> bool:
    """Whether a rule is one and the same value in both, and governed from the same day."""
    if pair.old is None or pair.new is None or pair.old.rule is not pair.new.rule:
        return False
    return old.applies(pair.old.rule) == new.applies(pair.new.rule)


def _difference(pair: Pair, sides: Sides, effort: int) -> RuleDifference:
    rule, search, due = pair.rule, None, None
    if pair.moved:
        scales = Scales(pair, sides)
        search, due = Search(scales, effort), due_moves(scales)
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
        claims=claims_of(pair, moves, due) if pair.moved else (),
        searched=0 if search is None else search.searched,
        exhaustive=search is None or search.exhaustive,
    )


def _kind(pair: Pair) -> Kind:
    if pair.old is None:
        return Kind.ADDED
    if pair.new is None:
        return Kind.DROPPED
    return Kind.CHANGED if pair.moved or _by_other_readings(pair) else Kind.REWORDED


def _by_other_readings(pair: Pair) -> bool:
    return any(each.code == "other-readings" for each in parts(pair))
