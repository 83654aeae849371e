"""Detection of control characters."""

from __future__ import annotations

import pytest

from zhixing_rules._text_safety import has_control_characters


@pytest.mark.parametrize("sign", ["\x00", "\n", "\x1b", "\x7f", "\x9b", "\u200b", "\u202e", "\u2028", "\ud800"])
def test_controls_direction_marks_and_surrogates_are_detected(sign: str) -> None:
    assert has_control_characters(sign)
    assert has_control_characters(f"第七条{sign}")


@pytest.mark.parametrize("text", ["", "第七条　（一）", "a b", "é—🙂"])
def test_ordinary_text_has_no_control_characters(text: str) -> None:
    assert not has_control_characters(text)
