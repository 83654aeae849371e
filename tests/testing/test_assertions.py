"""assert_conforms tells every breach at once, and what it prints holds nothing of a record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.tiny_office import TINY_OFFICE
from testing.defects import DEFECTS
from zhixing_rules.testing import PROPERTIES, NonConforming, assert_conforms

ROOT = Path(__file__).parents[2]
IGNORANCE = [property_ for property_ in PROPERTIES if property_.id == "ignorance-never-reverses"]


def test_every_breach_is_told_at_once_in_the_order_of_the_laws() -> None:
    properties = [
        property_ for property_ in PROPERTIES if property_.id in {"quotes-resolve", "duty-has-actor-and-exit"}
    ]
    both = DEFECTS["quotes-resolve"]
    worse = DEFECTS["duty-has-actor-and-exit"]
    rules = tuple(
        ours if ours.quote != theirs.quote or ours.then != theirs.then else theirs
        for ours, theirs in zip(both.rules, TINY_OFFICE.rules, strict=True)
    )
    answer = worse.rule("art2.answer")[0]
    mixed = type(both)(
        "mixed",
        both.instrument,
        both.roots,
        tuple(answer if rule.id == answer.id else rule for rule in rules),
        both.readings,
        both.commencement,
    )
    with pytest.raises(NonConforming) as refused:
        assert_conforms(mixed, properties=properties)
    told = [(broken.property_ and broken.property_.id, broken.rule_id) for broken in refused.value.broken]
    assert told == [("quotes-resolve", "art2.no-fee"), ("duty-has-actor-and-exit", "art2.answer")]
    assert str(refused.value).startswith("mixed：2 处不合 · 2 breaches")


def test_a_breach_names_law_clause_and_finding_and_only_its_json_holds_the_case() -> None:
    with pytest.raises(NonConforming) as refused:
        assert_conforms(DEFECTS["ignorance-never-reverses"], properties=IGNORANCE, examples=100)
    (broken,) = refused.value.broken
    told = str(broken)
    assert "ignorance-never-reverses" in told
    assert "测图〔2024〕1号第二条「不得收取费用」" in told
    assert "未记录时结论为“违反”，补录后成为“符合”：/loans/0/fee_taken" in told
    assert "loan-1" not in told
    assert '"loan-1"' in broken.record_json()
    assert broken.on is not None
    assert not broken.readings


def test_laws_can_be_tried_on_some_rules_alone() -> None:
    defect = DEFECTS["quotes-resolve"]
    assert_conforms(defect, properties=PROPERTIES[:2], rules=["art1.papers"])
    with pytest.raises(NonConforming):
        assert_conforms(defect, properties=PROPERTIES[:2], rules=["art2.no-fee"])
    with pytest.raises(LookupError, match=r"art2\.answer"):
        assert_conforms(defect, rules=["art9.none"])


def test_the_same_trial_finds_the_same_case_again() -> None:
    found = []
    for _ in range(2):
        with pytest.raises(NonConforming) as refused:
            assert_conforms(DEFECTS["window-is-open"], properties=PROPERTIES[5:6])
        found.append(refused.value.broken[0].record_json())
    assert found[0] == found[1] != ""


def test_importing_the_kit_imports_nothing_heavy_and_without_hypothesis_names_the_extra() -> None:
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
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603  ours
    assert "zhixing-rules[test]" in done.stdout


@pytest.mark.parametrize(("page", "language"), [("docs/testing.md", "zh"), ("docs/en/testing.md", "en")])
def test_the_page_of_the_test_kit_lists_every_law_with_its_reason(page: str, language: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for property_ in PROPERTIES:
        assert (
            f"| `{property_.id}` | {getattr(property_, language)} | {getattr(property_, f'why_{language}')} |" in text
        )
