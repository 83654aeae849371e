"""Sixty simple rules of a synthetic register, and the same rules written by hand in Polars."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import polars as pl

from zhixing_rules.language import (
    Actor,
    Commencement,
    Condition,
    Fixed,
    Forbid,
    Procedure,
    Qualify,
    Remedy,
    Rule,
    Subject,
    all_of,
    day,
    flag,
)
from zhixing_rules.law import load_instrument
from zhixing_rules.records import Record
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, PlainDate, public, required

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ENTRY", "PROCEDURE", "RULES", "entries", "hand_written"]

RULES, FLAGS, DAYS = 60, 12, 6
_WORDS = "".join(f"第{number}条 登记应当真实。\n\n" for number in ("一", "二"))
_TEXT = f"测试登记办法\n\n{_WORDS}第三条 本办法自2024年1月1日起施行。\n\n测试登记处\n"
_INSTRUMENT = load_instrument(
    _TEXT,
    {
        "document": "测登〔2024〕1号",
        "title": "测试登记办法",
        "notice_title": "关于印发《测试登记办法》的通知",
        "issuers": ["测试登记处"],
        "dated": date(2024, 1, 1),
        "printed": date(2024, 1, 1),
        "colophon": "测试登记处",
        "sha256": {"packaged": hashlib.sha256(_TEXT.encode()).hexdigest()},
    },
)


def _fields() -> Iterator[tuple[str, Any, Any]]:
    yield "id", Key, required("id", "标识", "BS", "local id", "第一条")
    for number in range(FLAGS):
        yield (
            f"f{number}",
            bool | None,
            public(f"f{number}", f"是非{number}", f"SF{number}", f"flag {number}", "第一条"),
        )
    for number in range(DAYS):
        yield (
            f"d{number}",
            PlainDate | None,
            public(f"d{number}", f"日期{number}", f"RQ{number}", f"day {number}", "第一条"),
        )


_ENTRY_FIELDS = list(_fields())
Entry: type[Record] = type(
    "Entry",
    (Record,),
    {
        "__module__": __name__,
        "__annotations__": {name: kind for name, kind, _ in _ENTRY_FIELDS},
        **{name: field for name, _, field in _ENTRY_FIELDS},
    },
)


class Register(Record):
    """The whole record."""

    complete_as_of: PlainDate | None = public("complete_as_of", "完整截至", "WZJZ", "complete up to", "第一条")
    entries: Annotated[tuple[Entry, ...], LongestList] | None = public("entries", "登记", "DJ", "entries", "第一条")  # type: ignore[valid-type]  # created above


REGISTER = Subject("register", "登记簿", Register)
ENTRY = Subject("entry", "登记", Entry, REGISTER, "entries")
_F = [flag(ENTRY, f"f{number}") for number in range(FLAGS)]
_D = [day(ENTRY, f"d{number}") for number in range(DAYS)]
_AMEND = Remedy("补正", "put it right", by=Actor.COURT)


def _parts(number: int) -> tuple[int, int, int, int, int]:
    """Return the numbers of the flags and days that a rule reads."""
    return (
        number % FLAGS,
        (5 * number + 1) % FLAGS,
        (7 * number + 3) % FLAGS,
        number % DAYS,
        (number + 1 + number // DAYS) % DAYS,
    )


def _rule(number: int) -> Rule:
    a, b, c, early, late = _parts(number)
    demands: list[Condition] = [_F[b], _D[early] <= _D[late]]
    kind = number % 3
    return Rule(
        id=f"art1.r{number}",
        cite=_INSTRUMENT.at(1),
        quote="登记应当真实",
        per=ENTRY,
        when=_F[a],
        then=Forbid("不得", "must not", all_of(_F[b], _F[c])) if kind == 2 else Qualify("应当", "must", demands[kind]),  # noqa: PLR2004  the third kind
        remedy=_AMEND,
    )


PROCEDURE = Procedure(
    id="simple",
    instrument=_INSTRUMENT,
    roots=(REGISTER,),
    rules=tuple(_rule(number) for number in range(RULES)),
    readings=(),
    commencement=Commencement(Fixed(date(2024, 1, 1)), ()),
)


def hand_written(words: pl.Enum) -> list[pl.Expr]:
    """Return the same rules for one day as Polars expressions, written without the library."""
    passes, fails, not_applicable, unknown = (
        pl.lit(each, words) for each in ("pass", "fail", "not_applicable", "open")
    )
    expressions = []
    for number in range(RULES):
        a, b, c, early, late = _parts(number)
        applies, met = pl.col(f"entry.f{a}"), pl.col(f"entry.f{b}")
        if number % 3 == 1:
            met = pl.col(f"entry.d{early}") <= pl.col(f"entry.d{late}")
        if number % 3 == 2:  # noqa: PLR2004  the third kind
            met = ~(met & pl.col(f"entry.f{c}"))
        verdict = pl.when(met).then(passes).when(~met).then(fails).otherwise(unknown)
        expressions.append(
            pl.when(applies)
            .then(verdict)
            .when(~applies)
            .then(not_applicable)
            .otherwise(unknown)
            .alias(f"art1.r{number}")
        )
    return expressions


def entries(count: int) -> pl.DataFrame:
    """Return a flat table in which a fifth of the values is not recorded."""
    rows = pl.int_range(count, dtype=pl.UInt32, eager=True)

    def number(seed: int, below: int) -> pl.Series:
        return (rows * 2_654_435_761 + seed * 40_503).hash(seed) % below

    def gaps(values: pl.Series, seed: int) -> pl.Series:
        return values.set(number(seed + 100, 5) == 0, None)

    flags = {f"entry.f{each}": gaps(number(each, 2) == 0, each) for each in range(FLAGS)}
    first = pl.Series([date(2024, 1, 1)]).to_physical().item()
    days = {
        f"entry.d{each}": gaps((number(50 + each, 700).cast(pl.Int32) + first).cast(pl.Date), 50 + each)
        for each in range(DAYS)
    }
    keys = {"case": rows, "at.entry": rows * 0}
    return pl.DataFrame({**keys, **flags, **days}).with_columns(complete_as_of=pl.lit(None, pl.Date))
