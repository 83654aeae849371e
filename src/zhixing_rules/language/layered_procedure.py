"""Layers of law that are asked together: each gives its own findings, and the composition says how they relate.

A layer is a procedure of its own, with its own rules, texts and hash. Composition adds no rule and edits none. What it
adds is stated as values: which rules lay one duty (`Duty`), and which rule of a higher layer decides a reading of a
lower one (`DecidedReading`).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.confidence import Confidence
from zhixing_rules.language.expression import FALSE, TRUE, Chosen, Condition, all_of, any_of, not_
from zhixing_rules.language.moments import ON, ChosenMoment, Fixed, IfElse
from zhixing_rules.language.procedure import Procedure
from zhixing_rules.language.rule import Remark
from zhixing_rules.language.substitution import substitute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from zhixing_rules.language.court_directory import Directory
    from zhixing_rules.language.expression import Moment, Table
    from zhixing_rules.language.lineage import Change
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.rule import Rule

__all__ = ["DecidedReading", "Duty", "LayeredProcedure", "layered"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that rules of several layers lay: the stricter prevails, and all are cited.

    Attributes:
        id: the stable id, such as ``review.filing``.
        zh: its name in Chinese.
        en: the same in English.
        rules: the ids of its rules, those of the lower layer first.
    """

    id: str
    zh: str
    en: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecidedReading:
    """A reading of a lower layer that a rule of a higher layer decides, for acts from its first day.

    If that rule can give any verdict, the alternatives that it rules out are not used for such acts, whatever the
    caller chose, and a remark says so. If it never gives `fail`, the choice stands, and a remark warns.

    Attributes:
        reading: the id of the reading.
        by: the id of the rule that decides it.
        alternative: the id of the alternative that it calls for.
        rules_out: the ids of the alternatives that it rules out; all others if empty.
    """

    reading: str
    by: str
    alternative: str
    rules_out: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class LayeredProcedure(Procedure):
    """Procedures that are asked together; made by `layered`.

    Its rules are those of its layers, under their own ids; those of the lower layers with the readings that a higher
    one decides. Each is governed by the commencement of its own layer.

    Attributes:
        layers: the procedures, the lowest first.
        duties: the duties that rules of several layers lay.
        decided: the readings of lower layers that rules of higher layers decide.
    """

    layers: tuple[Procedure, ...] = ()
    duties: tuple[Duty, ...] = ()
    decided: tuple[DecidedReading, ...] = ()

    @cached_property
    def hash(self) -> str:
        """Hash of the layers and of how they relate; the same on every machine and in every run."""
        words = (self.id, *(each.hash for each in self.layers), *map(repr, (self.duties, self.decided)))
        return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:16]

    @cached_property
    def _layer_of(self) -> Mapping[str, Procedure]:
        return {rule.id: layer for layer in self.layers for rule in layer.rules}

    def applies(self, rule: Rule) -> Condition:
        """Return the condition under which a rule applies, by the commencement of its own layer."""
        return self._layer_of[rule.id].applies(rule)

    def duty_of(self, rule_id: str) -> Duty | None:
        """Return the duty that a rule lays together with others; ``None`` if it lays none."""
        return next((each for each in self.duties if rule_id in each.rules), None)

    def amend(self, *changes: Change, name: str) -> Procedure:
        """Return the composition with its lowest layer amended; see `Procedure.amend`."""
        lowest, *others = self.layers
        return self._with_layers((lowest.amend(*changes, name=name), *others), name)

    def with_table(self, table: Table) -> Procedure:
        """Return the composition with a table replaced in every layer that uses it; see `Procedure.with_table`."""
        changed, found = [], False
        for layer in self.layers:
            try:
                changed.append(layer.with_table(table))
                found = True
            except LookupError:
                changed.append(layer)
        if not found:
            raise LookupError(f"没有这一表 · no such table: {table.name}")
        return self._with_layers(changed, self.id)

    def with_directory(self, directory: Directory) -> Procedure:
        """Return the composition with another directory in every layer that has one; this one is unchanged."""
        layers = [each if each.directory is None else each.with_directory(directory) for each in self.layers]
        return self._with_layers(layers, self.id)

    def _with_layers(self, layers: Iterable[Procedure], name: str) -> LayeredProcedure:
        """Return the composition of other layers; what an amendment dropped is left out of duties and readings."""
        layers = tuple(layers)
        rules = {rule.id for layer in layers for rule in layer.rules}
        readings = {(each.id, other.id) for layer in layers for each in layer.readings for other in each.alternatives}
        kept = (replace(each, rules=tuple(rule for rule in each.rules if rule in rules)) for each in self.duties)
        decided = (each for each in self.decided if each.by in rules and (each.reading, each.alternative) in readings)
        return layered(*layers, id=name, duties=[each for each in kept if each.rules], decided=decided)


