"""The other rule engines: how each gets the facts of one case and computes the twelve verdicts.

Everything an engine can prepare (compiled expressions, a system of variables) is prepared once, and the conversion of
the facts is not timed.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from benchmarks.twelve import rules, translation
from benchmarks.twelve.facts import DetentionFacts, Facts, ReferralFacts, RoleFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ENGINES", "Engine", "vectorised_engine"]


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that computes the twelve verdicts.

    Attributes:
        name: the package, with its version.
        given: converts the facts to the input of the engine; not timed.
        judge: returns the verdicts for that input; timed.
        note: a remark.
    """

    name: str
    given: Callable[[Facts], Any]
    judge: Callable[[Any], Sequence[Any]]
    note: str = ""


def _with_version(package: str) -> str:
    return f"{package} {importlib.metadata.version(package)}"


def _plain(given: Facts) -> dict[str, Any]:
    """Return facts as JSON data."""
    whole: dict[str, Any] = json.loads(json.dumps(asdict(given)))
    return whole


def zen_expression() -> Engine:
    """Return GoRules ZEN with one expression, a list of twelve."""
    compiled = importlib.import_module("zen").compile_expression(translation.ZEN.all_twelve())
    return Engine(_with_version("zen-engine"), _plain, compiled.evaluate, "表达式 · expression (Rust)")


def zen_decision() -> Engine:
    """Return GoRules ZEN with a decision graph that has one node of twelve expressions."""
    rows = [
        {"id": f"e{place}", "key": f"r{place}", "value": translation.ZEN.translate(rule)}
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

    return Engine(_with_version("zen-engine"), _plain, judge, "决策图 · decision graph (Rust)")


def cel_rust() -> Engine:
    """Return CEL, interpreted in Rust."""
    program = importlib.import_module("cel").compile(translation.CEL.all_twelve())
    return Engine(_with_version("common-expression-language"), _plain, program.execute, "CEL (Rust)")


def cel_python() -> Engine:
    """Return CEL, interpreted in Python."""
    celpy = importlib.import_module("celpy")
    environment = celpy.Environment()
    program = environment.program(environment.compile(translation.CEL.all_twelve()))
    return Engine(
        _with_version("cel-python"), lambda given: celpy.json_to_cel(_plain(given)), program.evaluate, "CEL (Python)"
    )


def json_logic() -> Engine:
    """Return JSON-logic with twelve separate rules."""
    apply = importlib.import_module("json_logic").jsonLogic
    translated = [translation.as_json(rule) for rule in rules.RULES.values()]

    def given(whole: Facts) -> dict[str, Any]:
        plain = _plain(whole)
        outer = {name: value for name, value in plain.items() if name not in _LISTS}
        lists = {name: [{**outer, translation.ENTRY: entry} for entry in plain[name]] for name in _LISTS}
        return {**plain, **lists}

    return Engine(
        _with_version("panzi-json-logic"),
        given,
        lambda data: [apply(each, data) for each in translated],
        "表中各项带全案事实 · each entry of a list holds the outer facts, which its conditions could not see",
    )


def rule_engine() -> Engine:
    """Return rule-engine with one expression, a list of twelve."""
    module = importlib.import_module("rule_engine")
    rule = module.Rule(translation.RULE_ENGINE.all_twelve(), context=module.Context(resolver=module.resolve_item))
    return Engine(_with_version("rule-engine"), _plain, rule.evaluate, "纯 Python · pure Python")


# ------------------------------------------------------------------------------------------------ OpenFisca

_LISTS: Final = ("roles", "detentions", "referrals")
_PERIOD: Final = "2025-10"
_DOCUMENT: Final = "enforcement_report"


def openfisca() -> Engine:
    """Return OpenFisca with a simulation of one case, as a service would build it for a request."""
    system = _System()
    return Engine(
        _with_version("openfisca-core"),
        lambda given: system.arrays([given]),
        lambda arrays: [int(each[0]) for each in system.judge(arrays)],
        "为许多人一次算而设 · made for many at once",
    )


def vectorised_engine(cases: list[Facts]) -> Engine:
    """Return OpenFisca with all cases in one simulation; the argument of `given` is ignored."""
    system = _System()
    arrays = system.arrays(cases)
    return Engine(
        _with_version("openfisca-core"), lambda _: arrays, system.judge, "全部样本一次 · the whole sample at once"
    )


_Arrays = tuple[int, list[int], dict[str, Any], dict[str, Any]]


class _System:
    """A tax and benefit system with one group entity, the case, and one person entity, the entry of a list."""

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
        self._variable(f"inventory_{_DOCUMENT}", case, "bool")
        self._verdicts = [self._rule(f"verdict_{rule.__name__}", case, rule) for rule in rules.RULES.values()]

    def _variable(self, name: str, entity: object, kind: str, formula: Callable[..., Any] | None = None) -> None:
        variables, periods = map(importlib.import_module, ("openfisca_core.variables", "openfisca_core.periods"))
        value = str if kind.startswith("str") else bool if kind == "bool" else int
        body = {"value_type": value, "entity": entity, "definition_period": periods.DateUnit.MONTH, "label": name}
        if formula is not None:
            body["formula"] = formula
        self._system.add_variable(type(name, (variables.Variable,), body))

    def _rule(self, name: str, case: object, rule: Callable[..., int]) -> str:
        body = translation.as_arrays(rule).replace("\n", "\n    ")
        known: dict[str, Any] = {"where": self._numpy.where}
        exec(f"def formula(case, period):\n    {body}\n", known)  # noqa: S102  translated from our own rules
        self._variable(name, case, "int", known["formula"])
        return name

    def arrays(self, cases: list[Facts]) -> _Arrays:
        """Return the input of a simulation: the number of cases, the case of each entry, and arrays by variable."""
        entries = [
            (place, {"kind": name, **{f"entry_{key}": value for key, value in asdict(entry).items()}})
            for place, case in enumerate(cases)
            for name in _LISTS
            for entry in getattr(case, name)
        ]
        of_cases = {
            name: self._array(kind, [getattr(case, name) for case in cases]) for name, kind in self._case_kinds.items()
        }
        of_cases[f"inventory_{_DOCUMENT}"] = self._numpy.array([_DOCUMENT in case.inventory for case in cases])
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
        """Build a simulation and return the twelve variables, each as an array."""
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


ENGINES: Final = (zen_expression, zen_decision, cel_rust, cel_python, json_logic, rule_engine, openfisca)
"""The engines; each function raises ImportError if its package is not installed."""
