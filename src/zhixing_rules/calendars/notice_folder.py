"""A folder of holiday notices, one JSON file for each year, which a site shares among its programs."""

from __future__ import annotations

import os
from itertools import count
from typing import Final

from zhixing_rules.calendars.notice import MAX_BYTES, Notice, read_notice, year_of
from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS
from zhixing_rules.errors import Problem, RecordError

__all__ = ["MAX_FILES", "read_notice_folder"]

MAX_FILES: Final = 100
"""Maximum number of files in a folder: another folder than that of the notices is not read by mistake."""


def read_notice_folder(folder: str | os.PathLike[str], *, covered: range) -> list[Notice]:
    """Read every file of a folder whose name ends in ``.json``, in letters of either case.

    Args:
        folder: the folder; what is in folders inside it, and hidden files, whose names begin with a dot, are not read.
        covered: the years that the calendar covers without it.

    Returns:
        The notices in the order of their years.

    Raises:
        RecordError: there is no such file, there are too many, two are for one year, a year before is missing, or one
            cannot be used; lists every problem. A pointer begins with the year of the notice, or with the position of
            its file in the order of the names, never with the name.
        OSError: the folder or a file cannot be read.
    """
    listed = sorted(os.listdir(folder))  # noqa: PTH208  pathlib is slow to import
    names = [name for name in listed if name.lower().endswith(".json") and not name.startswith(".")]
    if not names:
        raise RecordError([Problem("", "no_notices", "目录中没有 .json 文件", "the folder has no .json file")])
    if len(names) > MAX_FILES:
        zh, en = f"目录中的 .json 文件至多 {MAX_FILES} 个", f"the folder has more than {MAX_FILES} .json files"
        raise RecordError([Problem("", "too_many", zh, en)])
    problems: list[Problem] = []
    notices: dict[int, Notice] = {}
    for position, name in enumerate(names, start=1):
        path = os.path.join(folder, name)  # noqa: PTH118  as above
        if not os.path.isfile(path):  # noqa: PTH113  as above; a pipe would be waited for
            zh, en = "不是文件；请移出或改名", "not a file: move or rename it"
            problems.append(Problem(f"/file-{position}", "not_a_file", zh, en))
            continue
        with open(path, "rb") as file:  # noqa: PTH123  as above
            data = file.read(MAX_BYTES + 1)
        place = f"/{year_of(data) or f'file-{position}'}"
        try:
            notice = read_notice(data, years=range(covered.start, STATUTORY_YEARS.stop))
        except RecordError as error:
            problems += (Problem(place + each.pointer, each.code, each.zh, each.en) for each in error.problems)
            continue
        if notice.year in notices:
            zh, en = "同一年度有两份通知；请只留现行的一份", "two notices for one year: keep the one in force"
            problems.append(Problem(place, "duplicate_year", zh, en))
        notices[notice.year] = notice
    if not problems:
        missing = next(year for year in count(covered.stop) if year not in notices)
        late = [year for year in notices if year > missing]
        zh, en = f"缺{missing}年的通知", f"the notice for {missing} is missing"
        problems = [Problem(f"/{year}/year", "year_gap", zh, en) for year in late]
    if problems:
        raise RecordError(problems)
    return [notices[year] for year in sorted(notices)]
