"""Laws of the parser over random instruments: what is written is what is read, and a changed number is refused."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from importlib.resources import files
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.written_instrument import Line, WrittenInstrument, written
from support.effort import examples
from zhixing_rules.errors import RuleDefect
from zhixing_rules.law import Citation, Instrument, load_instrument

KEY = re.compile(
    json.loads(files("zhixing_rules.interchange").joinpath("schemas/shared.json").read_text(encoding="utf-8"))["$defs"][
        "citation_key"
    ]["pattern"]
)
"""What the schemas of the outputs say of the key of a clause."""
SEEDS = st.integers(0, 2**32)


def numbers_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311  no secret: the same instrument for the same seed


def load(text: str, meta: dict[str, object]) -> Instrument:
    digest = {"packaged": hashlib.sha256(text.encode()).hexdigest()}
    required = {"title": "测试法", "issuers": ["测试大会"], "dated": date(2020, 1, 2), "sha256": digest}
    return load_instrument(text, required | meta)


def printed(random: Random, made: WrittenInstrument) -> tuple[str, dict[str, object]]:
    """The text in one of two forms: each paragraph on one line, or broken lines parted by blank ones."""
    if random.random() < 0.5:
        return "\n".join(line.text for line in made.lines), made.meta | {"one_line_paragraphs": True}
    pieces = []
    for line in made.lines:
        cut = line.text.rfind("字") + 1 if random.random() < 0.3 and not line.text.endswith("字") else 0
        broken = cut and line.text[cut:].startswith("尾")
        pieces.append(f"{line.text[:cut]}\n{line.text[cut:]}" if broken else line.text)
    return "\n\n".join(pieces), made.meta


@examples(300)
@given(SEEDS)
def test_an_instrument_is_read_as_it_was_written(seed: int) -> None:
    random = numbers_of(seed)
    made = written(random)
    instrument = load(*printed(random, made))
    assert [(clause.key, instrument.text(clause)) for clause in instrument.clauses()] == made.clauses


@examples(100)
@given(SEEDS)
def test_every_clause_is_found_by_its_printed_forms_and_its_words_by_their_clause(seed: int) -> None:
    instrument = load(*printed(numbers_of(seed), written(numbers_of(seed))))
    clauses = list(instrument.clauses())
    for clause in clauses:
        for form in (str(clause), clause.short, clause.key, clause.en):
            assert instrument.shortest(Citation.parse(form, instrument.document)) == clause
    assert len(set(clauses)) == len(clauses)
    assert all(KEY.fullmatch(clause.key) for clause in clauses)
    articles = [clause for clause in clauses if clause.article is not None and clause.paragraph is clause.item is None]
    assert sorted(articles) == articles
    assert all(sentence.text in instrument.text(sentence.citation) for sentence in instrument.sentences())


def changed(random: Random, lines: list[Line]) -> list[Line] | None:
    """The lines with one numbered line dropped, repeated, or in the place of another of its series."""
    numbered = [place for place, line in enumerate(lines) if line.series is not None]
    place = random.choice(numbered)
    line = lines[place]
    match random.choice(("drop", "repeat", "swap")):
        case "drop" if not line.last:
            return [*lines[:place], *lines[place + 1 :]]
        case "repeat":
            return [*lines[: place + 1], line, *lines[place + 1 :]]
        case "swap":
            others = [each for each in numbered if lines[each].series == line.series and each != place]
            if others:
                other = random.choice(others)
                swapped = list(lines)
                swapped[place], swapped[other] = lines[other], line
                return swapped
    return None


@examples(400)
@given(SEEDS)
def test_a_dropped_repeated_or_moved_number_is_refused(seed: int) -> None:
    random = numbers_of(seed)
    made = written(random)
    lines = changed(random, made.lines)
    if lines is None:
        return
    with pytest.raises(RuleDefect, match=r"line [0-9]+: |the text has no"):
        load("\n".join(line.text for line in lines), made.meta | {"one_line_paragraphs": True})


@examples(200)
@given(
    SEEDS,
    st.sampled_from(
        ("第 {}条 甲。", "第{}条甲。", "第{}章甲乙，丙。", "（{} ）甲。", "{}，甲。", "第{}款 甲。", "[{}] 甲。")
    ),
)
def test_a_line_that_looks_numbered_is_never_read_as_plain_text(seed: int, form: str) -> None:
    random = numbers_of(seed)
    made = written(random)
    place = random.randint(1, len(made.lines))
    lines = [line.text for line in made.lines]
    lines.insert(place, form.format(random.choice(("一", "十二", "3", "４"))))
    with pytest.raises(RuleDefect, match="looks numbered"):
        load("\n".join(lines), made.meta | {"one_line_paragraphs": True})


@examples(200)
@given(st.text(alphabet="第一二十条章编节款项目之、（）().1①㈠附则录件：；。，甲乙 \u3000\n\t|【】-", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        instrument = load(f"测试法\n{text}", {})
    except RuleDefect as refused:
        assert " · " in str(refused)  # noqa: PT017  what is said where it is refused
        return
    for clause in instrument.clauses():
        assert instrument.shortest(Citation.parse(str(clause))) == clause
