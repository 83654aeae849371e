"""``zhixing vectors``: golden vectors as JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhixing_rules.amendment import ChooseReading
from zhixing_rules.interchange import amendment_to_toml

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[3] / "examples"
GOOD = (sys.executable, EXAMPLES / "answer_vectors.py")
RULE = ("--rule", "art5.custody")


def test_vectors_are_written_one_per_line_and_read_again_by_conform(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "vectors.jsonl"
    result = run("vectors", *RULE, "--out", path)
    assert (result.code, result.err) == (0, "")
    lines = path.read_text("utf-8").splitlines()
    assert json.loads(lines[0])["vectors"] == len(lines) - 1
    assert run("vectors", *RULE).out.splitlines() == lines
    check = run("conform", "--vectors", path, "--json", *GOOD)
    assert (check.code, check.json["holds"], check.json["asked"]) == (0, True, len(lines) - 1)


def test_amended_procedure_has_its_own_vectors(run: Callable[..., Any], tmp_path: Path) -> None:
    dated = tmp_path / "dated.toml"
    dated.write_text(amendment_to_toml("dated", (ChooseReading("effective-date", "dated"),)), encoding="utf-8")
    plain, amended = (run("vectors", *RULE, *options).out.splitlines() for options in ((), ("--amendment", dated)))
    assert json.loads(amended[0])["procedure"] == "dated"
    assert plain[1:] != amended[1:]


def test_unknown_rule_is_refused(run: Callable[..., Any]) -> None:
    result = run("vectors", "--rule", "no.such")
    assert (result.code, result.out) == (2, "")
    assert "art5.custody" in result.err
