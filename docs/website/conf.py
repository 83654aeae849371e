"""The site: how Sphinx makes the pages of docs/ into one that opens from a disk, with nothing fetched from a network.

The pages stay plain Markdown. What only the site needs is added here while it is built: the navigation, the anchors of
the rules, the language of each page, what must not break at the end of a line, and the search.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

DOCS = Path(__file__).parent.parent
sys.path.insert(0, str(DOCS))

from website import citations, languages, legislation, search_index, typography  # noqa: E402  Sphinx runs this file, it does not import it
from zhixing_rules.views.references import versioned  # noqa: E402  as above

project = "zhixing_rules"
html_title = "zhixing_rules"
language = "zh_CN"
extensions = ["myst_parser"]
exclude_patterns = ["cases", "generator", "schema", "website"]
myst_heading_anchors = 4

html_theme = "furo"
html_static_path = ["static"]
templates_path = ["templates"]
template_bridge = "website.languages.Templates"
html_css_files = ["site.css", "citations.css"]
html_js_files = [("citations.js", {"defer": "defer"})]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_permalinks_icon = "¶"
pygments_style = "default"  # every colour has a contrast of 4.5 or more
pygments_dark_style = "monokai"

CHINESE = "一-鿿"

# ------------------------------------------------------------------------------------------------ navigation

READERS = ("for-developers", "for-qa", "for-lawyers")
LOOKUP = (
    *("rules", "national", "readings", "by-actor", "by-document", "by-deadline", "coverage", "record", "spellings"),
    "audiences",
)
EXPLAINED = (
    *("semantics", "desk", "report", "letters", "ledger", "from-your-system", "screening", "security"),
    *("tutorial", "adding-a-rule", "your-procedure"),
    *("amendments", "comparison", "impact", "testing", "testing-plugin", "conformance"),
    *("columns", "audit", "synthetic-archives"),
    *("workbench", "embed", "deploy", "stability", "changes", "editors"),
    *("citation", "instruments", "verification"),
    *("architecture", "api/index"),
)
WORDS = {
    "": ("读者", "条文", "查阅", "说明", "English"),
    "en/": ("Readers", "Articles", "Look up", "Understand", ""),
}


def article_pages(folder: str) -> list[str]:
    """The pages of the articles in the order of the law, as the list of them has it."""
    listed = (DOCS / folder / "articles" / "index.md").read_text(encoding="utf-8")
    names = re.findall(r"^- \[[^]]*\]\((\w+)\.md\)", listed, re.MULTILINE)
    return ["articles/index", *(f"articles/{name}" for name in names)]


def parts(folder: str) -> list[tuple[str, list[str]]]:
    """The navigation of one language: captions and pages. The Chinese one holds the English one as its last part."""
    readers, articles, lookup, understand, other = WORDS[folder]
    found = [(readers, [*READERS]), (articles, article_pages(folder))]
    if other:
        explained = [*EXPLAINED, "performance", "decisions/index"]
        return [*found, (lookup, [*LOOKUP, "glossary"]), (understand, explained), (other, ["en/index"])]
    return [*found, (lookup, [*LOOKUP]), (understand, [*EXPLAINED])]


def navigation(folder: str) -> str:
    """The navigation of one language, as Sphinx reads it."""
    return "".join(
        "\n".join(("", "```{toctree}", ":hidden:", f":caption: {caption}", "", *entries, "```", ""))
        for caption, entries in parts(folder)
    )


def english_sidebar(app: Sphinx, name: str, _: str, context: dict[str, Any], __: object) -> None:
    """Beside an English page, the English navigation alone, pages in both languages, and the way back."""
    if not search_index.in_english(name):
        return

    def listed(pages: list[str]) -> str:
        lines = []
        for page in pages:
            here = page in {name, "decisions/index" if name.startswith("decisions/") else name}
            current = " current current-page" if here else ""
            link = f'<a class="reference internal" href="{context["pathto"](page)}">{app.env.titles[page].astext()}</a>'
            lines.append(f'<li class="toctree-l1{current}">{link}</li>')
        return "<ul>" + "".join(lines) + "</ul>"

    listed_parts = [(caption, [f"en/{entry}" for entry in entries]) for caption, entries in parts("en/")]
    listed_parts[2][1].append("glossary")
    listed_parts[3][1].extend(("performance", "decisions/index"))
    context["furo_navigation_tree"] = '<div class="sidebar-tree">' + "".join(
        f'<p class="caption" role="heading"><span class="caption-text">{caption}</span></p>{listed(pages)}'
        for caption, pages in (*listed_parts, ("中文", ["index"]))
    )
    context["furo_navigation_tree"] += "</div>"


def prepare(_: Sphinx, name: str, source: list[str]) -> None:
    """Add the navigation to the two first pages, the decisions and national law; join broken Chinese lines."""
    source[0] = unbroken(source[0])
    if name in {"index", "en/index"}:
        source[0] += navigation(name.removesuffix("index"))
    elif name == "decisions/index":
        source[0] += hidden(path.stem for path in sorted((DOCS / "decisions").glob("0*.md")))
    elif name == "en/api/index":
        source[0] += hidden(dict.fromkeys(re.findall(r"\]\(([\w-]+)\.md\)", source[0])))
    elif name.removeprefix("en/") in {"national", "readings"}:
        # in the order of the list of texts or readings
        pages = re.findall(rf"\]\(({name.removeprefix('en/')}/[\w-]+)\.md\)", source[0])
        source[0] += hidden(dict.fromkeys(pages))


def hidden(pages: Iterable[str]) -> str:
    """The pages below a page, as Sphinx reads them."""
    return "\n".join(("", "```{toctree}", ":hidden:", "", *pages, "```", ""))


def unbroken(text: str) -> str:
    """A text in which no line ends between two Chinese characters: a browser would put a space there."""
    chinese = f"[{CHINESE}，。；：、？！“”《》〔〕（）]"
    blocks = re.split(r"^(```.*?^```)$", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        re.sub(r"\n\n```$", "\n```", block)  # the line that ends an example for its test
        if block.startswith("```")
        else re.sub(rf"(?<={chinese})\n *(?={chinese})", "", block)
        for block in blocks
    )


# ------------------------------------------------------------------------------------------------ anchors


ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
NUMBERED = re.compile(r"id\d+")


def keep_anchors(app: Sphinx, tree: nodes.document) -> None:
    """Let links lead to ``<a id="…">``, under exactly that name; a link to one that is not there is a warning.

    An anchor above a heading becomes the heading's own, so that the sign beside the heading gives it; any other
    heading is known by its words, never by a number that changes when something is added before it.
    """
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    above = None
    for node in list(tree.findall()):
        if isinstance(node, nodes.paragraph):
            slugs.update((each, (0, each, each)) for each in ANCHOR.findall(node.astext()))
            above = node if ANCHOR.fullmatch(node.astext()) else None
        elif isinstance(node, nodes.section):
            own = [] if above is None else ANCHOR.findall(above.astext())
            words = [each for each in node["ids"] if not NUMBERED.fullmatch(each)]
            node["ids"] = list(dict.fromkeys((*own, *words, *node["ids"])))
            if above is not None:
                above.parent.remove(above)
            above = None


# ------------------------------------------------------------------------------------------------ search


SEARCH = {
    "search": {
        "title": "搜索",
        "search_hint": "条、款、项（第七条第二款），规则编号（art7.p2.referral），或者词语（拘留届满）",
        "search_other": "en/search",
        "search_other_language": "en",
        "search_other_name": "Search the English pages",
        "search_without_script": "检索需要 JavaScript。没有时请看规则一览、条文一览。",
    },
    "en/search": {
        "title": "Search",
        "search_hint": "A clause (Article 7(2), art. 7 para. 2), the id of a rule (art7.p2.referral), or words",
        "search_other": "search",
        "search_other_language": "zh-CN",
        "search_other_name": "检索中文各页",
        "search_without_script": "The search needs JavaScript. Without it, see the lists of rules and of articles.",
    },
}


def own_search(app: Sphinx) -> None:
    """Leave out Sphinx's search: it leads to pages, knows one language, and has every page in one order."""
    app.builder.search = False  # type: ignore[attr-defined]  # of the builder of HTML


