"""With ``--json`` everything a command says is JSON: one document on standard output, one a line on standard error."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.command_lines import LEAVES
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES: Final = Path("examples")
CASE: Final = EXAMPLES / "referral_with_gaps.json"
AMENDMENT: Final = EXAMPLES / "five_days.toml"
MARKER: Final = "CANARY-7f3a"
ON: Final = ("--on", "2026-09-28")
EXPORTED: Final = {
    "case_number": "（2026）豫0802执9号",
    "complete_as_of": "2026/9/28",
    "officer": MARKER,
    "detentions": [{"id": "d1", "intake_on": "2026年9月24日", "days": "15.0"}],
    "referrals": [{"id": "f1", "sent_on": "2026/8/3"}],
}
DOCKET: Final[tuple[object, ...]] = (
    EXPORTED,
    {"officer": 7, "court": [MARKER]},
    f'{{"officer": "{MARKER}',
    "",
    EXPORTED,
    {**EXPORTED, "officer": None},
    {"complete_as_of": MARKER},
    {MARKER: 1},
    [],
)
"""Cases to convert, of wrong types, cut off, given before, with a day that is none, with an unknown key, no case."""
LINES: Final = frozenset({"import"})
"""Commands whose standard output is JSON Lines."""
USES: Final[dict[str, tuple[tuple[object, ...], ...]]] = {
    "validate": (("case", *ON, "--lenient"), ("case", *ON), ("docket", *ON), ("docket", "--case", "7", *ON)),
    "plan": (
        ("case", *ON, "--lenient"),
        ("case", *ON, "--lenient", "--ics", "new"),
        ("case", *ON, "--lenient", "--ics", "new", "--calendar-key", "new.key"),
        ("docket", *ON, "--ics", "new"),
        (EXAMPLES / "detention_national_day.json", "--on", "2025-09-29", "--ics", "new"),
    ),
    "worklist": (("docket", "case", *ON, "--lenient"), ("docket", *ON)),
    "mechanism": (
        (EXAMPLES / "joint_mechanism.json", *ON, "--draft", "new", "--docket", "docket", "case", "--lenient"),
        (EXAMPLES / "joint_mechanism.json", *ON, "--draft", "new", "--docket", "docket"),
        ("case", *ON),
    ),
    "explain": (("art9.filing", "case", *ON, "--lenient"), ("art9.filing", "docket", *ON)),
    "letter": (("referral", "case", *ON, "--lenient", "--docx", "new"), ("referral", "docket", *ON)),
    "replay": (("report", "case", "--lenient"), ("docket", "docket")),
    "impact": (
        ("docket", *ON, "--amendment", AMENDMENT, "--lenient"),
        ("docket", *ON, "--amendment", AMENDMENT),
        ("docket", *ON, "--amendment", AMENDMENT, "--audience", "public"),
        ("docket", *ON),
    ),
    "import": (
        ("docket",),
        ("docket", "--guess"),
        (EXAMPLES / "ledger.csv", "--guess"),
        (EXAMPLES / "ledger.csv", "--mapping", EXAMPLES / "ledger.toml"),
        (EXAMPLES / "ledger.csv", "--mapping", EXAMPLES / "ledger.toml", "--preview", "2"),
    ),
    "audit": (("docket", "case", *ON, "--out", "new"),),
    "compare": ((AMENDMENT, "--effort", "1"), ("docket",)),
    "conform": (
        ("--rule", "art15.instrument", sys.executable, "-c", f"import sys; print({MARKER!r}, file=sys.stderr)"),
    ),
    "law": (("7",), ("99",)),
    "cite": (("art7.p2.referral",), ("七条二款", "--style", "ris"), ("art7.p2.referal",), ("7", "--base-url", MARKER)),
    "readings": ((),),
    "coverage": ((),),
    "days add": (("2026-09-28", "3"), ("2098-09-28", "3")),
    "days back": (("2026-09-28", "3"), ("2026-09-28", "-3")),
    "days count": (("2026-09-28", "2026-10-28"), ("2026-09-28", "2098-10-28")),
    "days why": (("2026-09-28",), ("2098-10-28",)),
    "calendar status": ((),),
    "calendar read": (("docket",),),
    "screen": ((EXAMPLES / "press_draft.txt", "--redact"), ("docket",)),
    "demo": ((),),
}
"""Uses of every command with ``--json``: the words ``case``, ``docket``, ``report`` and ``new`` stand for files."""


def test_every_command_with_json_is_used() -> None:
    assert set(USES) == {
        leaf for leaf, parser in LEAVES.items() if any("--json" in each.option_strings for each in parser._actions)
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("odd")
    texts = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in DOCKET]
    written = {
        "docket": (folder / "docket.jsonl", "\n".join(texts)),
        "case": (folder / "case.json", json.dumps(EXPORTED)),
    }
    for path, text in written.values():
        path.write_text(text, encoding="utf-8")
    return {name: path for name, (path, _) in written.items()}


@pytest.mark.parametrize("leaf", USES)
def test_everything_is_json(run: Callable[..., Any], files: dict[str, Path], tmp_path: Path, leaf: str) -> None:
    validators = {name: Draft202012Validator(schema(name, closed=True)) for name in ("problems", "conversions")}
    report = tmp_path / "report.json"
    run("validate", CASE, *ON, "--json", "--out", report)
    for number, use in enumerate(USES[leaf]):
        known = {**files, "report": report, "new": tmp_path / f"{number}.out", "new.key": tmp_path / f"{number}.key"}
        words = [known.get(each, each) if isinstance(each, str) else each for each in use]
        result = run(*leaf.split(), "--json", *words)
        assert result.code in {0, 1, 2, 3}, result.err
        for text in result.out.splitlines() if leaf in LINES and "--preview" not in use else [result.out]:
            assert text == "" or isinstance(json.loads(text), dict)
        for line in result.err.splitlines():
            document = json.loads(line)
            name, _, version = document["format"].removeprefix("zhixing-").partition("/")
            assert version == "1"
            assert name == "import" or not list(validators[name].iter_errors(document)), line
        assert MARKER not in result.err
        if not result.out and leaf != "import":
            assert len(result.err.splitlines()) == 1, "a refusal is one document"
