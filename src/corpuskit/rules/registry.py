"""The cleaning rules in the order in which they run.

Decoding comes first, then characters, then blanks, then words and lines; blank lines last, for
what is removed may leave some.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from corpuskit.errors import RuleError
from corpuskit.rules import (
    backticks,
    blank_lines,
    broken_notes,
    bullets,
    compiler_prefixes,
    composed,
    controls,
    dash_pairs,
    dash_spaces,
    dead_links,
    doubled_quotes,
    entities,
    filtered_words,
    final_newline,
    full_width,
    glued_bylines,
    glued_credits,
    glued_notes,
    glued_times,
    glued_urls,
    homoglyphs,
    ligatures,
    line_blanks,
    line_ends,
    link_cards,
    list_indents,
    mojibake,
    nonbreaking_hyphens,
    odd_spaces,
    page_labels,
    publisher_aliases,
    punctuation_space,
    quote_prefix,
    quote_style,
    quoted_printable,
    reference_markers,
    repeated_names,
    repeated_paragraphs,
    shouted_names,
    soft_hyphens,
    space_runs,
    stray_contents,
    surrogates,
    table_cells,
    table_rows,
    unwrap,
    url_fragments,
    url_tracking,
    zero_width,
)
from corpuskit.rules.base import Rule
from corpuskit.rules.plugins import guard_rule, load_plugin, plugin_names

if TYPE_CHECKING:
    from corpuskit.settings import CleanSettings

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        line_ends,
        surrogates,
        quoted_printable,
        entities,
        mojibake,
        controls,
        zero_width,
        soft_hyphens,
        composed,
        ligatures,
        full_width,
        quote_prefix,
        unwrap,
        list_indents,
        bullets,
        line_blanks,
        odd_spaces,
        space_runs,
        homoglyphs,
        nonbreaking_hyphens,
        filtered_words,
        backticks,
        glued_bylines,
        glued_times,
        glued_credits,
        glued_notes,
        glued_urls,
        url_fragments,
        url_tracking,
        dead_links,
        reference_markers,
        broken_notes,
        stray_contents,
        table_rows,
        table_cells,
        link_cards,
        punctuation_space,
        doubled_quotes,
        quote_style,
        dash_spaces,
        dash_pairs,
        shouted_names,
        compiler_prefixes,
        publisher_aliases,
        page_labels,
        repeated_names,
        repeated_paragraphs,
        blank_lines,
        final_newline,
    )
)
"""Every rule, in order."""

_LEVELS: dict[str, tuple[str, ...]] = {
    "never": (),
    "transport": ("transport",),
    "layout": ("transport", "layout"),
}


LAST = frozenset({"blank-lines", "final-newline"})
"""Rules that tidy up behind all others, a user's own included."""

_NAMES = {rule.name: rule for rule in RULES}


@functools.lru_cache(maxsize=64)
def choose_rules(settings: CleanSettings, /) -> tuple[Rule, ...]:
    """Return the rules that *settings* ask for, in the order in which they run.

    Those of other people run behind ours, in the order in which they are named; only the two that
    tidy up blank lines and line ends come later.

    Raises:
        RuleError: If the settings name a rule that does not exist, or one of other people is
            broken.
    """
    others = dict.fromkeys(rule for rule in settings.also if rule not in _NAMES)
    own = tuple(map(_find_own, others))
    names = {*_NAMES, *(rule.name for rule in own)}
    for name in settings.without:
        if name not in names:
            raise RuleError(f"there is no such rule; there are {', '.join(sorted(names))}", name)
    levels = _LEVELS[settings.level]
    chosen = [rule for rule in RULES if rule.level in levels or rule.name in settings.also]
    parts = ([rule for rule in chosen if (rule.name in LAST) is last] for last in (False, True))
    ordered = itertools.chain(next(parts), own, next(parts))
    return tuple(rule for rule in ordered if rule.name not in settings.without)


def _find_own(rule: str | Rule) -> Rule:
    """Return a rule of other people: as given, or registered under its name."""
    if isinstance(rule, Rule):
        if rule.name in _NAMES:
            raise RuleError("a rule of the library has that name; choose another", rule.name)
        return guard_rule(rule)
    found = load_plugin(rule)
    if found is None:
        known = ", ".join(sorted({*_NAMES, *plugin_names()}))
        raise RuleError(f"there is no such rule; there are {known}", rule)
    return found
