"""Mail messages inside a text: their heads, whether each is one article, and its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.bylines import is_name, read_byline
from corpuskit.dates import looks_like_date_line
from corpuskit.layouts.assemble import shift_cut
from corpuskit.layouts.base import Cover, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.reading import first_text, is_blank, is_prose, is_rule
from corpuskit.lines import Rows, split_rows
from corpuskit.records import Header, Span
from corpuskit.sources import score_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpuskit.records import GapKind

MAX_HEAD = 200
"""Rows of a head; a message that has been through many hands has some fifty."""

MIN_NAMED = 2
"""How many of subject, author and date a head has at least."""

TOP_ROWS = 6
"""Non-blank rows at the top of a body in which its own byline or address may stand."""

SHORT = 100
"""Characters of a row that may be a date, a byline or an address standing alone."""

PROSE_BETWEEN = 2
"""Rows of running text between two marks of two articles."""

MARKS = {"date": 2, "byline": 2, "url": 3, "rule": 3, "gap": 3}
"""Marks of a kind, with running text between, from which a mail holds several articles. An address
or a rule more may belong to the mail's foot, a gap of two blank rows or more to a picture."""

SURE_SOURCE = 0.6
"""Score from which a sender is a publication rather than a person."""

_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,60}):(?=[ \t]|$)[ \t]*")
_NAMED = frozenset({"subject", "from", "date"})
_PREFIX = re.compile(
    r"""
    (?:
        (?: re | fwd? | aw | wg | tr | rv | sv | vs | antw | res | enc | odp | ha )  # reply
        (?: \[\d{1,3}\] | \(\d{1,3}\) )? \s{0,3} [:：]
      | \[ [^\]\[]{1,60} \] (?=\s)                          # name of a mailing list
    )
    \s{0,9}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*(?:<[^<>]{0,200}>|\([^()]{0,200}\))\s*$")
_URL = re.compile(r"<?https?://[^\s<>]+>?\s*$", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Message:
    """Where a message stands; all rows counted from 0."""

    first: int
    """Its first row: the line before its head, where there is one."""

    head: int
    """First row of its head."""

    body: int
    """The row after its head."""

    last: int
    """Its last non-blank row, included; what divides it from the next is no part of it."""

    is_sure: bool = True
    """Whether it ends where we say: a mail at the top of a text may be the head of anything."""


def find_head_end(rows: Rows, row: int) -> int | None:
    """Return the row after the head that begins at *row*; ``None`` if none does.

    A head is labelled rows, with their wrapped lines, of which two name subject, author or date.
    """
    named: set[str] = set()
    at = row
    while at < min(len(rows), row + MAX_HEAD) and not is_blank(rows, at):
        text = rows[at][:SHORT]
        field = _FIELD.match(text)
        if field is not None:
            named.add(field["name"].lower())
        elif at == row or text[0] not in " \t":
            break
        at += 1
    return at if len(named & _NAMED) >= MIN_NAMED else None


def cut_messages(
    rows: Rows,
    messages: Sequence[Message],
    layout: str,
    find: Callable[[Rows], LayoutCut | None],
) -> LayoutCut:
    """Cut a text of messages: each is one article, or holds those that *find* knows, or several.

    Of a message with several articles in no known form only the head is covered: the rest must
    be cut by other means, each message by itself.

    Args:
        rows: The feed.
        messages: Where they stand, in order, disjoint.
        layout: Name of the layout for messages that are one article.
        find: Cuts what other layouts know.
    """
    articles: list[RowRange] = []
    covers: list[Cover] = []
    gap_kinds: dict[int, GapKind] = {}
    for message in messages:
        inner = None
        body = first_text(rows, message.body, message.last)
        if body <= message.last:
            text = rows.text[rows.starts[body] : rows.ends[message.last]]
            inner = find(split_rows(text))
        if inner is not None and inner.articles:
            inner = shift_cut(inner, rows, body)
            articles.extend(inner.articles)
            covers.extend([Cover(message.first, message.body - 1), *inner.covers])
            gap_kinds |= inner.gap_kinds
            outside = message.body
        elif body > message.last or holds_several(rows, body, message.last):
            covers.append(Cover(message.first, message.body - 1))
            outside = message.body
        elif not message.is_sure:
            continue
        else:
            evidence = ("mail-head",)
            articles.append(
                RowRange(first=message.head, last=message.last, layout=layout, evidence=evidence)
            )
            covers.append(Cover(message.first, message.last))
            outside = message.head
        gap_kinds |= {
            row: "front-matter" for row in range(message.first, outside) if not is_blank(rows, row)
        }
    return LayoutCut(articles=tuple(articles), covers=tuple(covers), gap_kinds=gap_kinds)


def holds_several(rows: Rows, first: int, last: int) -> bool:
    """Tell whether rows *first* to *last* look like several articles, not one.

    They do if dates, bylines, addresses, rules or gaps stand alone with running text between.
    """
    found = dict.fromkeys(MARKS, 0)
    prose_at = dict.fromkeys(MARKS, -PROSE_BETWEEN)
    prose = 0
    for row in range(first, last + 1):
        text = rows[row].strip()
        prose += is_prose(text)
        kind = _name_mark(text) if 0 < len(text) <= SHORT else None
        if not text and row > first and is_blank(rows, row - 1):
            kind = "gap"
        if kind is not None and prose - prose_at[kind] >= PROSE_BETWEEN:
            found[kind] += 1
            prose_at[kind] = prose
    return any(found[kind] >= least for kind, least in MARKS.items())


def _name_mark(text: str) -> str | None:
    """Return which mark of an article a row is; ``None`` if it is none."""
    if _URL.match(text):
        return "url"
    if is_rule(text):
        return "rule"
    if any(map(str.isdigit, text)):
        return "date" if looks_like_date_line(text) else None
    return "byline" if read_byline(text) is not None else None


def parse_message(rows: Rows, first: int, last: int) -> Header:
    """Read the fields of a message that is one article.

    The subject is the headline, without marks of replies and lists. The sender is the author, or
    the publication where it is called like one, unless the text names its author itself.
    """
    fields = Fields(rows)
    end = find_head_end(rows, first) or first
    body = first_text(rows, end, last)
    _read_top(fields, body, last)
    for name, span in _read_head(rows, first, end):
        if name == "subject":
            fields.put("headline", _strip_prefixes(rows.text, span))
        elif name == "date":
            fields.put("date", span)
        elif name == "from":
            fields.put_extra("From", span)
            _put_sender(fields, span)
    fields.set_body(body, last)
    return fields.build(first)


def _read_head(rows: Rows, first: int, end: int) -> list[tuple[str, Span]]:
    """Return name and span of each labelled field in the head."""
    found: list[tuple[str, Span]] = []
    for row in range(first, end):
        field = _FIELD.match(rows[row][:SHORT])
        if field is not None and rows[row][0] not in " \t":
            found.append(
                (field["name"].lower(), Span(rows.starts[row] + field.end(), rows.ends[row]))
            )
        elif found:
            found[-1] = (found[-1][0], Span(found[-1][1].start, rows.ends[row]))
    return [(name, span) for name, span in found if span.end > span.start]


def _strip_prefixes(text: str, span: Span) -> Span:
    """Return *span* without the marks of replies, forwards and mailing lists at its start."""
    start = span.start
    while (prefix := _PREFIX.match(text, start, span.end)) is not None and prefix.end() < span.end:
        start = prefix.end()
    return Span(start, span.end)


def _read_top(fields: Fields, first: int, last: int) -> None:
    """Read the byline and the address that stand alone at the top of the text."""
    rows = fields.rows
    left = TOP_ROWS
    for row in range(first, last + 1):
        text = rows[row].strip()
        if not text:
            continue
        if left == 0 or is_prose(text):
            return
        left -= 1
        kind = _name_mark(text) if len(text) <= SHORT else None
        if kind in {"url", "byline"}:
            fields.put(kind, fields.span(row))


def _put_sender(fields: Fields, span: Span) -> None:
    """Read the name of the sender: a person's is the author's, a publication's the source."""
    printed = fields.rows.text[span.start : span.end]
    address = _ADDRESS.search(printed[: SHORT * 2])
    name = printed[: address.start()] if address else printed
    lead = len(name) - len(name.lstrip(" \t\"'"))
    place = Span(span.start + lead, span.start + max(lead, len(name.rstrip(" \t\"'"))))
    name = fields.text(place)
    if score_source(name) >= SURE_SOURCE:
        fields.put("source", place)
    elif is_name(name) and "byline" not in fields.values:
        fields.put("byline", place)
