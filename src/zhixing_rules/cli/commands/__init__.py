"""Commands of ``zhixing``, one module each, named as the command.

The name of a module has an underscore for a hyphen, and one at the end of a Python keyword.

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
    "report": "检查报告：一案一份，网页可直接打印；另有期日图 · "
    "write the report of a case, also as a page to print, and its timeline",
    "checklist": "办理清单：每案一页 A4，逐项勾画签名 · write checklists to print: one A4 page for each case",
    "worklist": "期限工作单：多个案件今天该办什么，最急的在先 · "
    "list what is to be done in many cases, the most urgent first",
    "ledger": "台账：期限台账、办理流水、半年统计（Excel） · write the ledger of many cases as a workbook",
    "mechanism": "联动机制：专员任职、下次通报和会商、半年报告稿 · "
    "the joint mechanism: officers, next bulletin and consultation, draft of the half-year report",
    "explain": "说明一条规则的结论及理由 · explain the verdict of one rule",
    "letter": "制作文书（.docx），缺项留空待填，依规则尚不应发出的不写 · "
    "write a letter (.docx) with gaps for what is not recorded; not one that must not be sent yet",
    "replay": "凭保存的报告和记录重做一次，列出不同及原因 · "
    "make a saved report again from its receipt and the record, and show what differs and why",
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
    "cite": "引用条文、规则或解读，供文书、论文和文献管理软件使用 · "
    "cite a clause, a rule or a reading, for a text or a list of references",
    "readings": "解读：条文可作不同理解之处 · list where the text can be read in more than one way",
    "coverage": "条文覆盖：每一句对应的规则，或不作规则的理由 · "
    "list the rules of every sentence, or the reason why it has none",
    "days": "计算工作日 · count working days",
    "calendar": "工作日历 · describe the working-day calendar",
    "screen": "发布前筛查总结、宣传稿，仅供辅助 · screen a draft before publication; an aid, not a proof",
    "serve": "常驻服务：供其他程序逐件调用 · stay and answer the requests of other programs",
    "schema": "输出 JSON Schema（2020-12） · print a JSON Schema (2020-12)",
    "new-procedure": "写一份可运行的虚构规程，供改写为本地的规程 · "
    "write a small working procedure of an invented city, to start your own from",
    "demo": "以虚构案件演示 · demonstrate on a synthetic case",
    "generate": "生成虚构案件，供试用和测速 · generate synthetic cases for trials and benchmarks",
    "completion": "命令行补全脚本（bash、zsh、fish、PowerShell） · "
    "print a script that completes the command line in a shell",
}
"""Name and summary of every command, in the order of the help."""
