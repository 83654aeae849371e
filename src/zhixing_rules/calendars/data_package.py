"""Working-day data of the installed package chinese-calendar.

Two distributions own the module ``chinese_calendar``: ``chinese-calendar``, which this library requires, and
``chinesecalendar``, which another program may have installed over it, perhaps in an older release. Either is read as it
is, and its version is taken from its metadata: old releases have no ``__version__``. The metadata are found by listing
the folder of the module, because `importlib.metadata` takes longer to import than this library.
"""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from os import listdir
from os.path import dirname
from typing import Final, NamedTuple

from zhixing_rules.errors import CalendarError

__all__ = ["PackageData", "read_package_data", "source_of"]

_DISTRIBUTIONS: Final = ("chinese-calendar", "chinesecalendar")
_METADATA: Final = re.compile(r"(?P<name>chinese[-_]?calendar)-(?P<version>[0-9][^-]*)(-py[0-9.]+)?\.(dist|egg)-info")
_CONSTANTS: Final = "chinese_calendar/constants.py"


class PackageData(NamedTuple):
    """The data of the package.

    Attributes:
        off: the days off with the Chinese names of their holidays.
        worked: the make-up working days, likewise.
        source: the name of the distribution and its version.
    """

    off: dict[date, str]
    worked: dict[date, str]
    source: str


def read_package_data(module: str = "chinese_calendar") -> PackageData:
    """Read the data of the package.

    Args:
        module: the name of the module that has them.

    Returns:
        The data.

    Raises:
        CalendarError: the module is missing or has no such data.
    """
    try:
        constants = import_module(f"{module}.constants")
        off, worked = _named(constants.holidays, constants), _named(constants.workdays, constants)
        folder = dirname(dirname(constants.__file__ or ""))  # noqa: PTH120  pathlib is slow to import
    except Exception as error:  # a module of somebody else: whatever is wrong with it
        raise CalendarError from error
    if not off:
        raise CalendarError
    return PackageData(off, worked, source_of(folder))


def _named(days: dict[date, str], constants: object) -> dict[date, str]:
    """Return the Chinese names by day; an English name that has no Chinese one is kept."""
    names = {each.value: str(getattr(each, "chinese", each.value)) for each in constants.Holiday}  # type: ignore[attr-defined]  # checked by the caller
    return {_exact(day): names.get(name, str(name)) for day, name in days.items()}


def _exact(day: object) -> date:
    if type(day) is not date:
        raise TypeError
    return day


def source_of(folder: str) -> str:
    """Return the name and the version of the distribution whose module lies in a folder.

    Args:
        folder: the folder, such as ``site-packages``.

    Returns:
        Such as ``chinese-calendar-1.11.0``; its version is ``unknown`` if no metadata tell it.
    """
    try:
        names = sorted(listdir(folder or "."))  # noqa: PTH208  pathlib is slow to import
        found = [match for name in names if (match := _METADATA.fullmatch(name))]
    except OSError:  # a module that does not lie in a folder, such as in a zip archive
        found = []
    if len(found) > 1:
        found = [match for match in found if _records_the_module(folder, match.string)] or found
    if len({match["version"] for match in found}) == 1:
        return f"{found[0]['name'].replace('_', '-')}-{found[0]['version']}"
    return f"{_DISTRIBUTIONS[0]}-unknown" if found else _source_on_the_path()


def _records_the_module(folder: str, metadata: str) -> bool:
    """Return whether metadata list the module as it lies in a folder: the distribution installed last does."""
    from base64 import urlsafe_b64encode  # noqa: PLC0415  only where both distributions are installed
    from csv import reader  # noqa: PLC0415  as above
    from hashlib import sha256  # noqa: PLC0415  as above
    from pathlib import Path  # noqa: PLC0415  as above

    try:
        digest = urlsafe_b64encode(sha256(Path(folder, _CONSTANTS).read_bytes()).digest()).decode().rstrip("=")
        rows = list(reader(Path(folder, metadata, "RECORD").read_text(encoding="utf-8").splitlines()))
    except (OSError, ValueError):
        return False
    return any(row[:2] == [_CONSTANTS, f"sha256={digest}"] for row in rows)


def _source_on_the_path() -> str:
    """Return the distribution and its version if its metadata do not lie beside the module."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  slow to import

    for name in _DISTRIBUTIONS:
        try:
            return f"{name}-{version(name)}"
        except PackageNotFoundError:
            continue
    return f"{_DISTRIBUTIONS[0]}-unknown"
