"""The maintained list of phrases, read once from phrases.toml, and an index that finds them in a text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.records import Secrecy
from zhixing_rules.screening.mention import What
from zhixing_rules.screening.normalisation import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhixing_rules.screening.normalisation import MappedText

__all__ = ["Entry", "PhraseIndex", "Phrases", "phrases"]

_PLACEHOLDER: Final = "{police}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A group of phrases with the same meaning.

    Attributes:
        id: id in the list.
        kind: secrecy class of the information.
        what: what the phrases mention.
        sure: whether the phrases alone are certain.
        needs_police: whether they count only if the same sentence names the police.
        opinion: the phrases quoted from the Opinion.
        words: all phrases, including those in ``opinion``.
        reason_zh: why they are reported, in Chinese.
        reason_en: the same in English.
        suggestion: a neutral wording to use instead.
    """

    id: str
    kind: Secrecy
    what: What
    sure: bool
    needs_police: bool
    opinion: tuple[str, ...]
    words: tuple[str, ...]
    reason_zh: str
    reason_en: str
    suggestion: str


class PhraseIndex:
    """Index that finds every phrase of a list in a text, in time linear in the length of the text.

    Attributes:
        pattern: pattern that matches the longest phrase at the leftmost place.

    >>> [match for match in PhraseIndex(["查控", "联动查控"]).every("依法联动查控")]
    [(2, 6, '联动查控'), (4, 6, '查控')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        distinct = sorted(set(words))
        self.pattern: re.Pattern[str] = re.compile(_pattern(distinct))
        self._prefixes = {word: tuple(each for each in distinct if word.startswith(each)) for word in distinct}

    def every(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield every occurrence of every phrase as start, end (exclusive) and phrase; occurrences may overlap."""
        search = self.pattern.search
        match = search(text)
        while match is not None:
            start = match.start()
            for word in self._prefixes[match[0]]:
                yield start, start + len(word), word
            match = search(text, start + 1)


def _pattern(words: Iterable[str]) -> str:
    """Return one pattern for all words, built as a prefix tree so that matching never backtracks."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    branches = [re.escape(character) + _branches(after) for character, after in node.items() if character]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined


@dataclass(frozen=True, slots=True)
class Phrases:
    """The whole list.

    Attributes:
        entries: the entries, in the order of the file.
        police: the words for the police, as an entry that counts only in a sentence with a tracing word.
        tracing_words: words that make a sentence one about tracing a person, folded.
        harmless: public terms that contain a listed phrase, folded.
        pairs: pairs of a traditional and a simplified character, separated by blanks.
        by_word: the entry of each phrase, by its folded form and by its squeezed form.
        index: index of the phrases, the tracing words and the harmless terms, for folded and squeezed texts.
    """

    entries: tuple[Entry, ...]
    police: Entry
    tracing_words: frozenset[str]
    harmless: frozenset[str]
    pairs: str
    by_word: Mapping[str, Entry]
    index: PhraseIndex

    def fold(self, text: str) -> MappedText:
        """Return a text in folded form."""
        return fold(text, self.pairs)


@cache
def phrases() -> Phrases:
    """Return the list; it is read on first use, so that the import stays fast."""
    data = tomllib.loads((get_data("zhixing_rules.screening", "phrases.toml") or b"").decode())
    pairs, group = data["traditional"]["pairs"], data["police"]
    police = Entry(
        id="police",
        kind=Secrecy.PARTICIPATION,
        what=What.POLICE_PARTICIPATION,
        sure=False,
        needs_police=False,
        opinion=("公安机关", "公安局"),
        words=tuple(group["words"]),
        reason_zh=group["reason_zh"],
        reason_en=group["reason_en"],
        suggestion=group["suggestion"],
    )
    entries = tuple(_entry(each, police.words) for each in data["entries"])

    def plain(words: Iterable[str]) -> list[str]:
        return [fold(word, pairs).text for word in words]

    tracing_words = frozenset(plain(group["tracing_words"]))
    harmless = frozenset(plain(_expanded(data["harmless"]["words"], police.words)))
    by_plain = {word: entry for entry in (police, *entries) for word in plain(entry.words)}
    by_bare = {squeeze(fold(word, pairs)).text: entry for word, entry in by_plain.items()}
    return Phrases(
        entries=entries,
        police=police,
        tracing_words=tracing_words,
        harmless=harmless,
        pairs=pairs,
        by_word={**by_bare, **by_plain},
        index=PhraseIndex([*by_plain, *by_bare, *tracing_words, *harmless]),
    )


def _entry(data: Mapping[str, Any], police: Iterable[str]) -> Entry:
    phrases_as_listed = (*data.get("opinion", ()), *data.get("words", ()), *data.get("short", ()))
    return Entry(
        id=data["id"],
        kind=Secrecy(data["kind"]),
        what=What(data["what"]),
        sure=data["sure"],
        needs_police=data.get("needs_police", False),
        opinion=tuple(data.get("opinion", ())),
        words=_expanded(phrases_as_listed, police),
        reason_zh=data["reason_zh"],
        reason_en=data["reason_en"],
        suggestion=data["suggestion"],
    )


def _expanded(words: Iterable[str], police: Iterable[str]) -> tuple[str, ...]:
    """Return the words without duplicates, with every word for the police in place of the placeholder."""
    return tuple(
        word.replace(_PLACEHOLDER, each)
        for word in dict.fromkeys(words)
        for each in (police if _PLACEHOLDER in word else ("",))
    )
