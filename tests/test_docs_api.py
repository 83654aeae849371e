"""The reference of the public names: every name has its place, its signature, its links and an example that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import zhixing_rules

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "en" / "api"
INDEXES = [(folder / "index.md").read_text(encoding="utf-8") for folder in (REFERENCE, ROOT / "docs" / "api")]
PAGE = (REFERENCE / "zhixing_rules.md").read_text(encoding="utf-8")


def section(name: str, page: str = PAGE) -> str:
    """Return what a page says about a name, without its methods."""
    return page.partition(f'<a id="{name}"></a>\n')[2].partition("<a id=")[0]


@pytest.mark.parametrize("name", zhixing_rules.__all__)
def test_every_public_name_has_a_place_and_a_line_in_both_indexes(name: str) -> None:
    assert section(name)
    assert all(f"zhixing_rules.md#{name})" in index for index in INDEXES)


def test_no_class_and_no_function_is_described_twice() -> None:
    pages = [path.read_text(encoding="utf-8") for path in sorted(REFERENCE.glob("*.md"))]
    described = [text for page in pages for text in re.split(r'<a id="\w+"></a>\n', page)[1:] if "```python" in text]
    assert len(described) > 400
    assert len(set(described)) == len(described)


def test_a_function_has_its_signature_arguments_result_errors_example_and_command() -> None:
    text = section("validate")
    assert "    record: BaseModel | Mapping[str, Any] | str | bytes,\n    *,\n    on: date,\n" in text
    assert "- `on`: the day, inclusive;" in text
    assert "**Returns**\n\nA report with one finding" in text
    assert "- [`RecordError`](zhixing_rules.md#RecordError): the record cannot be read" in text
    assert ">>> from zhixing_rules import validate\n>>> from datetime import date" in text
    assert "Command: `zhixing validate`." in text


def test_a_class_has_its_fields_its_methods_and_the_words_of_an_enum() -> None:
    assert "`pass`, `fail`, `pending`, `open`, `review`, `not_applicable`" in section("Verdict")
    assert "\n    source: str,\n" in section("Calendar")
    assert "add(day: date, n: int) -> date" in section("Calendar.add")
    assert "as for [`add`](zhixing_rules.md#Calendar.add)" in section("Calendar.back")
    assert "version: str" in section("Calendar.version"), "inherited from a base that is not public"


def test_a_record_leads_to_its_fields() -> None:
    assert "(../record.md)" in section("Case")


def test_names_of_other_packages_are_linked_and_small_words_are_not() -> None:
    assert "(records.md#Secrecy)" in section("Audience.withheld")
    assert "render-text.md#notice" not in PAGE


def test_a_member_is_linked_to_the_class_that_has_it_and_the_name_of_a_file_to_nothing() -> None:
    assert "[`Instrument.at`](law.md#Instrument.at)" in section("Citation")
    everything = "".join(path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md"))
    assert "`audit.json` the settings" in everything
    assert "see `Reference.address`" in everything
