"""A page: a template filled in, with its style, its icons and the policy that allows nothing else.

This module needs the extra ``[office]``; without it, the import raises ImportError.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from zhixing_rules.office.html import page_text
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.records import Audience

__all__ = ["margin_boxes", "page", "page_pieces", "served_page"]

_PACKAGE: Final = "zhixing_rules.office.html"
_FOLDER: Final = "templates"
_PLAIN: Final = frozenset("（）〔〕，、。：　 ")
_MOST_IN_MARGIN: Final = 42
"""Maximum number of characters of a text in the margin of a printed page."""


def page(name: str, *, styles: tuple[str, ...], margins: str, script: str = "", **values: Any) -> str:  # noqa: ANN401  values of a template
    """Fill in a template.

    Args:
        name: the template.
        styles: the files of its style, in order.
        margins: the rules of `margin_boxes`.
        script: the file of its script, if it has one.
        values: what the template shows.

    Returns:
        The page. Its style and its script are allowed by their hashes.
    """
    return "".join(page_pieces(name, styles=styles, margins=margins, script=script, **values))


def page_pieces(
    name: str,
    *,
    styles: tuple[str, ...],
    margins: str,
    script: str = "",
    **values: Any,  # noqa: ANN401  values of a template
) -> Iterator[str]:
    """Fill in a template piece by piece, so that a page of many cases is never whole in memory.

    Args:
        name: the template.
        styles: the files of its style, in order.
        margins: the rules of `margin_boxes`.
        script: the file of its script, if it has one.
        values: what the template shows; what it goes through once may be an iterator.

    Returns:
        The pieces of what `page` returns.
    """
    return _filled(
        _PACKAGE, name, styles=styles, margins=margins, script=script, forms="form-action 'none'", values=values
    )[1]


def served_page(
    package: str,
    name: str,
    *,
    styles: tuple[str, ...],
    margins: str,
    script: str,
    **values: Any,  # noqa: ANN401  values of a template
) -> tuple[str, str]:
    """Fill in a template of another package for a page with forms, which are sent to the server that it came from.

    Args:
        package: the package whose folder ``templates`` is searched before that of this one.
        name: the template.
        styles: the files of its style, in order.
        margins: the rules of `margin_boxes`; empty if nothing is printed.
        script: the file of its script.
        values: what the template shows.

    Returns:
        The page, and the policy that it states, for a header.
    """
    policy, pieces = _filled(
        package, name, styles=styles, margins=margins, script=script, forms="form-action 'self'", values=values
    )
    return "".join(pieces), policy


def _filled(
    package: str,
    name: str,
    *,
    styles: tuple[str, ...],
    margins: str,
    script: str,
    forms: str,
    values: dict[str, Any],
) -> tuple[str, Iterator[str]]:
    """Return the policy of a page, and its pieces."""
    style = "".join(_file(package, each) for each in ("tokens.css", *styles)) + margins
    code = _file(package, script) if script else ""
    policy = ["default-src 'none'", f"style-src '{_digest(style)}'"]
    if code:
        policy.append(f"script-src '{_digest(code)}'")
    policy += ["base-uri 'none'", forms]
    pieces = (
        _environment(package)
        .get_template(name)
        .generate(
            style=Markup(style),  # noqa: S704  our own files, and texts escaped by `_css_text`
            script=Markup(code),  # noqa: S704  our own file
            icons=Markup(_file(_PACKAGE, "icons.svg")),  # noqa: S704  our own file
            policy="; ".join(policy),
            **values,
        )
    )
    return "; ".join(policy), map(str, pieces)  # Markup would escape what it is added to


def margin_boxes(size: str, margin: str, audience: Audience, title: str, foot: str, *, first: bool) -> str:
    """Write the rules for the margins of printed pages: what is printed, for whom, and the number of the page.

    Args:
        size: the size of the page and its orientation.
        margin: its margins.
        audience: the audience.
        title: the text at the top left.
        foot: the text at the bottom left.
        first: whether the first page has the texts at the top too, because it does not begin with them itself.

    Returns:
        Rules in CSS.
    """
    notice = page_text.audience_notice(audience)
    number = 'content:"第 " counter(page) " 页，共 " counter(pages) " 页"'
    dim, red = "font:8.5pt var(--sans);color:#4a525b", "font:bold 9pt var(--sans);color:#9d1c1a"
    rules = (
        f"@page{{size:{size};margin:{margin};@top-left{{content:{_css_text(title)};{dim}}}"
        f"@top-right{{content:{_css_text(notice)};{red}}}@bottom-left{{content:{_css_text(foot)};{dim}}}"
        f"@bottom-right{{{number};{dim}}}}}\n"
    )
    if not first:
        rules += '@page:first{@top-left{content:""}@top-right{content:""}}\n'
    return rules


def _css_text(text: str) -> str:
    r"""Return a text as a string of CSS, in which no character ends it.

    >>> _css_text('限"</style>')
    '"限\\22 \\3c \\2f style\\3e "'
    """
    text = clean(text)
    short = page_text.cut(text, _MOST_IN_MARGIN)
    return '"' + "".join(each if each.isalnum() or each in _PLAIN else f"\\{ord(each):x} " for each in short) + '"'


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _file(package: str, name: str) -> str:
    own = files(package) / _FOLDER / name
    return (own if own.is_file() else files(_PACKAGE) / _FOLDER / name).read_text(encoding="utf-8")


@cache
def _environment(package: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(each, _FOLDER) for each in dict.fromkeys((package, _PACKAGE))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters.update(
        words=page_text.words,
        cut=page_text.cut,
        day=page_text.day,
        weekday=page_text.weekday,
        short_day=page_text.short_day,
    )
    environment.globals.update(audience_notice=page_text.audience_notice)
    return environment


def _shown(value: object) -> object:
    """Return a value of a template without characters that mislead a reader, such as marks of text direction."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else clean(value)
