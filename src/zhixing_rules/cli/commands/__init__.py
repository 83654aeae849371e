"""Commands of ``zhixing``, one module each, named as the command; that of a Python keyword ends with an underscore.

The module of a command has ``add_arguments(parser)``, which declares its arguments, and ``run(options)``, which returns
its `CommandResult`. It is imported only when a command line names the command, so that no command waits for the imports
of another.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COMMANDS"]

COMMANDS: Final = {
    "validate": "逐条检查案件是否符合规则 · check a case against every rule",
    "plan": "办案计划：何人应于何时前办何事 · list who must do what, and by when",
    "explain": "说明一条规则的结论及理由 · explain the verdict of one rule",
    "impact": "规程或日历改变后，哪些在办案件变动，先办哪些 · "
    "list the open cases that another procedure or calendar affects",
    "import": "把带标题的表格（.xlsx、CSV）转成每行一个案件的记录 · "
    "turn worksheets with headings (.xlsx, CSV) into records, one a line",
    "audit": "批量审计案件 · audit files of cases",
    "compare": "修改前后比较：哪些规则、结论、期限会变 · "
    "show what an amendment changes, with a minimal case for each change",
    "vectors": "测试向量：每条规则每个边界两侧的虚构记录和结论 · "
    "write golden vectors: both sides of every boundary of every rule",
    "conform": "用测试向量检验另一个程序 · check another program against the golden vectors",
    "law": "条文及其规则 · show a clause and its rules",
    "readings": "解读：条文可作不同理解之处 · list where the text can be read in more than one way",
    "coverage": "条文覆盖：每一句对应的规则，或不作规则的理由 · "
    "list the rules of every sentence, or the reason why it has none",
    "days": "计算工作日 · count working days",
    "calendar": "工作日历 · describe the working-day calendar",
    "screen": "发布前筛查总结、宣传稿，仅供辅助 · screen a draft before publication; an aid, not a proof",
    "schema": "输出 JSON Schema（2020-12） · print a JSON Schema (2020-12)",
    "demo": "以虚构案件演示 · demonstrate on a synthetic case",
    "generate": "生成虚构案件，供试用和测速 · generate synthetic cases for trials and benchmarks",
}
"""Name and summary of every command, in the order of the help."""
