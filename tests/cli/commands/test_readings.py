"""``zhixing readings``: one or all readings, with default, support and rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.amendment import ChooseReading
from zhixing_rules.interchange import amendment_to_toml

if TYPE_CHECKING:
    from collections.abc import Callable


def test_all_readings_are_listed_with_their_default(run: Callable[..., Any]) -> None:
    result = run("readings")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"解读 {len(JIAOZUO_2024.readings)} 项")
    for reading in JIAOZUO_2024.readings:
        assert f"{reading.id}  " in result.out
        assert f"* {reading.default.id}  " in result.out


def test_a_reading_says_in_words_how_well_its_support_is_known_and_who_settles_it(run: Callable[..., Any]) -> None:
    shown = [line.split() for line in run("readings", "promptly").out.splitlines()]
    assert ["依据", "摘录已读"] in shown
    assert ["解决", "由两发文机关协商；省级机关"] in shown


def test_one_reading_is_listed_and_an_unknown_one_is_refused(run: Callable[..., Any]) -> None:
    (reading,) = run("readings", "seal-live", "--json").json["readings"]
    assert (reading["default"], reading["settled_by"], reading["confidence"]) == ("live-seal-only", "R", "A")
    assert "art13.p1.notify" in reading["rules"]
    assert [alternative["argued"] for alternative in reading["alternatives"]] == [True, False]
    refused = run("readings", "no-such")
    assert (refused.code, refused.out) == (2, "")
    assert "transfer-window" in refused.err


def test_unverified_reading_is_marked(run: Callable[..., Any]) -> None:
    assert "依据    未核实\n" in run("readings", "police-organ-names").out
    assert "sources     not found\n" in run("readings", "yuxi-counterpart", "--lang", "en").out


def test_what_has_no_english_is_quoted_as_chinese(run: Callable[..., Any]) -> None:
    head, _, *lines = run("readings", "target-scope", "--lang", "en").out.splitlines()
    assert head.endswith("「…」 is quoted in Chinese)")
    assert lines[0] == "target-scope  art1.i1, art5.i3"
    assert "  support     「特别规定优于一般规定，否则第一条落空」" in lines
    assert "other-persons  「第一条第（一）项“等人员”」\n" in run("readings", "other-persons", "--lang", "en").out
    assert "「" not in run("readings", "other-persons").out


def test_marks_are_explained(run: Callable[..., Any]) -> None:
    assert "° 为未见来源主张" in run("readings", "seal-live").out
    in_english = run("readings", "same-level", "--lang", "en").out
    assert "° is not supported by any source" in in_english
    assert "settled by  the two issuing bodies by consultation; the provincial bodies\n" in in_english


def test_readings_of_the_amended_procedure(run: Callable[..., Any], tmp_path: Path) -> None:
    amendment = tmp_path / "latest.toml"
    amendment.write_text(
        amendment_to_toml("latest", [ChooseReading("transfer-window", "latest-date")]), encoding="utf-8"
    )
    command = ("readings", "transfer-window", "--json")
    (old,), (new,) = (json.loads(run(*command, *more).out)["readings"] for more in ((), ("--amendment", amendment)))
    assert (old["default"], new["default"]) == ("latest-is-expiry", "latest-date")
