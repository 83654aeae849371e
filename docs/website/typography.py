"""What the site adds to the HTML of a page: what must not break at the end of a line, and code that keys can scroll."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["scrollable", "unbroken"]

_WHOLE: Final = re.compile(
    r"[一-鿿]{2,6}〔\d{4}〕\d+号"  # 焦中法〔2024〕101号
    r"|[（(]\d{4}[）)][一-鿿]\d+[一-鿿]{1,3}\d+号"  # （2025）豫0802执123号
    r"|\d{4}-\d\d-\d\d|\d{4}年\d{1,2}月\d{1,2}日"
    r"|第[一二三四五六七八九十百]+条(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?"
    r"|\b(?:art|para|item)s?\. ?\d+(?:-\d+)?(?: (?:para\.|item) \d+)*"
)
_TAG: Final = re.compile(r"(<[^>]*>)")
_LEFT: Final = ("pre", "code", "svg", "script", "style", "textarea")
"""Elements whose text is left as it is."""


def unbroken(body: str) -> str:
    """Return the HTML of a body in which no document number, day or clause breaks.

    Args:
        body: the HTML; code in it is not changed.

    >>> unbroken('<p title="第七条">见第七条第二款<code>2024-10-10</code></p>')
    '<p title="第七条">见<span class="whole">第七条第二款</span><code>2024-10-10</code></p>'
    """
    inside = 0
    pieces = _TAG.split(body)
    for at, piece in enumerate(pieces):
        if piece.startswith("<"):
            name = re.match(r"</?(\w+)", piece)
            if name and name[1] in _LEFT:
                inside += -1 if piece.startswith("</") else 0 if piece.endswith("/>") else 1
        elif not inside:
            pieces[at] = _WHOLE.sub(r'<span class="whole">\g<0></span>', piece)
    return "".join(pieces)


def scrollable(body: str) -> str:
    """Return the HTML of a body in which blocks of code, whose lines may be long, can be scrolled with keys.

    >>> scrollable('<pre>x</pre>')
    '<pre tabindex="0">x</pre>'
    """
    return body.replace("<pre>", '<pre tabindex="0">')
