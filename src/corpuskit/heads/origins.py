"""Where an article was taken from, said in words or brackets: "Taken from the Bay Courier"."""

from __future__ import annotations

import re

import attrs

from corpuskit.heads.labels import is_collective
from corpuskit.sources import PublicationLine, read_publication_line, score_source

_LEAST_NAME, _LEAST_PLAIN = 0.25, 0.6
"""Score from which a name counts behind "taken from"; and behind a plain "from"."""

_LONGEST_LINE = 120
_SHORTEST_TITLE, _LONGEST_TITLE = 12, 240
"""Characters of a title that its origin follows in brackets."""

_ORIGIN = re.compile(
    r"""
    [\s(\[–—>-]{0,4}
    (?:
        (?P<sure>
            (?:taken|excerpted|extracted|reprinted|reproduced|adapted|copied|condensed|edited)
              (?:\ by\ permission|\ with\ permission)?\ from
          | (?:as\ )?(?:originally|first)?\ ?(?:printed|published|appeared|seen)\ in
          | (?:nachdruck|entnommen|übernommen)\ aus | erschienen\ in
          | (?:tiré|extrait|repris)\ (?:de|du) | paru\ dans
          | (?:tomado|extraído|publicado)\ (?:de|en) | (?:tratto|ripreso)\ da
          | (?:overgenomen|ontleend)\ (?:uit|aan)
        )
      | from | aus
    )
    \ {1,3}(?-i:the\ |der\ |dem\ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETED_END = re.compile(r"[(\[](?P<inner>[^()\[\]\r\n]{6,90})[)\]]\.?\s{0,3}\Z")
_EDGE = " \t\u00a0.,;:)]\"'“”"
_ASIDE = re.compile(r"\s{0,3}[(\[][^()\[\]]{1,40}[)\]]?\s{0,3}\Z")


def read_origin(row: str) -> PublicationLine | None:
    """Return the publication that the line *row* says the text was taken from.

    Examples:
        >>> read_origin("Taken from the Los Angeles Times").name
        'Los Angeles Times'
        >>> read_origin("From the beginning it was clear") is None
        True
    """
    match = _ORIGIN.match(row) if len(row) <= _LONGEST_LINE else None
    if match is None:
        return None
    end = len(_ASIDE.sub("", row[match.end() :]).rstrip(_EDGE)) + match.end()
    name = row[match.end() : end]
    score = 0.0 if is_collective(name) else score_source(name)
    if score < (_LEAST_NAME if match["sure"] else _LEAST_PLAIN):
        return None
    return PublicationLine(match.end(), end, name, max(score, _LEAST_PLAIN))


def split_origin(text: str) -> tuple[int, PublicationLine] | None:
    """Return where brackets with publication and date begin that close *text*, and what they say.

    Examples:
        >>> cut, found = split_origin("Harbour fees go up (Bay Courier, 10/14/91, page 9)")
        >>> cut, found.name
        (19, 'Bay Courier')
    """
    begin = max(0, len(text) - _LONGEST_LINE)
    match = _BRACKETED_END.search(text, begin)
    found = read_publication_line(match["inner"]) if match else None
    if match is None or found is None or found.date is None:
        return None
    shift = match.start("inner")
    date = attrs.evolve(found.date, start=found.date.start + shift, end=found.date.end + shift)
    page = (found.page[0] + shift, found.page[1] + shift) if found.page else None
    moved = attrs.evolve(
        found, start=found.start + shift, end=found.end + shift, date=date, page=page
    )
    return match.start(), moved


def is_titled(text: str, cut: int) -> bool:
    """Whether what stands before the brackets at *cut* can be a title."""
    title = text[:cut].strip()
    return _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE and " " in title
