"""`conform`: run another program on every vector and compare its answers with the expected ones.

The program reads questions from standard input, one JSON object per line, and writes answers to standard output, one
per line: ``{"id": …, "verdict": …, "due": …}``. It is run without a shell.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.conformance.vector_file import json_of
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.conformance.vectors import Vector, VectorSet

__all__ = ["Agreement", "Answer", "Conformity", "Difference", "conform"]

VERDICTS: Final = ("pass", "fail", "pending", "open", "review", "not_applicable")
_MAX_PROBLEMS: Final = 20
"""Maximum number of problems to list."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a program to a vector.

    Attributes:
        verdict: the verdict.
        due: the last day in ISO format; ``None`` if the program gave none.
    """

    verdict: str
    due: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A vector for which the answer of the program differs from the expected one."""

    vector: Vector
    answer: Answer


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of a program on one rule.

    Attributes:
        rule_id: id of the rule.
        total: number of vectors of the rule.
        agreed: number of vectors with the expected verdict and last day.
        differences: the vectors answered differently, in order.
    """

    rule_id: str
    total: int
    agreed: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conformity:
    """The result of `conform`.

    Attributes:
        rules: the agreement for each rule.
        problems: invalid lines, vectors not answered or answered twice, failure of the program; at most 20, then a
            count of the rest. Empty if each vector has exactly one answer.
        stderr: what the program wrote to standard error; empty if there is no problem.
    """

    rules: tuple[Agreement, ...]
    problems: tuple[Problem, ...]
    stderr: str = ""

    @property
    def total(self) -> int:
        """Number of vectors."""
        return sum(rule.total for rule in self.rules)

    @property
    def agreed(self) -> int:
        """Number of vectors with the expected answer."""
        return sum(rule.agreed for rule in self.rules)

    @property
    def holds(self) -> bool:
        """Whether every vector has the expected answer and there is no problem."""
        return not self.problems and self.agreed == self.total


def conform(command: Sequence[str], vector_set: VectorSet, *, timeout: float) -> Conformity:
    """Run a program on every vector and compare its answers.

    Args:
        command: the program and its arguments.
        vector_set: the vectors.
        timeout: time limit for the whole run, in seconds.

    Returns:
        The agreement by rule. A program that cannot be run, fails or runs too long is reported as a problem.
    """
    questions = "".join(
        json.dumps(vector.question(), ensure_ascii=False, separators=(",", ":")) + "\n" for vector in vector_set.vectors
    )
    try:
        completed = subprocess.run(  # noqa: S603  the caller names the program; no shell is used
            command, input=questions.encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        zh, en = f"{timeout:g} 秒内未完成", f"did not finish within {timeout:g} seconds"
        return _compared(vector_set, {}, [Problem("", "too_slow", zh, en)])
    except (OSError, ValueError):
        zh, en = "无法运行；请核对程序路径和执行权限", "cannot be run; check its path and its permissions"
        return _compared(vector_set, {}, [Problem("", "cannot_run", zh, en)])
    problems: list[Problem] = []
    if completed.returncode != 0:
        zh, en = f"以退出码 {completed.returncode} 结束", f"ended with exit code {completed.returncode}"
        problems.append(Problem("", "failed", zh, en))
    answers = dict(_answers(completed.stdout, {vector.id for vector in vector_set.vectors}, problems))
    return _compared(vector_set, answers, problems, completed.stderr.decode(errors="replace"))


def _answers(output: bytes, ids: set[str], problems: list[Problem]) -> Iterator[tuple[str, Answer]]:
    """Yield the valid answers by vector id; append a problem for each invalid line."""
    counts: Counter[str] = Counter()
    for number, line in enumerate(output.splitlines(), start=1):
        if not line.strip():
            continue
        value = json_of(line.decode(errors="replace"))
        answer = _answer(value)
        vector_id = value.get("id") if isinstance(value, dict) else None
        if answer is None or not isinstance(vector_id, str):
            problems.append(Problem(f"/{number}", "not_an_answer", *_NOT_AN_ANSWER))
        elif vector_id not in ids:
            problems.append(Problem(f"/{number}", "not_asked", "所答向量不在提问之列", "answers an unknown vector"))
        else:
            counts[vector_id] += 1
            if counts[vector_id] > 1:
                problems.append(Problem(f"/{number}", "answered_twice", "同一向量重复作答", "answers a vector twice"))
            yield vector_id, answer


_NOT_AN_ANSWER: Final = (
    f'不是答案；应为 {{"id": …, "verdict": …, "due": 日期或 null}}，verdict 为 {"、".join(VERDICTS)} 之一',
    f'is not an answer; expected {{"id": …, "verdict": …, "due": date or null}}, verdict one of {", ".join(VERDICTS)}',
)


def _answer(value: object) -> Answer | None:
    if not isinstance(value, dict) or value.get("verdict") not in VERDICTS:
        return None
    due = value.get("due")
    valid = due is None or (isinstance(due, str) and _DAY.fullmatch(due) is not None)
    return Answer(value["verdict"], due) if valid else None


def _compared(
    vector_set: VectorSet, answers: dict[str, Answer], problems: list[Problem], stderr: str = ""
) -> Conformity:
    missing = sum(vector.id not in answers for vector in vector_set.vectors)
    if missing and not any(problem.code in {"cannot_run", "too_slow"} for problem in problems):
        problems.append(
            Problem("", "not_answered", f"有 {missing} 个向量没有答案", f"{missing} vectors were not answered")
        )
    by_rule: dict[str, list[Vector]] = {}
    for vector in vector_set.vectors:
        by_rule.setdefault(vector.rule_id, []).append(vector)
    rules = tuple(_agreement(rule, vectors, answers) for rule, vectors in by_rule.items())
    return Conformity(rules, tuple(_limited(problems)), stderr if problems else "")


def _limited(problems: Sequence[Problem]) -> Iterable[Problem]:
    yield from problems[:_MAX_PROBLEMS]
    more = len(problems) - _MAX_PROBLEMS
    if more > 0:
        yield Problem("", "more", f"另有 {more} 处", f"and {more} more")


def _agreement(rule: str, vectors: Sequence[Vector], answers: dict[str, Answer]) -> Agreement:
    differences = [
        Difference(vector, answers[vector.id])
        for vector in vectors
        if vector.id in answers and (answers[vector.id].verdict, answers[vector.id].due) != (vector.verdict, vector.due)
    ]
    answered = sum(vector.id in answers for vector in vectors)
    return Agreement(rule, len(vectors), answered - len(differences), tuple(differences))
