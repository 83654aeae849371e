"""Data in the head of a page of the site, as elements that no browser runs."""

from __future__ import annotations

import json

__all__ = ["data_element"]


def data_element(kind: str, data: object, name: str = "") -> str:
    r"""Return a ``script`` element that holds JSON.

    Args:
        kind: the media type.
        data: JSON values.
        name: the id of the element.

    >>> data_element("application/json", {"a": "</script>"}, "data")
    '<script type="application/json" id="data">{"a": "\\u003c/script>"}</script>\n'
    """
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    identity = f' id="{name}"' if name else ""
    return f'<script type="{kind}"{identity}>{text}</script>\n'
