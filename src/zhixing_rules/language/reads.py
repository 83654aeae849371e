"""What the result of a rule depends on: its expressions in every version, reading and list.

Disclosure classes, flat tables and the test kit all ask here, so that none of them can forget a superseded version.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language.expression import Expression
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule

__all__ = ["expressions_read", "parts_read"]


def expressions_read(procedure: Procedure, rule: Rule) -> Iterator[Expression]:
    """Yield the whole expressions that the result of a rule depends on, in every version of the rule.

    These are the expressions of each version, the condition under which its act is governed, and the condition under
    which a newer version takes its place.
    """
    for version in rule.versions():
        yield from version.expressions()
        yield procedure.applies(version)
        if version.superseded is not None:
            yield version.superseded.since


@lru_cache(maxsize=4096)
def parts_read(procedure: Procedure, rule: Rule) -> tuple[Expression, ...]:
    """Return every expression inside those of `expressions_read`, each once."""
    parts = (part for whole in expressions_read(procedure, rule) for part in parts_of(whole))
    return tuple({id(part): part for part in parts}.values())
