"""What can follow on a command line of ``zhixing``: a table made from the parser, for scripts of shells."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Completion", "Word", "completions"]

_FILE: Final = re.compile(r"FILE|DIR|DOCKET|CMD|\.[a-z]+\b")
"""What the names that stand for files in the help contain, such as FILE.json and OUT.ics."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word that can follow.

    Attributes:
        text: The word.
        summary: What it is, in Chinese; empty where the word says it.
    """

    text: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What can follow a command, or an option of it.

    Attributes:
        after: The command with the words before, such as ``zhixing days add`` or ``zhixing law --lang``.
        words: The words.
        commands: Those of the words that are commands, after which other words follow.
        files: Whether the name of a file can follow.
    """

    after: str
    words: tuple[Word, ...]
    commands: tuple[str, ...] = ()
    files: bool = False


def completions(parser: argparse.ArgumentParser, known: Mapping[str, tuple[str, ...]]) -> Iterator[Completion]:
    """Yield what can follow each command, and each option that has a value.

    Args:
        parser: The parser, with the arguments of every command.
        known: The words that a positional argument without a closed list has, by ``command argument``.

    Yields:
        First what follows the command itself, then its options, then its commands.
    """
    words: list[Word] = []
    options: list[Completion] = []
    commands: dict[str, argparse.ArgumentParser] = {}
    files = False
    for action in parser._actions:  # noqa: SLF001  argparse has no public list
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  as above
            commands |= action.choices
            summaries = {each.dest: each.help for each in action._choices_actions}  # noqa: SLF001  as above
            words += [Word(name, _summary(summaries.get(name))) for name in commands]
            continue
        values = (*map(str, action.choices or ()), *known.get(f"{parser.prog} {action.dest}", ()))
        is_file = not values and _FILE.search(str(action.metavar)) is not None
        if action.option_strings:
            words += [Word(name, _summary(action.help)) for name in action.option_strings if name.startswith("--")]
            if action.nargs != 0:
                followed = tuple(map(Word, values))
                options += [
                    Completion(f"{parser.prog} {name}", followed, files=is_file) for name in action.option_strings
                ]
        else:
            words += map(Word, values)
            files = files or is_file
    yield Completion(parser.prog, tuple(words), tuple(commands), files)
    yield from options
    for command in commands.values():
        yield from completions(command, known)


def _summary(text: str | None) -> str:
    """Return the Chinese part of a help text, if it has one, without what ends a quoted text of a shell."""
    zh, separator, _ = (text or "").partition(" · ")
    return re.sub(r"['\"`$\\\[\]:]", "", zh) if separator else ""
