"""The national texts load, are those that were read, say how they were read, and contain the quotes of the norms."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from zhixing_rules import CitationError, RuleDefect
from zhixing_rules.language import Confidence
from zhixing_rules.law import Citation, load_instrument
from zhixing_rules.procedures.national import INSTRUMENTS, SLUGS, national_instrument, national_source

PACKAGE = files("zhixing_rules.procedures.national")
TABLES = tomllib.loads(PACKAGE.joinpath("sources.toml").read_text(encoding="utf-8"))["source"]
QUOTES = tomllib.loads(Path(__file__).with_name("quotes.toml").read_text(encoding="utf-8"))["quote"]

SHA256: Final = {
    "msf-2023": "44145a49033e66100e8400231eda44c9fec1dc761c9b2bddb2779f4bcbc16b7d",
    "msjs-2022": "b612b8b8adc23f1b4d69360bd7944877b6135fe47df45f5794c0e2f1007fd9ae",
    "xsf-2018": "416a6e53417fef4db71c84b9149df070bab99fe84cca9b37283043bd271efd96",
    "xf": "61047f6e26cae7f0eca8eee31380d28da1f59f294eb221a29082ac39c20b0d2f",
    "xsjs-2021": "a9414ac5f0425dce38d47fdcf9a4d637204b51ec521e5cbf31e7ba037340046c",
    "fs2024-13": "2b024ffbdece51e8cbd362e916d3e16d505107b3e545dfea8224fd1af33278f0",
    "fs2015-16": "655c0e8a2f3eb9b0fc723e0597fea2015bf33f95700aae78a43013adc459e1bb",
    "cxgd-2020": "816172d480b1ed7f42b32d112b49189cdd10809f4c887f9f610040e3a28e788d",
    "jls-2012": "525d9b84fb8f6a531b54a423dd1bd98ed95930e2df00b40ee34fd68ccfd5ce7a",
    "zaf-2025": "da344fb676ed2ef4af0e8c27e4d18872cb341255e0738de1db559b74db37ee84",
    "zaf-2012": "47677fb603d5d3df7982d88c83cdcc02f49d3dd26eb3bdab4115b667dc9c345c",
    "xzcx-2018": "32038da594cf1cbdbaca619575b296671ab04651c5699297e7ba3c00bb6c0983",
    "jdcdj-2021": "9a083d2de3c30f48981f74ecd4335130b97a7b18b875152281640d00ebdcb0ce",
    "cfkd-2020": "7d320b838074d7a3826a70bb5c460099684989a37870e2f70764d2b4333cae22",
    "ccdc-2020": "44c0ef792014d809ece92f7c9fdf773f894b3ca952583d3713cca1587d48e049",
    "zxgz-2020": "1177f8b6f3743c6debdd182d04109e465a727c9a0c56ef3ad6ac6c0192b23f3e",
    "jcgz-2019": "ac4b04125549855aae99d4be518da4381a6fa87a8cc3810cc9608a77c4618205",
    "rjf-2012": "7f9b7994cb062003d1b8fe43314a520bfc610c638fb85ebed95d2b9a8a36284e",
    "pipl-2021": "96f952f742e0637386363bce5de5a937425422d107ac3d1fa4c74b3be703d889",
    "sfjc-2020": "82ceca9aa1b166dd9c5ca17e94412030c02f9ead30ec29e1d7162d28bb13c27a",
    "msf-wj-2012": "9176c7afebd19fafc1fc69db731d945883290b95fa2e3320073b863a0221545e",
    "jjba-2023": "9303d5fc8ab0ba40b9d1a1e3aad8c3775158e08ff91d69534ee5fc18a36f37ce",
    "gtz-2015-32": "d9f7e91f5321778830b0820deda1b8badcb1a6b000e827dcc34d5ca49ae7aed5",
    "xf2025-8": "ed65f4a3d55949236d8bd87305a12dbf9cc2f1940f9099e32d91ef399c9214cf",
    "xf2025-8-press": "6f5f890f56d62485317e3c71867d31a9c773040170d9cd3528a19ac4b622664d",
    "xf2025-8-en": "9192731a7003185141f0c26d376f555607e105a53486c8418745a317de7a5489",
    "fa2018-147": "1e0318964d55e76a67bccf34195b2bd91b09c37268f88ff4e39920fb3d4cbddc",
    "lgj2012-18": "a1890341ad949a82c5254286d17924f2a20f412fbf49c8b52f2acca2a505c6f0",
}
"""The texts as they were compared with the copies that were read. Compare a changed text again."""

STATED = ("where_read", "checked", "not_read")
KEYS = {
    *("slug", "title", "issuers", "dated", "effective", "confidence", "one_line_paragraphs", "sha256"),
    *(f"{key}_{language}" for key in STATED for language in ("zh", "en")),
}
OPTIONAL = {"document", "amended", "repealed", "unit", "numbers", "unnumbered", "remark_zh", "remark_en"}


def words_of(slug: str) -> str:
    return PACKAGE.joinpath("texts", f"{slug}.txt").read_bytes().decode()


def test_the_names_are_those_of_the_files_and_of_the_tables() -> None:
    assert tuple(table["slug"] for table in TABLES) == SLUGS == tuple(SHA256)
    assert sorted(each.name for each in PACKAGE.joinpath("texts").iterdir()) == sorted(f"{slug}.txt" for slug in SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_text_is_the_one_that_was_read(slug: str) -> None:
    text = words_of(slug)
    assert hashlib.sha256(text.encode()).hexdigest() == SHA256[slug]
    assert "\r" not in text
    assert text.endswith("\n")
    assert INSTRUMENTS[slug].sha256 == SHA256[slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_all_words_of_a_text_are_in_its_clauses(slug: str) -> None:
    """What is left of a line without its clause is a number, never a word of the law."""
    instrument = national_instrument(slug)
    clauses = "".join(re.sub(r"\s", "", instrument.text(clause)) for clause in instrument.clauses())
    for line in words_of(slug).splitlines():
        words = re.sub(
            r"\s", "", re.sub(r"^(第[零一二三四五六七八九十百]+条|[一二三四五六七八九十]+、|[0-9]+\.)", "", line)
        )
        words = re.sub(r"^[（(][一二三四五六七八九十0-9]+[）)]", "", words)
        assert words in clauses, line


@pytest.mark.parametrize("table", TABLES, ids=SLUGS)
def test_a_source_is_complete(table: dict[str, object]) -> None:
    assert table.keys() >= KEYS
    assert table.keys() <= KEYS | OPTIONAL
    assert ("remark_zh" in table) is ("remark_en" in table)
    for key, value in table.items():
        if key.endswith("_zh"):
            assert re.search("[一-鿿]", str(value)), key
        elif key.endswith("_en"):
            assert re.search("[a-z]{4}", str(value)), key


@pytest.mark.parametrize("slug", SLUGS)
def test_a_source_says_how_the_text_was_read(slug: str) -> None:
    source = national_source(slug)
    assert source.slug == slug
    assert source.instrument() is INSTRUMENTS[slug]
    assert source.instrument().dated <= source.effective
    assert source.repealed is None or source.effective < source.repealed
    assert source.amended is None or source.instrument().dated < source.amended <= source.effective
    if source.confidence is Confidence.A:
        assert any(site in source.where_read_zh for site in ("国家法律法规数据库", ".gov.cn")), (
            "A names an official site"
        )


def test_the_texts_that_were_not_read_in_full_are_these() -> None:
    not_in_full = {
        slug: national_source(slug).confidence.value for slug in SLUGS if national_source(slug).confidence != "A"
    }
    assert not_in_full == {
        "jjba-2023": "B",
        "xf2025-8": "B",
        "xf2025-8-press": "B",
        "xf2025-8-en": "C",
        "fa2018-147": "B",
        "lgj2012-18": "B",
    }


def test_each_text_is_cited_by_a_name_of_its_own() -> None:
    names = [instrument.document for instrument in INSTRUMENTS.values()]
    assert len(set(names)) == len(names) == len(INSTRUMENTS)


@pytest.mark.parametrize("quote", QUOTES, ids=[quote["id"] for quote in QUOTES])
def test_a_quote_of_a_norm_is_in_its_clause_and_in_none_within_it(quote: dict[str, str]) -> None:
    instrument = INSTRUMENTS[quote["slug"]]
    clause = Citation.parse(quote["clause"], instrument.document)
    start, end = instrument.locate(clause, quote["words"])
    assert instrument.text(clause)[start:end] == quote["words"]
    assert instrument.shortest(clause) == clause
    for within in instrument.clauses():
        assert within == clause or not clause.includes(within) or quote["words"] not in instrument.text(within)


def test_a_changed_character_is_noticed() -> None:
    (table,) = (table for table in TABLES if table["slug"] == "gtz-2015-32")
    with pytest.raises(RuleDefect, match="sha256"):
        load_instrument(words_of("gtz-2015-32").replace("30日", "20日"), table)


def test_slips_of_the_copies_are_mended() -> None:
    notice, rules = INSTRUMENTS["fa2018-147"], INSTRUMENTS["lgj2012-18"]
    assert "60日内" in notice.text(notice.at(2))
    assert "60甘内" in national_source("fa2018-147").checked_zh
    assert "”根据上述规定,公安机关收到" in rules.text(rules.at(18))


def test_what_is_not_here_is_refused() -> None:
    assert "mps-juliu-zhixing" not in INSTRUMENTS
    with pytest.raises(KeyError):
        INSTRUMENTS["mps-juliu-zhixing"]
    with pytest.raises(CitationError):
        INSTRUMENTS["msf-2023"].at(115)


def test_nothing_is_read_when_the_package_is_imported() -> None:
    code = (
        "from zhixing_rules.procedures.national import instruments as each\n"
        "assert not each._tables.cache_info().currsize\n"
        "each.INSTRUMENTS['xf']\n"
        "assert each.national_instrument.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  our own command
