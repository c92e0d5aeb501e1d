"""What a language detector is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from corpuskit.records import LanguageTag


@runtime_checkable
class LanguageDetector(Protocol):
    """**Extension point:** anything that names the language of a text.

    Implementations must be deterministic: the same text always gives the same tag, in any thread.
    They must not raise on odd text, but answer ``und`` with confidence 0.
    """

    def __call__(self, text: str, /) -> LanguageTag:
        """Return the language of *text*."""
        ...
