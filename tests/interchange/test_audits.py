"""Audits as dictionaries, compared with their schemas and with the audit."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.tiny_office import TINY_OFFICE
from zhixing_rules.batch import AuditResult, audit_files
from zhixing_rules.engine import Verdict
from zhixing_rules.interchange import audit_to_dict, dumps, schema
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = date(2025, 4, 30)
SENT = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-24", "received_on": "2025-03-24"}
FULL = {**SENT, "conditions_met": True, "materials_complete": True}
LINES: tuple[dict[str, Any], ...] = (
    {"court": "虚构法院", "complete_as_of": "2025-04-30", "referrals": [FULL]},
    {"complete_as_of": "2025-04-30", "referrals": [{**FULL, "filed_on": "2025-03-31"}]},
    {},
    {"court": 7},
)
KEYS = [(), ("court",), ("month",), ("month", "court")]
PRINTED, FOLDER = (Draft202012Validator(schema(name, closed=True)) for name in ("audit", "audit-folder"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("audited")


@pytest.fixture(scope="module")
def audited(folder: Path) -> AuditResult:
    good, bad = folder / "good.jsonl", folder / "bad.parquet"
    good.write_text("\n".join(json.dumps(each) for each in LINES), encoding="utf-8")
    bad.write_text("nothing", encoding="utf-8")
    return audit_files([good, bad], folder / "out", on=ON, rows=["fail"], readings={"transfer-window": "window"})


def printed(audited: AuditResult, *by: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(dumps(audit_to_dict(audited.by(*by))))
    return result


def folder_file(folder: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((folder / "audit.json").read_text(encoding="utf-8"))
    return result


def variants(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  any JSON
    """Yield copies of the value with one key too many or too few in one of its objects, each with its place."""
    for number, (object_, where) in enumerate(_objects(value)):
        if where.endswith("/readings"):
            continue
        for key in [*object_, None]:
            copy = deepcopy(value)
            (part, _) = list(_objects(copy))[number]
            if key is None:
                part["unknown"] = None
            else:
                del part[key]
            yield f"{where}/{key}", copy


def _objects(value: Any, where: str = "") -> Iterator[tuple[dict[str, Any], str]]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        yield value, where
        for key, part in value.items():
            yield from _objects(part, f"{where}/{key}")
    if isinstance(value, list):
        for number, part in enumerate(value[:2]):
            yield from _objects(part, f"{where}/{number}")


@pytest.mark.parametrize("by", KEYS)
def test_a_printed_audit_matches_its_schema_and_a_variant_of_its_keys_does_not(
    audited: AuditResult, by: tuple[str, ...]
) -> None:
    written = printed(audited, *by)
    PRINTED.validate(written)
    invalid = list(variants(written))
    assert len(invalid) > 50
    assert [place for place, each in invalid if PRINTED.is_valid(each)] == []


def test_an_audit_folder_matches_its_schema_and_a_variant_of_its_keys_does_not(
    audited: AuditResult, folder: Path
) -> None:
    written = folder_file(folder / "out")
    FOLDER.validate(written)
    invalid = list(variants(written))
    assert len(invalid) > 20
    assert [place for place, each in invalid if FOLDER.is_valid(each)] == []
    assert not PRINTED.is_valid(written)
    assert not FOLDER.is_valid(printed(audited))
    assert written["settings"] == printed(audited)["settings"]
    assert [each["part"] is None for each in written["files"]] == [False, True]


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("counts", 0, "count"), 0),
        (("counts", 0, "share"), 1.01),
        (("counts", 0, "worst_delay"), 0),
        (("counts", 0, "verdict"), "failed"),
        (("counts", 0, "month"), "2025-13"),
        (("counts", 0, "month"), "2025-3"),
        (("counts", 0, "court"), 7),
        (("by",), ["court", "court"]),
        (("by",), ["person"]),
        (("by",), ["court"]),
        (("cases",), -1),
        (("settings", "on"), "30 April"),
        (("settings", "audience"), "everybody"),
        (("settings", "rows"), ["fail", "fail"]),
        (("audience", "id"), "everybody"),
        (("files", 0, "done_before"), None),
        (("files", 1, "problem"), "not_readable"),
    ],
)
def test_an_impossible_value_does_not_match_the_schema(
    audited: AuditResult, place: tuple[Any, ...], wrong: object
) -> None:
    written = printed(audited, "court", "month")
    part: Any = written
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = wrong
    assert not PRINTED.is_valid(written)


def test_a_file_has_either_a_part_or_a_problem(audited: AuditResult, folder: Path) -> None:
    assert audited.parts[1].problem is not None
    written = folder_file(folder / "out")
    good, bad = written["files"]
    for wrong in ({**bad, "part": good["part"]}, {**bad, "problem": None}, {**good, "part": good["part"][1:]}):
        assert not FOLDER.is_valid({**written, "files": [wrong]})


def test_counts_contain_rule_clause_and_verdict_in_both_languages(audited: AuditResult) -> None:
    filing = [each for each in printed(audited, "month", "court")["counts"] if each["rule_id"] == "art9.filing"]
    clause = {"citation": "焦中法〔2024〕101号第九条", "citation_key": "art9"}
    title = {"title_zh": "立案侦查", "title_en": "the police file the case"}
    whole = {"rule_id": "art9.filing", **clause, **title, "count": 1, "share": 1.0}
    march = {**whole, "month": "2025-03"}
    assert filing == [
        {**march, "court": "虚构法院", "verdict": "fail", "verdict_zh": "违反", "worst_delay": 30},
        {**march, "court": None, "verdict": "pass", "verdict_zh": "符合", "worst_delay": None},
    ]


def test_audience_settings_and_files_are_included(audited: AuditResult, folder: Path) -> None:
    written = printed(audited)
    keeper = Audience.KEEPER
    assert written["audience"] == {"id": "keeper", "zh": keeper.zh, "en": keeper.en, "withheld": []}
    settings = written["settings"]
    assert (settings["on"], settings["rows"], settings["audience"]) == ("2025-04-30", ["fail"], "keeper")
    assert settings["readings"] == {"transfer-window": "window"}
    assert (written["cases"], written["unread"], written["by"]) == (3, 1, [])
    problem = {"pointer": "", "code": "not_readable", "zh": "文件无法读取", "en": "the file cannot be read"}
    new = {"duplicates": 0, "done_before": False}
    assert written["files"] == [
        {"file": str(folder / "good.jsonl"), "cases": 3, "unread": 1, **new, "problem": None},
        {"file": str(folder / "bad.parquet"), "cases": 0, "unread": 0, **new, "problem": problem},
    ]


def test_shares_are_rounded_to_six_digits(tmp_path: Path) -> None:
    days = ("2025-03-31", "2025-04-01", "2025-03-30")
    referrals = [{**FULL, "id": f"f{number}", "filed_on": day} for number, day in enumerate(days)]
    path = tmp_path / "thirds.jsonl"
    path.write_text(json.dumps({"complete_as_of": "2025-04-30", "referrals": referrals}), encoding="utf-8")
    written = printed(audit_files([path], tmp_path / "out", on=ON))
    shares = {each["verdict"]: each["share"] for each in written["counts"] if each["rule_id"] == "art9.filing"}
    assert shares == {"pass": 0.666667, "fail": 0.333333}


@pytest.mark.parametrize("by", KEYS)
def test_an_empty_audit_and_one_of_another_procedure_match_the_schemas(tmp_path: Path, by: tuple[str, ...]) -> None:
    empty = audit_files([], tmp_path / "empty", on=ON, audience="public")
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text(
        '{"complete_as_of":"2025-04-30","loans":[{"id":"l","received_on":"2024-03-04"}]}', encoding="utf-8"
    )
    other = audit_files([ledger], tmp_path / "other", on=ON, procedure=TINY_OFFICE, rows=list(Verdict))
    for name, result in (("empty", empty), ("other", other)):
        PRINTED.validate(printed(result, *by))
        FOLDER.validate(folder_file(tmp_path / name))
    assert printed(empty)["counts"] == []
    assert printed(other)["counts"] != []
