"""audit_files: counts agree with one-by-one judging, parts are complete, and nothing personal is written."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections import Counter
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

import zhixing_rules  # noqa: E402  as above
from support.effort import mostly_deep  # noqa: E402  as above
from support.tiny_office import TINY_OFFICE  # noqa: E402  after the check for the extra
from zhixing_rules import JIAOZUO_2024, validate  # noqa: E402  as above
from zhixing_rules.amendment import Reword, SetSpan  # noqa: E402  as above
from zhixing_rules.batch.audit import audit_parts  # noqa: E402  as above
from zhixing_rules.batch.audit import settings as by  # noqa: E402  as above
from zhixing_rules.batch.audit.audit_parts import AuditPart, audit_path  # noqa: E402  as above
from zhixing_rules.batch.audit.counts import TALLY  # noqa: E402  as above
from zhixing_rules.batch.audit.files import audit_files  # noqa: E402  as above
from zhixing_rules.batch.audit.results import AuditResult  # noqa: E402  as above
from zhixing_rules.batch.audit.rows import ROWS  # noqa: E402  as above
from zhixing_rules.batch.audit.settings import settings_of  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.engine import Verdict, disclose, rules_for  # noqa: E402  as above
from zhixing_rules.errors import DisclosureRefused, RecordError  # noqa: E402  as above
from zhixing_rules.language import Days  # noqa: E402  as above
from zhixing_rules.records import Audience, Case, load, withhold  # noqa: E402  as above
from zhixing_rules.synthetic import generate  # noqa: E402  as above

ON = date(2026, 6, 30)
LINES = tuple(generate(200, seed=41, errors=0.05, gaps=0.03))
WANTED = (Verdict.FAIL, Verdict.OPEN)
FILING = "art9.filing"
SENT = {"id": "r", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
FULL = {**SENT, "conditions_met": True, "materials_complete": True}


def written(folder: Path, lines: Any, name: str = "a.jsonl") -> Path:  # noqa: ANN401  texts or records
    path = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def one_by_one(audience: Audience = Audience.KEEPER) -> tuple[Counter[Any], list[Any], int]:
    """Return counts by rule, court, month and verdict, the rows of the wanted verdicts, and the unread cases."""
    counts, rows, unread = Counter[Any](), list[Any](), 0
    kept = rules_for(JIAOZUO_2024, audience)
    for place, line in enumerate(LINES, start=1):
        try:
            case = load(Case, line if audience is Audience.KEEPER else withhold(line, audience))
        except RecordError:
            unread += 1
            continue
        number = None if case.case_number is None else str(case.case_number)
        for each in validate(case, on=ON).findings:
            if each.rule_id not in kept:
                continue
            month = None if each.due is None else each.due.replace(day=1)
            counts[each.rule_id, case.court, month, each.verdict.value] += 1
            if each.verdict in WANTED:
                rows.append((place, number, each.path, each.rule_id, each.verdict.value, each.due))
    return counts, sorted(rows, key=lambda row: (row[0], row[3], row[2])), unread


def counted(audited: AuditResult) -> dict[Any, int]:
    return {
        (row["rule"], row["court"], row["month"], row["verdict"]): row["count"]
        for row in audited.tally.iter_rows(named=True)
    }


def rows_in(part: AuditPart) -> Any:  # noqa: ANN401  a frame of polars
    assert part.folder is not None
    return pl.concat(pl.read_parquet(each) for each in sorted((part.folder / "rows").iterdir()))


def test_counts_rows_and_days_agree_with_one_by_one_judging(tmp_path: Path) -> None:
    counts, rows, unread = one_by_one()
    audited = audit_files([written(tmp_path, LINES)], tmp_path / "out", on=ON, rows=WANTED, batch_size=70)
    assert counted(audited) == counts
    assert (audited.cases, audited.unread) == (len(LINES) - unread, unread)
    assert unread > 3
    found = rows_in(audited.parts[0])
    assert found.schema == ROWS
    assert found.drop("delay").rows() == rows
    assert {row[4] for row in rows} == {"fail", "open"}
    assert any(row[5] for row in rows)


def test_the_summary_files_hold_the_tally_and_the_settings(tmp_path: Path) -> None:
    source = written(tmp_path, LINES[:20])
    audited = audit_files([source], tmp_path / "out", on=ON, readings={"transfer-window": "latest-date"})
    assert pl.read_parquet(tmp_path / "out" / "summary.parquet").equals(audited.tally)
    assert audited.tally.schema == TALLY
    result = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))
    by = result["settings"]
    assert (by["on"], by["procedure"], by["audience"]) == ("2026-06-30", JIAOZUO_2024.id, "keeper")
    assert by["readings"] == {"transfer-window": "latest-date"}
    assert (by["procedure_hash"], by["rows"]) == (JIAOZUO_2024.hash, [])
    assert [(each["file"], each["problem"]) for each in result["files"]] == [(str(source), None)]
    assert result["files"][0]["cases"] + result["files"][0]["unread"] == 20


@pytest.mark.parametrize("keys", mostly_deep([(), ("court",), ("month",), ("court", "month")], 2))
def test_shares_sum_to_one_and_counts_to_the_total(tmp_path: Path, keys: tuple[str, ...]) -> None:
    audited = audit_files([written(tmp_path, LINES[:60])], tmp_path / "out", on=ON)
    result = audited.by(*keys)
    shares: dict[Any, float] = {}
    for each in result.counts:
        key = (each.rule_id, each.court, each.month)
        shares[key] = shares.get(key, 0) + each.share
    assert list(shares.values()) == pytest.approx([1] * len(shares))
    assert sum(each.count for each in result.counts) == audited.tally["count"].sum()
    assert ({each.court for each in result.counts} == {None}) == ("court" not in keys)
    assert ({each.month for each in result.counts} == {None}) == ("month" not in keys)
    order = [rule.id for rule in JIAOZUO_2024.rules]
    assert [order.index(each.rule_id) for each in result.counts] == sorted(
        order.index(e.rule_id) for e in result.counts
    )


def test_other_keys_are_rejected(tmp_path: Path) -> None:
    audited = audit_files([written(tmp_path, [{}])], tmp_path / "out", on=ON)
    with pytest.raises(ValueError, match="case_number"):
        audited.by("case_number")


@pytest.mark.parametrize(
    ("referral", "on", "delay"),
    [
        ({**FULL, "filed_on": "2025-03-19"}, date(2025, 3, 30), None),
        ({**FULL, "filed_on": "2025-03-25"}, date(2025, 3, 30), 6),
        (FULL, date(2025, 3, 19), None),
        (FULL, date(2025, 3, 20), 1),
        (FULL, date(2025, 3, 30), 11),
    ],
)
def test_the_worst_delay_is_from_the_due_day_to_the_act_or_to_the_day_of_the_report(
    tmp_path: Path, referral: dict[str, Any], on: date, delay: int | None
) -> None:
    case = {"complete_as_of": on.isoformat(), "referrals": [referral]}
    audited = audit_files([written(tmp_path, [case, {}])], tmp_path / "out", on=on)
    result = [each for each in audited.by().counts if each.rule_id == FILING]
    assert max((each.worst_delay for each in result if each.worst_delay is not None), default=None) == delay
    assert [each.verdict is Verdict.FAIL for each in result] == [delay is not None]


@pytest.mark.deep
def test_the_worst_delay_is_the_largest_of_all_files(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, [{"complete_as_of": "2026-06-30", "referrals": [{**FULL, "filed_on": day}]}], f"{day}.jsonl")
        for day in ("2025-03-21", "2025-03-25", "2025-03-20")
    ]
    (result,) = (each for each in audit_files(paths, tmp_path / "o", on=ON).by().counts if each.rule_id == FILING)
    assert (result.worst_delay, result.count, result.share) == (6, 3, 1.0)


# ------------------------------------------------------------------------------------------------ parts


def stamps(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(each.relative_to(folder)): (each.stat().st_mtime_ns, each.read_bytes())
        for each in folder.rglob("*")
        if each.is_file() and each.parent != folder
    }


def test_an_existing_part_is_reused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = written(tmp_path, LINES[:30]), tmp_path / "out"
    first = audit_files([source, source], out, on=ON, rows=WANTED)
    before = stamps(out)
    monkeypatch.setattr(audit_parts, "_write", None)
    second = audit_files([source], out, on=ON, rows=WANTED)
    assert [part.reused for part in (*first.parts, *second.parts)] == [False, True]
    assert second.tally.equals(first.tally)
    assert (second.cases, second.unread) == (first.cases, first.unread)
    assert stamps(out) == before


def test_only_partition_folders_below_the_folder_that_was_given_say_something_of_a_case(tmp_path: Path) -> None:
    file = tmp_path / f"complete_as_of={ON}" / "court=甲" / "a.parquet"
    file.parent.mkdir(parents=True)
    pl.DataFrame([{"referrals": [FULL]}]).write_parquet(file)
    found = []
    for given in (file, file.parents[1], tmp_path):
        result = audit_files([given], tmp_path / "out", on=ON)
        (filing,) = (each for each in result.by("court").counts if each.rule_id == FILING)
        found.append((filing.court, filing.verdict.value, result.parts[0].reused))
    assert found == [(None, "open", False), ("甲", "open", False), ("甲", "fail", False)]
    assert audit_path(file, tmp_path / "out", settings_of(on=ON), root=tmp_path).reused


def test_a_worksheet_is_named_as_such_and_problems_are_listed_by_place(tmp_path: Path) -> None:
    table, lines = written(tmp_path, ["a,b", "1,2"], "a.CSV"), written(tmp_path, [{}, {"court": 7}, "{", {"x": 1}])
    result = audit_files([table, lines], tmp_path / "out", on=ON)
    assert [part.problem and part.problem.code for part in result.parts] == ["worksheet", None]
    assert (result.cases, result.unread, result.by().all_read) == (1, 3, False)
    found = [(each.file, each.place, each.problem.pointer) for each in result.by().listed_unread]
    assert found == [(str(lines), 2, "/court"), (str(lines), 3, ""), (str(lines), 4, "/x")]
    assert repr(result.listed_unread[0]) == "UnreadCase(…)"
    again = audit_files([table, lines], tmp_path / "out", on=ON)
    assert [astuple(each) for each in again.listed_unread] == [astuple(each) for each in result.listed_unread]


def test_other_settings_and_changed_files_are_judged_again(tmp_path: Path) -> None:
    source, out = written(tmp_path, LINES[:5]), tmp_path / "out"

    def part(**more: Any) -> AuditPart:  # noqa: ANN401  as settings_of has them
        return audit_path(source, out, settings_of(**{"on": ON, **more}))

    first = part()
    others = [
        part(on=date(2026, 6, 29)),
        part(readings={"transfer-window": "latest-date"}),
        part(audience="police"),
        part(rows=["fail"]),
        part(procedure=JIAOZUO_2024.amend(*files_amendment(), name="five")),
    ]
    with source.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    others.append(part())
    assert not any(each.reused for each in (first, *others))
    assert len({each.folder for each in (first, *others)}) == len(others) + 1
    assert others[-1].cases == first.cases + 1
    assert part(batch_size=2).reused


def files_amendment() -> tuple[Reword, SetSpan]:
    return (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))


@pytest.mark.parametrize("raised", mostly_deep([KeyboardInterrupt, OSError], 1))
@pytest.mark.parametrize("at", ["tally", "rows"])
def test_an_interrupted_run_leaves_no_incomplete_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], at: str
) -> None:
    source, out, put = written(tmp_path, LINES[:30]), tmp_path / "out", audit_parts._write_parquet

    def breaks(frame: Any, file: Path) -> None:  # noqa: ANN401  a frame of polars
        if at in str(file.relative_to(out)):
            raise raised
        put(frame, file)

    monkeypatch.setattr(audit_parts, "_write_parquet", breaks)
    with pytest.raises(raised):
        audit_files([source], out, on=ON, rows=WANTED)
    monkeypatch.setattr(audit_parts, "_write_parquet", put)
    assert list((out / "parts").iterdir()) == []
    assert sorted(each.name for each in out.rglob("*")) == [".making", "parts"]
    after = audit_files([source], out, on=ON, rows=WANTED)
    assert after.parts[0].reused is False
    assert sorted(each.name for each in out.iterdir()) == [
        "audit.json",
        "duplicates.parquet",
        "parts",
        "summary.parquet",
    ]


def test_an_interrupted_summary_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = written(tmp_path, LINES[:5]), tmp_path / "out"
    audit_files([source], out, on=ON)
    before = (out / "summary.parquet").read_bytes()

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", breaks)
    with pytest.raises(KeyboardInterrupt):
        audit_files([source], out, on=date(2026, 6, 29))
    assert (out / "summary.parquet").read_bytes() == before
    assert not list(out.glob(".making-*"))


def test_a_part_written_by_another_process_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out, settings = written(tmp_path, LINES[:5]), tmp_path / "out", settings_of(on=ON)
    write = audit_parts._write

    def meanwhile(*arguments: Any) -> None:  # noqa: ANN401  those of the function
        write(*arguments)
        monkeypatch.setattr(audit_parts, "_write", write)
        audit_path(source, out, settings)

    monkeypatch.setattr(audit_parts, "_write", meanwhile)
    part = audit_path(source, out, settings)
    assert part.folder is not None
    assert [each.name for each in (out / "parts").iterdir()] == [part.folder.name]


def test_an_unreadable_file_is_reported_and_the_others_are_judged(tmp_path: Path) -> None:
    good, bad = written(tmp_path, LINES[:5]), tmp_path / "bad.parquet"
    bad.write_text("nothing", encoding="utf-8")
    other = tmp_path / "other.parquet"
    pl.DataFrame({"nobody": [1]}).write_parquet(other)
    seen: list[str] = []
    paths = [bad, tmp_path / "none.jsonl", other, good]
    audited = audit_files(paths, tmp_path / "out", on=ON, on_progress=lambda part: seen.append(part.source))
    codes = [part.problem and part.problem.code for part in audited.parts]
    assert codes == ["not_readable", "not_readable", "other_columns", None]
    assert [part.folder is None for part in audited.parts] == [True, True, True, False]
    assert audited.cases + audited.unread == 5
    assert seen == [str(path) for path in paths]
    assert len(list((tmp_path / "out" / "parts").iterdir())) == 1
    result = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))["files"]
    assert [each["problem"] for each in result] == codes


def test_errors_have_places_and_no_values(tmp_path: Path) -> None:
    marker = "金丝雀七四三一"
    source = written(tmp_path, [{}, {"court_level": marker}, "", "{", {"operations": marker}])
    (part,) = audit_files([source], tmp_path / "out", on=ON).parts
    assert part.folder is not None
    errors = pl.read_parquet(part.folder / "errors" / "*.parquet")
    assert errors.schema == audit_parts.ERRORS
    assert errors["place"].to_list() == [2, 4, 5]
    assert errors["pointer"].to_list()[0] == "/court_level"
    assert (part.cases, part.unread, marker in str(errors.rows())) == (1, 3, False)
    (shown,) = audit_files([source], tmp_path / "out", on=ON, audience="police").parts
    assert (shown.cases, shown.unread) == (2, 2)


@pytest.mark.deep
@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_a_record_beyond_a_limit_is_one_unread_case(tmp_path: Path, suffix: str) -> None:
    targets = [{"need_held": True}] * 1000
    large = {"requests": [{"id": f"q{number}", "targets": targets} for number in range(8)]}
    lines = [json.dumps(each) for each in ({"court": "a"}, large, {"court": "b"})]
    path = written(tmp_path, lines)
    if suffix == "parquet":
        path = tmp_path / "a.parquet"
        pl.DataFrame([json.loads(line) for line in lines], schema=nested_schema(Case), strict=False).write_parquet(path)
    audited = audit_files([path], tmp_path / "out", on=ON)
    assert (audited.cases, audited.unread) == (2, 1)


@pytest.mark.deep
def test_two_workers_write_the_same_summary(tmp_path: Path) -> None:
    paths = [written(tmp_path, LINES[start : start + 10], f"{start}.jsonl") for start in (0, 10, 20)]
    one = audit_files(paths, tmp_path / "one", on=ON)
    two = audit_files(paths, tmp_path / "two", on=ON, workers=2)
    assert (tmp_path / "one/summary.parquet").read_bytes() == (tmp_path / "two/summary.parquet").read_bytes()
    assert [part.source for part in two.parts] == [part.source for part in one.parts] == [str(path) for path in paths]


def test_an_audit_without_files_is_empty(tmp_path: Path) -> None:
    audited = audit_files([], tmp_path / "out", on=ON)
    assert (audited.parts, audited.cases, audited.tally.height, audited.by().counts) == ((), 0, 0, ())
    assert audited.tally.schema == TALLY


@pytest.mark.parametrize(
    "wrong",
    [{"batch_size": 0}, {"rows": ["nobody"]}, {"audience": "nobody"}, {"readings": {"nobody": "x"}}, {"workers": 0}],
)
def test_invalid_settings_are_rejected_before_anything_is_written(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        audit_files([written(tmp_path, [{}])], tmp_path / "out", on=ON, **wrong)
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------------ secrets


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_files_and_folders_are_readable_by_the_owner_only(tmp_path: Path, umask: int) -> None:
    source, out = written(tmp_path, [*LINES[:5], "{"]), tmp_path / "a" / "out"
    (tmp_path / "a").mkdir()
    before = os.umask(umask)
    try:
        audit_files([source], out, on=ON, rows=WANTED)
    finally:
        os.umask(before)
    modes = {each: stat.S_IMODE(each.stat().st_mode) for each in (out, *out.rglob("*"))}
    assert {mode for each, mode in modes.items() if each.is_dir()} == {0o700}
    assert {modes[out / "summary.parquet"], modes[out / "audit.json"]} == {0o600}


def strings(value: object) -> set[str]:
    if isinstance(value, dict):
        return {each for inside in value.values() for each in strings(inside)}
    if isinstance(value, list):
        return {each for inside in value for each in strings(inside)}
    return {value} if isinstance(value, str) else set()


def test_the_summary_holds_only_courts_and_the_rows_only_case_numbers(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in generate(40, seed=43, errors=0)]
    personal = {"name", "resident_number", "address", "telephone", "contact", "need_reason"}
    courts = {text for line in lines for text in strings({"court": line.get("court")})}
    texts = {text for line in lines for text in strings({**line, "case_number": None})} - courts
    kept: set[str] = {text for text in texts if len(text) > 5 and not text.isascii()} | {
        person[key] for line in lines for person in line.get("persons") or () for key in personal & person.keys()
    }
    numbers = {line["case_number"] for line in lines if "case_number" in line}
    kept -= numbers
    assert min(len(kept), len(numbers)) > 20
    out = tmp_path / "out"
    audited = audit_files([written(tmp_path, lines)], out, on=ON, rows=tuple(Verdict))
    uncompressed = tmp_path / "plain.parquet"
    pl.read_parquet(out / "summary.parquet").write_parquet(uncompressed, compression="uncompressed")
    shown = uncompressed.read_bytes() + (out / "audit.json").read_bytes() + repr(audited).encode()
    assert [
        text for text in kept | numbers if text.encode() in shown and not any(text in court for court in courts)
    ] == []
    rows = str(rows_in(audited.parts[0]).rows())
    assert [text for text in kept if repr(text)[1:-1] in rows] == []
    assert all(number in rows for number in numbers)


@pytest.mark.parametrize("audience", mostly_deep([Audience.COURT_STAFF, Audience.POLICE, Audience.PUBLIC], 1))
def test_an_audience_gets_only_the_rules_and_facts_that_it_may_know(tmp_path: Path, audience: Audience) -> None:
    counts, rows, unread = one_by_one(audience)
    audited = audit_files([written(tmp_path, LINES)], tmp_path / "out", on=ON, rows=WANTED, audience=audience)
    assert counted(audited) == counts
    assert audited.unread == unread
    assert set(audited.tally["rule"]) <= rules_for(JIAOZUO_2024, audience)
    found = rows_in(audited.parts[0])
    named = audience is not Audience.PUBLIC
    assert found["place"].to_list() == [row[0] for row in rows]
    assert found["case_number"].to_list() == [row[1] if named else None for row in rows]
    assert found["due"].to_list() == [row[5] for row in rows]


def test_an_audit_is_disclosed_to_its_own_audience_only(tmp_path: Path) -> None:
    audited = audit_files([written(tmp_path, LINES[:5])], tmp_path / "out", on=ON, audience="police")
    assert disclose(audited, "police") == audited.by()
    for other in set(Audience) - {Audience.POLICE}:
        with pytest.raises(DisclosureRefused):
            disclose(audited, other)


def test_records_without_court_and_case_number_are_audited(tmp_path: Path) -> None:
    line = '{"complete_as_of": "2024-03-31", "loans": [{"id": "l1", "received_on": "2024-03-04"}]}'
    (tmp_path / "ledgers.jsonl").write_text(line, encoding="utf-8")
    found = audit_files(
        [tmp_path / "ledgers.jsonl"], tmp_path / "out", on=date(2024, 3, 31), procedure=TINY_OFFICE, rows=["fail"]
    )
    failed = [(each.rule_id, each.worst_delay) for each in found.by("court").counts if each.verdict == "fail"]
    assert failed == [("art1.papers", None), ("art2.answer", 20)]


def filed(day: str) -> dict[str, Any]:
    return {"complete_as_of": "2026-06-30", "referrals": [{**FULL, "filed_on": day}]}


def verdicts(audited: AuditResult, rule: str = FILING) -> dict[str, int]:
    found = audited.tally.filter(pl.col("rule") == rule).group_by("verdict").agg(pl.col("count").sum())
    return dict(found.rows())


def test_a_changed_file_of_the_same_size_and_time_is_judged_again(tmp_path: Path) -> None:
    source = written(tmp_path, [filed("2025-03-14")])
    then = source.stat()
    assert verdicts(audit_files([source], tmp_path / "out", on=ON)) == {"pass": 1}
    written(tmp_path, [filed("2025-06-14")])
    os.utime(source, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert (source.stat().st_size, source.stat().st_mtime_ns) == (then.st_size, then.st_mtime_ns)
    assert verdicts(audit_files([source], tmp_path / "out", on=ON)) == {"fail": 1}


@pytest.mark.deep
def test_parts_of_earlier_audits_are_removed(tmp_path: Path) -> None:
    one, other, out = written(tmp_path, LINES[:9]), written(tmp_path, LINES[9:19], "b.jsonl"), tmp_path / "out"
    audit_files([one, other], out, on=date(2026, 6, 29), rows=WANTED)
    left = out / ".making" / "left"
    (left / "rows").mkdir(parents=True)
    os.utime(left, (0, 0))
    running = out / ".making" / "running"
    running.mkdir()
    audited = audit_files([one], out, on=ON, rows=WANTED)
    (part,) = audited.parts
    assert part.folder is not None
    assert [each.name for each in (out / "parts").iterdir()] == [part.folder.name]
    assert pl.read_parquet(out / "parts/*/rows/*.parquet").equals(rows_in(part))
    assert list((out / ".making").iterdir()) == [running]
    running.rmdir()
    audit_files([one], out, on=ON, rows=WANTED)
    assert not (out / ".making").exists()
    assert audit_files([one, other], out, on=ON, rows=WANTED).parts[0].reused


def test_a_file_with_several_names_is_counted_once(tmp_path: Path) -> None:
    source, linked = written(tmp_path, [filed("2025-06-14")]), tmp_path / "b.jsonl"
    linked.symlink_to(source)
    (tmp_path / "x").mkdir()
    audited = audit_files([source, linked, tmp_path / "x/../a.jsonl"], tmp_path / "out", on=ON)
    assert ([part.source for part in audited.parts], audited.cases) == ([str(source)], 1)
    assert verdicts(audited) == {"fail": 1}


@pytest.mark.parametrize(
    "name", mostly_deep(["a[1].parquet", "*.parquet", "a?.parquet", "~.parquet", "甲 乙.parquet"], 2)
)
def test_file_names_are_not_read_as_patterns(tmp_path: Path, name: str) -> None:
    for other in ("a1.parquet", "ab.parquet"):
        pl.DataFrame({"court": ["a", "b"]}).write_parquet(tmp_path / other)
    with (tmp_path / name).open("wb") as file:
        pl.DataFrame({"court": ["a", "b", "c"]}).write_parquet(file)
    (tmp_path / "o1").mkdir()
    out = tmp_path / "o[1]"
    assert audit_files([tmp_path / name], out, on=ON).cases == 3
    assert audit_files([tmp_path / name], out, on=ON).parts[0].reused


def test_a_folder_stands_for_its_files_and_names_what_is_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "a.parquet"
    folder.mkdir()
    pl.DataFrame({"court": ["a"]}).write_parquet(folder / "0.parquet")
    (folder / "notes.txt").touch()
    audited = audit_files([folder], folder / "out", on=ON)
    assert ([part.source for part in audited.parts], audited.cases) == ([str(folder / "0.parquet")], 1)
    assert [(each.file, each.problem.code) for each in audited.passed_over] == [
        (str(folder / "notes.txt"), "other_kind"),
    ]
    again = audit_files([folder], folder / "out", on=ON)
    assert [each.problem.code for each in again.passed_over] == ["other_kind", "result_folder"]
    written_down = json.loads((folder / "out/audit.json").read_text(encoding="utf-8"))["passed_over"]
    assert written_down[0] == {"file": str(folder / "notes.txt"), "reason": "other_kind"}
    assert audited.by().passed_over == audited.passed_over


def test_an_internal_error_on_a_file_is_reported_and_the_others_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, odd, write = written(tmp_path, LINES[:5]), written(tmp_path, LINES[:5], "odd.jsonl"), audit_parts._write

    def fails(path: Path, *others: Any) -> None:  # noqa: ANN401  those of the function
        if path.name == "odd.jsonl":
            raise LookupError("金丝雀")
        write(path, *others)

    monkeypatch.setattr(audit_parts, "_write", fails)
    audited = audit_files([odd, tmp_path / "a\0b.jsonl", good], tmp_path / "out", on=ON)
    assert [part.problem and part.problem.code for part in audited.parts] == ["not_judged", "not_readable", None]
    assert "LookupError" in str(audited.parts[0].problem)
    assert "金丝雀" not in str(audited.parts[0].problem)
    assert json.loads((tmp_path / "out/audit.json").read_text(encoding="utf-8"))["files"][0]["problem"] == "not_judged"
    assert not (tmp_path / "out/.making").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_not_utf8_is_audited(tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"\xff.jsonl")
    source.write_text(LINES[0] + "\n", encoding="utf-8")
    audited = audit_files([source], tmp_path / "out", on=ON)
    assert (audited.cases + audited.unread, audited.parts[0].problem) == (1, None)
    result = json.loads((tmp_path / "out/audit.json").read_text(encoding="utf-8"))
    assert result["files"][0]["file"] == str(source)


@pytest.mark.parametrize("damage", mostly_deep(["", "{", "[]", '{"cases": 1}'], 1))
def test_a_damaged_part_is_written_again(tmp_path: Path, damage: str) -> None:
    source, out = written(tmp_path, LINES[:5]), tmp_path / "out"
    (part,) = audit_files([source], out, on=ON).parts
    assert part.folder is not None
    (part.folder / "part.json").write_text(damage, encoding="utf-8")
    (after,) = audit_files([source], out, on=ON).parts
    assert (after.reused, after.folder, after.cases, after.unread) == (False, part.folder, part.cases, part.unread)


def test_strings_are_rejected_as_lists(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="若干文件"):
        audit_files(str(tmp_path / "a.jsonl"), tmp_path / "out", on=ON)
    with pytest.raises(TypeError, match="若干结论"):
        settings_of(on=ON, rows="fail")
    with pytest.raises(ValueError, match="known: pass, fail"):
        settings_of(on=ON, rows=["nobody"])


def test_parts_of_other_code_are_not_reused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = written(tmp_path, LINES[:5]), tmp_path / "out"
    before = settings_of(on=ON).as_dict()["library"]
    assert audit_files([source], out, on=ON).parts[0].reused is False
    monkeypatch.setattr(by, "_library", lambda: "another")
    assert audit_files([source], out, on=ON).parts[0].reused is False
    monkeypatch.undo()
    assert settings_of(on=ON).as_dict()["library"] == before
    code = b"".join(file.read_bytes() for file in sorted(Path(zhixing_rules.__file__).parent.rglob("*.py")))
    assert before == f"{zhixing_rules.__version__}+{hashlib.sha256(code).hexdigest()[:12]}"
