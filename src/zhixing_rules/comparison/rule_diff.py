"""Differences between two procedures, by clause, reading and rule, described in both languages."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
from zhixing_rules.comparison.expression_diff import differing, in_words
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
    """How a rule changed."""

    ADDED = "added", "新增"
    DROPPED = "dropped", "删除"
    CHANGED = "changed", "修改"
    REWORDED = "reworded", "仅文字修改"


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """A clause whose text differs.

    Attributes:
        citation: the clause.
        old: its old text; empty if it did not exist.
        new: its new text; empty if it no longer exists.
    """

    citation: Citation
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedReading:
    """A reading whose default differs.

    Attributes:
        reading: id of the reading.
        old: id of the old default alternative; empty if the reading did not exist.
        new: id of the new default alternative; empty if the reading no longer exists.
    """

    reading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of a rule that differs.

    Attributes:
        code: stable id of the part.
        name: name of the part.
        old: description of the old part; empty if it did not exist.
        new: description of the new part; empty if it no longer exists.
    """

    code: str
    name: Bilingual
    old: Bilingual
    new: Bilingual


@dataclass(frozen=True, slots=True)
class Pair:
    """The old and new version of a rule, with the readings resolved.

    Attributes:
        rule: the new rule, or the old one if it was dropped.
        old: the old version; ``None`` if the rule was added.
        new: the new version; ``None`` if the rule was dropped.
    """

    rule: Rule
    old: ResolvedRule | None
    new: ResolvedRule | None

    @property
    def can_differ(self) -> bool:
        """Whether the two versions can give different verdicts or due days."""
        if self.old is None or self.new is None:
            return True
        return _judged_values(self.old) != _judged_values(self.new)


def _judged_values(resolved: ResolvedRule) -> list[tuple[object, ...]]:
    """Return every value that a verdict or a due day depends on; names and texts are left out."""
    return [
        (
            type(each.then),
            each.since,
            each.applies,
            each.rule.capped,
            *(value for name, value in _values(each.then) if name not in _TITLES),
        )
        for each in resolved.versions()
    ]


def clauses(old: Procedure, new: Procedure) -> tuple[ChangedClause, ...]:
    """Return the clauses whose text differs, in printed order."""
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
    """Return the readings whose default differs, and those that only one procedure has."""
    before, now = ({each.id: each.default.id for each in procedure.readings} for procedure in (old, new))
    return tuple(
        ChangedReading(each, before.get(each, ""), now.get(each, ""))
        for each in dict.fromkeys((*now, *before))
        if before.get(each) != now.get(each)
    )


def pairs(old: CompiledProcedure, new: CompiledProcedure) -> tuple[Pair, ...]:
    """Return every rule of both procedures in the order of the new one; dropped rules come last."""
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
_NAMES: Final[dict[str, Bilingual]] = {
    "kind": Bilingual("规则的种类", "kind of rule"),
    "quote": Bilingual("引文", "quote"),
    "title": Bilingual("名称", "title"),
    "document": Bilingual("材料名称", "document name"),
    "applies": Bilingual("适用条件", "when it applies"),
    "demand": Bilingual("要求", "demand"),
    "breach": Bilingual("禁止", "what is forbidden"),
    "provided": Bilingual("办理要求", "how it must be done"),
    "by": Bilingual("办理人", "who acts"),
    "to": Bilingual("所附行为", "the act it accompanies"),
    "done": Bilingual("应办事项", "the act"),
    "after": Bilingual("起算日", "trigger day"),
    "opens": Bilingual("首日", "first day"),
    "closes": Bilingual("末日", "last day"),
    "recommended": Bilingual("条文所称期间的首日", "first day of the period named in the text"),
    "safe": Bilingual("稳妥日", "safe day"),
    "last_day": Bilingual("末日当日的要求", "condition on the last day"),
    "act": Bilingual("应办事项", "the act"),
    "since": Bilingual("何时适用修改后的规定", "when the amended version applies"),
    "period_end": Bilingual("周期", "recurrence period"),
    "why": Bilingual("不作判断的理由", "why it is not judged"),
    "days": Bilingual("所列日期", "days that it names"),
    "cap": Bilingual("结论上限", "the worst verdict"),
    "remedy": Bilingual("补救", "remedy"),
    "remarks": Bilingual("提示", "remarks"),
    "other-readings": Bilingual("另一解读下的内容", "content under another reading"),
}
_KINDS: Final[dict[type, Bilingual]] = {
    Attach: Bilingual("应有的材料或核对", "a document or a check"),
    Define: Bilingual("定义", "a definition"),
    Forbid: Bilingual("禁止", "a prohibition"),
    Note: Bilingual("不作判断", "not judged"),
    Perform: Bilingual("应办事项", "a duty to act"),
    Permit: Bilingual("权力及其条件", "a power and its conditions"),
    Qualify: Bilingual("范围", "who or what is in scope"),
    Recur: Bilingual("定期应办事项", "a recurring duty"),
}


def parts(pair: Pair) -> tuple[ChangedPart, ...]:
    """Return the parts of a rule that differ under the chosen readings, or, if none does, under other readings."""
    old, new = ({} if side is None else dict(_parts(side)) for side in (pair.old, pair.new))
    compared = [_part(code, old.get(code), new.get(code)) for code in dict.fromkeys((*new, *old))]
    changed = tuple(each for each in compared if each is not None)
    if changed or pair.old is None or pair.new is None:
        return changed
    written = zip(pair.old.rule.expressions(), pair.new.rule.expressions(), strict=False)
    others = (_part("other-readings", *both) for both in written)
    return tuple(each for each in others if each is not None)


def _part(code: str, old: Any, new: Any) -> ChangedPart | None:  # noqa: ANN401  any part of a rule
    if old == new:
        return None
    was, now = (in_words(old), in_words(new)) if old is None or new is None else differing(old, new)
    return ChangedPart(code, _NAMES.get(code, Bilingual(code, code)), was, now) if was.zh or now.zh else None


def _parts(resolved: ResolvedRule) -> Iterator[tuple[str, Any]]:
    """Yield every part of a rule with its code."""
    rule, then = resolved.rule, resolved.then
    yield "kind", _KINDS[type(then)]
    yield "quote", Bilingual(*[" ".join(quote for _, quote in rule.quotes)] * 2)
    yield "title", Bilingual(then.zh, then.en)
    yield "applies", resolved.applies
    if resolved.superseded is not None:
        yield "since", resolved.since
    yield from ((name, value) for name, value in _values(then) if name not in _TITLES and value is not None)
    if document_zh := getattr(then, "document_zh", ""):
        yield "document", Bilingual(document_zh, getattr(then, "document_en", ""))
    if rule.capped:
        yield "cap", Bilingual("须人工判断", "a person must judge")
    if rule.remedy is not None:
        yield "remedy", Bilingual(rule.remedy.zh, rule.remedy.en)
    if resolved.remarks:
        zh, en = ([getattr(each, language) for each in resolved.remarks] for language in ("zh", "en"))
        yield "remarks", Bilingual("；".join(zh), "; ".join(en))


def _values(node: Consequence | Window) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a consequence, including those of its window."""
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, Window):
            yield from _values(value)
        elif each.name == "why_zh":
            yield "why", Bilingual(value, getattr(node, "why_en", ""))
        elif isinstance(node, Note) and each.name == "days":
            if node.days:
                yield "days", Bilingual("；".join(day.zh for day in node.days), "; ".join(day.en for day in node.days))
        elif each.name != "why_en":
            yield each.name, value
