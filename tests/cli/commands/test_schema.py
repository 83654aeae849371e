"""``zhixing schema``: every schema is printed."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", ["case", "report", "plan", "explanation", "impact"])
def test_schema_is_printed(run: Callable[..., Any], name: str) -> None:
    result = run("schema", name)
    assert result.code == 0
    assert result.json == schema(name)


def test_case_schema_is_the_default(run: Callable[..., Any]) -> None:
    assert run("schema").out == run("schema", "case").out
    assert run("schema", "nonsense").code == 2


@pytest.mark.parametrize("page", ["docs/editors.md", "docs/en/editors.md"])
def test_the_page_on_editors_writes_the_schemas_that_its_files_name(
    run: Callable[..., Any], tmp_path: Path, page: str
) -> None:
    text = Path(page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert [kind for kind, _ in blocks] == ["sh", "json", "json", "toml"]
    (_, script), (_, record), (_, settings), (_, amendment) = blocks
    for line in script.splitlines():
        program, *arguments, redirected, target = shlex.split(line)
        assert (program, redirected) == ("zhixing", ">")
        (tmp_path / target).write_text(run(*arguments).out, encoding="utf-8")

    def schema_at(address: str) -> Draft202012Validator:
        return Draft202012Validator(json.loads((tmp_path / address).read_text(encoding="utf-8")))

    case = json.loads(record)
    schema_at(case["$schema"]).validate(case)
    (assigned,) = json.loads(settings)["json.schemas"]
    assert schema_at(assigned["url"]).is_valid({"court": "虚构法院"})
    first, _, rest = amendment.partition("\n")
    errors = schema_at(first.removeprefix("#:schema ")).iter_errors(tomllib.loads(rest))
    assert [each.message for each in errors] == ["'changes' is a required property"]  # of the rest that is not shown
