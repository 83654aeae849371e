"""The clause that a user names, or an error with the clauses that are close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules.errors import CitationError, Problem, RecordError
from zhixing_rules.law.citation import Citation
from zhixing_rules.law.document_name import half_width
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.short_names import SHORT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.law.instrument import Instrument

__all__ = ["clause_named"]

_IN_BRACKETS: Final = re.compile(r"\(\d+\)$")


def clause_named(instrument: Instrument, words: str, others: Iterable[Instrument] = ()) -> Citation:
    """Return the shortest citation of the clause that a user names.

    Args:
        instrument: the document.
        words: the number of an article or point, or a citation in any spelling, such as 7, 7(2), 第七条第二款,
            ``art7.p2`` or 附件; a clause of another document after the name of that document, such as 民事诉讼法119.
        others: the other documents.

    Returns:
        The citation.

    Raises:
        RecordError: the words name no clause of the document. The error does not repeat them; it lists close clauses.

    >>> from zhixing_rules import JIAOZUO_2024
    >>> clause_named(JIAOZUO_2024.instrument, "7").key
    'art7'
    >>> clause_named(JIAOZUO_2024.instrument, "art7.p9")
    Traceback (most recent call last):
    zhixing_rules.errors.RecordError: 1 处问题 · 1 problem
      (document): 没有这一条款；是否为 art7.p2、art7.p1、art9？ · no such clause; did you mean art7.p2, art7.p1 or art9?
    """
    known = {name: each for each in others for name in (SHORT_NAMES.get(each.document, each.document), each.document)}
    known[instrument.document] = instrument
    if name := max((each for each in known if words.startswith(each)), key=len, default=""):
        instrument, words = known[name], words.removeprefix(name).strip()
    try:
        written = words
        if words.isdecimal():
            written = f"第{words}{instrument.unit.zh}"
        elif words[:1].isdecimal() and "条" not in words and instrument.unit is DocumentPart.ARTICLE:
            written = f"art. {words}"
        citation = Citation.parse(written, document=instrument.document)
    except CitationError as error:  # it states the accepted forms, and nothing of the words
        zh, _, en = str(error).partition(" · ")
        raise _no_such_clause(instrument, words, zh, en) from None
    if name and citation.document != instrument.document:
        zh, en = "写了两个不同的文件", "two different documents are named"
        raise RecordError([Problem("", "no_such_clause", zh, en)])
    if citation.document not in known:
        raise _no_such_document(citation.document, known)
    instrument = known[citation.document]
    try:
        shortest = instrument.shortest(citation)
    except CitationError:
        meant = citation.key if words.isascii() else citation.short
        raise _no_such_clause(instrument, meant, "没有这一条款", "no such clause") from None
    if shortest.paragraph is None and citation.paragraph is not None and _IN_BRACKETS.search(half_width(words)):
        _refuse_items(instrument, shortest)
    return shortest


def _refuse_items(instrument: Instrument, article: Citation) -> None:
    """Refuse a number in brackets after an article of one paragraph if it has items: it may mean one of them."""
    items = [each.key for each in instrument.clauses() if each.item is not None and article.includes(each)]
    if items:
        zh = f"该条只有一款，括号中的是款还是项不明：请写 {article.key} 或者 {items[0]}"
        en = f"the article has one paragraph, so the brackets may mean it or an item: write {article.key} or {items[0]}"
        raise RecordError([Problem("", "no_such_clause", zh, en)])


def _no_such_document(document: str, known: Iterable[str]) -> RecordError:
    asked = did_you_mean(document, known)
    zh, en = "没有这一文件的文本", "the text of this document is not here"
    return RecordError([Problem("", "no_such_clause", zh + asked.zh, en + asked.en)])


def _no_such_clause(instrument: Instrument, words: str, zh: str, en: str) -> RecordError:
    known = (word for clause in instrument.clauses() for word in (clause.key, clause.short))
    asked = did_you_mean(words, known)
    return RecordError([Problem("", "no_such_clause", zh + asked.zh, en + asked.en)])
