"""The search index of the site: one entry for each section of a page, made from the Markdown pages alone.

An entry leads to an anchor, not to a page. Its kind decides where it stands among the results: the law first, then the
rules, the readings, national law, the other pages, and the decisions last. `search.js` ranks and shows the entries.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["KINDS", "Entry", "entries", "script", "word_groups"]

DOCS: Final = Path(__file__).parent.parent

KINDS: Final = ("article", "rule", "reading", "national", "page", "decision")
"""The kinds of entry in the order of the results."""

_UNPUBLISHED: Final = ("cases", "generator", "schema", "website")
_HEADING: Final = re.compile(r"(#{1,6}) +(.+)")
_ANCHOR: Final = re.compile(r'<a id="([^"]+)"></a>')
_OTHER_LANGUAGE: Final = re.compile(r"\[(?:English|中文)\]\(")
_TRANSLATION: Final = "Unofficial translation"
"""The heading of a table of sentences and their English; each is part of the entry of its clause."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a page.

    Attributes:
        kind: one of `KINDS`.
        page: the page without its suffix, relative to the site: ``articles/art07``.
        anchor: the anchor on the page; empty for the page as a whole.
        title: the heading.
        id: the id of the clause, rule or reading; empty for any other section.
        words: further words that the entry is found by, see `_words_of_clause`.
        text: the words of the section.
    """

    kind: str
    page: str
    anchor: str
    title: str
    id: str
    words: str
    text: str


# ------------------------------------------------------------------------------------------------ Markdown


def _plain(text: str) -> str:
    r"""Return the words of Markdown.

    >>> _plain('> <a id="art7.p1"></a>**A** [b](c.md#d), `e` <wbr>*f* \\| g')
    'A b, e f | g'
    """
    if not re.search(r"[^|\s:-]", text):
        return ""  # the line below the head of a table
    text = re.sub(r"<[^>]+>", "", text.replace("<br>", " "))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^> ?|\*\*|(?<!\\)`", "", text)
    text = re.sub(r"(?<![\w*])\*(\w[^*]*)\*", r"\1", text)
    text = re.sub(r"(?<!\\)\|", " ", text)
    return re.sub("[ \t]+", " ", re.sub(r"\\(?=[^\w\s])", "", text)).strip(" ")


def _slug(heading: str) -> str:
    """Return the anchor of a heading without one of its own, as the site makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@dataclass(slots=True)
class _Section:
    level: int
    heading: str
    anchor: str
    lines: list[str]


def _sections(source: str) -> Iterator[_Section]:
    """Yield the sections of a page, each without those below it."""
    above, fenced, found = "", False, _Section(0, "", "", [])
    for line in source.splitlines():
        heading = None if fenced else _HEADING.fullmatch(line)
        if line.startswith("```"):
            fenced = not fenced
        elif heading:
            yield found
            found = _Section(len(heading[1]), _plain(heading[2]), above or _slug(_plain(heading[2])), [])
        elif not fenced and _ANCHOR.fullmatch(line):
            above = _ANCHOR.findall(line)[0]
            continue
        elif not _OTHER_LANGUAGE.match(line):
            found.lines.append(line)
        above = above if not line else ""
    yield found


def _entry_text(lines: list[str]) -> str:
    return " ".join(each for each in map(_plain, lines) if each)


# ------------------------------------------------------------------------------------------------ clauses


def _clause_title(anchor: str, *, english: bool) -> str:
    """Return how a clause is named in a title.

    >>> _clause_title("art7.p2", english=False), _clause_title("art1.i1", english=True)
    ('第七条第二款', 'Article 1 item 1')
    """
    clause = Citation.parse(anchor, JIAOZUO_2024.instrument.document)
    return clause.en.partition(" of ")[0].replace("art.", "Article") if english else clause.short


def _terms(docs: Path) -> Mapping[str, str]:
    """Return the terms of the glossary: Chinese to English, the concepts alone."""
    concepts, _, _ = (docs / "glossary.md").read_text(encoding="utf-8").partition("\n## ")[2].partition("\n## ")
    rows = re.findall(r"^\| ([一-鿿]{2,}) \| ([^|]+) \|", concepts, re.MULTILINE)
    return {zh: _plain(en) for zh, en in rows if zh != "中文"}


def _words_of_clause(clause: str, law: str, rules: list[_Section], terms: Mapping[str, str]) -> str:
    """Return what a clause is also found by: titles of the rules that quote it, terms of the glossary that it uses."""
    titles = [each.heading for each in rules if each.anchor.rpartition(".")[0] == clause]
    used = [f"{zh} {en}" for zh, en in terms.items() if zh in law]
    return " ".join((*titles, *used))


def _translated(law: str, sections: list[_Section]) -> str:
    """Return the law, and the English of each of its sentences that has one."""
    lines = [line for each in sections if each.heading == _TRANSLATION for line in each.lines]
    rows = [[_plain(cell) for cell in re.findall(r"[^|]+", line)] for line in lines if line.startswith("| ")]
    known = law.replace(" ", "")
    english = [row[1] for row in rows if len(row) > 1 and row[0] and row[0].replace(" ", "") in known]
    return " ".join((law, *english))


