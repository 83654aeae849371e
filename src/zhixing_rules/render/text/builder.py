"""The builder of texts: language, width, colours and the parts that several texts share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from zhixing_rules._dates import chinese_date
from zhixing_rules.render.places import place
from zhixing_rules.render.width import clean, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixing_rules.engine import Provenance
    from zhixing_rules.language import Remedy
    from zhixing_rules.records import Audience

__all__ = ["Language", "TextBuilder"]

Language = Literal["zh", "en"]

_STYLES: Final = {
    "strong": "1",
    "dim": "2",
    "title": "1",
    "good": "32",
    "bad": "1;31",
    "unsure": "33",
    "human": "35",
    "later": "36",
}
_LABEL_COLUMNS: Final = {"zh": 8, "en": 12}


class TextBuilder:
    """Collects the lines of a text in one language.

    All text passes through `clean`, so that nothing in it can control the terminal.

    Args:
        colour: whether to use terminal colours.
        columns: the maximum width of a line.
        language: ``zh`` or ``en``.

    Attributes:
        columns: the maximum width of a line.
        gap: the space between parts of a line, in the width of the language's characters.
    """

    def __init__(self, *, colour: bool, columns: int, language: Language) -> None:
        self._colour = colour
        self._language: Language = language
        self._lines: list[str] = []
        self.columns = columns
        self.gap: str = self.pick("　", "  ")

    def pick(self, zh: str, en: str) -> str:
        """Return the text that is in the language of the builder."""
        return zh if self._language == "zh" else en

    def format_date(self, day: date) -> str:
        """Return a date as sentences print it: 2026年12月2日 in Chinese, ISO in English. Table cells always use ISO."""
        return self.pick(chinese_date(day), day.isoformat())

    def format_range(self, first: date, last: date) -> str:
        """Return the two dates of a range, both inclusive."""
        return self.pick(f"{chinese_date(first)}至{chinese_date(last)}", f"{first} — {last}")

    def write(self, text: str = "", *, style: str = "", indent: int = 0, hang: int = 0) -> None:
        """Append a paragraph, wrapped.

        Args:
            text: the paragraph.
            style: the name of a style; the empty string for none.
            indent: columns before every line.
            hang: further columns before the lines after the first.
        """
        lines = wrap(clean(text), max(self.columns - indent - hang, 1))
        for number, line in enumerate(lines):
            self.raw(" " * (indent + (hang if number else 0)) + line, style=style)

    def field(self, zh: str, en: str, text: str, *, style: str = "", indent: int = 2) -> None:
        """Append a labelled paragraph; nothing if the text is empty.

        Args:
            zh: the label in Chinese.
            en: the label in English.
            text: the paragraph.
            style: the name of a style for the text; the empty string for none.
            indent: columns before every line.
        """
        if not text:
            return
        label = pad(self.pick(zh, en), _LABEL_COLUMNS[self._language])
        columns = max(self.columns - indent - width(label), 1)
        for number, line in enumerate(wrap(clean(text), columns)):
            start = label if number == 0 else " " * width(label)
            self._lines.append(" " * indent + self.styled(start, "dim") + self.styled(line, style))

    def remedy(self, remedy: Remedy, *, indent: int = 2) -> None:
        """Append the fields of a remedy."""
        for zh, en, text in self.remedy_fields(remedy):
            self.field(zh, en, text, style="good", indent=indent)

    def remedy_fields(self, remedy: Remedy) -> list[tuple[str, str, str]]:
        """Return the fields of a remedy: who may urge whom to do what, and the consequence.

        Each is a Chinese label, an English label and a text, which may be empty.
        """
        actors = self.pick(remedy.by.zh, remedy.by.en)
        if remedy.to is not None:
            actors += self.pick(f"→{remedy.to.zh}", f" → {remedy.to.en}")
        return [
            ("补救", "remedy", self.pick(f"{actors}：{remedy.zh}", f"{actors}: {remedy.en}")),
            ("后果", "follows", self.pick(remedy.follows_zh, remedy.follows_en)),
        ]

    def raw(self, line: str, *, style: str = "") -> None:
        """Append one line without cleaning or wrapping it."""
        self._lines.append(self.styled(line, style).rstrip())

    def styled(self, text: str, style: str) -> str:
        """Return the text with the colour codes of a style, if the builder uses colours."""
        if not self._colour or not style or not text.strip():
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def heading(self, text: str, *, style: str = "strong") -> None:
        """Append an empty line and a heading."""
        self._lines.append("")
        rule = "─" * max(self.columns - width(text) - 4, 2)
        self.raw(f"── {clean(text)} {rule}", style=style)

    def header(self, zh: str, en: str, provenance: Provenance, audience: Audience) -> None:
        """Append the first lines of a result.

        Args:
            zh: the title in Chinese.
            en: the title in English.
            provenance: the provenance of the result.
            audience: the audience it was disclosed to.
        """
        self.write(self.pick(zh, en), style="title")
        self.audience(audience)
        for text, style in self.provenance_lines(provenance):
            self.write(text, style=style)

    def provenance_lines(self, provenance: Provenance) -> list[tuple[str, str]]:
        """Return the provenance of a result as lines, each with its style."""
        complete = provenance.complete_as_of
        attested = (
            self.pick("未声明完整", "completeness not attested")
            if complete is None
            else self.pick(f"记录完整截至 {self.format_date(complete)}", f"record complete through {complete}")
        )
        rules = f"{provenance.procedure} {provenance.procedure_hash}{self.gap}{provenance.calendar}"
        on = self.format_date(provenance.on)
        lines = [
            (self.pick(f"判断之日 {on}　{attested}", f"on {on}; {attested}"), ""),
            (self.pick(f"规则 {rules}", f"rules {rules}"), "dim"),
        ]
        chosen = self.join(f"{reading}={alternative}" for reading, alternative in provenance.readings)
        if chosen:
            lines.append((self.pick(f"另选解读 {chosen}", f"readings chosen: {chosen}"), "unsure"))
        return lines

    def audience(self, audience: Audience) -> None:
        """Append the audience of a result. The classes withheld from it are only in the JSON."""
        self.write(self.audience_line(audience), style="unsure")

    def audience_line(self, audience: Audience) -> str:
        """Return the line that names the audience of a result."""
        part = self.pick("　只含其可以知悉的内容", ", with what it may know") if audience.withheld else ""
        return self.pick(f"限 {audience.zh} 阅{part}", f"for {audience.en} only{part}")

    def place(self, pointer: str) -> str:
        """Return the subject at a pointer: its titles in Chinese, the pointer itself in English."""
        return self.pick(place(pointer), pointer)

    def join(self, parts: Iterable[str]) -> str:
        """Join short texts with the separator of the language."""
        return self.pick("、", ", ").join(parts)

    def text(self) -> str:
        """Return everything appended, ending with a line break."""
        return "\n".join(self._lines) + "\n"
