"""Inputs of a command that judges: records, directories of courts, amendments and readings.

An input that cannot be used raises a `RecordError`, which repeats neither a path nor a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.cli.input_errors import (
    AmendmentError,
    DirectoryError,
    ProcedureError,
    input_error,
    unknown_word_error,
)
from zhixing_rules.cli.inputs import read_input
from zhixing_rules.cli.procedure_module import import_procedure
from zhixing_rules.errors import AmendmentRefused, Problem, RecordError
from zhixing_rules.interchange import read_amendment
from zhixing_rules.language import LOCAL, LayeredProcedure
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import withhold

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from pydantic import BaseModel

    from zhixing_rules.language import Procedure, Reading
    from zhixing_rules.records import Audience

__all__ = [
    "amend_procedure",
    "choose_readings",
    "load_procedure",
    "load_procedure_of",
    "read_record",
    "record_types",
    "refuse_other_records",
]


def read_record(name: str, audience: Audience, models: Sequence[type[BaseModel]]) -> bytes | dict[str, Any]:
    """Read a record without the fields that an audience may not see.

    Args:
        name: Path of the file; ``-`` is standard input.
        audience: Who receives the output; the designated keeper sees every field.
        models: The record types.

    Returns:
        JSON that `validate` and `plan` accept.

    Raises:
        RecordError: The file cannot be read, or fields are to be withheld and it is not JSON.
    """
    data = read_input(name)
    return withhold(data, audience, models) if audience.withheld else data


def load_procedure(options: Namespace) -> Procedure:
    """Return the procedure of ``--procedure``, or the Opinion, by the layers of ``--layer``, with ``--courts``.

    It is loaded once for a command line, because every import of a file has record types of its own.

    Raises:
        ProcedureError: The procedure cannot be imported.
        DirectoryError: The directory cannot be used, or the procedure has none.
    """
    if not hasattr(options, "loaded_procedure"):
        procedure = JIAOZUO_2024 if options.procedure is None else import_procedure(options.procedure)
        layer = getattr(options, "layer", None)
        procedure = procedure if layer is None else _of_layer(procedure, layer)
        courts = getattr(options, "courts", None)
        options.loaded_procedure = procedure if courts is None else _with_courts(procedure, courts)
    loaded: Procedure = options.loaded_procedure
    return loaded


def load_procedure_of(options: Namespace, procedure_id: object) -> Procedure:
    """Return the procedure of a saved result, if the options name none and it is a layer of the Opinion or all of them.

    Args:
        options: The options of the command.
        procedure_id: The id of the procedure in the saved result.

    Returns:
        The procedure; that of `load_procedure` in any other case.
    """
    if options.procedure is None and options.layer is None:
        options.layer = {"national_law": "national", "jiaozuo_with_national": "all"}.get(str(procedure_id))
    return load_procedure(options)


def _of_layer(procedure: Procedure, layer: str) -> Procedure:
    """Return one layer of a procedure, or all of them; those of the Opinion include the national law above it."""
    composed = procedure
    if procedure is JIAOZUO_2024 and layer != LOCAL:
        # 50 rules that most commands do without
        from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL  # noqa: PLC0415

        composed = JIAOZUO_WITH_NATIONAL
    layers = composed.layers if isinstance(composed, LayeredProcedure) else (composed,)
    found = composed if layer == "all" and len(layers) > 1 else None
    found = next((each for each in layers if [word for word, _ in each.rules_by_layer] == [layer]), found)
    if found is None:
        zh = "本规程没有这一层级；以 layered 与国家法组合的规程才有"
        en = "the procedure does not have this layer: compose it with national law by `layered`"
        raise ProcedureError([Problem("", "no_such_layer", zh, en)])
    return found


def _with_courts(procedure: Procedure, name: str) -> Procedure:
    if procedure.directory is None:
        zh, en = "本规程没有法院目录，不能用 --courts", "the procedure has no directory: --courts cannot be used"
        raise DirectoryError([Problem("", "no_directory", zh, en)])
    try:
        return procedure.with_directory(procedure.directory.with_entries(read_input(name).decode()))
    except RecordError as error:
        raise DirectoryError(error.problems) from None


def record_types(options: Namespace) -> tuple[type[BaseModel], ...]:
    """Return the record types of the procedure of a command line."""
    return load_procedure(options).record_types


def refuse_other_records(options: Namespace, *models: type[BaseModel]) -> None:
    """Refuse a procedure that does not have the record types a command needs.

    Raises:
        ProcedureError: The procedure has no record of one of the types, or of a type derived from it.
    """
    known = record_types(options)
    if not all(any(issubclass(each, model) for each in known) for model in models):
        zh = "本规程没有这一命令所需的记录类型；该命令只用于以执行案件、联动机制为记录的规程"
        en = "the procedure does not have the records that this command needs: enforcement cases and joint mechanisms"
        raise ProcedureError([Problem("", "other_records", zh, en)])


def amend_procedure(procedure: Procedure, amendment: str | None) -> Procedure:
    """Return a procedure as changed by an amendment file, or unchanged if none is given.

    Raises:
        AmendmentError: The amendment cannot be used or cannot be applied to the procedure.
    """
    if amendment is None:
        return procedure
    try:
        name, changes = read_amendment(read_input(amendment).decode())
        return procedure.amend(*changes, name=name)
    except (RecordError, AmendmentRefused) as error:
        raise AmendmentError(error.problems) from None


def choose_readings(choices: Sequence[str], known: Sequence[Reading]) -> dict[str, str]:
    """Parse the values of ``--reading``.

    Args:
        choices: Values written ``id=alternative``.
        known: The readings of the procedure.

    Returns:
        The id of the chosen alternative by reading id.

    Raises:
        RecordError: A value has another form, names an unknown reading or alternative, or repeats a reading.
    """
    alternatives = {reading.id: [alternative.id for alternative in reading.alternatives] for reading in known}
    chosen: dict[str, str] = {}
    for choice in choices:
        reading, _, alternative = choice.partition("=")
        if not reading or not alternative:
            raise input_error("not_a_choice", "--reading 须写作 解读=方案", "write --reading as id=alternative")
        if reading in chosen:
            raise input_error("chosen_twice", "同一解读只能选一次", "choose each reading once")
        if not alternatives:
            raise input_error("no_readings", "本规程没有可选的解读", "the procedure has no readings to choose from")
        if reading not in alternatives:
            ids = ", ".join(sorted(alternatives))
            zh, en = f"没有这一解读；已有：{ids}", f"no such reading; known: {ids}"
            raise unknown_word_error("no_such_reading", zh, en, word=reading, known=alternatives)
        if alternative not in alternatives[reading]:
            ids = f"{reading}={'|'.join(alternatives[reading])}"
            zh, en = f"没有这一方案；可选：{ids}", f"no such alternative; known: {ids}"
            raise unknown_word_error("no_such_alternative", zh, en, word=alternative, known=alternatives[reading])
        chosen[reading] = alternative
    return chosen
