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


def test_the_clause_and_the_support_are_in_the_language_of_the_output(run: Callable[..., Any]) -> None:
    english = run("readings", "other-persons", "--lang", "en").out
    assert "\nother-persons  art. 1 item 1, “another such person”\n" in english
    assert "\n  support     read together with art. 5 item 3\n" in english
    assert "  理由    与第五条第（三）项连读\n" in run("readings", "other-persons").out
    (written,) = run("readings", "other-persons", "--json").json["readings"]
    assert (written["clause_en"], written["support_en"]) == (
        "art. 1 item 1, “another such person”",
        "read together with art. 5 item 3",
    )


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
