"""Another program held against the vectors: one that agrees, one that errs, and those that cannot be used."""

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
def asked() -> VectorSet:
    return vectors(rules=["art8.i4.evidence", "art5.custody"])


def held(source: str, *, timeout: float = 60, with_vectors: VectorSet | None = None) -> Conformity:
    command = [sys.executable, "-c", READ + dedent(source)]
    return conform(command, with_vectors or asked(), timeout=timeout)


def codes(found: Conformity) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_program_that_answers_as_the_library_does_agrees_on_everything() -> None:
    found = conform([sys.executable, str(GOOD)], asked(), timeout=60)
    assert found.holds, found
    assert found.agreed == found.asked == len(asked().vectors)
    assert {rule.rule_id for rule in found.rules} == {"art8.i4.evidence", "art5.custody"}


def test_it_is_not_told_the_answers() -> None:
    found = held(
        """
        assert all("expected" not in each for each in asked)
        for each in asked:
            print(json.dumps({"id": each["id"], "verdict": "pass"}))
        """
    )
    assert codes(found) == []
    assert 0 < found.agreed < found.asked


def test_a_wrong_verdict_and_a_wrong_day_are_told_with_the_vector_and_by_rule() -> None:
    dated = vectors(rules=["art9.refusal-feedback"])
    right = {vector.id: (vector.verdict, vector.due) for vector in dated.vectors}
    one = next(vector for vector in dated.vectors if vector.verdict == "fail")
    other = next(vector for vector in dated.vectors if vector.due is None and vector.verdict == "pass")
    found = held(
        f"""
        right = {right!r}
        right[{one.id!r}] = ("pass", right[{one.id!r}][1])
        right[{other.id!r}] = ("pass", "2024-10-10")
        for name, (verdict, due) in reversed(right.items()):
            print(json.dumps({{"id": name, "verdict": verdict, "due": due}}))
        """,
        with_vectors=dated,
    )
    assert not found.holds
    assert codes(found) == []
    differing = {each.vector.id: each.answer for rule in found.rules for each in rule.differences}
    assert differing.keys() == {one.id, other.id}
    assert (differing[one.id].verdict, differing[other.id].due) == ("pass", "2024-10-10")
    assert found.agreed == found.asked - 2


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
def test_answers_that_cannot_be_used_are_problems_and_never_agreement(source: str, expected: list[str]) -> None:
    found = held(source)
    assert codes(found) == expected
    assert not found.holds
    assert found.agreed == 0 or expected[0] == "answered_twice"


def test_what_a_failing_program_says_is_kept_and_a_healthy_one_is_not_quoted() -> None:
    assert "broken" in held("raise SystemError('broken')").said
    right = {vector.id: (vector.verdict, vector.due) for vector in asked().vectors}
    talkative = held(
        f"""
        print("chatter", file=sys.stderr)
        for name, (verdict, due) in {right!r}.items():
            print(json.dumps({{"id": name, "verdict": verdict, "due": due}}))
        """
    )
    assert talkative.holds
    assert talkative.said == ""


def test_a_program_that_hangs_is_stopped() -> None:
    found = held("import time; time.sleep(60)", timeout=1)
    assert codes(found) == ["too_slow"]
    assert found.agreed == 0


@pytest.mark.parametrize("command", [["/no/such/program"], ["bad\0name"], [str(Path(__file__).parent)]])
def test_a_program_that_cannot_be_run_is_a_problem(command: list[str]) -> None:
    assert codes(conform(command, asked(), timeout=5)) == ["cannot_run"]
