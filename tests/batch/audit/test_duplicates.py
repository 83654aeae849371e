"""The same case more than once in an archive: counted once, or reported where no record can be left out."""

from __future__ import annotations

import json
from array import array
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from support.effort import examples, mostly_deep  # noqa: E402  as above
from zhixing_rules.batch.audit import audit_parts  # noqa: E402  as above
from zhixing_rules.batch.audit.duplicates import DUPLICATES, KEYS, _related, left_out_of  # noqa: E402  as above
from zhixing_rules.batch.audit.files import audit_files  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.records import Audience, Case  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path

    from zhixing_rules.batch.audit.results import AuditResult

ON = date(2026, 6, 30)
NUMBER, OTHER = "（2025）豫0802执1号", "（2025）豫0802执2号"
FILED = {
    "id": "f1",
    "offence": "refusal",
    "received_on": "2025-03-03",
    "conditions_met": True,
    "materials_complete": True,
}


def case(number: str | None, filed: str | None = None, as_of: str | None = None) -> dict[str, Any]:
    known = {"case_number": number, "complete_as_of": as_of, "referrals": [{**FILED, "filed_on": filed}]}
    return {name: each for name, each in known.items() if each is not None}


def audited(tmp_path: Path, *files: list[dict[str, Any]], **settings: Any) -> AuditResult:  # noqa: ANN401  any setting
    paths = []
    for number, records in enumerate(files):
        paths.append(tmp_path / f"{number}.jsonl")
        paths[-1].write_text("\n".join(json.dumps(each) for each in records), encoding="utf-8")
    return audit_files(paths, tmp_path / "out", on=ON, **settings)


