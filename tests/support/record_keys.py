"""Records by another kind of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.schemas.records import keys_of
from zhixing_rules.records import Term
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.interchange.schemas.records import Keys

__all__ = ["with_keys"]


def with_keys(record: dict[str, Any], model: type[BaseModel], keys: Keys) -> dict[str, Any]:
    """Return a record as JSON whose keys are of one kind, and whose words are Chinese where the keys are.

    Args:
        record: the record, with keys of any kind.
        model: its type.
        keys: the kind of the keys to return.
    """
    result: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        choices = [str(each) for each in getattr(field.validation_alias, "choices", [name])]
        kind = member_type(field.annotation) or bare_type(field.annotation)
        for value in (record[each] for each in choices if each in record):
            values = value if isinstance(value, list) else [value]
            written = [_with_keys(each, kind, keys) for each in values]
            result[keys_of(field, name, keys)[0]] = written if isinstance(value, list) else written[0]
    return result


def _with_keys(value: Any, kind: Any, keys: Keys) -> Any:  # noqa: ANN401  any JSON, any annotation
    if isinstance(value, dict) and is_record(kind):
        return with_keys(value, kind, keys)
    if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, Term):
        return kind(value).value if keys == "en" else kind(value).zh
    return value
