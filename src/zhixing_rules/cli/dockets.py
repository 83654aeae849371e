"""Dockets: many cases from files, folders or standard input, one after the other."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.inputs import standard_input
from zhixing_rules.cli.progress import ProgressLine
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records import Audience, Case, CaseNumber, JointMechanism, withhold
from zhixing_rules.records.annotations import field_names
from zhixing_rules.records.case_files import WORKSHEET, case_files, is_table, is_worksheet
from zhixing_rules.records.json_texts import TEXT_ERRORS, problem_of_file, texts_in
from zhixing_rules.records.jsonl import lines_in, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

__all__ = ["Docket", "read_case"]

PROGRESS_INTERVAL: Final = 100
"""Number of cases between two updates of the progress line."""


class _FileError(RecordError):
    """A file, or the rest of it, cannot be read."""


_DAMAGED: Final = Problem(
    "", "not_readable", "文件无法读取，或者自此处起已损坏", "the file cannot be read, or is damaged from here on"
)
"""It leaves out the file name, which may contain a person's name and would appear on pages; see `Docket.place`."""


class _Notes(Protocol):
    """Converts the values of a record and notes the conversions."""

    def normalise(self, record: Mapping[str, Any] | str | bytes, *, line: int | None = None) -> dict[str, Any]: ...


class Docket:
    """The cases of files: JSON Lines, JSON, these with gzip, Parquet, folders of them, or standard input for ``-``.

    Iterating yields each case with a number that is unique in the docket: that of its line, after the numbers of the
    files before it. A case that cannot be parsed is yielded as its error, and so is the rest of a file that is damaged,
    after which the next file is read. Fields that the audience may not see are removed before reading.

    Args:
        names: The files and folders.
        audience: Who receives the output.
        notes: Notes the conversions of lenient reading; ``None`` to read strictly.
        models: The record types, the first of which is that of the rows of a table.

    Raises:
        RecordError: A file does not exist, cannot be opened or is a worksheet, or a folder has no case file; raised
            while iterating if nothing of the only file can be read.
    """

    def __init__(
        self,
        names: Sequence[str],
        audience: Audience,
        notes: _Notes | None = None,
        *,
        models: Sequence[type[BaseModel]] = (Case, JointMechanism),
    ) -> None:
        self._audience, self._notes, self._models = audience, notes, models
        several = len(names) > 1
        self._sources = [
            source for number, name in enumerate(names, start=1) for source in _sources_of(name, number * several)
        ]
        self._starts: list[int] = []
        """The last number before each file that has been opened."""

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        self._starts.clear()
        last, progress = 0, _Progress(self._sources)
        for source in self._sources:
            start = last
            self._starts.append(start)
            try:
                for number, text in _texts(source, self._models[0]):
                    last = start + number
                    progress.note(len(text))
                    yield last, self._read(text, last)
            except _FileError as error:
                if len(self._sources) == 1 and last == start:
                    raise (_not_readable() if error.problems[0] is _DAMAGED else error) from None
                last += 1
                yield last, error
        progress.clear()

    def place(self, number: int) -> Bilingual:
        """Return the place of a case: its line, after the name of its file if there are several."""
        file, line = self.file_and_line(number)
        if file is None:
            return Bilingual(f"第{line}行", f"line {line}")
        return Bilingual(f"{file} 第{line}行", f"{file} line {line}")

    def file_and_line(self, number: int) -> tuple[str | None, int]:
        """Return the file of a case, ``None`` if there is only one or it is standard input, and its line there."""
        index = bisect_right(self._starts, number - 1) - 1
        source = self._sources[index]
        file = None if len(self._sources) == 1 or source is None else str(source)
        return file, number - self._starts[index]

    def place_to_dict(self, number: int) -> dict[str, Any]:
        """Return the place of a case as members of a JSON object: ``line``, after ``file`` if there are several."""
        file, line = self.file_and_line(number)
        return {"line": line} if file is None else {"file": file, "line": line}

    def _read(self, text: str | bytes, number: int) -> Any:  # noqa: ANN401  a case in any form
        try:
            case = withhold(text, self._audience, self._models) if self._audience.withheld else text
            return case if self._notes is None else self._notes.normalise(case, line=number)
        except RecordError as error:
            return error


