"""The days that a record may hold."""

from __future__ import annotations

from datetime import date
from typing import Final

__all__ = ["FIRST_DAY", "LAST_DAY"]

FIRST_DAY: Final = date(1991, 4, 9)
"""The first day that a record may hold: 民事诉讼法 took effect on it (主席令第44号), and every act is under that law.

Earlier days are what systems write for a day that is not known: 0001-01-01, 1753-01-01, 1900-01-01, 1970-01-01.
"""
LAST_DAY: Final = date(2050, 12, 31)
"""The last day that a record may hold (inclusive); later days are misprints, or mean that there is no day."""
