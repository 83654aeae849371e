"""The colours of pages: every word can be read on what it stands on, and no meaning is in a colour alone."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import pytest

from zhixing_rules.engine import Verdict
from zhixing_rules.office.html.page_text import GROUP_ICONS, GROUP_STYLES
from zhixing_rules.views import WorkGroup

FOLDER: Final = files("zhixing_rules.office.html") / "templates"
TOKENS: Final = dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{3,6})", (FOLDER / "tokens.css").read_text("utf-8")))
ENOUGH: Final = 4.5
"""The contrast of text of WCAG 2.1, level AA."""


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    full = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("name", ["fail", "pending", "open", "review", "pass", "na"])
def test_a_verdict_can_be_read_on_white_and_on_its_tint_and_white_on_it(name: str) -> None:
    assert contrast(TOKENS[name], "#fff") >= ENOUGH
    assert contrast(TOKENS[name], TOKENS[f"{name}-tint"]) >= ENOUGH


@pytest.mark.parametrize("name", ["ink", "ink2", "seal", "focus", "na"])
@pytest.mark.parametrize("ground", ["paper", "desk"])
def test_other_words_can_be_read_on_paper_and_on_the_desk(name: str, ground: str) -> None:
    assert contrast(TOKENS[name], TOKENS[ground]) >= ENOUGH


@pytest.mark.parametrize("words", ["#1b1f24", "#4a525b", "#a3211f", "#1f5aa6", "#8a5a00"])
@pytest.mark.parametrize("ground", ["#fff", "#e6e8ea"])
def test_labels_of_a_picture_can_be_read_on_white_and_on_days_off(words: str, ground: str) -> None:
    assert contrast(words, ground) >= ENOUGH


def test_each_verdict_and_each_group_has_its_own_shape() -> None:
    icons = (FOLDER / "icons.svg").read_text("utf-8")
    shapes = dict(re.findall(r'<symbol id="i-([a-z_]+)"[^>]*>(.*?)</symbol>', icons, re.DOTALL))
    assert {each.value for each in Verdict} <= shapes.keys()
    assert set(GROUP_ICONS.values()) <= shapes.keys()
    assert len(set(GROUP_ICONS.values())) == len(WorkGroup)
    alone = [GROUP_STYLES[group] for group in WorkGroup if group is not WorkGroup.TO_CLARIFY]
    assert len(set(alone)) == len(alone), "only what is to be clarified shares a colour, that of what is open"
    assert len(set(shapes.values())) == len(shapes)