def read_case(
    name: str, case_number: str, audience: Audience, models: Sequence[type[BaseModel]] = (Case, JointMechanism)
) -> dict[str, Any]:
    """Return the one case of a file that has a case number, without the fields that an audience may not see.

    Args:
        name: Path of the file; ``-`` is standard input.
        case_number: The case number, in any spelling, or its sequence number alone, such as 1103.
        audience: Who receives the output.
        models: The record types, the first of which is that of a case.

    Returns:
        The record as `validate` and `plan` accept it.

    Raises:
        RecordError: The file cannot be read, or no case or several cases have this number.
    """
    wanted, found = _identity(case_number), list[dict[str, Any]]()
    for _, case in Docket([name], Audience.KEEPER, models=models):
        if isinstance(case, _FileError):
            raise case
        record = {} if isinstance(case, RecordError) else _parsed(case, models)
        numbers = (value for key, value in record.items() if field_names(models[0]).get(key) == "case_number")
        if any(isinstance(each, str) and _is_meant(each, case_number, wanted) for each in numbers):
            found.append(record)
    if len(found) == 1:
        return withhold(found[0], audience, models) if audience.withheld else found[0]
    if found:
        raise input_error(
            "several_cases",
            "不止一件案件是这一案号；请先去掉重复的",
            "several cases have this number; remove all but one",
        )
    raise input_error("no_such_case", "没有一件案件是这一案号；请核对案号和文件", "no case has this number; check it")


def _identity(case_number: str) -> str:
    number = CaseNumber.read(case_number)
    return (None if number is None else number.identity) or case_number


def _is_meant(given: str, case_number: str, wanted: str) -> bool:
    """Return whether a case number of a record is the one that is meant."""
    if case_number.isdecimal():
        number = CaseNumber.read(given)
        return number is not None and number.sequence == int(case_number)
    return _identity(given) == wanted


def _parsed(case: Any, models: Sequence[type[BaseModel]]) -> dict[str, Any]:  # noqa: ANN401  a case in any form
    try:
        return withhold(case, Audience.KEEPER, models)
    except RecordError:
        return {}


class _Progress:
    """The progress line: the cases read, and their share of the bytes of the files where that is known."""

    def __init__(self, sources: Sequence[Path | None]) -> None:
        self._line, self._cases, self._bytes = ProgressLine(), 0, 0
        self._size = sum(map(_plain_size, sources)) if all(map(_plain_size, sources)) else 0

    def note(self, size: int) -> None:
        """Note that a case of some bytes, or characters, has been read."""
        self._cases += 1
        self._bytes += size
        if self._cases % PROGRESS_INTERVAL == 0:
            share = f" {min(self._bytes / self._size, 1):.0%}" if self._size else ""
            self._line.show(f"已读 {self._cases:,} 件 · {self._cases:,} cases{share}")

    def clear(self) -> None:
        """Remove the line."""
        self._line.clear()


def _plain_size(source: Path | None) -> int:
    """Return the size of a file of plain text, or 0 if it is not known, as for a pipe or a compressed file."""
    if source is None or is_table(source) or source.suffix.lower() == ".gz":
        return 0
    try:
        return source.stat().st_size
    except OSError:
        return 0


def _sources_of(name: str, position: int) -> list[Path | None]:
    """Return the files that a name stands for, folders opened; ``None`` is standard input.

    Args:
        name: The name.
        position: Its position among the names, for errors, which do not repeat it; 0 for the only one.
    """
    if name == "-":
        return [None]
    path = Path(name)
    try:
        folder = path.is_dir()
        found: list[Path | None] = [*case_files([path])[0]] if folder else [path]
        if not folder:
            path.open("rb").close()
    except FileNotFoundError:
        zh, en = "找不到文件；请核对路径", "file not found; check the path"
        raise _at(position, "file_not_found", zh, en) from None
    except (OSError, ValueError):
        raise _not_readable(position) from None
    if not found:
        raise _nothing_there()
    if not folder and is_worksheet(path):
        raise RecordError([WORKSHEET])
    return found


def _texts(source: Path | None, model: type[BaseModel]) -> Iterator[tuple[int, str | bytes]]:
    """Yield the texts of the cases of a file with the numbers of their lines."""
    if source is None:
        yield from numbered(lines_in(standard_input()))
    elif is_table(source):
        yield from _rows(source, model)
    else:
        try:
            if (problem := problem_of_file(source)) is not None:
                raise _FileError([problem])
            yield from texts_in(source)
        except TEXT_ERRORS:
            raise _FileError([_DAMAGED]) from None


def _rows(source: Path, model: type[BaseModel]) -> Iterator[tuple[int, str | bytes]]:
    try:
        from zhixing_rules.batch.read.sources import SourceError, rows_as_lines  # noqa: PLC0415  an optional extra
    except ImportError:
        raise missing_extra_error("batch") from None
    try:
        yield from rows_as_lines(source, model)
    except SourceError as error:
        raise _FileError([error.problem]) from None


def _nothing_there() -> RecordError:
    return input_error(
        "nothing_there",
        "目录中没有 .jsonl、.json（或其 .gz）或 .parquet 文件",
        "the folder has no .jsonl, .json (or .gz of these) or .parquet file",
    )


def _not_readable(position: int = 0) -> RecordError:
    return _at(position, "not_readable", "文件无法读取", "the file cannot be read")


def _at(position: int, code: str, zh: str, en: str) -> RecordError:
    """Return the error of one of the files that the user named: its position, as a name may be that of a person."""
    if position:
        zh, en = f"第{position}个文件：{zh}", f"file {position}: {en}"
    return input_error(code, zh, en)
