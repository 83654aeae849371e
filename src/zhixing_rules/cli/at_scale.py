"""The arguments of the commands for whole archives. Texts are Chinese first, with English beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options
from zhixing_rules.cli.commands import generate as generating
from zhixing_rules.cli.inputs import a_day, a_worker
from zhixing_rules.engine import Verdict

if TYPE_CHECKING:
    import argparse

__all__ = ["of_audit", "of_generate"]


def of_audit(made: argparse.ArgumentParser) -> None:
    """``zhixing audit``."""
    made.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="案件文件（每行一个案件的 .jsonl，或 .parquet），或其目录 · files of cases, or folders of them",
    )
    made.add_argument(
        "--out",
        required=True,
        dest="folder",
        metavar="DIR",
        help="结果目录，仅本人可读；已审完的文件不再重审 · the folder for the result; no file is done twice",
    )
    made.add_argument(
        "--by",
        action="append",
        default=[],
        choices=("court", "month"),
        help="按法院、到期月份分列，可并用 · count by court, by month of the due day, or by both",
    )
    made.add_argument(
        "--rows",
        action="append",
        default=[],
        choices=tuple(each.value for each in Verdict),
        help="逐件写出哪种结论，可多次；默认不写 · write a row for each such verdict; may be repeated",
    )
    made.add_argument("--workers", type=a_worker, default=1, metavar="N", help="同时审几个文件 · files at a time")
    options.conditions(made)
    options.audience(made)
    options.everything(made)
    options.output(made, file=False)
    made.set_defaults(out=None)


def of_generate(made: argparse.ArgumentParser) -> None:
    """``zhixing generate``."""
    made.add_argument("n", type=generating.how_many, metavar="N", help="多少件 · how many cases")
    made.add_argument(
        "--out",
        dest="into",
        required=True,
        metavar="FILE|DIR",
        help="写入的文件；多个文件时为新目录 · the file; for several files, a new directory",
    )
    made.add_argument("--force", action="store_true", help="覆盖已有文件 · replace a file that is there")
    made.add_argument("--seed", type=generating.a_seed, default=0, metavar="S", help="种子，默认 0 · which archive")
    made.add_argument("--format", choices=("jsonl", "parquet"), help="格式，默认看文件名 · as the file name ends")
    made.add_argument(
        "--files", type=generating.how_many_files, default=1, metavar="K", help="分成几个文件 · into how many files"
    )
    made.add_argument(
        "--gaps",
        type=generating.a_rate,
        default=0.01,
        metavar="RATE",
        help="未记录的比例 · share of facts not recorded",
    )
    made.add_argument(
        "--errors", type=generating.a_rate, default=0.001, metavar="RATE", help="不能读取的比例 · share of bad records"
    )
    made.add_argument(
        "--on", type=a_day, metavar="YYYY-MM-DD", help="档案制作之日，默认 2026-06-30 · the day it is drawn up"
    )
    for option, name, default, zh in (("--from", "since", 2024, "最早"), ("--to", "until", 2026, "最晚")):
        made.add_argument(
            option, dest=name, type=generating.a_year, default=default, metavar="YEAR",
            help=f"{zh}的收案年度，默认 {default} · {'first' if name == 'since' else 'last'} year of intake",
        )  # fmt: skip
    made.add_argument("--lang", choices=("zh", "en"), default="zh", help="文字的语言 · language of texts")
    made.set_defaults(json=False, colour="auto")
