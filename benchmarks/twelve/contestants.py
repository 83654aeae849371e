"""The peers: how each is given the facts of one case and asked for the twelve verdicts.

What a peer can prepare beforehand (compiled expressions, a system of variables) is prepared beforehand, and the facts
are put into the form it takes off the clock.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from benchmarks.twelve import rules, spelling
from benchmarks.twelve.facts import DetentionFacts, Facts, ReferralFacts, RoleFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["PEERS", "Peer", "many_at_once"]


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to the twelve verdicts.

    Attributes:
        name: the package, with its version.
        given: the facts in the form it takes; not timed.
        judge: the verdicts from that form; timed.
        note: what should be known of it.
    """

    name: str
    given: Callable[[Facts], Any]
    judge: Callable[[Any], Sequence[Any]]
    note: str = ""


def _named(package: str) -> str:
    return f"{package} {importlib.metadata.version(package)}"


def _plain(given: Facts) -> dict[str, Any]:
    """A dictionary as JSON has it."""
    whole: dict[str, Any] = json.loads(json.dumps(asdict(given)))
    return whole


def zen_expression() -> Peer:
    """GoRules ZEN: one expression, a list of twelve."""
    compiled = importlib.import_module("zen").compile_expression(spelling.ZEN.all_twelve())
    return Peer(_named("zen-engine"), _plain, compiled.evaluate, "表达式 · expression (Rust)")


def zen_decision() -> Peer:
    """GoRules ZEN: a decision, as its editor would save it, with one node of twelve expressions."""
    rows = [
        {"id": f"e{place}", "key": f"r{place}", "value": spelling.ZEN.spelt(rule)}
        for place, rule in enumerate(rules.RULES.values())
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "request", "position": {"x": 0, "y": 0}},
        {
            "id": "twelve",
            "type": "expressionNode",
            "name": "twelve",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": rows},
        },
        {"id": "out", "type": "outputNode", "name": "response", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "twelve"},
        {"id": "b", "type": "edge", "sourceId": "twelve", "targetId": "out"},
    ]
    decision = importlib.import_module("zen").ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    keys = [str(row["key"]) for row in rows]

    def judge(given: dict[str, Any]) -> list[Any]:
        result = decision.evaluate(given)["result"]
        return [result[key] for key in keys]

    return Peer(_named("zen-engine"), _plain, judge, "决策图 · decision graph (Rust)")


def cel_rust() -> Peer:
    """CEL, the interpreter in Rust."""
    program = importlib.import_module("cel").compile(spelling.CEL.all_twelve())
    return Peer(_named("common-expression-language"), _plain, program.execute, "CEL (Rust)")


def cel_python() -> Peer:
    """CEL, the interpreter in Python."""
    celpy = importlib.import_module("celpy")
    environment = celpy.Environment()
    program = environment.program(environment.compile(spelling.CEL.all_twelve()))
    return Peer(_named("cel-python"), lambda given: celpy.json_to_cel(_plain(given)), program.evaluate, "CEL (Python)")


def json_logic() -> Peer:
    """JSON-logic: twelve rules one after the other."""
    apply = importlib.import_module("json_logic").jsonLogic
    spelt = [spelling.as_json(rule) for rule in rules.RULES.values()]

    def given(whole: Facts) -> dict[str, Any]:
        plain = _plain(whole)
        outer = {name: value for name, value in plain.items() if name not in _LISTS}
        lists = {name: [{**outer, spelling.ENTRY: entry} for entry in plain[name]] for name in _LISTS}
        return {**plain, **lists}

    return Peer(
        _named("panzi-json-logic"),
        given,
        lambda data: [apply(each, data) for each in spelt],
        "表中各项带全案事实 · each entry of a list holds the outer facts, which its conditions could not see",
    )


def rule_engine() -> Peer:
    """rule-engine: one expression, a list of twelve."""
    module = importlib.import_module("rule_engine")
    rule = module.Rule(spelling.RULE_ENGINE.all_twelve(), context=module.Context(resolver=module.resolve_item))
    return Peer(_named("rule-engine"), _plain, rule.evaluate, "纯 Python · pure Python")


# ------------------------------------------------------------------------------------------------ OpenFisca

_LISTS: Final = ("roles", "detentions", "referrals")
_PERIOD: Final = "2025-10"
_PAPER: Final = "enforcement_report"


def openfisca() -> Peer:
    """OpenFisca: a simulation of one case, as a service would build for a request."""
    system = _System()
    return Peer(
        _named("openfisca-core"),
        lambda given: system.arrays([given]),
        lambda arrays: [int(each[0]) for each in system.judge(arrays)],
        "为许多人一次算而设 · made for many at once",
    )


