"""Cases of a docket that could not be read, or are given more than once, for standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.interchange.encoding import dumps_line
from zhixing_rules.interchange.problems import problem_to_dict, problems_document
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from zhixing_rules.cli.dockets import Docket
    from zhixing_rules.views import UnreadCase
    from zhixing_rules.views.repeated_cases import RepeatedCase

__all__ = ["repeated_text", "unread_text"]


def unread_text(options: Namespace, total: int, cases: Sequence[UnreadCase], docket: Docket) -> str:
    """Return the cases that could not be read, each with its place and its first problem; in JSON with every problem.

    Args:
        options: Options added by `options.add_output`.
        total: The number of these cases.
        cases: The first of them.
        docket: The docket.

    Returns:
        Text that ends with a line break, or one line of JSON if the command writes JSON; empty if there are none.
    """
    if not total:
        return ""
    if options.json:
        problems = [
            {**docket.place_to_dict(case.number), **problem_to_dict(each)}
            for case in cases
            for each in case.error.problems
        ]
        return dumps_line(problems_document("docket", problems, cases=total))
    title = Bilingual(
        f"未能读取 {total:,} 件，其余照常", f"{counted(total, 'case')} could not be read; all others were processed"
    )
    items = [(docket.place(each.number), Bilingual.of(each.error.problems[0])) for each in cases]
    return text.listing(title, items, total, **format_options(options, sys.stderr))


def repeated_text(options: Namespace, total: int, cases: Sequence[RepeatedCase], docket: Docket) -> str:
    """Return the cases that were given before, each with the place of the one that counts.

    Args:
        options: Options added by `options.add_output`.
        total: The number of these cases.
        cases: The first of them.
        docket: The docket.

    Returns:
        Text that ends with a line break, or one line of JSON if the command writes JSON; empty if there are none.
    """
    if not total:
        return ""
    items = [(each, docket.place(each.number), _repeats(docket.place(each.first), same=each.same)) for each in cases]
    if options.json:
        problems = [
            {
                **docket.place_to_dict(each.number),
                "pointer": "",
                "code": "repeated_case" if each.same else "repeated_case_number",
                "zh": f"{words.zh}；统计只计先出现的一件，请核对",
                "en": f"{words.en}; the numbers count the first only, check them",
            }
            for each, _, words in items
        ]
        return dumps_line(problems_document("docket", problems, cases=total))
    title = Bilingual(
        f"案号重复 {total:,} 件，统计只计先出现的一件，请核对",
        f"{counted(total, 'case')} with a number given before; the numbers count the first only, check them",
    )
    listed = [(place, words) for _, place, words in items]
    return text.listing(title, listed, total, **format_options(options, sys.stderr))


def _repeats(first: Bilingual, *, same: bool) -> Bilingual:
    if same:
        return Bilingual(f"与{first.zh}相同", f"the same as {first.en}")
    return Bilingual(f"与{first.zh}案号相同，内容不同", f"the same number as {first.en}, another content")
