"""What must hold for two versions of a condition to differ: down to where they do, all beside it out of the way."""

from __future__ import annotations

from zhixing_rules.language import All, Any_, Condition, Exists, Not, all_of, not_

__all__ = ["telling"]


def telling(old: Condition, new: Condition) -> Condition:
    """A condition in which the new version is met and the old one is not, because of where they differ.

    It is made for a search: it asks for more than has to be, and so leaves fewer ways to go astray.
    """
    if isinstance(old, Not) and isinstance(new, Not):
        return telling(new.part, old.part)
    if isinstance(old, Exists) and isinstance(new, Exists) and old.subject is new.subject:
        return Exists(new.subject, telling(old.where, new.where), new.zh, new.en)
    if isinstance(old, All | Any_) and isinstance(new, type(old)) and len(old.parts) == len(new.parts):
        both = list(zip(old.parts, new.parts, strict=True))
        beside = [one if isinstance(old, All) else not_(one) for one, other in both if one == other]
        return all_of(*beside, *(telling(one, other) for one, other in both if one != other))
    return all_of(new, not_(old))
