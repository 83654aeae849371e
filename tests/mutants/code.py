"""``make code-mutants SAMPLE=400 SEED=1``: a seeded sample of changes to the code, and the ones that no test notices.

One process imports the tests, records once which test calls which function, and is forked for each mutant: the child
puts the changed code into the functions in place and runs the tests that call them until one fails, for at most
`BUDGET` seconds. A mutant that survives this, or that is not in a function, is tried again in a fork of a process that
has not imported the package: the child imports it with the changed module in place of the file, and runs the tests of
the module and of its package.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import Phase, settings

from mutants.code_equivalents import EQUIVALENT
from mutants.code_operators import CodeMutant, code_mutants_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT: Final = Path(__file__).parents[2]
SOURCE: Final = ROOT / "src"
PACKAGES: Final = ("calendars", "records", "language", "engine")
"""The packages whose code is changed."""
GENERAL: Final = ("law_cases", "interchange", "amendment", "test_dates.py")
"""The tests that use these packages through others; those of the packages themselves come first."""
PRELOADED: Final = ("chinese_calendar", "dateutil.relativedelta", "jsonschema", "pydantic")
BUDGET: Final = 5.0
"""Processor time for the tests of one mutant, in seconds."""
LONGEST: Final = 120
"""Processor time after which a mutant that does not end counts as killed, in seconds."""
OPTIONS: Final = (
    *("-x", "-q", "--tb=no", "--capture=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not deep"),
    "--assert=plain",
)
KILLED, SURVIVED, NOT_REACHED, BROKEN = range(4)


def code_mutants(packages: Sequence[str]) -> dict[str, list[CodeMutant]]:
    """Return every mutant of some packages, by package."""
    found: dict[str, list[CodeMutant]] = {}
    for package in packages:
        for path in sorted((SOURCE / "zhixing_rules" / package).rglob("*.py")):
            name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
            found.setdefault(package, []).extend(code_mutants_of(name, path))
    return found


def forked(run: Callable[[], int]) -> int:
    """Return the result of a function that runs in a fork of this process, without its output."""
    child = os.fork()
    if child == 0:
        result = BROKEN
        try:
            signal.alarm(5 * LONGEST)
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            result = run()
        finally:
            os._exit(result)
    status = os.waitpid(child, 0)[1]
    if status == BROKEN << 8:
        sys.exit("the script itself failed")
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else KILLED


# ------------------------------------------------------------------------------------------------ changed in place


class InPlace:
    """A plugin of pytest that tries mutants in forks of a process that has imported the tests."""

    def __init__(self, mutants: Sequence[CodeMutant], results: int) -> None:
        self.mutants, self.results = mutants, results
        self.functions: dict[str, list[FunctionType]] = defaultdict(list)
        self.callers: dict[CodeType, dict[pytest.Item, float]] = defaultdict(dict)

    def pytest_configure(self) -> None:
        _without_shrinking()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once, then those of each mutant; write a byte for each result."""
        if session.testsfailed:
            return True
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(SOURCE)):
                self.functions[each.__code__.co_filename].append(each)
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            self.record(item, following)
        if not session.testsfailed:
            os.write(self.results, bytes([SURVIVED]))
            for mutant in self.mutants:
                os.write(self.results, bytes([forked(lambda mutant=mutant: self.run(mutant))]))  # type: ignore[misc]
        return True

    def record(self, item: pytest.Item, following: pytest.Item | None) -> None:
        """Run a test, and record the functions that it calls."""
        called: set[CodeType] = set()
        start = time.process_time()
        sys.setprofile(lambda frame, event, _: called.add(frame.f_code) if event == "call" else None)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.setprofile(None)
        if any("polars" in Path(code.co_filename).parts for code in called):
            return  # its threads do not survive a fork
        for code in called:
            if code.co_filename.startswith(str(SOURCE)):
                self.callers[code][item] = time.process_time() - start

    def run(self, mutant: CodeMutant) -> int:
        """Change the functions in place, and run the tests that call them: those of the package, then the shortest."""
        new = {(code.co_qualname, code.co_firstlineno): code for code in _codes(mutant.compiled())}
        tests: dict[pytest.Item, float] = {}
        unchanged: list[tuple[FunctionType, CodeType]] = []
        for function in self.functions[mutant.path]:
            old = function.__code__
            changed = new.get((old.co_qualname, old.co_firstlineno), old)
            if changed != old and changed.co_freevars == old.co_freevars:
                for code in (old, *_codes(old)):
                    tests |= self.callers[code]
                unchanged.append((function, old))
                function.__code__ = changed
        package = Path(mutant.path).relative_to(SOURCE / "zhixing_rules").parts[0]
        near = {item for item in tests if item.path.is_relative_to(ROOT / "tests" / package)}
        for item in sorted(tests, key=lambda item: (item not in near, tests[item])):
            if not _passes(item):
                for function, old in unchanged:
                    function.__code__ = old
                return KILLED if _passes(item) else SURVIVED  # if it fails again, the test cannot run twice
            if time.process_time() > BUDGET:
                break
        return SURVIVED if tests else NOT_REACHED


