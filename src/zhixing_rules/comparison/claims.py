"""Claims about a changed rule that concern every case: proved, refuted by a case, or undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
from zhixing_rules.comparison.effective_rule import applies, last_day
from zhixing_rules.comparison.entailment import entails
from zhixing_rules.comparison.ordering import never_before
from zhixing_rules.comparison.smt import solver
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.comparison.due_shift import DueMoves
    from zhixing_rules.comparison.rule_diff import Pair
    from zhixing_rules.comparison.witness import Move, Witness
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Moment

__all__ = ["Claim", "ClaimStatus", "Grounds", "claims_of"]


class ClaimStatus(LabelledEnum):
    """Whether a claim holds."""

    PROVED = "proved", "已证明"
    REFUTED = "refuted", "不成立"
    UNDECIDED = "undecided", "未能判定"


class Grounds(LabelledEnum):
    """What the status of a claim is based on."""

    FORM = "form", "由规则结构得出"
    ENUMERATION = "enumeration", "由穷举得出"
    SOLVER = "solver", "由求解器得出"
    WITNESS = "witness", "有反例"
    SEARCH = "search", "经搜索未见反例，亦未得到证明"
    NO_SOLVER = "no_solver", "经搜索未见反例；未安装求解器（zhixing-rules[prove]）"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about a changed rule, for every case whose facts are all recorded.

    Attributes:
        id: stable id of the claim.
        zh: the claim in Chinese.
        en: the claim in English.
        status: whether it holds.
        grounds: what the status is based on.
        witness: the case that refutes the claim; ``None`` unless it is refuted.
    """

    id: str
    zh: str
    en: str
    status: ClaimStatus
    grounds: Grounds
    witness: Witness | None = None


_TEXTS: Final = {
    "scope-not-narrowed": ("原适用的案件，现仍适用", "every case in scope before is still in scope"),
    "scope-not-widened": ("现适用的案件，原已适用", "every case in scope now was in scope before"),
    "due-not-earlier": ("期限均不缩短", "no deadline becomes shorter"),
    "due-not-later": ("期限均不延长", "no deadline becomes longer"),
}

_APPLICABLE: Final = {Verdict.PASS, Verdict.FAIL, Verdict.PENDING}
"""The verdicts that only a rule that certainly applies can give."""


def claims_of(pair: Pair, moves: tuple[Move, ...], due: DueMoves | None) -> tuple[Claim, ...]:
    """Return the claims about a changed rule.

    Args:
        pair: the rule before and after the change.
        moves: the changes of verdict that the search found.
        due: how far its due day moves; ``None`` if it does not.

    Returns:
        The claims; empty if the rule was added or dropped.
    """
    old, new = pair.old, pair.new
    if old is None or new is None:
        return ()
    return (*_of_scope(old, new, moves), *_of_days(old, new, due))


def _of_scope(old: ResolvedRule, new: ResolvedRule, moves: tuple[Move, ...]) -> Iterator[Claim]:
    out = Verdict.NOT_APPLICABLE
    left_scope = next((each.witness for each in moves if each.old in _APPLICABLE and each.new is out), None)
    entered_scope = next((each.witness for each in moves if each.old is out and each.new in _APPLICABLE), None)
    yield _claim("scope-not-narrowed", left_scope, _entailed(applies(old), applies(new)))
    yield _claim("scope-not-widened", entered_scope, _entailed(applies(new), applies(old)))


def _of_days(old: ResolvedRule, new: ResolvedRule, due: DueMoves | None) -> Iterator[Claim]:
    was, now = last_day(old), last_day(new)
    if was is None or now is None:
        return
    earlier = None if due is None or due.earlier is None else due.witness
    later = None if due is None or due.later is None else due.witness
    applies_in_both = all_of(applies(old), applies(new))
    yield _claim("due-not-earlier", earlier, _ordered(now, was, applies_in_both))
    yield _claim("due-not-later", later, _ordered(was, now, applies_in_both))


def _entailed(one: Condition, other: Condition) -> Grounds:
    if one == other:
        return Grounds.FORM
    if entails(one, other):
        return Grounds.ENUMERATION
    z3_solver = solver()
    if z3_solver is None:
        return Grounds.NO_SOLVER
    return Grounds.SOLVER if z3_solver.entails(one, other) else Grounds.SEARCH


def _ordered(later: Moment, earlier: Moment, applies_in_both: Condition) -> Grounds:
    if never_before(later, earlier):
        return Grounds.FORM
    z3_solver = solver()
    if z3_solver is None:
        return Grounds.NO_SOLVER
    return Grounds.SOLVER if z3_solver.never_before(later, earlier, applies_in_both) else Grounds.SEARCH


def _claim(name: str, witness: Witness | None, grounds: Grounds) -> Claim:
    """Return the claim: refuted by the witness if there is one, else with the status that the grounds allow."""
    zh, en = _TEXTS[name]
    if witness is not None:
        return Claim(name, zh, en, ClaimStatus.REFUTED, Grounds.WITNESS, witness)
    open_ = grounds in {Grounds.SEARCH, Grounds.NO_SOLVER}
    return Claim(name, zh, en, ClaimStatus.UNDECIDED if open_ else ClaimStatus.PROVED, grounds)
