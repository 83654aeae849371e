"""Letters are as they were when a person last read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import golden

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", golden.PRODUCERS)
def test_every_golden_file_is_what_the_code_writes(name: str) -> None:
    assert golden.differences(name) == [], (
        "read the difference, then run: PYTHONPATH=src:tests python -m support.golden"
    )


def test_a_changed_a_missing_and_a_stale_golden_file_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {"some/a.txt": "a", "some/b.txt": "b", "some/c.txt": "c"}
    monkeypatch.setattr(golden, "TESTS", tmp_path)
    monkeypatch.setattr(golden, "PRODUCERS", ("some",))
    monkeypatch.setattr(golden, "produced", lambda _: wanted)
    assert golden.write_all() == sorted(wanted)
    assert golden.differences("some") == []
    (tmp_path / "some/a.txt").write_text("other")
    (tmp_path / "some/b.txt").unlink()
    (tmp_path / "some/d.txt").write_text("stale")
    assert golden.differences("some") == ["some/a.txt", "some/b.txt", "some/d.txt"]
    assert golden.write_all() == ["some/a.txt", "some/b.txt", "some/d.txt"]
    assert golden.differences("some") == []
