"""Docstrings of the package: every public name has one, and long signatures describe arguments, results and errors."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE: Final = Path(__file__).parents[1] / "src"
MIN_PARAMETERS: Final = 3
"""From this number of parameters on, ``self`` and ``cls`` not counted, a docstring needs its sections."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public_names(place: str, node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    """Yield a module or class and everything public in it, each with its place.

    Left out are overloads, whose implementation is documented, and declarations of a protocol (``...``).
    """
    yield place, node
    for each in node.body:
        if not isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or each.name.startswith("_"):
            continue
        name = f"{place.partition(':')[0]}:{each.lineno} {each.name}"
        if isinstance(each, ast.ClassDef):
            yield from public_names(name, each)
        elif ast.unparse(each.body[-1]) != "..." and "overload" not in map(ast.unparse, each.decorator_list):
            yield name, each


def everything_public() -> Iterator[tuple[str, Documented]]:
    for path in sorted(SOURCE.rglob("*.py")):
        module = path.relative_to(SOURCE)
        if not any(part.startswith("_") and part != "__init__.py" for part in module.parts):
            yield from public_names(str(module), ast.parse(path.read_text(encoding="utf-8")))


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    args = function.args
    extra = [each for each in (args.vararg, args.kwarg) if each is not None and not is_unpacked(each)]
    named = [*args.posonlyargs, *args.args, *args.kwonlyargs, *extra]
    return [each.arg for each in named if each.arg not in {"self", "cls"}]


def is_unpacked(argument: ast.arg) -> bool:
    """Return whether an argument stands for the keys of a `TypedDict`, which are described there."""
    return argument.annotation is not None and ast.unparse(argument.annotation).startswith("Unpack[")


def missing_parts(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Return what the docstring of a function lacks: sections, and parameters in its ``Args:``."""
    text, names = ast.get_docstring(function) or "", parameters(function)
    if len(names) < MIN_PARAMETERS:
        return []
    sections = dict(re.findall(r"^(Args|Returns|Yields|Raises):\n(.*?)(?=\n\n|\Z)", text, re.DOTALL | re.MULTILINE))
    described = re.findall(r"^    (\w+): ", sections.get("Args", ""), re.MULTILINE)
    returns = ast.unparse(function.returns) if function.returns else ""
    lacks = [f"{name} in Args" for name in names if name not in described]
    if returns not in {"None", "NoReturn", "Never"} and not sections.keys() & {"Returns", "Yields"}:
        lacks.append("Returns or Yields")
    if any(isinstance(each, ast.Raise) for each in ast.walk(function)) and "Raises" not in sections:
        lacks.append("Raises")
    return lacks


def test_every_public_module_class_and_function_has_a_docstring() -> None:
    bare = [place for place, node in everything_public() if not ast.get_docstring(node)]
    assert not bare, "write a docstring:\n" + "\n".join(bare)


def test_functions_of_three_or_more_parameters_describe_them() -> None:
    functions = (
        (place, node) for place, node in everything_public() if not isinstance(node, ast.Module | ast.ClassDef)
    )
    lacking = [f"{place}: {', '.join(lacks)}" for place, node in functions if (lacks := missing_parts(node))]
    assert not lacking, "add to the docstring:\n" + "\n".join(lacking)
