"""The JSON Schema of a case, from the record: canonical English keys, titles in Chinese and English."""

from __future__ import annotations

from typing import Any, Final

from zhixing_rules import facts
from zhixing_rules.facts import Case, Term

__all__ = ["case_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NOTE: Final = (
    "一件执行案件。未记录的事实省略或写 null，不等于否定；键名也可写中文标题（title_zh）或拼音首字母，此处列规范键名。"
    " · One enforcement case. What is not recorded is left out or null, which is not a no. Keys may also be written"
    " as their Chinese titles or pinyin initials; the canonical keys are listed here."
)


def case_schema() -> dict[str, Any]:
    """The schema of what `zhixing_rules.load` reads into a case."""
    made = Case.model_json_schema()
    made.pop("title")
    made.pop("description")
    for name, definition in made["$defs"].items():
        _name_in_chinese(definition, getattr(facts, name, None))
    return {
        "$schema": _DIALECT,
        "title": "执行案件 · enforcement case",
        "title_zh": "执行案件",
        "title_en": "enforcement case",
        "description": _NOTE,
        **made,
    }


def _name_in_chinese(definition: dict[str, Any], kind: object) -> None:
    """Beside the words of a closed list, their Chinese names, which are read too."""
    if isinstance(kind, type) and issubclass(kind, Term):
        definition["enum_zh"] = [term.zh for term in kind]
