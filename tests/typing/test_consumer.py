"""What a type checker accepts and refuses in a module that uses the library: mypy and pyright, line by line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

import pytest

from zhixing_rules.engine.status import Status, StatusWord
from zhixing_rules.engine.verdict import Verdict, VerdictWord
from zhixing_rules.language import Actor, ActorWord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONSUMER = """\
from datetime import date

from zhixing_rules import Case, JointMechanism, Plan, Report, Rule, Step, plan, validate
from zhixing_rules.records import CaseNumber, Detention, MechanismKind, Person, Secret

case = Case(
    case_number=CaseNumber.parse("（2025）豫0802执1号"),
    court="示例县人民法院",
    complete_as_of=date(2025, 10, 1),
    persons=(Person(id="p1", name=Secret("张某甲")),),
    detentions=(Detention(id="d1", person="p1", intake_on=date(2025, 9, 20)),),
)
court: str | None = case.court
report: Report = validate(case, on=date(2025, 10, 1))
failed = report.by("fail")
made: Plan = plan(case, on=date(2025, 10, 1))
steps: tuple[Step, ...] = made.for_actor("court")
due = made.by("due")
rules: tuple[Rule, ...] = report.procedure.rule("art9.filing")
mechanism = JointMechanism(record=MechanismKind.JOINT_MECHANISM, court="示例县人民法院")

Case(case_numbr="x")  # refused: no such field
Case(court=3)  # refused: not a text
Case(complete_as_of="2025-10-01")  # refused: not a date
Detention(intake_on=date(2025, 9, 20))  # refused: the id is required
Person(id="p1", name="张某甲")  # refused: not a Secret
JointMechanism(court="示例县人民法院")  # refused: the kind of record is required
validate(case)  # refused: the day is required
report.by("failed")  # refused: no such verdict
made.for_actor("judge")  # refused: no such actor
made.by("late")  # refused: no such status
level: int = case.court  # refused: a text or None
"""
REFUSED = {number for number, line in enumerate(CONSUMER.splitlines(), start=1) if "# refused" in line}


def mypy_lines(module: Path) -> set[int]:
    """Return the numbers of the lines that mypy refuses, in strict mode and without the plugin of pydantic."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir=/dev/null",
        "--no-error-summary",
    ]
    ran = subprocess.run([*command, str(module)], capture_output=True, text=True, check=False)  # noqa: S603  ours
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return {int(found) for found in re.findall(r"consumer\.py:(\d+): error", ran.stdout)}


def pyright_lines(module: Path) -> set[int]:
    """Return the numbers of the lines that pyright refuses."""
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, str(module)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  ours
    assert ran.returncode == 1, ran.stdout + ran.stderr
    found = json.loads(ran.stdout)["generalDiagnostics"]
    return {each["range"]["start"]["line"] + 1 for each in found if each["severity"] == "error"}


@pytest.mark.parametrize("refused_by", [mypy_lines, pyright_lines], ids=["mypy", "pyright"])
def test_a_type_checker_refuses_exactly_the_wrong_lines(refused_by: Callable[[Path], set[int]], tmp_path: Path) -> None:
    module = tmp_path / "consumer.py"
    module.write_text(CONSUMER, encoding="utf-8")
    assert refused_by(module) == REFUSED


def test_at_least_99_percent_of_the_exported_symbols_have_a_known_type() -> None:
    command = [sys.executable, "-m", "pyright", "--verifytypes", "zhixing_rules", "--ignoreexternal", "--outputjson"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  ours
    result = json.loads(ran.stdout)["typeCompleteness"]
    unclear = [each["name"] for each in result["symbols"] if each["isExported"] and not each["isTypeKnown"]]
    assert result["completenessScore"] >= 0.99, "\n".join(unclear)


@pytest.mark.parametrize(
    ("literal", "words"), [(VerdictWord, Verdict), (StatusWord, Status), (ActorWord, Actor)], ids=str
)
def test_the_literal_words_are_those_of_the_enum(literal: object, words: type[Verdict | Status | Actor]) -> None:
    assert get_args(literal) == tuple(each.value for each in words)
