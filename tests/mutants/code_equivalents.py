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
_STORED: Final = (
    "only decides whether a value is kept in a local or written again: what the function returns is the same"
)
_ONE_OPERAND: Final = "the operation has one operand, the first and the last"
_ONE_TERM: Final = "there is one term, the first and the last"
_LOOP_RECORD: Final = (
    "the record of a loop always exists, and no other record that always exists is compared with the loops it is in"
)
_DEPTH: Final = "one level of indentation more: Python allows a hundred"
_LARGEST_COST: Final = "costs only order the parts of a condition, and the order changes no result"
_SHORT_LIST: Final = "how long a list is still gone through record by record; the records found are the same"
_NO_MONTH: Final = "no month has the number 0"
_DIRECTION: Final = "a sign is 1 or -1"

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
    **{
        ("zhixing_rules.engine.compile.python_source", function, change): _STORED
        for function, change in (
            ("PythonSource._repeated", "not _is_sure(op.args[0]) -> _is_sure(op.args[0])"),
            ("PythonSource._repeated", "0 -> -1 #2"),
            ("_is_plain", "True -> False"),
        )
    },
    ("zhixing_rules.engine.compile.python_source", "PythonSource._source", "0 -> -1 #15"): _ONE_OPERAND,
    ("zhixing_rules.engine.compile.python_source", "PythonSource._default", "0 -> -1"): _ONE_OPERAND,
    (
        "zhixing_rules.engine.compile.python_source",
        "PythonSource._needs",
        "region.depth >= _DEEPEST -> region.depth > _DEEPEST",
    ): _DEPTH,
    ("zhixing_rules.engine.compile.operations", "", "1 -> 2"): _LARGEST_COST,
    ("zhixing_rules.engine.compile.operations", "Op.__init__", "2 -> 1"): _LOOP_RECORD,
    **{("zhixing_rules.engine.dependencies", "waits_for", f"256 -> {size}"): _CACHE for size in (255, 257)},
    **{("zhixing_rules.engine.join_index", "", f"8 -> {size}"): _SHORT_LIST for size in (7, 9)},
    ("zhixing_rules.engine.recurrence", "_ends", "1 -> 0"): _NO_MONTH,
    ("zhixing_rules.engine.explain.description", "_is_not", "0 -> -1"): _ONE_TERM,
    **{
        (
            "zhixing_rules.engine.explain.deadline_steps",
            "_shifted",
            f"moment.sign > 0 -> moment.sign >= 0{which}",
        ): _DIRECTION
        for which in ("", " #2")
    },
}
