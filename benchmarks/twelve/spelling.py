"""The twelve rules in the languages of the peers: the text of `rules` spelt anew, letter for letter.

The plain Python of `rules` is read as a syntax tree and each operator is written as the other language writes it.
Nothing is made better or worse on the way. A language without names for parts of an expression gets the part itself
wherever its name stands; numpy, which has names, keeps them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from benchmarks.twelve import facts, rules

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CEL", "RULE_ENGINE", "ZEN", "Infix", "as_arrays", "as_json"]

_OPERATORS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Is: "==",
    ast.IsNot: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_WORDS: Final = {"True": "true", "False": "false", "None": "null"}
_RULE: Final = "f"
"""What a rule calls its facts."""


def _body(rule: Callable[..., int]) -> list[ast.stmt]:
    function = ast.parse(textwrap.dedent(inspect.getsource(rule))).body[0]
    assert isinstance(function, ast.FunctionDef)
    return function.body[1:]


def _one_expression(rule: Callable[..., int]) -> ast.expr:
    """A rule's expression with every part in place of its name, and every constant in place of its own."""
    known: dict[str, ast.expr] = {name: ast.Constant(value) for name, value in vars(rules).items() if name.isupper()}

    class Unnamed(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return known.get(node.id, node)

    for statement in _body(rule):
        for name, value in _assigned(statement):
            known[name] = Unnamed().visit(value)
        if isinstance(statement, ast.Return) and statement.value is not None:
            whole: ast.expr = Unnamed().visit(statement.value)
            return whole
    raise AssertionError(rule)


def _assigned(statement: ast.stmt) -> list[tuple[str, ast.expr]]:
    if not isinstance(statement, ast.Assign):
        return []
    (target,), value = statement.targets, statement.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [(ast.unparse(name), each) for name, each in zip(target.elts, value.elts, strict=True)]
    return [(ast.unparse(target), value)]


def _over(node: ast.Call) -> tuple[str, str, str, ast.expr]:
    """The parts of ``any(... for d in f.detentions)``: which of the two, the variable, the list, the condition."""
    (made,), function = node.args, ast.unparse(node.func)
    assert isinstance(made, ast.GeneratorExp)
    (loop,) = made.generators
    assert isinstance(loop.iter, ast.Attribute)
    return function, ast.unparse(loop.target), loop.iter.attr, made.elt


# ------------------------------------------------------------------------------------------------ infix languages


@dataclass(frozen=True, slots=True)
class Infix:
    """A language with operators between what they join.

    Attributes:
        both: the word for "and".
        either: the word for "or".
        negated: how a negation is written.
        some: how "one of the list" is written.
        every: how "all of the list" is written.
        entry: how a field of an entry of a list is written.
    """

    both: str
    either: str
    negated: str
    some: str
    every: str
    entry: str

    def spelt(self, rule: Callable[..., int]) -> str:
        """A rule as one expression."""
        return self._spelt(_one_expression(rule))

    def all_twelve(self) -> str:
        """A list of twelve expressions."""
        return f"[{', '.join(map(self.spelt, rules.RULES.values()))}]"

    def _spelt(self, node: ast.expr) -> str:  # noqa: PLR0911  one case a node
        match node:
            case ast.BoolOp():
                word = f" {self.both if isinstance(node.op, ast.And) else self.either} "
                return f"({word.join(map(self._spelt, node.values))})"
            case ast.UnaryOp():
                return self.negated.format(self._spelt(node.operand))
            case ast.IfExp():
                return f"({' ? '.join(map(self._spelt, (node.test, node.body)))} : {self._spelt(node.orelse)})"
            case ast.Compare(ops=[ast.In() | ast.NotIn() as operator]):
                held = f"({self._spelt(node.left)} in {self._spelt(node.comparators[0])})"
                return self.negated.format(held) if isinstance(operator, ast.NotIn) else held
            case ast.Compare():
                left, right = self._spelt(node.left), self._spelt(node.comparators[0])
                return f"({left} {_OPERATORS[type(node.ops[0])]} {right})"
            case ast.Call():
                function, variable, listed, condition = _over(node)
                form = self.some if function == "any" else self.every
                return form.format(list=listed, entry=variable, met=self._spelt(condition))
            case ast.Attribute(value=ast.Name(id=owner)):
                return node.attr if owner == _RULE else self.entry.format(entry=owner, field=node.attr)
            case ast.Constant(value=value):
                return _WORDS[str(value)] if value is None or isinstance(value, bool) else repr(value)
            case _:
                raise AssertionError(ast.unparse(node))


CEL: Final = Infix(
    "&&", "||", "!({})", "{list}.exists({entry}, {met})", "{list}.all({entry}, {met})", "{entry}.{field}"
)
ZEN: Final = Infix("and", "or", "not ({})", "some({list}, {met})", "all({list}, {met})", "#.{field}")
RULE_ENGINE: Final = Infix(
    *("and", "or", "not ({})"),
    some="$any([{met} for {entry} in {list}])",
    every="$all([{met} for {entry} in {list}])",
    entry="{entry}['{field}']",
)


# ------------------------------------------------------------------------------------------------ JSON-logic

ENTRY: Final = "entry"
"""Where an entry of a list stands in the data that JSON-logic sees inside the list: beside the outer facts."""


def as_json(rule: Callable[..., int]) -> Any:  # noqa: ANN401  JSON
    """A rule as JSON-logic. Its `all` is not met by an empty list, so "none is not" is written instead."""
    return _json(_one_expression(rule))


def _json(node: ast.expr) -> Any:  # noqa: ANN401, PLR0911  JSON; one case a node
    match node:
        case ast.BoolOp():
            return {"and" if isinstance(node.op, ast.And) else "or": [_json(each) for each in node.values]}
        case ast.UnaryOp():
            return {"!": [_json(node.operand)]}
        case ast.IfExp():
            return {"if": [_json(node.test), _json(node.body), _json(node.orelse)]}
        case ast.Compare(ops=[ast.In() | ast.NotIn() as operator]):
            held = {"in": [_json(node.left), _json(node.comparators[0])]}
            return {"!": [held]} if isinstance(operator, ast.NotIn) else held
        case ast.Compare():
            sign = _OPERATORS[type(node.ops[0])]
            return {{"==": "===", "!=": "!=="}.get(sign, sign): [_json(node.left), _json(node.comparators[0])]}
        case ast.Call():
            function, _, listed, condition = _over(node)
            met = _json(condition)
            return {"some": [{"var": listed}, met]} if function == "any" else {"none": [{"var": listed}, {"!": [met]}]}
        case ast.Attribute(value=ast.Name(id=owner)):
            return {"var": node.attr if owner == _RULE else f"{ENTRY}.{node.attr}"}
        case ast.Constant():
            return node.value
        case _:
            raise AssertionError(ast.unparse(node))


# ------------------------------------------------------------------------------------------------ numpy

_CODES: Final = {True: 1, False: 0, None: 2}
_KINDS: Final = {
    (record, each.name): str(each.type)
    for record, kind in (("f", facts.Facts), ("r", facts.RoleFacts), ("d", facts.DetentionFacts))
    for each in fields(kind)
} | {("r", each.name): str(each.type) for each in fields(facts.ReferralFacts)}


def as_arrays(rule: Callable[..., int]) -> str:
    """A rule as the body of an OpenFisca formula over arrays: a yes or no is 1 or 0, an unknown 2, no word is empty.

    A fact of the case is read as ``case(...)``, inside a list as ``case.members.case(...)``.
    """
    lines = [f"{name} = {_Arrays().spelt(value)}" for statement in _body(rule) for name, value in _assigned(statement)]
    last = _body(rule)[-1]
    assert isinstance(last, ast.Return)
    assert last.value is not None
    return "\n".join([*lines, f"return {_Arrays().spelt(last.value)}"])


class _Arrays:
    """Writes an expression of arrays; inside a list, of the entries of all cases."""

    def __init__(self, *, inside: bool = False) -> None:
        self._inside = inside

    def spelt(self, node: ast.expr) -> str:  # noqa: C901, PLR0911  one case a node
        match node:
            case ast.BoolOp():
                sign = " & " if isinstance(node.op, ast.And) else " | "
                return f"({sign.join(map(self.spelt, node.values))})"
            case ast.UnaryOp():
                return f"(~{self.spelt(node.operand)})"
            case ast.IfExp():
                return f"where({', '.join(map(self.spelt, (node.test, node.body, node.orelse)))})"
            case ast.Compare(left=ast.Constant(value=str(paper)), ops=[ast.In() | ast.NotIn() as operator]):
                held = f'case("inventory_{paper}", period)'
                return f"(~{held})" if isinstance(operator, ast.NotIn) else held
            case ast.Compare(
                ops=[ast.Is() | ast.IsNot() as operator], left=ast.Attribute(value=ast.Name(id=owner)) as fact
            ):
                (value,) = node.comparators
                assert isinstance(value, ast.Constant)
                blank = value.value is None and _KINDS[owner, fact.attr].startswith("str")
                code = '""' if blank else str(_CODES[value.value])  # type: ignore[index]  # True, False or None
                return f"({self.spelt(fact)} {_OPERATORS[type(operator)]} {code})"
            case ast.Compare():
                left, right = self.spelt(node.left), self.spelt(node.comparators[0])
                return f"({left} {_OPERATORS[type(node.ops[0])]} {right})"
            case ast.Call():
                function, _, listed, condition = _over(node)
                mine, met = f'(case.members("kind", period) == "{listed}")', _Arrays(inside=True).spelt(condition)
                return f"case.any({mine} & {met})" if function == "any" else f"(~case.any({mine} & ~{met}))"
            case ast.Attribute(value=ast.Name(id=owner)):
                holder = "case" if not self._inside else "case.members.case" if owner == _RULE else "case.members"
                name = node.attr if owner == _RULE else f"entry_{node.attr}"
                return f'{holder}("{name}", period)'
            case ast.Name():
                return str(getattr(rules, node.id, node.id)) if node.id.isupper() else node.id
            case ast.Constant():
                return repr(node.value)
            case _:
                raise AssertionError(ast.unparse(node))
