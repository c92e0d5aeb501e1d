"""The foot of a segment: addresses, credits, copyright, authors and notes below the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.agencies import read_credit_line
from corpuskit.bylines import is_name, read_byline
from corpuskit.heads.closing import last_sentence
from corpuskit.heads.foot_labels import cut_labels
from corpuskit.heads.labels import is_pointer, is_relative_time
from corpuskit.heads.prose import ends_sentence
from corpuskit.sources import read_page, score_source
from corpuskit.wordlists import TITLES

if TYPE_CHECKING:
    from corpuskit.heads.draft import Draft
    from corpuskit.heads.reader import Readings
    from corpuskit.heads.readings import Reading

_MOST_PIECES = 14
"""Pieces from the end that are looked at one by one; the longest foot met has nine."""

_LONGEST_NOTE = 420
"""Characters of the longest author's note met."""

_ORPHAN = re.compile(
    r"(?:also\ read|read\ also|read\ more|see\ also|related(?:\ \w+)?|more\ on\ this|recommended"
    r"|lesen\ sie\ auch|mehr\ zum\ thema|lire\ aussi|à\ lire\ aussi|lea\ también|leggi\ anche"
    r"|lees\ ook|читайте\ также|want\ more\?.{0,60})\s?[:»>]{0,2}",
    re.IGNORECASE | re.VERBOSE,
)
_FUNDING = re.compile(
    r"(?:reporting\ (?:for|on)\ this|this\ (?:story|article|report|piece)\ (?:was|has\ been|is)"
    r"\ (?:supported|funded|produced|first|originally|published|written|translated)"
    r"|additional\ reporting|\(?(?:reporting|editing|writing|compiled|edited)\ by\b)",
    re.IGNORECASE | re.VERBOSE,
)
_REPORTED = re.compile(
    r"\w.{3,160}\b(?:reported\ from|contributed\ (?:to\ this|reporting)|contributed\.)", re.VERBOSE
)
_BIO = re.compile(
    r"""
    (?:[-–—*]\s?)?(?:The\ (?:writer|author)\s|
        (?P<name>[^\W\d_][^,.;]{2,60}(?:\.[^,.;]{1,40}){0,3}?)(?P<apposition>,[^,.;]{2,60},)?)
    \s?(?:is|was|are|ist|est|es|è|является)\s
        (?:an?|the|one|ein|eine|der|die|un|une|le|la|currently|editor|professor|director|founder|author
        |chief|senior|president|executive|research)\b
    """,
    re.VERBOSE,
)
_NOTE_ITEM = re.compile(r"\[(\d{1,3})\]\s?\S")
_LEAST_NOTES = 3
_LEAST_LABELLED = 0.25
"""Score of a name that a label calls the source."""
_MOST_ACCOUNT_WORDS = 5
_SOURCE_LINK = re.compile(
    r"\[(?:source|quelle|fuente)\]\s?\((?P<url>https?://[^\s)\"]{4,2000})", re.IGNORECASE
)


def read_foot(readings: Readings, begin: int, draft: Draft) -> int:
    """Fill *draft* from the foot; return the index after the last piece of the body.

    Args:
        readings: The pieces of the end of a segment, in order.
        begin: First piece that may be foot: body pieces before it stay.
        draft: What the head gave already; fields that are set stay.
    """
    end = cut_labels(readings, begin, draft)
    end = _take_lines(readings, begin, end, draft)
    end = _cut_notes(readings, begin, end, draft)
    end = _cut_embed(readings, begin, end, draft)
    return _take_lines(readings, begin, end, draft)


def _take_lines(readings: Readings, begin: int, end: int, draft: Draft) -> int:
    """Take lines of the foot from the last upwards; return the index after the body."""
    for _ in range(_MOST_PIECES):
        if end <= begin + 1 or not _take_foot(readings, end - 1, draft):
            break
        end -= 1
    return end


