"""One side of a comparison: does work when it is asked to, with the library that PYTHONPATH names.

A request is a line of JSON with the name of a function of `REQUESTS` and its arguments; the reply is a line of JSON.
This file uses what both versions have; `OLD_NAMES` lists the modules that the older one calls differently.
"""

from __future__ import annotations

import importlib
import json
import sys
from datetime import date
from functools import cache
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules import JIAOZUO_2024, Case, disclose, explain, impact, load, plan, validate
from zhixing_rules.interchange import dumps, explanation_to_dict
from zhixing_rules.language import Days
from zhixing_rules.render import text

if TYPE_CHECKING:
    from collections.abc import Callable

OLD_NAMES: Final = {"zhixing_rules.amendment": "zhixing_rules.language"}
"""Modules by their name today, and as the old version calls them."""

ON: Final = date(2025, 10, 20)
AUDIENCES: Final = ("keeper", "police", "public")
_DATA: Final = Path(__file__).parent / "data"
_SHORTEST: Final = 0.02
"""The minimum duration of one turn, in seconds: calls are repeated until it has passed."""


def module(name: str) -> Any:  # noqa: ANN401  a module
    """Return a module of the library by its name today."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return importlib.import_module(OLD_NAMES[name])


class Record:
    """A case as JSON and loaded."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.case = load(Case, data)


@cache
def example(name: str) -> Record:
    """Return one of the two case files."""
    return Record((_DATA / f"{name}.json").read_bytes())


# ------------------------------------------------------------------------------------------------ one case

JOBS: Final[dict[str, Callable[[Record], Callable[[], object]]]] = {
    "load": lambda it: lambda: load(Case, it.data),
    "report": lambda it: lambda: validate(it.data, on=ON),
    "validate": lambda it: lambda: validate(it.case, on=ON),
    "plan": lambda it: lambda: [(step.status, step.earliest, step.due, step.after) for step in _steps(it)],
    "accounts": lambda it: lambda: [(step.deadline, step.documents, step.why_zh) for step in _steps(it)],
    "disclose": lambda it: lambda: dumps(disclose(validate(it.case, on=ON), "keeper")),
    "explain": lambda it: lambda: [explain(finding) for finding in validate(it.case, on=ON)],
}
"""What is timed on one case."""


def _steps(it: Record) -> Any:  # noqa: ANN401  steps of either version
    return plan(it.case, on=ON).steps


def run(job: str, name: str) -> float:
    """Return the seconds of one call, over as many calls as take 20 ms."""
    work, calls = JOBS[job](example(name)), 1
    work()
    while True:
        start = process_time()
        for _ in range(calls):
            work()
        spent = process_time() - start
        if spent >= _SHORTEST:
            return spent / calls
        calls *= 2


def output(name: str) -> dict[str, Any]:
    """Return the report, the plan and the explanations of a case for every audience, as JSON values."""
    case, found = example(name).case, {}
    for audience in AUDIENCES:
        report = validate(case, on=ON)
        found[f"report {audience}"] = json.loads(dumps(disclose(report, audience)))
        found[f"plan {audience}"] = json.loads(dumps(disclose(plan(case, on=ON), audience)))
    told = [explanation_to_dict(disclose(explain(finding), "keeper")) for finding in validate(case, on=ON)]
    return {**found, "explanations": json.loads(dumps({"explanations": told}))}


# ------------------------------------------------------------------------------------------------ many subjects

KINDS: Final = ("persons", "detentions", "referrals", "requests", "targets", "vehicles")