def search_pages(_: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page of the search in each language."""
    for name, words in SEARCH.items():
        yield name, {**words, "body": "", "toc": "", "display_toc": False}, "site-search.html"


def write_search_index(app: Sphinx, error: Exception | None) -> None:
    """Write the index of each language."""
    if error is None:
        for language in ("zh", "en"):
            path = Path(app.outdir) / "_static" / f"search-index-{language}.js"
            path.write_text(search_index.script(language, DOCS), encoding="utf-8")


def set_type(_: Sphinx, __: str, ___: str, context: dict[str, Any], ____: object) -> None:
    """Keep document numbers, days and clauses on one line, and let keys scroll long lines of code."""
    if "body" in context:
        context["body"] = typography.scrollable(typography.unbroken(context["body"]))


# ------------------------------------------------------------------------------------------------ citations


def add_version(_: Sphinx, config: Config) -> None:
    """Let the address of the site, if one is given, have the version."""
    config.html_baseurl = versioned(config.html_baseurl) if config.html_baseurl else ""


def add_page_data(app: Sphinx, name: str, _: str, context: dict[str, Any], __: object) -> None:
    """Add the citations of a page, and its law as linked data."""
    data = citations.citations_of(name, app.config.html_baseurl) + legislation.legislation_of(name)
    context["metatags"] = context.get("metatags", "") + data


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.connect("source-read", prepare)
    app.connect("doctree-read", keep_anchors, priority=100)  # before the contents of the page are collected
    app.connect("html-page-context", languages.in_its_language, priority=400)  # before the theme asks for a word
    app.connect("html-page-context", set_type)
    app.connect("html-page-context", english_sidebar, priority=900)  # after the theme made its own
    app.connect("config-inited", add_version)
    app.connect("html-page-context", add_page_data)
    app.connect("builder-inited", own_search)
    app.connect("html-collect-pages", search_pages)
    app.connect("build-finished", write_search_index)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
