"""Rules of other people: found by entry points when they are named, and held to their word.

A package registers a rule under the group ``corpuskit.rules``: a function that yields edits, or a
`Rule`. The name of the entry point is that of the rule. Nothing of a package is imported before
its rule is named in the settings.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import attrs

from corpuskit.edits import check_edits
from corpuskit.errors import EditError, RuleError
from corpuskit.records import Edit
from corpuskit.rules.base import FindEdits, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = "corpuskit.rules"
"""Group of the entry points."""


def plugin_names() -> tuple[str, ...]:
    """Return the names that other packages have registered, sorted; imports none of them."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


@cache
def load_plugin(name: str, /) -> Rule | None:
    """Return the rule that another package registered as *name*, guarded; ``None`` if none did.

    Raises:
        RuleError: If two packages registered different rules under the name, or what stands there
            cannot be imported, is neither a function nor a `Rule`, or has another name.
    """
    points = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not points:
        return None
    if len(points) > 1:
        places = " and ".join(sorted(points))
        raise RuleError(f"registered more than once ({places}); remove one of them", name)
    ((place, point),) = points.items()
    try:
        found = point.load()
    except Exception as error:
        raise RuleError(f"{place} cannot be loaded ({_describe(error)})", name) from error
    if isinstance(found, Rule):
        if found.name != name:
            raise RuleError(f"{place} calls itself {found.name!r}: both names must agree", name)
        return guard_rule(found)
    if not isinstance(found, FindEdits):
        raise RuleError(f"{place} is no function and no Rule but {type(found).__name__}", name)
    return guard_rule(Rule(name=name, find=found))


@cache
def guard_rule(rule: Rule, /) -> Rule:
    """Return *rule* with its function watched: whatever goes wrong in it is a `RuleError`.

    Its edits bear its name whatever they say, and those that change nothing are left out.
    """

    def find(text: str, /) -> Iterator[Edit]:
        try:
            found = list(rule.find(text))
        except Exception as error:
            raise RuleError(f"failed ({_describe(error)}); tell its makers", rule.name) from error
        if any(not isinstance(edit, Edit) for edit in found):
            raise RuleError("it yields something that is no corpuskit.Edit", rule.name)
        try:
            check_edits(found, len(text))
        except EditError as error:
            raise RuleError(f"its edits don't fit the text ({error})", rule.name) from error
        for edit in found:
            if text[edit.start : edit.end] != edit.text:
                yield attrs.evolve(edit, rule=rule.name)

    return attrs.evolve(rule, find=find)


def _describe(error: Exception) -> str:
    """Return the kind and the message of an error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
