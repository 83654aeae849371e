"""Hostile values, keys and bytes, and valid inputs with some of these inserted."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck
from hypothesis import strategies as st

from support.effort import examples

CANARY: Final = "张某秘密QX7431"
"""Synthetic: represents personal data in a record. No output may contain it."""

_LARGE: Final = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
"""Hostile input is large on purpose."""

fuzzed = examples(100, suppress_health_check=_LARGE)
"""The settings of a property."""

fuzzed_each = examples(25, suppress_health_check=_LARGE)
"""The settings of a property that is checked for each of many commands."""


@dataclass(frozen=True)
class Raw:
    """A piece of JSON text that `json` cannot write."""

    text: str


class HugeInt(int):
    """An integer too large for `str`, with a repr that failing tests can print."""

    def __repr__(self) -> str:
        return "HugeInt"


class Pairs(list[Any]):
    """A JSON object as a list of pairs, which may repeat a key."""


TEXTS: Final = (
    CANARY,
    f"{CANARY}\x1b]0;标题\x07\x1b[2J",
    f"\x00{CANARY}",
    f"\x9b2J{CANARY}\x7f",
    f"\u202e{CANARY}\u202c\u2066\u200f",
    f"{CANARY[:2]}\u200b{CANARY[2:]}\ufeff\u2060",
    f"{CANARY}\u2028\u2029\r\n",
    f"{CANARY}\U000e0041\U000e007f",
    CANARY * 2000,
    "２０２５-０１-０２",
    "٢٠٢٥-٠١-٠٢",
    "２０",
    "2025-02-30",
    "2025-01-02T00:00:00Z",
    " 2025-01-02",
    "-2025-01-02",
    "0001-01-01",
    "9999-12-31",
    "9999-12-01",
    "1" * 5000,
    "NaN",
    "",
    " ",
    "\u3000",
    "~0~1/",
    f"/{CANARY}/0",
    "{0.__class__}%s%(x)s${jndi:x}",
    "（２０２４）豫0802执1号",
    "（2024）豫0802执٣号",
    "（0000）豫0802执1号",
    "（9999）豫0802执999999999号",
    f"（2024）豫0802执1号{CANARY}",
    "第" * 3000,
    f"{CANARY[:4]}〔2024〕1号第七条",
    "第９９９９９条",
    "第一千千条",
    "art7.p٢",
    "art" + "9" * 5000,
    "p1",
    "d1",
)
"""Hostile texts, and texts that are valid for some field but not for others."""

SURROGATES: Final = ("\ud800", f"{CANARY}\udcff", "\udfff\ud800")

KEYS: Final = (
    *TEXTS[:9],
    "",
    "__proto__",
    "__class__",
    "record",
    "记录类型",
    "id",
    "案号",
    "AH",
    "case_number",
    "$x",
    "date",
)

_TOKENS: Final = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1e999",
    "1e-999",
    "-0",
    "-0.0",
    "1e308",
    "9" * 5000,
    "-" + "9" * 5000,
    f"{2**63}",
    f"{2**64}",
    "0.1" + "0" * 5000,
    "1E400000000",
    '"\\ud800"',
    f'"\\udc00{CANARY}"',
    "[" * 100_000,
    "[" * 300 + "]" * 300,
    '{"a":' * 300 + "1" + "}" * 300,
    '{"record":' * 2000 + "1" + "}" * 2000,
    "01",
    "+1",
    "'x'",
    "// x",
    "undefined",
    "",
)

VALUES: Final[tuple[Any, ...]] = (
    *TEXTS,
    *map(Raw, _TOKENS),
    *(None, True, False, 0, 1, -1, 15, 16, 2027, 10**30, 1.5),
    *([], {}, [[]], [None], [CANARY], {CANARY: CANARY}, {"id": CANARY}, [{}], [{"id": "p1"}, {"id": "p1"}]),
    [CANARY] * 1001,
    [{}] * 1001,
)
"""Hostile values of every type."""

BYTES: Final = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf5\x80\x80\x80",
    b"\xc0\x80",
    b"\x1b[2J",
    b"\r\n",
    b'"',
    b"\\u",
    b"}",
    b",",
    "\u202e".encode(),
    "\u0000".encode("utf-16"),
    CANARY.encode(),
    CANARY.encode("gb18030"),
    CANARY.encode("utf-16"),
)

_ENCODINGS: Final = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030", "utf-7")


# ----------------------------------------------------------------------------------------------- valid inputs


def tree(text: str) -> Any:  # noqa: ANN401  any JSON
    """Parse JSON for corruption: objects become `Pairs`."""
    return json.loads(text, object_pairs_hook=Pairs)


def to_json(value: Any) -> str:  # noqa: ANN401  any JSON, or a part that is not JSON
    """Write a tree as JSON."""
    match value:
        case Raw():
            return value.text
        case Pairs():
            return "{" + ", ".join(f"{json.dumps(key)}: {to_json(each)}" for key, each in value) + "}"
        case list():
            return "[" + ", ".join(map(to_json, value)) + "]"
        case dict():
            return to_json(Pairs(value.items()))
        case _:
            return json.dumps(value, ensure_ascii=False)


ROOT: Final = Path(__file__).parents[2]
RECORDS: Final = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.json")))
NOTICES: Final = tuple(
    files("zhixing_rules.calendars").joinpath(f"notices/{year}.json").read_text(encoding="utf-8")
    for year in (2024, 2025, 2026)
)
COURTS: Final = files("zhixing_rules.procedures.jiaozuo_2024").joinpath("courts.toml").read_text(encoding="utf-8")
DRAFT: Final = (ROOT / "examples" / "press_draft.txt").read_text(encoding="utf-8")
LINES: Final = tuple(
    line
    for line in (ROOT / "examples" / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    if line.startswith("{")
)


# ------------------------------------------------------------------------------------------------ corruption

_MAX_PLACES: Final = 1000
"""A tree with more places is not extended; `test_bounds` checks the size limits."""

Place = tuple[Any, int]


def _places(whole: Any) -> list[Place]:  # noqa: ANN401  any JSON
    """Return every place of a tree, as its container and the index in it."""
    found: list[Place] = []
    waiting = [whole]
    while waiting:
        holder = waiting.pop()
        for index, each in enumerate(holder):
            found.append((holder, index))
            value = each[1] if isinstance(holder, Pairs) else each
            if isinstance(value, list):
                waiting.append(value)
    return found


def _put(place: Place, value: object) -> None:
    holder, index = place
    holder[index] = (holder[index][0], value) if isinstance(holder, Pairs) else value


def _value_at(place: Place) -> Any:  # noqa: ANN401  any JSON
    holder, index = place
    return holder[index][1] if isinstance(holder, Pairs) else holder[index]


@st.composite
def corrupted_json(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """Draw a JSON text with one to three changes to its values and keys."""
    whole = tree(draw(st.sampled_from(texts)))
    for _ in range(draw(st.integers(1, 3))):
        if not (places := _places(whole)):
            break
        place = places[draw(st.integers(0, len(places) - 1))]
        holder, index = place
        match draw(st.sampled_from(("value", "value", "swap", "twice", "key", "more", "out", "many", "wrap"))):
            case "value":
                _put(place, deepcopy(draw(st.sampled_from(VALUES))))
            case "swap":
                other = places[draw(st.integers(0, len(places) - 1))]
                value = (
                    json.loads(to_json(_value_at(other)), object_pairs_hook=Pairs)
                    if _is_parsable(_value_at(other))
                    else None
                )
                _put(place, value)
            case "twice":
                holder.append(holder[index])
            case "key" if isinstance(holder, Pairs):
                holder[index] = (draw(st.sampled_from(KEYS)), holder[index][1])
            case "more" if isinstance(holder, Pairs):
                holder.append((draw(st.sampled_from(KEYS)), deepcopy(draw(st.sampled_from(VALUES)))))
            case "many" if len(places) < _MAX_PLACES:
                holder.extend([holder[index]] * draw(st.sampled_from((2, 30, 1001))))
            case "wrap":
                _put(place, [_value_at(place)])
            case _:
                del holder[index]
    return to_json(whole)


def _is_parsable(value: object) -> bool:
    try:
        json.loads(to_json(value))
    except (ValueError, RecursionError):
        return False
    return True


@st.composite
def corrupted_lines(draw: st.DrawFn, text: str) -> str:
    """Draw a text of lines, such as TOML, with one to three changes to its lines."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        text = draw(st.sampled_from((*TEXTS, *SURROGATES, *(value.text for value in VALUES if isinstance(value, Raw)))))
        match draw(st.sampled_from(("string", "string", "line", "bare", "table", "twice", "out", "cut"))):
            case "string":
                before, quote, rest = lines[at].partition('"')
                lines[at] = f"{before}{quote}{text}{rest[rest.find(quote) :]}" if quote else json.dumps(text)
            case "line":
                lines.insert(at, f"{json.dumps(text)} = {json.dumps(text, ensure_ascii=False)}")
            case "bare":
                lines.insert(at, f"x = {text}")
            case "table":
                lines.insert(at, f"[{'.'.join('a' * draw(st.sampled_from((1, 15, 3000))))}]")
            case "twice":
                lines += lines[at:]
            case "cut":
                lines[at] = lines[at][: len(lines[at]) // 2]
            case _:
                del lines[at : at + 2]
                lines = lines or [""]
    return "\n".join(lines)


@st.composite
def corrupted_bytes(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """Draw a text in some encoding, with bytes inserted, cut off or removed."""
    encoding = draw(st.sampled_from(_ENCODINGS))
    data = draw(texts).encode(encoding, errors="replace" if encoding == "gb18030" else "surrogatepass")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(("in", "cut", "out"))):
            case "in":
                data = data[:at] + draw(st.sampled_from(BYTES)) + data[at:]
            case "cut":
                data = data[:at]
            case _:
                data = data[:at] + data[at + 1 :]
    return data


def any_json() -> st.SearchStrategy[str]:
    """Draw JSON of any shape whose leaves are all hostile."""
    leaves: st.SearchStrategy[Any] = st.sampled_from(VALUES)
    keys = st.sampled_from((*KEYS, "persons", "detentions", "days", "papers", "year", "姓名", "complete_as_of"))
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.lists(st.tuples(keys, inner), max_size=4).map(Pairs),
        max_leaves=8,
    ).map(to_json)


def any_text() -> st.SearchStrategy[str]:
    """Draw texts of any characters, including lone surrogates."""
    anything = st.text(st.characters(codec=None), max_size=60)
    return anything | st.sampled_from((*TEXTS, *SURROGATES)) | st.lists(st.sampled_from(TEXTS), max_size=3).map("".join)


def hostile_inputs(texts: tuple[str, ...]) -> st.SearchStrategy[str | bytes]:
    """Draw corrupted and hostile inputs for a function that reads JSON."""
    corrupted = corrupted_json(texts)
    return st.one_of(corrupted, corrupted, any_json(), any_text(), st.binary(max_size=40), corrupted_bytes(corrupted))


def as_bytes(given: str | bytes) -> bytes:
    """Return the bytes that a file would contain."""
    return given if isinstance(given, bytes) else given.encode(errors="surrogatepass")
