"""The changes that are made to the code: each kind, where it is not made, and the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mutants.code_operators import code_mutants_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("a < b", ["a < b -> a <= b", "a < b -> a >= b"]),
        ("a is None", ["a is None -> a is not None"]),
        ("a and b", ["a and b -> a or b"]),
        ("not a", ["not a -> a"]),
        ("a + 2", ["a + 2 -> a - 2", "2 -> 3", "2 -> 1"]),
        ("a = True", ["True -> False"]),
        ("a = all(b)", ["all -> any"]),
        ("a = b if c else d", ["if c -> if not"]),
        ("return a", ["return a -> return None"]),
        ("return None", []),
        ("yield a", ["yield a -> yield from ()"]),
        ("a(b)", ["a(b) -> pass"]),
        ("raise a", ["raise a -> pass"]),
        ("a = b(c=d, strict=e)", ["without c=d: b(c=d, strict=e)"]),
        ("a = [b for b in c if d]", ["d -> not d"]),
        ("a = {b: c}", ["without b: {b: c}"]),
        ("a = 'text'", []),
        ("__slots__ = ['a']", []),
        ("a: list[0] = b", []),
        ("a: Annotated[int, Field(ge=1)] = b", ["1 -> 2", "1 -> 0"]),
    ],
)
def test_each_change_to_a_line_is_named(line: str, changes: list[str], tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(f"def f():\n    {line}\n", encoding="utf-8")
    assert [mutant.key for mutant in code_mutants_of("module", path)] == [("module", "f", each) for each in changes]


def test_an_entry_of_a_table_is_left_out_but_no_half_of_a_pair(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("TABLE = (('a', 'b'), ('a', 'b'))\n", encoding="utf-8")
    change = "without ('a', 'b'): (('a', 'b'), ('a', 'b'))"
    assert [mutant.key[2] for mutant in code_mutants_of("module", path)] == [change, f"{change} #2"]


def test_a_mutant_compiles_to_the_changed_module(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f(a):\n    return a < 3\n\nA = [1, 2]\n", encoding="utf-8")
    results = {}
    for number, mutant in enumerate(code_mutants_of("module", path)):
        names: dict[str, object] = {}
        exec(code_mutants_of("module", path)[number].compiled(), names)  # noqa: S102  the text is above
        results[mutant.key[2]] = (names["f"](3), names["A"])  # type: ignore[operator]  # the function above
    assert results["a < 3 -> a <= 3"] == (True, [1, 2])
    assert results["3 -> 4"] == (True, [1, 2])
    assert results["return a < 3 -> return None"] == (None, [1, 2])
    assert results["without 2: [1, 2]"] == (False, [1])
