"""The sandbox in which a template of a court is filled: texts and loops over them, and a bound on the work.

A template is a file from outside. What it may write is a list of what is allowed, so that no tag can reach anything
but the letter, and none can make the program compute without end.

This module needs the extra ``[office]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["TemplateEnvironment"]

_MOST_WORK: Final = 1_000_000
"""Maximum number of parts of a template that its loops go through together."""
_MOST_CHARACTERS: Final = 16 * 1024 * 1024
"""Maximum length of a part of the file, filled in, and of all texts that ``join`` makes together."""
_MOST_JOINED: Final = 100_000
"""Maximum length of a text that ``join`` makes."""
_MOST_LOOPS: Final = 4
"""Maximum number of loops inside each other: the parts, the tables, their rows, their cells."""
_FILTERS: Final = (
    *("count", "d", "default", "e", "escape", "first", "items", "last", "length", "list", "lower"),
    *("reverse", "sort", "string", "trim", "unique", "upper"),
)
_TESTS: Final = (
    *("boolean", "defined", "false", "float", "in", "integer", "iterable", "mapping", "none", "number", "sequence"),
    *("string", "true", "undefined", "!=", "<", "<=", "==", ">", ">=", "eq", "ge", "gt", "le", "lt", "ne"),
)
_METHODS: Final = frozenset({"get", "items", "keys", "values"})
"""The methods that a template can call: those that read a mapping."""
_OF_A_LOOP: Final = (
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Test, nodes.Call),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Keyword),
)
"""What can stand after the ``in`` of a loop: nothing that is longer than what the letter has."""
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.List, nodes.Tuple, nodes.Add),
    *(nodes.Sub, nodes.Neg, *_OF_A_LOOP),
)
_COUNTED: Final = "counted passes"
"""The filter around what a loop goes through; no template can write its name."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The environment of one filling. Its bounds are used up by it, so that it must not be used again."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._work = _MOST_WORK
        self._joined = _MOST_CHARACTERS
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters |= {"join": self._join, _COUNTED: self._passes}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template, and refuse what is not allowed.

        Raises:
            SecurityError: it has a tag, a filter, an operation or a call that is not allowed.
        """
        template = super()._parse(source, name, filename)
        _check(template, 0)
        for loop in [*template.find_all(nodes.For)]:
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [nodes.Const(_size(loop))], [], None, None)
        return template

    def concat(self, pieces: Iterable[str]) -> str:
        """Join the pieces of a part that is filled in.

        Raises:
            SecurityError: they are too many or too long.
        """
        kept, left = list[str](), _MOST_CHARACTERS
        for piece in pieces:
            left -= len(piece) + 1
            if left < 0:
                raise SecurityError("too long")
            kept.append(piece)
        return "".join(kept)

    def _passes(self, iterable: Iterable[Any], size: int) -> Iterator[Any]:
        """Yield what a loop goes through, and count its passes by the size of its body."""
        for each in iterable:
            self._work -= size
            if self._work < 0:
                raise SecurityError("too many passes")
            yield each

    def _join(self, values: Iterable[Any], separator: str = "") -> str:
        """Join texts; the filter of Jinja has no bound."""
        texts = [str(each) for each in values]
        length = sum(map(len, texts)) + len(str(separator)) * len(texts)
        self._joined -= length
        if length > _MOST_JOINED or self._joined < 0:
            raise SecurityError("too long")
        return str(separator).join(texts)


def _size(loop: nodes.For) -> int:
    """Return the number of parts that each pass of a loop goes through."""
    return 1 + sum(1 for _ in loop.find_all(nodes.Node))


def _check(node: nodes.Node, depth: int) -> None:
    """Refuse a part of a template that is not allowed; `depth` is the number of loops around it."""
    if not isinstance(node, _ALLOWED):
        raise SecurityError("not allowed")
    if isinstance(node, nodes.Call) and not _is_call_of_mapping(node):
        raise SecurityError("not allowed")
    if isinstance(node, nodes.Filter) and node.name not in {*_FILTERS, "join"}:
        raise SecurityError("not allowed")
    if isinstance(node, nodes.For):
        depth += 1
        if depth > _MOST_LOOPS or node.recursive:
            raise SecurityError("too many loops")
        if not all(isinstance(each, _OF_A_LOOP) for each in (node.iter, *node.iter.find_all(nodes.Node))):
            raise SecurityError("not allowed")
    for child in node.iter_child_nodes():
        _check(child, depth)


def _is_call_of_mapping(node: nodes.Call) -> bool:
    return (
        isinstance(node.node, nodes.Getattr)
        and node.node.attr in _METHODS
        and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    )
