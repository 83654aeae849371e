"""A saved report or plan, made again and compared."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules import JIAOZUO_2024, PRC, Procedure, RecordError, disclose, plan, validate
from zhixing_rules.interchange import dumps, read_amendment, report_to_dict, schema
from zhixing_rules.interchange.receipts import read_saved
from zhixing_rules.interchange.replays import Replay, replay, replay_to_dict
from zhixing_rules.records import Audience

ON = date(2025, 10, 20)
EXAMPLES = Path(__file__).parents[2] / "examples"
RECORD = json.loads((EXAMPLES / "referral_with_gaps.json").read_text(encoding="utf-8"))
SCHEMA = Draft202012Validator(schema("replay", closed=True))


def saved_report(
    audience: str = "keeper", *, sensitive: bool = False, readings: dict[str, str] | None = None
) -> dict[str, Any]:
    report = validate(RECORD, on=ON, readings=readings)
    document: dict[str, Any] = json.loads(dumps(report_to_dict(disclose(report, audience), sensitive=sensitive)))
    return document


def saved_plan() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(dumps(disclose(plan(RECORD, on=ON), "keeper")))
    return document


def replayed(saved: dict[str, Any], record: dict[str, Any] = RECORD, procedure: Procedure = JIAOZUO_2024) -> Replay:
    result = replay(read_saved(json.dumps(saved)), record, procedure=procedure, calendar=PRC)
    SCHEMA.validate(json.loads(dumps(replay_to_dict(result))))
    return result


def amended() -> Procedure:
    name, changes = read_amendment((EXAMPLES / "five_days_from.toml").read_text(encoding="utf-8"))
    return JIAOZUO_2024.amend(*changes, name=name)


@pytest.mark.parametrize(
    "saved",
    [saved_report(), saved_report(sensitive=True), saved_plan(), saved_report(readings={"transfer-window": "window"})],
    ids=["report", "sensitive", "plan", "readings"],
)
def test_a_result_made_again_is_the_same(saved: dict[str, Any]) -> None:
    result = replayed(saved)
    assert result.same
    assert result.same_verdicts
    assert result.same_days
    assert (result.record, result.unknown, result.unexplained) == ("same", (), False)


def test_a_sweep_is_compared_with_its_own_findings() -> None:
    saved = saved_report(sensitive=True)
    changing = {(each["rule_id"], each["path"]) for each in saved["sensitive_to"]}
    saved["findings"] = [each for each in saved["findings"] if (each["rule_id"], each["path"]) in changing]
    assert replayed(saved).same


@pytest.mark.parametrize("audience", [each for each in Audience if each.withheld])
def test_of_a_result_for_others_the_record_is_unknown(audience: Audience) -> None:
    result = replayed(saved_report(audience.value))
    assert result.same
    assert (result.record, result.unknown) == ("unknown", ("record_sha256",))


def test_an_amended_procedure_is_named_with_what_it_changes() -> None:
    result = replayed(saved_plan(), procedure=amended())
    assert [name for name, _, _ in result.conditions] == ["procedure", "procedure_hash"]
    assert (result.same, result.same_verdicts, result.same_days) == (False, True, False)
    assert {each.rule_id: (each.was, each.now) for each in result.results}["art9.filing"] == (
        {"due": "2025-10-23"},
        {"due": "2025-10-21"},
    )


def test_another_record_is_named() -> None:
    result = replayed(saved_report(), {**RECORD, "referrals": []})
    assert result.record == "different"
    assert not result.same_verdicts
    assert any(each.now is None for each in result.results)
    assert result.other_members


@pytest.mark.parametrize("name", ["library", "calendar", "notices", "directory_hash"])
def test_another_condition_with_the_same_result_is_told_apart(name: str) -> None:
    saved = saved_report()
    saved["provenance"][name] = ["x"] if name == "notices" else "0123456789abcdef"
    result = replayed(saved)
    assert [each[0] for each in result.conditions] == [name]
    assert (result.same, result.same_result, result.same_verdicts, result.unexplained) == (False, True, True, False)


def test_a_saved_file_that_was_altered_is_unexplained() -> None:
    saved = saved_report()
    saved["findings"][0]["verdict"] = "not_applicable"
    result = replayed(saved)
    assert result.unexplained
    assert not result.same_verdicts
    saved = saved_report()
    saved["findings"][0]["quote"] = "改动"
    result = replayed(saved)
    assert (result.unexplained, result.same_verdicts, result.results[0].members) == (True, True, ("quote",))


def test_a_finding_that_is_on_one_side_only() -> None:
    saved = saved_report()
    removed = saved["findings"].pop(0)
    (difference,) = replayed(saved).results
    assert (difference.rule_id, difference.was, difference.now) == (
        removed["rule_id"],
        None,
        {"verdict": removed["verdict"], "due": removed["due"]},
    )


def test_an_older_receipt_is_compared_as_far_as_it_goes() -> None:
    saved = saved_report()
    for name in ("library", "notices", "directory_hash", "record_sha256"):
        del saved["provenance"][name]
    result = replayed(saved)
    assert result.unknown == ("library", "notices", "directory_hash", "record_sha256")
    assert result.same


def test_a_reading_that_the_procedure_does_not_have_is_a_difference() -> None:
    saved = saved_report()
    saved["provenance"]["readings"] = {"no-such-reading": "x", "transfer-window": "none"}
    result = replayed(saved)
    assert result.conditions == (("readings", ("no-such-reading=x", "transfer-window=none"), ()),)


def test_nothing_of_a_saved_file_that_has_another_form_is_repeated() -> None:
    marker = "张某甲 CANARY"
    saved = saved_report()
    saved["provenance"] |= {
        "library": marker,
        "procedure_hash": marker,
        "notices": [marker + "\x1b"],
        "complete_as_of": marker,
    }
    saved["provenance"] |= {"readings": {marker: marker}, "directory_hash": 7, "record_sha256": {marker: marker}}
    saved["findings"] = [{"rule_id": marker, "path": marker, "verdict": marker, "due": marker, marker: marker}, 7]
    saved[marker] = marker
    assert "CANARY" not in dumps(replay_to_dict(replayed(saved)))


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ("{", [""]),
        ("[" * 100_000, [""]),
        ("[]", [""]),
        ('{"findings": 7}', [""]),
        ('{"findings": []}', ["/audience/id", "/provenance/on"]),
        (
            '{"steps": [], "audience": {"id": "keper"}, "provenance": {"on": "2025-02-30", "readings": []}}',
            ["/audience/id", "/provenance/on", "/provenance/readings"],
        ),
        (
            '{"steps": [], "format": "x", "audience": {"id": "police"}, "provenance": {"on": "2025-02-03"}}',
            ["/format"],
        ),
    ],
)
def test_a_file_that_is_no_saved_result_is_refused_with_every_problem(text: str, pointers: list[str]) -> None:
    with pytest.raises(RecordError) as refused:
        read_saved(text)
    assert [each.pointer for each in refused.value.problems] == pointers


def _withheld(saved: dict[str, Any]) -> None:
    saved["audience"]["withheld"] = []


def _number(saved: dict[str, Any]) -> None:
    saved["counts"]["pass"] = float(saved["counts"]["pass"])


def _no_hash(saved: dict[str, Any]) -> None:
    saved["provenance"]["record_sha256"] = None


@pytest.mark.parametrize(("audience", "alter"), [("public", _withheld), ("keeper", _number), ("keeper", _no_hash)])
def test_an_altered_report_is_not_the_same(audience: Any, alter: Any) -> None:  # noqa: ANN401  a word, a function
    saved = saved_report(audience)
    assert replayed(saved).same
    alter(saved)
    assert not replayed(saved).same


@pytest.mark.parametrize("text", ['{"findings": [], "findings": []}', '{"findings": [], "counts": NaN}'])
def test_a_key_given_twice_and_what_is_no_number_are_refused(text: str) -> None:
    with pytest.raises(RecordError):
        read_saved(text)
