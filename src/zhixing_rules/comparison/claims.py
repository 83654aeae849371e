"""What is claimed of a change for all cases, and whether it is so: proved, refuted by a case, or not decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules._enums import LabelledEnum
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

__all__ = ["Claim", "Grounds", "Standing", "claims_of"]


class Standing(LabelledEnum):
    """Whether a claim holds."""

    PROVED = "proved", "已证"
    REFUTED = "refuted", "不成立"
    UNDECIDED = "undecided", "未决"


class Grounds(LabelledEnum):
    """How it is known."""

    FORM = "form", "由规则的写法"
    ENUMERATION = "enumeration", "穷举各种情形"
    SOLVER = "solver", "由求解器"
    WITNESS = "witness", "由实例"
    SEARCH = "search", "搜索未见反例，亦未得证"
    NO_SOLVER = "no_solver", "搜索未见反例；未安装求解器（zhixing-rules[prove]）"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about a changed rule, for every case whose facts are all known.

    Attributes:
        id: which claim, a stable word.
        zh: what it says, in Chinese.
        en: the same in English.
        standing: whether it holds.
        grounds: how that is known.
        witness: the case that refutes it; ``None`` where none does.
    """

    id: str
    zh: str
    en: str
    standing: Standing
    grounds: Grounds
    witness: Witness | None = None


_SAYS: Final = {
    "scope-not-narrowed": ("原来适用的，现在都适用", "where it applied, it applies now"),
    "scope-not-widened": ("现在适用的，原来都适用", "where it applies now, it applied before"),
    "due-not-earlier": ("期限从不缩短", "no deadline becomes shorter"),
    "due-not-later": ("期限从不延长", "no deadline becomes longer"),
}

_SPEAKS: Final = {Verdict.PASS, Verdict.FAIL, Verdict.PENDING}
"""The verdicts of a rule that applies for certain."""


def claims_of(pair: Pair, moves: tuple[Move, ...], due: DueMoves | None) -> tuple[Claim, ...]:
    """The claims about a rule that was changed; none about one that was added or dropped."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        return ()
    return (*_of_scope(old, new, moves), *_of_days(old, new, due))


def _of_scope(old: ResolvedRule, new: ResolvedRule, moves: tuple[Move, ...]) -> Iterator[Claim]:
    out = Verdict.NOT_APPLICABLE
    left = next((each.witness for each in moves if each.old in _SPEAKS and each.new is out), None)
    entered = next((each.witness for each in moves if each.old is out and each.new in _SPEAKS), None)
    yield _claim("scope-not-narrowed", left, _entailed(applies(old), applies(new)))
    yield _claim("scope-not-widened", entered, _entailed(applies(new), applies(old)))


def _of_days(old: ResolvedRule, new: ResolvedRule, due: DueMoves | None) -> Iterator[Claim]:
    was, now = last_day(old), last_day(new)
    if was is None or now is None:
        return
    earlier = None if due is None or due.earlier is None else due.witness
    later = None if due is None or due.later is None else due.witness
    given = all_of(applies(old), applies(new))
    yield _claim("due-not-earlier", earlier, _ordered(now, was, given))
    yield _claim("due-not-later", later, _ordered(was, now, given))


def _entailed(one: Condition, other: Condition) -> Grounds:
    if one == other:
        return Grounds.FORM
    if entails(one, other):
        return Grounds.ENUMERATION
    solving = solver()
    if solving is None:
        return Grounds.NO_SOLVER
    return Grounds.SOLVER if solving.entails(one, other) else Grounds.SEARCH


def _ordered(later: Moment, earlier: Moment, given: Condition) -> Grounds:
    if never_before(later, earlier):
        return Grounds.FORM
    solving = solver()
    if solving is None:
        return Grounds.NO_SOLVER
    return Grounds.SOLVER if solving.never_before(later, earlier, given) else Grounds.SEARCH


def _claim(name: str, witness: Witness | None, grounds: Grounds) -> Claim:
    """A claim by what was found: a case against it, or the grounds for it."""
    zh, en = _SAYS[name]
    if witness is not None:
        return Claim(name, zh, en, Standing.REFUTED, Grounds.WITNESS, witness)
    open_ = grounds in {Grounds.SEARCH, Grounds.NO_SOLVER}
    return Claim(name, zh, en, Standing.UNDECIDED if open_ else Standing.PROVED, grounds)
