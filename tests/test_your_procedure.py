"""The page that walks through a procedure of one's own: its code is the files in ``examples/your_procedure``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WALK = ROOT / "examples" / "your_procedure"
NAMED_BLOCK = re.compile(r"^<!-- (\S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILES = {"city.py", "case.json", "court.json", "amendment.toml", "test_city.py"}


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["docs/your-procedure.md", "docs/en/your-procedure.md"])
def test_the_blocks_of_the_page_are_the_files(name: str) -> None:
    blocks = dict.fromkeys(FILES, "")
    for file, block in NAMED_BLOCK.findall((ROOT / name).read_text(encoding="utf-8")):
        blocks[file] += block
    assert {path.name for path in WALK.iterdir() if path.is_file()} == FILES
    for file, text in blocks.items():
        assert lines_of(text) == lines_of((WALK / file).read_text(encoding="utf-8"))


def test_the_tests_of_the_walk_pass(tmp_path: Path) -> None:
    for file in FILES:  # a copy, because tests leave caches
        (tmp_path / file).write_bytes((WALK / file).read_bytes())
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "test_city.py")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")  # noqa: S603  a fixed command
    assert "11 passed" in done.stdout, done.stdout
