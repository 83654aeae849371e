"""Phrases and parts that several documents share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render.document import Item, Line, Row, pick
from zhixing_rules.render.layer_notes import layers_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixing_rules.engine import DisclosedFinding, Provenance
    from zhixing_rules.errors import Problem
    from zhixing_rules.language import Remedy
    from zhixing_rules.law import Citation
    from zhixing_rules.records import Audience
    from zhixing_rules.render.document import Text, Tone

__all__ = [
    "audience_line",
    "chosen_readings",
    "columns",
    "day_range",
    "excerpt_mark",
    "join",
    "layers_lines",
    "named_days",
    "place",
    "problem_item",
    "provenance_lines",
    "remedy_rows",
    "row",
    "rules_line",
    "same",
    "say",
    "short_citation",
    "spaced",
]


def say(zh: str, en: str, *parts: object) -> Bilingual:
    """Return a sentence filled with parts in both languages, each part in the form that `pick` gives it.

    >>> say("共 {}：{}", "{1}: {0} in all", 3, Bilingual("案件", "cases"))
    Bilingual(zh='共 3：案件', en='cases: 3 in all')
    """
    return Bilingual(zh.format(*(pick(part, "zh") for part in parts)), en.format(*(pick(part, "en") for part in parts)))


def same(template: str, *parts: object) -> Bilingual:
    """Return the same template filled with parts in both languages, as `say` does with two."""
    return say(template, template, *parts)


def join(parts: Iterable[object], zh: str = "、", en: str = ", ") -> Bilingual:
    """Join parts with the separator of each language; empty ones are left out."""
    chinese, english = zip(*((pick(part, "zh"), pick(part, "en")) for part in ("", *parts)), strict=True)
    return Bilingual(zh.join(filter(None, chinese)), en.join(filter(None, english)))


def spaced(*parts: object) -> Bilingual:
    """Join parts with a space in the width of the characters of each language; empty ones are left out."""
    return join(parts, "　", "  ")


def day_range(first: date, last: date) -> Bilingual:
    """Return the days from one to another, both inclusive; a single day if they are the same."""
    return say("{}", "{}", first) if first == last else say("{}至{}", "{} — {}", first, last)


def columns(zh: str, en: str) -> tuple[Bilingual, ...]:
    """Return the names of the columns of a table, given as texts separated by ``|``."""
    return tuple(Bilingual(*names) for names in zip(zh.split("|"), en.split("|"), strict=True))


def row(zh: str, en: str, text: Text | None, tone: Tone = "") -> Row:
    """Return a row with a label in both languages. Writers omit it if the text is empty or ``None``."""
    return Row(Bilingual(zh, en), "" if text is None else text, tone)


def named_days(days: Iterable[date], on: date | None = None) -> Row:
    """Return the row of the working days that the text names; those before a day are said to have passed."""
    past = Bilingual("（已过）", " (past)")
    listed = join(same("{}{}", day, past if on is not None and day < on else "") for day in days)
    return row("条文", "text", say("所称工作日：{}", "working days it names: {}", listed) if listed.zh else None)


def short_citation(citation: Citation) -> Bilingual:
    """Return a clause without its document: in Chinese as the law numbers it, in English by its key."""
    return Bilingual(citation.shown, citation.shown_key)


@lru_cache(maxsize=16_384)  # more than a record can have
def place(pointer: str, source: str | None = None) -> Bilingual:
    """Return the subject at a JSON Pointer: in Chinese the titles of its fields, in English the pointer itself.

    List members are numbered from 1. The whole case, the empty pointer, gives empty texts; ``-`` and ``-2`` are records
    that do not exist yet.

    Args:
        pointer: the subject.
        source: for a record that does not exist yet, the record whose act will create it.

    Returns:
        The subject.

    >>> place("/requests/0/targets/1").zh, place("/detentions/-").zh, place("/detentions/-2").zh
    ('查控请求1·查控对象2', '司法拘留（待产生）', '司法拘留（待产生2）')
    >>> place("/referrals/-2", "/detentions/1")
    Bilingual(zh='移送（司法拘留2待产生）', en='/referrals/-2 (from /detentions/1)')
    """
    # Days and errors are shown without records.
    from zhixing_rules.records import Case  # noqa: PLC0415
    from zhixing_rules.views.subject_titles import subject_in_words  # noqa: PLC0415

    return subject_in_words(pointer, Case, source, "" if source is None else place(source).zh)


def audience_line(audience: Audience) -> Bilingual:
    """Return the line that names the audience of a result. The classes withheld from it are only in the JSON."""
    part = Bilingual("　只含其可以知悉的内容", ", with what it may know") if audience.withheld else ""
    if audience.name == "PUBLIC":
        return say("供公众阅看{}", "for the public{}", part)
    return say("限{}阅{}", "for {} only{}", Bilingual.of(audience), part)


def provenance_lines(provenance: Provenance) -> list[Line]:
    """Return the day, the attestation, the rules, the calendar and the readings chosen."""
    attested = Bilingual("记录未声明完整截至何日", "completeness not attested")
    if provenance.complete_as_of is not None:
        attested = say("记录完整截至 {}", "record complete through {}", provenance.complete_as_of)
    return [
        Line(say("判断之日 {}　{}", "on {}; {}", provenance.on, attested)),
        rules_line("规则", "rules", f"{provenance.procedure} {provenance.procedure_hash}", provenance.calendar),
        *layers_lines(provenance),
        *chosen_readings(provenance.readings),
    ]


def excerpt_mark(finding: DisclosedFinding) -> Bilingual:
    """Return what follows the title of a finding whose rule quotes words that were read in an excerpt."""
    if finding.confidence.value == "A":
        return Bilingual("", "")
    return Bilingual("（据摘录，未核对原文）", " (from an excerpt, not compared with the original)")


def layers_lines(provenance: Provenance) -> list[Line]:
    """Return the line that says which layers of law were judged, and which not."""
    return [Line(say("所依层级：{}", "layers judged: {}", layers_in_words(provenance)), "dim")]


def rules_line(zh: str, en: str, procedure: str, calendar: str) -> Line:
    """Return the line of a procedure and of the calendar it was applied with."""
    return Line(spaced(say(f"{zh} {{}}", f"{en} {{}}", procedure), calendar), "dim")


def chosen_readings(readings: Iterable[tuple[str, str]]) -> list[Line]:
    """Return the line of the readings chosen instead of the defaults; none if there are none."""
    chosen = join(dict.fromkeys(f"{reading}={alternative}" for reading, alternative in readings))
    return [Line(say("另选解读 {}", "readings chosen: {}", chosen), "unsure")] if chosen.zh else []


def remedy_rows(remedy: Remedy | None) -> list[Row]:
    """Return the rows of a remedy: who may urge whom to do what, and the consequence."""
    if remedy is None:
        return []
    to = "" if remedy.to is None else say("→{}", " → {}", remedy.to)
    return [
        row("补救", "remedy", say("{}{}：{}", "{}{}: {}", remedy.by, to, remedy), "good"),
        row("后果", "follows", Bilingual(remedy.follows_zh, remedy.follows_en), "good"),
    ]


def problem_item(where: Text, problem: Problem) -> Item:
    """Return a problem with its place."""
    return Item(same("{}  {}", where, problem))
