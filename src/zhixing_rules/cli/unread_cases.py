"""Cases of a docket that could not be read, or are given more than once, for standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from zhixing_rules.views import UnreadCase
    from zhixing_rules.views.repeated_cases import RepeatedCase

__all__ = ["repeated_text", "unread_text"]


def unread_text(options: Namespace, total: int, cases: Sequence[UnreadCase], place: Callable[[int], Bilingual]) -> str:
    """Return the cases that could not be read, each with its place and its first problem.

    Args:
        options: Options added by `options.add_output`.
        total: The number of these cases.
        cases: The first of them.
        place: Returns the place of a case by its number.

    Returns:
        Text that ends with a line break; empty if there are none.
    """
    if not total:
        return ""
    title = Bilingual(
        f"未能读取 {total:,} 件，其余照常", f"{counted(total, 'case')} could not be read; all others were processed"
    )
    items = [(place(each.number), Bilingual.of(each.error.problems[0])) for each in cases]
    return text.listing(title, items, total, **format_options(options, sys.stderr))


def repeated_text(
    options: Namespace, total: int, cases: Sequence[RepeatedCase], place: Callable[[int], Bilingual]
) -> str:
    """Return the cases that were given before, each with the place of the one that counts.

    Args:
        options: Options added by `options.add_output`.
        total: The number of these cases.
        cases: The first of them.
        place: Returns the place of a case by its number.

    Returns:
        Text that ends with a line break; empty if there are none.
    """
    if not total:
        return ""
    title = Bilingual(
        f"案号重复 {total:,} 件，统计只计先出现的一件，请核对",
        f"{counted(total, 'case')} with a number given before; the numbers count the first only, check them",
    )
    items = [(place(each.number), _repeats(place(each.first), same=each.same)) for each in cases]
    return text.listing(title, items, total, **format_options(options, sys.stderr))


def _repeats(first: Bilingual, *, same: bool) -> Bilingual:
    if same:
        return Bilingual(f"与{first.zh}相同", f"the same as {first.en}")
    return Bilingual(f"与{first.zh}案号相同，内容不同", f"the same number as {first.en}, another content")
