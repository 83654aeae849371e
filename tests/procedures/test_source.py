"""The packaged words of the Opinion are those of the document as issued, less the foreign judgment."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from zhixing_rules.law import load_instrument, split_foreign_block

PACKAGE = files("zhixing_rules.procedures.jiaozuo_2024")
OWN = PACKAGE.joinpath("source.txt").read_bytes().decode()
META = tomllib.loads(PACKAGE.joinpath("source.toml").read_text(encoding="utf-8"))
ISSUED = Path(__file__).parents[2].parent / "shared" / "law" / "source.txt"

SHA256_ISSUED = "961fb13a6bd0c70a91624070d0042d28d6b1769bfa11d53f0398e93be52bad44"
SHA256_PACKAGED = "216b693c28209ae8c12d7ee695d1964016a69c662b62750b9a0fb47388a5baf7"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_the_hashes_are_pinned_here_and_in_source_toml() -> None:
    assert META["sha256"] == {"issued": SHA256_ISSUED, "packaged": SHA256_PACKAGED}
    assert sha256(OWN) == SHA256_PACKAGED


def test_the_packaged_text_is_the_issued_one_less_the_foreign_block() -> None:
    assert sha256(OWN) == SHA256_PACKAGED
    if not ISSUED.is_file():
        pytest.skip("the document as issued is not here; the packaged text has its pinned hash")
    issued = ISSUED.read_bytes().decode()
    assert sha256(issued) == SHA256_ISSUED
    own, foreign = split_foreign_block(issued, **META["foreign"])
    assert own == OWN
    assert foreign.startswith("焦作市中级人民法院\n司法文书\n")
    assert foreign.endswith("本判决为终审判决。\n\n")


@pytest.mark.parametrize(
    "word", ["民初", "0402", "张三", "李四", "司法文书", "民事判决书", "原告", "被告", "买卖合同", "终审"]
)
def test_no_foreign_text_is_left(word: str) -> None:
    assert word not in OWN
    assert all(word not in sentence.text for sentence in load_instrument(OWN, META).sentences())


def test_the_colophon_is_preserved() -> None:
    assert OWN.endswith("\n\n焦作市中级人民法院办公室\n\n2024年10月10日印发")


def test_the_metadata_of_the_text_are_in_the_text() -> None:
    opinion = load_instrument(OWN, META)
    notice = opinion.text(opinion.part("notice")).splitlines()
    assert opinion.document == "焦中法〔2024〕101号"
    assert (opinion.dated, opinion.printed) == (date(2024, 10, 9), date(2024, 10, 10))
    assert notice[:3] == [*opinion.issuers, opinion.document]
    assert notice[3] == opinion.notice_title
    assert notice[-1] == "2024年10月9日"
    assert opinion.sha256 == SHA256_PACKAGED
