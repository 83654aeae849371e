"""vectors and conform on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.amendment import ChooseReading
from zhixing_rules.interchange import amendment_to_toml

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


def test_vectors_are_written_a_line_each_and_asked_again_from_the_file(run: Callable[..., Any], tmp_path: Path) -> None:
    kept = tmp_path / "vectors.jsonl"
    wrote = run("vectors", *RULE, "--out", kept)
    assert (wrote.code, wrote.err) == (0, "")
    lines = kept.read_text("utf-8").splitlines()
    assert json.loads(lines[0])["vectors"] == len(lines) - 1
    assert run("vectors", *RULE).out.splitlines() == lines
    asked = run("conform", "--vectors", kept, "--json", *GOOD)
    assert (asked.code, asked.json["holds"], asked.json["asked"]) == (0, True, len(lines) - 1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_program_that_disagrees_is_told_where(run: Callable[..., Any], language: str) -> None:
    ran = run("conform", *RULE, "--lang", language, *WRONG)
    assert (ran.code, ran.err) == (1, "")
    assert "art5.custody/access/" in ran.out
    assert {"zh": "所答", "en": "answered"}[language] in ran.out
    whole = run("conform", *RULE, "--json", *WRONG).json
    (rule,) = whole["rules"]
    assert rule["asked"] == rule["agreed"] + len(rule["differences"])
    assert rule["differences"][0]["answer"] == {"verdict": "pass", "due": None}


def test_an_amended_procedure_has_vectors_of_its_own(run: Callable[..., Any], tmp_path: Path) -> None:
    dated = tmp_path / "dated.toml"
    dated.write_text(amendment_to_toml("dated", (ChooseReading("effective-date", "dated"),)), encoding="utf-8")
    plain, other = (run("vectors", *RULE, *more).out.splitlines() for more in ((), ("--amendment", dated)))
    assert json.loads(other[0])["procedure"] == "dated"
    assert plain[1:] != other[1:]


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
        ("vectors", "--rule", "no.such"),
    ],
)
def test_what_cannot_be_asked_or_used_ends_with_two(run: Callable[..., Any], wrong: tuple[object, ...]) -> None:
    ran = run(*wrong)
    assert ran.code == 2
    assert ran.out or ran.err
