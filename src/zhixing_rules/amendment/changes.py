"""The changes that an amendment is made of, as values. `amending` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.language.lineage import Change

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.span import Span

__all__ = [
    "AddItem",
    "AddRule",
    "ChooseReading",
    "Commence",
    "DropDocument",
    "DropRule",
    "ReplaceRule",
    "RequireDocument",
    "Reword",
    "SetSpan",
    "SetTrigger",
    "Transition",
]


@dataclass(frozen=True, slots=True)
class Reword(Change):
    """Other words in one clause of the instrument. A quote of that clause that holds the old words takes the new.

    Attributes:
        clause: the clause by its key, such as ``art9`` or ``art2.i1``.
        old: words that stand in it exactly once.
        new: the words in their place.
    """

    clause: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddItem(Change):
    """One more item (项) at the end of a list, numbered on in the style of the last.

    Attributes:
        clause: the article or paragraph with the list, by its key, such as ``art8``.
        words: the words of the item, without its number.
    """

    clause: str
    words: str


@dataclass(frozen=True, slots=True)
class SetSpan(Change):
    """Another length of a period. Wherever the procedure mentions the period, it takes the new one.

    Attributes:
        rule: a rule whose period it is.
        old: the span as it is, unit included; it tells which period of the rule is meant.
        new: the span as it is to be.
    """

    rule: str
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class SetTrigger(Change):
    """Another moment that sets a period running. Wherever the procedure mentions the period, it runs from the new one.

    Moments are days of the record, by subject and field: ``referral.received_on``. Where the old one was one way to
    read the text, the amendment settles that: the period runs from the new one under every alternative.

    Attributes:
        rule: a rule whose period it is.
        old: what sets the period running now.
        new: what is to.
    """

    rule: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RequireDocument(Change):
    """One more paper, due with the same event and asked for in the same words as another.

    Attributes:
        rule: the id of the new rule.
        like: the rule of a paper that goes with the same event; its actor, time and sentences are taken over.
        clause: the clause that asks for it, by its key, as amended.
        quote: the words of that clause.
        held_in: the list of the record that names the papers there are, such as ``referral.other_documents``.
        document: how that list names the paper; the same word, character for character.
        zh: what the paper is called in Chinese.
        en: the same in English.
    """

    rule: str
    like: str
    clause: str
    quote: str
    held_in: str
    document: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class DropDocument(Change):
    """A paper is no longer demanded."""

    rule: str


@dataclass(frozen=True, slots=True)
class ChooseReading(Change):
    """Another default of a reading, such as the issuing bodies may settle."""

    reading: str
    alternative: str


@dataclass(frozen=True, slots=True)
class DropRule(Change):
    """A rule is no longer demanded."""

    rule: str


@dataclass(frozen=True, slots=True)
class AddRule(Change):
    """A rule that there was not, at the end of those of its article."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class ReplaceRule(Change):
    """Another rule under an id and for a subject that there are."""

    rule: Rule


class Transition(LabelledEnum):
    """What becomes of acts under way when an amendment comes into force (新旧衔接)."""

    KEEP_OLD = (
        "keep-old",
        "从旧：施行前已开始的事项办完为止适用修改前的规定",
        "what was begun before keeps the old law to its end",
    )
    TAKE_NEW = (
        "take-new",
        "从新：施行时尚未办理的适用修改后的规定",
        "what is not yet done by then takes the new law",
    )
    BY_TRIGGER = (
        "by-trigger",
        "以触发日为准：施行前已触发的适用修改前的规定",
        "what was called for before keeps the old law",
    )


@dataclass(frozen=True, slots=True)
class Commence(Change):
    """From when the other changes of an amendment are in force, and what becomes of acts under way.

    Attributes:
        day: the first day, inclusive.
        acts: what becomes of acts under way.
    """

    day: date
    acts: Transition
