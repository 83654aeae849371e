"""The text of the Opinion, 焦中法〔2024〕101号, from source.txt."""

from __future__ import annotations

import tomllib
from pkgutil import get_data
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.law import load_instrument
from zhixing_rules.records import Secrecy

if TYPE_CHECKING:
    from zhixing_rules.language import Procedure

__all__ = ["OPINION", "PROTECTED_BY", "called", "is_of_the_opinion"]


def _text(name: str) -> str:
    """Read a file of this package. `importlib.resources` does the same but adds 5 ms to the import."""
    return (get_data("zhixing_rules.procedures.jiaozuo_2024", name) or b"").decode()


OPINION = load_instrument(_text("source.txt"), tomllib.loads(_text("source.toml")))
"""The instrument; `OPINION.at(7, 2)` is 第七条第二款."""

PROTECTED_BY = {
    Secrecy.PARTICIPATION: OPINION.at(5, item=1),
    Secrecy.MEANS: OPINION.at(5, item=1),
    Secrecy.TRACING: OPINION.at(5, item=2),
}
"""The clause that protects each class: art. 5(一) police participation and means, art. 5(二) tracing information."""


def is_of_the_opinion(procedure: Procedure) -> bool:
    """Return whether a procedure is that of the Opinion, amended or not; results made for its rules need one."""
    return procedure.instrument.document == OPINION.document


def called(document: str) -> Bilingual:
    """Return what a sentence calls an instrument, by its document number: 本意见 for the Opinion, otherwise 条文.

    >>> called(OPINION.document).zh, called("示发〔2025〕1号").en
    ('本意见', 'the text')
    """
    return Bilingual("本意见", "the Opinion") if document == OPINION.document else Bilingual("条文", "the text")
