"""README.md and docs/: what they show runs, and what is generated is up to date."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import runpy
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.cli import main
from zhixing_rules.facts import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = doctest.ELLIPSIS
ECHO = '; echo "exit $?"'
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks of one language, each with the number of its first line."""
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        if found[1] == language:
            yield text.count("\n", 0, found.start(2)), found[2]


def generated() -> dict[Path, str]:
    """The generated pages as they would be written now."""
    pages: Callable[[], dict[Path, str]] = runpy.run_path(str(ROOT / "docs" / "generate.py"))["pages"]
    return pages()


@pytest.fixture
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("_at_home")
@pytest.mark.parametrize("path", [page for page in PAGES if any(blocks(page, "pycon"))], ids=name_of)
def test_every_python_session_on_a_page_gives_the_output_it_shows(path: Path) -> None:
    names: dict[str, object] = {}
    report = io.StringIO()
    for line, source in blocks(path, "pycon"):
        session = doctest.DocTestParser().get_doctest(source, names, name_of(path), name_of(path), line)
        runner = doctest.DocTestRunner(optionflags=FLAGS)
        runner.run(session, out=report.write, clear_globs=False)
        names = session.globs
    assert report.getvalue() == ""


@pytest.mark.usefixtures("_at_home")
@pytest.mark.parametrize("path", [page for page in PAGES if any(blocks(page, "console"))], ids=name_of)
def test_every_command_on_a_page_gives_the_output_it_shows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for _, source in blocks(path, "console"):
        for command, shown in commands(source):
            told = ran(command)
            assert doctest.OutputChecker().check_output(shown, told, FLAGS | doctest.NORMALIZE_WHITESPACE), (
                f"$ {command}\n{told}"
            )


def commands(source: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, with the output shown under it."""
    for part in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def ran(command: str) -> str:
    """What a ``zhixing`` command writes, and its exit code where the page asks for it."""
    wanted = command.removesuffix(ECHO)
    program, *arguments = shlex.split(wanted)
    assert program == "zhixing"
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = main(arguments)
    return told.getvalue() + (f"exit {code}\n" if wanted != command else "")


def test_no_page_shows_output_in_a_block_that_no_test_runs() -> None:
    for path in PAGES:
        for line, source in blocks(path, "python"):
            assert ">>>" not in source, f"{name_of(path)}:{line}"


def test_the_generated_pages_are_up_to_date() -> None:
    stale = [
        name_of(path)
        for path, text in generated().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: make docs"


def test_the_glossary_has_every_word_of_every_closed_list() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for kind in Term.__subclasses__():
        for word in kind:
            assert f"| {kind.__name__} | `{word.value}` | {word.zh} |" in text


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_relative_link_on_a_page_leads_somewhere(path: Path) -> None:
    broken = [
        target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()
    ]
    assert not broken


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=name_of)
def test_every_decision_says_its_context_its_decision_and_its_cost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for part in ("· Context.", "· Decision.", "· Cost."):
        assert text.count(part) == 1
