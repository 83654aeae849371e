"""The problems of an input as text that contains no value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._plural import counted
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.errors import RecordError

__all__ = ["problems"]

_NAMES: Final = {
    "input": ("输入", "the input"),
    "notice": ("放假通知", "the holiday notice"),
    "directory": ("法院目录", "the court directory"),
    "amendment": ("修改案", "the amendment"),
    "output": ("输出文件", "the output file"),
    "case": ("案件记录", "the case record"),
}


def problems(
    error: RecordError,
    *,
    source: str = "input",
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Return every problem as text: where it is, and the correction.

    Args:
        error: the error.
        source: the kind of input: ``input``, ``notice`` (a holiday notice), ``directory`` (of courts), ``case`` (given
            with a draft), ``amendment`` or ``output`` (a file to write).
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; a single paragraph if the only problem concerns the whole input.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    count = len(error.problems)
    if count == 1 and not error.problems[0].pointer:
        only = error.problems[0]
        where = "" if source == "input" else builder.pick(f"{_NAMES[source][0]}：", f"{_NAMES[source][1]}: ")
        builder.write(where + builder.pick(only.zh, only.en), style="bad", hang=2)
        return builder.text()
    what = builder.pick(*_NAMES[source])
    builder.write(builder.pick(f"{what}有 {count} 处问题", f"{counted(count, 'problem')} in {what}"), style="bad")
    for problem in error.problems:
        place = problem.pointer or builder.pick("（整个输入）", "(the whole input)")
        builder.write(f"{place}  {builder.pick(problem.zh, problem.en)}", indent=2, hang=2)
    return builder.text()
