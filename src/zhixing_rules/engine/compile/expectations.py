"""Whether the acts of rules may still be called for, compiled to one Python function for the rules of a subject.

`is_expected` walks the tree, and is the oracle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.expected_acts import versions_expected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Event, Subject

__all__ = ["compile_expected"]


def compile_expected(
    compiled: CompiledProcedure, rules: Sequence[ResolvedRule], subject: Subject
) -> Callable[..., tuple[int, ...]]:
    """Compile whether rules may still call for their acts into one function.

    Args:
        compiled: the procedure.
        rules: rules of one subject.
        subject: the subject.

    Returns:
        A function of ``(on, after, *records)``, as that of `compile_rules`, that returns a truth for each rule.
    """
    lowering = Lowering(Operations(), subject.chain)
    expected = [_expected(lowering, compiled, rule, frozenset()) for rule in rules]
    return compile_operations(expected, subject, compiled.calendar, "expected")


def _expected(lowering: Lowering, compiled: CompiledProcedure, amended: ResolvedRule, asked: frozenset[str]) -> Op:
    """Return whether a rule may call for its act; rules that depend on each other are expected, as in `is_expected`."""
    ops = lowering.ops
    found: list[Op] = []
    asked |= {amended.rule.id}
    for resolved, own, others in versions_expected(compiled)[amended.rule.id, amended.rule.per]:
        excluded: dict[Event, Op] = dict.fromkeys(own, ops.true)
        for event, makers in others:
            if not any(each.rule.id in asked for each in makers):
                expected = [_expected(lowering, compiled, each, asked) for each in makers]
                excluded[event] = ops.not_(ops.any_(*expected))
        later = lowering.from_now_on(excluded)
        found.append(ops.not_(ops.any_(later.truth(resolved.applies).unmet, later.truth(resolved.called_for).unmet)))
    return ops.any_(*found)
