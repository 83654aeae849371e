"""The problems of an input, without any value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.render._phrases import problem_item, say
from zhixing_rules.render.document import Document, Group, Item, Line

if TYPE_CHECKING:
    from zhixing_rules.errors import RecordError

__all__ = ["problems_document"]

_NAMES: Final = {
    "input": Bilingual("输入", "the input"),
    "notice": Bilingual("放假通知", "the holiday notice"),
    "directory": Bilingual("法院目录", "the court directory"),
    "amendment": Bilingual("修改案", "the amendment"),
    "procedure": Bilingual("规程", "the procedure"),
    "mapping": Bilingual("列的映射", "the mapping of columns"),
    "template": Bilingual("文书模板", "the template"),
    "output": Bilingual("输出文件", "the output file"),
    "receipt": Bilingual("保存的报告", "the saved report"),
    "case": Bilingual("案件记录", "the case record"),
}


def problems_document(error: RecordError, source: str) -> Document:
    """Return where each problem of an input is, and the correction."""
    name, problems = _NAMES[source], error.problems
    if len(problems) == 1 and not problems[0].pointer:
        only = Bilingual.of(problems[0]) if source == "input" else say("{}：{}", "{}: {}", name, problems[0])
        return Document("", (Item(only, "bad"),))
    title = Bilingual(f"{name.zh}有 {len(problems)} 处问题", f"{counted(len(problems), 'problem')} in {name.en}")
    whole = Bilingual("（整个输入）", "(the whole input)")
    items = (problem_item(problem.pointer or whole, problem) for problem in problems)
    return Document("", (Line(title, "bad"), Group(tuple(items))))
