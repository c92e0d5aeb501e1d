"""Headline, kicker and section of a segment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.datelines import read_dateline
from corpuskit.heads.dated import set_publication
from corpuskit.heads.evidence import bracketed_names, fold_text, tail_names
from corpuskit.heads.labels import is_collective
from corpuskit.heads.prose import TITLE_SHARE, ends_sentence, headline_run, is_prose, title_share
from corpuskit.heads.rating import SURE_SOURCE, rate_alone
from corpuskit.sources import read_publication_line
from corpuskit.wordlists import SECTIONS

if TYPE_CHECKING:
    from corpuskit.heads.head import Head
    from corpuskit.heads.readings import Reading

_LONGEST_KICKER = 34
_MOST_KICKER_WORDS, _MOST_SHOUT_WORDS = 3, 5
_MOST_THEME_WORDS, _FEWEST_THEME_WORDS = 4, 2
_LONGER = 1.3
"""How many times longer than a theme line its title must be."""

_MOST_ABOVE = 3
"""Lines above a headline: section, column, theme."""

_BELOW_TITLES = frozenset(["byline", "office", "date", "publication"])
_LONGEST_LETTER = 2
_LEAST_CELL_LETTERS = 8
_LOOK_AHEAD = 4
"""Pieces that may hold the headline where no line of the head is sure."""

_RUN_IN = re.compile(
    r"""
    (?P<head>[^a-zß-ÿа-яё\n]{10,160}?)          # capitals, digits, punctuation
    \s?(?:\s[-–—]{1,2}|[.:?!])\s+
    (?=[\[("“']{0,2}[A-ZÀ-ÞА-Я]['’]?\s?[a-zß-ÿа-яё])   # then a sentence in small letters
    """,
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\[?(?P<inner>[^\[\]\n]{3,80})\]\s?")
_FEWEST_RUN_IN_WORDS = 3
_LOOK_BACK = 12
_ABBREVIATED = re.compile(r"(?:\.\.|\b\w\.\w\.|\b[A-Z][\w-]{0,4}\.)\Z")
"""Full stops that close no sentence: "D.C.", "Calif.", "Inc.", "..."."""


def take_headline(head: Head, end: int) -> None:
    """Take the first free piece of text, and its further rows; a kicker above it goes first."""
    limit = max(end, min(len(head.readings), _LOOK_AHEAD))
    if limit == end < len(head.readings):
        limit += headline_run(head.readings, end, head.shape) > end
    if "headline" in head.draft.values:
        return
    _take_cell(head, end)
    free = head.free_texts(0, limit)
    first = head.readings[free[0]] if free else None
    closed = first is None or headline_run(head.readings, free[0], head.shape) == free[0]
    if closed or (first is not None and first.byline is not None):
        free = _repeated_titles(head, limit) or free
    if not free or head.headline is not None:
        return
    at = free[0]
    stop = headline_run(head.readings, at, head.shape)
    for _ in range(_MOST_ABOVE):
        if stop not in free:
            break
        field = _field_above(head, at, stop)
        second = headline_run(head.readings, stop, head.shape)
        if not field or second == stop:
            break
        if field == "kicker" and rate_alone(head.readings[at]) >= SURE_SOURCE:
            field = "source"
        head.draft.set(field, head.readings[at].start, head.readings[stop - 1].end)
        head.used.update(range(at, stop))
        at, stop = stop, second
    if stop == at:
        _take_run_in(head, at)
        return
    _use_headline(head, at, stop)


def _repeated_titles(head: Head, limit: int) -> list[int]:
    """Return the free pieces long enough for a title that most segments share: reprints."""
    return [
        index
        for index in range(limit)
        if head.is_free(index)
        and len(head.readings[index].text.split()) > _MOST_KICKER_WORDS
        and head.evidence.is_constant(head.readings[index].text)
        and headline_run(head.readings, index, head.shape) > index
    ]


def _use_headline(head: Head, at: int, stop: int) -> None:
    """Set the headline from the pieces *at* to *stop*."""
    first, last = head.readings[at], head.readings[stop - 1]
    value = " ".join(reading.text for reading in head.readings[at:stop])
    end = last.end
    raw = head.draft.feed[last.start : last.end]
    tail = bracketed_names(raw) or (tail_names(raw) if head.evidence.has_tails() else None)
    if tail is not None:
        cut, names = tail
        kept = raw[:cut].rstrip(" ,(\u00a0")
        value = value[: len(value) - len(last.text)] + " ".join(kept.split())
        end, at_names = last.start + len(kept), last.start + cut
        head.draft.set("byline_text", at_names, last.end)
        head.draft.add_names(names.names, at_names, last.end)
    head.draft.set("headline", first.start, end, value)
    if last.url is not None:
        head.draft.set("url", last.url.start, last.url.end, last.url.url)
    if last.publication is not None and last.role == "text":
        set_publication(head.draft, last)
    head.used.update(range(at, stop))
    head.headline = (at, stop)


def _field_above(head: Head, at: int, following: int) -> str | None:
    """Return what the lines from *at* are if the headline stands below them, in *following*."""
    upper, lower = head.readings[at], head.readings[following]
    last = head.readings[following - 1]
    if (
        last.text.endswith(".")
        and not _ABBREVIATED.search(last.text[-_LOOK_BACK:])
        and not ends_sentence(lower.text.rstrip("?!"))
        and len(lower.text) < len(upper.text) + len(last.text)
        and lower.piece.gap
        and lower.byline is None
        and following < len(head.readings) - 1
    ):
        return "deck"  # a sentence above a title
    if following != at + 1:
        return None
    if upper.text.casefold().strip(" .:") in SECTIONS and len(lower.text) > len(upper.text):
        return "section"
    if _is_kicker(head, upper, following) or _is_theme(head, upper, following):
        return "kicker"
    return None


def _is_shout(head: Head, upper: Reading, following: int) -> bool:
    """Whether a line of several words in capitals stands over a title that is signed or closed."""
    lower = head.readings[following]
    return (
        not lower.piece.gap
        and len(upper.text.split()) <= _MOST_SHOUT_WORDS
        and read_dateline(lower.text) is None
        and not is_prose(head.readings, following, head.shape)
    )


def _is_kicker(head: Head, upper: Reading, following: int) -> bool:
    """Whether the line *upper* names the theme of the headline in the piece *following*."""
    lower = head.readings[following]
    if len(upper.text) > _LONGEST_KICKER or len(lower.text) <= len(upper.text):
        return False
    few = len(upper.text.split()) <= _MOST_KICKER_WORDS
    repeated = head.evidence.repeated.get(fold_text(upper.text), 0) > 1 and few
    shout = upper.text.isupper() and not lower.text.isupper() and " - " not in upper.text
    shout = shout and (few or _is_shout(head, upper, following))
    lone = len(upper.text) <= _LONGEST_LETTER
    return repeated or lone or (shout and lower.piece.gap <= 1)


def _is_theme(head: Head, upper: Reading, following: int) -> bool:
    """Whether *upper* names a column or theme: few words in capitals right above a longer title.

    A short headline above its deck looks alike: so the title below must be in title case as well,
    or the theme have one word or two; and authors, a date or a blank row must end the title.
    """
    lower = head.readings[following]
    words = upper.text.split()
    below = headline_run(head.readings, following, head.shape)
    if (
        lower.piece.gap
        or len(words) > _MOST_THEME_WORDS
        or len(upper.text) > _LONGEST_KICKER
        or _longest_below(head, following) < _LONGER * len(upper.text)
        or any(word[0].islower() and len(word) > len("and") for word in words)
        or upper.text[-1] in ".?!…"
        or is_collective(lower.text)
        or below == len(head.readings)
    ):
        return False
    ends = head.readings[below]
    signed = ends.role in _BELOW_TITLES or ends.byline is not None
    sentence = bool(head.shape.width) and title_share(lower.text) < TITLE_SHARE
    closed = signed or (
        ends.piece.gap and not sentence and not is_prose(head.readings, following, head.shape)
    )
    # Feeds that print the source below the date have no decks between headline and author.
    short = len(words) <= _FEWEST_THEME_WORDS or head.evidence.place == "below"
    return bool(closed) and (short or title_share(lower.text) >= TITLE_SHARE)


def _longest_below(head: Head, at: int) -> int:
    """Return the characters of the longest title among the rows from *at* to the next blank row."""
    longest = 0
    for index in range(at, min(len(head.readings), at + _MOST_ABOVE)):
        reading = head.readings[index]
        if not head.is_free(index) or (index > at and (reading.byline or reading.piece.gap)):
            break
        longest = max(longest, len(reading.text))
    return longest


def _take_cell(head: Head, end: int) -> None:
    """Take the longest cell of a table row if it is long enough for a headline."""
    cells = [
        index
        for index in range(end)
        if head.readings[index].role == "cell" and index not in head.used
    ]
    best = max(cells, default=None, key=lambda index: len(head.readings[index].text))
    if best is None:
        return
    reading = head.readings[best]
    letters = sum(c.isalpha() for c in reading.text)
    if letters < _LEAST_CELL_LETTERS or head.evidence.is_constant(reading.text):
        return
    head.draft.set("headline", reading.start, reading.end)
    head.used.add(best)
    head.headline = (best, best + 1)


def _take_run_in(head: Head, at: int) -> None:
    """Take a headline in capitals that runs into the body: "TI OFFERS PRINTERS - TI said"."""
    if "headline" in head.draft.values:
        return
    start = head.readings[at].start
    window = head.draft.feed[start : head.readings[at].end]
    match = _RUN_IN.match(window)
    if match is None or len(match["head"].split()) < _FEWEST_RUN_IN_WORDS:
        return
    dateline = read_dateline(window)
    if dateline is not None and (dateline.credits or any(c.islower() for c in dateline.text)):
        return
    head.draft.set("headline", start, start + match.end("head"))
    head.body_at = start + match.end()
    bracket = _BRACKETED.match(window, match.end())
    if bracket is None:
        return
    found = read_publication_line(bracket["inner"])
    if found is None:
        return
    inner = start + bracket.start("inner")
    head.draft.set("source", inner + found.start, inner + found.end)
    if found.date is not None:
        head.draft.set("date_text", inner + found.date.start, inner + found.date.end)
        if found.date.date:
            head.draft.set(
                "date", inner + found.date.start, inner + found.date.end, found.date.date
            )
    head.body_at = start + bracket.end()
