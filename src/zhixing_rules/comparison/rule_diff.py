"""What two procedures say differently, clause by clause and rule by rule, in words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.comparison.expression_diff import differing, in_words
from zhixing_rules.engine import Bilingual
from zhixing_rules.language import (
    Attach,
    Define,
    Forbid,
    Note,
    Perform,
    Permit,
    Qualify,
    Recur,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence, Procedure, Rule
    from zhixing_rules.law import Citation

__all__ = [
    "ChangedClause",
    "ChangedPart",
    "ChangedReading",
    "Kind",
    "Pair",
    "changed_readings",
    "clauses",
    "pairs",
    "parts",
]


class Kind(LabelledEnum):
    """What became of a rule."""

    ADDED = "added", "新增"
    DROPPED = "dropped", "删除"
    CHANGED = "changed", "修改"
    REWORDED = "reworded", "仅文字"


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """A clause whose words differ.

    Attributes:
        citation: the clause.
        old: its words before; empty where there was none.
        new: its words now; empty where there is none.
    """

    citation: Citation
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedReading:
    """A reading whose default differs: the ids of the two alternatives, empty where the reading was not there."""

    reading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of a rule that differs.

    Attributes:
        code: which part, a stable word.
        name: what it is called.
        old: what it said; empty where there was none.
        new: what it says; empty where there is none.
    """

    code: str
    name: Bilingual
    old: Bilingual
    new: Bilingual


@dataclass(frozen=True, slots=True)
class Pair:
    """A rule before and now, with the readings decided.

    Attributes:
        rule: the rule as it is now, else as it was.
        old: what it was; ``None`` where there was none.
        new: what it is; ``None`` where there is none.
    """

    rule: Rule
    old: ResolvedRule | None
    new: ResolvedRule | None

    @property
    def moved(self) -> bool:
        """Whether the two can say different things."""
        if self.old is None or self.new is None:
            return True
        return _judging(self.old) != _judging(self.new)


def _judging(resolved: ResolvedRule) -> list[tuple[object, ...]]:
    """All that a verdict or a day depends on: no name and no other word."""
    return [
        (
            type(each.then),
            each.since,
            each.applies,
            *(value for name, value in _values(each.then) if name not in _TITLES),
        )
        for each in resolved.versions()
    ]


def clauses(old: Procedure, new: Procedure) -> tuple[ChangedClause, ...]:
    """The clauses whose words differ, in printed order."""
    before, now = (_texts(each) for each in (old, new))
    return tuple(
        ChangedClause(clause, before.get(clause, ""), now.get(clause, ""))
        for clause in dict.fromkeys((*now, *before))
        if before.get(clause) != now.get(clause)
    )


def _texts(procedure: Procedure) -> dict[Citation, str]:
    found: dict[Citation, str] = {}
    for sentence in procedure.instrument.sentences():
        found[sentence.citation] = found.get(sentence.citation, "") + sentence.text
    return found


def changed_readings(old: Procedure, new: Procedure) -> tuple[ChangedReading, ...]:
    """The readings whose default differs, or that only one of the two has."""
    before, now = ({each.id: each.default.id for each in procedure.readings} for procedure in (old, new))
    return tuple(
        ChangedReading(each, before.get(each, ""), now.get(each, ""))
        for each in dict.fromkeys((*now, *before))
        if before.get(each) != now.get(each)
    )


def pairs(old: CompiledProcedure, new: CompiledProcedure) -> tuple[Pair, ...]:
    """Every rule of the two, in the order of the new one; those that were dropped stand at the end."""
    before, now = (
        {
            (each.rule.id, each.rule.per.name): each
            for subject_rules in compiled.all_subject_rules
            for each in subject_rules.rules
        }
        for compiled in (old, new)
    )
    rules = {(rule.id, rule.per.name): rule for compiled in (old, new) for rule in compiled.procedure.rules}
    order = {(rule.id, rule.per.name): None for compiled in (new, old) for rule in compiled.procedure.rules}
    return tuple(Pair(rules[key], before.get(key), now.get(key)) for key in order)


# ------------------------------------------------------------------------------------------------ parts

