"""JSON Schemas of records, generated from the models, with English keys and titles in Chinese and English."""

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
    " · A fact that is not recorded is omitted or null, which does not mean no. Keys may also be written"
    " as Chinese titles (title_zh) or pinyin initials; the canonical keys are listed here."
)

_ADDRESS: Final = {
    "title": "模式地址",
    "title_zh": "模式地址",
    "title_en": "address of this schema",
    "description": "编辑器据以查找本模式，不读 · by which editors find this schema; not read",
    "type": "string",
}
"""The key of a record that `load` ignores."""

RECORDS: Final[dict[str, tuple[type[BaseModel], str, str]]] = {
    "case": (Case, "执行案件", "enforcement case"),
    "mechanism": (JointMechanism, "联动机制", "joint mechanism"),
}
"""The models by the names of their schemas, with their titles in Chinese and English."""


def record_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the input that `zhixing_rules.load` reads into a record."""
    model, zh, en = RECORDS[name]
    generated = model.model_json_schema()
    generated.pop("title")
    generated.pop("description")
    generated["properties"]["$schema"] = dict(_ADDRESS)
    for kind, definition in generated["$defs"].items():
        _add_chinese_names(definition, getattr(records, kind, None))
    return {
        "$schema": _DIALECT,
        "title": f"{zh} · {en}",
        "title_zh": zh,
        "title_en": en,
        "description": _NOTE,
        **generated,
    }


def _add_chinese_names(definition: dict[str, Any], kind: object) -> None:
    """Add the Chinese names of the members of an enum, which are valid input too."""
    if isinstance(kind, type) and issubclass(kind, Term):
        definition["enum_zh"] = [term.zh for term in kind]