def _clauses(page: str, head: _Section, rules: list[_Section], terms: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the article itself, and each of its clauses that has an anchor."""
    english = page.startswith("en/")
    name = page.rpartition("/")[2]
    whole = f"art{int(name[3:])}" if name.startswith("art") else name
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in head.lines:
        anchor = _ANCHOR.search(line)
        if anchor:
            blocks.append((anchor[1], []))
        blocks[-1][1].append(line)
    every = _entry_text(head.lines)
    own = {each.anchor for each in rules if each.anchor.rpartition(".")[0] == whole}
    words = _words_of_clause(whole, every, rules, terms)
    yield Entry(
        "article",
        page,
        head.anchor,
        head.heading,
        whole,
        words if own or len(blocks) == 1 else "",
        _translated(every, rules),
    )
    topic = re.split("[　:]", head.heading, maxsplit=1)[-1].strip()
    for clause, lines in blocks[1:]:
        text = _entry_text(lines)
        title = f"{_clause_title(clause, english=english)}{': ' if english else '　'}{topic}"
        yield Entry(
            "article",
            page,
            clause,
            title,
            clause,
            _words_of_clause(clause, text, rules, terms),
            _translated(text, rules),
        )


# ------------------------------------------------------------------------------------------------ entries


def _joined(sections: list[_Section], deepest: int) -> list[_Section]:
    """Return sections with those below a level as part of the section above them."""
    found: list[_Section] = []
    for each in sections:
        if each.level > deepest and found:
            found[-1].lines += [each.heading, *each.lines]
        else:
            found.append(each)
    return found


def _statement_and_rest(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return what the section of a rule says of the rule, and the rest: its readings and its cases."""
    statement: list[str] = []
    rest: list[str] = []
    into = statement
    for line in lines:
        if line.startswith(("**解读**", "**案例**", "**Readings.", "**Examples.")):
            into = rest
        elif line.startswith("|"):
            into = statement  # of the next subject
        into.append(line)
    return statement, rest


def _page_entries(page: str, source: str, terms: Mapping[str, str]) -> Iterator[Entry]:
    folder, name = page.removeprefix("en/").rpartition("/")[::2]
    sections = [each for each in _joined(list(_sections(source)), 3) if each.heading]
    if folder == "articles" and name != "index":
        yield from _clauses(page, sections[0], sections, terms)
        sections = [each for each in sections[1:] if each.heading != _TRANSLATION]
    if folder == "readings":
        (whole,) = _joined(sections, 1)
        yield Entry("reading", page, "", whole.heading, name, "", _entry_text(whole.lines))
        return
    kind = {"national": "national", "decisions": "decision"}.get(folder, "page")
    for each in sections:
        own = f'<a id="{each.anchor}"></a>' in source
        if kind == "page" and own and folder == "articles" and "." in each.anchor:
            statement, rest = _statement_and_rest(each.lines)
            yield Entry("rule", page, each.anchor, each.heading, each.anchor, _entry_text(rest), _entry_text(statement))
        else:
            yield Entry(kind, page, each.anchor, each.heading, each.anchor if own else "", "", _entry_text(each.lines))


def _pages(docs: Path) -> Iterator[str]:
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).with_suffix("").as_posix()
        if name.partition("/")[0] not in _UNPUBLISHED:
            yield name


def in_english(page: str) -> bool:
    """Return whether a page is in English: those in ``en/``, and the decisions."""
    return page.startswith(("en/", "decisions/"))


def entries(language: str, docs: Path = DOCS) -> list[Entry]:
    """Return the entries of one language.

    Args:
        language: ``zh`` or ``en``. Pages in both languages (术语, 性能) are in both.
        docs: the folder of the pages.

    >>> [each.title for each in entries("zh") if each.id == "art7.p2"]
    ['第七条第二款　先行司法拘留与移送']
    """
    terms = _terms(docs)
    found: list[Entry] = []
    for page in _pages(docs):
        both = not in_english(page) and not (docs / "en" / f"{page}.md").exists()
        if both or in_english(page) == (language == "en"):
            found += _page_entries(page, (docs / f"{page}.md").read_text(encoding="utf-8"), terms)
    return sorted(found, key=lambda each: KINDS.index(each.kind))


def word_groups() -> list[list[str]]:
    """Return the words that are searched for one another, as declared in ``search_words.toml``."""
    return [*tomllib.loads((Path(__file__).parent / "search_words.toml").read_text(encoding="utf-8"))["groups"]]


def script(language: str, docs: Path = DOCS) -> str:
    """Return the index as a script: a page that is opened from a disk may load a script, but no other file."""
    found = entries(language, docs)
    rows = [[KINDS.index(e.kind), e.page, e.anchor, e.title, e.id, e.words, e.text] for e in found]
    titles = {e.page: e.title for e in reversed(found) if not e.id or "." not in e.id}
    index = {"language": language, "kinds": KINDS, "groups": word_groups(), "pages": titles, "entries": rows}
    return f"globalThis.zhixingSearchIndex = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"
