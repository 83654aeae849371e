"""JSON Schemas of records, generated from the models, with keys of one kind and titles in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from zhixing_rules.interchange.formats import schema_id
from zhixing_rules.records import Case, JointMechanism, Term
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

__all__ = ["RECORDS", "Keys", "keys_of", "record_schema", "schema_of_record"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NOTE: Final = (
    "未记录的事实省略或写 null，不等于否定；键名可写规范键名、中文标题（x-title-zh）或拼音首字母，此处列{0}。"
    " · A fact that is not recorded is omitted or null, which does not mean no. Keys may be canonical,"
    " Chinese titles (x-title-zh) or pinyin initials; {1} are listed here."
)
_KINDS: Final = {
    "en": ("规范键名", "the canonical keys"),
    "zh": ("中文标题", "Chinese titles"),
    "pinyin": ("拼音首字母", "pinyin initials"),
}

_ADDRESS: Final = {
    "title": "模式地址",
    "x-title-zh": "模式地址",
    "x-title-en": "address of this schema",
    "description": "编辑器据以查找本模式，不读 · by which editors find this schema; not read",
    "type": "string",
}
"""The key of a record that `load` ignores."""

RECORDS: Final[dict[str, tuple[type[BaseModel], str, str]]] = {
    "case": (Case, "执行案件", "enforcement case"),
    "mechanism": (JointMechanism, "联动机制", "joint mechanism"),
}
"""The models by the names of their schemas, with their titles in Chinese and English."""


Keys = Literal["en", "zh", "pinyin"]
"""The language of the keys of a record."""


def record_schema(name: str, keys: Keys = "en") -> dict[str, Any]:
    """Return the JSON Schema of the input that `zhixing_rules.load` reads into a record, by one kind of keys."""
    described = schema_of_record(*RECORDS[name], keys)
    suffix = "" if keys == "en" else f":{keys}"
    return {"$schema": _DIALECT, "$id": f"{schema_id(name)}{suffix}", **described}


def schema_of_record(model: type[BaseModel], zh: str, en: str, keys: Keys = "en") -> dict[str, Any]:
    """Return the JSON Schema of a record type. It is closed: `load` refuses keys that it does not have.

    Args:
        model: the record type, also one of another procedure.
        zh: the title in Chinese.
        en: the title in English.
        keys: ``en`` for the canonical keys and words, ``zh`` for those in Chinese, or ``pinyin`` for pinyin initials as
            keys, with words of either language.

    Returns:
        The schema.
    """
    records: dict[str, type[BaseModel]] = {}
    terms = {each.__name__: each for each in _terms_in(model, records)}
    generated = model.model_json_schema()
    generated.pop("title")
    generated.pop("description", None)
    for kind, definition in generated.get("$defs", {}).items():
        if kind in terms:
            _name_words(definition, terms[kind], keys)
        elif kind in records:
            _rename_keys(definition, records[kind], keys)
    _rename_keys(generated, model, keys)
    generated["properties"]["$schema"] = dict(_ADDRESS)
    return {
        "$schema": _DIALECT,
        "title": f"{zh} · {en}",
        "x-title-zh": zh,
        "x-title-en": en,
        "description": _NOTE.format(*_KINDS[keys]),
        **generated,
    }


def _name_words(definition: dict[str, Any], words: type[Term], keys: Keys) -> None:
    """Give the words of a closed list in the language of the keys, and their Chinese names beside canonical ones."""
    chinese = [word.zh for word in words]
    match keys:
        case "en":
            definition["x-enum-zh"] = chinese
        case "zh":
            definition["enum"] = chinese
        case "pinyin":
            definition["enum"] = [*definition["enum"], *chinese]


def _rename_keys(definition: dict[str, Any], model: type[BaseModel], keys: Keys) -> None:
    """Name the members of a record by their keys of one kind; one that may be required has one key of each kind."""
    names = {name: keys_of(field, name, keys) for name, field in model.model_fields.items()}
    properties = definition["properties"].items()
    definition["properties"] = {key: each for name, each in properties for key in names[name]}
    if "required" in definition:
        definition["required"] = [key for name in definition["required"] for key in names[name]]


def keys_of(field: FieldInfo, name: str, keys: Keys) -> list[str]:
    """Return the keys of one kind by which a field is read, the usual one first.

    Args:
        field: the field.
        name: its name, which is its canonical key.
        keys: the kind of the keys.

    Returns:
        One key, or several where a field may be written by further names.
    """
    choices = [str(each) for each in getattr(field.validation_alias, "choices", ())]
    if keys == "en" or not choices:
        return [name]
    return [each for each in choices[1:] if each.isascii() is (keys == "pinyin")]


def _terms_in(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> Iterator[type[Term]]:
    """Yield the closed lists of words in a record type, whose Chinese names are valid input too; note its records."""
    seen[model.__name__] = model
    for field in model.model_fields.values():
        kind = member_type(field.annotation) or bare_type(field.annotation)
        if isinstance(kind, type) and issubclass(kind, Term):
            yield kind
        elif is_record(kind) and kind.__name__ not in seen:
            yield from _terms_in(kind, seen)
