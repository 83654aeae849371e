"""Compare two checkouts: rule ids, reading ids, verdicts, due days, JSON values and exit codes of every command.

    python tests/support/version_comparison.py OLD_CHECKOUT NEW_CHECKOUT

The code of each checkout runs the commands of `commands` on the examples of the new one: every example is judged and
planned on several days for several audiences, and explained rule by rule; every amendment is compared, applied, and its
impact computed; each other command that writes JSON runs too, and every golden vector is made. The results are equal
when they differ by renamed keys and by sentences alone: `RENAMED` and `RENAMED_VALUES` list the names, and texts (`zh`,
`en`, `*_zh`, `*_en`) and hashes of the code are left out. A key with the value null differs from a missing key.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

RENAMED: Final = {
    "receipt": "provenance",
    "rounds": "periods",
    "kept": "fulfilled",
    "former": "superseded",
    "paper_url": "notice_url",
    "papers": "documents",
    "standing": "status",
    "standing_zh": "status_zh",
}
"""Keys of the old JSON and what they are called now."""

RENAMED_VALUES: Final = {
    ("code", "paper"): "document",
    ("id", "papers-only-help"): "documents-only-help",
    ("moved", "papers"): "documents",
}
"""Old values that are names, by the key that has them (directly or in a list), and what they are called now."""

KEY_LISTS: Final = frozenset({"required", "enum"})
"""Keys of a JSON Schema whose values can be names of other keys."""

LEFT_OUT: Final = frozenset({"zh", "en", "support", "procedure_hash", "hash", "library", "version"})
"""Texts, and values that change with the names of the code."""

READING_TEXTS: Final = frozenset({"clause"})
"""Keys of a reading that are sentences; of a rule, `clause` is a place in the law and is compared."""

SCHEMA_TEXTS: Final = frozenset({"title", "description", "$comment", "$defs"})
"""Parts of a JSON Schema that are texts, and the definitions, which are put in place of the references to them."""

DAYS: Final = ("2024-12-02", "2025-09-28", "2025-10-20")
AUDIENCES: Final = ("keeper", "police", "public")
EFFORT: Final = "300"
"""Number of synthetic records that `compare` tries for each rule: as few as show every part of the result."""

PROGRAM: Final = r"""
import contextlib, io, json, sys
from pathlib import Path
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.cli import main

def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([*arguments])
        except SystemExit as ended:
            code = ended.code
    text = out.getvalue()
    try:
        return {"code": code, "out": json.loads(text)}
    except ValueError:
        return {"code": code, "out": [json.loads(line) for line in text.splitlines()] if text.startswith("{") else None}

commands, examples, day = json.loads(sys.stdin.read())
results = {name: run(*arguments) for name, arguments in commands.items()}
results["rules"] = [[rule.id, rule.per.name, rule.cite.key, rule.quote] for rule in JIAOZUO_2024.rules]
results["readings by id"] = [[each.id, [one.id for one in each.alternatives]] for each in JIAOZUO_2024.readings]
for path in examples:
    for rule in dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules):
        results[f"explain {rule} {Path(path).name}"] = run("explain", rule, path, "--json", "--on", day)
