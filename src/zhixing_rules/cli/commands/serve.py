"""``zhixing serve``: a process that stays and answers the requests of another program."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, Final

from zhixing_rules import __version__
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.console import discard_output
from zhixing_rules.cli.exit_codes import SUCCESS, exit_codes_text
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.inputs import calendar_of, read_input, standard_input
from zhixing_rules.cli.procedure_inputs import amend_procedure, load_procedure
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Audience
from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.language import Procedure

__all__ = ["add_arguments", "run"]

_ADDRESS: Final = re.compile(r"(?P<host>\[[0-9A-Fa-f:]{2,39}\]|[A-Za-z0-9.-]{1,253}):(?P<port>[0-9]{1,5})")
_LAST_PORT: Final = 65_535
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_TOKEN_LENGTHS: Final = range(16, 513)
_MOST_ENTRIES: Final = 8_000
_MOST_SECONDS: Final = 3_600


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 输入结束或收到停止信号；2 用法或输入有误",
        "0 the input ended or a signal asked it to stop, 2 bad usage or input",
    )
    parser.add_argument(
        "--stdio",
        action="store_true",
        help="标准输入每行一个 JSON 请求，标准输出每行一个 JSON 答复 · "
        "a JSON request on each line of standard input, a JSON answer on each line of standard output",
    )
    parser.add_argument(
        "--http",
        type=_address,
        metavar="HOST:PORT",
        help="HTTP 服务，地址打印在标准输出；端口 0 为任选一个空闲的；非本机地址须有 --token-file · "
        "serve HTTP, and print the address; port 0 chooses a free one; an address that is not loopback needs "
        "--token-file",
    )
    parser.add_argument(
        "--token-file",
        metavar="FILE",
        help="令牌文件，一行，至少 16 个字符；请求须带 Authorization: Bearer · "
        "file with the token, one line of at least 16 characters, which requests give as Authorization: Bearer",
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="另接受的主机名（Host），可多次使用 · a further host name that requests may give; may be repeated",
    )
    parser.add_argument(
        "--audience",
        choices=tuple(audience.value for audience in Audience),
        help="固定接收人，请求只能选用知悉范围不超过它的；默认由请求选定 · "
        "the audience that no request can widen (default: each request chooses)",
    )
    parser.add_argument(
        "--max-entries",
        type=int_between(1, _MOST_ENTRIES),
        default=ServiceLimits().record_entries,
        metavar="N",
        help="一份记录至多几个 JSON 对象，默认 300；未写明所属的多，用时随其平方增长 · "
        "maximum number of JSON objects in one record (default: 300); time grows with the square of those that do not "
        "say what they belong to",
    )
    parser.add_argument(
        "--seconds",
        type=int_between(1, _MOST_SECONDS),
        default=int(ServiceLimits().seconds),
        metavar="N",
        help="HTTP 答复的时限，秒，默认 30 · seconds that an HTTP answer may take (default: 30)",
    )
    shared_options.add_notice(parser)
    shared_options.add_procedure(parser)
    shared_options.add_courts(parser)
    shared_options.add_amendment(parser)
    parser.set_defaults(json=False, out=None, lang="zh", colour="auto")


def _address(text: str) -> tuple[str, int]:
    """Return the host and the port of an address."""
    match = _ADDRESS.fullmatch(text)
    if match is None or int(match["port"]) > _LAST_PORT:
        raise ArgumentTypeError("须写作 主机:端口，如 127.0.0.1:8000 · write host:port, such as 127.0.0.1:8000")
    return match["host"].lower(), int(match["port"])


def run(options: Namespace) -> CommandResult:
    """Run the command until the input ends or a signal stops it.

    Raises:
        RecordError: an input cannot be used, standard input is closed, or the address cannot be used.
    """
    if options.stdio is (options.http is not None):
        zh, en = "请给出 --stdio 或 --http 之一", "give either --stdio or --http"
        raise input_error("one_way", zh, en)
    if options.stdio:
        if options.token_file or options.allow_host:
            zh = "--token-file、--allow-host 只与 --http 并用"
            raise input_error("needs_http", zh, "--token-file and --allow-host need --http")
        _serve_lines(Service(_settings(options)))
    else:
        _serve_http(options)
    return CommandResult()


def _serve_lines(service: Service) -> None:
    from zhixing_rules.serve.stdio import serve_lines  # noqa: PLC0415  one way of two

    source = standard_input()
    print(f"zhixing {__version__}：已就绪，每行一个请求 · ready, one request a line", file=sys.stderr, flush=True)
    try:
        serve_lines(service, source, sys.stdout.buffer)
    except BrokenPipeError:
        discard_output(sys.stdout)


def _serve_http(options: Namespace) -> None:
    try:
        from zhixing_rules.serve.http import Workers, http_app, listen, serve_http  # noqa: PLC0415  an optional extra
        from zhixing_rules.serve.workbench import workbench_routes  # noqa: PLC0415  as above
    except ImportError:
        raise missing_extra_error("serve") from None
    host, port = options.http
    token = None if options.token_file is None else _token(options.token_file)
    if token is None and host not in _LOOPBACK:
        raise input_error(
            "needs_token",
            "监听非本机地址须有 --token-file；只供本机使用的，请用 127.0.0.1",
            "an address that is not loopback needs --token-file: use 127.0.0.1 to serve this machine alone",
        )
    service = Service(_settings(options))
    names = frozenset(name.lower() for name in options.allow_host)
    hosts = names | _LOOPBACK | {host} if names or token is None else None
    try:
        listening = listen(host.strip("[]"), port)
    except OSError:
        raise input_error(
            "address_not_usable",
            "地址不能使用：端口已被占用，或不是本机的地址",
            "the address cannot be used: the port is taken, or the host is not this machine",
        ) from None
    address = f"http://{host}:{listening.getsockname()[1]}"
    workers = Workers(service.settings.limits)
    routes = workbench_routes(service.settings, workers=workers)
    serve_http(
        http_app(service, token=token, hosts=hosts, routes=routes, workers=workers),
        listening,
        seconds=options.seconds,
        started=lambda: print(f"zhixing {__version__}：{address}", flush=True),
    )
    if workers.under_way:  # a thread cannot be ended, and the interpreter would wait for it
        os._exit(SUCCESS)


def _token(name: str) -> str:
    """Return the token of a file.

    Raises:
        RecordError: the file cannot be read, or holds no usable token.
    """
    token = read_input(name).decode().strip()
    if len(token) not in _TOKEN_LENGTHS or not (token.isascii() and token.isprintable() and " " not in token):
        zh = "令牌须为一行，16 至 512 个可见的 ASCII 字符"
        raise input_error("bad_token", zh, "the token must be one line of 16 to 512 visible ASCII characters")
    return token


def _other_layers(procedure: Procedure) -> tuple[Procedure, ...]:
    """Return the other layers of the Opinion and their composition, which a request may name too."""
    from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL  # noqa: PLC0415  as in load_procedure

    known = (JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, *JIAOZUO_WITH_NATIONAL.layers[1:])
    return tuple(each for each in known if each is not procedure) if procedure in known else ()


def _settings(options: Namespace) -> ServiceSettings:
    procedure = amend_procedure(load_procedure(options), options.amendment)
    return ServiceSettings(
        procedures=(procedure, *_other_layers(procedure)),
        calendar=calendar_of(options),
        audience=None if options.audience is None else Audience(options.audience),
        limits=ServiceLimits(record_entries=options.max_entries, seconds=options.seconds),
    )
