"""Amendments: changes to a procedure as values, and the procedure that they make.

An amendment changes words and rules together: `Reword` changes the instrument, so that every quote still proves itself
against the words as amended; the other changes alter the rules. What cannot be made as it stands is refused with all
reasons. The procedure amended stays as it was.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from zhixing_rules.amendment.changes import (
    AddItem,
    AddRule,
    ChooseReading,
    Commence,
    DropDocument,
    DropRule,
    ReplaceRule,
    RequireDocument,
    Reword,
    SetSpan,
    SetTrigger,
    Transition,
)
from zhixing_rules.amendment.documents import document_rule_like, requires_document
from zhixing_rules.amendment.lookup import clause_named
from zhixing_rules.amendment.transition import changed_recurrences, in_transition
from zhixing_rules.amendment.triggers import set_trigger
from zhixing_rules.errors import AmendmentRefused, CitationError, Problem, RuleDefect
from zhixing_rules.language.consequence import Consequence
from zhixing_rules.language.expression import Chosen, Shifted
from zhixing_rules.language.lineage import Amended
from zhixing_rules.language.moments import ChosenMoment, Named
from zhixing_rules.language.procedure import Procedure, UncheckedProcedure
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.span import Days, Months, WeekDays, WorkingDays
from zhixing_rules.language.substitution import rewritten
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.law.numerals import to_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhixing_rules.language.lineage import Change
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.span import Span
    from zhixing_rules.law import Citation

__all__ = ["amended"]


_UNITS: Final[dict[type, tuple[str, ...]]] = {
    Days: ("日", "天"),
    WorkingDays: ("个工作日",),
    WeekDays: ("个工作日",),
    Months: ("个月",),
}


_ENGLISH: Final[dict[type, str]] = {
    Days: "days",
    WorkingDays: "working days",
    WeekDays: "weekdays",
    Months: "months",
}
_NUMBERS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

N = TypeVar("N", Named, Consequence)


def amended(procedure: Procedure, changes: Sequence[Change], *, name: str) -> Procedure:
    """The procedure with changes made in order. See `Procedure.amend`."""
    problems = [*_contradicting(changes)]
    made: Procedure = UncheckedProcedure.of(procedure)
    for number, change in enumerate(changes):
        try:
            made = _MADE[type(change)](made, change)
        except (RuleDefect, LookupError, ValueError) as refused:
            problems.append(_problem(number, change, str(refused)))
    problems += _still_saying(made, changes)
    before = set(procedure.unproven())
    problems += [
        Problem("", "unquoted", f"引文不在修改后的条文中：{each}", f"does not stand in the words as amended: {each}")
        for each in made.unproven()
        if each not in before
    ]
    unmade = bool(problems)
    commence = [(number, change) for number, change in enumerate(changes) if isinstance(change, Commence)]
    problems += [
        problem for number, _ in commence for problem in _not_in_transition(procedure, made, number, unmade=unmade)
    ]
    if problems:
        raise AmendmentRefused(problems)
    for _, change in commence:
        made = in_transition(procedure, made, change)
    step = Amended(procedure.id, procedure.hash, tuple(changes))
    return UncheckedProcedure.of(made, id=name, lineage=(*procedure.lineage, step)).checked()


def _problem(number: int, change: Change, why: str) -> Problem:
    kind = type(change).__name__
    zh, _, en = why.partition(" · ")
    return Problem(f"/changes/{number}", "cannot_be_made", f"{kind}：{zh}", f"{kind}: {en or zh}")


def _not_in_transition(old: Procedure, new: Procedure, number: int, *, unmade: bool) -> Iterator[Problem]:
    """What an amendment changes that cannot be of the old law for some acts and of the new for others."""
    place = f"/changes/{number}"
    if not unmade and new.rules == old.rules and new.commencement is old.commencement:
        yield Problem(place, "nothing_commences", "没有规则被修改", "no rule is changed")
    for rule_id in changed_recurrences(old, new):
        zh = f"{rule_id} 是定期义务，一轮之内不能分新旧：请另作一份修改案，不写施行日"
        en = f"{rule_id} comes round, and a round has one law: amend it apart, without a commencement"
        yield Problem(place, "recurrence", zh, en)
    if new.commencement is not old.commencement:
        zh, en = "规程自身的施行日也改了，不能再分新旧", "the commencement of the procedure itself is changed"
        yield Problem(place, "commencement", zh, en)


def _contradicting(changes: Sequence[Change]) -> list[Problem]:
    """Changes of one and the same thing, or of a rule that another takes away: which is meant cannot be told."""
    keys = [_key(change) for change in changes]
    counts = Counter(keys)
    gone = {change.rule for change in changes if isinstance(change, DropRule | DropDocument)}
    gone |= {change.rule.id for change in changes if isinstance(change, ReplaceRule)}
    retimed = {change.rule for change in changes if isinstance(change, SetSpan | SetTrigger)}
    both = {("rule", each) for each in gone & retimed}
    return [
        Problem(f"/changes/{number}", "contradicts", "与另一处修改针对同一事项", "changes the same thing as another")
        for number, (change, key) in enumerate(zip(changes, keys, strict=True))
        if counts[key] > 1
        or key in both
        or (isinstance(change, SetSpan | SetTrigger) and ("rule", change.rule) in both)
    ]


def _key(change: Change) -> tuple[str, ...]:  # noqa: PLR0911  one case a change
    match change:
        case Reword():
            return ("words", change.clause, change.old)
        case AddItem():
            return ("item", change.clause, change.words)
        case SetSpan():
            return ("span", change.rule, str(change.old))
        case SetTrigger():
            return ("trigger", change.rule, change.old)
        case ChooseReading():
            return ("reading", change.reading)
        case DropRule() | DropDocument() | RequireDocument():
            return ("rule", change.rule)
        case AddRule() | ReplaceRule():
            return ("rule", change.rule.id)
        case Commence():
            return ("commence",)
        case _:
            return (type(change).__name__,)


def _still_saying(made: Procedure, changes: Sequence[Change]) -> list[Problem]:
    """Spans that were changed while the words still name the old number: the text must be amended too."""
    found = []
    for number, change in enumerate(changes):
        if not isinstance(change, SetSpan):
            continue
        old = [to_chinese(change.old.count) + unit for unit in _UNITS[type(change.old)]]
        quotes = [quote for rule in made.rules if rule.id == change.rule for _, quote in rule.quotes]
        if said := [words for words in old for quote in quotes if words in quote]:
            zh = f"规则的引文仍说“{said[0]}”：请同时修改条文（Reword）"
            en = f"the rule still quotes {said[0]}: amend the words too (Reword)"
            found.append(Problem(f"/changes/{number}", "words_unchanged", zh, en))
    return found


# ------------------------------------------------------------------------------------------------ each change


def _reword(procedure: Procedure, change: Reword) -> Procedure:
    instrument = procedure.instrument
    if change.old == change.new or not change.new:
        raise ValueError("新旧文字须不同且不为空 · the new words must differ from the old, and there must be some")
    clause = clause_named(instrument, change.clause)
    try:
        words = instrument.reworded(clause, change.old, change.new)
    except CitationError:
        raise ValueError("旧文字须在该条中出现且只出现一次 · the old words must stand in the clause once") from None

    def in_clause(cite: Citation) -> bool:
        return change.old in instrument.text(cite) and change.old not in words.text(cite)

    def requoted(rule: Rule) -> Rule:
        if rule.words is not None:  # it quotes an instrument that is no longer in force
            return rule
        quotes = [
            (cite, quote.replace(change.old, change.new) if in_clause(cite) else quote) for cite, quote in rule.quotes
        ]
        return rule if quotes == list(rule.quotes) else replace(rule, quote=quotes[0][1], also=tuple(quotes[1:]))

    return replace(procedure, instrument=words, rules=tuple(requoted(rule) for rule in procedure.rules))


def _add_item(procedure: Procedure, change: AddItem) -> Procedure:
    instrument = procedure.instrument
    if not change.words.strip():
        raise ValueError("须有文字 · there must be words")
    try:
        longer = instrument.with_item(clause_named(instrument, change.clause), change.words)
    except CitationError:
        raise LookupError("须指明款 · name the paragraph whose list it is") from None
    return replace(procedure, instrument=longer)


def _set_span(procedure: Procedure, change: SetSpan) -> Procedure:
    periods = {
        part
        for rule in procedure.rule(change.rule)
        for whole in rule.expressions()
        for part in parts_of(whole)
        if isinstance(part, Shifted) and part.span == change.old
    }
    if not periods:
        raise ValueError(f"该规则没有这一期间 · the rule has no period of {change.old.count} {change.old.en}")

    def swap(part: object) -> object:
        if isinstance(part, Shifted) and part in periods:
            return replace(part, span=change.new)
        if isinstance(part, Named) and not periods.isdisjoint(parts_of(part)):
            return _renumbered(part, change)
        return part

    made = _everywhere(procedure, swap)
    return replace(
        made,
        rules=tuple(
            new if new is old else replace(new, then=_renumbered(new.then, change))
            for new, old in zip(made.rules, procedure.rules, strict=True)
        ),
    )


def _renumbered(named: N, change: SetSpan) -> N:
    """What has a name in both languages, with the new number of a period in place of the old in its name."""
    zh, en = str(named.zh), str(named.en)
    for unit in _UNITS[type(change.old)]:
        zh = zh.replace(to_chinese(change.old.count) + unit, _in_chinese(change.new))
    old, new = (f"{_in_english(each.count)} {_ENGLISH[type(each)]}" for each in (change.old, change.new))
    return replace(named, zh=zh, en=en.replace(old, new))


def _in_chinese(span: Span) -> str:
    return to_chinese(span.count) + _UNITS[type(span)][0]


def _in_english(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _choose(procedure: Procedure, change: ChooseReading) -> Procedure:
    known = {reading.id: reading for reading in procedure.readings}
    if change.reading not in known:
        raise LookupError(f"没有这一解读 · no such reading; known: {', '.join(sorted(known))}")
    old, new = known[change.reading], known[change.reading].with_default(change.alternative)

    def swap(part: object) -> object:
        if isinstance(part, Reading):
            return new if part == old else part
        if isinstance(part, Chosen | ChosenMoment) and part.reading == old:
            return replace(part, reading=new)
        return part

    made = _everywhere(procedure, swap)
    return replace(made, readings=tuple(new if each == old else each for each in made.readings))


def _drop(procedure: Procedure, change: DropRule) -> Procedure:
    dropped = procedure.rule(change.rule)
    return replace(procedure, rules=tuple(rule for rule in procedure.rules if rule not in dropped))


def _drop_document(procedure: Procedure, change: DropDocument) -> Procedure:
    if not all(requires_document(rule) for rule in procedure.rule(change.rule)):
        raise ValueError("该规则要求的不是材料：请用 DropRule · the rule asks for no paper: use DropRule")
    return _drop(procedure, DropRule(change.rule))


def _require(procedure: Procedure, change: RequireDocument) -> Procedure:
    return _add(procedure, AddRule(document_rule_like(procedure, change)))


def _add(procedure: Procedure, change: AddRule) -> Procedure:
    rule = change.rule
    _check_references(procedure, rule)
    if any((each.id, each.per) == (rule.id, rule.per) for each in procedure.rules):
        raise ValueError(f"已有规则 {rule.id}：请用 ReplaceRule · there is one: use ReplaceRule")
    places = [place for place, each in enumerate(procedure.rules, start=1) if each.cite.article == rule.cite.article]
    place = max(places, default=len(procedure.rules))
    return replace(procedure, rules=(*procedure.rules[:place], rule, *procedure.rules[place:]))


def _replace(procedure: Procedure, change: ReplaceRule) -> Procedure:
    rule = change.rule
    _check_references(procedure, rule)
    if not any(each.per is rule.per for each in procedure.rule(rule.id)):
        raise ValueError(f"规则 {rule.id} 不针对这一对象 · no rule of that id for this subject")
    same = [(each.id, each.per) == (rule.id, rule.per) for each in procedure.rules]
    rules = tuple(_succeeding(each, rule) if is_it else each for each, is_it in zip(procedure.rules, same, strict=True))
    return replace(procedure, rules=rules)


def _check_references(procedure: Procedure, rule: Rule) -> None:
    """Refuse a rule that speaks of what the procedure has not: a record of another kind, a reading of its own."""
    if rule.per.chain[0] not in procedure.roots:
        raise RuleDefect(f"规则 {rule.id} 所针对的记录不属于本规程 · its subject stands in no record of the procedure")
    if strangers := [each.id for each in rule.readings if each not in procedure.readings]:
        listed = "、".join(strangers)
        raise RuleDefect(
            f"规则 {rule.id} 的解读与规程所列不同：{listed} · readings not as the procedure lists them: {listed}"
        )


def _succeeding(old: Rule, new: Rule) -> Rule:
    """A rule in place of another: what an earlier amendment left to the old law stays left to it."""
    return new if old.superseded is None or new.superseded is not None else replace(new, superseded=old.superseded)


def _commence(procedure: Procedure, change: Commence) -> Procedure:
    """Nothing by itself: the other changes are in transition once all of them are made."""
    if type(change.day) is not date or change.acts not in set(Transition):
        raise ValueError("须有施行日和新旧衔接办法 · give a day and one of the transitions")
    return procedure


def _everywhere(procedure: Procedure, swap: Callable[[object], object]) -> Procedure:
    rules, commencement = rewritten((procedure.rules, procedure.commencement), swap)
    return replace(procedure, rules=rules, commencement=commencement)


_MADE: Final[dict[type, Callable[[Procedure, object], Procedure]]] = {
    Reword: _reword,  # type: ignore[dict-item]  # each is called with its own kind of change
    AddItem: _add_item,  # type: ignore[dict-item]  # as above
    SetSpan: _set_span,  # type: ignore[dict-item]  # as above
    SetTrigger: set_trigger,  # type: ignore[dict-item]  # as above
    RequireDocument: _require,  # type: ignore[dict-item]  # as above
    DropDocument: _drop_document,  # type: ignore[dict-item]  # as above
    ChooseReading: _choose,  # type: ignore[dict-item]  # as above
    DropRule: _drop,  # type: ignore[dict-item]  # as above
    AddRule: _add,  # type: ignore[dict-item]  # as above
    ReplaceRule: _replace,  # type: ignore[dict-item]  # as above
    Commence: _commence,  # type: ignore[dict-item]  # as above
}
