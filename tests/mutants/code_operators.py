"""Changes to the code: every module with one node changed.

Not changed: texts, annotations (but calls in them, such as ``Field(ge=1)``, are), ``__all__`` and ``__slots__``, and
the arguments ``slots`` and ``strict``, which save memory or assert what holds.
"""

from __future__ import annotations

import ast
from collections import Counter
from copy import copy
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import CodeType

__all__ = ["CodeMutant", "code_mutants_of"]

UNCHANGED_KEYWORDS: Final = {"slots", "strict"}

_COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_NAMES: Final = {"all": "any", "any": "all", "min": "max", "max": "min"}


class CodeMutant(NamedTuple):
    """A module with one changed node: `key` says where, as module, function and change; the rest replaces the node."""

    key: tuple[str, str, str]
    path: str
    line: int
    tree: ast.Module
    parent: ast.AST
    field: str
    position: int | None
    changed: ast.AST

    def compiled(self) -> CodeType:
        """Change the tree, for good, and compile it; for the process of this mutant only."""
        if self.position is None:
            setattr(self.parent, self.field, self.changed)
        else:
            getattr(self.parent, self.field)[self.position] = self.changed
        code: CodeType = compile(ast.fix_missing_locations(self.tree), self.path, "exec")
        return code


def code_mutants_of(module: str, path: Path) -> list[CodeMutant]:
    """Return every mutant of a module, in the order of the text; the same change in one function is numbered."""
    tree, seen, found = ast.parse(path.read_text(encoding="utf-8")), Counter[tuple[str, str, str]](), []
    for function, parent, field, index, node in _nodes(tree, ""):
        negated = [(ast.UnaryOp(ast.Not(), node), "")] if field == "ifs" else []  # the condition of a comprehension
        for changed, words in (*negated, *_changes(node, at_top=not function)):
            change = words or f"{_brief(node)} -> {_brief(changed)}"
            seen[key := (module, function, change)] += 1
            key = (module, function, f"{change} #{seen[key]}" if seen[key] > 1 else change)
            found.append(
                CodeMutant(key, str(path), node.lineno, tree, parent, field, index, ast.copy_location(changed, node))
            )
    return found


def _nodes(parent: ast.AST, function: str) -> Iterator[tuple[str, ast.AST, str, int | None, Any]]:
    """Yield the nodes that may be changed: the function they are in, their parent, and their place in it."""
    for field, value in ast.iter_fields(parent):
        for index, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _is_unchanged(node):
                continue
            if field in {"annotation", "returns"} or (field == "slice" and not function):  # types
                for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
                    yield from _nodes(call, function)
                continue
            inside = function
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                inside = f"{function}.{node.name}".lstrip(".")
            elif hasattr(node, "lineno"):
                yield function, parent, field, index, node
            yield from _nodes(node, inside)


def _is_unchanged(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]).startswith("__")
    return isinstance(node, ast.keyword) and node.arg in UNCHANGED_KEYWORDS


def _changes(node: Any, *, at_top: bool) -> Iterator[tuple[Any, str]]:  # noqa: ANN401, C901, PLR0912  one case for each kind of node
    """Yield what may stand in place of a node, and the words for it where the two texts would be long."""
    match node:
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                for other in _COMPARISONS[type(operator)]:
                    yield _with(node, ops=[*node.ops[:index], other(), *node.ops[index + 1 :]]), ""
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And()), ""
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand, ""
        case ast.BinOp() | ast.AugAssign() if type(node.op) in _OPERATORS:
            yield _with(node, op=_OPERATORS[type(node.op)]()), ""
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value), ""
        case ast.Constant(value=int(number)):
            yield from ((ast.Constant(number + by), "") for by in (1, -1))
        case ast.Name(id=name, ctx=ast.Load()) if name in _NAMES:
            yield ast.Name(_NAMES[name], ast.Load()), ""
        case ast.If() | ast.IfExp():
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test)), f"if {_brief(node.test)} -> if not"
        case ast.Return(value=ast.AST()) if ast.unparse(node) != "return None":
            yield ast.Return(ast.Constant(None)), ""
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load()))), ""
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Delete():
            yield ast.Pass(), ""
        case ast.Continue() | ast.Break():
            yield ast.Break() if isinstance(node, ast.Continue) else ast.Continue(), ""
        case ast.Call(keywords=keywords) if not at_top:
            for index, keyword in enumerate(keywords):
                if keyword.arg not in UNCHANGED_KEYWORDS:
                    yield _with(node, keywords=_without(keywords, index)), f"without {_brief(keyword)}: {_brief(node)}"
        case ast.Set() | ast.List(ctx=ast.Load()) | ast.Tuple(ctx=ast.Load()):
            if not isinstance(node, ast.Tuple) or (at_top and not _is_pair(node)):
                for index, each in enumerate(node.elts):
                    yield _with(node, elts=_without(node.elts, index)), f"without {_brief(each)}: {_brief(node)}"
        case ast.Dict():
            for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
                fewer = _with(node, keys=_without(node.keys, index), values=_without(node.values, index))
                yield fewer, f"without {_brief(key or value)}: {_brief(node)}"


def _is_pair(node: ast.Tuple) -> bool:
    return len(node.elts) == len("ab") and all(isinstance(each, ast.Constant) for each in node.elts)


def _with(node: Any, **fields: object) -> Any:  # noqa: ANN401  a node of the same kind
    changed = copy(node)
    for field, value in fields.items():
        setattr(changed, field, value)
    return changed


def _without(nodes: Sequence[Any], index: int) -> list[Any]:
    return [*nodes[:index], *nodes[index + 1 :]]


def _brief(node: ast.AST) -> str:
    return " ".join(ast.unparse(ast.fix_missing_locations(copy(node))).split())[:90]
