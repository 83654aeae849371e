"""The sheet that a text is written on: its language, its width, its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from zhixing_rules.render.places import place
from zhixing_rules.render.width import clean, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_LABEL: Final = {"zh": 8, "en": 12}


class TextBuilder:
    """Lines of text, gathered one after another.

    Everything written goes through `clean`, so that nothing in it can steer the terminal.
    """

    def __init__(self, *, colour: bool, columns: int, language: Language) -> None:
        self._colour = colour
        self._language: Language = language
        self._lines: list[str] = []
        self.columns = columns
        self.gap = self.pick("　", "  ")

    def pick(self, zh: str, en: str) -> str:
        """The one of two texts that is in the language of the sheet."""
        return zh if self._language == "zh" else en

    def write(self, text: str = "", *, style: str = "", indent: int = 0, hang: int = 0) -> None:
        """One paragraph, wrapped; lines after the first stand `hang` columns further in."""
        lines = wrap(clean(text), max(self.columns - indent - hang, 1))
        for number, line in enumerate(lines):
            self.raw(" " * (indent + (hang if number else 0)) + line, style=style)

    def field(self, zh: str, en: str, text: str, *, style: str = "", indent: int = 2) -> None:
        """A labelled paragraph; nothing where the text is empty."""
        if not text:
            return
        label = pad(self.pick(zh, en), _LABEL[self._language])
        room = max(self.columns - indent - width(label), 1)
        for number, line in enumerate(wrap(clean(text), room)):
            start = label if number == 0 else " " * width(label)
            self._lines.append(" " * indent + self.paint(start, "dim") + self.paint(line, style))

    def remedy(self, remedy: Remedy, *, indent: int = 2) -> None:
        """What can be done about a breach, and what follows from it."""
        for zh, en, text in self.remedy_fields(remedy):
            self.field(zh, en, text, style="good", indent=indent)

    def remedy_fields(self, remedy: Remedy) -> list[tuple[str, str, str]]:
        """The same as labelled texts: who may urge whom to do what, and what follows."""
        who = self.pick(remedy.by.zh, remedy.by.en)
        if remedy.to is not None:
            who += self.pick(f"→{remedy.to.zh}", f" → {remedy.to.en}")
        return [
            ("补救", "remedy", self.pick(f"{who}：{remedy.zh}", f"{who}: {remedy.en}")),
            ("后果", "follows", self.pick(remedy.follows_zh, remedy.follows_en)),
        ]

    def raw(self, line: str, *, style: str = "") -> None:
        """One line as it is."""
        self._lines.append(self.paint(line, style).rstrip())

    def paint(self, text: str, style: str) -> str:
        """The text in a style, where the sheet has colours."""
        if not self._colour or not style or not text.strip():
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def heading(self, text: str, *, style: str = "strong") -> None:
        """A heading, after an empty line."""
        self._lines.append("")
        rule = "─" * max(self.columns - width(text) - 4, 2)
        self.raw(f"── {clean(text)} {rule}", style=style)

    def provenance(self, zh: str, en: str, provenance: Provenance, audience: Audience) -> None:
        """The head of a result: what it is, for whom, and what it was made with."""
        self.write(self.pick(zh, en), style="title")
        self.audience(audience)
        for text, style in self.made_with(provenance):
            self.write(text, style=style)

    def made_with(self, provenance: Provenance) -> list[tuple[str, str]]:
        """What a result was made with, a line each with its style."""
        complete = provenance.complete_as_of
        attested = (
            self.pick("未声明完整", "completeness not attested")
            if complete is None
            else self.pick(f"记录完整截至 {complete}", f"record complete through {complete}")
        )
        made = f"{provenance.procedure} {provenance.procedure_hash}{self.gap}{provenance.calendar}"
        lines = [
            (self.pick(f"判断之日 {provenance.on}　{attested}", f"on {provenance.on}; {attested}"), ""),
            (self.pick(f"规则 {made}", f"rules {made}"), "dim"),
        ]
        chosen = self.listed(f"{reading}={alternative}" for reading, alternative in provenance.readings)
        if chosen:
            lines.append((self.pick(f"另选解读 {chosen}", f"readings chosen: {chosen}"), "unsure"))
        return lines

    def audience(self, audience: Audience) -> None:
        """For whom a result is; nothing is said of what it does without, which goes into the JSON."""
        self.write(self.only_for(audience), style="unsure")

    def only_for(self, audience: Audience) -> str:
        """The same as a line."""
        part = self.pick("　只含其可以知悉的内容", ", with what it may know") if audience.withheld else ""
        return self.pick(f"限 {audience.zh} 阅{part}", f"for {audience.en} only{part}")

    def place(self, pointer: str) -> str:
        """The subject at a pointer: in words in Chinese, as the pointer in English."""
        return self.pick(place(pointer), pointer)

    def listed(self, parts: Iterable[str]) -> str:
        """Several short texts as one."""
        return self.pick("、", ", ").join(parts)

    def text(self) -> str:
        """Everything written, ending with a line break."""
        return "\n".join(self._lines) + "\n"
