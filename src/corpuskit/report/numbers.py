"""A table of names, each stored once and called by its number."""

from __future__ import annotations


class Numbers:
    """Gives names numbers in the order in which they come up."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, name: str | None, /) -> int:
        """Return the number of *name*; -1 for none."""
        if name is None:
            return -1
        return self._numbers.setdefault(name, len(self._numbers))

    def names(self) -> list[str]:
        """Return the names in the order of their numbers."""
        return list(self._numbers)
