"""The directory of courts and police organs of a procedure, and the additions and corrections of a user.

Rules read it as tables (`Table`), which `Procedure.with_directory` replaces.

A directory has at most `MAX_SIZE` characters and at most `MAX_DOTS` dots per line, because the cost of parsing a dotted
key grows with the square of its parts.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Self

from zhixing_rules._text_safety import has_control_characters
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language.expression import Table
from zhixing_rules.records import CourtLevel

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_DOTS", "MAX_SIZE", "Court", "CourtFact", "Directory", "load_directory"]

MAX_SIZE: Final = 1024 * 1024
MAX_DOTS: Final = 20

_CODES: Final = frozenset("ABCKX")
_FACTS: Final = ("level", "code", "organ")


@dataclass(frozen=True, slots=True)
class CourtFact:
    """One fact about a court.

    Attributes:
        value: the value; ``None`` if no source was found or none is stated.
        confidence: A text read, B excerpt read, C second-hand, K unverified, X not found, U set by the user.
    """

    value: str | None
    confidence: str

    @property
    def verified(self) -> bool:
        """Whether a verdict may depend on the value."""
        return self.value is not None and self.confidence in {"A", "B", "C", "U"}


@dataclass(frozen=True, slots=True)
class Court:
    """One court: its name, level, court code, and the police organ of its area."""

    name: str
    level: CourtFact
    code: CourtFact
    organ: CourtFact


@dataclass(frozen=True, slots=True)
class Directory:
    """The courts that an instrument is addressed to.

    Attributes:
        area: the prefix of the court code of every court.
        courts: the courts, in the order of the list.
    """

    area: str
    courts: tuple[Court, ...]

    def court(self, name: str) -> Court:
        """Return the court with a name.

        Raises:
            LookupError: there is no such court; the message lists the known ones.
        """
        for court in self.courts:
            if court.name == name:
                return court
        raise LookupError(f"目录中没有这一法院 · no such court; known: {'、'.join(each.name for each in self.courts)}")

    def with_entries(self, text: str) -> Self:
        r"""Return the directory with the entries of a user (TOML) added; a stated fact replaces the one of the library.

        >>> from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
        >>> known = DIRECTORY.with_entries('[[courts]]\nname = "玉溪法庭"\norgan = {value = "示例县公安局"}')
        >>> known.court("玉溪法庭").organ
        CourtFact(value='示例县公安局', confidence='U')

        Raises:
            RecordError: the text is not a directory; the error lists every problem.
        """
        courts = {court.name: court for court in self.courts}
        for entry in _entries(text, by_user=True):
            known = courts.get(entry.name)
            if known is None:
                courts[entry.name] = entry
                continue
            stated = {name: getattr(entry, name) for name in _FACTS if getattr(entry, name).value is not None}
            courts[entry.name] = replace(known, **stated)
        return replace(self, courts=tuple(courts.values()))

    @property
    def counterparts(self) -> Table:
        """The courts and police organs, if a verdict may depend on the organ."""
        pairs = ((court.name, court.organ) for court in self.courts)
        return Table("counterparts", tuple((name, organ.value or "") for name, organ in pairs if organ.verified))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that rules can read."""
        return self.counterparts, self.codes, self.coded_courts, self.intermediate_courts, self.other_courts

    @property
    def intermediate_courts(self) -> Table:
        """The names of intermediate courts whose level is known well enough for a verdict."""
        names = (name for name, level in self._levels() if level == CourtLevel.INTERMEDIATE)
        return Table("intermediate_courts", tuple(("", name) for name in names))

    @property
    def other_courts(self) -> Table:
        """The courts known well enough not to be intermediate; a court of unknown level is in neither table."""
        names = (name for name, level in self._levels() if level != CourtLevel.INTERMEDIATE)
        return Table("other_courts", tuple(("", name) for name in names))

    def _levels(self) -> Iterator[tuple[str, str | None]]:
        return ((court.name, court.level.value) for court in self.courts if court.level.verified)

    @property
    def codes(self) -> Table:
        """The courts and their codes. The codes are unverified, so only remarks use this table."""
        pairs = ((court.name, court.code.value) for court in self.courts)
        return Table("codes", tuple((name, code) for name, code in pairs if code is not None))

    @property
    def coded_courts(self) -> Table:
        """The names of the courts that have a code. Another name of a court, as one with 河南省, is not in it."""
        return Table("coded_courts", tuple(("", name) for name, _ in self.codes.pairs))


def load_directory(text: str) -> Directory:
    """Read a complete directory (TOML).

    Raises:
        RecordError: the text is not a directory; the error lists every problem.
    """
    area = _parsed(text).get("area", "")
    return Directory(area if isinstance(area, str) else "", tuple(_entries(text, by_user=False)))


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > MAX_SIZE or any(line.count(".") > MAX_DOTS for line in text.split("\n")):
        zh = f"超过 {MAX_SIZE} 字或一行中点号过多"
        en = f"exceeds {MAX_SIZE} characters, or a line has too many dots"
        raise RecordError([Problem("", "too_large", zh, en)])
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # ValueError also for an integer of thousands of digits
        pass
    raise RecordError([Problem("", "not_toml", "不是有效的 TOML", "is not valid TOML")])


def _entries(text: str, *, by_user: bool) -> list[Court]:
    listed = _parsed(text).get("courts", [])
    if not isinstance(listed, list) or not listed:
        raise RecordError([Problem("/courts", "missing", "须有 [[courts]]", "give at least one [[courts]]")])
    problems: list[Problem] = []
    courts: list[Court] = []
    for index, entry in enumerate(listed):
        place = f"/courts/{index}"
        name = entry.get("name") if isinstance(entry, dict) else None
        if not isinstance(name, str) or not name or has_control_characters(name):
            message = "须写法院名称，不含控制字符", "give the name of the court, without control characters"
            problems.append(Problem(f"{place}/name", "missing", *message))
            continue
        if not set(entry) <= {"name", *_FACTS}:
            known = "、".join(("name", *_FACTS))
            problems.append(Problem(place, "extra", f"只能有 {known}", f"has keys other than {known}"))
        facts = {each: _fact(entry.get(each), f"{place}/{each}", problems, by_user=by_user) for each in _FACTS}
        level = facts["level"].value
        if level is not None and level not in set(CourtLevel):
            levels = "、".join(CourtLevel)
            problems.append(Problem(f"{place}/level/value", "enum", f"须为 {levels}", f"give one of {levels}"))
        courts.append(Court(name, **facts))
    if len({court.name for court in courts}) < len(courts):
        problems.append(Problem("/courts", "duplicate", "同一法院重复", "contains a duplicate court"))
    if problems:
        raise RecordError(problems)
    return courts


def _fact(entry: object, place: str, problems: list[Problem], *, by_user: bool) -> CourtFact:
    default = "U" if by_user else "X"
    if entry is None:
        return CourtFact(None, default)
    value = entry.get("value") if isinstance(entry, dict) else None
    confidence = entry.get("confidence", default) if isinstance(entry, dict) else None
    valid = isinstance(entry, dict) and set(entry) <= {"value", "confidence"} and isinstance(confidence, str)
    if not valid or not isinstance(value, str | None) or confidence not in {*_CODES, default} or not _is_plain(value):
        message = '须写作 {value = "…", confidence = "A"}', 'write {value = "...", confidence = "A"}'
        problems.append(Problem(place, "fact", *message))
        return CourtFact(None, default)
    return CourtFact(value, str(confidence))


def _is_plain(value: str | None) -> bool:
    return value is None or (value != "" and not has_control_characters(value))
