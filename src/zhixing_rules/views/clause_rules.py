"""The rules that encode a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation

__all__ = ["rules_of_clause"]


def rules_of_clause(procedure: Procedure, citation: Citation) -> tuple[Rule, ...]:
    """Return the rules that encode a clause or a part of it."""
    return tuple(rule for rule in procedure.rules if _is_within(rule.cite, citation))


def _is_within(cited: Citation, citation: Citation) -> bool:
    if cited.part is not citation.part or cited.article != citation.article:
        return False
    return citation.paragraph in {None, cited.paragraph} and citation.item in {None, cited.item}
