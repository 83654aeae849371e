"""What a browser would send of the form of a page, read from its HTML as a browser reads and sends it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

__all__ = ["Page", "sent_of"]

_VOID_TYPES: Final = {"checkbox", "radio"}


class Page(HTMLParser):
    """The controls of a page, its buttons, and the places that it has."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pairs: list[tuple[str, str]] = []
        self.buttons: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self._select: tuple[str, list[tuple[str, bool]]] | None = None
        self._area: tuple[str, list[str]] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])
        if tag == "input" and "name" in given and given.get("type") != "file":
            if given.get("type") not in _VOID_TYPES or "checked" in given:
                value = given.get("value", "")
                is_text = given.get("type", "text") == "text"  # only of these does a browser remove line breaks
                self.pairs.append((given["name"], value.replace("\n", "").replace("\r", "") if is_text else value))
        elif tag == "textarea":
            self._area = given["name"], []
        elif tag == "select":
            self._select = given.get("name", ""), []
        elif tag == "option" and self._select is not None:
            self._select[1].append((given.get("value", ""), "selected" in given))
        elif tag == "button" and "name" in given:
            self.buttons.append(given["value"])

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area[1].append(data)
        else:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area is not None:
            name, parts = self._area
            text = "".join(parts).removeprefix("\n").replace("\r\n", "\n").replace("\r", "\n")
            self.pairs.append((name, text.replace("\n", "\r\n")))
            self._area = None
        elif tag == "select" and self._select is not None:
            name, options = self._select
            chosen = next((value for value, selected in options if selected), options[0][0])
            self.pairs.append((name, chosen))
            self._select = None


def sent_of(html: str, **changed: str) -> dict[str, list[str]]:
    """Return what a browser sends of a page, with other values for some controls; a name's ``/`` is ``__``."""
    values: dict[str, list[str]] = {}
    for name, value in Page(html).pairs:
        values.setdefault(name, []).append(value)
    for name, value in changed.items():
        values[name.replace("__", "/")] = [value]
    return values
