"""The laws that any sane procedure keeps, in the order in which they are best mended."""

from __future__ import annotations

from typing import Final

from zhixing_rules.testing.law import Law
from zhixing_rules.testing.laws.written import has_actor_and_exit, quotes_resolve

__all__ = ["LAWS"]

LAWS: Final[tuple[Law, ...]] = (
    Law(
        "quotes-resolve",
        "每条规则的引文在所引条款中出现且只出现一次",
        "every quote stands in its clause, exactly once",
        "引文落空的规则，不能说是这份文件的规则",
        "a rule whose words are not there is no rule of this instrument",
        per_rule=True,
        check=quotes_resolve,
    ),
    Law(
        "duty-has-actor-and-exit",
        "每项义务都写明由谁办理；可能被违反的规则都写明由谁怎样补救",
        "every duty names who acts, and every rule that can be breached names who mends it and how",
        "没有主体的义务无人履行，没有出路的违反无从了结",
        "a duty of nobody is not performed, and a breach without a way out never ends",
        per_rule=True,
        check=has_actor_and_exit,
    ),
)
"""Every law."""
