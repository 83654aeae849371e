"""The arguments of every command. Texts are Chinese first, with English beside."""

from __future__ import annotations

import argparse
import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Final, NoReturn

from zhixing_rules import __version__
from zhixing_rules.cli import at_scale, options
from zhixing_rules.cli.commands import audit as auditing
from zhixing_rules.cli.commands import compare as comparing
from zhixing_rules.cli.commands import conform as conforming
from zhixing_rules.cli.commands import days, demo
from zhixing_rules.cli.commands import generate as generating
from zhixing_rules.cli.commands import impact as impacting
from zhixing_rules.cli.commands import law as asking
from zhixing_rules.cli.commands import screen as screening
from zhixing_rules.cli.commands import validate as judging
from zhixing_rules.cli.exit_codes import BAD_INPUT
from zhixing_rules.cli.inputs import a_count, a_day, a_number, a_wait, an_effort
from zhixing_rules.comparison import EFFORT
from zhixing_rules.interchange import SCHEMAS
from zhixing_rules.records import Audience
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.cli.exit_codes import Outcome

    Command = Callable[[argparse.Namespace], Outcome]

__all__ = ["parser"]

_EXITS: Final = (
    "退出码：0 无违反；1 有规则被违反；2 用法或输入有误；101 本程序出错 · "
    "exit codes: 0 nothing failed, 1 a rule failed, 2 bad usage or input, 101 a fault of ours"
)
_CHOICE: Final = re.compile(r"(invalid choice).*( \(choose from [^()]*\))", re.DOTALL)
_GIVEN: Final = re.compile(r"(unrecognized arguments|ignored explicit argument|invalid choice:).*", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors cannot steer the terminal, and repeat nothing given: a file name may hold a name."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        told = _GIVEN.sub(r"\1", _CHOICE.sub(r"\1\2", message))
        self.exit(BAD_INPUT, f"用法有误 · bad usage: {clean(told)}\n")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001  argparse gives it no other name


@cache
def parser() -> argparse.ArgumentParser:
    """The parser of ``zhixing``."""
    made = _Parser(
        prog="zhixing",
        description="焦中法〔2024〕101号：逐条检查执行案件、排出办案计划、计算工作日 · "
        "check an enforcement case clause by clause, plan it, count its days",
        epilog=_EXITS,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"zhixing {__version__}", help="版本 · the version")
    commands = made.add_subparsers(required=True, metavar="COMMAND", title="命令 · commands")
    for fill in (*_OF_A_RECORD, *_OF_THE_PROCEDURE, *_OF_THE_LAW):
        fill(commands)
    return made


def _add(commands: Commands, name: str, about: str, run: Command) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(
        name, help=about, description=about, epilog=_EXITS, allow_abbrev=False
    )
    made.set_defaults(run=run)
    return made


def _validate(commands: Commands) -> None:
    made = _add(commands, "validate", "逐条检查 · say for every rule whether it was met", judging.validated)
    options.file(made)
    options.conditions(made)
    made.add_argument(
        "--sensitive",
        action="store_true",
        help="列出换一种解读会改变的结论 · say which verdicts another reading changes",
    )
    made.add_argument(
        "--sweep",
        action="store_true",
        help="只列换一种解读会改变的结论 · only the verdicts that another reading changes",
    )
    options.audience(made)
    options.markdown(made)
    options.everything(made)
    options.output(made)


def _plan(commands: Commands) -> None:
    made = _add(commands, "plan", "办案计划 · say who must do what by when", judging.planned)
    options.file(made)
    made.add_argument("--by-actor", action="store_true", help="按办理人分表 · one table for each actor")
    options.conditions(made)
    options.audience(made)
    options.markdown(made)
    options.output(made)


def _explain(commands: Commands) -> None:
    made = _add(commands, "explain", "说明一项结论 · explain what one rule says, and why", judging.explained)
    made.add_argument("rule", metavar="ID", help="规则标识，如 art7.p2.referral · id of a rule")
    options.file(made)
    made.add_argument("--path", metavar="POINTER", help="只说明这一对象，如 /detentions/0 · only this subject")
    options.conditions(made)
    options.audience(made)
    options.output(made)


def _compare(commands: Commands) -> None:
    made = _add(
        commands,
        "compare",
        "修改前后比较：哪些规则、结论、期限会变 · what an amendment changes, with the smallest case of each",
        comparing.compared,
    )
    made.add_argument("amendment", metavar="AMENDMENT.toml", help="修改案 · the amendment")
    made.add_argument(
        "--from",
        dest="since",
        metavar="FILE.toml",
        help="与另一修改案比较，不与现行规程比较 · compare with another amendment, not with the procedure as it is",
    )
    made.add_argument(
        "--effort",
        type=an_effort,
        default=EFFORT,
        metavar="N",
        help=f"每条规则试多少个虚构记录，默认 {EFFORT} · how many invented records to try around each rule",
    )
    options.reading(made)
    options.notice(made)
    options.courts(made)
    options.markdown(made)
    options.output(made)


def _vectors(commands: Commands) -> None:
    made = _add(
        commands,
        "vectors",
        "测试向量：每条规则每个边界两侧的虚构记录和结论 · golden vectors: both sides of every boundary of every rule",
        conforming.wrote_vectors,
    )
    _asked_rules(made)
    options.output(made, json=False)


def _conform(commands: Commands) -> None:
    made = _add(
        commands,
        "conform",
        "用测试向量检验另一个程序 · ask another program every vector, and report how far it agrees",
        conforming.conformed,
    )
    made.epilog = (
        "退出码：0 全部一致；1 有不一致；2 程序不能运行或答案不能用；101 本程序出错 · "
        "exit codes: 0 agrees, 1 disagrees, 2 the program cannot be run or its answers used, 101 a fault of ours"
    )
    made.add_argument("--vectors", metavar="FILE.jsonl", help="用已生成的测试向量 · vectors that were written before")
    made.add_argument(
        "--timeout",
        type=a_wait,
        default=300,
        metavar="SECONDS",
        help="程序最多可用多少秒，默认 300 · how long the program may take in all",
    )
    _asked_rules(made)
    options.output(made)
    made.add_argument(
        "command",
        nargs=argparse.REMAINDER,
        metavar="CMD",
        help="程序及其参数，写在各选项之后；由标准输入读，向标准输出答，一行一条 · the program and its arguments, last",
    )


def _asked_rules(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="ID",
        help="只问这一规则，可多次 · only this rule; may be repeated",
    )
    options.notice(made)
    options.courts(made)
    options.amendment(made)


def _impact(commands: Commands) -> None:
    made = _add(
        commands,
        "impact",
        "规程或日历改变后，哪些在办案件变动，先办哪些 · which open cases another procedure or calendar moves",
        impacting.moved,
    )
    made.epilog = (
        "退出码：0 无新逾期、新违反；1 有案件新逾期或新违反；2 用法有误或没有一行可读；101 本程序出错 · "
        "exit codes: 0 nothing newly overdue or in breach, 1 some case is, 2 bad usage or not one line can be read, "
        "101 a fault of ours"
    )
    made.add_argument(
        "file", metavar="CASES.jsonl", help="每行一个案件的 JSON，- 为标准输入 · one case a line; - for standard input"
    )
    options.conditions(made)
    made.add_argument(
        "--new-notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="只对新的一方载入的放假通知，可多次 · a holiday notice for the new side alone; may be repeated",
    )
    made.add_argument(
        "--most",
        type=a_count,
        default=100,
        metavar="N",
        help="列出最紧要的几件，默认100 · how many of the most urgent cases are listed",
    )
    options.audience(made)
    options.markdown(made)
    options.output(made)


def _law(commands: Commands) -> None:
    made = _add(commands, "law", "条文及其规则 · a clause with its rules", asking.law)
    made.add_argument("clause", metavar="ARTICLE", help="7、第七条、第七条第二款、art7.p2、附件 · 7, art7.p2, annex")
    options.reading(made)
    options.amendment(made)
    options.output(made)


def _readings(commands: Commands) -> None:
    made = _add(
        commands, "readings", "解读：条文可有两种理解之处 · where the text can be read in two ways", asking.readings
    )
    made.add_argument("name", nargs="?", metavar="ID", help="只列这一解读 · only this reading")
    options.amendment(made)
    options.output(made)


def _coverage(commands: Commands) -> None:
    made = _add(
        commands,
        "coverage",
        "条文覆盖：每一句的规则或理由 · what becomes of every sentence of the law",
        asking.coverage,
    )
    options.output(made)


def _days(commands: Commands) -> None:
    made = commands.add_parser("days", help="工作日 · working days", description="工作日 · working days", epilog=_EXITS)
    counts = made.add_subparsers(required=True, metavar="COUNT", title="算法 · counts")
    add = _add(counts, "add", "之后第 N 个工作日 · the N-th working day after", days.added)
    back = _add(counts, "back", "之前第 N 个工作日 · the N-th working day before", days.went_back)
    for each in (add, back):
        each.add_argument("day", type=a_day, metavar="DATE", help="起日，不计入 · the first day, not counted")
        each.add_argument("n", type=a_number, metavar="N", help="工作日数 · how many working days")
    count = _add(counts, "count", "两日之间的工作日数 · working days between", days.counted)
    count.add_argument("start", type=a_day, metavar="START", help="起日，不计入 · not counted")
    count.add_argument("end", type=a_day, metavar="END", help="止日，计入 · counted")
    why = _add(counts, "why", "某日是不是工作日及其依据 · whether a day is worked, and why", days.reasoned)
    why.add_argument("day", type=a_day, metavar="DATE", help="某日 · the day")
    for each in (add, back, count):
        options.everything(each)
    for each in (add, back, count, why):
        options.notice(each)
        options.output(each)


def _calendar(commands: Commands) -> None:
    made = commands.add_parser("calendar", help="工作日历 · the calendar", description="工作日历 · the calendar")
    views = made.add_subparsers(required=True, metavar="VIEW", title="内容 · views")
    status = _add(views, "status", "数据版本与确定范围 · version and coverage", days.status)
    options.notice(status)
    options.output(status)


def _screen(commands: Commands) -> None:
    made = _add(
        commands,
        "screen",
        "发布前筛查总结、宣传稿，只是辅助 · what a draft must not say: it helps and does not prove",
        screening.screened,
    )
    made.epilog = (
        "退出码：0 没有发现；1 有发现；2 用法或输入有误；101 本程序出错 · "
        "exit codes: 0 nothing found, 1 something found, 2 bad usage or input, 101 a fault of ours"
    )
    made.add_argument(
        "--audience",
        choices=tuple(each.value for each in Audience),
        default=Audience.PUBLIC.value,
        help="稿件给谁看，默认公众 · who will read the draft, the public unless given",
    )
    made.add_argument("file", metavar="FILE", help="纯文本（UTF-8），- 为标准输入 · plain text; - for standard input")
    made.add_argument(
        "--case", metavar="CASE.json", help="并查找该案人员的姓名、号码和住址 · look for the persons of this case too"
    )
    made.add_argument(
        "--redact", action="store_true", help="输出改写后的全文，仍须由人审阅 · write the text with neutral wordings"
    )
    options.output(made)


def _schema(commands: Commands) -> None:
    made = _add(commands, "schema", "JSON Schema（2020-12）", asking.schema_text)
    made.add_argument(
        "name",
        nargs="?",
        default="case",
        choices=SCHEMAS,
        help="案件、联动机制、报告、计划、说明、比较、影响、批量审计及其目录，默认案件 · case unless given",
    )


def _demo(commands: Commands) -> None:
    made = _add(commands, "demo", "以虚构案件演示 · show an invented case", demo.shown)
    made.add_argument("--record", action="store_true", help="只输出案件 JSON · print only the case")
    options.conditions(made)
    options.audience(made)
    options.everything(made)
    options.output(made)


def _audit(commands: Commands) -> None:
    at_scale.of_audit(_add(commands, "audit", "批量审计案卷 · audit an archive of cases, in columns", auditing.audited))


def _generate(commands: Commands) -> None:
    about = "虚构的案件档案，供试用和测速 · an archive of invented cases, to try things on and to time them"
    at_scale.of_generate(_add(commands, "generate", about, generating.generated))


_OF_A_RECORD: Final = (_validate, _plan, _explain, _impact, _audit)
_OF_THE_PROCEDURE: Final = (_compare, _vectors, _conform)
_OF_THE_LAW: Final = (_law, _readings, _coverage, _days, _calendar, _screen, _schema, _demo, _generate)
