"""Result of a command: what it prints and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.cli.exit_codes import SUCCESS

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["CommandResult"]


@dataclass(frozen=True, slots=True)
class CommandResult:
    """Output of a command. It is written only after the command has finished.

    Attributes:
        stdout: Text for standard output.
        stderr: Text for standard error.
        exit_code: Exit code of the process.
        json: Value that is written as JSON to standard output, part by part, so that its text is never whole in memory.
    """

    stdout: str = ""
    stderr: str = ""
    exit_code: int = SUCCESS
    json: object = None

    def write_output(self, file: TextIO) -> None:
        """Write what goes to standard output, or to the file that takes its place.

        Raises:
            OSError: The file cannot be written.
            DisclosureRefused: The JSON value contains a result that was not disclosed (an internal error).
        """
        file.write(self.stdout)
        if self.json is not None:
            from zhixing_rules.interchange.encoding import dump  # noqa: PLC0415  not needed for texts

            dump(self.json, file)
