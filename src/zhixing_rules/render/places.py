"""JSON Pointers into a case as Chinese titles."""

from __future__ import annotations

from typing import Any

__all__ = ["place"]


def place(pointer: str) -> str:
    """Return the titles of the fields of a pointer, with list members numbered from 1.

    The whole case, the empty pointer, gives the empty string; ``-`` is a record that does not exist yet.

    >>> place("/requests/0/targets/1"), place("/detentions/-")
    ('查控请求1·查控对象2', '司法拘留（待产生）')
    """
    from zhixing_rules.records import Case, record_inside  # noqa: PLC0415  days and errors are shown without records

    titles: list[str] = []
    model: Any = Case
    for step in pointer.split("/")[1:]:
        if step.isdecimal():
            titles[-1:] = [f"{''.join(titles[-1:])}{int(step) + 1}"]
        elif step == "-":
            titles[-1:] = [f"{''.join(titles[-1:])}（待产生）"]
        else:
            field = getattr(model, "model_fields", {}).get(step)
            titles.append(step if field is None else str(field.title))
            model = None if field is None else record_inside(field.annotation)
    return "·".join(titles)
