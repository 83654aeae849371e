"""Expressions as lines of Python: each fact is read once; a moment is a pair of bounds, a condition a pair of flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.compile.generated_module import ordinal_of
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Coalesce,
    Compare,
    Condition,
    Contains,
    Day,
    Days,
    DaysBetween,
    Earliest,
    Equal,
    Event,
    Exists,
    Expression,
    Extended,
    Fact,
    First,
    Fixed,
    Flag,
    IfElse,
    InTable,
    Is,
    Latest,
    Moment,
    Months,
    Named,
    Not,
    NotBefore,
    Number,
    Quantity,
    Recorded,
    Roll,
    Rolled,
    Shifted,
    Subject,
    Text,
    Today,
    WorkingDays,
)

if TYPE_CHECKING:
    from zhixing_rules.engine.compile.generated_module import GeneratedModule

__all__ = ["PythonWriter"]

Pair = tuple[str, str]
"""Two expressions: lower and upper bound, or certainly met and certainly not met."""


class PythonWriter:
    """Generator of one function: the lines that read facts and decide conditions, each once."""

    def __init__(self, module: GeneratedModule, seen: tuple[Subject, ...], certain: tuple[Subject, ...]) -> None:
        self.module = module
        self.seen = seen
        self.certain = certain
        self.count: int = 0
        self.lines: list[str] = []
        self.known: dict[object, str] = {}
        self.pairs: dict[Expression, Pair] = {}

    def function(self, name: str, result: str) -> str:
        """Return the source of the function, which returns the expression `result`."""
        records = "".join(f", {_record(subject)}" for subject in self.seen)
        body = "".join(f"    {line}\n" for line in (*self.lines, f"return {result}"))
        return f"def {name}(on, a1{records}):\n{body}"

    def fresh(self) -> str:
        """Return a new name for a local."""
        self.count += 1
        return f"v{self.count}"

    # -------------------------------------------------------------------------------------------- facts

    def value(self, fact: Fact) -> str:
        """Emit reading a fact; return the local that holds its value or ``None``."""
        owner, steps = _record(fact.subject), fact.path.split(".")
        sure = fact.subject in self.certain
        for depth in range(len(steps)):
            key = (fact.subject, ".".join(steps[: depth + 1]))
            if key not in self.known:
                name = self.fresh()
                guard = "" if sure else f" if {owner} is not None else None"
                self.lines.append(f"{name} = {owner}.{steps[depth]}{guard}")
                self.known[key] = name
            owner, sure = self.known[key], False
        return owner

    # -------------------------------------------------------------------------------------------- moments

    def bounds(self, moment: Moment) -> Pair:
        """Emit a moment; return the locals of its lower and upper bound."""
        if isinstance(moment, Today):
            return "on", "on"
        if isinstance(moment, Named):
            return self.bounds(moment.moment)
        if moment not in self.pairs:
            name = self.fresh()
            low, high = f"{name}l", f"{name}h"
            self._moment(moment, low, high)
            self.pairs[moment] = (low, high)
        return self.pairs[moment]

    def _moment(self, moment: Moment, low: str, high: str) -> None:  # noqa: C901  one case a node
        match moment:
            case Event():
                self._day(self.value(moment), low, high, f"{low} = a1; {high} = {FOREVER}")
            case Day():
                self._day(self.value(moment), low, high, f"{low} = {DAWN}; {high} = {FOREVER}")
            case NotBefore():
                floor, _ = self.bounds(moment.floor)
                unknown = f"{low} = a1 if a1 > {floor} else {floor}; {high} = {FOREVER}"
                self._day(self.value(moment.event), low, high, unknown)
            case Fixed():
                self.lines.append(f"{low} = {high} = {ordinal_of(moment.day)}")
            case Shifted():
                self._shifted(moment, low, high)
            case Extended():
                self._extended(moment, low, high)
            case Rolled():
                call = "roll_rest_days" if moment.over is Roll.REST_DAYS else "roll_statutory_days"
                self._mapped(self.bounds(moment.base), call, "", low, high)
            case Coalesce():
                _, settled = self.bounds(moment.settled)
                then_low, then_high = self.bounds(moment.then)
                first = self.value(moment.first)
                self.lines += [
                    f"if {first} is not None: {low} = {high} = {first}.toordinal()",
                    f"elif a1 > {settled}: {low} = {then_low}; {high} = {then_high}",
                    f"else: {low} = {DAWN}; {high} = {FOREVER}",
                ]
            case Earliest() | Latest():
                pairs = [self.bounds(part) for part in moment.parts]
                pick = "min" if isinstance(moment, Earliest) else "max"
                self.lines += [
                    f"{low} = {pick}(({', '.join(pair[0] for pair in pairs)},))",
                    f"{high} = {pick}(({', '.join(pair[1] for pair in pairs)},))",
                ]
            case IfElse():
                met, unmet = self.rails(moment.condition)
                (a, b), (c, d) = self.bounds(moment.met), self.bounds(moment.unmet)
                self.lines += [
                    f"if {met}: {low} = {a}; {high} = {b}",
                    f"elif {unmet}: {low} = {c}; {high} = {d}",
                    f"else: {low} = min({a}, {c}); {high} = max({b}, {d})",
                ]
            case First():
                self.lines.append(f"{low}, {high} = {self._first(moment)}")
            case _:
                raise RuleDefect(f"a {type(moment).__name__} has no day")

    def _day(self, value: str, low: str, high: str, unknown: str) -> None:
        self.lines += [f"if {value} is None: {unknown}", f"else: {low} = {high} = {value}.toordinal()"]

    def _mapped(self, base: Pair, call: str, argument: str, low: str, high: str) -> None:
        """Emit bounds through a function of the calendar: one call where the base is a single day."""
        below, above = base
        self.lines += [
            f"{low}, {high} = {call}({below}{argument})",
            f"if {above} != {below}: {high} = {call}({above}{argument})[1]",
        ]

    def _shifted(self, moment: Shifted, low: str, high: str) -> None:
        below, above = self.bounds(moment.base)
        span = moment.span
        if isinstance(span, Quantity):
            least, most = self._quantity(span)
            self.lines += [
                f"{low} = {below} + {least} if {below} > {DAWN} else {below}",
                f"{high} = min({above} + {most}, {FOREVER})",
            ]
        elif isinstance(span, Days):
            count = span.count * moment.sign
            self.lines += [
                f"{low} = {below} + {count} if {DAWN} < {below} < {FOREVER} else {below}",
                f"{high} = {above} + {count} if {DAWN} < {above} < {FOREVER} else {above}",
            ]
        elif isinstance(span, Months):
            count = span.count * moment.sign
            self.lines.append(f"{low} = months_after({below}, {count}); {high} = months_after({above}, {count})")
        else:
            call = "shift" if isinstance(span, WorkingDays) else "weekday_shift"
            self._mapped((below, above), call, f", {span.count * moment.sign}", low, high)

    def _quantity(self, quantity: Quantity) -> Pair:
        name = self.fresh()
        least, most = f"{name}n", f"{name}m"
        match quantity:
            case Number():
                value = self.value(quantity)
                self.lines += [
                    f"if {value} is None: {least} = 0; {most} = {FOREVER}",
                    f"else: {least} = {most} = {value}",
                ]
            case DaysBetween():
                (a, b), (c, d) = self.bounds(quantity.start), self.bounds(quantity.end)
                self.lines += [f"{least} = max(0, {c} - {b})", f"{most} = max(0, {d} - {a})"]
            case _:
                raise RuleDefect(f"a {type(quantity).__name__} is no number of days")
        return least, most

    def _extended(self, moment: Extended, low: str, high: str) -> None:
        below, above = self.bounds(moment.base)
        value = self.value(moment.by)
        self.lines += [
            f"if {value} is None: {low} = {below}; {high} = {above} if a1 > {above} else {FOREVER}",
            f"else: {low} = {below} + {value} if {below} > {DAWN} else {below}",
            f"if {value} is not None: {high} = min({above} + {value}, {FOREVER})",
        ]

    # -------------------------------------------------------------------------------------------- conditions

    def rails(self, condition: Condition) -> Pair:
        """Return two expressions: whether the condition is certainly met, and whether it is certainly not met."""
        match condition:
            case Always():
                return ("True", "False") if condition.met else ("False", "True")
            case All() | Any_():
                return self._joined(condition)
            case Not():
                met, unmet = self.rails(condition.part)
                return unmet, met
            case Compare():
                (a, b), (c, d) = self.bounds(condition.left), self.bounds(condition.right)
                strict = condition.op == "<"
                return (f"{b} < {c}", f"{a} >= {d}") if strict else (f"{b} <= {c}", f"{a} > {d}")
            case Flag():
                value = self.value(condition)
                return f"{value} is True", f"{value} is False"
            case _:
                name = self._settled(condition)
                return f"{name} is True", f"{name} is False"

    def _joined(self, condition: All | Any_) -> Pair:
        if condition not in self.known:
            met, unmet = zip(*(self.rails(part) for part in condition.parts), strict=True)
            a, b = (" and ", " or ") if isinstance(condition, All) else (" or ", " and ")
            name = self.fresh()
            self.lines.append(f"{name} = True if {a.join(met)} else False if {b.join(unmet)} else None")
            self.known[condition] = name
        name = self.known[condition]
        return f"{name} is True", f"{name} is False"

    def _settled(self, condition: Condition) -> str:
        """Emit a condition about one or two facts; return the local that holds ``True``, ``False`` or ``None``."""
        if condition in self.known:
            return self.known[condition]
        match condition:
            case Is():
                value = self.value(condition.fact)
                source = f"None if {value} is None else {value} in {self.module.constant(frozenset(condition.values))}"
            case Equal():
                left, right = self.value(condition.left), self.value(condition.right)
                source = f"None if {left} is None or {right} is None else {left} == {right}"
            case InTable(left=None):
                right = self.value(condition.right)
                seconds = self.module.constant(frozenset(second for _, second in condition.table.pairs))
                source = f"None if {right} is None else {right} in {seconds}"
            case InTable(left=Text() as first):
                left, right = self.value(first), self.value(condition.right)
                met, unmet = ("False", "False") if condition.otherwise is None else self.rails(condition.otherwise)
                pairs = self.module.constant(frozenset(condition.table.pairs))
                seconds = self.module.constant(frozenset(second for _, second in condition.table.pairs))
                source = (
                    f"True if ({left}, {right}) in {pairs} else False if {left} is not None and {right} in {seconds} "
                    f"else True if {met} else False if {unmet} else None"
                )
            case Contains():
                value, (_, settled) = self.value(condition.fact), self.bounds(condition.settled)
                absent = self._absent(condition.fact, settled)
                source = f"{condition.value!r} in {value} if {value} is not None else {absent}"
            case Recorded():
                value, (_, settled) = self.value(condition.fact), self.bounds(condition.settled)
                source = f"True if {value} is not None else {self._absent(condition.fact, settled)}"
            case Exists():
                source = self._exists(condition)
            case _:
                raise RuleDefect(f"a {type(condition).__name__} is not a condition that can be compiled")
        name = self.fresh()
        self.lines.append(f"{name} = {source}")
        self.known[condition] = name
        return name

    def _absent(self, fact: Fact, settled: str) -> str:
        """Return the value of an absent fact; ``None`` where the record it belongs to is not known."""
        known = "" if fact.subject in self.certain else f" and {_record(fact.subject)} is not None"
        return f"False if a1 > {settled}{known} else None"

    # -------------------------------------------------------------------------------------------- many records

    def _exists(self, condition: Exists) -> str:
        inner = self._inside(condition.subject)
        met, unmet = inner.rails(condition.where)
        test = self._define(inner, f"True if {met} else False if {unmet} else None")
        name = f"some{len(self.module.functions)}"
        records = "".join(f", {_record(subject)}" for subject in self.seen)
        self.module.functions.append(
            f"def {name}(on, a1{records}, items):\n"
            "    if items is None: return False if a1 > on else None\n"
            "    unknown = False\n"
            "    for item in items:\n"
            f"        found = {test}(on, a1{records}, item)\n"
            "        if found: return True\n"
            "        if found is None: unknown = True\n"
            f"    return None if unknown{' or a1 <= on' if condition.subject.arises else ''} else False\n"
        )
        return f"{name}(on, a1{records}, {self._list(condition.subject)})"

    def _counted(self, wanted: First) -> str:
        """Emit a function that returns (matches, earliest, latest) for one record; return its name."""
        inner = self._inside(wanted.subject)
        met, unmet = inner.rails(wanted.where)
        low, high = inner.bounds(wanted.event)
        return self._define(inner, f"(True if {met} else False if {unmet} else None), {low}, {high}")

    def _first(self, moment: First) -> str:
        test = self._counted(moment)
        name = f"first{len(self.module.functions)}"
        records = "".join(f", {_record(subject)}" for subject in self.seen)
        self.module.functions.append(
            f"def {name}(on, a1{records}, items):\n"
            f"    if items is None: return a1, {FOREVER}\n"
            f"    low, high = {'a1' if moment.subject.arises else 'on + 1'}, {FOREVER}\n"
            "    for item in items:\n"
            f"        found, below, above = {test}(on, a1{records}, item)\n"
            "        if found is not False and below < low: low = below\n"
            "        if found and above < high: high = above\n"
            "    return low, high\n"
        )
        return f"{name}(on, a1{records}, {self._list(moment.subject)})"

    def acts(self, wanted: First) -> str:
        """Return an expression for the acts on record and the first day on which an act may be unrecorded."""
        test = self._counted(wanted)
        name = f"acts{len(self.module.functions)}"
        records = "".join(f", {_record(subject)}" for subject in self.seen)
        complete = "a1" if wanted.subject.arises else str(FOREVER)
        self.module.functions.append(
            f"def {name}(on, a1{records}, items):\n"
            "    if items is None: return (), a1\n"
            f"    return [{test}(on, a1{records}, item) for item in items], {complete}\n"
        )
        return f"{name}(on, a1{records}, {self._list(wanted.subject)})"

    def _inside(self, subject: Subject) -> PythonWriter:
        return PythonWriter(self.module, (*self.seen, subject), (*self.certain, subject))

    def _define(self, inner: PythonWriter, result: str) -> str:
        name = f"test{len(self.module.functions)}"
        self.module.functions.append(inner.function(name, result))
        return name

    def _list(self, subject: Subject) -> str:
        container = subject.within
        if container is None:
            raise RuleDefect(f"{subject.name} is in no list")
        owner = _record(container)
        guard = "" if container in self.certain else f" if {owner} is not None else None"
        return f"{owner}.{subject.field}{guard}"


def _record(subject: Subject) -> str:
    return f"r_{subject.name}"
