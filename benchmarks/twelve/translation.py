"""The twelve rules in the languages of the other engines, translated from the source of `rules`.

The Python source is parsed and each operator is written in the other language, without optimisation. Languages without
local names get each named part inlined; numpy keeps the names.
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
_LITERALS: Final = {"True": "true", "False": "false", "None": "null"}
_RULE: Final = "f"
"""The name of a rule's parameter with the facts."""


def _body(rule: Callable[..., int]) -> list[ast.stmt]:
    function = ast.parse(textwrap.dedent(inspect.getsource(rule))).body[0]
    assert isinstance(function, ast.FunctionDef)
    return function.body[1:]


def _inline(rule: Callable[..., int]) -> ast.expr:
    """Return the expression of a rule with all named parts and constants inlined."""
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
    """Return the function, variable, list and condition of a call like ``any(... for d in f.detentions)``."""
    (generator,), function = node.args, ast.unparse(node.func)
    assert isinstance(generator, ast.GeneratorExp)
    (loop,) = generator.generators
    assert isinstance(loop.iter, ast.Attribute)
    return function, ast.unparse(loop.target), loop.iter.attr, generator.elt


# ------------------------------------------------------------------------------------------------ infix languages


@dataclass(frozen=True, slots=True)
class Infix:
    """A language with infix operators.

    Attributes:
        and_word: the operator for "and".
        or_word: the operator for "or".
        negated: the format of a negation.
        some: the format of "some entry of a list".
        every: the format of "every entry of a list".
        entry: the format of a field of an entry.
    """

    and_word: str
    or_word: str
    negated: str
    some: str
    every: str
    entry: str

    def translate(self, rule: Callable[..., int]) -> str:
        """Return a rule as one expression."""
        return self._translate(_inline(rule))

    def all_twelve(self) -> str:
        """Return a list of twelve expressions."""
        return f"[{', '.join(map(self.translate, rules.RULES.values()))}]"

    def _translate(self, node: ast.expr) -> str:  # noqa: PLR0911  one case a node
        match node:
            case ast.BoolOp():
                word = f" {self.and_word if isinstance(node.op, ast.And) else self.or_word} "
                return f"({word.join(map(self._translate, node.values))})"
            case ast.UnaryOp():
                return self.negated.format(self._translate(node.operand))
            case ast.IfExp():
                return f"({' ? '.join(map(self._translate, (node.test, node.body)))} : {self._translate(node.orelse)})"
            case ast.Compare(ops=[ast.In() | ast.NotIn() as operator]):
                contains = f"({self._translate(node.left)} in {self._translate(node.comparators[0])})"
                return self.negated.format(contains) if isinstance(operator, ast.NotIn) else contains
            case ast.Compare():
                left, right = self._translate(node.left), self._translate(node.comparators[0])
                return f"({left} {_OPERATORS[type(node.ops[0])]} {right})"
            case ast.Call():
                function, variable, list_name, condition = _over(node)
                form = self.some if function == "any" else self.every
                return form.format(list=list_name, entry=variable, met=self._translate(condition))
            case ast.Attribute(value=ast.Name(id=owner)):
                return node.attr if owner == _RULE else self.entry.format(entry=owner, field=node.attr)
            case ast.Constant(value=value):
                return _LITERALS[str(value)] if value is None or isinstance(value, bool) else repr(value)
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
"""The key of a list's entry in the data that JSON-logic reads inside the list, next to the outer facts."""


def as_json(rule: Callable[..., int]) -> Any:  # noqa: ANN401  JSON
    """Return a rule as JSON-logic; its `all` is false for an empty list, so `none` of the negation is used."""
    return _json(_inline(rule))


def _json(node: ast.expr) -> Any:  # noqa: ANN401, PLR0911  JSON; one case a node
    match node:
        case ast.BoolOp():
            return {"and" if isinstance(node.op, ast.And) else "or": [_json(each) for each in node.values]}
        case ast.UnaryOp():
            return {"!": [_json(node.operand)]}
        case ast.IfExp():
            return {"if": [_json(node.test), _json(node.body), _json(node.orelse)]}
        case ast.Compare(ops=[ast.In() | ast.NotIn() as operator]):
            contains = {"in": [_json(node.left), _json(node.comparators[0])]}
            return {"!": [contains]} if isinstance(operator, ast.NotIn) else contains
        case ast.Compare():
            sign = _OPERATORS[type(node.ops[0])]
            return {{"==": "===", "!=": "!=="}.get(sign, sign): [_json(node.left), _json(node.comparators[0])]}
        case ast.Call():
            function, _, list_name, condition = _over(node)
            met = _json(condition)
            return (
                {"some": [{"var": list_name}, met]}
                if function == "any"
                else {"none": [{"var": list_name}, {"!": [met]}]}
            )
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
    """Return a rule as the body of an OpenFisca formula over arrays.

    True is 1, false 0, unknown 2, and a missing word an empty string. A fact of the case is read as ``case(...)``,
    inside a list as ``case.members.case(...)``.
    """
    lines = [
        f"{name} = {_Arrays().translate(value)}" for statement in _body(rule) for name, value in _assigned(statement)
    ]
    last = _body(rule)[-1]
    assert isinstance(last, ast.Return)
    assert last.value is not None
    return "\n".join([*lines, f"return {_Arrays().translate(last.value)}"])


class _Arrays:
    """Writes expressions over arrays of cases; inside a list, over arrays of the entries of all cases."""

    def __init__(self, *, inside: bool = False) -> None:
        self._inside = inside

    def translate(self, node: ast.expr) -> str:  # noqa: C901, PLR0911  one case a node
        match node:
            case ast.BoolOp():
                sign = " & " if isinstance(node.op, ast.And) else " | "
                return f"({sign.join(map(self.translate, node.values))})"
            case ast.UnaryOp():
                return f"(~{self.translate(node.operand)})"
            case ast.IfExp():
                return f"where({', '.join(map(self.translate, (node.test, node.body, node.orelse)))})"
            case ast.Compare(left=ast.Constant(value=str(document)), ops=[ast.In() | ast.NotIn() as operator]):
                contains = f'case("inventory_{document}", period)'
                return f"(~{contains})" if isinstance(operator, ast.NotIn) else contains
            case ast.Compare(
                ops=[ast.Is() | ast.IsNot() as operator], left=ast.Attribute(value=ast.Name(id=owner)) as fact
            ):
                (value,) = node.comparators
                assert isinstance(value, ast.Constant)
                is_missing_word = value.value is None and _KINDS[owner, fact.attr].startswith("str")
                code = '""' if is_missing_word else str(_CODES[value.value])  # type: ignore[index]  # True, False or None
                return f"({self.translate(fact)} {_OPERATORS[type(operator)]} {code})"
            case ast.Compare():
                left, right = self.translate(node.left), self.translate(node.comparators[0])
                return f"({left} {_OPERATORS[type(node.ops[0])]} {right})"
            case ast.Call():
                function, _, list_name, condition = _over(node)
                in_list, met = (
                    f'(case.members("kind", period) == "{list_name}")',
                    _Arrays(inside=True).translate(condition),
                )
                return f"case.any({in_list} & {met})" if function == "any" else f"(~case.any({in_list} & ~{met}))"
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
