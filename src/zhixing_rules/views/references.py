"""References: a clause, a rule or a reading as it is cited, with what a citation of it says and where it is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules import __version__
from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language import Confidence, select
from zhixing_rules.law import Citation, DocumentPart, Style
from zhixing_rules.law.citation_styles import format_citation
from zhixing_rules.law.clause_lookup import clause_named
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.national import INSTRUMENTS, source_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from zhixing_rules.language import Procedure, Reading, Selection
    from zhixing_rules.law import Instrument
    from zhixing_rules.procedures.national import NationalSource

__all__ = ["CitedPassage", "PageAnchor", "Reference", "reference_to", "versioned"]

_BASE_URL: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?")
_WITH_PAGES: Final = {"jiaozuo_2024", "national_law", "jiaozuo_with_national"}
"""The procedures whose rules and readings the site shows."""
_OWN_PAGE: Final = {DocumentPart.NOTICE, DocumentPart.ANNEX}
"""Parts of the Opinion that have a page of their own, as each article has."""
_WITH_NOTE_FIELD: Final = {Style.BIBTEX, Style.CSL_JSON, Style.RIS}
_REFERENCES: Final = {Style.GBT7714, Style.GBT7714_2015}


class CitedPassage(NamedTuple):
    """What is cited in the place of a clause: the clause under the id of a rule, or the words a reading is about."""

    document: str
    short: str
    en: str
    key: str

    def __str__(self) -> str:
        return f"{self.document}{self.short}"


class PageAnchor(NamedTuple):
    """Where something is shown: a page without its suffix, and the anchor on it, empty for the page as a whole."""

    page: str
    anchor: str

    def on(self, suffix: str) -> str:
        """Return the address relative to the folder of a language: ``articles/art07.html#art7.p2``."""
        return f"{self.page}{suffix}" + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause, or a rule or reading of a clause, as it is cited.

    Attributes:
        instrument: the document.
        clause: the clause; that of the rule or the reading, if one is cited.
        rule: the id of the cited rule, or ``None``.
        reading: the id of the cited reading, or ``None``.
        readings: the alternatives that differ from the defaults.
        source: how a national text was read; ``None`` for any other document.
        place: where it is shown; ``None`` for a document that has no page.
    """

    instrument: Instrument
    clause: Citation | CitedPassage
    rule: str | None
    reading: str | None
    readings: Selection
    source: NationalSource | None
    place: PageAnchor | None

    def note(self, language: Literal["zh", "en"], style: str = Style.CSL_JSON) -> str:
        """Return what the citation says besides the clause: rule, version and readings, and how the text was read.

        Args:
            language: the language.
            style: a value of `zhixing_rules.law.Style`. A style with a field for notes has where a national text was
                read and what of it was not; GB/T 7714 has its amendment and how far it was read; a sentence has that
                only if the full text was not read.
        """
        parts = []
        if self.rule is not None or self.reading is not None:
            chosen = "、".join(map("=".join, self.readings)) or self.reading
            named = [("规则", "rule", self.rule), ("解读", "reading", chosen)]
            version = f"zhixing_rules {__version__}"
            parts.append(
                Bilingual(
                    "，".join((version, *(f"{zh} {name}" for zh, _, name in named if name))),
                    ", ".join((version, *(f"{en} {name}" for _, en, name in named if name))),
                )
            )
        if self.source is not None:
            parts += _of_the_source(self.source, style)
        return "；".join(each.zh for each in parts) if language == "zh" else "; ".join(each.en for each in parts)

    def address(self, base_url: str | None = None, language: Literal["zh", "en"] = "zh") -> str:
        """Return where the clause, rule or reading is shown.

        Args:
            base_url: where versions of the site are published, such as ``https://host/zhixing``; there is no public
                site, so there is no default.
            language: the language of the page.

        Returns:
            The permanent address, ``https://host/zhixing/0.1.0/articles/art07.html#art7.p2.referral``; without
            ``base_url`` the path in the repository, ``docs/articles/art07.md#art7.p2.referral``. Empty for a document
            that has no page.

        Raises:
            RecordError: ``base_url`` is not an address that begins with http:// or https://, or has more than a path.
        """
        start, suffix = ("docs/", ".md") if base_url is None else (versioned(base_url), ".html")
        if self.place is None:
            return ""
        return f"{start}{'en/' if language == 'en' else ''}{self.place.on(suffix)}"

    def format(self, style: str = "zh", *, language: Literal["zh", "en"] = "zh", base_url: str | None = None) -> str:
        """Return the citation in a style.

        Args:
            style: a value of `zhixing_rules.law.Style`; ``en`` has an English note in any language.
            language: the language of the note and of the page.
            base_url: see `address`; without it only ``markdown`` has an address, the path in the repository.

        Returns:
            The citation; the id of the rule for ``key`` and a rule.

        Raises:
            ValueError: the style is unknown.
            RecordError: ``base_url`` is not an address.
        """
        language = "en" if style == Style.EN else language
        address = self.address(base_url, language)
        clause = self.clause
        if self.rule is not None:
            clause = CitedPassage(clause.document, clause.short, clause.en, self.rule)
        return format_citation(
            clause,
            style,
            self.instrument,
            note=self.note(language, style),
            url=address if base_url is not None or style == Style.MARKDOWN else "",
        )


def versioned(base_url: str) -> str:
    """Return where this version of the site is published.

    Args:
        base_url: where versions of the site are published.

    Returns:
        The address, which ends with a slash.

    Raises:
        RecordError: the address does not begin with http:// or https://, or has more than a path.

    >>> versioned("https://host/zhixing")
    'https://host/zhixing/0.1.0/'
    """
    if not _BASE_URL.fullmatch(base_url):
        zh = "--base-url 须为 http:// 或 https:// 开头的地址，不带查询和锚点"
        en = "a base URL must begin with http:// or https:// and have no query or anchor"
        raise RecordError([Problem("", "not_a_base_url", zh, en)])
    return f"{base_url.rstrip('/')}/{__version__}/"


def reference_to(procedure: Procedure, words: str, readings: Mapping[str, str] | None = None) -> Reference:
    """Return the reference to what a user names.

    Args:
        procedure: the procedure.
        words: the id of a rule, the id of a reading, or a clause as `clause_named` takes it; of national law as well.
        readings: the alternatives chosen instead of the defaults; of account for a rule or a reading.

    Returns:
        The reference.

    Raises:
        RecordError: the words name nothing; the error has close rules, readings and clauses, and does not repeat them.
        ValueError: a chosen reading or alternative is unknown.

    >>> from zhixing_rules import JIAOZUO_WITH_NATIONAL
    >>> reference_to(JIAOZUO_WITH_NATIONAL, "art7.p2.referral", {"transfer-window": "window"}).format()
    '焦中法〔2024〕101号第七条第二款（zhixing_rules 0.1.0，规则 art7.p2.referral，解读 transfer-window=window）'
    >>> reference_to(JIAOZUO_WITH_NATIONAL, "法发〔2025〕8号第三点").format()
    '法发〔2025〕8号第三点（B 摘录已读，未与公布的原文核对）'
    >>> reference_to(JIAOZUO_WITH_NATIONAL, "七条二款").format("key")
    'art7.p2'
    """
    chosen = select(procedure.readings, readings)
    documents = {each.document: each for each in (*INSTRUMENTS.values(), *procedure.other_instruments)}
    documents[procedure.instrument.document] = procedure.instrument
    rules = {rule.id: rule for rule in procedure.rules}
    known = {reading.id: reading for reading in procedure.readings}
    clause: Citation | CitedPassage
    rule = reading = None
    if words in rules:
        rule, clause = words, rules[words].cite
    elif words in known:
        reading, clause = words, _passage(procedure.instrument, known[words])
        chosen = tuple(each for each in chosen if each[0] == reading)
    else:
        clause, chosen = _clause(procedure.instrument, words, documents.values(), (*rules, *known)), ()
    instrument = documents[clause.document]
    source = source_named(clause.document)
    if source is not None and source.instrument().sha256 != instrument.sha256:
        source = None  # a text of the caller under the same name
    shown = procedure.id in _WITH_PAGES or (rule is None and reading is None)
    place = _place(instrument, clause, rule, source) if shown else None
    return Reference(instrument, clause, rule, reading, chosen, source, place)


def _passage(instrument: Instrument, reading: Reading) -> CitedPassage:
    english = f"{instrument.document}, {reading.clause_en or reading.clause}"
    return CitedPassage(instrument.document, reading.clause, english, reading.id)


def _clause(instrument: Instrument, words: str, others: Iterable[Instrument], known: Iterable[str]) -> Citation:
    try:
        return clause_named(instrument, words, others)
    except RecordError:
        asked = did_you_mean(words, known)
        if not asked.zh:
            raise
        zh, en = "没有这一规则、解读或条款", "no such rule, reading or clause"
        raise RecordError([Problem("", "no_such_reference", zh + asked.zh, en + asked.en)]) from None


def _place(
    instrument: Instrument, clause: Citation | CitedPassage, rule: str | None, source: NationalSource | None
) -> PageAnchor | None:
    if source is not None:
        return PageAnchor(f"national/{source.slug}", rule or "")
    if instrument.sha256 != JIAOZUO_2024.instrument.sha256:
        return None
    if isinstance(clause, CitedPassage):
        return PageAnchor(f"readings/{clause.key}", "")
    page = clause.part.value if clause.part in _OWN_PAGE else "index"
    if clause.article is not None:
        page = f"art{clause.article:02}"
    narrower = clause.paragraph is not None or clause.item is not None
    return PageAnchor(f"articles/{page}", rule or (clause.key if narrower else ""))


def _of_the_source(source: NationalSource, style: str) -> list[Bilingual]:
    """What a citation says of how a national text was read. No copy that was read is the official publication."""
    grade = source.confidence
    # Of most texts of grade A only the clauses that are quoted are here.
    zh, en = ("所引条文全文已读", "the clause was read in full") if grade is Confidence.A else (grade.zh, grade.en)
    read = Bilingual(
        f"{grade.value} {zh}，未与公布的原文核对", f"{grade.value} {en}, not compared with the official text"
    )
    if style not in _REFERENCES | _WITH_NOTE_FIELD:
        return [] if grade is Confidence.A else [read]
    days = [
        (source.amended, "{}修正", "amended {}"),
        (source.repealed, "{}起失效", "not in force since {}"),
    ]
    history = [Bilingual(zh.format(chinese_date(day)), en.format(day)) for day, zh, en in days if day is not None]
    if style in _REFERENCES:
        return [*history, read]
    where = Bilingual(f"读自：{source.where_read_zh}", f"read in: {source.where_read_en}")
    not_read = Bilingual(f"未读：{source.not_read_zh.rstrip('。')}", f"not read: {source.not_read_en.rstrip('.')}")
    return [*history, read, where, not_read]
