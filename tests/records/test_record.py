"""The record: every field is named in three ways, says what it is, and stands under its own name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pydantic import AliasChoices, BaseModel

from zhixing_rules import records
from zhixing_rules.records import Record, english_title
from zhixing_rules.records import enums as all_terms

EXPORTED = (getattr(records, name) for name in records.__all__)
MODELS = tuple(each for each in EXPORTED if isinstance(each, type) and issubclass(each, Record) and each is not Record)


def _fields() -> Iterator[tuple[type[BaseModel], str]]:
    for model in MODELS:
        for name in model.model_fields:
            yield model, name


@pytest.mark.parametrize(("model", "name"), list(_fields()), ids=lambda part: getattr(part, "__name__", part))
def test_every_field_has_its_names_and_a_clause(model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]
    assert isinstance(field.validation_alias, AliasChoices)
    english, chinese, initials = field.validation_alias.choices[:3]
    assert english == name
    assert chinese == field.title
    assert re.fullmatch(r"[A-Z]{2,10}", str(initials))
    assert english_title(field)
    assert re.search(r"（(.*第.+[条点].*|附件.*|记录结构|公通字〔2015〕32号)）$", field.description or "")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_two_fields_of_a_record_share_a_name(model: type[BaseModel]) -> None:
    names = [
        str(choice)
        for field in model.model_fields.values()
        if isinstance(field.validation_alias, AliasChoices)
        for choice in field.validation_alias.choices
    ]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", [name for name in all_terms.__all__ if name != "Term"])
def test_every_enum_member_is_read_by_its_chinese_name(name: str) -> None:
    kind = getattr(all_terms, name)
    assert len({member.zh for member in kind}) == len(kind)
    for member in kind:
        assert kind(member.zh) is member
        assert kind(member.value) is member
    with pytest.raises(ValueError, match="not a valid"):
        kind("no such word")
