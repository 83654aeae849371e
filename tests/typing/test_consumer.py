"""The lines of a module using the library that mypy and pyright accept and reject."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from zhixing_rules.engine.status import Status, StatusWord
from zhixing_rules.engine.verdict import Verdict, VerdictWord
from zhixing_rules.language import Actor, ActorWord

if TYPE_CHECKING:
    from collections.abc import Callable

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
schedule: Plan = plan(case, on=date(2025, 10, 1))
steps: tuple[Step, ...] = schedule.for_actor("court")
due = schedule.by("due")
rules: tuple[Rule, ...] = report.procedure.rule("art9.filing")
mechanism = JointMechanism(record=MechanismKind.JOINT_MECHANISM, court="示例县人民法院")

Case(case_numbr="x")  # rejected: no such field
Case(court=3)  # rejected: not a string
Case(complete_as_of="2025-10-01")  # rejected: not a date
Detention(intake_on=date(2025, 9, 20))  # rejected: the id is required
Person(id="p1", name="张某甲")  # rejected: not a Secret
JointMechanism(court="示例县人民法院")  # rejected: the kind of record is required
validate(case)  # rejected: the day is required
report.by("failed")  # rejected: no such verdict
schedule.for_actor("judge")  # rejected: no such actor
schedule.by("late")  # rejected: no such status
case.court = "示例县人民法院"  # rejected: a record is frozen
level: int = case.court  # rejected: a string or None
"""
REJECTED = {number for number, line in enumerate(CONSUMER.splitlines(), start=1) if "# rejected" in line}


def mypy_lines(module: Path) -> set[int]:
    """Return the numbers of the lines that mypy rejects in strict mode, without the pydantic plugin."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir=/dev/null",
        "--no-error-summary",
    ]
    completed = subprocess.run([*command, str(module)], capture_output=True, text=True, check=False)  # noqa: S603  a fixed command
    assert completed.returncode == 1, completed.stdout + completed.stderr
    return {int(found) for found in re.findall(r"consumer\.py:(\d+): error", completed.stdout)}


def pyright_lines(module: Path) -> set[int]:
    """Return the numbers of the lines that pyright rejects."""
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, str(module)]
    completed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  a fixed command
    assert completed.returncode == 1, completed.stdout + completed.stderr
    found = json.loads(completed.stdout)["generalDiagnostics"]
    return {each["range"]["start"]["line"] + 1 for each in found if each["severity"] == "error"}


@pytest.mark.parametrize(
    "rejected_by",
    [pytest.param(mypy_lines, id="mypy"), pytest.param(pyright_lines, id="pyright", marks=pytest.mark.deep)],
)
def test_a_type_checker_rejects_exactly_the_marked_lines(
    rejected_by: Callable[[Path], set[int]], tmp_path: Path
) -> None:
    module = tmp_path / "consumer.py"
    module.write_text(CONSUMER, encoding="utf-8")
    assert rejected_by(module) == REJECTED


@pytest.mark.deep
def test_at_least_99_percent_of_the_exported_symbols_have_a_known_type() -> None:
    command = [sys.executable, "-m", "pyright", "--verifytypes", "zhixing_rules", "--ignoreexternal", "--outputjson"]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))  # pyright asks this python
    environment = {**os.environ, "PATH": path}
    completed = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603  a fixed command
    result = json.loads(completed.stdout)["typeCompleteness"]
    unknown = [each["name"] for each in result["symbols"] if each["isExported"] and not each["isTypeKnown"]]
    assert result["completenessScore"] >= 0.99, "\n".join(unknown)


@pytest.mark.parametrize(
    ("literal", "words"), [(VerdictWord, Verdict), (StatusWord, Status), (ActorWord, Actor)], ids=str
)
def test_a_literal_type_has_the_values_of_its_enum(literal: object, words: type[Verdict | Status | Actor]) -> None:
    assert get_args(literal) == tuple(each.value for each in words)
