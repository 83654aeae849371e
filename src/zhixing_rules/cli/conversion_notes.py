"""What ``--lenient`` converted, for standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli.dockets import read_case
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.procedure_inputs import read_record, record_types
from zhixing_rules.errors import MAX_PROBLEMS
from zhixing_rules.interchange.encoding import dumps_line
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.records import Case, JointMechanism, normalise
from zhixing_rules.records.loading import type_of
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.cli.dockets import Docket
    from zhixing_rules.records import Audience, Conversion

__all__ = ["ConversionNotes", "line_place", "read_record_of", "read_record_with"]


class ConversionNotes:
    """The conversions of a command; at most `MAX_PROBLEMS` of them are listed.

    Args:
        models: the record types.
    """

    def __init__(self, models: Sequence[type[BaseModel]] = (Case, JointMechanism)) -> None:
        self._models = models
        self._listed: list[tuple[int | None, Conversion]] = []
        self._total = 0

    def normalise(self, record: Mapping[str, Any] | str | bytes, *, line: int | None = None) -> dict[str, Any]:
        """Return a record with its values converted, and note the conversions.

        Args:
            record: the JSON of a record.
            line: the number of its line, in a file of several records.

        Raises:
            RecordError: the record is not a JSON object.
        """
        normalised = normalise(type_of(self._models, record), record)
        self._total += len(normalised.conversions)
        free = MAX_PROBLEMS - len(self._listed)
        self._listed += [(line, each) for each in normalised.conversions[:free]]
        return normalised.data

    def text(self, options: Namespace, docket: Docket | None = None) -> str:
        """Return the conversions for standard error.

        Args:
            options: Options added by `options.add_output`.
            docket: The docket whose numbers the lines have; ``None`` for lines of one file.

        Returns:
            A text, or one line of JSON if the command writes JSON; empty if there are no conversions.
        """
        if not self._total:
            return ""
        if options.json:
            return dumps_line({"format": format_of("conversions"), **self.as_dict(docket)})
        title = Bilingual(
            f"已按宽松方式转换 {self._total} 处", f"{counted(self._total, 'value')} converted by lenient reading"
        )
        items = [(_place(line, each.pointer, docket), Bilingual.of(each)) for line, each in self._listed]
        return text.listing(title, items, self._total, **format_options(options, sys.stderr))

    def as_dict(self, docket: Docket | None = None) -> dict[str, Any]:
        """Return the conversions that are listed, and the number of all."""
        return {"conversions": [_as_dict(*each, docket) for each in self._listed], "total": self._total}


def line_place(line: int | None, pointer: str) -> Bilingual:
    """Return a place in a record, after the number of its line if there is one."""
    if line is None:
        return Bilingual(pointer, pointer)
    return Bilingual(f"第{line}行 {pointer}", f"line {line} {pointer}")


def _place(line: int | None, pointer: str, docket: Docket | None) -> Bilingual:
    if line is None or docket is None:
        return line_place(line, pointer)
    place = docket.place(line)
    return Bilingual(f"{place.zh} {pointer}", f"{place.en} {pointer}")


def _as_dict(line: int | None, conversion: Conversion, docket: Docket | None) -> dict[str, Any]:
    place = {} if line is None else {"line": line} if docket is None else docket.place_to_dict(line)
    return {
        **place,
        "pointer": conversion.pointer,
        "code": conversion.code,
        "zh": conversion.zh,
        "en": conversion.en,
    }


def read_record_of(options: Namespace, audience: Audience) -> tuple[bytes | dict[str, Any], str]:
    """Read the record that a command names, strictly or as ``--lenient`` says.

    Args:
        options: Options added by `options.add_input_file`, which include ``--case``, and `options.add_lenient`.
        audience: Who receives the output; the designated keeper sees every field.

    Returns:
        JSON that `validate` and `plan` accept, and what was converted, for standard error.

    Raises:
        RecordError: The file cannot be read, or it must be parsed here and is not JSON.
    """
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    record = read_record_with(notes, options, audience)
    return record, "" if notes is None else notes.text(options)


def read_record_with(notes: ConversionNotes | None, options: Namespace, audience: Audience) -> bytes | dict[str, Any]:
    """Read the record that a command names.

    Args:
        notes: Converts the values of the record and notes the conversions; ``None`` to read strictly.
        options: Options added by `options.add_input_file`, which include ``--case``.
        audience: Who receives the output; the designated keeper sees every field.

    Returns:
        JSON that `validate` and `plan` accept.

    Raises:
        RecordError: The file cannot be read, or it must be parsed here and is not JSON.
    """
    models = record_types(options)
    record = (
        read_record(options.file, audience, models)
        if options.case is None
        else read_case(options.file, options.case, audience, models)
    )
    return record if notes is None else notes.normalise(record)
