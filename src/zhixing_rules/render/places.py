"""A JSON Pointer into a case, as a clerk would say it."""

from __future__ import annotations

from typing import Any

from zhixing_rules.records import Case, record_inside

__all__ = ["place"]


def place(pointer: str) -> str:
    """The titles on the way, with the numbers of list members counted from 1; the empty string for the whole case.

    >>> place("/requests/0/targets/1"), place("/detentions/-")
    ('查控请求1·查控对象2', '司法拘留（待产生）')
    """
    said: list[str] = []
    kind: Any = Case
    for step in pointer.split("/")[1:]:
        if step.isdecimal():
            said[-1:] = [f"{''.join(said[-1:])}{int(step) + 1}"]
        elif step == "-":
            said[-1:] = [f"{''.join(said[-1:])}（待产生）"]
        else:
            field = getattr(kind, "model_fields", {}).get(step)
            said.append(step if field is None else str(field.title))
            kind = None if field is None else record_inside(field.annotation)
    return "·".join(said)
