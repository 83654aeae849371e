"""conform: another program is asked every vector, and its answers are held against ours.

The program reads the questions on its standard input, one JSON object a line, and writes its answers on its standard
output, one a line: ``{"id": …, "verdict": …, "due": …}``. It is run as it is, by no shell.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixing_rules.conformance.vector_file import json_of
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.conformance.vectors import Vector, VectorSet

__all__ = ["Agreement", "Answer", "Conformity", "Difference", "conform"]

VERDICTS: Final = ("pass", "fail", "pending", "open", "review", "not_applicable")
_MOST_PROBLEMS: Final = 20
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program says of a vector: its verdict and its last day, ``None`` where it gave none."""

    verdict: str
    due: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A vector on which a program and the library disagree."""

    vector: Vector
    answer: Answer


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a program agrees on one rule.

    Attributes:
        rule_id: the rule.
        asked: how many vectors it was asked.
        agreed: on how many it gave our verdict and our last day.
        differences: the others that it answered, in order.
    """

    rule_id: str
    asked: int
    agreed: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conformity:
    """Whether a program agrees.

    Attributes:
        rules: each rule that was asked about.
        problems: what is wrong with the answers as such: lines that are none, vectors not answered or answered
            twice, a program that failed. Empty where each vector has one answer.
        said: what the program wrote on its standard error, where there is a problem.
    """

    rules: tuple[Agreement, ...]
    problems: tuple[Problem, ...]
    said: str = ""

    @property
    def asked(self) -> int:
        """How many vectors were asked."""
        return sum(rule.asked for rule in self.rules)

    @property
    def agreed(self) -> int:
        """On how many the program agrees."""
        return sum(rule.agreed for rule in self.rules)

    @property
    def holds(self) -> bool:
        """Whether the program agrees on every vector."""
        return not self.problems and self.agreed == self.asked


def conform(command: Sequence[str], asked: VectorSet, *, timeout: float) -> Conformity:
    """Ask a program every vector.

    Args:
        command: the program and its arguments.
        asked: the vectors.
        timeout: how many seconds it may take in all.
    """
    questions = "".join(
        json.dumps(vector.question(), ensure_ascii=False, separators=(",", ":")) + "\n" for vector in asked.vectors
    )
    try:
        ran = subprocess.run(  # noqa: S603  the program that the caller names, by no shell
            command, input=questions.encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        zh, en = f"{timeout:g} 秒内未答完", f"did not finish within {timeout:g} seconds"
        return _held(asked, {}, [Problem("", "too_slow", zh, en)])
    except (OSError, ValueError):
        zh, en = "无法运行；请核对程序路径和执行权限", "cannot be run: check its path and its mode"
        return _held(asked, {}, [Problem("", "cannot_run", zh, en)])
    problems: list[Problem] = []
    if ran.returncode != 0:
        zh, en = f"以退出码 {ran.returncode} 结束", f"ended with exit code {ran.returncode}"
        problems.append(Problem("", "failed", zh, en))
    answers = dict(_answers(ran.stdout, {vector.id for vector in asked.vectors}, problems))
    return _held(asked, answers, problems, ran.stderr.decode(errors="replace"))


def _answers(written: bytes, known: set[str], problems: list[Problem]) -> Iterator[tuple[str, Answer]]:
    """The answers, with what is wrong about the lines noted as it is met."""
    seen: Counter[str] = Counter()
    for number, line in enumerate(written.splitlines(), start=1):
        if not line.strip():
            continue
        read = json_of(line.decode(errors="replace"))
        answer = _answer(read)
        name = read.get("id") if isinstance(read, dict) else None
        if answer is None or not isinstance(name, str):
            problems.append(Problem(f"/{number}", "not_an_answer", *_NO_ANSWER))
        elif name not in known:
            problems.append(
                Problem(f"/{number}", "not_asked", "没有问过这一向量", "answers a vector that was not asked")
            )
        else:
            seen[name] += 1
            if seen[name] > 1:
                problems.append(Problem(f"/{number}", "answered_twice", "同一向量答了两次", "answers a vector twice"))
            yield name, answer


_NO_ANSWER: Final = (
    f'不是答案；应为 {{"id": …, "verdict": …, "due": 日期或 null}}，verdict 为 {"、".join(VERDICTS)} 之一',
    f'is no answer: {{"id": …, "verdict": …, "due": a day or null}}, the verdict being one of {", ".join(VERDICTS)}',
)


def _answer(read: object) -> Answer | None:
    if not isinstance(read, dict) or read.get("verdict") not in VERDICTS:
        return None
    due = read.get("due")
    a_day = due is None or (isinstance(due, str) and _DAY.fullmatch(due) is not None)
    return Answer(read["verdict"], due) if a_day else None


def _held(asked: VectorSet, answers: dict[str, Answer], problems: list[Problem], said: str = "") -> Conformity:
    missing = sum(vector.id not in answers for vector in asked.vectors)
    if missing and not any(problem.code in {"cannot_run", "too_slow"} for problem in problems):
        problems.append(
            Problem("", "not_answered", f"有 {missing} 个向量没有答案", f"{missing} vectors were not answered")
        )
    by_rule: dict[str, list[Vector]] = {}
    for vector in asked.vectors:
        by_rule.setdefault(vector.rule_id, []).append(vector)
    rules = tuple(_agreement(rule, vectors, answers) for rule, vectors in by_rule.items())
    return Conformity(rules, tuple(_not_too_many(problems)), said if problems else "")


def _not_too_many(problems: Sequence[Problem]) -> Iterable[Problem]:
    yield from problems[:_MOST_PROBLEMS]
    more = len(problems) - _MOST_PROBLEMS
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
