"""The changes of an amendment, as values. `application` applies them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
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
    """Replace words of one clause of the instrument. Quotes of that clause with the old words get the new words.

    Attributes:
        clause: the key of the clause, such as ``art9`` or ``art2.i1``.
        old: words that occur in it exactly once.
        new: the replacement.
    """

    clause: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddItem(Change):
    """Add an item (项) at the end of a list, numbered in the style of the last item.

    Attributes:
        clause: the key of the article or paragraph with the list, such as ``art8``.
        words: the text of the item, without its number.
    """

    clause: str
    words: str


@dataclass(frozen=True, slots=True)
class SetSpan(Change):
    """Change the length of a period, in every rule of the procedure that uses the period.

    Attributes:
        rule: the id of a rule with the period.
        old: the current span with its unit; it identifies the period of the rule.
        new: the new span.
    """

    rule: str
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class SetTrigger(Change):
    """Change the moment from which a period runs, in every rule of the procedure that uses the period.

    Moments are days of the record, by subject and field: ``referral.received_on``. If the old moment is one alternative
    of a reading, the amendment settles the reading: the period runs from the new moment under every alternative.

    Attributes:
        rule: the id of a rule with the period.
        old: the moment from which the period runs now.
        new: the new moment.
    """

    rule: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RequireDocument(Change):
    """Require another document, due with the same event as an existing one.

    Attributes:
        rule: the id of the new rule.
        like: the id of a rule that requires a document with the same event; the new rule copies its actor, time and
            texts.
        clause: the key of the clause that requires the document, as amended.
        quote: the words of that clause.
        held_in: the list of documents in the record, such as ``referral.other_papers``.
        document: the exact name of the document in that list.
        zh: the name of the document in Chinese.
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
    """Stop requiring a document."""

    rule: str


@dataclass(frozen=True, slots=True)
class ChooseReading(Change):
    """Change the default of a reading, for example as settled by the issuing bodies."""

    reading: str
    alternative: str


@dataclass(frozen=True, slots=True)
class DropRule(Change):
    """Remove a rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class AddRule(Change):
    """Add a rule after the other rules of its article."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class ReplaceRule(Change):
    """Replace the rule with the same id and subject."""

    rule: Rule


class Transition(LabelledEnum):
    """How an amendment applies to pending matters when it comes into force (新旧衔接)."""

    KEEP_OLD = (
        "keep-old",
        "从旧：施行前已开始的事项办完为止适用修改前的规定",
        "matters begun before that day remain under the superseded version",
    )
    TAKE_NEW = (
        "take-new",
        "从新：施行时尚未办理的适用修改后的规定",
        "acts not yet done on that day are under the new version",
    )
    BY_TRIGGER = (
        "by-trigger",
        "以触发日为准：施行前已触发的适用修改前的规定",
        "acts triggered before that day remain under the superseded version",
    )


@dataclass(frozen=True, slots=True)
class Commence(Change):
    """Set the day from which the other changes are in force, and how they apply to pending matters.

    Attributes:
        day: the first day, inclusive.
        acts: how the changes apply to pending matters.
    """

    day: date
    acts: Transition
