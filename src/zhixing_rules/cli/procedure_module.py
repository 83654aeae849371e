"""The procedure that ``--procedure`` names.

It is code, and it is run: the help and the documentation say so. The current folder is not searched for modules, so
that a file in the folder of a case is never run by chance; a file is named as one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

from zhixing_rules.cli.input_errors import ProcedureError
from zhixing_rules.errors import Problem, RuleDefect
from zhixing_rules.language import Procedure

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

__all__ = ["import_procedure", "is_file_of_its_own"]


def is_file_of_its_own(name: str | None) -> bool:
    """Return whether a procedure is named by its file, so that no other process can import it."""
    return name is not None and name.rpartition(":")[0].endswith(".py")


def import_procedure(name: str) -> Procedure:
    """Import a procedure.

    Args:
        name: ``MODULE:NAME``, a module that Python finds, or ``FILE.py:NAME``, a file of its own.

    Returns:
        The procedure.

    Raises:
        ProcedureError: The name has another form, there is no such module, file or name, the name is no procedure, or
            the code of the module fails.
    """
    place, _, attribute = name.rpartition(":")
    is_file = is_file_of_its_own(name)
    if not attribute.isidentifier() or not (is_file or all(part.isidentifier() for part in place.split("."))):
        raise _error(
            "not_a_procedure_name",
            "--procedure 须写作 模块:名称 或 文件.py:名称，例：city.rules:CITY",
            "write --procedure as MODULE:NAME or FILE.py:NAME, such as city.rules:CITY",
        )
    module = _module_of_file(place) if is_file else _module(place)
    found = getattr(module, attribute, None)
    if isinstance(found, Procedure):
        return found
    names = sorted(each for each, value in vars(module).items() if isinstance(value, Procedure))
    zh, en = "、".join(names) or "没有", ", ".join(names) or "none"
    if hasattr(module, attribute):
        raise _error(
            "not_a_procedure",
            f"这一名称不是规程；模块中的规程：{zh}",
            f"the name is no Procedure; the module has: {en}",
        )
    raise _error(
        "no_such_procedure", f"模块中没有这一名称；模块中的规程：{zh}", f"no such name in the module; it has: {en}"
    )


def _module(name: str) -> ModuleType:
    try:
        return _run(lambda: import_module(name))
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if name == missing or name.startswith(f"{missing}."):
            raise _error(
                "module_not_found",
                "找不到这一模块；请先安装，或用 PYTHONPATH 指明其目录，或写作 文件.py:名称（不查找当前目录）",
                "no such module: install it, name its folder in PYTHONPATH, or write FILE.py:NAME; the current folder "
                "is not searched",
            ) from None
        raise _error(
            "import_failed",
            f"规程所需的模块没有安装：{missing}",
            f"a module that the procedure imports is missing: {missing}",
        ) from None


def _module_of_file(name: str) -> ModuleType:
    """Run a file as a module of its own, which pydantic finds under its name while it makes the record types."""
    path = Path(name).resolve()
    key = f"zhixing_procedure_{hashlib.sha256(str(path).encode()).hexdigest()[:16]}"
    if not path.is_file():
        raise _error("file_not_found", "找不到规程文件；请核对路径", "the file is not found; check the path")
    spec = spec_from_file_location(key, path)
    if spec is None or spec.loader is None:
        raise _error("file_not_found", "规程文件不能读取", "the file cannot be read")
    module, loader = module_from_spec(spec), spec.loader

    def execute() -> ModuleType:
        sys.modules[key] = module
        try:
            loader.exec_module(module)
        except BaseException:
            del sys.modules[key]
            raise
        return module

    try:
        return _run(execute)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        raise _error(
            "import_failed",
            f"规程所需的模块没有安装：{missing}；多个文件的规程请写作 模块:名称",
            f"a module that the file imports is missing: {missing}; write MODULE:NAME for a procedure of several files",
        ) from None


def _run(load: Callable[[], ModuleType]) -> ModuleType:
    """Run the code of a module; its defects are shown, for rules are public, and of other errors the type alone."""
    try:
        return load()
    except ModuleNotFoundError:
        raise
    except RuleDefect as error:
        raise ProcedureError([_defect(line) for line in str(error).split("\n")]) from None
    except Exception as error:
        if os.environ.get("ZHIXING_DEBUG"):
            raise
        kind = type(error).__name__
        raise _error(
            "import_failed",
            f"规程的代码出错（{kind}）；设置 ZHIXING_DEBUG=1 可显示详情",
            f"the code of the procedure fails ({kind}); set ZHIXING_DEBUG=1 for details",
        ) from None


def _defect(line: str) -> Problem:
    zh, _, en = line.strip().partition(" · ")
    return Problem("", "rule_defect", zh, en or zh)


def _error(code: str, zh: str, en: str) -> ProcedureError:
    return ProcedureError([Problem("", code, zh, en)])