def many(kinds: tuple[str, ...], size: int) -> dict[str, Any]:
    """Return a case with `size` subjects of some kinds and one of each other kind."""
    number = {kind: size if kind in kinds else 1 for kind in KINDS}

    def person(index: int) -> str:
        return f"p{index % number['persons']}"

    def principal(index: int) -> dict[str, Any]:
        return {"kind": "principal", "unit": person(7 * index), "evidenced": True}

    def target(index: int) -> dict[str, Any]:
        held = {"measures_on": "2025-09-08"} if index % 3 else {}
        return {"person": person(5 * index), "need_held": True, "whereabouts_known": False, **held}

    request = {"approved_on": "2025-09-01", "approver": "intermediate_bureau", "sent_on": "2025-09-02"}
    detention = {
        "ground": "refusal",
        "refuses": True,
        "decided_on": "2025-09-08",
        "intake_on": "2025-09-08",
        "days": 15,
    }
    referral = {"offence": "refusal", "sent_on": "2025-09-19", "received_on": "2025-09-22"}
    reviewed = {"materials_complete": True, "conditions_met": True, "review_ended_on": "2025-09-28"}
    return {
        "case_number": "（2025）豫0823执901号",
        "complete_as_of": ON.isoformat(),
        "persons": [
            {"id": person(index), "kind": "natural", "debtor": index % 2 == 0, "roles": [principal(index)]}
            for index in range(number["persons"])
        ],
        "requests": [
            {
                "id": f"r{index}",
                **request,
                "targets": [target(index + each) for each in range(number["targets"] if index == 0 else 1)],
            }
            for index in range(number["requests"])
        ],
        "detentions": [
            {"id": f"d{index}", "person": person(index), **detention} for index in range(number["detentions"])
        ],
        "referrals": [
            {"id": f"f{index}", "detention": f"d{index % number['detentions']}", **referral}
            | (reviewed if index % 2 else {})
            for index in range(number["referrals"])
        ],
        "vehicles": [
            {"id": f"v{index}", "sealed_on": "2025-01-10", "found_on": "2025-09-10"}
            for index in range(number["vehicles"])
        ],
    }


@cache
def _five_days() -> Any:  # noqa: ANN401  a procedure of either version
    changes = module("zhixing_rules.amendment")
    wording = changes.Reword("art9", "应在七日内", "应在五日内")
    return JIAOZUO_2024.amend(wording, changes.SetSpan("art9.filing", Days(7), Days(5)), name="five-days")


OPERATIONS: Final[dict[str, tuple[str, Callable[[Any], object]]]] = {
    "load": ("data", lambda data: load(Case, data)),
    "validate": ("case", lambda case: validate(case, on=ON)),
    "plan": ("case", lambda case: [(step.status, step.due, step.after) for step in plan(case, on=ON).steps]),
    "sweep": ("case", lambda case: validate(case, on=ON).sensitive_to),
    "explain": ("report", lambda report: [explain(finding) for finding in report]),
    "disclose": ("report", lambda report: disclose(report, "keeper")),
    "dumps": ("disclosed", dumps),
    "text": ("disclosed", text.report),
    "impact": ("case", lambda case: impact(JIAOZUO_2024, _five_days(), [case], on=ON)),
}
"""What is timed on a case with many subjects, and its argument, which is not."""

_grown: dict[str, Any] = {}
"""The arguments of the operations; a report is a new one each time, as it keeps what was computed."""


def grow(kinds: list[str], size: int) -> int:
    """Make the record that `time_operation` uses, and return how many bytes it has."""
    data = json.dumps(many(tuple(kinds), size), ensure_ascii=False).encode()
    _grown.clear()
    _grown.update(data=data, case=load(Case, data))
    return len(data)


def time_operation(operation: str) -> float:
    """Return the seconds of one operation on that record."""
    needed, work = OPERATIONS[operation]
    if needed == "report":
        _grown["report"] = validate(_grown["case"], on=ON)
    elif needed not in _grown:
        _grown[needed] = disclose(validate(_grown["case"], on=ON), "keeper")
    start = process_time()
    result = work(_grown[needed])
    spent = process_time() - start
    if operation == "disclose":
        _grown["disclosed"] = result
    return spent


# ------------------------------------------------------------------------------------------------ requests

REQUESTS: Final[dict[str, Callable[..., Any]]] = {each.__name__: each for each in (run, output, grow, time_operation)}


def main() -> None:
    """Answer requests until the input ends."""
    for line in sys.stdin:
        name, arguments = json.loads(line)
        print(json.dumps(REQUESTS[name](*arguments)), flush=True)


if __name__ == "__main__":
    main()
