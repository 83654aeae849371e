"""The site: how Sphinx makes the pages of docs/ into one that opens from a disk, with nothing fetched from a network.

The pages stay plain Markdown. What only the site needs is added here while it is built: the navigation, the anchors of
the rules, and a search that finds Chinese.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.search import SearchLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

DOCS = Path(__file__).parent.parent

project = "zhixing_rules"
html_title = "zhixing_rules"
language = "zh_CN"
extensions = ["myst_parser"]
exclude_patterns = ["cases", "generator", "schema", "website"]
myst_heading_anchors = 4

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_permalinks_icon = "¶"
pygments_style = "friendly"
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
    """Beside an English page, the English navigation alone, and the way back."""
    if not name.startswith("en/"):
        return

    def listed(pages: list[str]) -> str:
        lines = []
        for page in pages:
            current = " current current-page" if page == name else ""
            link = f'<a class="reference internal" href="{context["pathto"](page)}">{app.env.titles[page].astext()}</a>'
            lines.append(f'<li class="toctree-l1{current}">{link}</li>')
        return "<ul>" + "".join(lines) + "</ul>"

    told = [(caption, [f"en/{entry}" for entry in entries]) for caption, entries in parts("en/")]
    context["furo_navigation_tree"] = '<div class="sidebar-tree">' + "".join(
        f'<p class="caption" role="heading"><span class="caption-text">{caption}</span></p>{listed(pages)}'
        for caption, pages in (*told, ("中文", ["index"]))
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


class SearchByCharacters(SearchLanguage):
    """Chinese found by its characters: every one, and every two in a row. No dictionary, so nothing to install."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = f"""
var splitQuery = (query) => {{
  const found = [];
  for (const [run] of query.matchAll(/[{CHINESE}]+|[a-zA-Z0-9_]+/gu)) {{
    const chinese = /^[{CHINESE}]/u.test(run);
    const pairs = chinese ? Math.max(run.length - 1, 1) : 0;
    if (chinese) for (let at = 0; at !== pairs; at += 1) found.push(run.slice(at, at + 2));
    else found.push(run);
  }}
  return found;
}};
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  the name is Sphinx's
        """The words of a text: Latin ones whole, Chinese ones as characters and pairs."""
        found = []
        for run in re.findall(rf"[{CHINESE}]+|[a-zA-Z0-9_]+", input):
            if re.match(f"[{CHINESE}]", run):
                found += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
            else:
                found.append(run)
        return found

    def stem(self, word: str) -> str:
        """Small letters: the query is made small too."""
        return word.lower()


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.connect("source-read", prepare)
    app.connect("doctree-read", keep_anchors, priority=100)  # before the contents of the page are collected
    app.connect("html-page-context", english_sidebar, priority=900)  # after the theme made its own
    app.add_search_language(SearchByCharacters)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
