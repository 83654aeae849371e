"""Add a stub of a new rule to every place that a rule needs: module, test, example, coverage table.

    make rule ID=art12.p2.example QUOTE=应当制定执行预案 SUBJECT=operation

Without SUBJECT, the command lists the subjects and asks for one; without a terminal, it fails with the list. The gates
refuse the stub until it is completed: the rule, the test, the example and the reason each have their own message.
No page is generated: ``make generate`` adds the id to ``docs/anchors.txt``, which makes it permanent.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhixing_rules.errors import CitationError
from zhixing_rules.language import Subject
from zhixing_rules.law import Citation
from zhixing_rules.procedures.fields import subjects
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MIRRORS", "PACKAGE", "SUBJECTS", "UNWRITTEN", "add_rule", "main", "subject_list"]

ROOT = Path(__file__).parents[2]
PACKAGE = "src/zhixing_rules/procedures/jiaozuo_2024"
MIRRORS = "tests/procedures/jiaozuo_2024"
UNWRITTEN = "待写"
"""The mark of a text to be written. The gates refuse a rule, an example and a reason that contain it."""

SUBJECTS: Mapping[str, tuple[str, Subject]] = {
    value.name: (constant, value) for constant, value in vars(subjects).items() if isinstance(value, Subject)
}
"""Every subject of a rule by its name, with the constant that names it."""

_MAX_QUOTE_WIDTH = 90


@dataclass(frozen=True)
class NewRule:
    """The rule to be added.

    Attributes:
        id: the id, which is the clause and a name.
        quote: the quoted text of the clause.
        cite: the clause.
        subject: the name of the subject.
    """

    id: str
    quote: str
    cite: Citation
    subject: str

    @property
    def name(self) -> str:
        """The last part of the id, as a Python identifier."""
        return self.id.rpartition(".")[2].replace("-", "_")

    @property
    def page(self) -> str:
        """The name of the page and of the example file of the clause."""
        return str(self.cite.part) if self.cite.article is None else f"art{self.cite.article:02}"

    @property
    def clause(self) -> str:
        """The clause as a Python expression."""
        if self.cite.article is None:
            return f'OPINION.part("{self.cite.part}")'
        numbers = [str(self.cite.article)]
        if self.cite.paragraph is not None:
            numbers.append(str(self.cite.paragraph))
        if self.cite.item is not None:
            numbers.append(f"item={self.cite.item}")
        return f"OPINION.at({', '.join(numbers)})"


def subject_list() -> str:
    """Return the list of the subjects with their Chinese names, one per line."""
    return "".join(f"  {name:<18} {subject.zh}\n" for name, (_, subject) in SUBJECTS.items())


def add_rule(rule_id: str, quote: str, subject: str, root: Path = ROOT) -> dict[Path, str]:
    """Add the stub of a rule to a source tree.

    Args:
        rule_id: the id of the rule: the key of the clause, a dot and a name.
        quote: the quoted text, which must occur exactly once in the clause.
        subject: the name or the Chinese name of the subject.
        root: the root of the source tree.

    Returns:
        What is to be done in each changed file.

    Raises:
        ValueError: the id is taken or has no clause, the quote is not unique in the clause, or the subject is unknown.
    """
    clause, _, name = rule_id.rpartition(".")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", name) or not clause:
        raise ValueError(
            "编号写作“条款.名称”，如 art12.p2.example · write the id as clause.name, as in art12.p2.example"
        )
    if f'"{rule_id}"' in (root / PACKAGE / "coverage.toml").read_text(encoding="utf-8"):
        raise ValueError(f"{rule_id}：编号已用，不得复用 · the id is taken")
    try:
        cite = OPINION.shortest(Citation.parse(clause, OPINION.document))
        OPINION.locate(cite, quote)
    except CitationError as error:
        raise ValueError(str(error)) from None
    new = NewRule(rule_id, quote, cite, _subject_name(subject))
    module = _article_module(new, root)
    tasks = {
        _add_to_module(new, module): "写明条件与结果 · write the condition (when) and the consequence (then)",
        _add_test(new, module, root): "示明每一种结论 · show every verdict, both sides of the last day, each reading",
        _add_example(new, root): "写一个符合、一个违反的案例 · write an example that passes and one that fails",
        _add_to_coverage(new, root): "在 [added] 下写明理由 · write the reason in [added]",
    }
    _format([path for path in tasks if path.suffix == ".py"] + [root / PACKAGE / "__init__.py"])
    return tasks


def _subject_name(subject: str) -> str:
    for name, (_, known) in SUBJECTS.items():
        if subject in {name, known.zh}:
            return name
    raise ValueError(f"SUBJECT 须为下列之一 · give one of these as SUBJECT:\n{subject_list()}".rstrip())


def _article_module(new: NewRule, root: Path) -> Path:
    """Return the module of the clause; create it and add it to the procedure if there is none."""
    folder = root / PACKAGE
    for path in sorted(folder.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "\nRULES = (" in text and (path.stem.startswith(f"{new.page}_") or f'id="{new.page}.' in text):
            return path
    path = folder / f"{new.page}_{new.name}.py"
    text_of_clause = OPINION.text(new.cite).replace("\n", "\n    ")
    path.write_text(
        f'"""{new.cite.short}　{UNWRITTEN} · To be written.\n\n    {text_of_clause}\n"""\n\n'
        "from __future__ import annotations\n\nfrom zhixing_rules.language import Rule\n"
        "from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION\n\nRULES = ()\n",
        encoding="utf-8",
    )
    procedure = folder / "__init__.py"
    text = procedure.read_text(encoding="utf-8")
    text = text.replace("jiaozuo_2024 import (\n", f"jiaozuo_2024 import (\n    {path.stem},\n", 1)
    text = text.replace("    rules=(\n", f"    rules=(\n        *{path.stem}.RULES,\n", 1)
    procedure.write_text(text, encoding="utf-8")
    return path


def _add_to_module(new: NewRule, module: Path) -> Path:
    """Add the stub of the rule before ``RULES``, and its name to ``RULES``."""
    subject, _ = SUBJECTS[new.subject]
    text = with_import(module.read_text(encoding="utf-8"), "zhixing_rules.language", "Note")
    text = with_import(text, "zhixing_rules.procedures.fields.subjects", subject)
    constant = new.name.upper()
    if re.search(rf"\b{constant}\b", text):
        constant += "_RULE"
    stub = (
        f'{constant} = Rule(\n    id="{new.id}",\n    cite={new.clause},\n    quote={_quoted(new.quote)},\n'
        f"    per={subject},\n"
        f'    then=Note("{UNWRITTEN}", "to be written", "写明主体、条件、行为与期限", "write who does what by when"),\n'
        ")\n"
    )
    before, mark, after = text.rpartition("\nRULES = (")
    members = after.rstrip().removesuffix(")").rstrip()
    if "\n" in members:
        listed = f"{members}\n    {constant},\n)"
    else:
        members = members.removesuffix(",")
        listed = f"{members}, {constant})" if members else f"{constant},)"
    module.write_text(f"{before}\n{stub}{mark}{listed}\n", encoding="utf-8")
    return module


def _quoted(quote: str) -> str:
    r"""Return a quote as a Python literal, split over several lines if it is long.

    >>> _quoted("并通报当地公安机关")
    '"并通报当地公安机关"'
    >>> _quoted("应" * 50).count("\n")
    3
    """
    escaped = quote.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    half = _MAX_QUOTE_WIDTH // 2
    if len(escaped) <= half:
        return f'"{escaped}"'
    lines = re.findall(rf"(?:\\.|[^\\]){{1,{half}}}", escaped)
    return "(\n" + "".join(f'        "{line}"\n' for line in lines) + "    )"


def _add_test(new: NewRule, module: Path, root: Path) -> Path:
    """Add a failing test to the test module of the article."""
    path = root / MIRRORS / f"test_{module.stem}.py"
    if path.exists():
        text = path.read_text(encoding="utf-8")
    else:
        text = f'"""{new.cite.en}."""\n\nfrom __future__ import annotations\n'
    if "\nimport pytest\n" not in text:
        future = "from __future__ import annotations\n"
        text = text.replace(future, f"{future}\nimport pytest\n", 1)
    identifier = re.sub(r"\W", "_", new.id)
    path.write_text(
        f"{text}\n\ndef test_{identifier}_has_every_verdict() -> None:\n    pytest.fail(\n"
        f'        "{new.id}: replace this test: show the rule passing, failing, open and not applicable, "\n'
        '        "both sides of the last day, and each alternative of each reading"\n    )\n',
        encoding="utf-8",
    )
    return path


def _add_example(new: NewRule, root: Path) -> Path:
    """Add an example whose record contains one record of the subject."""
    path = root / "docs" / "cases" / f"{new.page}.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else f"# {new.cite.short}\n"
    record = re.sub(r"\W", "_", new.id)
    _, subject = SUBJECTS[new.subject]
    root_subject, *inside = subject.chain
    lines = [f"{key} = {value}" for key, value in _required(root_subject).items()]
    pointer = "".join(f"/{each.field}/0" for each in inside)
    if inside:
        lines.append(f"{inside[0].field} = [{_member(inside)}]")
    fields = "".join(f"{line}\n" for line in lines)
    path.write_text(
        f'{text}\n[given.{record}]\ncomplete_as_of = "2026-01-05"\n{fields}\n[[case]]\nrule = "{new.id}"\n'
        f'given = "{record}"\npath = "{pointer}"\non = 2026-01-05\nverdict = "pass"\nzh = "{UNWRITTEN}"\n'
        'en = "to be written"\n',
        encoding="utf-8",
    )
    return path


def _required(subject: Subject) -> dict[str, str]:
    """Return the required fields of a record of a subject, as TOML."""
    fields: dict[str, str] = {}
    for name, field in subject.record.model_fields.items():
        if field.is_required():
            annotation: Any = field.annotation
            value = next(iter(annotation)).value if name == "record" else f"{subject.name[0]}1"
            fields[name] = f'"{value}"'
    return fields


def _member(inside: Sequence[Subject]) -> str:
    """Return a record of the first subject that contains one record of the next, as TOML."""
    subject, *rest = inside
    parts = [f"{key} = {value}" for key, value in _required(subject).items()]
    if rest:
        parts.append(f"{rest[0].field} = [{_member(rest)}]")
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _add_to_coverage(new: NewRule, root: Path) -> Path:
    """Add the id to the list of added ids and to the sentence that it quotes."""
    path = root / PACKAGE / "coverage.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("[added]\n", f'[added]\n"{new.id}" = "{UNWRITTEN} · to be written"\n', 1)
    for sentence in OPINION.sentences():
        if new.quote in sentence.text and sentence.text in OPINION.text(new.cite):
            head, _, rest = text.partition(f'key = "{sentence.key}"\n')
            line, _, rest = rest.partition("\n")
            if rest.startswith("rules = ["):
                rest = rest.replace("]", f', "{new.id}"]', 1)
            else:
                rest = f'rules = ["{new.id}"]\n{rest}'
            text = f'{head}key = "{sentence.key}"\n{line}\n{rest}'
    path.write_text(text, encoding="utf-8")
    return path


def with_import(text: str, module: str, name: str) -> str:
    r"""Return the source of a module with one more imported name; the order of the names is left to the formatter.

    Args:
        text: the source.
        module: the module to import from.
        name: the name to import.

    >>> with_import("from a import (\n    B,\n)\n", "a", "C")
    'from a import (\n    C,\n    B,\n)\n'
    >>> with_import("from a import B\n", "a", "C")
    'from a import C, B\n'
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


