"""The service, asked by Node, beside one command for each case: milliseconds a case, and the ratio.

    python benchmarks/service.py [ROUNDS]           (100 by default)

A round validates the example cases one after the other, over standard streams and over HTTP on one connection. The
answers are parsed. The commands run once before they are timed. All times are wall time, medians of rounds, in one run.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
CASES: Final = tuple(
    str(ROOT / "examples" / f"{name}.json")
    for name in ("detention_national_day", "tracing_clean", "unit_debtor_controller", "other_work")
)
COMMAND: Final = (sys.executable, "-m", "zhixing_rules.cli")
COMMANDS: Final = 20


def of_commands() -> float:
    """Return the milliseconds that a command takes for one case."""
    taken = []
    for number in range(COMMANDS + 1):
        start = time.perf_counter()
        case = CASES[number % len(CASES)]
        arguments = [*COMMAND, "validate", case, "--on", "2026-03-02", "--json"]
        subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False)  # noqa: S603  our own command
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:]) * 1000


def of_node(rounds: int, *way: str) -> dict[str, Any]:
    """Return the milliseconds that a case takes as Node sees it."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("this benchmark needs Node")
    environment = {**os.environ, "ZHIXING": " ".join(COMMAND)}
    script = str(ROOT / "benchmarks" / "service.mjs")
    arguments = [node, script, str(rounds), *way, *CASES]
    done = subprocess.run(arguments, capture_output=True, check=True, env=environment)  # noqa: S603  our own script
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print the times and the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    stdio = of_node(rounds, "stdio")
    command = [*COMMAND, "serve", "--http", "127.0.0.1:0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603  our own command
    try:
        assert server.stdout is not None
        address = f"http://127.0.0.1:{int(server.stdout.readline().decode().rpartition(':')[2])}"
        http = of_node(rounds, "http", address)
    finally:
        server.terminate()
        server.wait()
    spawned = of_commands()
    print(f"{'command':8} {spawned:8.2f} ms a case")
    for name, found in (("stdio", stdio), ("http", http)):
        print(
            f"{name:8} {found['median']:8.2f} ms a case, best {found['least']:.2f}; {spawned / found['median']:.0f} x"
        )


if __name__ == "__main__":
    main()
