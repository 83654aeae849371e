"""``zhixing cite``: a clause, a rule or a reading as it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.procedure_inputs import choose_readings, load_procedure
from zhixing_rules.interchange.citations import citation_to_dict
from zhixing_rules.language import readings_read
from zhixing_rules.law import Style
from zhixing_rules.views.references import reference_to

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Literal

    from zhixing_rules.language import Procedure
    from zhixing_rules.views.references import Reference

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "what",
        metavar="WHAT",
        help="条文、规则或解读：第七条第二款、刑法313、art7.p2.referral、transfer-window · "
        "a clause, a rule or a reading: art7.p2, 7(2), art7.p2.referral, transfer-window",
    )
    parser.add_argument(
        "--style",
        choices=tuple(each.value for each in Style),
        help="格式，默认为 zh，--lang en 时为 en · style (default: zh, or en with --lang en)",
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help="各版本网站所在的地址，地址写作 URL/版本/页面#锚点；没有公共网站，所以没有默认值 · "
        "where the versions of the site are published; there is no public site, so there is no default",
    )
    shared_options.add_reading(parser)
    shared_options.add_procedure(parser, layers=False)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command, on the rules of every layer.

    Raises:
        RecordError: Nothing has that name, an input cannot be used, or what is cited does not depend on a reading.
    """
    if options.procedure is None:
        options.layer = "all"
    procedure = load_procedure(options)
    readings = choose_readings(options.reading, procedure.readings)
    reference = reference_to(procedure, options.what, readings)
    if readings and reference.rule is None and reference.reading is None:
        zh, en = (
            "条文没有解读可选：--reading 只与规则、解读并用",
            "a clause has no readings: --reading goes with a rule or a reading",
        )
        raise input_error("not_a_rule", zh, en)
    if others := [each for each in readings if each not in _read_by(reference, procedure)]:
        zh, en = "它不依据这一解读：", "it does not depend on the reading "
        raise input_error("reading_not_used", zh + "、".join(others), en + ", ".join(others))
    if options.base_url is not None and reference.place is None:
        zh, en = (
            "网站没有这一文件的页面，不能用 --base-url",
            "the site has no page of this document: --base-url cannot be used",
        )
        raise input_error("no_page", zh, en)
    language: Literal["zh", "en"] = "en" if options.lang == "en" else "zh"
    style = options.style or language
    if options.json:
        document = citation_to_dict(reference, style, language=language, base_url=options.base_url)
        return CommandResult(json=document)
    return CommandResult(reference.format(style, language=language, base_url=options.base_url) + "\n")


def _read_by(reference: Reference, procedure: Procedure) -> set[str]:
    """Return the readings that a citation can have: of a reading itself, of a rule those that it depends on."""
    if reference.rule is None:
        return {reference.reading or ""}
    rules = procedure.rule(reference.rule)
    return {each.id for rule in rules for each in (*rule.readings, *readings_read(procedure, rule))}
