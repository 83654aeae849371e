"""The files in docs/deploy: what they start exists, and starts."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from zhixing_rules.cli.parser import build_parser
from zhixing_rules.serve.http import server as http_server

if TYPE_CHECKING:
    from argparse import Namespace

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "docs" / "deploy"
IMAGE: Final = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
UNIT: Final = (DEPLOY / "zhixing.service").read_text(encoding="utf-8")


def entry_point() -> list[str]:
    (line,) = re.findall(r"^ENTRYPOINT (\[.+\])$", IMAGE, re.MULTILINE)
    words: list[str] = json.loads(line)
    return words


def parsed(words: list[str]) -> Namespace:
    program, *arguments = words
    assert program.endswith("zhixing")
    return build_parser(arguments).parse_args(arguments)


def test_the_image_and_the_unit_start_a_server_with_a_token() -> None:
    (line,) = re.findall(r"^ExecStart=(.+)$", UNIT, re.MULTILINE)
    for words in (entry_point(), line.split()):
        options = parsed(words)
        assert options.http[1] == 8000
        assert options.token_file
    assert parsed(entry_point()).http[0] == "0.0.0.0"  # noqa: S104  the network of the container alone


def test_the_image_runs_as_a_user_and_checks_its_health() -> None:
    assert IMAGE.rindex("\nUSER zhixing\n") < IMAGE.index("\nENTRYPOINT")
    (line,) = re.findall(r"^HEALTHCHECK .*CMD (\[.+\])$", IMAGE, re.MULTILINE)
    assert "http://127.0.0.1:8000/healthz" in json.loads(line)[2]
    (pins,) = re.findall(r"-r /source/(\S+)", IMAGE)
    assert "\nuvicorn==" in (ROOT / pins).read_text(encoding="utf-8")


@pytest.mark.parametrize("limit", ["DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "LimitCORE=0"])
def test_the_unit_limits_what_the_service_may_do(limit: str) -> None:
    assert f"\n{limit}\n" in UNIT


def test_what_stops_the_service_waits_longer_than_it_takes_to_stop() -> None:
    (seconds,) = re.findall(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    assert http_server.STOP_SECONDS < 10 < int(seconds), "ten seconds are those of docker stop"
    assert f"至多再等 {http_server.STOP_SECONDS} 秒" in (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_the_unit_is_valid(tmp_path: Path) -> None:
    unit = tmp_path / "zhixing.service"
    unit.write_text(UNIT.replace("/opt/zhixing/bin/zhixing", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, check=False)  # noqa: S603, S607
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.deep
def test_the_health_check_of_the_image_asks_a_server(tmp_path: Path) -> None:
    """The commands of the image run in an environment of their own that sees the packages installed here."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False, system_site_packages=True)
    token = tmp_path / "token"
    token.write_text("0123456789abcdef-token\n", encoding="ascii")
    python = [str(environment / "bin" / "python")]
    paths = [str(ROOT / "src"), *sys.path]
    run = [*python, "-c", f"import sys; sys.path[:0] = {paths!r}; from zhixing_rules.cli import main; sys.exit(main())"]
    words = [
        {"0.0.0.0:8000": "127.0.0.1:0", "/run/secrets/token": str(token)}.get(each, each) for each in entry_point()
    ]
    with subprocess.Popen([*run, *words[1:]], stdout=subprocess.PIPE) as server:  # noqa: S603  our own command
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline().decode().rpartition(":")[2])
            (line,) = re.findall(r"^HEALTHCHECK .*CMD (\[.+\])$", IMAGE, re.MULTILINE)
            check = [each.replace(":8000", f":{port}") for each in json.loads(line)[1:]]
            assert subprocess.run([*python, *check], check=False).returncode == 0  # noqa: S603  as above
            server.terminate()
            assert server.wait(60) == 0
            again = subprocess.run([*python, *check], check=False, capture_output=True)  # noqa: S603  as above
            assert again.returncode != 0
        finally:
            server.kill()
