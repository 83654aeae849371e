"""The long description, whose links must lead somewhere wherever it is read."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["absolute_links"]

LINK: Final = re.compile(
    r"(?P<code>^```.*?^```|`[^`\n]+`)|(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)",
    re.DOTALL | re.MULTILINE,
)
ABSOLUTE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def absolute_links(markdown: str, base: str | None) -> str:
    """Make the relative links of a page absolute, or replace them by their text.

    Args:
        markdown: the page, which lies in the top folder of the repository.
        base: the address of that folder, as a site shows it: `https://host/project/blob/v1.0.0`. Pictures are taken
            from `raw` instead of `blob`, as sites of repositories have it. None, where there is no such address.

    Returns:
        The page, in which code is left as it is.
    """

    def replaced(match: re.Match[str]) -> str:
        text, target = match["text"], match["target"]
        if match["code"] or ABSOLUTE.match(target):
            return match[0]
        if base is None:
            return text
        folder = base.rstrip("/")
        if match["image"]:
            folder = folder.replace("/blob/", "/raw/")
        return f"{match['image']}[{text}]({folder}/{target})"

    return LINK.sub(replaced, markdown)
