"""The procedure that ``--procedure`` names: what is found, and what is refused with which words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from support.tiny_office import TINY_OFFICE
from zhixing_rules.cli.input_errors import ProcedureError
from zhixing_rules.cli.procedure_module import import_procedure

TINY_FILE = Path(__file__).parents[1] / "support" / "tiny_office.py"


def refusal(name: str) -> tuple[str, str, str]:
    with pytest.raises(ProcedureError) as error:
        import_procedure(name)
    (problem,) = error.value.problems
    return problem.code, problem.zh, problem.en


def test_a_module_is_imported_as_any_other() -> None:
    assert import_procedure("support.tiny_office:TINY_OFFICE") is TINY_OFFICE


def test_a_file_is_run_as_a_module_of_its_own() -> None:
    found = import_procedure(f"{TINY_FILE}:TINY_OFFICE")
    assert found is not TINY_OFFICE
    assert (found.id, found.hash) == (TINY_OFFICE.id, TINY_OFFICE.hash)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CITY", "not_a_procedure_name"),
        ("city:", "not_a_procedure_name"),
        ("city.py", "not_a_procedure_name"),
        ("a b:CITY", "not_a_procedure_name"),
        ("../city:CITY", "not_a_procedure_name"),
        ("no_such_module:CITY", "module_not_found"),
        ("support.no_such_module:CITY", "module_not_found"),
        ("no_such_file.py:CITY", "file_not_found"),
        ("support.tiny_office:CITY", "no_such_procedure"),
        ("support.tiny_office:LEDGER", "not_a_procedure"),
    ],
)
def test_what_is_wrong_with_a_name_is_told_apart(name: str, code: str) -> None:
    found, zh, en = refusal(name)
    assert found == code
    assert len(name) < 6 or name not in zh + en


def test_the_procedures_of_the_module_are_named() -> None:
    assert refusal("support.tiny_office:CITY")[2] == "no such name in the module; it has: TINY_OFFICE"
    assert refusal("support.tiny_office:LEDGER")[1].endswith("模块中的规程：TINY_OFFICE")


def test_the_current_folder_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lying_about.py").write_text("raise SystemExit('run by chance')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [each for each in sys.path if each not in {"", str(tmp_path)}])
    assert refusal("lying_about:CITY")[0] == "module_not_found"


def module_file(folder: Path, text: str) -> str:
    path = folder / "city.py"
    path.write_text(text, encoding="utf-8")
    return f"{path}:CITY"


def test_each_defect_of_a_rule_is_shown_for_rules_are_public(tmp_path: Path) -> None:
    text = "from zhixing_rules import RuleDefect\nraise RuleDefect('第一处 · the first\\n第二处 · the second')\n"
    with pytest.raises(ProcedureError) as error:
        import_procedure(module_file(tmp_path, text))
    assert [(each.code, each.zh, each.en) for each in error.value.problems] == [
        ("rule_defect", "第一处", "the first"),
        ("rule_defect", "第二处", "the second"),
    ]


@pytest.mark.parametrize("text", ["1 / 0\n", "def (\n", "raise ValueError('张某')\n"])
def test_of_another_error_only_the_type_is_shown(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHIXING_DEBUG", raising=False)
    code, zh, en = refusal(module_file(tmp_path, text))
    assert code == "import_failed"
    assert "张某" not in zh + en
    assert any(kind in en for kind in ("ZeroDivisionError", "SyntaxError", "ValueError"))


def test_the_error_itself_is_raised_for_those_who_debug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXING_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        import_procedure(module_file(tmp_path, "1 / 0\n"))


def test_a_module_that_the_procedure_needs_is_named(tmp_path: Path) -> None:
    code, _, en = refusal(module_file(tmp_path, "import no_such_helper\n"))
    assert (code, "no_such_helper" in en) == ("import_failed", True)


def test_a_file_that_fails_leaves_no_module_behind(tmp_path: Path) -> None:
    before = set(sys.modules)
    refusal(module_file(tmp_path, "import no_such_helper\n"))
    assert not {each for each in set(sys.modules) - before if each.startswith("zhixing_procedure")}
