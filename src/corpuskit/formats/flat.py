"""An article as one flat row: what spreadsheets, front matter and bags of metadata can hold.

A flat row keeps the fields of the header, the body, the language, the place among copies and
where the article stands. It drops spans and edits, furniture, evidence, the fields in ``extra``
and stretches in other languages; lists are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuskit.records import Article

JOINT = "; "
"""Stands between the items of a list."""

Cell = str | int | float | None

COLUMNS = (
    *("id", "date", "time", "source", "headline", "kicker", "deck", "byline", "dateline", "place"),
    *("credits", "section", "page", "edition", "url", "copyright"),
    *("language", "language_confidence"),
    *("duplicate_cluster", "duplicate_kind", "duplicate_of"),
    *("feed", "first_line", "last_line", "boundary_confidence", "words", "body"),
)
"""Names of the cells, in order."""


def flatten_article(article: Article, /) -> dict[str, Cell]:
    """Return the flat row of *article*: a cell for each of `COLUMNS`.

    Names are those of the record; ``language_confidence``, ``duplicate_kind`` and the like stand
    for parts of it. ``words`` counts what blanks divide in the body.
    """
    copy = article.duplicate
    return {
        "id": article.id,
        "date": article.date,
        "time": article.time,
        "source": article.source,
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "byline": JOINT.join(article.byline) or None,
        "dateline": article.dateline,
        "place": article.place,
        "credits": JOINT.join(article.credits) or None,
        "section": article.section,
        "page": article.page,
        "edition": article.edition,
        "url": article.url,
        "copyright": article.copyright,
        "language": article.language.code,
        "language_confidence": article.language.confidence,
        "duplicate_cluster": copy.cluster if copy else None,
        "duplicate_kind": copy.kind if copy else None,
        "duplicate_of": copy.of if copy else None,
        "feed": article.feed,
        "first_line": article.lines.first,
        "last_line": article.lines.last,
        "boundary_confidence": article.boundary.confidence,
        "words": len((article.body or "").split()),
        "body": article.body,
    }


def describe_article(article: Article, /, *leave_out: str) -> dict[str, str | int | float]:
    """Return what is there of the flat row, without the body and the columns in *leave_out*."""
    row = flatten_article(article)
    left = {"body", *leave_out}
    return {name: cell for name, cell in row.items() if cell is not None and name not in left}
