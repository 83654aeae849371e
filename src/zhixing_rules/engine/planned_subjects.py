"""The subjects of the steps of one plan, and which steps a step waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.dependencies import origins_of
from zhixing_rules.engine.step import StepReference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance, RecordIndex
    from zhixing_rules.language import Rule, Subject

__all__ = ["PlannedSubjects"]


class PlannedSubjects:
    """The subjects of the steps of one plan, by rule."""

    def __init__(
        self, compiled: CompiledProcedure, known: RecordIndex, planned: Iterable[tuple[Rule, Instance]]
    ) -> None:
        self._origins, self._known = origins_of(compiled), known
        self._subjects: dict[str, dict[Subject, None]] = {}
        self._paths: set[tuple[str, str]] = set()
        self._connected_with: dict[tuple[str, str], list[str]] = {}
        for rule, instance in planned:
            self._subjects.setdefault(rule.id, {})[instance.subject] = None
            self._paths.add((rule.id, instance.path))
            for path in self._seen_from(instance):
                if path != instance.path:
                    self._connected_with.setdefault((rule.id, path), []).append(instance.path)

    def before(self, instance: Instance, after: Iterable[str]) -> tuple[tuple[str, ...], tuple[StepReference, ...]]:
        """Return the rules that the steps of a subject wait for, and their steps of connected subjects.

        Args:
            instance: the subject.
            after: the rules that its step would wait for, whatever their subjects.

        Returns:
            The rules: those of unconnected subjects, and those that have steps of connected ones; then these steps.
        """
        rules: list[str] = []
        steps: list[StepReference] = []
        for rule_id in after:
            found = [StepReference(rule_id, path) for path in self._steps_of(rule_id, instance)]
            if found or not any(self._may_connect(each, instance.subject) for each in self._subjects[rule_id]):
                rules.append(rule_id)
                steps += found
        return tuple(rules), tuple(steps)

    def _steps_of(self, rule_id: str, instance: Instance) -> Iterator[str]:
        """Yield the subjects of the steps of a rule that one subject is connected with."""
        if instance.path:
            for path in self._seen_from(instance):
                if (rule_id, path) in self._paths:
                    yield path
            yield from self._connected_with.get((rule_id, instance.path), ())

    def _seen_from(self, instance: Instance) -> Iterable[str]:
        """Return the subject, what contains it, what it refers to, and what it was made from, without the whole."""
        paths = dict.fromkeys(filter(None, instance.paths))
        if instance.from_path is not None:
            paths[instance.from_path] = None
        record = instance.by_subject()[instance.subject]
        for field, origin in self._origins.get(instance.subject, ()):
            if path := self._known.find(origin, getattr(record, field))[1]:
                paths[path] = None
        return paths

    def _may_connect(self, one: Subject, other: Subject) -> bool:
        """Return whether records of two subjects can contain or name each other."""
        if one.within is None or other.within is None:
            return False
        return one in self._seen_subjects(other) or other in self._seen_subjects(one)

    def _seen_subjects(self, subject: Subject) -> tuple[Subject, ...]:
        return (*subject.visible_subjects, *(origin for _, origin in self._origins.get(subject, ())))
