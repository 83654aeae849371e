"""Result of a command: what it prints and its exit code."""

from __future__ import annotations

from dataclasses import dataclass

from zhixing_rules.cli.exit_codes import SUCCESS

__all__ = ["CommandResult"]


@dataclass(frozen=True, slots=True)
class CommandResult:
    """Complete output of a command. It is written only after the command has finished.

    Attributes:
        stdout: Text for standard output.
        stderr: Text for standard error.
        exit_code: Exit code of the process.
    """

    stdout: str = ""
    stderr: str = ""
    exit_code: int = SUCCESS