def layered(
    *layers: Procedure,
    id: str,  # noqa: A002  the attribute of a procedure
    duties: Iterable[Duty] = (),
    decided: Iterable[DecidedReading] = (),
) -> LayeredProcedure:
    """Compose procedures.

    Args:
        layers: the procedures, the lowest first; it gives the text, the directory and the coverage of the composition.
        id: the id of the composition.
        duties: the duties that rules of several layers lay.
        decided: the readings of lower layers that rules of higher layers decide.

    Returns:
        The composition.

    Raises:
        RuleDefect: two layers have a rule of one id or readings that differ under one id, or a duty or a decided
            reading names a rule, reading or alternative that does not exist; lists every defect.
    """
    lowest, duties, decided = layers[0], tuple(duties), tuple(decided)
    if defects := list(_defects(layers, duties, decided)):
        raise RuleDefect("\n".join(f"{id}: {each}" for each in defects))
    readings = tuple(dict.fromkeys(each for layer in layers for each in layer.readings))
    by_id = {rule.id: rule for layer in layers for rule in layer.rules}
    found = {each.id: each for each in readings}
    decisions = [_Decision(each, found[each.reading], by_id[each.by]) for each in decided]
    rules = [_decided(rule, layer, decisions) for layer in layers for rule in layer.rules]
    return LayeredProcedure(
        id=id,
        instrument=lowest.instrument,
        roots=lowest.roots,
        rules=tuple(rules),
        readings=readings,
        commencement=lowest.commencement,
        lineage=lowest.lineage,
        directory=lowest.directory,
        coverage_table=lowest.coverage_table,
        translation=lowest.translation,
        protected_by=lowest.protected_by,
        layers=layers,
        duties=duties,
        decided=decided,
    )


def _defects(
    layers: tuple[Procedure, ...], duties: tuple[Duty, ...], decided: tuple[DecidedReading, ...]
) -> Iterator[str]:
    """Yield what does not fit together."""
    ids = [rule_id for layer in layers for rule_id in dict.fromkeys(rule.id for rule in layer.rules)]
    for rule_id in dict.fromkeys(each for each in ids if ids.count(each) > 1):
        yield f"两层有同一标识的规则 · two layers have a rule with this id: {rule_id}"
    named = [(duty.id, rule_id) for duty in duties for rule_id in duty.rules]
    for what, rule_id in (*named, *((each.reading, each.by) for each in decided)):
        if rule_id not in ids:
            yield f"{what}: 没有这一规则 · no such rule: {rule_id}"
    readings: dict[str, Reading] = {}
    for each in (reading for layer in layers for reading in layer.readings):
        if readings.setdefault(each.id, each) != each:
            yield f"两层的同名解读不同 · two layers have readings that differ under one id: {each.id}"
    known = {(each.id, alternative.id) for each in readings.values() for alternative in each.alternatives}
    for decision in decided:
        for alternative in (decision.alternative, *decision.rules_out):
            if (decision.reading, alternative) not in known:
                yield f"没有这一解读或方案 · no such reading or alternative: {decision.reading}={alternative}"


