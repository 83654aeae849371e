"""README.md and docs/: the examples run, every link has a target, and the generated files are up to date."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import generator
from generator.glossary import closed_lists
from generator.pages import ANCHORS, generated_files, stale
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
CURRENT_PAGES = [path for path in PAGES if path not in DECISIONS and path.name != "CHANGELOG.md"]
"""The pages that describe the project as it is now."""
SOURCE_FILES = [
    f"/{path.relative_to(ROOT).as_posix()}"
    for part in ("src", "tests", "benchmarks", "docs", "examples")
    for path in (ROOT / part).rglob("*.py")
]
SOURCE_FILE = re.compile(r"`((?:[a-z0-9_]+/)*[a-z0-9_]+\.py)`")
FLAGS = doctest.ELLIPSIS
ECHO = '; echo "exit $?"'
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


COSTLY_SESSIONS = {
    "docs/comparison.md",
    *(f"docs/en/api/{name}.md" for name in ("zhixing_rules", "batch", "office-html")),
    *(f"docs/en/{name}.md" for name in ("amendments", "comparison", "testing", "tutorial")),
}
"""Pages whose session takes seconds; the Chinese tutorial, which compares the same two procedures, is not deep."""
COSTLY_COMMANDS = {"docs/comparison.md"}
"""Pages whose commands take seconds; the tests of `compare` run the same command with less effort."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def pages_with(language: str, costly: set[str]) -> list[ParameterSet]:
    """Return the pages with a block of a language; the costly ones are deep tests."""
    found = [page for page in PAGES if any(blocks(page, language))]
    marks = {True: [pytest.mark.deep], False: []}
    return [pytest.param(page, id=name_of(page), marks=marks[name_of(page) in costly]) for page in found]


def blocks(path: Path, language: str) -> Iterator[tuple[int, str]]:
    """Yield the fenced blocks of one language, each with the number of its first line."""
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        if found[1] == language:
            yield text.count("\n", 0, found.start(2)), found[2]


