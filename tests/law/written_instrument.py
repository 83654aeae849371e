"""Random instruments: their structure, the clauses they must have, and their text in a random accepted form.

It shares nothing with the parser: the expected clauses are computed from the structure, and numerals by counting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from random import Random

__all__ = ["Line", "WrittenInstrument", "written"]

_ONES = "一二三四五六七八九"
_LEVELS = {"book": "编", "chapter": "章", "section": "节"}
_FORMS = ("（一）", "(一) ", "㈠", "1.", "1、", "１．", "（1）", "1）", "⑴", "①")
_FAMILIES = {
    "（一）": 0,
    "(一) ": 0,
    "㈠": 0,
    "一、": 1,
    "1.": 2,
    "1、": 2,
    "１．": 2,
    "（1）": 3,
    "1）": 3,
    "⑴": 3,
    "①": 4,
}
_UNITS = ("第一条", "第1条", "一、", "（一）", "1.")


_Item: TypeAlias = tuple[str, list[str], list[str]]
"""The words of an item, its sub-items, and its further paragraphs."""
_Paragraph: TypeAlias = tuple[str, list[_Item], tuple[str, str]]
"""The words of a paragraph, its items, and the forms of their numbers and of those of the sub-items."""


@dataclass
class Line:
    """One line of the text.

    Attributes:
        text: the line.
        series: what it is numbered with, such as the items of one paragraph; ``None`` without a number.
        last: whether it is the last of the series, so that nothing after it shows that it is missing.
    """

    text: str
    series: tuple[object, ...] | None = None
    last: bool = False


@dataclass
class WrittenInstrument:
    """A text, how it is to be read, and the clauses it must have.

    Attributes:
        lines: the lines, without blank ones.
        meta: the metadata that say how to read it.
        clauses: the key and the text of every clause, in order.
    """

    lines: list[Line] = field(default_factory=list)
    meta: dict[str, object] = field(default_factory=dict)
    clauses: list[tuple[str, str]] = field(default_factory=list)


def numeral(number: int) -> str:
    """Return the Chinese numeral of a number up to 99."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _ONES[tens - 1]) + ("十" if tens else "") + (_ONES[ones - 1] if ones else "")


