"""The two languages of the site: the words of the theme on a page of each, and where the page in the other language is.

The site is built once, so that links between the languages are checked. The words of the theme are replaced page by
page, since Sphinx itself has one language for a whole site.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sphinx
from sphinx.jinja2glue import BuiltinTemplateLoader

from website.search_index import in_english

if TYPE_CHECKING:
    from gettext import NullTranslations

    from sphinx.application import Sphinx

__all__ = ["Templates", "in_its_language"]

DOCS: Final = Path(__file__).parent.parent

_CHINESE: Final = {
    "On this page": "本页",
    "Skip to content": "跳到正文",
    "Back to top": "回到顶部",
    "Made with ": "制作：",
    "Home": "首页",
    "Search": "搜索",
    "Next": "下一页",
    "Previous": "上一页",
}
"""Words of the theme that it lets translate, and Sphinx translates otherwise or not at all."""

_FIXED: Final = {
    "Toggle site navigation sidebar": "打开或关闭导航",
    "Toggle table of contents sidebar": "打开或关闭本页目录",
    "Toggle Light / Dark / Auto color theme": "切换浅色、深色或者自动",
    "Toggle navigation of": "展开或收起",
    "<title>Contents</title>": "<title>目录</title>",
    "<title>Menu</title>": "<title>导航</title>",
    "<title>Expand</title>": "<title>展开</title>",
    "<title>Light mode</title>": "<title>浅色</title>",
    "<title>Dark mode</title>": "<title>深色</title>",
    "<title>Auto light/dark, in light mode</title>": "<title>自动，现为浅色</title>",
    "<title>Auto light/dark, in dark mode</title>": "<title>自动，现为深色</title>",
}
"""Words that the theme has in English alone."""


class Templates(BuiltinTemplateLoader):
    """The templates of the theme, with the words that it has in English alone replaced on a Chinese page."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]  # as Sphinx's own
        """Return a page."""
        text = super().render(template, context)
        if context.get("language") == "zh-CN":
            for english, chinese in _FIXED.items():
                text = text.replace(english, chinese)
        return text


@cache
def _catalogue() -> NullTranslations:
    """Return Sphinx's own words in Chinese; not by Sphinx, which would have them for every page from then on."""
    return translation("sphinx", Path(sphinx.__file__).parent / "locale", ["zh_CN"])


def _chinese(word: str) -> str:
    return _CHINESE.get(word) or _catalogue().gettext(word)


def _counterpart(page: str) -> str | None:
    """Return the same page in the other language, if there is one."""
    other = page.removeprefix("en/") if page.startswith("en/") else f"en/{page}"
    return other if other in {"search", "en/search"} or (DOCS / f"{other}.md").exists() else None


def in_its_language(app: Sphinx, page: str, _: str, context: dict[str, Any], __: object) -> None:
    """Give a page its language: the attribute ``lang``, the words of the theme, the first page, the other language."""
    english = in_english(page)
    context["language"] = "en" if english else "zh-CN"
    context["gettext"] = str if english else _chinese
    context["master_doc"] = "en/index" if english else "index"
    context["search_page"] = "en/search" if english else "search"
    other = _counterpart(page)
    if other:

        def address(to: str) -> str:
            return f"{to.rpartition('/')[2]}.html" if to == page else context["pathto"](to)

        codes = {context["language"]: page, "zh-CN" if english else "en": other}
        context["metatags"] = context.get("metatags", "") + "".join(
            f'<link rel="alternate" hreflang="{code}" href="{address(to)}">' for code, to in codes.items()
        )
    before_and_after = app.builder.relations.get(page, (None, None, None))[1:]  # type: ignore[attr-defined]
    for place, name in zip(("prev", "next"), before_and_after, strict=True):
        if name and name.startswith("en/") != page.startswith("en/"):
            context[place] = None  # the buttons stay in the language of the page
    if english and "body" in context:
        context["body"] = _body_in_english(context["body"])


def _body_in_english(body: str) -> str:
    """Return a body with Sphinx's words in English, and quotations in Chinese marked as Chinese.

    >>> _body_in_english('<blockquote><p>第一条</p></blockquote><blockquote><p>one</p></blockquote>')
    '<blockquote lang="zh-CN"><p>第一条</p></blockquote><blockquote><p>one</p></blockquote>'
    """
    for word in ("Link to this heading", "Link to this table", "Link to this image", "Link to this code"):
        body = body.replace(f'title="{_catalogue().gettext(word)}"', f'title="{word}"')
    return re.sub(r"<blockquote>.*?</blockquote>", _quotation, body, flags=re.DOTALL)


def _quotation(found: re.Match[str]) -> str:
    words = re.sub(r"<[^>]*>", "", found[0])
    if len(re.findall("[一-鿿]", words)) <= len(re.findall("[A-Za-z]", words)):
        return found[0]
    return found[0].replace("<blockquote>", '<blockquote lang="zh-CN">', 1)
