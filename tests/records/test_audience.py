"""Audiences and classes: who may see what, and that every field and audience says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhixing_rules import RecordError
from zhixing_rules.records import (
    SECRECY_BASIS,
    Audience,
    Case,
    JointMechanism,
    Secrecy,
    classes_at,
    load,
    record_inside,
    secrecy_of,
)
from zhixing_rules.records.secrecy_classes import field_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


def records(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A record and every record inside it."""
    yield model
    for field in model.model_fields.values():
        inner = record_inside(field.annotation)
        if inner is not None:
            yield from records(inner)


OUTSIDE = set(Audience) - {Audience.KEEPER, Audience.COURT_STAFF, Audience.POLICE}
ALL = sorted({each for root in (Case, JointMechanism) for each in records(root)}, key=lambda each: each.__name__)


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_every_field_of_every_record_has_one_class(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert isinstance(secrecy_of(field), Secrecy), f"{model.__name__}.{name}: declare it by its class"


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_a_secret_field_is_seen_by_the_court_and_the_police_alone(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        if "Secret" in str(field.annotation):
            assert secrecy_of(field) in Audience.COURT_STAFF.sees
            assert not {each for each in OUTSIDE if each.may_see(secrecy_of(field))}


def test_a_field_declared_without_a_class_is_refused() -> None:
    from pydantic import BaseModel  # noqa: PLC0415  a record that is not ours

    class Undeclared(BaseModel):
        name: str | None = None

    with pytest.raises(TypeError, match="class"):
        secrecy_of(Undeclared.model_fields["name"])


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        ("keeper", {"public", "internal", "personal", "tracing", "participation", "means", "outcome"}),
        ("court_staff", {"public", "internal", "personal", "tracing", "participation", "outcome"}),
        ("police", {"public", "personal", "tracing", "participation", "means", "outcome"}),
        ("party", {"public", "outcome"}),
        ("debtor", {"public"}),
        ("public", {"public"}),
    ],
)
def test_each_audience_sees_only_its_classes(audience: str, seen: set[str]) -> None:
    each = Audience(audience)
    assert {kind.value for kind in each.sees} == seen
    assert set(each.withheld) == set(Secrecy) - each.sees
    assert Audience(each.zh) is each


def test_every_audience_and_class_has_a_legal_basis() -> None:
    for sources in (*(each.sources for each in Audience), *SECRECY_BASIS.values()):
        assert sources
        assert all(source.law and source.zh and source.en for source in sources)
    assert {each.value: [source.law for source in each.sources] for each in Audience} == {
        "keeper": ["第五条"],
        "court_staff": ["第五条第（二）项", "个人信息保护法第三十四条"],
        "police": ["第三条、附件", "个人信息保护法第三十四条"],
        "party": ["第五条第（二）项", "法〔2018〕147号第二条", "个人信息保护法第三十四条"],
        "debtor": ["第五条第（二）项", "个人信息保护法第三十四条"],
        "public": ["第五条第（一）项", "个人信息保护法第二十八条", "保守国家秘密法第六十四条"],
    }
    assert {each.value: [source.law for source in sources] for each, sources in SECRECY_BASIS.items()} == {
        "public": ["—"],
        "internal": ["保守国家秘密法第六十四条"],
        "personal": ["个人信息保护法第三十四条"],
        "tracing": ["第五条第（二）项", "个人信息保护法第二十八条"],
        "participation": ["第五条第（一）项", "保守国家秘密法第六十四条"],
        "means": ["第五条第（一）项", "保守国家秘密法第六十四条"],
        "outcome": ["刑事诉讼法第一百一十二条", "法释〔2024〕13号第十四条", "个人信息保护法第三十四条"],
    }


@pytest.mark.parametrize(
    ("path", "classes"),
    [
        ("court", {"public"}),
        ("case_number.area", {"personal"}),
        ("level", {"public", "personal"}),
        ("police_counterpart", {"public"}),
        ("requests.0.organ.name", {"tracing", "participation"}),
        ("requests.0.letter.addressed_to", {"tracing", "participation"}),
        ("requests.0.consented_on", {"tracing", "participation"}),
        ("requests.0.consenter", {"tracing", "participation"}),
        ("requests.0.queried_on", {"tracing", "participation"}),
        ("requests.0.feedback_on", {"tracing"}),
        ("referrals.0.refusal_made_on", {"outcome"}),
        ("referrals.0.filed_on", {"outcome"}),
        ("referrals.0.conditions_met", {"outcome", "personal"}),
        ("detentions.0.days", {"outcome"}),
        ("detentions.0.ground", {"outcome", "personal"}),
        ("detentions.0.view_on", {"outcome", "internal"}),
        ("private_prosecutions.0.executed_on", {"outcome"}),
        ("requests.0.targets.1.case_number", {"tracing", "personal"}),
        ("查控请求.0.发函日期", {"tracing"}),
        ("detentions.-", {"outcome"}),
    ],
)
def test_a_place_has_every_class_on_its_path(path: str, classes: set[str]) -> None:
    assert classes_at(Case, path.split(".")) == classes


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(LookupError, match="Case has no field"):
        classes_at(Case, ["weather"])
    with pytest.raises(LookupError):
        field_named(JointMechanism, "persons")


def test_the_class_that_was_split_is_refused_with_the_classes_that_there_are() -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"disclosures": [{"id": "x1", "classes": ["method"]}]})
    (problem,) = refused.value.problems
    assert problem.pointer == "/disclosures/0/classes/0"
    assert "participation" in problem.en
    assert "means" in problem.en
