"""The pytest plugin for a given procedure: one test for each property and rule, with the case that violates it.

``pytest --zhixing-procedure mypkg.rules:PROCEDURE``
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.calendars import PRC
from zhixing_rules.language import Procedure
from zhixing_rules.testing.assertions import trials, violation
from zhixing_rules.testing.properties import PROPERTIES
from zhixing_rules.testing.property import EXAMPLES, PropertyViolated, Trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Rule
    from zhixing_rules.testing.property import Property

__all__ = ["PropertyTests", "import_procedure"]

_UNSAFE_IN_FILE_NAMES = re.compile(r"[^\w.-]")


class PropertyTests:
    """Plugin that adds the property tests of a procedure to the collected tests."""

    def __init__(self, config: pytest.Config) -> None:
        self._procedure = import_procedure(config.getoption("zhixing_procedure"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add one test for each property and rule, before ``-k`` and ``-m`` select tests."""
        collector = _PropertyCollector.from_parent(session, name="zhixing", nodeid="zhixing", procedure=self._procedure)
        items.extend(session.genitems(collector))


def import_procedure(name: str) -> Procedure:
    """Import the procedure at ``module:name``.

    Raises:
        pytest.UsageError: if there is none, with a hint.
    """
    module, _, attribute = name.partition(":")
    if not module or not attribute:
        raise pytest.UsageError("--zhixing-procedure 写作 模块:名称 · write MODULE:NAME, such as mypkg.rules:PROCEDURE")
    try:
        value: Any = import_module(module)
        for step in attribute.split("."):
            value = getattr(value, step)
    except Exception as error:  # an imported module may raise anything
        hint = '模块须能导入（如 pythonpath = ["."]，或 python -m pytest）· the module must be importable'
        raise pytest.UsageError(f"--zhixing-procedure {name}：{type(error).__name__}：{error}\n{hint}") from error
    if not isinstance(value, Procedure):
        kind = type(value).__name__
        raise pytest.UsageError(f"--zhixing-procedure {name}：不是 Procedure · is a {kind}, not a Procedure")
    return value


class _PropertyCollector(pytest.Collector):
    """Collector of the property tests of one procedure."""

    def __init__(self, *, procedure: Procedure, **kwargs: Any) -> None:  # noqa: ANN401  arguments of pytest
        super().__init__(**kwargs)
        self._procedure = procedure
        self._case_files = _CaseFiles(self.config)

    def collect(self) -> Iterator[pytest.Item]:
        examples = self.config.getoption("zhixing_examples") or EXAMPLES
        whole = Trial(self._procedure, PRC, None, examples)
        labels = _labels(self._procedure)
        for prop in PROPERTIES:
            for trial in trials(prop, whole):
                name = prop.id if trial.rule is None else f"{prop.id}[{labels[trial.rule]}]"
                yield _PropertyItem.from_parent(self, name=name, prop=prop, trial=trial, case_files=self._case_files)


def _labels(procedure: Procedure) -> dict[Rule, str]:
    """Return the label of each version of each rule.

    It is the id, with the subject if several rules share the id, and for a superseded version the first day of the
    amendment that replaced it, such as ``art9.filing before 2026-01-01``.
    """
    counts = Counter(rule.id for rule in procedure.rules)
    labels = {}
    for rule in procedure.rules:
        label = rule.id if counts[rule.id] == 1 else f"{rule.id}/{rule.per.name}"
        for version in rule.versions():
            labels[version] = label
            if version.superseded is not None:
                label = f"{label.partition(' before ')[0]} before {version.superseded.day.isoformat()}"
    return labels


class _PropertyItem(pytest.Item):
    """Test of one property, for one rule or for the whole procedure."""

    def __init__(self, *, prop: Property, trial: Trial, case_files: _CaseFiles, **kwargs: Any) -> None:  # noqa: ANN401  arguments of pytest
        super().__init__(**kwargs)
        self._property, self._trial, self._case_files = prop, trial, case_files
        self.add_marker(pytest.mark.zhixing)
        self.add_marker(pytest.mark.zhixing_property(id=prop.id))
        self.user_properties.append(("zhixing_property", prop.id))
        if (rule := trial.rule) is not None:
            self.add_marker(pytest.mark.zhixing_rule(id=rule.id, clause=rule.cite.key, per=rule.per.name))
            self.user_properties += [("zhixing_rule", rule.id), ("zhixing_clause", str(rule.cite))]

    def runtest(self) -> None:
        violated = violation(self._property, self._trial)
        self._case_files.update(self.name, "" if violated is None else violated.record_json())
        if violated is not None:
            raise violated

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  as in pytest
        """Return the property, its reason, the clause, the observation, and the case with the path of its file."""
        violated = excinfo.value
        if not isinstance(violated, PropertyViolated):
            return super().repr_failure(excinfo, style)
        message = f"{violated}\n理由 · why：{self._property.why_zh} · {self._property.why_en}\n"
        record = violated.record_json()
        return f"{message}反例 · the case：{self._case_files.path(self.name)}\n{record}" if record else message

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class _CaseFiles:
    """The files of failing cases."""

    def __init__(self, config: pytest.Config) -> None:
        self._directory = _directory(config)

    def path(self, name: str) -> Path:
        """Return the path of the file of a test."""
        if self._directory is None:
            self._directory = Path(tempfile.mkdtemp(prefix="zhixing-"))
        return self._directory / f"{_UNSAFE_IN_FILE_NAMES.sub('_', name).rstrip('_')}.json"

    def update(self, name: str, record: str) -> None:
        """Write the case of a test, or delete the file of an earlier run if the record is empty."""
        if record:
            self.path(name).write_text(record, encoding="utf-8")
        elif self._directory is not None:
            self.path(name).unlink(missing_ok=True)


def _directory(config: pytest.Config) -> Path | None:
    """Return the directory of failing cases; ``None`` if none is persistent, as with ``-p no:cacheprovider``."""
    option = config.getoption("zhixing_cases")
    if option is not None:
        directory = Path(config.invocation_params.dir, option)
        directory.mkdir(parents=True, exist_ok=True)
        return directory
    cache: pytest.Cache | None = getattr(config, "cache", None)
    return None if cache is None else cache.mkdir("zhixing")
