"""What else a head holds: deck, dateline, page, edition, copyright, furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.datelines import read_dateline, read_dateline_row
from corpuskit.heads.authors import use_byline
from corpuskit.heads.evidence import fold_text
from corpuskit.heads.labels import is_caption
from corpuskit.heads.prose import ends_sentence, is_prose
from corpuskit.heads.rating import LEAST_SOURCE, rate_alone

if TYPE_CHECKING:
    from corpuskit.heads.head import Head
    from corpuskit.records import FurnitureKind

_LONGEST_DECK = 400
_SHORTEST_DECK = 16
_MOST_PLACE_WORDS = 4
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 90, 240
"""Characters of a standfirst in whole sentences; the three in the seeds have 108 to 202."""

_LEDE_SHARE = 0.4
"""Share of the headline's words that the lede must repeat beyond what the standfirst repeats: in
the seeds 0.43 and 0.56 for two of the three, below 0.3 for every lede; of 154 articles of other
feeds with a short first paragraph it takes two standfirsts and one anecdote."""

_FEWEST_STEMS = 3
_STEM = 5
_LONGEST_LEDE = 1000
_LONG_WORD = re.compile(r"\w{4,40}")
_PASSING = frozenset(["time", "page", "edition", "section", "copyright", "stamp", "widget"])
_FURNITURE: dict[str, FurnitureKind] = {
    "widget": "share-widget",
    "advisory": "wire-advisory",
    "stamp": "time-stamp",
}


def take_after(head: Head, end: int) -> int:
    """Take what stands between the last sure line of the head and the body; return its new end."""
    if head.headline is not None:
        end = max(end, head.headline[1])
    while end < len(head.readings):
        reading = head.readings[end]
        if end in head.used or reading.role in _PASSING:
            end += 1
            continue
        if reading.role != "text":
            break
        if is_prose(head.readings, end, head.shape):
            end += _take_standfirst(head, end)
            break
        if not _take_one(head, end):
            break
        end += 1
    return end


def _take_one(head: Head, index: int) -> bool:
    """Take one short piece below the head as dateline, byline or deck; tell whether it was one."""
    reading = head.readings[index]
    dateline = read_dateline_row(head.draft.feed[reading.start : reading.end])
    if dateline is not None or _is_place_line(head, index):
        head.used.add(index)
        head.draft.set("dateline", reading.start, reading.end)
        if dateline is not None:
            head.draft.add_wires(dateline.credits, reading.start, reading.end)
        return True
    if reading.byline and not head.draft.names and "date" in head.draft.values:
        use_byline(head, index)
        return True
    return _take_deck(head, index)


def _is_place_line(head: Head, index: int) -> bool:
    """Whether a piece is the source with a place, "JAMnews, Baku", or a place in a bullet."""
    reading = head.readings[index]
    name, comma, place = reading.text.partition(",")
    source = head.draft.values.get("source", "")
    if comma and place and source and fold_text(name) == fold_text(source):
        return True
    above = head.readings[index - 1] if index else None
    return (
        reading.piece.bullet
        and above is not None
        and above.piece.bullet
        and index - 1 in head.used
        and not reading.piece.gap
        and len(reading.text.split()) <= _MOST_PLACE_WORDS
        and not ends_sentence(reading.text)
    )


def _take_deck(head: Head, index: int) -> bool:
    """Take a line without a full stop as deck where the body, or a blank row, follows."""
    reading = head.readings[index]
    following = head.readings[index + 1] if index + 1 < len(head.readings) else None
    if (
        head.headline is None
        or "deck" in head.draft.values
        or following is None
        or not _SHORTEST_DECK <= len(reading.text) <= _LONGEST_DECK
        or ends_sentence(reading.text)
        or not (following.piece.gap or is_prose(head.readings, index + 1, head.shape))
    ):
        return False
    head.used.add(index)
    head.draft.set("deck", reading.start, reading.end)
    return True


def _take_standfirst(head: Head, index: int) -> bool:
    """Take a paragraph of whole sentences as deck if the one below it is the lede.

    A lede says the headline again in other words; a standfirst above it says what the headline
    leaves out. Anecdotes that open a feature look alike: so the difference must be large.
    """
    readings = head.readings
    if (
        head.shape.width
        or index + 1 >= len(readings)
        or "deck" in head.draft.values
        or "source" not in head.draft.values
        or not _SHORTEST_STANDFIRST <= len(readings[index].text) <= _LONGEST_STANDFIRST
        or readings[index].piece.gap != 1
        or readings[index + 1].role != "text"
        or not is_prose(readings, index + 1, head.shape)
        or read_dateline(readings[index].text) is not None
    ):
        return False
    stems = _stems(head.draft.values.get("headline", ""))
    upper, lower = (len(stems & _stems(readings[i].text)) for i in (index, index + 1))
    if len(stems) < _FEWEST_STEMS or lower - upper < _LEDE_SHARE * len(stems):
        return False
    head.used.add(index)
    head.draft.set("deck", readings[index].start, readings[index].end)
    return True


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words of *text*: "nation" for nations and national."""
    return {word[:_STEM].casefold() for word in _LONG_WORD.findall(text[:_LONGEST_LEDE])}


def take_rest(head: Head, end: int) -> None:
    """Give every other piece before *end* a place."""
    for index in range(end):
        if index in head.used:
            continue
        reading = head.readings[index]
        role = reading.role
        if role in ("copyright", "page", "edition", "section"):
            head.draft.set(role, reading.start, reading.end)
        elif role == "url" and reading.url:
            head.draft.set("url", reading.url.start, reading.url.end, reading.url.url)
        elif role == "time":
            head.draft.set("time", reading.start, reading.end, reading.time)
        elif role == "credit":
            head.draft.add_wires(reading.credits, reading.start, reading.end)
        elif role in _FURNITURE:
            head.draft.discard(_FURNITURE[role], reading)
        else:
            _take_text(head, index)


def _take_text(head: Head, index: int) -> None:
    reading = head.readings[index]
    behind = head.headline is not None and index >= head.headline[1]
    headline = fold_text(head.draft.values.get("headline", ""))
    again = headline.endswith(fold_text(reading.text))
    if is_caption(reading.text):
        head.draft.discard("caption", reading)
    elif (
        behind
        and not again
        and reading.role == "text"
        and len(reading.text) >= _SHORTEST_DECK
        and not head.evidence.is_constant(reading.text)
        and rate_alone(reading) < LEAST_SOURCE
        and "deck" not in head.draft.values
    ):
        head.draft.set("deck", reading.start, reading.end)
    else:
        head.draft.discard("other", reading)