def _format(paths: Sequence[Path]) -> None:
    """Sort the imports of the changed modules and format them."""
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "check", "--quiet", "--select", "I", "--fix", *paths], check=True)  # noqa: S603  our own files
    subprocess.run([*ruff, "format", "--quiet", *paths], check=True)  # noqa: S603  our own files


def _asked_subject() -> str:
    """Ask for the subject on the terminal; return an empty string, which is refused, if there is none."""
    if not sys.stdin.isatty():
        return ""
    sys.stdout.write(f"规则的对象 · subject of the rule:\n{subject_list()}")
    return input("SUBJECT = ").strip()


def _missing(rule_id: str, quote: str) -> str:
    """Return the message that names the missing variables; empty if both are given.

    >>> _missing("", "应当制定执行预案").partition("：")[0]
    '缺少 ID'
    """
    missing = [name for name, value in (("ID", rule_id), ("QUOTE", quote)) if not value.strip()]
    if not missing:
        return ""
    return (
        f"缺少 {'、'.join(missing)}：make rule ID=条款.名称 QUOTE=引文 SUBJECT=对象 · "
        f"{' and '.join(missing)} missing, as in: "
        "make rule ID=art12.p2.example QUOTE=应当制定执行预案 SUBJECT=operation"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Add the stub and print what is left to do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", help="条款.名称 · clause.name, as in art12.p2.example")
    parser.add_argument("quote", help="所据原文，须在该条款中恰好出现一次 · the quote, exactly once in the clause")
    parser.add_argument("subject", nargs="?", default="", help="对象 · the subject, as in operation")
    options = parser.parse_args(arguments)
    if missing := _missing(options.id, options.quote):
        parser.exit(2, f"{missing}\n")
    try:
        tasks = add_rule(options.id, options.quote, options.subject or _asked_subject())
    except ValueError as error:
        parser.exit(2, f"{error}\n")
    sys.stdout.writelines(f"{path.relative_to(ROOT)}: {task}\n" for path, task in tasks.items())
    sys.stdout.write(
        "没有生成页面：全部写完后运行 make generate（编号由此永久）与 make test · "
        "no page was generated: complete these, then run make generate, which makes the id permanent, and make test\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
