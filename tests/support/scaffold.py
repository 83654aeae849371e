"""A new rule begun in every place it needs: its room, its test, its example, its line in the coverage table, its page.

    make rule ID=art12.p2.example QUOTE=应当制定执行预案

What it writes is a beginning that the gates refuse until it is finished: a note that says it is still to be written,
a test that fails, an example that is not yet so.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from zhixing_rules.errors import CitationError
from zhixing_rules.law import Citation
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

HERE = Path(__file__).parents[2]
PACKAGE = "src/zhixing_rules/procedures/jiaozuo_2024"
MIRRORS = "tests/procedures/jiaozuo_2024"
UNWRITTEN = "待写"
"""The word that a gate looks for: no rule and no reason may still say it."""


@dataclass(frozen=True)
class New:
    """The rule to be begun."""

    id: str
    quote: str
    cite: Citation

    @property
    def constant(self) -> str:
        """Its name in the room."""
        return self.id.rpartition(".")[2].replace("-", "_").upper()

    @property
    def page(self) -> str:
        """The page and the file of examples of its clause."""
        return str(self.cite.part) if self.cite.article is None else f"art{self.cite.article:02}"

    @property
    def clause(self) -> str:
        """How a room writes its clause."""
        if self.cite.article is None:
            return f'OPINION.part("{self.cite.part}")'
        numbers = [str(self.cite.article)]
        if self.cite.paragraph is not None:
            numbers.append(str(self.cite.paragraph))
        if self.cite.item is not None:
            numbers.append(f"item={self.cite.item}")
        return f"OPINION.at({', '.join(numbers)})"


def begin(rule_id: str, quote: str, root: Path = HERE) -> list[Path]:
    """Begin a rule in the tree at `root`; what was written.

    Raises:
        ValueError: the id is taken or names no clause, or the quote does not stand exactly once in the clause.
    """
    clause, _, name = rule_id.rpartition(".")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or not clause:
        raise ValueError("写作 条款.名称，如 art12.p2.example · write the id as clause.name")
    if f'"{rule_id}"' in (root / PACKAGE / "coverage.toml").read_text(encoding="utf-8"):
        raise ValueError(f"{rule_id}：编号已用，不得复用 · the id is taken")
    try:
        new = New(rule_id, quote, OPINION.shortest(Citation.parse(clause, OPINION.document)))
        OPINION.locate(new.cite, quote)
    except CitationError as error:
        raise ValueError(str(error)) from None
    room = _room(new, root)
    return [_in_room(new, room), _in_test(new, room, root), _in_examples(new, root), _in_coverage(new, root)]


def _room(new: New, root: Path) -> Path:
    """The module of the clause; a new one, known to the procedure, where there is none."""
    folder = root / PACKAGE
    for path in sorted(folder.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "\nRULES = (" in text and (path.stem.startswith(f"{new.page}_") or f'id="{new.page}.' in text):
            return path
    path = folder / f"{new.page}_{new.constant.lower()}.py"
    words = OPINION.text(new.cite).replace("\n", "\n    ")
    path.write_text(
        f'"""{new.cite.short}　{UNWRITTEN} · To be written.\n\n    {words}\n"""\n\n'
        "from __future__ import annotations\n\nfrom zhixing_rules.language import Rule\n"
        "from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION\n\nRULES = ()\n",
        encoding="utf-8",
    )
    procedure = folder / "__init__.py"
    text = procedure.read_text(encoding="utf-8")
    text = text.replace("jiaozuo_2024 import (\n", f"jiaozuo_2024 import (\n    {path.stem},\n", 1)
    procedure.write_text(
        text.replace("    rules=(\n", f"    rules=(\n        *{path.stem}.RULES,\n", 1), encoding="utf-8"
    )
    return path


def _in_room(new: New, room: Path) -> Path:
    text = room.read_text(encoding="utf-8")
    text = with_import(text, "zhixing_rules.language", "Note")
    text = with_import(text, "zhixing_rules.procedures.fields.subjects", "CASE")
    before, mark, after = text.rpartition("\nRULES = (")
    stub = (
        f'{new.constant} = Rule(\n    id="{new.id}",\n    cite={new.clause},\n    quote="{new.quote}",\n    per=CASE,\n'
        f'    then=Note("{UNWRITTEN}", "to be written", "写明主体、条件、行为与期限", "say who, when and what"),\n)\n'
    )
    members = after.rstrip().rstrip(")").rstrip().rstrip(",")
    listed = f"{members}, {new.constant})" if members.strip() else f"{new.constant},)"
    room.write_text(f"{before}\n{stub}{mark}{listed}\n", encoding="utf-8")
    return room


def _in_test(new: New, room: Path, root: Path) -> Path:
    path = root / MIRRORS / f"test_{room.stem}.py"
    text = path.read_text(encoding="utf-8") if path.exists() else f'"""{new.cite.en}."""\n\nimport pytest\n'
    if "import pytest" not in text:
        text = text.replace(
            "from __future__ import annotations\n", "from __future__ import annotations\n\nimport pytest\n"
        )
    name = re.sub(r"\W", "_", new.id)
    told = f"{new.id}: show it passing, failing, open, not applicable, on both sides of its day, under each reading"
    path.write_text(f'{text}\n\ndef test_{name}_is_shown() -> None:\n    pytest.fail("{told}")\n', encoding="utf-8")
    return path


def _in_examples(new: New, root: Path) -> Path:
    path = root / "docs" / "cases" / f"{new.page}.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else f"# {new.cite.short}\n"
    given = re.sub(r"\W", "_", new.id)
    path.write_text(
        f'{text}\n[given.{given}]\ncomplete_as_of = "2026-01-05"\n\n[[case]]\nrule = "{new.id}"\ngiven = "{given}"\n'
        f'path = ""\non = 2026-01-05\nverdict = "pass"\nzh = "{UNWRITTEN}"\nen = "to be written"\n',
        encoding="utf-8",
    )
    return path


def _in_coverage(new: New, root: Path) -> Path:
    path = root / PACKAGE / "coverage.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[added]\n", f'[added]\n"{new.id}" = "{UNWRITTEN} · to be written"\n', 1)
    for sentence in OPINION.sentences():
        if new.quote in sentence.text and sentence.text in OPINION.text(new.cite):
            head, _, rest = text.partition(f'key = "{sentence.key}"\n')
            line, _, rest = rest.partition("\n")
            rest = (
                rest.replace("rules = [", f'rules = ["{new.id}", ', 1)
                if rest.startswith("rules = [")
                else f'rules = ["{new.id}"]\n{rest}'
            )
            text = f'{head}key = "{sentence.key}"\n{line}\n{rest}'
    path.write_text(text, encoding="utf-8")
    return path


def with_import(text: str, module: str, name: str) -> str:
    """A module that imports one name more.

    >>> with_import("from a import (\\n    B,\\n)\\n", "a", "C")
    'from a import (\\n    C,\\n    B,\\n)\\n'
    >>> with_import("from a import B\\n", "a", "C")
    'from a import C, B\\n'
    """
    several = re.search(rf"^from {re.escape(module)} import \(\n(.*?)^\)", text, re.MULTILINE | re.DOTALL)
    if several is not None:
        known = f"    {name},\n" in several[1]
        return text if known else text.replace(several[0], several[0].replace("(\n", f"(\n    {name},\n", 1), 1)
    one = re.search(rf"^from {re.escape(module)} import (.+)$", text, re.MULTILINE)
    if one is not None:
        known = name in one[1].split(", ")
        return text if known else text.replace(one[0], f"from {module} import {name}, {one[1]}", 1)
    *_, last = re.finditer(r"^from .+$", text, re.MULTILINE)
    return text[: last.end()] + f"\nfrom {module} import {name}" + text[last.end() :]


def main(arguments: list[str] | None = None) -> int:
    """Begin the rule, write its page, and say what is left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", help="条款.名称 · clause.name, such as art12.p2.example")
    parser.add_argument("quote", help="所据原文，须在该条款中恰好出现一次 · the words, exactly once in the clause")
    options = parser.parse_args(arguments)
    try:
        written = begin(options.id, options.quote)
    except ValueError as error:
        parser.exit(2, f"{error}\n")
    subprocess.run([sys.executable, HERE / "docs" / "generate.py"], check=False)  # noqa: S603  our own script
    sys.stdout.writelines(f"{path.relative_to(HERE)}\n" for path in written)
    sys.stdout.write("写完这几处，再运行 make docs 与 make test · finish these, then make docs and make test\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
