"""``zhixing serve``: its options, and what it refuses before it starts."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--stdio", "--http", "127.0.0.1:0"),
        ("--http", "127.0.0.1"),
        ("--http", "127.0.0.1:65536"),
        ("--http", "http://127.0.0.1:80"),
        ("--stdio", "--audience", "everybody"),
        ("--stdio", "--max-entries", "0"),
    ],
)
def test_bad_usage_is_refused(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    assert run("serve", *arguments).code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--stdio", "--token-file", "none"), "只与 --http 并用"),
        (("--stdio", "--allow-host", "a.example"), "只与 --http 并用"),
        (("--http", "0.0.0.0:0"), "须有 --token-file"),
        (("--http", "rules.example:0"), "须有 --token-file"),
        (("--http", "127.0.0.1:0", "--token-file", "none"), "找不到文件"),
        (("--stdio", "--notice", "none"), "找不到文件"),
    ],
)
def test_what_cannot_be_served_is_refused(run: Callable[..., Any], arguments: tuple[str, ...], code: str) -> None:
    result = run("serve", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert code in result.err


@pytest.mark.parametrize("token", ["short", "0123456789 abcdef", "张" * 20, "a" * 513, "0123456789abcdef\nsecond line"])
def test_a_token_that_is_not_one_long_word_is_refused(run: Callable[..., Any], tmp_path: Path, token: str) -> None:
    path = tmp_path / "token"
    path.write_text(token, encoding="utf-8")
    result = run("serve", "--http", "127.0.0.1:0", "--token-file", str(path))
    assert result.code == 2
    assert token.split(maxsplit=1)[0] not in result.err


def test_an_address_that_is_taken_is_refused(run: Callable[..., Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--http", f"127.0.0.1:{taken.getsockname()[1]}")
    assert result.code == 2
    assert "端口已被占用" in result.err


def test_http_names_the_extra_that_it_needs(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("zhixing_rules.serve.http")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = run("serve", "--http", "127.0.0.1:0")
    assert result.code == 2
    assert "zhixing-rules[serve]" in result.err


def test_the_options_are_the_settings_of_the_service(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("zhixing_rules.cli.commands.serve._serve_lines", lambda service: seen.append(service.settings))
    amendment = str(Path(__file__).parents[3] / "examples" / "five_days.toml")
    result = run("serve", "--stdio", "--audience", "police", "--max-entries", "9", "--amendment", amendment)
    assert (result.code, result.out) == (0, "")
    (settings,) = seen
    assert settings.audience.value == "police"
    assert settings.limits.record_entries == 9
    assert [each.id for each in settings.procedures] == ["five_days"]
