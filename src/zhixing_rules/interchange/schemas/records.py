"""JSON Schemas of records, generated from the models, with English keys and titles in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.records import Case, JointMechanism, Term
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

__all__ = ["RECORDS", "record_schema", "schema_of_record"]

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
    return schema_of_record(*RECORDS[name])


def schema_of_record(model: type[BaseModel], zh: str, en: str) -> dict[str, Any]:
    """Return the JSON Schema of a record type.

    Args:
        model: the record type, also one of another procedure.
        zh: the title in Chinese.
        en: the title in English.

    Returns:
        The schema.
    """
    terms = {each.__name__: each for each in _terms_in(model, set())}
    generated = model.model_json_schema()
    generated.pop("title")
    generated.pop("description", None)
    generated["properties"]["$schema"] = dict(_ADDRESS)
    for kind, definition in generated.get("$defs", {}).items():
        if kind in terms:
            definition["enum_zh"] = [term.zh for term in terms[kind]]
    return {
        "$schema": _DIALECT,
        "title": f"{zh} · {en}",
        "title_zh": zh,
        "title_en": en,
        "description": _NOTE,
        **generated,
    }


def _terms_in(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[Term]]:
    """Yield the closed lists of words in a record type, whose Chinese names are valid input too."""
    seen.add(model)
    for field in model.model_fields.values():
        kind = member_type(field.annotation) or bare_type(field.annotation)
        if isinstance(kind, type) and issubclass(kind, Term):
            yield kind
        elif is_record(kind) and kind not in seen:
            yield from _terms_in(kind, seen)