def _take_foot(readings: Readings, index: int, draft: Draft) -> bool:
    """Take the last piece as a line of the foot; tell whether it is one."""
    reading = readings[index]
    if reading.role == "text" and reading.url is None and len(reading.text) > _LONGEST_NOTE:
        return False
    return (
        _take_plain(reading, readings[index - 1] if index else None, draft)
        or _take_credit(reading, draft)
        or _take_publication(reading, draft)
        or _take_author(readings, index, draft)
        or _take_note(reading, draft)
    )


def _take_plain(reading: Reading, above: Reading | None, draft: Draft) -> bool:
    """Take addresses, copyright lines, widgets and markup."""
    link = _SOURCE_LINK.match(draft.feed, reading.piece.start, reading.piece.end)
    if link:
        draft.set("url", link.start("url"), link.end("url"), link["url"])
        draft.discard("other", reading)
    elif reading.role == "url" and reading.url:
        # Of several closing addresses the first is the article's; we come from below.
        printed = [entry.span.start for entry in draft.spans if entry.field == "url"]
        if _is_own(draft.feed, reading, above) and all(at > reading.end for at in printed):
            draft.replace("url", reading.url.start, reading.url.end, reading.url.url)
        else:
            draft.discard("related-links", reading)
    elif reading.role == "copyright":
        page = read_page(reading.text)
        if page:
            spot = draft.feed.find(reading.text[page[0] : page[1]], reading.start, reading.end)
            if spot >= 0:
                draft.set("page", spot, spot + page[1] - page[0])
        _set_or_discard(draft, "copyright", reading)
    elif reading.role in ("widget", "stamp", "identifier") or _ORPHAN.fullmatch(reading.text):
        draft.discard("share-widget" if reading.role == "widget" else "related-links", reading)
    else:
        return False
    return True


def _is_own(feed: str, reading: Reading, above: Reading | None) -> bool:
    """Whether an address is the article's own, not one that its last sentence leads to."""
    if reading.url is None or not reading.url.url.casefold().startswith(("http", "ftp")):
        return False
    if reading.url.url.casefold().endswith((".gif", ".jpg", ".jpeg", ".png")):
        return False
    if feed[reading.url.end : reading.url.end + 2].strip("> \n").startswith("."):
        return False
    if above is None or is_pointer(last_sentence(above.text), leading=False):
        return True
    return not above.text.endswith((":", " at", " to", " von", " unter"))


def _set_or_discard(draft: Draft, field: str, reading: Reading) -> None:
    if field in draft.values:
        draft.discard("copyright", reading)
    else:
        draft.set(field, reading.start, reading.end)


def _take_credit(reading: Reading, draft: Draft) -> bool:
    """Take a closing line of wires: "(AFP)", "lo/msh (AP, AFP, Reuters)"."""
    wires = reading.credits or read_credit_line(reading.text)
    if not wires or (
        reading.role == "text" and reading.text[0].isalnum() and "(" not in reading.text
    ):
        return False
    draft.add_wires(wires, reading.start, reading.end)
    draft.discard("signature", reading)
    return True


def _take_publication(reading: Reading, draft: Draft) -> bool:
    """Take "(Bay Courier, 9. Mai 1997)" where the head names no source."""
    found = reading.publication
    if reading.role == "label" and reading.field == "source":
        return _take_source_line(reading, draft)
    raw = draft.feed[reading.piece.start : reading.piece.end].strip()
    if (
        reading.role != "publication"
        or found is None
        or not raw.startswith(("(", "[", "-", "–", "—"))
    ):
        return False
    draft.set("source", reading.start + found.start, reading.start + found.end)
    if reading.date:
        start = reading.start + reading.date.start
        end = reading.start + reading.date.end
        draft.set("date_text", start, end)
        if reading.date.date:
            draft.set("date", start, end, reading.date.date)
    return True


