"""The JSON Schemas of records, from the records: canonical English keys, titles in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules import records
from zhixing_rules.records import Case, JointMechanism, Term

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["RECORDS", "record_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NOTE: Final = (
    "未记录的事实省略或写 null，不等于否定；键名也可写中文标题（title_zh）或拼音首字母，此处列规范键名。"
    " · What is not recorded is left out or null, which is not a no. Keys may also be written"
    " as their Chinese titles or pinyin initials; the canonical keys are listed here."
)


RECORDS: Final[dict[str, tuple[type[BaseModel], str, str]]] = {
    "case": (Case, "执行案件", "enforcement case"),
    "mechanism": (JointMechanism, "联动机制", "joint mechanism"),
}
"""The records by the names of their schemas, with what they are in Chinese and in English."""


def record_schema(name: str) -> dict[str, Any]:
    """The schema of what `zhixing_rules.load` reads into a record."""
    model, zh, en = RECORDS[name]
    made = model.model_json_schema()
    made.pop("title")
    made.pop("description")
    for kind, definition in made["$defs"].items():
        _name_in_chinese(definition, getattr(records, kind, None))
    return {
        "$schema": _DIALECT,
        "title": f"{zh} · {en}",
        "title_zh": zh,
        "title_en": en,
        "description": _NOTE,
        **made,
    }


def _name_in_chinese(definition: dict[str, Any], kind: object) -> None:
    """Beside the words of a closed list, their Chinese names, which are read too."""
    if isinstance(kind, type) and issubclass(kind, Term):
        definition["enum_zh"] = [term.zh for term in kind]
