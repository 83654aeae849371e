"""The recorded session on the pages: every answer is given again."""

from __future__ import annotations

import doctest
import re
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from zhixing_rules.serve import Service, ServiceSettings
from zhixing_rules.serve.stdio import serve_lines

DOCS: Final = Path(__file__).parents[2] / "docs"
SESSION: Final = re.compile(r"^```text\n((?:[<>] .*\n)+)```$", re.MULTILINE)


def session(page: str) -> str:
    (found,) = SESSION.findall((DOCS / page).read_text(encoding="utf-8"))
    return str(found)


def test_both_pages_show_the_same_session() -> None:
    assert session("embed.md") == session("en/embed.md")


@pytest.mark.parametrize("page", ["embed.md"])
def test_the_session_on_a_page_is_what_the_service_answers(page: str) -> None:
    lines = session(page).splitlines()
    requests = [line[2:] for line in lines if line.startswith("> ")]
    shown = [line[2:] for line in lines if line.startswith("< ")]
    target = BytesIO()
    serve_lines(Service(ServiceSettings()), BytesIO("\n".join(requests).encode()), target)
    given = target.getvalue().decode().splitlines()
    assert len(given) == len(shown) == len(requests) > 5
    for expected, answer in zip(shown, given, strict=True):
        matches = doctest.OutputChecker().check_output(f"{expected}\n", f"{answer}\n", doctest.ELLIPSIS)
        assert matches, f"{expected}\n{answer[:500]}"