def many_at_once(cases: list[Facts]) -> Peer:
    """OpenFisca as it is meant to be used: all these cases in one simulation, whatever `given` is asked for."""
    system = _System()
    arrays = system.arrays(cases)
    return Peer(_named("openfisca-core"), lambda _: arrays, system.judge, "全部样本一次 · the whole sample at once")


_Arrays = tuple[int, list[int], dict[str, Any], dict[str, Any]]


class _System:
    """A tax and benefit system of one kind of group, the case, and one of person, the entry of a list."""

    def __init__(self) -> None:
        self._numpy = importlib.import_module("numpy")
        entities = importlib.import_module("openfisca_core.entities")
        self._builder = importlib.import_module("openfisca_core.simulations").SimulationBuilder
        entry = entities.Entity("entry", "entries", "entry of a list", "")
        case = entities.GroupEntity("case", "cases", "case", "", roles=[{"key": "entry", "plural": "entries"}])
        self._system = importlib.import_module("openfisca_core.taxbenefitsystems").TaxBenefitSystem([entry, case])
        self._case_kinds = {
            each.name: str(each.type) for each in fields(Facts) if each.name not in (*_LISTS, "inventory")
        }
        self._entry_kinds = {
            f"entry_{each.name}": str(each.type)
            for record in (RoleFacts, DetentionFacts, ReferralFacts)
            for each in fields(record)
        }
        for name, kind in self._case_kinds.items():
            self._variable(name, case, kind)
        for name, kind in {**self._entry_kinds, "kind": "str"}.items():
            self._variable(name, entry, kind)
        self._variable(f"inventory_{_PAPER}", case, "bool")
        self._verdicts = [self._rule(f"verdict_{rule.__name__}", case, rule) for rule in rules.RULES.values()]

    def _variable(self, name: str, entity: object, kind: str, formula: Callable[..., Any] | None = None) -> None:
        variables, periods = map(importlib.import_module, ("openfisca_core.variables", "openfisca_core.periods"))
        value = str if kind.startswith("str") else bool if kind == "bool" else int
        body = {"value_type": value, "entity": entity, "definition_period": periods.DateUnit.MONTH, "label": name}
        if formula is not None:
            body["formula"] = formula
        self._system.add_variable(type(name, (variables.Variable,), body))

    def _rule(self, name: str, case: object, rule: Callable[..., int]) -> str:
        body = spelling.as_arrays(rule).replace("\n", "\n    ")
        known: dict[str, Any] = {"where": self._numpy.where}
        exec(f"def formula(case, period):\n    {body}\n", known)  # noqa: S102  spelt from our own rules
        self._variable(name, case, "int", known["formula"])
        return name

    def arrays(self, cases: list[Facts]) -> _Arrays:
        """What a simulation is set up from: how many cases, whose each entry is, and arrays by variable."""
        entries = [
            (place, {"kind": name, **{f"entry_{key}": value for key, value in asdict(entry).items()}})
            for place, case in enumerate(cases)
            for name in _LISTS
            for entry in getattr(case, name)
        ]
        of_cases = {
            name: self._array(kind, [getattr(case, name) for case in cases]) for name, kind in self._case_kinds.items()
        }
        of_cases[f"inventory_{_PAPER}"] = self._numpy.array([_PAPER in case.inventory for case in cases])
        of_entries = {
            name: self._array(kind, [fields.get(name) for _, fields in entries])
            for name, kind in {**self._entry_kinds, "kind": "str"}.items()
        }
        return len(cases), [place for place, _ in entries], of_cases, of_entries

    def _array(self, kind: str, values: list[Any]) -> Any:  # noqa: ANN401  numpy has no types here
        if kind.startswith("str"):
            return self._numpy.array([value or "" for value in values], dtype=object)
        if kind == "Known":
            return self._numpy.array([2 if value is None else int(value) for value in values])
        return self._numpy.array([value or 0 for value in values], dtype=bool if kind == "bool" else int)

    def judge(self, arrays: _Arrays) -> list[Any]:
        """A simulation built and the twelve variables calculated: twelve arrays."""
        cases, owners, of_cases, of_entries = arrays
        builder = self._builder()
        builder.create_entities(self._system)
        builder.declare_person_entity("entry", [str(place) for place in range(len(owners))])
        group = builder.declare_entity("case", [str(place) for place in range(cases)])
        builder.join_with_persons(group, self._numpy.array([str(place) for place in owners]), ["entry"] * len(owners))
        simulation = builder.build(self._system)
        for name, values in {**of_cases, **of_entries}.items():
            simulation.set_input(name, _PERIOD, values)
        return [simulation.calculate(name, _PERIOD) for name in self._verdicts]


PEERS: Final = (zen_expression, zen_decision, cel_rust, cel_python, json_logic, rule_engine, openfisca)
"""Each raises `ImportError` where it is not installed."""
