"""Changes to the code that change no behaviour, with the reason; the next run counts them and does not test them.

Keys are module, function and change, as ``python -m mutants.code`` prints them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EQUIVALENT"]

_NEVER_ZERO: Final = "no caller counts zero working days: `Calendar.add` and `Calendar.interval` return the day itself"
_PACKAGED: Final = (
    "only a notice for the last of the years is checked for completeness, and the packaged ones are complete"
)
_LAST_ENTRY: Final = (
    "for the day before the table, `before[-1]` is the number of all working days, so that `days` has no such entry"
)
_CACHE: Final = "the size of a cache"
_UNREAD: Final = "only the type and the location of the details of an error are read"

EQUIVALENT: Final[dict[tuple[str, str, str], str]] = {
    ("zhixing_rules.calendars.prc", "_packaged", "1 -> 2"): _PACKAGED,
    ("zhixing_rules.calendars.calendar", "Calendar.add", "0 -> -1 #2"): _LAST_ENTRY,
    **{
        ("zhixing_rules.calendars.table", f"WorkingDayTable.{function}", change): _NEVER_ZERO
        for function in ("bounds", "exact", "unsettled")
        for change in ("n > 0 -> n >= 0", "0 -> -1")
    },
    **{("zhixing_rules.records.secrecy_classes", "_names", f"64 -> {size}"): _CACHE for size in (63, 65)},
    ("zhixing_rules.records.secrecy_classes", "_names", "without maxsize=64: lru_cache(maxsize=64)"): _CACHE,
    **{
        ("zhixing_rules.records.loading", "_further_problems", f"False -> True{which}"): _UNREAD
        for which in ("", " #2")
    },
    **{("zhixing_rules.language.reads", "parts_read", f"4096 -> {size}"): _CACHE for size in (4095, 4097)},
}
