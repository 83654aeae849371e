"""The structure of the package: no import cycle, nouns as module names, one meaning for one name, no metaphors."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Final

import grimp
import pytest

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = sorted((ROOT / "src").rglob("*.py"))

NOUNS_IN_ING: Final = {
    "encoding": "the form in which values are written",
    "lowering": "expressions as operations, as compilers call it",
    "loading": "reading a record or a notice, with every problem",
    "mapping": "which column is which field, the field's word for it",
    "ordering": "which moment cannot come before which",
    "parsing": "reading text into values",
    "planning": "the field's word for what `plan` does",
    "reading": "an interpretive reading of the text (解读)",
    "screening": "the field's word for searching a draft before publication",
    "sharing": "the title of article 14",
    "testing": "the test kit, named as in numpy.testing",
    "timing": "properties of days",
    "tracing": "联动查控",
}
"""Names in -ing that are nouns of the field. Any other is refused: name a module by what is in it."""

SHARED_STEMS: Final = {
    "articles": "a clause with its rules",
    "audits": "the result of an audit",
    "case": "an enforcement case",
    "cases": "enforcement cases",
    "comparisons": "a comparison of two procedures",
    "conformance": "whether another program agrees with the golden vectors",
    "courts": "the directory of courts",
    "coverage": "what becomes of every sentence of an instrument",
    "translation": "an instrument in English, sentence by sentence",
    "days": "working days",
    "detention": "a judicial detention",
    "documents": "documents that a rule requires",
    "due_days": "the days on which acts are due",
    "explanations": "an explanation of a finding",
    "impacts": "what another procedure moves in open cases",
    "jsonl": "JSON Lines",
    "mechanism": "the joint mechanism",
    "mechanisms": "views of the joint mechanism",
    "mentions": "mentions found in a draft",
    "occurrence": "that an event has happened or has not, as sentences",
    "operations": "incidents, operations and sealed vehicles",
    "person": "a person of a case",
    "plans": "a plan",
    "problems": "the problems of an input",
    "readings": "the interpretive readings",
    "recurrence": "recurring duties",
    "reports": "a report",
    "results": "results as plain values for one audience",
    "settings": "what a run or a service is started with",
    "shared_terms": "expressions that several articles, or several texts of a layer, use",
    "tracing": "联动查控",
    "verdicts": "the verdicts of rules",
    "worklists": "a worklist",
}
"""Names that several modules have, with the one thing they all mean."""

METAPHORS: Final = re.compile(
    r"\b(rooms?|houses?|the floors|kind words?|open_book|scenes?(?! of\b)|(?<!ml\.)sheets?)\b", re.IGNORECASE
)
"""Words that say nothing to a reader who does not know the project."""

ALLOWED: Final = {
    "src/zhixing_rules/serve/workbench/downloads.py": "the media type of a workbook",
    "tests/serve/workbench/test_workbench_routes.py": "the same",
    "tests/support/boiler_room.py": "the synthetic procedure is about a boiler room",
    "tests/agreement/test_disagreement_is_seen.py": "uses it",
    "tests/agreement/test_recurrence_agrees.py": "uses it",
}
"""Files in which such a word is meant literally."""


def module_names() -> dict[str, list[str]]:
    """Return the modules and packages by the last part of their names."""
    found = defaultdict(list)
    for path in SOURCES:
        name = path.parent.name if path.stem == "__init__" else path.stem
        if path.stem != "__main__":
            found[name].append(str(path.relative_to(ROOT / "src")))
    return found


def test_a_module_is_named_by_a_noun() -> None:
    gerunds = [name for name in module_names() if name.endswith("ing") and name.split("_")[-1] not in NOUNS_IN_ING]
    assert not gerunds, f"name the module by what is in it: {', '.join(gerunds)}"


def test_two_modules_of_one_name_mean_one_thing() -> None:
    """Modules of `cli.commands` have the names of the commands."""
    paths = {name: [each for each in found if "/cli/commands/" not in each] for name, found in module_names().items()}
    shared = {name for name, found in paths.items() if len([each for each in found if "__init__" not in each]) > 1}
    unexplained = {name: paths[name] for name in sorted(shared - SHARED_STEMS.keys())}
    assert not unexplained, f"two meanings of one name; rename one of them, or say what both mean: {unexplained}"
    assert not SHARED_STEMS.keys() - shared, "no longer shared: take the name out of the list"


def cycles(graph: grimp.ImportGraph) -> list[list[str]]:
    """Return the strongly connected components of more than one module (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    result: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for imported in sorted(graph.find_modules_directly_imported_by(module)):
            if imported not in index:
                visit(imported)
                low[module] = min(low[module], low[imported])
            elif imported in stack:
                low[module] = min(low[module], index[imported])
        if low[module] == index[module]:
            component = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(component) > 1:
                result.append(sorted(component))

    for module in sorted(graph.modules):
        if module not in index:
            visit(module)
    return result


THE_ONE_WAY_UP: Final = ("zhixing_rules.language.procedure", "zhixing_rules.amendment.application")
"""`Procedure.amend`: see docs/decisions/0031-procedure-amend.md."""


def test_there_is_no_import_cycle_not_even_for_type_checkers() -> None:
    graph = grimp.build_graph("zhixing_rules", exclude_type_checking_imports=False, cache_dir=None)
    assert graph.direct_import_exists(importer=THE_ONE_WAY_UP[0], imported=THE_ONE_WAY_UP[1])
    graph.remove_import(importer=THE_ONE_WAY_UP[0], imported=THE_ONE_WAY_UP[1])
    assert cycles(graph) == []


def test_a_cycle_would_be_found() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=importer, imported=imported)
    assert cycles(graph) == [["a", "b", "c"]]


@pytest.mark.parametrize("folder", [".", "src", "tests", "docs", "benchmarks", "examples"])
def test_no_metaphor_is_used(folder: str) -> None:
    """``.`` means the files at the root of the repository, without its folders."""
    found = []
    for path in sorted((ROOT / folder).glob("*" if folder == "." else "**/*")):
        relative = str(path.relative_to(ROOT))
        searched = path.is_file() and (path.suffix in {".py", ".md", ".toml"} or path.name == "Makefile")
        if not searched or relative in ALLOWED or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if METAPHORS.search(line):
                found.append(f"{relative}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)
