"""Operations as Python source: one function, in which each operation is computed once, and where it is needed.

What only one branch needs is computed in that branch; what does not depend on the record gone through is computed
before the loop over a list; a record that is ruled out by a cheap condition ends its turn. No value of a record enters
the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import FOREVER, months_after
from zhixing_rules.engine.compile.operations import Op, ordered
from zhixing_rules.engine.join_index import FEW, JoinIndex
from zhixing_rules.engine.recurrence import done_in_periods, period_end, periods_through
from zhixing_rules.language import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Subject

__all__ = ["PythonSource", "compile_operations"]

_NAMES = {"const", "verdict", "on", "after", "record", "part", "count"}
_STATEMENTS = {"calendar", "periods", "scan"}
_DEEPEST = 60
"""So many branches inside each other have their own statements; Python allows a hundred levels of indentation."""


class _Region:
    """Part of the function: its body, a branch, or the body of a loop."""

    __slots__ = ("depth", "loop", "ops", "outer")

    def __init__(self, outer: _Region | None, loop: Op | None = None) -> None:
        self.outer = outer
        self.depth: int = 0 if outer is None else outer.depth + 1
        self.loop = loop
        self.ops: list[Op] = []


def _shared(one: _Region, other: _Region) -> _Region:
    """Return the smallest region that contains two."""
    while one is not other:
        if one.depth < other.depth:
            one, other = other, one
        one = one.outer or one
    return one


def compile_operations(
    results: Sequence[Op], subject: Subject, calendar: Calendar, title: str
) -> Callable[..., tuple[Any, ...]]:
    """Compile operations into one function.

    Args:
        results: the operations whose values the function returns.
        subject: the subject for whose records it is called.
        calendar: the working days.
        title: the name under which tracebacks show the source.

    Returns:
        A function of ``(on, after, *records)``: ordinals, and the records of `Subject.visible_subjects`, with ``None``
        for a reference that is not recorded. It also takes the keyword ``joins``: the `JoinIndex` of the whole record,
        for a caller that judges more than one of its records.
    """
    source = PythonSource(calendar)
    text = source.function("compiled", results, tuple(dict.fromkeys(subject.visible_subjects)), subject)
    exec(compile(text, f"<{title} for {subject.name}>", "exec"), source.names)  # noqa: S102  generated from rules alone
    function: Callable[..., tuple[Any, ...]] = source.names["compiled"]
    return function


class PythonSource:
    """Writer of one function.

    Args:
        calendar: the working days.

    Attributes:
        names: the constants that the function names.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.names: dict[str, Any] = {
            "JoinIndex": JoinIndex,
            "working_days": calendar.shift,
            "weekdays": calendar.weekday_shift,
            "months": lambda day, count: (months_after(day, count),) * 2,
            "roll_rest_days": calendar.roll_ord,
            "roll_statutory_days": calendar.roll_statutory,
            "periods_through": periods_through,
            "period_end": period_end,
            "done_in_periods": done_in_periods,
            **{each.name: each for each in Truth},
        }
        self._constants: dict[frozenset[Any], str] = {}
        self._local: dict[Op, str] = {}
        self._uses: dict[Op, int] = {}
        self._regions: dict[Op, _Region] = {}
        self._inner: dict[Op, list[_Region]] = {}
        self._lines: list[str] = []
        self._own: Subject | None = None

    def function(self, name: str, results: Sequence[Op], subjects: Sequence[Subject], own: Subject) -> str:
        """Return the source of a function that returns the values of operations as a tuple.

        Args:
            name: the name of the function.
            results: the operations.
            subjects: the subjects whose records are its arguments.
            own: the subject for whose records the function is called.

        Returns:
            The source, without a line break at the end.
        """
        self._own = own
        body, ops = _Region(None), ordered(results)
        self._place(body, ops, results)
        self._name(ops)
        self._write(body, "    ")
        records = "".join(f", {_record(subject)}" for subject in subjects)
        result = "".join(f"{self._text(op)}, " for op in results)
        lines = [f"def {name}(on, after{records}, joins=None):", *self._lines, f"    return ({result})"]
        return "\n".join(lines)

    # -------------------------------------------------------------------------------------------- placing

    def _place(self, body: _Region, ops: Sequence[Op], results: Sequence[Op]) -> None:
        """Find the region of every operation: the smallest that contains all its uses, outside loops if it can be."""
        self._uses = dict.fromkeys(ops, 0)
        for op in results:
            self._use(op, body)
        for op in reversed(ops):
            region = self._regions[op]
            while (loop := _innermost_loop(region)) is not None and loop not in op.loops:
                region = region.outer or region
            self._regions[op] = region
            for operand, place in self._needs(op, region):
                self._use(operand, place)

    def _use(self, op: Op, region: _Region) -> None:
        self._uses[op] += 1
        known = self._regions.get(op)
        self._regions[op] = region if known is None else _shared(known, region)

    def _needs(self, op: Op, region: _Region) -> Iterator[tuple[Op, _Region]]:
        """Yield what an operation needs, with the region in which it needs it."""
        if region.depth >= _DEEPEST and op.kind != "scan":
            yield from ((each, region) for each in op.operands)
            return
        match op.kind:
            case "select":
                inner = self._inner[op] = [_Region(region), _Region(region)]
                yield from zip(op.args, (region, *inner), strict=True)
            case "all" | "any":
                first, *rest = op.args[0]
                yield first, region
                inner = self._inner[op] = []
                for part in rest:
                    region = _Region(region) if region.depth < _DEEPEST else region
                    inner.append(region)
                    yield part, region
            case "scan":
                _, items, record, join, met, unmet, low, high, more = op.args
                yield items, region
                if join is not None:
                    yield join[1], region
                turn = _Region(region, loop=record)
                counted = _Region(turn)
                self._inner[op] = [turn, counted]
                yield record, turn
                yield unmet, turn
                yield from ((each, counted) for each in (met, low, high, *more) if each is not None)
            case _:
                yield from ((each, region) for each in op.operands)

    def _name(self, ops: Sequence[Op]) -> None:
        """Give a local to every operation that is computed by a statement, or whose value is read more than once."""
        repeated = {each for op in ops for each in self._repeated(op)}
        for op in ops:
            if op.kind in _NAMES:
                continue
            if op.kind in _STATEMENTS or self._branches(op) or op in repeated or self._is_shared(op):
                self._local[op] = f"v{len(self._local)}"
                self._regions[op].ops.append(op)

    def _branches(self, op: Op) -> bool:
        """Return whether something that only a branch of an operation needs is computed by statements."""
        return any(region.ops for region in self._inner.get(op, ()))

    def _is_shared(self, op: Op) -> bool:
        return self._uses[op] > 1 and not _is_plain(op)

    def _repeated(self, op: Op) -> Iterator[Op]:
        """Yield the operands that the text of an operation reads more than once, or in each of several copies."""
        match op.kind:
            case "day" | "count":
                yield op.args[0]
            case "default" if op.args[0].kind != "day":
                yield op.args[0]
            case "scan" if op.args[0] == "first":
                yield op.args[7]
            case "extreme" if len(op.args[1]) == 2:  # noqa: PLR2004  written as a choice
                yield from op.args[1]
            case "calendar":
                yield from op.args[2:]
            case "field" | "list" if not _is_sure(op.args[0]):
                yield op.args[0]
        if self._uses[op] > 1 and _is_plain(op):
            yield from op.operands

    # -------------------------------------------------------------------------------------------- writing

    def _write(self, region: _Region, indent: str) -> None:
        for op in region.ops:
            self._define(op, self._local[op], indent)

    def _add(self, indent: str, line: str) -> None:
        self._lines.append(f"{indent}{line}")

    def _define(self, op: Op, name: str, indent: str) -> None:
        """Write the statements that compute an operation."""
        match op.kind:
            case "scan":
                self._scan(op, name, indent)
            case "calendar":
                function, count, low, high = op.args
                call = f"{function}({self._text(low)}{'' if count is None else f', {count}'})"
                self._add(indent, f"{name}_0, {name}_1 = {call}")
                if low is not high:
                    call = f"{function}({self._text(high)}{'' if count is None else f', {count}'})"
                    self._add(indent, f"if {self._text(high)} != {self._text(low)}: {name}_1 = {call}[1]")
            case "periods":
                acts, unrecorded, spans, on = op.args
                periods = "None, 0"
                if spans is not None:
                    since, months, calendar, grace = spans
                    periods = f"periods_through({self._text(since)}, {months}, on, calendar={calendar}), {grace}"
                targets = ", ".join(f"{name}_{number}" for number in range(5))
                arguments = f"{self._text(on)}, {self._text(acts)}, {self._text(unrecorded)}, {periods}"
                self._add(indent, f"{targets} = done_in_periods({arguments})")
            case "select" if self._branches(op):
                self._branch(op, name, indent)
            case "all" | "any" if self._branches(op):
                self._chain(op, name, indent)
            case _:
                self._add(indent, f"{name} = {self._source(op)}")

    def _branch(self, op: Op, name: str, indent: str) -> None:
        condition, *branches = op.args
        heads = (f"if {self._text(condition)}:", "else:")
        for head, branch, region in zip(heads, branches, self._inner[op], strict=True):
            self._add(indent, head)
            if branch in self._local and self._uses[branch] == 1:
                self._local[branch] = name
            self._write(region, f"{indent}    ")
            if self._text(branch) != name:
                self._add(f"{indent}    ", f"{name} = {self._text(branch)}")

    def _chain(self, op: Op, name: str, indent: str) -> None:
        first, *rest = op.args[0]
        joined, test = (" and ", name) if op.kind == "all" else (" or ", f"not {name}")
        texts, written = [self._text(first)], None
        for part, region in zip(rest, self._inner[op], strict=True):
            if region.ops and region is not written:
                self._add(indent, f"{name} = {joined.join(texts)}")
                self._add(indent, f"if {test}:")
                indent, texts = f"{indent}    ", []
                self._write(region, indent)
                written = region
            texts.append(self._text(part))
        self._add(indent, f"{name} = {joined.join(texts)}")

    def _scan(self, op: Op, name: str, indent: str) -> None:
        kind, items, record, join, met, unmet, low, high, more = op.args
        listed, kept = f"{name}_i", self._holds_for_others(op)
        self._add(indent, f"{listed} = {self._text(items)} or ()")
        if kept:
            scan, key = f"S{len(self.names)}", "" if join is None else f"{self._text(join[1])}, "
            self.names[scan] = op
            self._add(indent, f"{name} = {name}_k = None")
            self._add(indent, f"if joins and len({listed}) > {FEW}: {name}_k = ({scan}, id({listed}), {key}on, after)")
            self._add(indent, f"if {name}_k: {name} = joins.scanned.get({name}_k)")
            self._add(indent, f"if {name}: {name}_0, {name}_1, _ = {name}")
            self._add(indent, "else:")
            indent = f"{indent}    "
        if join is not None:
            found = f"joins.members({listed}, {join[0]!r}, {self._text(join[1])})"
            self._add(indent, f"{name}_m = {listed}")
            self._add(indent, f"if len({listed}) > {FEW}: joins = joins or JoinIndex(); {name}_m = {found}")
        inner = f"{indent}    "
        start = {"exists": f"{name}_0 = {name}_1 = False", "acts": f"{name}_0 = []"}
        self._add(indent, start.get(kind, f"{name}_0 = {name}_1 = {FOREVER}"))
        members = listed if join is None else f"{name}_m"
        self._add(indent, f"for {_record(record.args[0], record.args[2])} in {members}:")
        self._write(self._inner[op][0], inner)
        if unmet.kind != "const":
            self._add(inner, f"if {self._text(unmet)}: continue")
        self._write(self._inner[op][1], inner)
        hit = self._text(met)
        if kind == "exists":
            self._add(inner, f"{name}_1 = True")
            self._add(inner, f"if {hit}: {name}_0 = True; break")
        elif kind == "acts":
            lacking, claimed, other, claim_lacking = map(self._text, more)
            counts = f"MET if {hit} else OPEN if {lacking} else TO_BE_JUDGED"
            claim = f"MET if {claimed} else NOT_MET if {other} else OPEN if {claim_lacking} else TO_BE_JUDGED"
            self._add(inner, f"{name}_0.append(({counts}, {self._text(low)}, {self._text(high)}, {claim}))")
        else:
            self._add(inner, f"{name}_l = {self._text(low)}")
            self._add(inner, f"if {name}_l < {name}_0: {name}_0 = {name}_l")
            self._add(inner, f"if {hit} and {self._text(high)} < {name}_1: {name}_1 = {self._text(high)}")
        if kept:
            self._add(indent, f"if {name}_k: joins.scanned[{name}_k] = {name}_0, {name}_1, {listed}")

    def _holds_for_others(self, op: Op) -> bool:
        """Return whether what a scan finds is the same for other records of the function's subject.

        It reads the records that it goes through and the key that they name, and nothing else of the whole record.
        """
        _, items, record, join, *_ = op.args
        key = () if join is None else (join[1],)
        outer = {each.args[0] for each in ordered([items, *key]) if each.kind == "record"}
        return self._own not in outer and not _records_read(op, {items, *key}) - {record}

    def _text(self, op: Op) -> str:
        """Return an expression for the value of an operation: its name, or its source."""
        name = self._local.get(op)
        return self._source(op) if name is None else name

    def _source(self, op: Op) -> str:  # noqa: C901, PLR0911, PLR0912  one case a kind
        args = op.args
        match op.kind:
            case "const" | "verdict":
                return repr(args[0])
            case "on" | "after":
                return op.kind
            case "record":
                return _record(args[0], args[2])
            case "part":
                return f"{self._local[args[0]]}_{args[1]}"
            case "field" | "list":
                owner = self._text(args[0])
                guard = "" if _is_sure(args[0]) else f" if {owner} is not None else None"
                return f"({owner}.{args[1]}{guard})" if guard else f"{owner}.{args[1]}"
            case "day":
                field = self._text(args[0])
                return f"({field}.toordinal() if {field} is not None else None)"
            case "count":
                return self._text(args[0])
            case "known":
                return f"({self._text(args[0])} is not None)"
            case "default":
                return self._default(*args)
            case "arithmetic" | "compare":
                return f"({self._text(args[1])} {args[0]} {self._text(args[2])})"
            case "extreme":
                return self._extreme(*args)
            case "select":
                return f"({self._text(args[1])} if {self._text(args[0])} else {self._text(args[2])})"
            case "equal":
                return f"({self._text(args[0])} == {self._text(args[1])})"
            case "is_in":
                return self._is_in(*args)
            case "holds":
                listed = self._text(args[0])
                return f"({args[1]!r} in ({listed} or ()))"
            case "pair_in":
                return f"(({self._text(args[0])}, {self._text(args[1])}) in {self._constant(args[2])})"
            case "all" | "any":
                return f"({(' and ' if op.kind == 'all' else ' or ').join(map(self._text, args[0]))})"
            case "not":
                return f"(not {self._text(args[0])})"
            case "period_end":
                since, months, calendar, grace, on = args
                how = f"calendar={calendar}, grace={grace}"
                return f"period_end({self._text(since)}, {months}, {self._text(on)}, {how})"
            case _:
                raise AssertionError(op.kind)

    def _default(self, value: Op, other: Op) -> str:
        if value.kind == "day" and value not in self._local:
            field = self._text(value.args[0])
            return f"({field}.toordinal() if {field} is not None else {self._text(other)})"
        return f"({self._text(value)} if {self._text(value)} is not None else {self._text(other)})"

    def _extreme(self, pick: str, parts: Sequence[Op]) -> str:
        texts = [self._text(part) for part in parts]
        if len(texts) == 2:  # noqa: PLR2004  a choice is faster than a call
            return f"({texts[0]} if {texts[0]} {'<' if pick == 'min' else '>'} {texts[1]} else {texts[1]})"
        return f"{pick}({', '.join(texts)})"

    def _is_in(self, value: Op, values: frozenset[Any]) -> str:
        if values <= {True, False}:
            return f"({self._text(value)} is {next(iter(values))})"
        return f"({self._text(value)} in {self._constant(values)})"

    def _constant(self, values: frozenset[Any]) -> str:
        if values not in self._constants:
            self._constants[values] = f"K{len(self._constants)}"
            self.names[self._constants[values]] = values
        return self._constants[values]


def _record(subject: Subject, number: int = 0) -> str:
    return f"r_{subject.name}" if not number else f"i{number}_{subject.name}"


def _records_read(scan: Op, without: Collection[Op]) -> set[Op]:
    """Return the records that a scan reads, without those of scans inside it and those behind some operations."""
    seen, pending, inner = set[Op](), [scan], set[Op]()
    while pending:
        op = pending.pop()
        if op not in seen and op not in without:
            seen.add(op)
            pending += op.operands
            if op.kind == "scan" and op is not scan:
                inner.add(op.args[2])
    return {op for op in seen if op.kind == "record"} - inner


def _is_sure(op: Op) -> bool:
    return op.kind == "record" and bool(op.args[1])


def _is_plain(op: Op) -> bool:
    """Return whether the value is computed again as fast as it is stored and read."""
    flag = op.kind == "is_in" and op.args[1] <= {True, False}
    return flag or op.kind in {"known", "not", "compare"}


def _innermost_loop(region: _Region | None) -> Op | None:
    while region is not None and region.loop is None:
        region = region.outer
    return None if region is None else region.loop
