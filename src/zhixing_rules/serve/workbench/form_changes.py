"""Changes of the lists of a record that buttons of the form ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["CHANGES", "changed"]

CHANGES: Final = ("add", "none", "forget", "remove")
"""The buttons: one entry more, a list without entries, no list, and one entry less."""


def changed(model: type[BaseModel], record: dict[str, Any], change: str, pointer: str) -> str:
    """Change a list of a record.

    Args:
        model: the record type.
        record: the record, as `canonical` returns it; it is changed.
        change: one of `CHANGES`.
        pointer: the list, or for ``remove`` the entry.

    Returns:
        The place to continue at: the new entry, or the list. The empty string if there is no such list.
    """
    steps = pointer.split("/")[1:]
    entry = steps.pop() if change == "remove" and steps else ""
    kind: Any = model
    parent: Any = record
    for number, step in enumerate(steps[:-1]):
        if is_record(kind) and step in kind.model_fields and isinstance(parent, dict):
            annotation = kind.model_fields[step].annotation
            kind, parent = member_type(annotation) or bare_type(annotation), parent.get(step)
        elif isinstance(parent, list) and step.isdecimal() and int(step) < len(parent) and number:
            parent = parent[int(step)]
        else:
            return ""
    name = steps[-1] if steps else ""
    if not is_record(kind) or name not in kind.model_fields or not isinstance(parent, dict):
        return ""
    member = member_type(kind.model_fields[name].annotation)
    if not is_record(member):
        return ""
    return _changed_list(parent, name, change, entry, f"/{'/'.join(steps)}", member)


def _changed_list(  # noqa: PLR0917  the parts of one change
    parent: dict[str, Any], name: str, change: str, entry: str, place: str, member: type[BaseModel]
) -> str:
    entries = parent.get(name)
    if change == "add":
        entries = [*entries] if isinstance(entries, list) else []
        taken = {each.get("id") for each in entries if isinstance(each, dict)}
        number = next(each for each in range(1, len(entries) + 2) if _local_id(name, each) not in taken)
        entries.append({"id": _local_id(name, number)} if "id" in member.model_fields else {})
        parent[name] = entries
        return f"{place}/{len(entries) - 1}"
    if change == "none":
        parent[name] = []
    elif change == "forget":
        parent.pop(name, None)
    elif isinstance(entries, list) and entry.isdecimal() and int(entry) < len(entries):
        parent[name] = [each for index, each in enumerate(entries) if index != int(entry)]
    return place


def _local_id(name: str, number: int) -> str:
    return f"{name.removesuffix('s')}{number}"