@cache
def anchors(path: Path) -> list[str]:
    """Return the link targets of a page: its named anchors, and its headings as Markdown viewers name them."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text))
    return [*ANCHOR.findall(text), *headings]


@pytest.fixture
def _in_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("_in_repository")
@pytest.mark.parametrize("path", pages_with("pycon", COSTLY_SESSIONS))
def test_every_python_session_on_a_page_gives_the_output_it_shows(path: Path) -> None:
    names: dict[str, object] = {}
    report = io.StringIO()
    for line, source in blocks(path, "pycon"):
        session = doctest.DocTestParser().get_doctest(source, names, name_of(path), name_of(path), line)
        runner = doctest.DocTestRunner(optionflags=FLAGS)
        runner.run(session, out=report.write, clear_globs=False)
        names = session.globs
    assert report.getvalue() == ""


@pytest.fixture
def _in_a_fresh_clone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Change to a folder that holds what the repository has, and what a page writes."""
    for path in ROOT.iterdir():
        if path.name != "build":
            (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_in_a_fresh_clone")
@pytest.mark.parametrize("path", pages_with("console", COSTLY_COMMANDS))
def test_every_command_on_a_page_gives_the_output_it_shows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for _, source in blocks(path, "console"):
        for command, shown in commands(source):
            output = output_of(command)
            assert doctest.OutputChecker().check_output(shown, output, FLAGS | doctest.NORMALIZE_WHITESPACE), (
                f"$ {command}\n{output}"
            )
            whole = [line for line in shown.splitlines() if "..." not in line and not set(line) <= set("─ ")]
            assert [line for line in whole if line.rstrip() not in map(str.rstrip, output.splitlines())] == []


def commands(source: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block and the output shown below it."""
    for part in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def output_of(command: str) -> str:
    """Return the output of a ``zhixing`` command, and its exit code if the page shows it."""
    plain = command.removesuffix(ECHO)
    program, *arguments = shlex.split(plain)
    assert program == "zhixing"
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main(arguments)
    return output.getvalue() + (f"exit {code}\n" if plain != command else "")


def test_both_pages_for_developers_have_the_same_java_program() -> None:
    pages = ROOT / "docs" / "for-developers.md", ROOT / "docs" / "en" / "for-developers.md"
    (chinese,), (english,) = ([re.sub('"[^"]*"', '""', source) for _, source in blocks(page, "java")] for page in pages)
    assert chinese == english


@pytest.mark.deep
@pytest.mark.skipif(shutil.which("javac") is None, reason="needs a JDK")
def test_the_java_program_for_developers_distinguishes_a_breach_from_an_error(tmp_path: Path) -> None:
    ((_, source),) = blocks(ROOT / "docs" / "for-developers.md", "java")
    program = tmp_path / "Judge.java"
    program.write_text(source, encoding="utf-8")
    zhixing = tmp_path / "zhixing"
    zhixing.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m zhixing_rules.cli "$@"\n', encoding="utf-8")
    zhixing.chmod(0o755)

    utf8 = ["-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"]
    subprocess.run(["javac", "-encoding", "UTF-8", str(program)], check=True)  # noqa: S603, S607

    def judged(record: str) -> subprocess.CompletedProcess[str]:
        command = ["java", *utf8, "-cp", str(tmp_path), "Judge", str(zhixing), record, "2025-10-20"]
        return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603

    assert judged(str(ROOT / "examples" / "tracing_clean.json")).stdout.startswith("无违反")
    assert judged(str(ROOT / "examples" / "referral_with_gaps.json")).stdout.startswith("有违反")
    refused = judged(str(ROOT / "README.md"))
    assert refused.returncode != 0
    assert "zhixing: exit 2" in refused.stderr


def test_no_page_shows_output_in_a_block_that_no_test_runs() -> None:
    for path in PAGES:
        for line, source in blocks(path, "python"):
            assert ">>>" not in source, f"{name_of(path)}:{line}"


@cache
def generated() -> dict[Path, str]:
    return generated_files()


def test_every_generated_file_is_up_to_date_and_no_page_is_orphaned() -> None:
    problems = {name_of(path): why for path, why in stale(generated()).items()}
    assert not problems, f"run `make generate`: {problems}"


def test_a_removed_page_is_reported_as_missing(tmp_path: Path) -> None:
    assert stale(generated() | {tmp_path / "removed.md": "words"}) == {tmp_path / "removed.md": "missing"}


@pytest.mark.parametrize("module", [each.name for each in pkgutil.iter_modules(generator.__path__)])
def test_every_example_in_the_generator_runs(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"generator.{module}")).failed == 0


def test_the_glossary_has_every_member_of_every_enum() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert len(closed_lists()) > 1
    for kind in closed_lists():
        for word in kind:
            assert f"| {kind.__name__} | `{word.value}` | {word.zh} |" in text


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_relative_link_on_a_page_has_a_file_and_an_anchor(path: Path) -> None:
    broken = []
    for target, place in LINK.findall(path.read_text(encoding="utf-8")):
        to = (path.parent / target).resolve() if target else path
        if not to.exists() or (place and place not in anchors(to)):
            broken.append(f"{target}#{place}")
    assert not broken


def test_every_published_anchor_exists_in_both_languages() -> None:
    for line in ANCHORS.read_text(encoding="utf-8").splitlines():
        page, _, anchor = line.partition("#")
        english = () if page.startswith("en/") else (ROOT / "docs" / "en",)  # the API is in English alone
        for folder in (ROOT / "docs", *english):
            assert anchor in anchors(folder / page), line


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_anchor_is_unique_on_its_page(path: Path) -> None:
    named = ANCHOR.findall(path.read_text(encoding="utf-8"))
    assert len(named) == len(set(named))


@pytest.mark.parametrize("path", CURRENT_PAGES, ids=name_of)
def test_every_source_file_that_a_page_names_exists(path: Path) -> None:
    named = set(SOURCE_FILE.findall(path.read_text(encoding="utf-8")))
    assert sorted(name for name in named if not any(file.endswith(f"/{name}") for file in SOURCE_FILES)) == []


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_every_decision_has_a_status_a_context_a_decision_and_a_cost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {path.name[:4]} .+\n\nStatus: [a-z]+, \d{{4}}-\d\d-\d\d\n", text)
    for part in ("**Context.**", "**Decision.**", "**Cost.**"):
        assert text.count(f"\n{part} ") == 1


def test_decisions_are_numbered_without_a_gap_and_each_is_in_the_index() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]
    index = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    titles = [path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in DECISIONS]
    listed = re.findall(r"^- \[(.+)\]\((.+)\): .+\.$", index, re.MULTILINE)
    assert listed == list(zip(titles, [path.name for path in DECISIONS], strict=True))


READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")


@pytest.mark.parametrize("path", READMES, ids=name_of)
def test_a_readme_has_at_most_200_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


def test_each_readme_is_in_one_language() -> None:
    english, chinese = (FENCE.sub("", path.read_text(encoding="utf-8")) for path in READMES)
    cjk = [line for line in english.splitlines() if len(re.findall(r"[\u4e00-\u9fff]", line)) > 16]
    assert not cjk, "Chinese prose in the English README"
    latin = re.findall(r"(?:\b[A-Za-z]{2,}\b[ ,]+){6,}", re.sub(r"`[^`]*`|\]\([^)]*\)", "", chinese))
    assert not latin, "English prose in the Chinese README"


def test_both_readmes_have_the_same_sections_and_code() -> None:
    english, chinese = (path.read_text(encoding="utf-8") for path in READMES)
    assert len(HEADING.findall(FENCE.sub("", english))) == len(HEADING.findall(FENCE.sub("", chinese)))
    assert [language for language, _ in FENCE.findall(english)] == [language for language, _ in FENCE.findall(chinese)]


def test_the_page_of_spellings_shows_many_of_every_kind() -> None:
    page = (ROOT / "docs" / "spellings.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")[1:]
    assert len(sections) == 7
    assert sum(section.count("\n| `") for section in sections) >= 80
    assert min(section.count("\n| `") for section in sections) >= 5


@pytest.mark.parametrize("path", READMES, ids=name_of)
def test_a_readme_says_how_to_find_the_command_before_it_shows_one(path: Path) -> None:
    before, _, _ = path.read_text(encoding="utf-8").partition("$ zhixing")
    assert r"`. .venv/bin/activate`" in before
    assert r"`.venv\Scripts\activate`" in before


def test_the_pages_for_those_who_cite_name_the_reading_of_promptly_by_days() -> None:
    option = re.compile(r"`([a-z0-9-]+)` = `([a-z0-9-]+)`")
    for page in ("for-lawyers.md", "en/for-lawyers.md"):
        ((reading, alternative),) = option.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
        (found,) = (each for each in JIAOZUO_2024.readings if each.id == reading)
        assert found.alternative(alternative).en.startswith("three working days")


OF_THE_INDEX = re.compile(r"pip install (?:-\S+ )*'?zhixing-rules")
"""Anyone could register the name: the library is on no public index."""


def test_no_page_installs_the_library_from_a_public_index() -> None:
    lines = [(name_of(path), line) for path in CURRENT_PAGES for line in path.read_text(encoding="utf-8").splitlines()]
    assert [each for each in lines if OF_THE_INDEX.search(each[1]) and "--no-index" not in each[1]] == []


def test_the_tutorial_counts_the_rules_that_it_lists() -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    listed = re.search(r"^\['art9\..*\]$", text, re.MULTILINE)
    counted = re.search("以上(.)条正是", text)
    assert listed is not None
    assert counted is not None
    assert "零一二三四五六七八九"[listed[0].count("'art9.")] == counted[1]


@pytest.mark.parametrize("path", READMES, ids=name_of)
def test_the_commands_of_a_readme_read_and_load_a_notice(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "from-your-system.md" in text
    (block,) = (source for _, source in blocks(path, "sh") if "calendar read" in source)
    shown, written, _ = block.replace("$PWD/", "").splitlines()
    real = {"notices/2027.json": str(tmp_path / "2027.json")}
    for line in (shown, written):
        arguments = shlex.split(line.partition("zhixing ")[2], comments=True)
        real[arguments[2]] = str(ROOT / "examples" / "notice_2026.txt")
        assert main([real.get(each, each) for each in arguments]) == 0
    assert main(["days", "why", "2026-02-16", "--notices", str(tmp_path)]) == 0


@pytest.mark.parametrize("page", ["docs/desk.md", "docs/en/desk.md"])
def test_the_five_commands_of_the_desk_go_from_a_workbook_to_a_worklist_a_letter_and_a_calendar(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for extra in ("openpyxl", "jinja2", "docx", "icalendar"):
        pytest.importorskip(extra, reason="needs the extra [office]")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    _, script = next(blocks(ROOT / page, "sh"))
    lines = [shlex.split(line) for line in script.splitlines() if line]
    assert [line[0] for line in lines] == ["python", *["zhixing"] * 5]
    for program, *arguments in lines:
        if program == "python":
            subprocess.run([sys.executable, *arguments], check=True)  # noqa: S603  of the page
            continue
        with contextlib.redirect_stdout(io.StringIO()):
            code = main(arguments)
        assert code == (1 if arguments[0] == "worklist" else 0), arguments[0]
    made = {path.name: path.stat().st_size for path in tmp_path.iterdir() if path.is_file()}
    assert {name.rpartition(".")[2] for name in made} == {"xlsx", "jsonl", "html", "docx", "ics", "密钥"}
    assert min(made.values()) > 0
    assert (tmp_path / "案件.jsonl").read_bytes() == (ROOT / "examples/desk.jsonl").read_bytes()
