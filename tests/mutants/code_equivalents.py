"""Changes to the code that change no behaviour, with the reason; the next run counts them and does not test them.

Keys are module, function and change, as ``python -m mutants.code`` prints them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EQUIVALENT"]

EQUIVALENT: Final[dict[tuple[str, str, str], str]] = {}
