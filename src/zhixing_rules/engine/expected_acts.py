"""The acts that may still be called for: which steps of a plan may come, and which another outcome has excluded.

What is asked is the condition of the rule on this day or a later one, as far as the record attests. The act itself does
not count: a rule that applies only because its own act was done calls for nothing. Nor does an act of another rule of
the same subject that is itself no longer expected. So once a referral is refused, nobody waits for a supplement or for
its filing. All this follows from the conditions of the rules; no rule is named here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.engine.dependencies import acts_of
from zhixing_rules.language import Event, Perform, Truth, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Subject

__all__ = ["Version", "is_expected", "rules_before", "versions_expected"]


class Version(NamedTuple):
    """What decides whether one version of a rule may still call for its act.

    Attributes:
        resolved: the version.
        own: its act; empty where that is not one recorded day.
        others: the acts of other rules of the same subject that its conditions read, each with these rules.
    """

    resolved: ResolvedRule
    own: frozenset[Event]
    others: tuple[tuple[Event, tuple[ResolvedRule, ...]], ...]


def is_expected(compiled: CompiledProcedure, amended: ResolvedRule, context: EvaluationContext) -> bool:
    """Return whether a rule may call for its act on this day or later.

    Args:
        compiled: the procedure.
        amended: the rule with all its versions.
        context: the facts of its subject.

    Returns:
        Whether it may.
    """
    return _is_expected(compiled, amended, context, frozenset())


def _is_expected(
    compiled: CompiledProcedure, amended: ResolvedRule, context: EvaluationContext, asked: frozenset[str]
) -> bool:
    """Return the same; rules that depend on each other are expected, unless something else excludes them."""
    asked |= {amended.rule.id}
    for resolved, own, others in versions_expected(compiled)[amended.rule.id, amended.rule.per]:
        excluded = own.union(
            event
            for event, makers in others
            if not any(each.rule.id in asked or _is_expected(compiled, each, context, asked) for each in makers)
        )
        later = context.from_now_on(excluded)
        if Truth.NOT_MET not in {later.truth(resolved.applies), later.truth(resolved.called_for)}:
            return True
    return False


@lru_cache(maxsize=256)
def versions_expected(compiled: CompiledProcedure) -> Mapping[tuple[str, Subject], tuple[Version, ...]]:
    """Return what decides for every rule whether its act is expected, by its id and subject, version by version."""
    acts = acts_of(compiled)
    found = {}
    for amended in (each for subject_rules in compiled.all_subject_rules for each in subject_rules.rules):
        versions = []
        for resolved in amended.versions():
            done = resolved.then.done if isinstance(resolved.then, Perform) else None
            own = frozenset({done} if isinstance(done, Event) else ())
            read = (part for each in (resolved.applies, resolved.called_for) for part in parts_of(each))
            events = dict.fromkeys(part for part in read if isinstance(part, Event) and part not in own)
            within = (event for event in events if event in acts and event.subject is amended.rule.per)
            others = tuple((event, acts[event]) for event in within)
            versions.append(Version(resolved, own, others))
        found[amended.rule.id, amended.rule.per] = tuple(versions)
    return found


@lru_cache(maxsize=256)
def rules_before(compiled: CompiledProcedure) -> Mapping[str, frozenset[str]]:
    """Return for each rule the other rules that decide, directly or not, whether its act is still expected."""
    direct: dict[str, set[str]] = {}
    for (rule_id, _), versions in versions_expected(compiled).items():
        makers = (maker for each in versions for _, makers in each.others for maker in makers)
        direct.setdefault(rule_id, set()).update(maker.rule.id for maker in makers)
    found = {}
    for rule_id, before in direct.items():
        reached, pending = set[str](), list(before)
        while pending:
            each = pending.pop()
            if each not in reached:
                reached.add(each)
                pending += direct[each]
        found[rule_id] = frozenset(reached - {rule_id})
    return found