class _Decision:
    """A decided reading with the reading and the rule that decides it."""

    def __init__(self, decided: DecidedReading, reading: Reading, by: Rule) -> None:
        self.reading, self.by, self.alternative = reading, by, decided.alternative
        others = (each.id for each in reading.alternatives if each.id != decided.alternative)
        self.ruled_out = frozenset(decided.rules_out or others)
        self.first_day: date | None = None if by.in_force is None else by.in_force.first

    def governs(self, act: Moment) -> Condition:
        """Return the condition that an act is on or after the first day of the rule that decides."""
        return TRUE if self.first_day is None else Fixed(self.first_day) <= act

    def replaced(self, part: Chosen | ChosenMoment, act: Moment) -> Chosen | ChosenMoment:
        """Return a choice in which the alternatives that are ruled out give way for acts from the first day."""
        options: dict[str, Any] = dict(part.options)
        called_for, since = options[self.alternative], self.governs(act)

        def instead(option: Any) -> Any:  # noqa: ANN401  a condition or a moment
            if isinstance(part, ChosenMoment):
                return IfElse(since, called_for, option)
            # the last part decides where the day is not known and both agree
            both = all_of(called_for, option)
            return any_of(all_of(since, called_for), all_of(not_(since), option), both)

        changed = {name: instead(each) if name in self.ruled_out else each for name, each in options.items()}
        return type(part).by(part.reading, changed)

    def remark(self, rule: Rule, act: Moment, *, used: bool) -> Remark:
        """Return the remark where a caller chose an alternative that is ruled out, and the rule may apply."""
        since, called_for = all_of(self.governs(act), rule.when), self.reading.alternative(self.alternative)
        options = {each.id: since if each.id in self.ruled_out else FALSE for each in self.reading.alternatives}
        zh, en = _consequence_in_words(self.by, called_for.zh, called_for.en, used=used)
        return Remark(Chosen.by(self.reading, options), zh, en)


def _consequence_in_words(by: Rule, zh: str, en: str, *, used: bool) -> Bilingual:
    since = "" if by.in_force is None else f"{chinese_date(by.in_force.first)}起"
    from_day = "" if by.in_force is None else f" from {by.in_force.first.isoformat()}"
    if not used:
        return Bilingual(
            f"未采用所选解读：本库据{by.cite.shown}，{since}按“{zh}”判断",
            f"the chosen reading is not used: by {by.cite.shown_key} this library reads it{from_day} as: {en}",
        )
    if by.confidence is not Confidence.A:
        why = Bilingual("该条据摘录，未核对原文", "its words were read in an excerpt")
    elif by.capped:
        why = Bilingual("该条的适用由人判断", "a person must judge how it applies")
    else:
        why = Bilingual("本项没有可据以确定适用何时规定的行为", "no act decides which law applies here")
    return Bilingual(
        f"所选解读仍予采用，但请核对：本库据{by.cite.shown}，{since}应按“{zh}”判断；{why.zh}",
        f"the chosen reading stands, but check it: by {by.cite.shown_key} this library would read it{from_day} as: "
        f"{en}; {why.en}",
    )


def _decided(rule: Rule, layer: Procedure, decisions: list[_Decision]) -> Rule:
    """Return a rule with the readings that rules of another layer decide."""
    own_rules = set(layer.rules)
    concerned = [each for each in decisions if each.by not in own_rules and each.reading in rule.readings]
    if not concerned:
        return rule
    firm = {each.reading: each for each in concerned if not each.by.capped}

    def called_for(part: object) -> object:
        """Return the alternative that is called for: by it the day of the act itself is found."""
        while isinstance(part, Chosen | ChosenMoment) and part.reading in firm:
            part = dict(part.options)[firm[part.reading].alternative]
        return part

    own_act = dict(layer.commencement.acts).get(rule.per) if rule.act is None else rule.act
    if own_act is None:  # no act whose day decides: the choice stands
        return replace(rule, remarks=(*rule.remarks, *(each.remark(rule, ON, used=True) for each in concerned)))
    act = substitute(own_act, called_for)

    def swap(part: object) -> object:
        if isinstance(part, Chosen | ChosenMoment) and part.reading in firm:
            return firm[part.reading].replaced(part, act)
        return part

    changed = substitute(rule, swap)
    return replace(
        changed, remarks=(*changed.remarks, *(each.remark(rule, act, used=each.by.capped) for each in concerned))
    )
