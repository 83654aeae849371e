"""That an event has happened or has not: the sentences of its day, or else sentences made from the title of the day.

The titles of days are nouns, such as 发函日期 and "day the letter was sent"; a sentence needs the verb: 已发函, "the
letter has been sent". Most titles contain it; a day whose title does not has sentences of its own (`Event.occurrence`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules.language import Day, Event, Named, NotBefore, Occurrence

if TYPE_CHECKING:
    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.language import Moment

__all__ = ["occurrence_of"]

_PASSIVE: Final = re.compile(r"day (.+?) (was|were) (.+)")
_ACTIVE: Final = re.compile(r"day (.+?) (\w+ed)\b(.*)")
_NOUN: Final = re.compile(r"day of (?:the )?(.+)")


def occurrence_of(moment: Moment, title: Bilingual) -> Occurrence:
    """Return the sentences that the event of a moment has happened and has not.

    Args:
        moment: the moment.
        title: its title, such as 发函日期 and "day the letter was sent".

    Returns:
        The sentences of the moment itself if it has any.
    """
    day = moment.event if isinstance(moment, NotBefore) else moment
    own = day.occurrence if isinstance(day, Day | Event | Named) else None
    return own or Occurrence.of(*_chinese(title.zh), *_english(title.en.removeprefix("the ")))


def _chinese(title: str) -> tuple[str, str]:
    if title.endswith("日期"):
        act = title.removesuffix("日期")
        return f"已{act}", f"尚未{act}"
    return f"已到{title}", f"未到{title}"


def _english(title: str) -> tuple[str, str]:
    if found := _PASSIVE.fullmatch(title):
        what, was, act = found.groups()
        have = "has" if was == "was" else "have"
        return f"{what} {have} been {act}", f"{what} {have} not yet been {act}"
    if found := _ACTIVE.fullmatch(title):
        who, act, rest = found.groups()
        return f"{who} has {act}{rest}", f"{who} has not yet {act}{rest}"
    if found := _NOUN.fullmatch(title):
        return f"the {found[1]} has taken place", f"the {found[1]} has not yet taken place"
    return f"the {title} has come", f"the {title} has not yet come"
