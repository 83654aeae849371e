"""The workbench as a client of it sees it."""

from __future__ import annotations

import pytest

pytest.importorskip("starlette", reason="needs the extra [serve]")


@pytest.fixture(autouse=True)
def without_letters(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the letters, which take most of the time of a page, but where they are what is tested."""
    if "letter" not in request.node.name and "audience" not in request.node.name:
        monkeypatch.setattr("zhixing_rules.serve.workbench.case_results.CaseResults.letters", ())
