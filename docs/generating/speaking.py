"""Two languages and a little Markdown."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.language import Expression

__all__ = ["DOCS", "ENGLISH", "LANGUAGES", "Speaker", "anchor", "cell", "footer", "plain", "table", "top"]

Language = Literal["zh", "en"]

DOCS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Speaker:
    """Picks the one or the other of two texts."""

    language: Language

    def __call__(self, zh: str, en: str) -> str:
        """The text in the language of the page."""
        return zh if self.language == "zh" else en

    def of(self, thing: Any) -> str:  # noqa: ANN401  anything with a text in each language
        """The text of a thing that has one in each language."""
        return str(getattr(thing, self.language))

    def described(self, expression: Expression) -> str:
        """An expression under the default readings, in words."""
        return self.of(describe(Resolver().resolve(expression, {})))

    @property
    def folder(self) -> Path:
        """Where the pages in this language stand."""
        return DOCS if self.language == "zh" else DOCS / "en"


ENGLISH = Speaker("en")
LANGUAGES = (Speaker("zh"), ENGLISH)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)


def cell(text: str) -> str:
    """A text that stays within one cell."""
    return text.replace("|", "\\|").replace("\n", " ⏎ ")


def plain(text: str) -> str:
    r"""One line of words in which nothing is Markdown.

    >>> plain("1. 案号")
    '1\\. 案号'
    """
    words = re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])|^([#+-])", lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", words)


def anchor(name: str) -> str:
    """A place to link to; it holds in any viewer of Markdown, and its name is exactly this one."""
    return f'<a id="{name}"></a>'


def top(title: str, say: Speaker, place: str) -> str:
    """The title of a page, and the way to the same page in the other language; `place` is under docs/ or docs/en/."""
    other = DOCS / place if say is ENGLISH else DOCS / "en" / place
    way = Path(os.path.relpath(other, (say.folder / place).parent)).as_posix()
    return f"# {title}\n\n[{say('English', '中文')}]({way})"


def footer(say: Speaker) -> str:
    """Where the page comes from."""
    return "---\n\n" + say(
        "本页由 `docs/generate.py` 生成，请勿手改；更新用 `make docs`。",
        "Written by `docs/generate.py`: do not edit by hand, run `make docs`.",
    )
