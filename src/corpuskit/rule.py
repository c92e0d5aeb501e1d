"""What a cleaning rule is: a name, a function that finds edits, and when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

import attrs
from attrs import validators as v

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Edit

RuleLevel = Literal["transport", "layout", "request"]
"""When a rule runs: by default, when the layout level is asked for, or only when named."""


@runtime_checkable
class FindEdits(Protocol):
    """**Extension point:** what a rule does: find what it would change in a text.

    Implementations must be deterministic, must yield edits in order that do not overlap and do
    change something, and must find nothing in a text they have cleaned. They must take time
    linear in the length of the text and not raise on odd text.
    """

    def __call__(self, text: str, /) -> Iterator[Edit]:
        """Yield the edits that this rule would make in *text*."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Rule:
    """One cleaning rule: its name, when it runs, and what it does."""

    name: str = attrs.field(validator=v.matches_re(r"[a-z][a-z0-9-]*"))
    """Stands in every edit that the rule makes."""

    find: FindEdits
    """Yields its edits."""

    level: RuleLevel = attrs.field(
        default="request", validator=v.in_(("transport", "layout", "request"))
    )
    """When it runs."""

    signs: frozenset[str] | None = None
    """Characters, and pairs of characters that stand together, of which a text must hold at least
    one for the rule to find anything. In a pair, a character beyond ASCII stands for any such
    character, and the text counts as standing between two line ends. ``None``: see *quiet*."""

    quiet: frozenset[str] | None = None
    """Where *signs* are ``None``: characters beyond ASCII that give the rule nothing to do. A text
    without others is passed by. ``None`` for a rule that must look at every text."""

    scope: Literal["line", "text"] = "text"
    """Whether what it finds in a line depends on that line, its end included, or on others too."""

    removes: bool = False
    """Whether it may take letters or digits out of the text."""
