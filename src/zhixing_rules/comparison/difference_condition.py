"""The condition under which two versions of a condition differ, narrowed to their differing parts."""

from __future__ import annotations

from zhixing_rules.language import All, Any_, Condition, Exists, Not, all_of, not_

__all__ = ["newly_met"]


def newly_met(old: Condition, new: Condition) -> Condition:
    """Return a condition under which the new version is met and the old one is not, because of their differing parts.

    It directs a search: it is stricter than necessary, so that fewer records satisfy it for other reasons.
    """
    if isinstance(old, Not) and isinstance(new, Not):
        return newly_met(new.part, old.part)
    if isinstance(old, Exists) and isinstance(new, Exists) and old.subject is new.subject:
        return Exists(new.subject, newly_met(old.where, new.where), new.zh, new.en)
    if isinstance(old, All | Any_) and isinstance(new, type(old)) and len(old.parts) == len(new.parts):
        both = list(zip(old.parts, new.parts, strict=True))
        equal = [one if isinstance(old, All) else not_(one) for one, other in both if one == other]
        return all_of(*equal, *(newly_met(one, other) for one, other in both if one != other))
    return all_of(new, not_(old))