_TITLES: Final = {"zh", "en", "document_zh", "document_en"}
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "kind": ("规则的种类", "kind of rule"),
    "quote": ("引文", "quote"),
    "title": ("名称", "title"),
    "paper": ("材料名称", "name of the paper"),
    "applies": ("适用条件", "when it applies"),
    "demand": ("要求", "demand"),
    "breach": ("禁止", "what is forbidden"),
    "provided": ("办理要求", "how it must be done"),
    "by": ("办理人", "who acts"),
    "to": ("以何行为为准", "the act it goes with"),
    "done": ("应办之事", "the act"),
    "after": ("起算", "what calls for it"),
    "opens": ("首日", "first day"),
    "closes": ("末日", "last day"),
    "recommended": ("条文所称期间的首日", "first day of the span the text names"),
    "last_day": ("末日当日的要求", "what holds on the last day"),
    "act": ("应办之事", "the act"),
    "since": ("何时适用修改后的规定", "when it governs as amended"),
    "period_end": ("周期", "the rounds"),
    "why": ("不作判断的理由", "why it is not judged"),
    "remedy": ("补救", "remedy"),
    "remarks": ("提示", "remarks"),
    "other-readings": ("另一解读下的内容", "what it is by another reading"),
}
_KINDS: Final[dict[type, Bilingual]] = {
    Attach: Bilingual("应有的材料或核对", "a paper or a check"),
    Define: Bilingual("定义", "a definition"),
    Forbid: Bilingual("禁止", "a prohibition"),
    Note: Bilingual("不作判断", "not judged"),
    Perform: Bilingual("应办之事", "a duty to act"),
    Permit: Bilingual("权力及其条件", "a power and its conditions"),
    Qualify: Bilingual("范围", "who or what is in scope"),
    Recur: Bilingual("定期应办之事", "a duty that comes round"),
}


def parts(pair: Pair) -> tuple[ChangedPart, ...]:
    """The parts of a rule that differ, each in words: as it is by the chosen readings, else as it is by others."""
    old, new = ({} if side is None else dict(_parts(side)) for side in (pair.old, pair.new))
    found = [_part(code, old.get(code), new.get(code)) for code in dict.fromkeys((*new, *old))]
    kept = tuple(each for each in found if each is not None)
    if kept or pair.old is None or pair.new is None:
        return kept
    written = zip(pair.old.rule.expressions(), pair.new.rule.expressions(), strict=False)
    others = (_part("other-readings", *both) for both in written)
    return tuple(each for each in others if each is not None)


def _part(code: str, old: Any, new: Any) -> ChangedPart | None:  # noqa: ANN401  any part of a rule
    if old == new:
        return None
    was, now = (in_words(old), in_words(new)) if old is None or new is None else differing(old, new)
    return ChangedPart(code, Bilingual(*_NAMES.get(code, (code, code))), was, now) if was.zh or now.zh else None


def _parts(resolved: ResolvedRule) -> Iterator[tuple[str, Any]]:
    """Every part of a rule, by its code."""
    rule, then = resolved.rule, resolved.then
    yield "kind", _KINDS[type(then)]
    yield "quote", Bilingual(*[" ".join(quote for _, quote in rule.quotes)] * 2)
    yield "title", Bilingual(then.zh, then.en)
    yield "applies", resolved.applies
    if resolved.superseded is not None:
        yield "since", resolved.since
    yield from ((name, value) for name, value in _values(then) if name not in _TITLES and value is not None)
    if paper := getattr(then, "document_zh", ""):
        yield "paper", Bilingual(paper, getattr(then, "document_en", ""))
    if rule.remedy is not None:
        yield "remedy", Bilingual(rule.remedy.zh, rule.remedy.en)
    if resolved.remarks:
        zh, en = ([getattr(each, language) for each in resolved.remarks] for language in ("zh", "en"))
        yield "remarks", Bilingual("；".join(zh), "; ".join(en))


def _values(node: Consequence | Window) -> Iterator[tuple[str, Any]]:
    """The fields of a consequence, those of its window among them."""
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, Window):
            yield from _values(value)
        elif each.name == "why_zh":
            yield "why", Bilingual(value, getattr(node, "why_en", ""))
        elif each.name != "why_en":
            yield each.name, value