def _passes(item: pytest.Item) -> bool:
    failed = item.session.testsfailed
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
    return item.session.testsfailed == failed


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


def _without_shrinking() -> None:
    """A failing property needs no smallest example."""
    phases = [each for each in settings().phases if each not in {Phase.shrink, Phase.explain}]
    settings.register_profile("code-mutants", settings(), phases=phases)
    settings.load_profile("code-mutants")


def in_place(mutants: Sequence[CodeMutant]) -> Iterator[int]:
    """Yield the result of each mutant, tried in a process that has imported the tests."""
    reader, writer = os.pipe()
    tests = [f"tests/{each}" for each in (*PACKAGES, *GENERAL)]  # a doctest cannot run twice
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        pytest.main([*OPTIONS, *tests], plugins=[InPlace(mutants, writer)])
        os._exit(0)
    os.close(writer)
    if os.read(reader, 1) != bytes([SURVIVED]):
        sys.exit("the tests fail without any change")
    while result := os.read(reader, 1):
        yield result[0]
    os.waitpid(child, 0)


# ------------------------------------------------------------------------------------------------ imported changed


def imported(mutant: CodeMutant, *, reached: bool) -> int:
    """Run the tests of a module and of its package, and others if no test calls the change itself."""
    path = Path(mutant.path).relative_to(SOURCE / "zhixing_rules")
    mirror = (ROOT / "tests" / path).with_name(f"test_{path.stem}.py")
    package = path.parts[0]
    stages = [[str(mirror)]] if mirror.exists() else []
    stages.append([f"tests/{package}", f"src/zhixing_rules/{package}"])  # a doctest alone imports modules out of order
    if not reached:
        stages.append(["tests/test_lazy_exports.py", "tests/law_cases", "tests/engine", "tests/interchange"])
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> Any:  # noqa: ANN401  a code object
        return mutant.compiled() if fullname == mutant.key[0] else original(self, fullname)

    def run() -> int:
        SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]  # in this process only
        for stage in stages:
            code = pytest.main([*OPTIONS, *stage], plugins=[_WithoutShrinking()])
            if code not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
                return KILLED
        return SURVIVED

    return forked(run)


class _WithoutShrinking:
    """A plugin of pytest."""

    def pytest_configure(self) -> None:
        _without_shrinking()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sample; return 1 if a mutant survives that is not listed as equivalent."""
    parser = argparse.ArgumentParser(prog="python -m mutants.code", description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="number of mutants, shared by the packages by size")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packages", nargs="+", default=list(PACKAGES), choices=PACKAGES)
    parser.add_argument("--only", default="", help="only mutants whose module, function and change contain this text")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    for name in PRELOADED:
        import_module(name)
    every = code_mutants(PACKAGES)
    total = sum(map(len, every.values()))
    sample: list[tuple[str, CodeMutant]] = []
    for package in options.packages:
        mutants = random.Random(options.seed).sample(every[package], len(every[package]))  # noqa: S311  not for secrets
        mutants = [each for each in mutants if options.only in "  ".join(each.key)]
        sample += [(package, each) for each in mutants[: round(options.sample * len(every[package]) / total)]]
    tried = [each for each in sample if each[1].key not in EQUIVALENT]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    counts_of_equivalents = Counter(package for package, each in sample if each.key in EQUIVALENT)
    start = time.monotonic()
    for (package, mutant), first in zip(tried, in_place([each for _, each in tried]), strict=True):
        result = KILLED if first == KILLED else imported(mutant, reached=first == SURVIVED)
        counts[package]["killed" if result == KILLED else "survived"] += 1
        word = "killed  " if result == KILLED else "SURVIVED"
        where = f"{mutant.key[0]}:{mutant.line}"
        print(f"{time.monotonic() - start:7.1f} {word} {where} {'  '.join(mutant.key[1:])}", flush=True)  # noqa: T201
    for package, count in counts.items():
        print(f"{package:10} {len(every[package])} {dict(count)} equivalent {counts_of_equivalents[package]}")  # noqa: T201
    known = {each.key for mutants in every.values() for each in mutants}
    print("no longer there:", *(EQUIVALENT.keys() - known), sep="\n")  # noqa: T201
    return any(count["survived"] for count in counts.values())


if __name__ == "__main__":
    sys.exit(main())