json.dump(results, sys.stdout, ensure_ascii=False)
"""


def commands(examples: Path, audit_folder: Path) -> dict[str, list[str]]:
    """Return the commands by name."""
    cases, amendments = sorted(examples.glob("*.json")), sorted(examples.glob("*.toml"))
    found = {
        "law 7": ["law", "7", "--json"],
        "law annex": ["law", "annex", "--json"],
        "coverage": ["coverage", "--json"],
        "readings": ["readings", "--json"],
        "days add": ["days", "add", "2025-01-24", "3", "--json"],
        "days back": ["days", "back", "2025-02-05", "3", "--json"],
        "days count": ["days", "count", "2025-01-24", "2025-02-10", "--json"],
        "days why": ["days", "why", "2025-01-26", "--json"],
        "calendar status": ["calendar", "status", "--json"],
        "screen": ["screen", str(examples / "press_draft.txt"), "--json"],
        "demo": ["demo", "--json"],
        "vectors": ["vectors"],
        "no such file": ["validate", str(examples / "none.json"), "--json"],
    }
    names = ("case", "mechanism", "report", "plan", "explanation", "comparison", "impact", "audit", "audit-folder")
    found |= {f"schema {name}": ["schema", name] for name in names}
    for path in cases:
        for day in DAYS:
            for audience in AUDIENCES:
                for command in ("validate", "plan"):
                    more = ["--json", "--on", day, "--audience", audience]
                    found[f"{command} {path.name} {day} {audience}"] = [command, str(path), *more]
        found[f"sweep {path.name}"] = ["validate", str(path), "--json", "--on", DAYS[-1], "--sweep"]
    for amendment in amendments:
        amended, on = ["--amendment", str(amendment)], ["--json", "--on", "2025-10-09"]
        found[f"compare {amendment.name}"] = ["compare", str(amendment), "--effort", EFFORT, "--json"]
        found[f"impact {amendment.name}"] = ["impact", str(examples / "open_cases.jsonl"), *amended, *on]
        found[f"law 9 {amendment.name}"] = ["law", "9", *amended, "--json"]
        for path in cases:
            for command in ("validate", "plan"):
                found[f"{command} {path.name} {amendment.name}"] = [command, str(path), *amended, *on]
    if find_spec("polars") is not None:
        files = [str(examples / "cases.jsonl"), str(examples / "open_cases.jsonl")]
        more = ["--by", "court", "--on", DAYS[-1], "--json"]
        found["audit"] = ["audit", *files, "--out", str(audit_folder), *more]
    return found


def results_of(checkout: Path, examples: Path) -> dict[str, Any]:
    """Run the program with the code of one checkout on the examples of the new one."""
    with TemporaryDirectory() as folder:
        given = commands(examples, Path(folder) / "audit"), [str(path) for path in sorted(examples.glob("*.json"))]
        environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
        ran = subprocess.run(  # noqa: S603  the program above
            [sys.executable, "-c", PROGRAM],
            input=json.dumps([*given, DAYS[-1]]),
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    results: dict[str, Any] = json.loads(ran.stdout)
    for name, schema in results.items():
        if name.startswith("schema "):
            schema["out"] = inlined(schema["out"], schema["out"].get("$defs", {}))
    return results


def inlined(part: Any, definitions: dict[str, Any], seen: tuple[str, ...] = ()) -> Any:  # noqa: ANN401  JSON
    """Return a part of a JSON Schema without texts, with definitions in place of references, whose names may change."""
    if isinstance(part, list):
        return [inlined(each, definitions, seen) for each in part]
    if not isinstance(part, dict):
        return part
    made = {}
    for key, value in part.items():
        name = value.removeprefix("#/$defs/") if key == "$ref" else ""
        if name in definitions:
            made[key] = "recursive" if name in seen else inlined(definitions[name], definitions, (*seen, name))
        elif key == "properties":
            made[key] = {field: inlined(each, definitions, seen) for field, each in value.items()}
        elif key not in SCHEMA_TEXTS:
            made[key] = inlined(value, definitions, seen)
    return made


def values(part: Any, renamed: bool, key: str = "") -> Any:  # noqa: ANN401  JSON
    """Return JSON without texts; old names are replaced by those of today if `renamed`."""
    if isinstance(part, dict):
        left_out = LEFT_OUT | READING_TEXTS if key == "readings" else LEFT_OUT
        return {
            RENAMED.get(name, name) if renamed else name: values(value, renamed, name)
            for name, value in part.items()
            if key == "properties" or not (name in left_out or name.endswith(("_zh", "_en")))
        }
    if isinstance(part, list):
        made = [values(each, renamed, key) for each in part]
        return sorted(made, key=str) if key in KEY_LISTS else made
    if isinstance(part, str) and renamed:
        return RENAMED.get(part, part) if key in KEY_LISTS else RENAMED_VALUES.get((key, part), part)
    return part


def differences(old: Any, new: Any, place: str) -> list[str]:  # noqa: ANN401  JSON
    """Return the places at which two JSON values differ; a key that only one of them has is a difference."""
    if isinstance(old, dict) and isinstance(new, dict):
        found = [
            f"{place}/{key}: only {'old' if key in old else 'new'}"
            for key in {**old, **new}
            if (key in old) != (key in new)
        ]
        both = [key for key in old if key in new and old[key] != new[key]]
        return found + [line for key in both for line in differences(old[key], new[key], f"{place}/{key}")]
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


def exit_codes(results: dict[str, Any]) -> dict[str, Any]:
    """Return the exit code of each command."""
    return {name: each["code"] for name, each in results.items() if isinstance(each, dict)}


def main() -> int:
    """Compare two checkouts; the exit code is 1 when they differ."""
    checkouts = [Path(argument).resolve() for argument in sys.argv[1:3]]
    examples = checkouts[1] / "examples"
    with ThreadPoolExecutor(2) as pool:
        old, new = pool.map(results_of, checkouts, [examples] * 2)
    before, after = values(old, renamed=True), values(new, renamed=False)
    codes = differences(exit_codes(before), exit_codes(after), "exit code")
    found = differences(before, after, "")
    sys.stdout.write("".join(f"{line}\n" for line in (*codes, *found[:100])))
    counted = sorted(set(exit_codes(new).values()))
    sys.stdout.write(
        f"{len(after)} results, {count(after)} values, {len(new['vectors']['out']) - 1} vectors, exit codes {counted}: "
        f"{len(found)} differences, {len(codes)} of exit codes\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
