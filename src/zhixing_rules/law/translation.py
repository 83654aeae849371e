"""Translation of an instrument into English, sentence by sentence. It is unofficial: the instrument is authentic."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.law.citation import Citation
    from zhixing_rules.law.clause import Sentence
    from zhixing_rules.law.instrument import Instrument

__all__ = ["UNOFFICIAL", "TranslatedClause", "TranslatedSentence", "Translation", "read_translation"]

UNOFFICIAL: Final = Bilingual(
    "非官方译文，以中文文本为准", "unofficial translation; only the Chinese text is authentic"
)
"""What is printed with every translation."""


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """A sentence and its translation.

    Attributes:
        key: the key of the sentence, such as ``art9.s2``.
        text: the sentence, verbatim.
        en: the translation; empty if the sentence has none, for example after an amendment.
        note: what the translation cannot show, such as an ambiguity that it keeps; empty for nothing.
    """

    key: str
    text: str
    en: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TranslatedClause:
    """The sentences of one clause, without those of the clauses within it.

    Attributes:
        citation: the clause, the narrowest that contains the sentences.
        sentences: its sentences, in printed order.
    """

    citation: Citation
    sentences: tuple[TranslatedSentence, ...]

    @property
    def complete(self) -> bool:
        """Whether every sentence has a translation."""
        return all(each.en for each in self.sentences)

    @property
    def en(self) -> str:
        """The translation in one line, with the number of an item; a sentence without one is quoted in Chinese."""
        item = self.citation.subitem or self.citation.item
        mark = "" if item is None else f"({item}) "
        return mark + " ".join(each.en or f"「{each.text}」" for each in self.sentences)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation of an instrument, made by `read_translation`.

    Attributes:
        sentences: the translated sentences, in printed order.
    """

    sentences: tuple[TranslatedSentence, ...]

    def clauses(self, instrument: Instrument, within: Citation | None = None) -> tuple[TranslatedClause, ...]:
        """Return the translation of an instrument, or of one clause of it.

        Args:
            instrument: the instrument. Where an amendment changed a sentence, its translation is not used.
            within: the clause; the whole instrument without it.

        Returns:
            The clauses that have sentences of their own, in printed order.

        Raises:
            CitationError: the clause does not exist.
        """
        known = {each.key: each for each in self.sentences}
        return tuple(
            TranslatedClause(clause, tuple(_translated(each, known.get(each.key)) for each in own))
            for clause, own in groupby(instrument.sentences(within), lambda sentence: sentence.citation)
        )

    def problems(self, instrument: Instrument) -> Iterator[str]:
        """Yield what keeps this from being the translation of every sentence of an instrument, each once."""
        sentences = {each.key: each.text for each in instrument.sentences()}
        counts = Counter(each.key for each in self.sentences)
        for each in self.sentences:
            if each.key not in sentences:
                yield f"{each.key}: no such sentence: remove its translation"
            elif each.text != sentences[each.key]:
                yield f"{each.key}: the text has changed: read it again, then correct its translation"
        yield from (f"{key}: translated {count} times: keep one" for key, count in counts.items() if count > 1)
        yield from (f"{key}: not translated" for key in sentences if key not in counts)


def _translated(sentence: Sentence, found: TranslatedSentence | None) -> TranslatedSentence:
    if found is None or found.text != sentence.text:
        return TranslatedSentence(sentence.key, sentence.text, "")
    return found


def read_translation(text: str) -> Translation:
    """Read a translation from TOML: tables ``sentence`` with ``key``, ``text``, ``en`` and, if there is one, ``note``.

    Args:
        text: the TOML.

    Returns:
        The translation.

    Raises:
        RuleDefect: a sentence lacks its key, its text or its translation, or has another key.

    >>> translation = read_translation('''[[sentence]]
    ... key = "art1.s1"
    ... text = "应在七日内办理。"
    ... en = "It shall be done within seven days."
    ... ''')
    >>> translation.sentences[0].en
    'It shall be done within seven days.'
    """
    sentences = []
    for number, each in enumerate(tomllib.loads(text).get("sentence", ()), start=1):
        required, keys = {"key", "text", "en"}, {name for name, value in each.items() if value}
        if not (required <= keys <= {*required, "note"} and all(isinstance(value, str) for value in each.values())):
            raise RuleDefect(
                f"译文第{number}句须有 key、text、en，可有 note · "
                f"sentence {number} of the translation needs key, text and en, and may have note"
            )
        sentences.append(TranslatedSentence(**each))
    return Translation(tuple(sentences))
