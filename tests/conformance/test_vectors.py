"""Test vectors are correct, cover both sides of every boundary, are deterministic and detect mutants of the rules."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from mutants.operators import mutants_of
from zhixing_rules import JIAOZUO_2024, PRC, RecordError, load, validate
from zhixing_rules.conformance import FORMAT, VectorSet, read_vectors, vectors
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.records import Case, JointMechanism, load_one_of

if TYPE_CHECKING:
    from zhixing_rules.conformance import Vector

RULES = ("art8.i4.evidence", "art9.filing", "art3.i2.consent", "art5.i2.third-party", "art16.half-yearly")
MIN_DETECTED = {  # minimum share of the mutants that the vectors of a rule detect; one record cannot show the rest
    "art8.i4.evidence": 0.94,
    "art9.filing": 0.88,
    "art3.i2.consent": 0.94,
    "art5.i2.third-party": 0.95,
    "art16.half-yearly": 0.80,
}
COMPILED = compile_procedure(JIAOZUO_2024, PRC)


@cache
def vectors_of(rule: str) -> VectorSet:
    return vectors(rules=[rule])


def record(vector: Vector) -> Case | JointMechanism:
    loaded = load_one_of((Case, JointMechanism), vector.record)
    assert isinstance(loaded, Case | JointMechanism)
    return loaded


def key(vector: Vector) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return vector.record, vector.on, vector.readings


@pytest.mark.parametrize("rule", RULES)
def test_the_expected_answers_are_those_of_both_evaluators(rule: str) -> None:
    listed = vectors_of(rule).vectors
    assert len({key(vector) for vector in listed}) == len(listed), "every question is unique"
    for vector in listed[:: 1 + len(listed) // 40]:
        report = validate(record(vector), on=date.fromisoformat(vector.on), readings=dict(vector.readings))
        finding = next(each for each in report.rule(rule) if each.path == vector.path)
        assert finding.verdict.value == vector.verdict
        assert verdict_of(finding.resolved, finding.context).value == vector.verdict
        if vector.due is not None:
            assert finding.due == date.fromisoformat(vector.due)


@pytest.mark.parametrize("rule", RULES)
def test_the_vectors_cover_every_verdict_and_both_sides_of_every_boundary(rule: str) -> None:
    listed = vectors_of(rule).vectors
    assert {vector.verdict for vector in listed} >= {"open", "not_applicable"}
    sides: dict[str, set[str]] = {}
    for vector in listed:
        for boundary in vector.boundaries:
            sides.setdefault(boundary, set()).add(vector.verdict)
    assert len(sides) > 2
    for boundary, verdicts in sides.items():
        assert len(verdicts) > 1, boundary


def test_the_boundary_of_a_period_lies_between_two_adjacent_days() -> None:
    filed = [vector for vector in vectors_of("art9.filing").vectors if "referral.filed_on" in vector.boundaries]
    days: dict[str, set[int]] = {}
    for vector in filed:
        (referral,) = json.loads(vector.record)["referrals"]
        if {"received_on", "filed_on"} <= referral.keys() and not vector.readings:
            waited = date.fromisoformat(referral["filed_on"]) - date.fromisoformat(referral["received_on"])
            days.setdefault(vector.verdict, set()).add(waited.days)
    late = min(days["fail"])
    assert late - 1 in days["pass"], "the last day in time and the first day out of time"


@pytest.mark.parametrize("rule", RULES)
def test_the_vectors_detect_nearly_every_mutant_of_their_rule(rule: str) -> None:
    (resolved,) = COMPILED.resolved(rule)
    mutants = list(mutants_of(COMPILED, resolved))
    judge = compile_rules([mutant.resolved for mutant in mutants], resolved.rule.per, PRC)
    detected: set[int] = set()
    for vector in vectors_of(rule).vectors:
        if vector.readings:
            continue
        whole = record(vector)
        after = 0 if whole.complete_as_of is None else whole.complete_as_of.toordinal() + 1
        (records,) = (each.records for each in instances(whole, resolved.rule.per) if each.path == vector.path)
        codes = judge(date.fromisoformat(vector.on).toordinal(), after, *records)
        detected.update(n for n, code in enumerate(codes) if VERDICTS[code].value != vector.verdict)
    assert len(detected) / len(mutants) >= MIN_DETECTED[rule], [
        mutant.change for number, mutant in enumerate(mutants) if number not in detected
    ]


def test_the_vectors_cover_other_readings_as_well_as_the_default() -> None:
    by_reading = {vector.readings for vector in vectors_of("art9.filing").vectors}
    assert () in by_reading
    assert (("extension-moment", "any-time"),) in by_reading
    questions: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for vector in vectors_of("art9.filing").vectors:
        if "reading" in vector.boundaries:
            questions.setdefault((vector.record, vector.on), set()).add((str(vector.readings), vector.verdict))
    assert questions
    assert all(len({verdict for _, verdict in sides}) > 1 for sides in questions.values() if len(sides) > 1)


def test_the_vectors_are_byte_identical_under_any_hash_seed() -> None:
    code = (
        "import sys; from zhixing_rules.conformance import vectors; "
        "sys.stdout.writelines(vectors(rules=['art5.custody']).lines())"
    )
    runs = [
        subprocess.run(  # noqa: S603  fixed command
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "7")
    ]
    assert runs[0] == runs[1] != b""


def test_vectors_are_written_one_per_line_and_read_back() -> None:
    vector_set = vectors_of("art8.i4.evidence")
    lines = list(vector_set.lines())
    head, first = json.loads(lines[0]), json.loads(lines[1])
    assert (head["format"], head["vectors"], len(lines)) == (
        FORMAT,
        len(vector_set.vectors),
        len(vector_set.vectors) + 1,
    )
    assert head["procedure_hash"] == JIAOZUO_2024.hash
    assert first["expected"].keys() == {"verdict", "due"}
    assert "expected" not in vector_set.vectors[0].question()
    assert load(Case, first["input"])
    assert read_vectors(lines) == vector_set


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([], {"not_vectors"}),
        (["{}"], {"not_vectors"}),
        (["nothing"], {"not_vectors"}),
        (["[" * 100_000], {"not_vectors"}),
        ([f'{{"format":"{FORMAT}","vectors":2}}', "{}", "x"], {"not_a_vector"}),
        ([f'{{"format":"{FORMAT}","vectors":2}}'], {"incomplete"}),
    ],
)
def test_an_invalid_vector_file_is_refused_with_every_invalid_line(lines: list[str], codes: set[str]) -> None:
    with pytest.raises(RecordError) as caught:
        read_vectors(lines)
    assert {problem.code for problem in caught.value.problems} == codes
    assert len(caught.value.problems) == max(len(lines) - 1, 1)


def test_an_unknown_rule_raises_lookup_error() -> None:
    with pytest.raises(LookupError):
        vectors(rules=["no.such"])
