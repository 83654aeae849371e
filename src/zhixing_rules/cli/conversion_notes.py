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
from zhixing_rules.interchange import dumps
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.records import Case, JointMechanism, normalise
from zhixing_rules.records.loading import type_of
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.records import Audience, Conversion

__all__ = ["ConversionNotes", "line_place", "read_record_of"]


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

    def text(self, options: Namespace) -> str:
        """Return the conversions as text, or as JSON if the command writes JSON; nothing if there are none."""
        if not self._total:
            return ""
        if options.json:
            return dumps({"format": format_of("conversions"), **self.as_dict()})
        title = Bilingual(
            f"已按宽松方式转换 {self._total} 处", f"{counted(self._total, 'value')} converted by lenient reading"
        )
        items = [(line_place(line, each.pointer), Bilingual.of(each)) for line, each in self._listed]
        return text.listing(title, items, self._total, **format_options(options, sys.stderr))

    def as_dict(self) -> dict[str, Any]:
        """Return the conversions that are listed, and the number of all."""
        return {"conversions": [_as_dict(*each) for each in self._listed], "total": self._total}


def line_place(line: int | None, pointer: str) -> Bilingual:
    """Return a place in a record, after the number of its line if there is one."""
    if line is None:
        return Bilingual(pointer, pointer)
    return Bilingual(f"第{line}行 {pointer}", f"line {line} {pointer}")


def _as_dict(line: int | None, conversion: Conversion) -> dict[str, Any]:
    place = {} if line is None else {"line": line}
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
    models = record_types(options)
    record = (
        read_record(options.file, audience, models)
        if options.case is None
        else read_case(options.file, options.case, audience, models)
    )
    if not options.lenient:
        return record, ""
    notes = ConversionNotes(models)
    return notes.normalise(record), notes.text(options)
