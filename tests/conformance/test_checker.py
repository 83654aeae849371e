"""`conform` with a program that agrees, one that errs, and programs that cannot be used."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from zhixing_rules.conformance import Conformity, VectorSet, conform, vectors

GOOD = Path(__file__).parents[2] / "examples" / "answer_vectors.py"
UNUSABLE = ["not_an_answer", "not_answered"]
TWICE = ["answered_twice", "not_answered"]
READ = "import json, sys\nasked = [json.loads(line) for line in sys.stdin]\n"


@cache
def sample_vectors() -> VectorSet:
    return vectors(rules=["art8.i4.evidence", "art5.custody"])


def run_program(source: str, *, timeout: float = 60, with_vectors: VectorSet | None = None) -> Conformity:
    command = [sys.executable, "-c", READ + dedent(source)]
    return conform(command, with_vectors or sample_vectors(), timeout=timeout)


def codes(result: Conformity) -> list[str]:
    return [problem.code for problem in result.problems]


def test_a_program_with_the_expected_answers_agrees_on_every_vector() -> None:
    result = conform([sys.executable, str(GOOD)], sample_vectors(), timeout=60)
    assert result.holds, result
    assert result.agreed == result.total == len(sample_vectors().vectors)
    assert {rule.rule_id for rule in result.rules} == {"art8.i4.evidence", "art5.custody"}


def test_the_program_does_not_receive_the_answers() -> None:
    result = run_program(
        """
        assert all("expected" not in each for each in asked)
        for each in asked:
            print(json.dumps({"id": each["id"], "verdict": "pass"}))
        """
    )
    assert codes(result) == []
    assert 0 < result.agreed < result.total


def test_a_wrong_verdict_and_a_wrong_day_are_listed_by_rule_with_their_vector() -> None:
    dated = vectors(rules=["art9.refusal-feedback"])
    right = {vector.id: (vector.verdict, vector.due) for vector in dated.vectors}
    one = next(vector for vector in dated.vectors if vector.verdict == "fail")
    other = next(vector for vector in dated.vectors if vector.due is None and vector.verdict == "pass")
    result = run_program(
        f"""
        right = {right!r}
        right[{one.id!r}] = ("pass", right[{one.id!r}][1])
        right[{other.id!r}] = ("pass", "2024-10-10")
        for name, (verdict, due) in reversed(right.items()):
            print(json.dumps({{"id": name, "verdict": verdict, "due": due}}))
        """,
        with_vectors=dated,
    )
    assert not result.holds
    assert codes(result) == []
    differing = {each.vector.id: each.answer for rule in result.rules for each in rule.differences}
    assert differing.keys() == {one.id, other.id}
    assert (differing[one.id].verdict, differing[other.id].due) == ("pass", "2024-10-10")
    assert result.agreed == result.total - 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sys.exit(3)", ["failed", "not_answered"]),
        ("raise SystemError('broken')", ["failed", "not_answered"]),
        ("print('hello')", UNUSABLE),
        ("print(json.dumps({'id': asked[0]['id'], 'verdict': 'perhaps'}))", UNUSABLE),
        ("print(json.dumps({'id': asked[0]['id'], 'verdict': 'pass', 'due': 7}))", UNUSABLE),
        ("print(json.dumps({'id': asked[0]['id'], 'verdict': 'pass', 'due': '1 May'}))", UNUSABLE),
        ("print(json.dumps({'id': 'other', 'verdict': 'pass'}))", ["not_asked", "not_answered"]),
        ("print(*[json.dumps({'id': asked[0]['id'], 'verdict': 'pass'})] * 2, sep=chr(10))", TWICE),
        ("print('[' * 100000)", UNUSABLE),
        ("sys.stdout.buffer.write(bytes([255, 254, 10]))", UNUSABLE),
        ("pass", ["not_answered"]),
        ("[print('x') for _ in range(50)]", [*["not_an_answer"] * 20, "more"]),
    ],
)  # fmt: skip
def test_invalid_answers_are_problems_and_never_count_as_agreement(source: str, expected: list[str]) -> None:
    result = run_program(source)
    assert codes(result) == expected
    assert not result.holds
    assert result.agreed == 0 or expected[0] == "answered_twice"


def test_stderr_is_kept_for_a_failing_program_and_dropped_for_a_working_one() -> None:
    assert "broken" in run_program("raise SystemError('broken')").stderr
    right = {vector.id: (vector.verdict, vector.due) for vector in sample_vectors().vectors}
    verbose = run_program(
        f"""
        print("chatter", file=sys.stderr)
        for name, (verdict, due) in {right!r}.items():
            print(json.dumps({{"id": name, "verdict": verdict, "due": due}}))
        """
    )
    assert verbose.holds
    assert verbose.stderr == ""


def test_a_program_that_exceeds_the_time_limit_is_stopped() -> None:
    result = run_program("import time; time.sleep(60)", timeout=1)
    assert codes(result) == ["too_slow"]
    assert result.agreed == 0


@pytest.mark.parametrize("command", [["/no/such/program"], ["bad\0name"], [str(Path(__file__).parent)]])
def test_a_program_that_cannot_be_run_is_a_problem(command: list[str]) -> None:
    assert codes(conform(command, sample_vectors(), timeout=5)) == ["cannot_run"]
