"""That an event has happened or has not: a sentence made from the title of its day.

The titles of days are nouns, such as 发函日期 and "day the letter was sent"; a sentence needs the verb: 已发函, "the
letter has been sent". Most titles contain it; `_EXCEPTIONS` has the sentences of those that do not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Occurrence", "chinese_occurrence", "english_occurrence"]


class Occurrence(NamedTuple):
    """The two sentences about an event in one language."""

    happened: str
    not_happened: str


_CHINESE_ACTOR: Final = re.compile(r"(分管领导|公安机关|法院)(.+)日期")
_PASSIVE: Final = re.compile(r"day (.+?) (was|were) (.+)")
_ACTIVE: Final = re.compile(r"day (.+?) (\w+ed)\b(.*)")
_NOUN: Final = re.compile(r"day of (?:the )?(.+)")
_PLURAL: Final = re.compile(r"\b(police|staff|officers)$")

_CHINESE_EXCEPTIONS: Final[Mapping[str, Occurrence]] = {
    "不予立案反馈日期": Occurrence("已反馈不予立案通知书", "尚未反馈不予立案通知书"),
    "不予立案通知书日期": Occurrence("已作出不予立案通知书", "尚未作出不予立案通知书"),
    "决定日期": Occurrence("已作出决定", "尚未作出决定"),
    "发现下落日": Occurrence("已发现下落", "尚未发现下落"),
    "执行活动开始日期": Occurrence("执行活动已开始", "执行活动尚未开始"),
    "执行裁定日期": Occurrence("已作出执行裁定", "尚未作出执行裁定"),
    "撤销查控通知日期": Occurrence("已通知撤销查控", "尚未通知撤销查控"),
    "最近一次续行查封日期": Occurrence("已续行查封", "尚未续行查封"),
    "经办日期": Occurrence("已有经办", "尚未经办"),
}

_ENGLISH_EXCEPTIONS: Final[Mapping[str, Occurrence]] = {
    "day dealt with under civil enforcement law": Occurrence(
        "it has been dealt with under civil enforcement law",
        "it has not yet been dealt with under civil enforcement law",
    ),
    "day of appointment": Occurrence("the appointment has been made", "the appointment has not yet been made"),
    "day of intake": Occurrence("the intake has taken place", "the intake has not yet taken place"),
    "day of issue": Occurrence("it has been issued", "it has not yet been issued"),
    "day of publication": Occurrence("it has been published", "it has not yet been published"),
    "day of the decision": Occurrence("the decision has been made", "the decision has not yet been made"),
    "day of the enforcement ruling": Occurrence(
        "the enforcement ruling has been made", "the enforcement ruling has not yet been made"
    ),
    "day of the feedback": Occurrence("the feedback has been given", "the feedback has not yet been given"),
    "day of the leader's consent": Occurrence("the leader has consented", "the leader has not yet consented"),
    "day of the notice of refusal": Occurrence(
        "the notice of refusal has been made", "the notice of refusal has not yet been made"
    ),
    "day of the referral": Occurrence("the referral has been made", "the referral has not yet been made"),
    "day the operation starts": Occurrence("the operation has started", "the operation has not yet started"),
    "day the seal was last renewed": Occurrence("the seal has been renewed", "the seal has not yet been renewed"),
}


def chinese_occurrence(title: str) -> Occurrence:
    """Return the sentences in Chinese about an event whose day has this title, such as 发函日期."""
    if title in _CHINESE_EXCEPTIONS:
        return _CHINESE_EXCEPTIONS[title]
    if found := _CHINESE_ACTOR.fullmatch(title):
        actor, act = found.groups()
        return Occurrence(f"{actor}已{act}", f"{actor}尚未{act}")
    if title.endswith("日期"):
        act = title.removesuffix("日期")
        return Occurrence(f"已{act}", f"尚未{act}")
    return Occurrence(f"已到{title}", f"未到{title}")


def english_occurrence(title: str) -> Occurrence:
    """Return the sentences in English about an event whose day has this title, such as "day the letter was sent"."""
    title = title.removeprefix("the ")
    if title in _ENGLISH_EXCEPTIONS:
        return _ENGLISH_EXCEPTIONS[title]
    if found := _PASSIVE.fullmatch(title):
        what, was, act = found.groups()
        have = "has" if was == "was" else "have"
        return Occurrence(f"{what} {have} been {act}", f"{what} {have} not yet been {act}")
    if found := _ACTIVE.fullmatch(title):
        who, act, rest = found.groups()
        have = "have" if _PLURAL.search(who) else "has"
        return Occurrence(f"{who} {have} {act}{rest}", f"{who} {have} not yet {act}{rest}")
    if found := _NOUN.fullmatch(title):
        return Occurrence(f"the {found[1]} has taken place", f"the {found[1]} has not yet taken place")
    return Occurrence(f"the {title} has come", f"the {title} has not yet come")
