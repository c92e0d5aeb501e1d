"""One article -> the pieces that the page puts side by side: source and clean text.

Offsets count characters, which JavaScript does not do; so the page is given pieces, not offsets.
A piece is a string that both texts have; ``[before, after, rule]`` of an edit; or, above and
below the body, ``[text, label]`` of a field or of furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.records import Article
    from corpuskit.report.numbers import Numbers

Piece = Any
"""A string or a list: JSON."""


def list_body(article: Article, text: str | None, rules: Numbers) -> list[Piece]:
    """Return the pieces of the body: what stayed, and the edits with what they changed.

    Args:
        article: The article.
        text: The text of its feed; without it an edit says how many characters it replaced.
        rules: Numbers of the names of rules.
    """
    body = article.body or ""
    pieces: list[Piece] = []
    clean_at, source_at = 0, article.body_span.start
    for edit in article.edits:
        kept = body[clean_at : clean_at + max(0, edit.start - source_at)]
        if kept:
            pieces.append(kept)
        gone = edit.end - edit.start if text is None else text[edit.start : edit.end]
        pieces.append([gone, edit.text, rules.number(edit.rule)])
        clean_at += len(kept) + len(edit.text)
        source_at = edit.end
    if body[clean_at:]:
        pieces.append(body[clean_at:])
    return pieces


def list_around(article: Article, text: str) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces above and below the body, fields and furniture labelled."""
    span, body = article.span, article.body_span
    start = min(max(body.start, span.start), span.end)
    end = min(max(body.end, start), span.end)
    marks = [(f.span.start, f.span.end, f.field) for f in article.field_spans]
    marks += [(f.span.start, f.span.end, f.kind) for f in article.furniture]
    return (
        list(_label(text, span.start, start, marks)),
        list(_label(text, end, span.end, marks)),
    )


def _label(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> Iterator[Piece]:
    """Yield the stretch *start* to *end* in pieces; marks within others add their names."""
    inside = sorted(
        (mark for mark in marks if start <= mark[0] < mark[1] <= end),
        key=lambda mark: (mark[0], -mark[1], mark[2]),
    )
    merged: list[tuple[int, int, list[str]]] = []
    for first, last, name in inside:
        if merged and first < merged[-1][1]:
            merged[-1][2].append(name)
        else:
            merged.append((first, last, [name]))
    at = start
    for first, last, names in merged:
        if at < first:
            yield text[at:first]
        yield [text[first:last], ", ".join(dict.fromkeys(names))]
        at = last
    if at < end:
        yield text[at:end]
