"""Compare two checkouts: rule ids, reading ids, verdicts, due days and JSON values of examples and vectors.

    python tests/support/version_comparison.py OLD_CHECKOUT NEW_CHECKOUT

Every example is judged, planned and explained on several days, for every audience, with each checkout's own code, and
every golden vector is made by each. The results are equal when they differ by renamed keys and by sentences alone:
`RENAMED` lists the keys, and texts (`zh`, `en`, `*_zh`, `*_en`) and hashes of the code are left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

RENAMED: Final = {
    "receipt": "provenance",
    "rounds": "periods",
    "kept": "fulfilled",
    "former": "superseded",
    "paper_url": "notice_url",
    "papers": "documents",
}
"""Keys of the old JSON and what they are called now."""

FIELDS: Final = ("papers",)
"""Those of them that also occur as values: the names of fields."""

LEFT_OUT: Final = frozenset({"zh", "en", "procedure_hash", "hash", "library", "version"})
"""Texts, and values that change with the names of the code."""

DAYS: Final = ("2024-12-02", "2025-02-03", "2025-09-28", "2025-10-20", "2026-06-30")
AUDIENCES: Final = ("keeper", "court_staff", "police", "party", "public")

PROGRAM: Final = r"""
import contextlib, io, json, sys
from pathlib import Path
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.cli import main

def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*arguments])
    text = out.getvalue()
    try:
        return {"code": code, "out": json.loads(text)}
    except ValueError:
        return {"code": code, "out": [json.loads(line) for line in text.splitlines()] if text.startswith("{") else None}

days, audiences, results = json.loads(sys.argv[1]), json.loads(sys.argv[2]), {}
results["rules"] = [[rule.id, rule.per.name, rule.cite.key, rule.quote] for rule in JIAOZUO_2024.rules]
results["readings"] = [[each.id, [one.id for one in each.alternatives]] for each in JIAOZUO_2024.readings]
for path in sorted(Path("examples").glob("*.json")):
    for day in days:
        for audience in audiences:
            for command in ("validate", "plan"):
                more = ("--json", "--on", day, "--audience", audience)
                results[f"{command} {path.name} {day} {audience}"] = run(command, str(path), *more)
        if day == days[3]:
            for rule in dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules):
                results[f"explain {rule} {path.name}"] = run("explain", rule, str(path), "--json", "--on", day)
            results[f"sweep {path.name}"] = run("validate", str(path), "--json", "--on", day, "--sweep")
    results[f"five days {path.name}"] = run(
        "validate", str(path), "--json", "--on", days[3], "--amendment", "examples/five_days_from.toml"
    )
results["impact"] = run(
    "impact", "examples/open_cases.jsonl", "--amendment", "examples/five_days.toml", "--on", "2025-10-09", "--json"
)
results["vectors"] = run("vectors")
json.dump(results, sys.stdout, ensure_ascii=False)
"""


def results_of(checkout: Path) -> dict[str, Any]:
    """Run the program with the code and the examples of one checkout."""
    command = [sys.executable, "-c", PROGRAM, json.dumps(DAYS), json.dumps(AUDIENCES)]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    ran = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, check=True)  # noqa: S603  ours
    results: dict[str, Any] = json.loads(ran.stdout)
    return results


def values(part: Any, renamed: dict[str, str]) -> Any:  # noqa: ANN401  JSON
    """Return JSON with the keys of today, without texts."""
    if isinstance(part, dict):
        return {
            renamed.get(key, key): values(value, renamed)
            for key, value in part.items()
            if key not in LEFT_OUT and not key.endswith(("_zh", "_en"))
        }
    if isinstance(part, list):
        return [values(each, renamed) for each in part]
    if isinstance(part, str):
        subject, dot, field = part.rpartition(".")
        return f"{subject}{dot}{renamed.get(field, field)}" if field in FIELDS else part
    return part


def differences(old: Any, new: Any, place: str) -> list[str]:  # noqa: ANN401  JSON
    """Return the places at which two JSON values differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        return [line for key in keys for line in differences(old.get(key), new.get(key), f"{place}/{key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [
            line for i, both in enumerate(zip(old, new, strict=True)) for line in differences(*both, f"{place}/{i}")
        ]
    return [] if old == new else [f"{place}: {json.dumps(old)[:80]} is now {json.dumps(new)[:80]}"]


def count(part: Any) -> int:  # noqa: ANN401  JSON
    """Return how many single values there are."""
    if isinstance(part, dict):
        return sum(map(count, part.values()))
    return sum(map(count, part)) if isinstance(part, list) else 1


def main() -> int:
    """Compare two checkouts; the exit code is 1 when they differ."""
    old, new = (results_of(Path(argument).resolve()) for argument in sys.argv[1:3])
    before, after = values(old, RENAMED), values(new, {})
    found = differences(before, after, "")
    sys.stdout.write("\n".join(found[:100]) + ("\n" if found else ""))
    sys.stdout.write(
        f"{len(after)} results, {count(after)} values, {len(new['vectors']['out']) - 1} vectors: "
        f"{len(found)} differences\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
