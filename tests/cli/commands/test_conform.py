"""``zhixing conform``: another program is checked against the golden vectors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[3] / "examples"
GOOD = (sys.executable, EXAMPLES / "answer_vectors.py")
WRONG = (
    sys.executable,
    "-c",
    "import json, sys\nfor line in sys.stdin: print(json.dumps({'id': json.loads(line)['id'], 'verdict': 'pass'}))",
)
RULE = ("--rule", "art5.custody")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_differences_of_a_program_are_listed(run: Callable[..., Any], language: str) -> None:
    result = run("conform", *RULE, "--lang", language, *WRONG)
    assert (result.code, result.err) == (1, "")
    assert "art5.custody/access/" in result.out
    assert {"zh": "所答", "en": "answered"}[language] in result.out
    data = run("conform", *RULE, "--json", *WRONG).json
    (rule,) = data["rules"]
    assert rule["asked"] == rule["agreed"] + len(rule["differences"])
    assert rule["differences"][0]["answer"] == {"verdict": "pass", "due": None}


@pytest.mark.parametrize(
    "wrong",
    [
        ("conform", *RULE),
        ("conform", *RULE, "/no/such/program"),
        ("conform", "--rule", "no.such", *GOOD),
        ("conform", "--vectors", "none.jsonl", *GOOD),
        ("conform", "--vectors", EXAMPLES / "five_days.toml", *GOOD),
        ("conform", "--timeout", "0", *GOOD),
        ("conform", *RULE, sys.executable, "-c", "print('x')"),
    ],
)
def test_unusable_arguments_or_answers_have_exit_code_2(run: Callable[..., Any], wrong: tuple[object, ...]) -> None:
    result = run(*wrong)
    assert result.code == 2
    assert result.out or result.err
