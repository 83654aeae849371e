"""The problems of an input, without any value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.render.document import Document, Group, Item, Line
from zhixing_rules.render.phrases import problem_item, say

if TYPE_CHECKING:
    from zhixing_rules.errors import RecordError

__all__ = ["problems_document"]

_NAMES: Final = {
    "input": Bilingual("输入", "the input"),
    "notice": Bilingual("放假通知", "the holiday notice"),
    "directory": Bilingual("法院目录", "the court directory"),
    "amendment": Bilingual("修改案", "the amendment"),
    "output": Bilingual("输出文件", "the output file"),
    "case": Bilingual("案件记录", "the case record"),
}


def problems_document(error: RecordError, source: str) -> Document:
    """Return the problems of an input as a document: where each is, and the correction."""
    name, problems = _NAMES[source], error.problems
    if len(problems) == 1 and not problems[0].pointer:
        only = Bilingual.of(problems[0]) if source == "input" else say("{}：{}", "{}: {}", name, problems[0])
        return Document("", (Item(only, "bad"),))
    count = len(problems)
    title = say("{}有 {} 处问题", "{2} in {0}", name, count, counted(count, "problem"))
    whole = Bilingual("（整个输入）", "(the whole input)")
    items = (problem_item(problem.pointer or whole, problem) for problem in problems)
    return Document("", (Line(title, "bad"), Group(tuple(items))))
