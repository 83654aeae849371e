"""``zhixing replay``: a saved report or plan made again, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import ReceiptError
from zhixing_rules.cli.inputs import calendar_of, read_bytes
from zhixing_rules.cli.procedure_inputs import amend_procedure, load_procedure_of
from zhixing_rules.engine import Verdict
from zhixing_rules.engine.status import Status
from zhixing_rules.errors import MAX_PROBLEMS, RecordError
from zhixing_rules.interchange.receipts import read_saved
from zhixing_rules.interchange.replays import CONDITIONS, replay, replay_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from zhixing_rules.interchange.replays import Replay, ResultDifference

__all__ = ["add_arguments", "run"]

_MOST_BYTES: Final = 256 * 1024 * 1024
"""Maximum size of a saved result, in bytes."""
_NAMES: Final = {
    "verdict": Bilingual("结论", "verdict"),
    "status": Bilingual("状态", "status"),
    "due": Bilingual("末日", "last day"),
}
_WORDS: Final = {
    **{each.value: Bilingual(each.zh, each.value) for each in Verdict},
    **{each.value: Bilingual.of(each) for each in Status},
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 与保存的相同；1 有不同；2 用法或输入有误",
        "0 the same as saved, 1 something differs, 2 bad usage or input",
    )
    parser.add_argument(
        "saved",
        metavar="REPORT.json",
        help="validate --json 或 plan --json 写出的报告、计划 · report or plan that validate or plan wrote with --json",
    )
    shared_options.add_input_file(parser)
    shared_options.add_lenient(parser)
    shared_options.add_procedure(parser)
    shared_options.add_notice(parser)
    shared_options.add_courts(parser)
    shared_options.add_amendment(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command. The day, the readings and the audience are those of the saved result.

    Raises:
        RecordError: An input cannot be used.
    """
    try:
        saved = read_saved(read_bytes(options.saved, _MOST_BYTES))
    except RecordError as error:
        raise ReceiptError(error.problems) from None
    used = saved.document["provenance"].get("procedure")
    procedure = amend_procedure(load_procedure_of(options, used), options.amendment)
    record, notes = read_record_of(options, saved.audience)
    result = replay(saved, record, procedure=procedure, calendar=calendar_of(options))
    exit_code = SUCCESS if result.same else FAILED
    if options.json:
        return CommandResult(stderr=notes, exit_code=exit_code, json=replay_to_dict(result))
    return CommandResult(_text(result, options), notes, exit_code)


def _text(result: Replay, options: Namespace) -> str:
    layout = format_options(options)
    summary = _summary(result)
    output = f"{summary.en if layout['language'] == 'en' else summary.zh}\n"
    conditions = [(CONDITIONS[name], _same(f"{_joined(was)} → {_joined(now)}")) for name, was, now in result.conditions]
    unknown = Bilingual("未载明，无从核对", "not recorded: cannot be compared")
    conditions += [(CONDITIONS[name], unknown) for name in result.unknown]
    number = len(conditions)
    title = Bilingual(
        f"生成条件不同或无从核对 {number} 项", f"{counted(number, 'condition')} that differ or cannot be compared"
    )
    output += text.listing(title, conditions, number, **layout)
    results = [(_same(f"{each.rule_id} {each.path}"), _change(each)) for each in result.results]
    title = Bilingual(f"结果不同 {len(results)} 项", f"{counted(len(results), 'result')} that differ")
    return output + text.listing(title, results[:MAX_PROBLEMS], len(results), **layout)


def _summary(result: Replay) -> Bilingual:
    if result.same:
        some = Bilingual("（有的条件无从核对）", "; some conditions cannot be compared")
        zh, en = some if result.unknown else ("", "")
        return Bilingual(f"重做的与保存的相同{zh}", f"the same as saved{en}")
    if result.same_result:
        return Bilingual("生成条件不同，结果相同", "made from other conditions, with the same result")
    if result.unexplained:
        return Bilingual(
            "生成条件都相同，结果不同：保存的文件被改动过，或者程序有误",
            "the conditions are the same and the result differs: the saved file was altered, or there is an error",
        )
    if not result.same_verdicts:
        return Bilingual("结论不同", "verdicts differ")
    if not result.same_days:
        return Bilingual("结论相同，期限不同", "the same verdicts, other days")
    return Bilingual("结论和期限相同，其他内容不同", "the same verdicts and days; other parts of the result differ")


def _change(each: ResultDifference) -> Bilingual:
    was, now = _values(each.was), _values(each.now)
    if each.was is None:
        return Bilingual(f"保存的没有，现为：{now.zh}", f"not saved; now {now.en}")
    if each.now is None:
        return Bilingual(f"保存的为：{was.zh}，现没有", f"saved as {was.en}; not there now")
    if each.was:
        return Bilingual(f"{was.zh} → {now.zh}", f"{was.en} → {now.en}")
    listed = ", ".join(each.members)
    return Bilingual(f"其他内容不同：{listed}", f"other members differ: {listed}")


def _values(values: Mapping[str, str | None] | None) -> Bilingual:
    """Return the verdict, the status and the last day, as far as they are given."""
    words = [(_NAMES[name], _WORDS.get(value or "—") or _same(value or "—")) for name, value in (values or {}).items()]
    zh = "，".join(f"{name.zh} {word.zh}" for name, word in words)
    return Bilingual(zh, ", ".join(f"{name.en} {word.en}" for name, word in words))


def _joined(texts: tuple[str, ...] | None) -> str:
    return "、".join(texts) if texts else "—"


def _same(words: str) -> Bilingual:
    return Bilingual(words, words)