@pytest.fixture
def unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the cases without judging them, which takes most of the time."""
    monkeypatch.setattr(audit_parts, "_judge", lambda *_: {})


def kinds(result: AuditResult) -> list[tuple[int, int, int, int, str]]:
    assert result.duplicates is not None
    assert result.duplicates.schema == DUPLICATES
    return result.duplicates.rows()


def filings(result: AuditResult) -> int:
    return sum(each.count for each in result.by().counts if each.rule_id == "art9.filing")


LATE, EARLY = case(NUMBER, "2025-04-03", "2025-04-30"), case(NUMBER, "2025-03-05", "2025-04-30")


@pytest.mark.usefixtures("unjudged")
def test_a_case_that_occurs_twice_counts_once(tmp_path: Path) -> None:
    result = audited(tmp_path, [LATE, case(OTHER, "2025-03-04"), LATE], [LATE], [case(OTHER, "2025-03-04")])
    assert kinds(result) == [(0, 3, 0, 1, "same"), (1, 1, 0, 1, "same"), (2, 1, 0, 2, "same")]
    assert result.cases == 2
    assert [(part.cases, part.duplicates) for part in result.parts] == [(2, 1), (0, 1), (0, 1)]
    disclosed = result.by()
    assert disclosed.duplicates == {"same": 3, "earlier": 0, "different": 0}
    assert disclosed.all_read
    listed = [(each.place, each.of_place, each.kind) for each in disclosed.listed_duplicates]
    assert listed == [(3, 1, "same"), (1, 1, "same"), (1, 2, "same")]
    assert repr((result, disclosed, disclosed.files[0], disclosed.listed_duplicates[0])) == (
        "(AuditResult(…), DisclosedAudit(…), FileResult(…), DuplicateCase(…))"
    )


@pytest.mark.usefixtures("unjudged")
def test_a_number_written_in_another_way_is_the_same_number(tmp_path: Path) -> None:
    other = {name: each for name, each in LATE.items() if name != "case_number"} | {"案号": "(2025)豫0802执1号"}
    assert kinds(audited(tmp_path, [LATE], [other])) == [(1, 1, 0, 1, "same")]


@pytest.mark.usefixtures("unjudged")
def test_the_spellings_of_a_number_are_one_case_and_what_identifies_no_case_is_not_compared(tmp_path: Path) -> None:
    spellings = [f"{NUMBER}之一", NUMBER.replace("（", "").replace("）", "")]
    placeholders = ["待定", "（2025）豫0823执号"]
    result = audited(
        tmp_path,
        [LATE, *({**LATE, "case_number": each} for each in spellings)],
        [case(each, None, "2025-08-01") for each in placeholders],
        [case(each, "2025-03-05", "2025-09-01") for each in placeholders],
    )
    assert kinds(result) == [(0, 2, 0, 1, "same"), (0, 3, 0, 1, "same")]
    assert result.cases == 5


@pytest.mark.usefixtures("unjudged")
def test_of_two_states_of_a_case_the_later_one_counts(tmp_path: Path) -> None:
    first, second = case(NUMBER, None, "2025-03-08"), case(NUMBER, "2025-03-09", "2025-04-30")
    for files in ([first], [second], [second]), ([second, first], [second]):
        result = audited(tmp_path, *files)
        assert result.cases == 1
        assert result.by().duplicates == {"same": 1, "earlier": 1, "different": 0}
        assert result.by().all_read


STATE: dict[str, Any] = {"case_number": NUMBER, "complete_as_of": "2025-08-01", "court": "甲", "referrals": [FILED]}
LATER = {**STATE, "complete_as_of": "2025-09-01"}
WITHOUT = {name: each for name, each in LATER.items() if name != "court"}
LATER_STATES: list[tuple[dict[str, Any], str]] = [
    (LATER, "earlier"),
    ({**LATER, "vehicles": []}, "earlier"),
    ({**LATER, "referrals": [{**FILED, "id": "f0"}, {**FILED, "filed_on": "2025-03-09"}]}, "earlier"),
    ({**LATER, "referrals": []}, "different"),
    ({**LATER, "referrals": [{**FILED, "id": "f0"}]}, "different"),
    ({**LATER, "referrals": [{**FILED, "received_on": "2025-03-04"}]}, "different"),
    ({**LATER, "court": "乙"}, "different"),
    (WITHOUT, "different"),
    ({**LATER, "complete_as_of": "2049-01-01"}, "different"),
]


@pytest.mark.usefixtures("unjudged")
def test_a_later_state_replaces_only_what_it_still_holds(tmp_path: Path) -> None:
    numbers = [f"（2025）豫0802执{number}号" for number in range(1, len(LATER_STATES) + 1)]
    states = [{**STATE, "case_number": each} for each in numbers]
    later = [{**each, "case_number": f"{number}之一"} for number, (each, _) in zip(numbers, LATER_STATES, strict=True)]
    wanted = [kind for _, kind in LATER_STATES]
    for files in ([*states, *states], later), (later, [*states, *states]):
        result = audited(tmp_path, *files)
        found = kinds(result)
        of_first = {min(one, other): kind for _, one, _, other, kind in found if kind != "same"}
        assert [of_first[place] for place in sorted(of_first)] == wanted
        assert result.cases == len(wanted) + wanted.count("different")
        assert not result.by().all_read


def test_a_breach_in_the_earlier_state_is_seen_although_the_later_one_denies_it(tmp_path: Path) -> None:
    result = audited(tmp_path, [STATE, {**LATER, "referrals": []}])
    assert (result.cases, result.by().failed, result.by().all_read) == (2, True, False)


def test_records_of_which_neither_is_known_to_be_later_are_judged_both(tmp_path: Path) -> None:
    result = audited(tmp_path, [EARLY, LATE, EARLY], rows=["fail"], batch_size=2)
    assert kinds(result) == [(0, 2, 0, 1, "different"), (0, 3, 0, 1, "same")]
    assert (result.cases, filings(result)) == (2, 2)
    assert result.by().failed  # the breach in the second record is not hidden by the first
    assert not result.by().all_read
    rows = pl.concat(pl.read_parquet(each) for each in (tmp_path / "out").glob("parts/*/rows/*.parquet"))
    assert 2 in set(rows["place"])
    assert set(rows["place"]) <= {1, 2}


@pytest.mark.usefixtures("unjudged")
def test_a_record_that_does_not_say_how_far_it_is_complete_is_not_earlier(tmp_path: Path) -> None:
    dated = audited(tmp_path, [EARLY], [case(NUMBER, "2025-04-03")])
    assert kinds(dated) == [(1, 1, 0, 1, "different")]
    assert dated.cases == 2


@pytest.mark.usefixtures("unjudged")
def test_records_without_a_number_are_never_the_same(tmp_path: Path) -> None:
    record = case(None, "2025-04-03")
    assert audited(tmp_path, [record, record], [record]).cases == 3


@pytest.mark.usefixtures("unjudged")
def test_duplicates_are_written_with_the_names_of_their_files(tmp_path: Path) -> None:
    audited(tmp_path, [LATE], [LATE])
    written = pl.read_parquet(tmp_path / "out" / "duplicates.parquet")
    assert written.rows() == [(str(tmp_path / "1.jsonl"), 1, str(tmp_path / "0.jsonl"), 1, "same")]
    result = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    assert [each["duplicates"] for each in result["files"]] == [0, 1]
    assert NUMBER not in (tmp_path / "out" / "audit.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("unjudged")
@pytest.mark.parametrize("audience", mostly_deep([Audience.PUBLIC, Audience.DEBTOR], 1))
def test_cases_are_not_compared_for_an_audience_without_their_numbers(tmp_path: Path, audience: Audience) -> None:
    audited(tmp_path, [LATE], [LATE])
    result = audited(tmp_path, [LATE], [LATE], audience=audience)
    assert (result.cases, result.duplicates, result.by().duplicates) == (2, None, None)
    assert not list((tmp_path / "out").rglob("keys.parquet"))
    assert not (tmp_path / "out" / "duplicates.parquet").exists()


@pytest.mark.usefixtures("unjudged")
def test_a_second_run_judges_nothing_again(tmp_path: Path) -> None:
    before = audited(tmp_path, [LATE, LATE], [LATE, case(OTHER)])
    again = audit_files([part.source for part in before.parts], tmp_path / "out", on=ON)
    assert all(part.reused for part in again.parts)
    assert [(part.folder, part.cases, part.duplicates) for part in again.parts] == [
        (part.folder, part.cases, part.duplicates) for part in before.parts
    ]
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 2


@pytest.mark.usefixtures("unjudged")
def test_a_case_counts_again_once_its_other_file_is_gone(tmp_path: Path) -> None:
    audited(tmp_path, [LATE], [LATE])
    alone = audit_files([tmp_path / "1.jsonl"], tmp_path / "out", on=ON)
    assert (alone.cases, kinds(alone), alone.parts[0].duplicates) == (1, [], 0)
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 1


@pytest.mark.deep
@pytest.mark.usefixtures("unjudged")
def test_the_result_does_not_depend_on_the_batch_size(tmp_path: Path) -> None:
    for size in (1, 10):
        result = audited(tmp_path, [LATE, EARLY, LATE], [EARLY, {"court": 7}, case(OTHER)], batch_size=size)
        assert kinds(result) == [(0, 2, 0, 1, "different"), (0, 3, 0, 1, "same"), (1, 1, 0, 1, "same")]
        assert (result.cases, result.unread) == (3, 1)


@pytest.mark.deep
def test_duplicates_are_left_out_in_other_processes_too(tmp_path: Path) -> None:
    result = audited(tmp_path, [LATE, EARLY, LATE], [EARLY, case(OTHER)], workers=2)
    assert kinds(result) == [(0, 2, 0, 1, "different"), (0, 3, 0, 1, "same"), (1, 1, 0, 1, "same")]
    assert (result.cases, filings(result)) == (3, 3)


ROWS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from([None, 1, 2])), min_size=2, max_size=9)


@examples(150)
@given(ROWS)
def test_one_record_of_each_number_counts_and_no_state_that_may_be_the_latest_is_left_out(rows: list[Any]) -> None:
    days = [None, date(2025, 1, 1), date(2025, 2, 1)]
    keys = [
        (place, number, (content, day), days[day or 0]) for place, (number, content, day) in enumerate(rows, start=1)
    ]
    frame = pl.DataFrame(
        [(0, place, number, content * 3 + (day or 0), 0, as_of) for place, number, (content, day), as_of in keys],
        schema={"source": pl.UInt32, **KEYS},
        orient="row",
    )
    found = _related(frame, days[2] or ON, lambda _, places: {each: array("q") for each in places})
    left_out = set(left_out_of(found).get(0, ()))
    assert left_out >= set(left_out_of(_related(frame, ON, lambda *_: {})).get(0, ()))
    for number in {each[1] for each in keys}:
        group = [each for each in keys if each[1] == number]
        latest = max((each[3] for each in group if each[3] is not None), default=None)
        wanted: set[Any] = set()
        counted = []
        for place, _, content, as_of in group:
            if (as_of is None or as_of == latest) and content not in wanted:
                wanted.add(content)
                counted.append(place)
        assert [each[0] for each in group if each[0] not in left_out] == counted
    assert found.height == len(keys) - len({each[1] for each in keys})


def test_the_digest_tells_records_apart() -> None:
    person = {"id": "a"}
    inventories: tuple[list[str] | None, ...] = ([], ["a"], ["a", "b"], ["b", "a"], ["ab"], None)
    records: list[dict[str, Any]] = [
        {},
        *({"court": "ab"}, {"court": "a", "police_counterpart": "b"}, {"court": "b", "police_counterpart": "a"}),
        *({"persons": each} for each in ([], [person], [person, person], [person, {"id": "b"}], [{"id": "b"}, person])),
        *({"persons": [{**person, "roles": [{}] * count}]} for count in range(3)),
        *({"persons": [{**person, "name": each}]} for each in ("", "a", "b")),
        *({"basis": {}}, {"basis": {"kind": "judgment"}}),
        *({"referrals": [{"id": "f", "inventory": each}]} for each in inventories),
        *({"major_or_difficult": each} for each in (True, False)),
    ]
    frame = pl.DataFrame(records, schema=nested_schema(Case))
    assert frame.hash_rows(7).n_unique() == len(records)
    alone = [pl.DataFrame([each], schema=nested_schema(Case)).hash_rows(7)[0] for each in records]
    assert alone == frame.hash_rows(7).to_list()
    assert alone != frame.hash_rows(11).to_list()
