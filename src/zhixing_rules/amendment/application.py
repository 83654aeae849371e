"""Application of an amendment to a procedure.

An amendment changes text and rules together: `Reword` and `AddItem` change the instrument, the other changes change the
rules, and every quote must be in the amended text. Changes that cannot be applied are refused with all reasons. The
original procedure is not changed.
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
from zhixing_rules.amendment.documents import derive_document_rule, requires_document
from zhixing_rules.amendment.lookup import find_clause
from zhixing_rules.amendment.transition import add_transition, changed_recurrences
from zhixing_rules.amendment.triggers import set_trigger
from zhixing_rules.errors import AmendmentRefused, CitationError, Problem, RuleDefect
from zhixing_rules.language.consequence import Consequence
from zhixing_rules.language.expression import Chosen, Shifted
from zhixing_rules.language.lineage import AmendmentStep
from zhixing_rules.language.moments import ChosenMoment, Named
from zhixing_rules.language.procedure import Procedure, UncheckedProcedure
from zhixing_rules.language.procedure_checks import norm_defects
from zhixing_rules.language.quoted_periods import CHINESE_UNITS, number_problems, span_in_chinese, span_in_english
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.substitution import substitute
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.law.numerals import to_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhixing_rules.language.lineage import Change
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.law import Citation

__all__ = ["apply_changes"]


N = TypeVar("N", Named, Consequence)


def apply_changes(procedure: Procedure, changes: Sequence[Change], *, name: str) -> Procedure:
    """Return the procedure with changes applied in order. See `Procedure.amend`.

    Args:
        procedure: the procedure to amend; it is not changed.
        changes: the changes, in order.
        name: the id of the new procedure.

    Returns:
        The new procedure.

    Raises:
        AmendmentRefused: the changes cannot be applied; lists every reason.
    """
    problems = [*_contradictions(changes)]
    changed: Procedure = UncheckedProcedure.of(procedure)
    for number, change in enumerate(changes):
        try:
            changed = _APPLY[type(change)](changed, change)
        except (RuleDefect, LookupError, ValueError) as error:
            problems.append(_problem(number, change, str(error)))
    problems += _outdated_quotes(changed, changes)
    earlier_problems = set(procedure.quote_problems())
    problems += [
        Problem("", "unquoted", f"引文不在修改后的条文中：{each}", f"the quote is not in the amended text: {each}")
        for each in changed.quote_problems()
        if each not in earlier_problems
    ]
    if not any(problem.code == "words_unchanged" for problem in problems):  # it says the same, with the change
        problems += [Problem("", "number_differs", *each.split(" · ", 1)) for each in number_problems(changed.rules)]
    problems += [Problem("", "incomplete_rule", each.zh, each.en) for each in norm_defects(changed.rules)]
    has_failed = bool(problems)
    commence = [(number, change) for number, change in enumerate(changes) if isinstance(change, Commence)]
    problems += [
        problem
        for number, _ in commence
        for problem in _transition_problems(procedure, changed, number, has_failed=has_failed)
    ]
    if problems:
        raise AmendmentRefused(problems)
    for _, change in commence:
        changed = add_transition(procedure, changed, change)
    step = AmendmentStep(procedure.id, procedure.hash, tuple(changes))
    return UncheckedProcedure.of(changed, id=name, lineage=(*procedure.lineage, step)).checked()


def _problem(number: int, change: Change, reason: str) -> Problem:
    kind = type(change).__name__
    zh, _, en = reason.partition(" · ")
    return Problem(f"/changes/{number}", "cannot_be_made", f"{kind}：{zh}", f"{kind}: {en or zh}")


def _transition_problems(old: Procedure, new: Procedure, number: int, *, has_failed: bool) -> Iterator[Problem]:
    """Yield the changes that cannot apply in the superseded version to some acts and in the new version to others."""
    place = f"/changes/{number}"
    if not has_failed and new.rules == old.rules and new.commencement is old.commencement:
        yield Problem(place, "nothing_commences", "没有规则被修改", "no rule is changed")
    for rule_id in changed_recurrences(old, new):
        zh = f"{rule_id} 是定期义务，同一期内不能分新旧：请另作一份修改案，不写施行日"
        en = f"{rule_id} is a recurring duty, and a period has one version: amend it separately, without a Commence"
        yield Problem(place, "recurrence", zh, en)
    if new.commencement is not old.commencement:
        zh = "规程自身的施行日也改了，不能再分新旧"
        en = "the commencement of the procedure itself is changed, so that no transition is possible"
        yield Problem(place, "commencement", zh, en)


def _contradictions(changes: Sequence[Change]) -> list[Problem]:
    """Find changes of the same thing, and changes of a rule that another change removes or replaces."""
    keys = [_key(change) for change in changes]
    counts = Counter(keys)
    removed = {change.rule for change in changes if isinstance(change, DropRule | DropDocument)}
    removed |= {change.rule.id for change in changes if isinstance(change, ReplaceRule)}
    retimed = {change.rule for change in changes if isinstance(change, SetSpan | SetTrigger)}
    both = {("rule", each) for each in removed & retimed}
    return [
        Problem(
            f"/changes/{number}", "contradicts", "与另一处修改针对同一事项", "another change concerns the same thing"
        )
        for number, (change, key) in enumerate(zip(changes, keys, strict=True))
        if counts[key] > 1
        or key in both
        or (isinstance(change, SetSpan | SetTrigger) and ("rule", change.rule) in both)
    ]


def _key(change: Change) -> tuple[str, ...]:  # noqa: PLR0911  one case per kind of change
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


def _outdated_quotes(changed: Procedure, changes: Sequence[Change]) -> list[Problem]:
    """Find changed spans whose rule still quotes the old number: the text must be amended as well."""
    problems = []
    for number, change in enumerate(changes):
        if not isinstance(change, SetSpan):
            continue
        old = [to_chinese(change.old.count) + unit for unit in CHINESE_UNITS[type(change.old)]]
        quotes = [quote for rule in changed.rules if rule.id == change.rule for _, quote in rule.quotes]
        if matches := [words for words in old for quote in quotes if words in quote]:
            zh = f"规则的引文仍为“{matches[0]}”：请同时修改条文（Reword）"
            en = f"the rule still quotes {matches[0]}: amend the text as well (Reword)"
            problems.append(Problem(f"/changes/{number}", "words_unchanged", zh, en))
    return problems


# ------------------------------------------------------------------------------------------------ each change


def _reword(procedure: Procedure, change: Reword) -> Procedure:
    instrument = procedure.instrument
    if change.old == change.new or not change.new:
        raise ValueError("新旧文字须不同且不为空 · the new words must not be empty or equal to the old words")
    clause = find_clause(instrument, change.clause)
    try:
        amended = instrument.reword(clause, change.old, change.new)
    except CitationError:
        raise ValueError(
            "旧文字须在该条中出现且只出现一次 · the old words must occur in the clause exactly once"
        ) from None

    def in_clause(cite: Citation) -> bool:
        return change.old in instrument.text(cite) and change.old not in amended.text(cite)

    def with_new_quotes(rule: Rule) -> Rule:
        if rule.quoted_instrument is not None:  # the rule quotes an earlier instrument
            return rule
        quotes = [
            (cite, quote.replace(change.old, change.new) if in_clause(cite) else quote) for cite, quote in rule.quotes
        ]
        return rule if quotes == list(rule.quotes) else replace(rule, quote=quotes[0][1], also=tuple(quotes[1:]))

    return replace(procedure, instrument=amended, rules=tuple(with_new_quotes(rule) for rule in procedure.rules))


def _add_item(procedure: Procedure, change: AddItem) -> Procedure:
    instrument = procedure.instrument
    if not change.words.strip():
        raise ValueError("须有文字 · the text must not be empty")
    try:
        longer = instrument.with_item(find_clause(instrument, change.clause), change.words)
    except CitationError:
        raise LookupError("须指明款 · give the paragraph with the list") from None
    return replace(procedure, instrument=longer)


def _set_span(procedure: Procedure, change: SetSpan) -> Procedure:
    periods = {
        part
        for rule in procedure.rule(change.rule)
        for expression in rule.expressions()
        for part in parts_of(expression)
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

    changed = _substitute_everywhere(procedure, swap)
    clauses = [rule.cite for rule in procedure.rule(change.rule)]
    return replace(
        changed,
        rules=tuple(
            _with_period(new if new is old else replace(new, then=_renumbered(new.then, change)), change, clauses)
            for new, old in zip(changed.rules, procedure.rules, strict=True)
        ),
    )


def _with_period(rule: Rule, change: SetSpan, clauses: Sequence[Citation]) -> Rule:
    """Replace the old span among the periods that a rule of the same articles quotes."""
    if rule.periods is None or change.old not in rule.periods or not any(map(rule.cite.shares_article, clauses)):
        return rule
    return replace(rule, periods=tuple(change.new if span == change.old else span for span in rule.periods))


def _renumbered(named: N, change: SetSpan) -> N:
    """Replace the old length of a period by the new one in the Chinese and English names."""
    zh, en = str(named.zh), str(named.en)
    for unit in CHINESE_UNITS[type(change.old)]:
        zh = zh.replace(to_chinese(change.old.count) + unit, span_in_chinese(change.new))
    old, new = span_in_english(change.old), span_in_english(change.new)
    return replace(named, zh=zh, en=en.replace(old, new))


def _choose_reading(procedure: Procedure, change: ChooseReading) -> Procedure:
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

    changed = _substitute_everywhere(procedure, swap)
    return replace(changed, readings=tuple(new if each == old else each for each in changed.readings))


def _drop_rule(procedure: Procedure, change: DropRule) -> Procedure:
    removed = procedure.rule(change.rule)
    return replace(procedure, rules=tuple(rule for rule in procedure.rules if rule not in removed))


def _drop_document(procedure: Procedure, change: DropDocument) -> Procedure:
    if not all(requires_document(rule) for rule in procedure.rule(change.rule)):
        raise ValueError("该规则要求的不是材料：请用 DropRule · the rule does not require a document: use DropRule")
    return _drop_rule(procedure, DropRule(change.rule))


def _require_document(procedure: Procedure, change: RequireDocument) -> Procedure:
    return _add_rule(procedure, AddRule(derive_document_rule(procedure, change)))


def _add_rule(procedure: Procedure, change: AddRule) -> Procedure:
    rule = change.rule
    _check_references(procedure, rule)
    if any((each.id, each.per) == (rule.id, rule.per) for each in procedure.rules):
        raise ValueError(f"已有规则 {rule.id}：请用 ReplaceRule · the rule already exists: use ReplaceRule")
    ends = [end for end, each in enumerate(procedure.rules, start=1) if each.cite.shares_article(rule.cite)]
    end = max(ends, default=len(procedure.rules))
    return replace(procedure, rules=(*procedure.rules[:end], rule, *procedure.rules[end:]))


def _replace_rule(procedure: Procedure, change: ReplaceRule) -> Procedure:
    rule = change.rule
    _check_references(procedure, rule)
    if not any(each.per is rule.per for each in procedure.rule(rule.id)):
        raise ValueError(f"规则 {rule.id} 不针对这一对象 · there is no rule with this id for this subject")
    key = (rule.id, rule.per)
    rules = tuple(_inherit_versions(each, rule) if (each.id, each.per) == key else each for each in procedure.rules)
    return replace(procedure, rules=rules)


def _check_references(procedure: Procedure, rule: Rule) -> None:
    """Raise RuleDefect if the subject or a reading of a rule is not one of the procedure."""
    if rule.per.chain[0] not in procedure.roots:
        raise RuleDefect(
            f"规则 {rule.id} 所针对的记录不属于本规程 · the subject of the rule is not in the records of the procedure"
        )
    if unknown := [each.id for each in rule.readings if each not in procedure.readings]:
        listed = "、".join(unknown)
        raise RuleDefect(
            f"规则 {rule.id} 的解读与规程所列不同：{listed} · "
            f"the readings of the rule differ from those of the procedure: {listed}"
        )


def _inherit_versions(old: Rule, new: Rule) -> Rule:
    """Return the new rule with the superseded versions of the old one, unless it has its own."""
    return new if old.superseded is None or new.superseded is not None else replace(new, superseded=old.superseded)


def _commence(procedure: Procedure, change: Commence) -> Procedure:
    """Check the change; the transition is added after all other changes are applied."""
    if type(change.day) is not date or change.acts not in set(Transition):
        raise ValueError("须有施行日和新旧衔接办法 · a day and a Transition are required")
    return procedure


def _substitute_everywhere(procedure: Procedure, swap: Callable[[object], object]) -> Procedure:
    rules, commencement = substitute((procedure.rules, procedure.commencement), swap)
    return replace(procedure, rules=rules, commencement=commencement)


_APPLY: Final[dict[type, Callable[[Procedure, object], Procedure]]] = {
    Reword: _reword,  # type: ignore[dict-item]  # each function is called with its own kind of change
    AddItem: _add_item,  # type: ignore[dict-item]  # as above
    SetSpan: _set_span,  # type: ignore[dict-item]  # as above
    SetTrigger: set_trigger,  # type: ignore[dict-item]  # as above
    RequireDocument: _require_document,  # type: ignore[dict-item]  # as above
    DropDocument: _drop_document,  # type: ignore[dict-item]  # as above
    ChooseReading: _choose_reading,  # type: ignore[dict-item]  # as above
    DropRule: _drop_rule,  # type: ignore[dict-item]  # as above
    AddRule: _add_rule,  # type: ignore[dict-item]  # as above
    ReplaceRule: _replace_rule,  # type: ignore[dict-item]  # as above
    Commence: _commence,  # type: ignore[dict-item]  # as above
}
