"""Records as JSON that are changed in place, since consecutive worlds differ in few places."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from space.axes import ABSENT

if TYPE_CHECKING:
    from space.axes import Place

__all__ = ["Facts", "Slot", "copy_of"]

Facts = dict[str, Any]


class Slot:
    """A place in a JSON value; `set` changes that value."""

    def __init__(self, root: Any, place: Place) -> None:  # noqa: ANN401  any JSON
        self.holder: Any = root
        for step in place[:-1]:
            self.holder = self.holder[step]
        self.key: Any = place[-1]
        self.added: object = ABSENT

    def set(self, value: object) -> None:
        """Write a value, or remove it if it is `ABSENT`; in a list, replace the entry that this slot has added."""
        if isinstance(self.holder, list):
            self.holder[:] = [each for each in self.holder if each is not self.added]
            self.added = value
            if value is not ABSENT:
                self.holder.append(value)
        elif value is ABSENT:
            self.holder.pop(self.key, None)
        else:
            self.holder[self.key] = value


def copy_of(template: Facts) -> Facts:
    """Return a copy of a template."""
    return deepcopy(template)