def _take_source_line(reading: Reading, draft: Draft) -> bool:
    """Take "Source: Bay Courier, March 3, 2021" where the head names no source."""
    found = reading.publication
    name = found.name if found else reading.text
    if "source" in draft.values or score_source(name) < _LEAST_LABELLED:
        return False
    start = reading.start + (found.start if found else 0)
    draft.set("source", start, reading.start + found.end if found else reading.end)
    if reading.date and reading.date.date:
        begin, end = reading.start + reading.date.start, reading.start + reading.date.end
        draft.set("date_text", begin, end)
        draft.set("date", begin, end, reading.date.date)
    return True


def _take_author(readings: Readings, index: int, draft: Draft) -> bool:
    """Take a closing author line; a bare name only where the head names no author."""
    reading = readings[index]
    raw = draft.feed[reading.piece.start - 3 : reading.piece.start].strip()
    dashed = raw.endswith(("-", "–", "—"))
    found = reading.byline or (read_byline(reading.text, bare=dashed) if dashed else None)
    if reading.role == "byline" or (dashed and found is not None):
        if found and not draft.names:
            draft.set("byline_text", reading.start, reading.end)
            draft.add_names(found.names, reading.start, reading.end)
        draft.discard("signature", reading)
        return True
    if reading.role != "text" or not is_name(reading.text) or score_source(reading.text) > 0.5:  # noqa: PLR2004
        return False
    if draft.names and draft.names != [reading.text]:
        return False
    above = readings.pieces[index - 1].text if index else ""
    if not reading.piece.gap and not (reading.piece.bullet or ends_sentence(above)):
        return False  # the last row of a wrapped paragraph
    draft.set("byline_text", reading.start, reading.end)
    draft.add_names((reading.text,), reading.start, reading.end)
    draft.discard("signature", reading)
    return True


def _take_note(reading: Reading, draft: Draft) -> bool:
    """Take an author's note, a funding note, a "reported from" line."""
    if reading.role != "text":
        return False
    if _FUNDING.match(reading.text) or _REPORTED.match(reading.text):
        draft.discard("signature", reading)
        return True
    match = _BIO.match(reading.text)
    if match is None or not (reading.piece.bullet or match["name"] is None):
        return False
    name = match["name"] and _strip_titles(match["name"])
    if name and is_name(name) and not draft.names:
        at = draft.feed.find(name, reading.start, reading.end)
        if at >= 0:
            draft.set("byline_text", at, at + len(name))
            draft.add_names((name,), at, at + len(name))
    draft.discard("author-note", reading)
    return True


def _strip_titles(name: str) -> str:
    words = name.split()
    while words and words[0].strip(".").casefold() in TITLES:
        words.pop(0)
    return " ".join(words)


def _cut_notes(readings: Readings, begin: int, stop: int, draft: Draft) -> int:
    """Cut a list of numbered notes, "[1] ...", and all below it; return the body's new end."""
    numbers = [
        (index, int(match[1]))
        for index in range(begin + 1, stop)
        if (match := _NOTE_ITEM.match(draft.feed, readings.pieces[index].start))
    ]
    first = next((index for index, number in numbers if number == 1), None)
    if first is None or sum(index >= first for index, _ in numbers) < _LEAST_NOTES:
        return stop
    last = numbers[-1][0]
    for index in range(first, stop):
        reading = readings[index]
        if index > last and is_name(reading.text) and not draft.names:
            draft.set("byline_text", reading.start, reading.end)
            draft.add_names((reading.text,), reading.start, reading.end)
        draft.discard("reference-list" if index <= last else "signature", reading)
    return first


def _cut_embed(readings: Readings, begin: int, end: int, draft: Draft) -> int:
    """Cut an embedded post, "Name / 17 hours ago / text", at the end of the body."""
    for index in range(max(begin + 2, end - _MOST_PIECES), end):
        above, below = readings.pieces[index - 1].text, readings.pieces[index].text
        if is_relative_time(below) and len(above.split()) <= _MOST_ACCOUNT_WORDS:
            for reading in readings[index - 1 : end]:
                draft.discard("embed", reading)
            return index - 1
    return end
