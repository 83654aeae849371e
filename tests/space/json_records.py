"""A case as JSON, changed in place: the next world differs from the one before it in a place or two."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from space.axes import ABSENT

if TYPE_CHECKING:
    from space.axes import Place

__all__ = ["Facts", "Spot", "scratch_of"]

Facts = dict[str, Any]


class Spot:
    """A place in a JSON value; setting it changes that value."""

    def __init__(self, root: Any, place: Place) -> None:  # noqa: ANN401  any JSON
        self.holder: Any = root
        for step in place[:-1]:
            self.holder = self.holder[step]
        self.key: Any = place[-1]
        self.added: object = ABSENT

    def put(self, value: object) -> None:
        """Write a value, or take out what is there; of a list, take out what this spot has added."""
        if isinstance(self.holder, list):
            self.holder[:] = [each for each in self.holder if each is not self.added]
            self.added = value
            if value is not ABSENT:
                self.holder.append(value)
        elif value is ABSENT:
            self.holder.pop(self.key, None)
        else:
            self.holder[self.key] = value


def scratch_of(template: Facts) -> Facts:
    """A copy of a template to write on."""
    return deepcopy(template)
