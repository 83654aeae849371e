"""The examples of the workbench: synthetic records, each with a day on which there is something to see."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass

__all__ = ["SAMPLES", "Sample", "sample"]

_FOLDER: Final = files("zhixing_rules.serve.workbench") / "examples"


@dataclass(frozen=True, slots=True, repr=False)
class Sample(TypeNameRepr):
    """An example.

    Attributes:
        name: the name of its file.
        title: what it is about.
        on: the day on which it is judged.
    """

    name: str
    title: str
    on: date

    @property
    def text(self) -> bytes:
        """The record as JSON."""
        return _read(self.name)


SAMPLES: Final = (
    Sample("two_debtors", "两名被执行人：查控、拘留、移送", date(2026, 9, 28)),
    Sample("tracing", "联动查控一次，已经反馈", date(2025, 6, 20)),
    Sample("mechanism", "联动机制：专员、会商、通报", date(2026, 11, 20)),
)
"""The examples, in the order of the page."""


def sample(name: str) -> Sample | None:
    """Return an example by its name; ``None`` if there is no such example."""
    return next((each for each in SAMPLES if each.name == name), None)


@cache
def _read(name: str) -> bytes:
    return (_FOLDER / f"{name}.json").read_bytes()
