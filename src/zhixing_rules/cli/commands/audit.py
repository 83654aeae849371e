"""audit: an archive of cases in files, counted rule by rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, calendar_with, chosen, needs_extra, procedure_with, refused, today
from zhixing_rules.interchange import audit_to_dict, dumps
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from zhixing_rules.batch.audit.parts import Part

__all__ = ["audited"]

_ENDINGS: Final = frozenset({".jsonl", ".ndjson", ".parquet", ".pq"})


def audited(options: Namespace) -> Outcome:
    """``zhixing audit PATH… --out DIR``: 1 where a rule is breached; 2 where none is, but not all could be read."""
    try:
        from zhixing_rules.batch.audit.files import audit_files  # noqa: PLC0415  polars is an extra
    except ImportError:
        raise needs_extra("batch") from None
    files = _files(options.paths, options.folder)
    procedure = amended_by(procedure_with(options.courts), options.amendment)
    calendar, readings = calendar_with(options.notice), chosen(options.reading, procedure.readings)
    try:
        found = audit_files(
            files,
            options.folder,
            on=options.on or today(),
            procedure=procedure,
            calendar=calendar,
            readings=readings,
            audience=options.audience,
            rows=options.rows,
            workers=options.workers,
            on_progress=_watcher(len(files)),
        )
    except OSError:
        raise refused("not_writable", "无法写入；请核对目录和权限", "cannot be written: check the folder") from None
    told = found.by(*options.by)
    written = dumps(audit_to_dict(told)) if options.json else text.audit(told, everything=options.all, **look(options))
    return Outcome(written, code=FAILED if told.failed else FINE if told.all_read else BAD_INPUT)


def _files(paths: Sequence[str], out: str) -> list[Path]:
    """The files that were named, and those that stand in folders that were named, in order; hidden ones do not count.

    Raises:
        RecordError: a path is not there, or a folder has no such file or is where the result would stand.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            if path.resolve() == Path(out).resolve():
                told = "结果目录不能就是案件所在的目录", "the result cannot stand in the folder of the cases"
                raise refused("same_folder", *told)
            every = (each for each in path.iterdir() if not each.name.startswith("."))
            inside = sorted(each for each in every if each.suffix.lower() in _ENDINGS)
            if not inside:
                raise refused(
                    "nothing_there",
                    "目录中没有 .jsonl 或 .parquet 文件",
                    "a folder holds no .jsonl or .parquet file",
                )
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise refused("file_not_found", "找不到文件；请核对路径", "no such file: check the path")
    return found


def _watcher(total: int) -> Callable[[Part], None]:
    """On a terminal, a line on standard error that tells how far it is; elsewhere nothing."""
    done = cases = 0

    def told(part: Part) -> None:
        nonlocal done, cases
        done, cases = done + 1, cases + part.cases
        if sys.stderr.isatty():
            end = "\r\x1b[K" if done == total else ""
            sys.stderr.write(f"\r已审 {done}/{total} 个文件，{cases:,} 件 · {done}/{total} files, {cases:,} cases{end}")
            sys.stderr.flush()

    return told
