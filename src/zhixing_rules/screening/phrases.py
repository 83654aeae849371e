"""The maintained list of phrases: phrases.toml, read once, and one pattern that finds the longest of them anywhere."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.records import Secrecy
from zhixing_rules.screening.mention import What
from zhixing_rules.screening.normalisation import folded, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhixing_rules.law import Citation
    from zhixing_rules.screening.normalisation import MappedText

__all__ = ["Entry", "Index", "Phrases", "phrases"]

CLAUSES: Final = {Secrecy.METHOD: OPINION.at(5, item=1), Secrecy.TRACING: OPINION.at(5, item=2)}
"""What keeps back each class: art. 5(一) the police and the means, art. 5(二) the information."""

_HOLDER: Final = "{police}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one or more phrases mean.

    Attributes:
        id: its name in the list.
        kind: the class of what they tell.
        what: what they tell.
        sure: whether they tell it by themselves.
        beside_police: whether they count only with the police in the same sentence.
        opinion: the phrases that are the Opinion's own words.
        words: all phrases, the Opinion's own among them.
        reason_zh: why they are looked for, in Chinese.
        reason_en: the same in English.
        suggestion: what to say instead.
    """

    id: str
    kind: Secrecy
    what: What
    sure: bool
    beside_police: bool
    opinion: tuple[str, ...]
    words: tuple[str, ...]
    reason_zh: str
    reason_en: str
    suggestion: str

    @property
    def citation(self) -> Citation:
        """The clause that keeps it back."""
        return CLAUSES[self.kind]


class Index:
    """Finds every phrase of a list in a text, in time that grows with the text alone.

    Attributes:
        pattern: finds the longest phrase at the first place where there is one.

    >>> [found for found in Index(["查控", "联动查控"]).every("依法联动查控")]
    [(2, 6, '联动查控'), (4, 6, '查控')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted(set(words))
        self.pattern = re.compile(_pattern(known))
        self._within = {word: tuple(each for each in known if word.startswith(each)) for word in known}

    def every(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each occurrence of each phrase, overlapping ones too, as start, end and phrase."""
        search = self.pattern.search
        found = search(text)
        while found is not None:
            start = found.start()
            for word in self._within[found[0]]:
                yield start, start + len(word), word
            found = search(text, start + 1)


def _pattern(words: Iterable[str]) -> str:
    """One pattern for all the words: at each place one way at most to go on, so nothing is ever tried twice."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    ways = [re.escape(character) + _branches(after) for character, after in node.items() if character]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined


@dataclass(frozen=True, slots=True)
class Phrases:
    """The whole list.

    Attributes:
        entries: the entries, in the order of the file.
        police: the words for the police, as one entry that counts only beside the words of `near`.
        near: what makes a sentence one about the search for somebody, in plain form.
        harmless: public words that hold one of the others, in plain form.
        pairs: traditional characters and the simplified ones they are read as.
        by_word: the entry of each phrase, by its plain form and by that form without punctuation.
        index: finds them in a folded or squeezed text, with the words of `near` and `harmless`.
    """

    entries: tuple[Entry, ...]
    police: Entry
    near: frozenset[str]
    harmless: frozenset[str]
    pairs: str
    by_word: Mapping[str, Entry]
    index: Index

    def folded(self, text: str) -> MappedText:
        """A text in plain form."""
        return folded(text, self.pairs)


@cache
def phrases() -> Phrases:
    """The list, read when a text is first screened: an import need not pay for it."""
    data = tomllib.loads((get_data("zhixing_rules.screening", "phrases.toml") or b"").decode())
    pairs, group = data["traditional"]["pairs"], data["police"]
    police = Entry(
        id="police",
        kind=Secrecy.METHOD,
        what=What.POLICE_PARTICIPATION,
        sure=False,
        beside_police=False,
        opinion=("公安机关", "公安局"),
        words=tuple(group["words"]),
        reason_zh=group["reason_zh"],
        reason_en=group["reason_en"],
        suggestion=group["suggestion"],
    )
    entries = tuple(_entry(each, police.words) for each in data["entries"])

    def plain(words: Iterable[str]) -> list[str]:
        return [folded(word, pairs).text for word in words]

    near = frozenset(plain(group["near"]))
    harmless = frozenset(plain(_spelt_out(data["harmless"]["words"], police.words)))
    by_plain = {word: entry for entry in (police, *entries) for word in plain(entry.words)}
    by_bare = {squeezed(folded(word, pairs)).text: entry for word, entry in by_plain.items()}
    return Phrases(
        entries=entries,
        police=police,
        near=near,
        harmless=harmless,
        pairs=pairs,
        by_word={**by_bare, **by_plain},
        index=Index([*by_plain, *by_bare, *near, *harmless]),
    )


def _entry(data: Mapping[str, Any], police: Iterable[str]) -> Entry:
    stated = (*data.get("opinion", ()), *data.get("words", ()), *data.get("short", ()))
    return Entry(
        id=data["id"],
        kind=Secrecy(data["kind"]),
        what=What(data["what"]),
        sure=data["sure"],
        beside_police=data.get("beside_police", False),
        opinion=tuple(data.get("opinion", ())),
        words=_spelt_out(stated, police),
        reason_zh=data["reason_zh"],
        reason_en=data["reason_en"],
        suggestion=data["suggestion"],
    )


def _spelt_out(words: Iterable[str], police: Iterable[str]) -> tuple[str, ...]:
    """The words, once each, with every word for the police in place of the holder."""
    return tuple(
        word.replace(_HOLDER, each) for word in dict.fromkeys(words) for each in (police if _HOLDER in word else ("",))
    )
