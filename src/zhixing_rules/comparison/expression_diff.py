"""Differences between two expressions, described by their smallest differing parts."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import describe
from zhixing_rules.language import All, Any_, Expression, Fact, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["differing", "in_words"]


def differing(old: Any, new: Any) -> tuple[Bilingual, Bilingual]:  # noqa: ANN401  any part of a rule
    """Describe the differing parts of two expressions: of the old one, then of the new one; several are joined."""
    found = list(dict.fromkeys(_pairs(old, new)))
    return _joined([was for was, _ in found]), _joined([now for _, now in found])


def _joined(texts: list[Bilingual]) -> Bilingual:
    distinct = list(dict.fromkeys(each for each in texts if each.zh))
    return Bilingual("；".join(each.zh for each in distinct), "; ".join(each.en for each in distinct))


def in_words(value: Any) -> Bilingual:  # noqa: ANN401  any part of a rule
    """Describe a part of a rule; return the name of what has one in both languages."""
    if value is None:
        return Bilingual("", "")
    if isinstance(value, Bilingual):
        return value
    return describe(value) if isinstance(value, Expression) else Bilingual(value.zh, value.en)


def _pairs(old: Any, new: Any) -> Iterator[tuple[Bilingual, Bilingual]]:  # noqa: ANN401  any part of a rule
    if old == new:
        return
    if isinstance(old, All | Any_) and isinstance(new, type(old)) and len(old.parts) != len(new.parts):
        yield from ((in_words(each), Bilingual("", "")) for each in old.parts if each not in new.parts)
        yield from ((Bilingual("", ""), in_words(each)) for each in new.parts if each not in old.parts)
        return
    inner = _inside(old, new)
    if inner is None:
        yield in_words(old), in_words(new)
    for was, now in inner or ():
        yield from _pairs(was, now)


def _inside(old: Any, new: Any) -> list[tuple[Any, Any]] | None:  # noqa: ANN401  as above
    """Return the differing child expressions of two nodes of one type; ``None`` if other fields differ too.

    Names are ignored, as they follow from what they name. A changed default of a reading is ignored, as it is
    reported with the reading.
    """
    if type(old) is not type(new) or not isinstance(old, Expression) or isinstance(old, Fact):
        return None
    children = []
    for each in fields(old):  # type: ignore[arg-type]  # every node is a dataclass
        was, now = getattr(old, each.name), getattr(new, each.name)
        if was == now or each.name in {"zh", "en"} or _one_reading(was, now):
            continue
        members = list(_members(was, now))
        if not members:
            return None
        children += members
    return children


def _one_reading(was: Any, now: Any) -> bool:  # noqa: ANN401  as above
    return isinstance(was, Reading) and isinstance(now, Reading) and was.id == now.id


def _members(was: Any, now: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  as above
    if isinstance(was, Expression) and isinstance(now, Expression):
        yield was, now
    elif isinstance(was, tuple) and isinstance(now, tuple) and len(was) == len(now):
        pairs = zip((_content(each) for each in was), (_content(each) for each in now), strict=True)
        yield from (pair for pair in pairs if pair[0] != pair[1])


def _content(member: Any) -> Any:  # noqa: ANN401  as above
    """Return a member of a tuple; of a pair of alternative id and expression, the expression."""
    return member[1] if isinstance(member, tuple) else member
