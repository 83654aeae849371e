"""The data package, as one of its two distributions, in an old release, or replaced by something else."""

from __future__ import annotations

import pickle
import subprocess
import sys
from base64 import urlsafe_b64encode
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from chinese_calendar.constants import Holiday, holidays, workdays

from zhixing_rules.calendars import PRC
from zhixing_rules.calendars.data_package import read_package_data, source_of
from zhixing_rules.errors import CalendarError

if TYPE_CHECKING:
    from pathlib import Path

ENUM = """
from datetime import date, datetime
from enum import Enum
class Holiday(Enum):
    new_years_day = "New Year's Day"
"""
DAYS = 'holidays = {date(2024, 1, 1): "New Year\'s Day"}\nworkdays = {}\n'


def test_the_installed_package_is_read_as_it_is() -> None:
    data = read_package_data()
    names = {each.value: each.chinese for each in Holiday}
    assert data.off == {day: names[name] for day, name in holidays.items()}
    assert data.worked == {day: names[name] for day, name in workdays.items()}
    assert data.source == PRC.source == f"chinese-calendar-{version('chinese-calendar')}"


@pytest.mark.parametrize(
    "constants",
    [
        None,
        "",
        ENUM,
        ENUM + 'holidays = {date(2024, 1, 1): "New Year\'s Day"}',
        DAYS.replace("date(2024, 1, 1)", "1"),
        ENUM + DAYS.replace("date(2024, 1, 1)", "'2024-01-01'"),
        ENUM + DAYS.replace("date(2024, 1, 1)", "datetime(2024, 1, 1)"),
        ENUM + "holidays, workdays = {}, {}",
        ENUM + "holidays, workdays = [], []",
        "print 'for an older Python'",
        "raise KeyError",
    ],
    ids=[
        *("no module", "empty module", "no days", "no make-up days", "numbers", "texts", "datetimes"),
        *("without a day", "lists", "wrong syntax", "broken"),
    ],
)
def test_a_module_without_the_data_is_a_clear_error(
    constants: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    name = f"days_{abs(hash(str(tmp_path)))}"
    if constants is not None:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        (tmp_path / name / "constants.py").write_text(constants, encoding="utf-8")
    with pytest.raises(CalendarError, match=r"pip install --force-reinstall 'chinese-calendar>=1\.11'") as caught:
        read_package_data(name)
    assert not isinstance(caught.value, ImportError | AttributeError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301  our own


def test_a_name_that_has_no_chinese_form_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "days_in_english").mkdir()
    (tmp_path / "days_in_english" / "constants.py").write_text(ENUM + DAYS, encoding="utf-8")
    assert read_package_data("days_in_english").off == {date(2024, 1, 1): "New Year's Day"}


def test_nothing_but_our_error_leaves_the_library_and_the_command(tmp_path: Path) -> None:
    (tmp_path / "chinese_calendar.py").write_text("holidays = {}\n", encoding="utf-8")
    program = (
        "import sys\nsys.path.insert(0, sys.argv.pop(1))\nimport zhixing_rules as z\n"
        "try:\n    z.PRC\nexcept z.CalendarError as error:\n    print('refused')\n"
        "from zhixing_rules.cli import main\nsys.exit(main(['days', 'add', '2025-01-01', '3']))"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603  our own
    assert (result.returncode, result.stdout) == (2, "refused\n")
    assert "chinese-calendar>=1.11" in result.stderr
    assert "Traceback" not in result.stderr


# ------------------------------------------------------------------------------------------------------------- versions


def installed(folder: Path, *metadata: str, recorded_by: str = "") -> str:
    """Create the module with the metadata of distributions, of which one records the module as it is."""
    module = folder / "chinese_calendar" / "constants.py"
    module.parent.mkdir()
    module.write_bytes(b"holidays = {}\n")
    for name in metadata:
        (folder / name).mkdir()
        content = module.read_bytes() if name == recorded_by else b"another release"
        digest = urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
        (folder / name / "RECORD").write_text(f"chinese_calendar/constants.py,sha256={digest},1\n", encoding="utf-8")
    return source_of(str(folder))


@pytest.mark.parametrize(
    ("metadata", "source"),
    [
        ("chinese_calendar-1.11.0.dist-info", "chinese-calendar-1.11.0"),
        ("chinesecalendar-1.9.2.dist-info", "chinesecalendar-1.9.2"),
        ("chinesecalendar-1.9.2-py3.11.egg-info", "chinesecalendar-1.9.2"),
        ("chinese_calendar-2.0rc1.dist-info", "chinese-calendar-2.0rc1"),
    ],
)
def test_the_version_is_that_of_the_distribution_which_is_installed(metadata: str, source: str, tmp_path: Path) -> None:
    assert installed(tmp_path, metadata, "chinese_calendar_extra-9.0.dist-info") == source


BOTH = ("chinese_calendar-1.11.0.dist-info", "chinesecalendar-1.4.0.dist-info")


@pytest.mark.parametrize(
    ("recorded_by", "source"),
    [(BOTH[0], "chinese-calendar-1.11.0"), (BOTH[1], "chinesecalendar-1.4.0"), ("", "chinese-calendar-unknown")],
    ids=["the first", "the second", "neither"],
)
def test_of_two_distributions_the_one_that_records_the_module_is_named(
    recorded_by: str, source: str, tmp_path: Path
) -> None:
    assert installed(tmp_path, *BOTH, recorded_by=recorded_by) == source


def test_two_distributions_of_one_version_need_not_be_told_apart(tmp_path: Path) -> None:
    both = BOTH[0], BOTH[1].replace("1.4.0", "1.11.0")
    assert installed(tmp_path, *both) == "chinese-calendar-1.11.0"


def test_metadata_that_do_not_lie_beside_the_module_are_found(tmp_path: Path) -> None:
    assert source_of(str(tmp_path)) == source_of(str(tmp_path / "missing")) == PRC.source


def test_without_metadata_the_version_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    assert source_of(str(tmp_path)) == "chinese-calendar-unknown"
