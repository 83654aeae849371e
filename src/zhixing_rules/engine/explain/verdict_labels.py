"""The name of a verdict in a sentence: it depends on the kind of norm.

The six verdict words and their general names (`Verdict.zh`) are used for counts and headings. A sentence about one
finding uses the label of its kind: a court violates a duty, but an award does not violate the definition of a judgment;
it does not satisfy it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine.explain.description import Bilingual
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import Attach, Define, Forbid, Note, Perform, Permit, Qualify, Recur

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.language import Consequence

__all__ = ["GENERAL_LABELS", "verdict_label"]

GENERAL_LABELS: Final[Mapping[Verdict, Bilingual]] = {
    Verdict.PASS: Bilingual(Verdict.PASS.zh, "met"),
    Verdict.FAIL: Bilingual(Verdict.FAIL.zh, "breached"),
    Verdict.PENDING: Bilingual(Verdict.PENDING.zh, "not yet due"),
    Verdict.OPEN: Bilingual(Verdict.OPEN.zh, "cannot be determined"),
    Verdict.REVIEW: Bilingual(Verdict.REVIEW.zh, "a person must judge"),
    Verdict.NOT_APPLICABLE: Bilingual(Verdict.NOT_APPLICABLE.zh, "not applicable"),
}
"""The labels of a duty to act (`Perform`, `Recur`, `Attach`), and of every verdict that `_LABELS` does not name."""

_SATISFIED: Final = Bilingual("符合", "satisfied")
_NOT_SATISFIED: Final = Bilingual("不符合", "not satisfied")

_LABELS: Final[Mapping[type[Consequence], Mapping[Verdict, Bilingual]]] = {
    # a duty (应当): the general labels
    Perform: {},
    Recur: {},
    Attach: {},
    # a prohibition (不得, 严禁) is observed by not violating it
    Forbid: {Verdict.PASS: Bilingual("未违反", "not breached")},
    # a power (可以) that was used: its conditions were met, or not
    Permit: {
        Verdict.PASS: Bilingual("符合适用条件", "conditions met"),
        Verdict.FAIL: Bilingual("不符合适用条件", "conditions not met"),
    },
    # what a word means, and who or what is in scope, can be satisfied but not violated
    Define: {Verdict.PASS: _SATISFIED, Verdict.FAIL: _NOT_SATISFIED},
    Qualify: {Verdict.PASS: _SATISFIED, Verdict.FAIL: _NOT_SATISFIED},
    # a provision on which no verdict can be computed: `Note` never has another verdict
    Note: {Verdict.NOT_APPLICABLE: Bilingual("不作判断", "not judged")},
}


def verdict_label(verdict: Verdict, then: Consequence) -> Bilingual:
    """Return the name of a verdict as a sentence about a rule with this consequence uses it."""
    return _LABELS[type(then)].get(verdict, GENERAL_LABELS[verdict])
