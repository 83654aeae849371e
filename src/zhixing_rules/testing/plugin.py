"""The pytest plugin, once a procedure is named: one test for each law and rule, with the case that breaks it.

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
from zhixing_rules.testing.assertions import breach, trials
from zhixing_rules.testing.properties import PROPERTIES
from zhixing_rules.testing.property import EXAMPLES, PropertyViolated, Trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Rule
    from zhixing_rules.testing.property import Property

__all__ = ["Kit", "procedure_named"]

_ODD = re.compile(r"[^\w.-]")


class Kit:
    """Adds the laws of a procedure to the tests that were collected."""

    def __init__(self, config: pytest.Config) -> None:
        self._procedure = procedure_named(config.getoption("zhixing_procedure"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add a test for each law and rule, before ``-k`` and ``-m`` choose among them."""
        properties = _Properties.from_parent(session, name="zhixing", nodeid="zhixing", procedure=self._procedure)
        items.extend(session.genitems(properties))


def procedure_named(name: str) -> Procedure:
    """The procedure at ``module:name``. Raises ``pytest.UsageError``, with what to do, where there is none."""
    module, _, attribute = name.partition(":")
    if not module or not attribute:
        raise pytest.UsageError("--zhixing-procedure 写作 模块:名称 · write MODULE:NAME, such as mypkg.rules:PROCEDURE")
    try:
        found: Any = import_module(module)
        for step in attribute.split("."):
            found = getattr(found, step)
    except Exception as error:  # whatever a module of somebody else may raise
        hint = '模块须能导入（如 pythonpath = ["."]，或 python -m pytest）· the module must be importable'
        raise pytest.UsageError(f"--zhixing-procedure {name}：{type(error).__name__}：{error}\n{hint}") from error
    if not isinstance(found, Procedure):
        raise pytest.UsageError(f"--zhixing-procedure {name}：不是 Procedure · is {type(found).__name__}, no Procedure")
    return found


class _Properties(pytest.Collector):
    """The laws, tried on one procedure."""

    def __init__(self, *, procedure: Procedure, **kwargs: Any) -> None:  # noqa: ANN401  what pytest passes on
        super().__init__(**kwargs)
        self._procedure = procedure
        self._cases = _Cases(self.config)

    def collect(self) -> Iterator[pytest.Item]:
        examples = self.config.getoption("zhixing_examples") or EXAMPLES
        whole = Trial(self._procedure, PRC, None, examples)
        labels = _labels(self._procedure)
        for property_ in PROPERTIES:
            for trial in trials(property_, whole):
                name = property_.id if trial.rule is None else f"{property_.id}[{labels[trial.rule]}]"
                yield _Tried.from_parent(self, name=name, property_=property_, trial=trial, cases=self._cases)


def _labels(procedure: Procedure) -> dict[Rule, str]:
    """What each rule is called: its id, and its subject where one id is judged for several."""
    counts = Counter(rule.id for rule in procedure.rules)
    return {rule: rule.id if counts[rule.id] == 1 else f"{rule.id}/{rule.per.name}" for rule in procedure.rules}


class _Tried(pytest.Item):
    """One law, tried on one rule or on the procedure as a whole."""

    def __init__(self, *, property_: Property, trial: Trial, cases: _Cases, **kwargs: Any) -> None:  # noqa: ANN401  what pytest passes on
        super().__init__(**kwargs)
        self._law, self._trial, self._cases = property_, trial, cases
        self.add_marker(pytest.mark.zhixing)
        self.add_marker(pytest.mark.zhixing_law(id=property_.id))
        self.user_properties.append(("zhixing_law", property_.id))
        if (rule := trial.rule) is not None:
            self.add_marker(pytest.mark.zhixing_rule(id=rule.id, clause=rule.cite.key, per=rule.per.name))
            self.user_properties += [("zhixing_rule", rule.id), ("zhixing_clause", str(rule.cite))]

    def runtest(self) -> None:
        broken = breach(self._law, self._trial)
        self._cases.keep(self.name, "" if broken is None else broken.record_json())
        if broken is not None:
            raise broken

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401  as of pytest
        """The law, why it holds, the clause, what was found, and the case with the file it was written to."""
        broken = excinfo.value
        if not isinstance(broken, PropertyViolated):
            return super().repr_failure(excinfo, style)
        told = f"{broken}\n理由 · why：{self._law.why_zh} · {self._law.why_en}\n"
        record = broken.record_json()
        return f"{told}反例 · the case：{self._cases.place(self.name)}\n{record}" if record else told

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class _Cases:
    """The files that failing cases are written to."""

    def __init__(self, config: pytest.Config) -> None:
        self._directory = _directory(config)

    def place(self, name: str) -> Path:
        """The file of a test."""
        if self._directory is None:
            self._directory = Path(tempfile.mkdtemp(prefix="zhixing-"))
        return self._directory / f"{_ODD.sub('_', name).rstrip('_')}.json"

    def keep(self, name: str, record: str) -> None:
        """Write the case of a test; take away that of an earlier run where there is none now."""
        if record:
            self.place(name).write_text(record, encoding="utf-8")
        elif self._directory is not None:
            self.place(name).unlink(missing_ok=True)


def _directory(config: pytest.Config) -> Path | None:
    """Where failing cases are kept from run to run; ``None`` where nothing is, with ``-p no:cacheprovider``."""
    named = config.getoption("zhixing_cases")
    if named is not None:
        directory = Path(config.invocation_params.dir, named)
        directory.mkdir(parents=True, exist_ok=True)
        return directory
    cache: pytest.Cache | None = getattr(config, "cache", None)
    return None if cache is None else cache.mkdir("zhixing")
