"""What stands in a record appears in nothing that is printed, logged, raised or compiled on the way."""

from __future__ import annotations

import linecache
import logging
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import pytest
from pydantic import BaseModel, ValidationError

from zhixing_rules import RecordError, disclose, explain, load, plan, validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.interchange import dumps
from zhixing_rules.records import Case, JointMechanism, Judgment, record_inside
from zhixing_rules.render import text

CANARY: Final = "金丝雀" * 3 + "七四三一"  # put together: a traceback shows lines of this file
ON: Final = date(2025, 10, 20)
Root = type[Case] | type[JointMechanism]


def planted(model: type[BaseModel]) -> dict[str, Any]:
    """A record in which every text that may hold anything holds the canary, and every list one record."""
    made: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner, kind = record_inside(field.annotation), str(field.annotation)
        if inner is not None:
            made[name] = [planted(inner)] if "tuple" in kind else planted(inner)
        elif name == "id":
            made[name] = f"{model.__name__[0].lower()}1"
        elif "resident_number" in name or "credit_code" in name:
            made[name] = None
        elif "Secret" in kind or "max_length=200" in kind:
            made[name] = [CANARY] if "tuple" in kind else CANARY
    if (
        model is Judgment
    ):  # who judged is shown with the verdict to those who may know, see tests/engine/test_answers.py
        made |= {"verdict": "pass", "by": "执行局", "on": "2025-03-10"}
    return made


CASE: Final = planted(Case)
CASE["judgments"][0] |= {"rule": "art3.i2.feedback", "of": "t1"}
MECHANISM: Final = planted(JointMechanism) | {"record": "joint_mechanism"}
MECHANISM["judgments"][0]["rule"] = "art6.bulletin"


def everything_printed(record: Mapping[str, Any]) -> Iterator[str]:
    case = load(JointMechanism if "record" in record else Case, record)
    report, steps = validate(case, on=ON), plan(case, on=ON)
    yield from map(repr, (case, report, steps, report.findings, steps.steps, report.missing, report.sensitive_to))
    for name in type(case).model_fields:
        value = getattr(case, name)
        yield "" if isinstance(value, str) else f"{value!r} {value}"  # a plain word is what it is
    for finding in report:
        yield f"{finding!r} {finding.message('zh')} {finding.message('en')} {finding.deadline!r} {explain(finding)!r}"
        yield text.explanation(disclose(explain(finding), "keeper"))
    for audience in ("keeper", "public"):
        shown = disclose(report, audience)
        yield from (repr(shown), dumps(shown), text.report(shown, everything=True, sensitive=True))
        yield from (repr(disclose(steps, audience)), dumps(disclose(steps, audience)))
        yield text.plan(disclose(steps, audience))
        yield repr(pickle.dumps(shown)) + pickle.dumps(shown).decode("utf-8", "replace")


@pytest.mark.parametrize("record", [CASE, MECHANISM], ids=["case", "mechanism"])
def test_no_text_of_a_record_is_in_anything_printed(record: Mapping[str, Any]) -> None:
    assert str(record).count(CANARY) >= (10 if record is CASE else 2), "nothing was planted"
    for written in everything_printed(record):
        assert CANARY not in written


def test_nothing_is_logged_or_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        list(everything_printed(CASE))
    assert [each.getMessage() for each in caplog.records] == []
    assert warned == []


def test_no_text_of_a_record_is_in_the_source_of_compiled_rules() -> None:
    report = validate(CASE, on=ON)
    list(report.sensitive_to)
    assert CANARY not in str(linecache.cache)
    for subject_rules in compile_procedure(report.procedure, report._compiled.calendar).all_subject_rules:
        code = subject_rules.judge.__code__
        assert CANARY not in repr((code.co_consts, code.co_names, code.co_varnames))
        assert CANARY not in repr(subject_rules.judge.__globals__)


def places(model: type[BaseModel], *steps: str) -> Iterator[tuple[str, ...]]:
    """Every field of a record and of the records in it."""
    for name, field in model.model_fields.items():
        yield (*steps, name)
        inner = record_inside(field.annotation)
        if inner is not None:
            yield from places(inner, *steps, name, *(["0"] if "tuple" in str(field.annotation) else []))


def spoilt(model: type[BaseModel], way: tuple[str, ...], value: object) -> dict[str, Any]:
    made: Any = value
    for step in reversed(way):
        made = [made] if step == "0" else {step: made}
    whole: dict[str, Any] = made
    return whole if model is Case else {"record": "joint_mechanism", **whole}


def refusal(model: Root, record: Mapping[str, Any]) -> RecordError | None:
    try:
        load(model, record)
    except RecordError as error:
        return error
    return None


WRONG: Final = (CANARY * 100, {CANARY: CANARY}, [CANARY], [{CANARY: CANARY}])


@pytest.mark.parametrize("model", [Case, JointMechanism])
def test_no_error_of_a_record_repeats_what_stands_in_it(model: Root) -> None:
    refusals = 0
    for way in places(model):
        for value in WRONG:
            error = refusal(model, spoilt(model, way, value))
            refusals += error is not None
            assert error is None or CANARY not in chained(error)
    assert refusals > 100


@pytest.mark.parametrize("model", [Case, JointMechanism])
def test_pydantics_own_ways_in_repeat_nothing_either(model: Root) -> None:
    wrong = spoilt(model, ("court",), [CANARY]) | {CANARY: CANARY}
    ways: tuple[Callable[[], object], ...] = (
        lambda: model(**wrong),
        lambda: model.model_validate(wrong),
        lambda: model.model_validate_json(dumps(wrong)),
        lambda: model.model_validate_strings({"court_level": CANARY}),
    )
    for way in ways:
        with pytest.raises(RecordError) as refused:
            way()
        assert not isinstance(refused.value, ValidationError)
        assert CANARY not in chained(refused.value)


def chained(error: BaseException) -> str:
    """An error as it may be logged, with every error behind it and all that these hold."""
    said: list[str] = []
    each: BaseException | None = error
    while each is not None:
        held = each.errors() if isinstance(each, ValidationError) else vars(each)
        said += [str(each), repr(each), repr(each.args), repr(held), "".join(traceback.format_exception(each))]
        each = each.__cause__ or each.__context__
    return "\n".join(said) + repr(pickle.dumps(error))
