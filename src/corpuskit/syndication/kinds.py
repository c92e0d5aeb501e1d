"""Evidence -> the kind of a pair, by named rules."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from corpuskit.syndication.entries import Entry, is_earlier
from corpuskit.syndication.evidence import Evidence, Slots

if TYPE_CHECKING:
    from corpuskit.records import DuplicateKind
    from corpuskit.settings import DuplicateSettings

STATEMENT_WORDS = 48
"""Words up to which one passage is a statement that both report, not a story that both print. The
longest statement in the seeds has 36 words; an excerpt as short as this is found by its share."""

MAIN_SHARE = 0.45
"""Share of a text from which even a short passage is the story itself: it is most of the text."""

FOOT_WORDS = 0.8
"""Part of the common words that lies in a foot of pairs that have nothing else in common."""

FOOT_EXTENT = 0.6
"""Extent up to which the end of a text may be a foot: short notes have long copyright lines."""

TEMPLATE_SHARE = 0.5
"""Share of the numbers (or numbers and names) in passages that clash in a template. Copies and
updates exchange one or two of many; two reports of one form, nearly all."""

FORM_SHARE = 0.85
"""Share of the other words in passages that a template keeps. Bad type and rewriting, which also
exchange numbers and names, keep fewer."""

MIN_NUMBERS = 3
"""Numbers that clash below which there is no template: a toll and two times are corrected."""

MIN_PARTICULARS = 6
"""Numbers and names that clash below which a template is not told by names."""

MANY_SHARE = 0.4
"""Share of the numbers that is enough if as many as that clash: the rest are years and dates."""

NAMES_SHARE = 0.1
"""Share of shingles below which two texts are no copies whatever their names."""

UPDATE_GROWTH = 1.1
"""How many times longer the later version must be."""

UPDATE_DAYS = 2
"""Days within which a wire updates a story."""

LEVEL_SHARE = 0.85
"""Ratio of the extents in both texts above which neither was cut: the same story all through."""

LEVEL_EXTENT = 0.4
"""Extent in both texts from which that is worth saying."""


def decide_kind(
    evidence: Evidence, a: Entry, b: Entry, settings: DuplicateSettings
) -> DuplicateKind | None:
    """Return the kind of a pair; ``None`` if the two have nothing to do with each other.

    The answer is the same with a and b exchanged.
    """
    if not _within_window(a, b, settings.date_window) or _is_foot(evidence):
        return None
    if evidence.exact:
        return "exact"
    if is_template(evidence):
        return (
            "template" if _shares_story(evidence, settings) else _decide_quote(evidence, settings)
        )
    if _is_statement(evidence) or not _shares_story(evidence, settings):
        return _decide_quote(evidence, settings)
    if _is_update(evidence, a, b):
        return "update"
    return "reprint" if _is_whole(evidence, settings) else "pickup"


def _decide_quote(evidence: Evidence, settings: DuplicateSettings) -> DuplicateKind | None:
    return "quote" if evidence.longest >= settings.quote_words else None


def _shares_story(evidence: Evidence, settings: DuplicateSettings) -> bool:
    """Tell whether the two share more than statements and background."""
    share = max(evidence.share_a, evidence.share_b)
    extent = max(evidence.extent_a, evidence.extent_b)
    return (
        share >= settings.copy_share
        or (share >= settings.rewrite_share and extent >= settings.rewrite_extent)
        or (share >= settings.excerpt_share and evidence.longest >= settings.excerpt_words)
        or (share >= settings.embed_share and evidence.longest >= settings.embed_words)
    )


def _is_statement(evidence: Evidence) -> bool:
    """Tell whether what they share is short, word for word, and the smaller part of both.

    A rewritten brief shares as few words, but in pieces.
    """
    return (
        evidence.words < STATEMENT_WORDS
        and 2 * evidence.longest >= evidence.words
        and max(evidence.share_a, evidence.share_b) < MAIN_SHARE
    )


def _is_foot(evidence: Evidence) -> bool:
    """Tell whether all they share is the end of both: a copyright notice, a database's foot.

    A story is cut from the end, so its copies share the beginning, not the end alone.
    """
    extent = max(evidence.extent_a, evidence.extent_b)
    return evidence.foot >= FOOT_WORDS * evidence.words and extent < FOOT_EXTENT


def may_be_template(evidence: Evidence) -> bool:
    """Tell whether names should be told from other words, which needs the texts themselves."""
    others = evidence.others
    return (
        max(evidence.share_a, evidence.share_b) >= NAMES_SHARE
        and evidence.numbers.clashes + others.clashes >= MIN_PARTICULARS
        and others.clashes <= 2 * (1 - FORM_SHARE) * others.total
    )


def is_template(evidence: Evidence) -> bool:
    """Tell whether the passages are one form, filled in differently."""
    others, numbers, names = evidence.others, evidence.numbers, evidence.names
    if others.clashes > (1 - FORM_SHARE) * others.total:
        return False
    both = Slots(total=numbers.total + names.total, clashes=numbers.clashes + names.clashes)
    return (
        _clash(numbers, MIN_NUMBERS, TEMPLATE_SHARE)
        or _clash(both, MIN_PARTICULARS, TEMPLATE_SHARE)
        or _clash(numbers, MIN_PARTICULARS, MANY_SHARE)
    )


def _clash(slots: Slots, at_least: int, share: float) -> bool:
    return slots.clashes >= max(at_least, share * slots.total)


def _is_whole(evidence: Evidence, settings: DuplicateSettings) -> bool:
    """Tell whether the passages run through both texts."""
    low, high = sorted((evidence.extent_a, evidence.extent_b))
    return low >= settings.whole_share or (low >= LEVEL_EXTENT and low >= LEVEL_SHARE * high)


def _is_update(evidence: Evidence, a: Entry, b: Entry) -> bool:
    """Tell whether the later one is a fuller version of the earlier, from the same desk."""
    if is_earlier(b, a):
        old, new, kept = b, a, evidence.share_b
    elif is_earlier(a, b):
        old, new, kept = a, b, evidence.share_a
    else:
        return False
    return (
        (
            (old.source is not None and old.source == new.source)
            or bool({*old.credits} & {*new.credits})
        )
        and new.tokens >= UPDATE_GROWTH * old.tokens
        and kept >= MAIN_SHARE
        and _within_window(a, b, UPDATE_DAYS)
    )


def _within_window(a: Entry, b: Entry, days: int | None) -> bool:
    """Tell whether the dates of two articles, if both have one, lie at most *days* apart."""
    if days is None or a.date is None or b.date is None:
        return True
    try:
        apart = dt.date.fromisoformat(a.date) - dt.date.fromisoformat(b.date)
    except ValueError:  # A date no calendar has, such as 2023-02-30: no ground to part them.
        return True
    return abs(apart.days) <= days