def marked(form: str, number: int) -> str:
    """Return a number in the form of a number one."""
    sign = next(character for character in form if character in "一1１㈠⑴①")
    if sign in "㈠⑴①":
        return form.replace(sign, chr(ord(sign) + number - 1))
    if sign == "一":
        return form.replace(sign, numeral(number))
    return form.replace(
        sign, str(number) if sign == "1" else "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    )


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random, self.made = random, WrittenInstrument()
        self.words = 0
        self.unit = random.choice(_UNITS)
        self.article_key = "art" if "条" in self.unit else "point"
        self.space = random.choice((" ", "\u3000", "  "))
        self.headings = random.choice(("none", "一、", "chapter", "section", "book"))
        if self.unit == "一、" and self.headings == "一、":
            self.headings = "none"
        self.captions = random.choice((("",), ("", "【题】"), ("（题）",)))
        self.parts = 0

    def say(self, end: str = "。") -> str:
        """New words, with what may confuse a parser in them."""
        self.words += 1
        middle = self.random.choice(("", "第三条", "（二）项", "2.5倍", "，第一章", "；一、二审", "“甲。”"))
        return f"文{self.words}字{middle}尾{end}"

    def add(self, text: str, series: tuple[object, ...] | None = None, *, last: bool = False) -> None:
        self.made.lines.append(Line(text, series, last))

    def write(self) -> WrittenInstrument:
        self.add("测试法")
        self.made.clauses.append(("title", "测试法"))
        if self.random.random() < 0.3:
            words = self.say()
            self.add(words)
            self.made.clauses.append(("preamble", words))
        count = self.random.randint(1, 12)
        if count == 1 and self.captions == ("（题）",):  # round brackets in one article alone are text
            self.captions = ("",)
        starts = self.starts(count)
        for number in range(1, count + 1):
            for line, series, last, key in starts.get(number, ()):
                self.add(line, series, last=last)
                self.made.clauses.append((key, line))
            inserted = self.random.randint(1, 3) if "条" in self.unit and self.random.random() < 0.2 else 0
            for after in range(inserted + 1):
                self.article(number, after, last=number == count if after == 0 else after == inserted)
                if after == 0 and inserted:
                    self.made.lines[self.made_at].last = False
        self.made.meta = {"unit": "第一条" if "条" in self.unit else self.unit}
        return self.made

    # ------------------------------------------------------------------------------------------------- headings

    def starts(self, count: int) -> dict[int, list[tuple[str, tuple[object, ...], bool, str]]]:
        """The headings before each article."""
        if self.headings == "none":
            return {}
        levels = {"一、": ("part",), "chapter": ("chapter",), "section": ("chapter", "section")}.get(
            self.headings, ("book", "chapter")
        )
        found: dict[int, list[tuple[str, tuple[object, ...], bool, str]]] = {}
        self._divide(1, count, levels, (), found)
        return found

    def _divide(
        self,
        first: int,
        last: int,
        levels: tuple[str, ...],
        path: tuple[tuple[str, int], ...],
        found: dict[int, list[tuple[str, tuple[object, ...], bool, str]]],
    ) -> None:
        """Divide a range of articles; two divisions or more, so that a missing one shows."""
        if not levels or last - first < 1:
            return
        cuts = sorted(self.random.sample(range(first + 1, last + 1), self.random.randint(1, min(3, last - first))))
        bounds = [first, *cuts, last + 1]
        level = levels[0]
        for number in range(1, len(bounds)):
            here = (*path, (level, number))
            title = self.say("")[:3]
            if level == "part":
                self.parts += 1
                line, key = f"{numeral(number)}、{title}", f"heading{number}"
            else:
                digits = self.random.choice((numeral(number), str(number)))
                line = f"第{digits}{_LEVELS[level]}{self.random.choice(('', ' ', self.space))}{title}"
                key = ".".join(f"{each}{value}" for each, value in here)
            entry = (line, (level, path), number == len(bounds) - 1, key)
            found.setdefault(bounds[number - 1], []).append(entry)
            self._divide(bounds[number - 1], bounds[number] - 1, levels[1:], here, found)

    # ------------------------------------------------------------------------------------------------- articles

    def article(self, number: int, inserted: int, *, last: bool) -> None:
        key = f"{self.article_key}{number}" + (f"-{inserted}" if inserted else "")
        if "条" in self.unit:
            digits = self.random.choice((numeral(number), str(number)))
            after = f"之{self.random.choice((numeral(inserted), str(inserted)))}" if inserted else ""
            caption = self.random.choice(self.captions)
            mark = f"第{digits}条{after}{self.space}{caption}"
        else:
            mark = marked(self.unit, number) + self.random.choice(("", " "))
        paragraphs = [self.paragraph() for _ in range(self.random.choice((1, 1, 2, 3)))]
        if "条" not in self.unit:  # a paragraph after such a list may then be part of its last item, and is refused
            for _, items, _ in paragraphs[:-1]:
                items[:] = [(words, subs, []) for words, subs, _ in items]
        whole = "\n".join(self.full(each) for each in paragraphs)
        self.made.clauses.append((key, whole))
        with_items = sum(bool(items) for _, items, _ in paragraphs)
        series = ("article", number) if inserted else ("article",)
        for place, (lead, items, forms) in enumerate(paragraphs, start=1):
            if place == 1:
                self.made_at = len(self.made.lines)
                self.add(mark + lead, series, last=last)
            else:
                self.add(lead)
            own = f"{key}.p{place}"
            if len(paragraphs) > 1:
                self.made.clauses.append((own, self.full((lead, items, forms))))
            self.items(own if with_items > 1 else key, items, forms)

    def paragraph(self) -> _Paragraph:
        taken = {_FAMILIES.get(self.unit, -1)}
        if self.headings == "一、":  # an item 一、 may then be taken for a heading, and is refused
            taken.add(_FAMILIES["一、"])
        form = self.random.choice([each for each in (*_FORMS, "一、") if _FAMILIES[each] not in taken])
        taken.add(_FAMILIES[form])
        below = self.random.choice([each for each in _FORMS if _FAMILIES[each] not in taken])
        count = self.random.choice((0, 0, 0, 1, 2, 3, 4 if form == "㈠" else 11))
        items = []
        for place in range(count):
            subs = [self.say("；") for _ in range(self.random.choice((0, 0, 0, 2, 3)))]
            last = place == count - 1
            if last and subs:
                subs[-1] = self.say()
            closing = (
                [] if last or self.random.random() < 0.8 else [self.say() for _ in range(self.random.randint(1, 2))]
            )
            items.append((self.say("：" if subs else "。" if last else "；"), subs, closing))
        return self.say("：" if items else "。"), items, (form, below)

    def items(self, key: str, items: list[_Item], forms: tuple[str, str]) -> None:
        series = ("items", len(self.made.lines))
        hyphen = self.random.choice(("", "", "- "))
        for place, (words, subs, closing) in enumerate(items, start=1):
            self.add(hyphen + marked(forms[0], place) + words, series, last=place == len(items))
            whole = "\n".join(
                (words, *(marked(forms[1], each) + text for each, text in enumerate(subs, start=1)), *closing)
            )
            self.made.clauses.append((f"{key}.i{place}", whole))
            for below, text in enumerate(subs, start=1):
                self.add(marked(forms[1], below) + text, (*series, place), last=below == len(subs))
                self.made.clauses.append((f"{key}.i{place}.sub{below}", text))
            for text in closing:
                self.add(text)

    def full(self, paragraph: _Paragraph) -> str:
        lead, items, (form, below) = paragraph
        lines = [lead]
        for place, (words, subs, closing) in enumerate(items, start=1):
            lines.append(marked(form, place) + words)
            lines += [marked(below, each) + text for each, text in enumerate(subs, start=1)]
            lines += closing
        return "\n".join(lines)


def written(random: Random) -> WrittenInstrument:
    """Return a random instrument."""
    return _Writer(random).write()
