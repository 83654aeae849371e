"""`assert_conforms` reports every violation, and its message contains nothing of a record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.tiny_office import TINY_OFFICE
from testing.defects import DEFECTS
from zhixing_rules.testing import PROPERTIES, NonConforming, assert_conforms

ROOT = Path(__file__).parents[2]
IGNORANCE = [prop for prop in PROPERTIES if prop.id == "ignorance-never-reverses"]


def test_all_violations_are_reported_in_the_order_of_the_properties() -> None:
    properties = [prop for prop in PROPERTIES if prop.id in {"quotes-resolve", "duty-has-actor-and-exit"}]
    wrong_quote = DEFECTS["quotes-resolve"]
    no_actor = DEFECTS["duty-has-actor-and-exit"]
    rules = tuple(
        ours if ours.quote != theirs.quote or ours.then != theirs.then else theirs
        for ours, theirs in zip(wrong_quote.rules, TINY_OFFICE.rules, strict=True)
    )
    answer = no_actor.rule("art2.answer")[0]
    mixed = type(wrong_quote)(
        "mixed",
        wrong_quote.instrument,
        wrong_quote.roots,
        tuple(answer if rule.id == answer.id else rule for rule in rules),
        wrong_quote.readings,
        wrong_quote.commencement,
    )
    with pytest.raises(NonConforming) as error:
        assert_conforms(mixed, properties=properties)
    reported = [(each.property and each.property.id, each.rule_id) for each in error.value.violations]
    assert reported == [("quotes-resolve", "art2.no-fee"), ("duty-has-actor-and-exit", "art2.answer")]
    assert str(error.value).startswith("mixed：2 处不符 · 2 violations")


def test_a_violation_names_property_clause_and_observation_and_only_its_json_contains_the_case() -> None:
    with pytest.raises(NonConforming) as error:
        assert_conforms(DEFECTS["ignorance-never-reverses"], properties=IGNORANCE, examples=100)
    (violated,) = error.value.violations
    message = str(violated)
    assert "ignorance-never-reverses" in message
    assert "测图〔2024〕1号第二条「不得收取费用」" in message
    assert "未记录时结论为“违反”，补录后成为“符合”：/loans/0/fee_taken" in message
    assert "loan-1" not in message
    assert '"loan-1"' in violated.record_json()
    assert violated.on is not None
    assert not violated.readings


def test_properties_can_be_checked_for_some_rules_only() -> None:
    defect = DEFECTS["quotes-resolve"]
    assert_conforms(defect, properties=PROPERTIES[:2], rules=["art1.papers"])
    with pytest.raises(NonConforming):
        assert_conforms(defect, properties=PROPERTIES[:2], rules=["art2.no-fee"])
    with pytest.raises(LookupError, match=r"art2\.answer"):
        assert_conforms(defect, rules=["art9.none"])


def test_the_same_check_finds_the_same_case() -> None:
    cases = []
    for _ in range(2):
        with pytest.raises(NonConforming) as error:
            assert_conforms(DEFECTS["window-is-open"], properties=PROPERTIES[5:6])
        cases.append(error.value.violations[0].record_json())
    assert cases[0] == cases[1] != ""


def test_the_import_of_the_kit_does_not_need_hypothesis_and_its_names_report_the_missing_extra() -> None:
    script = (
        "import sys\n"
        "sys.modules['hypothesis'] = None\n"
        "import zhixing_rules.testing\n"
        "import zhixing_rules.testing.property\n"
        "try:\n"
        "    zhixing_rules.testing.records\n"
        "except ImportError as missing:\n"
        "    print(missing)\n"
    )
    completed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  fixed command
    assert "zhixing-rules[test]" in completed.stdout


@pytest.mark.parametrize(("page", "language"), [("docs/testing.md", "zh"), ("docs/en/testing.md", "en")])
def test_the_documentation_lists_every_property_with_its_reason(page: str, language: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for prop in PROPERTIES:
        assert f"| `{prop.id}` | {getattr(prop, language)} | {getattr(prop, f'why_{language}')} |" in text
