"""A file of corrections to begin with: what was found, the weakest boundary first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.corrections.form import Corrections
from corpuskit.corrections.places import LineIndex, quote_line
from corpuskit.corrections.text import format_correction
from corpuskit.lines import split_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.corrections.form import Correction
    from corpuskit.records import Segment, Segmentation

HEAD = """\
# Corrections of {name}, for corpuskit.
# A line says what a line of the feed is: WHAT LINE/LINES: TEXT. The text is what counts, the
# number only a hint, so the file keeps when the feed grows. WHAT is
#   cut     an article begins with this line       no-cut  none does
#   end     its article ends with this line
#   source  (headline, byline, date ...) the line is this field; not-source: it is not
#   body    the line is body text; not-body: it is not
# Without a number all lines that read so are meant. Boundaries stand here the weakest first; one
# left as it is counts as confirmed. Delete what you don't want to decide.
"""


def make_corrections(
    segmentation: Segmentation, /, *, base: Segmentation | None = None
) -> Corrections:
    """Return corrections that say where the articles of *segmentation* begin and end.

    Law: applied to *base*, another cut of the same feed, they give the articles of
    *segmentation*; without *base*, applied to *segmentation* itself.

    Args:
        segmentation: What is wanted.
        base: What there is; articles that begin there and not in *segmentation* become
            ``no-cut``.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read("seeds/feeds/004_7f0cd54b96fc7c98.txt")
        >>> said = make_corrections(ck.segment(feed))
        >>> [item.what for item in said.items[:3]]
        ['cut', 'end', 'cut']
    """
    index = LineIndex(split_rows(segmentation.feed.text))
    items = [item for article in segmentation.articles for item in _quote_article(index, article)]
    starts = {index.rows.row_at(article.span.start) for article in segmentation.articles}
    wrong = {index.rows.row_at(a.span.start) for a in base.articles} - starts if base else set()
    items.extend(quote_line(index, row, "no-cut") for row in sorted(wrong))
    return Corrections(items=tuple(items))


def print_template(segmentation: Segmentation, /, *, weak_below: float | None = None) -> str:
    """Print what was found as a file of corrections to be edited, the weakest boundary first.

    Law: unedited, it gives the articles of *segmentation*.

    Args:
        segmentation: How the feed was cut.
        weak_below: Only boundaries below this confidence, 0 to 1, are printed; ``None`` for all.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read("seeds/feeds/004_7f0cd54b96fc7c98.txt")
        >>> said = ck.parse_corrections(print_template(ck.segment(feed)))
        >>> sum(item.what == "cut" for item in said.items)
        10
    """
    index = LineIndex(split_rows(segmentation.feed.text))
    articles = [
        article
        for article in segmentation.articles
        if weak_below is None or article.boundary.confidence < weak_below
    ]
    parts = [HEAD.format(name=" ".join(segmentation.feed.name.split()))]
    for article in sorted(articles, key=lambda a: (a.boundary.confidence, a.span.start)):
        evidence = " ".join(", ".join(article.boundary.evidence).split()) or "nothing"
        parts.append(f"\n# {article.boundary.confidence:.2f}, for it: {evidence}\n")
        parts.extend(map(format_correction, _quote_article(index, article)))
    return "".join(parts)


def _quote_article(index: LineIndex, article: Segment) -> Iterator[Correction]:
    """Yield the corrections that say where an article begins and ends."""
    rows = index.rows
    yield quote_line(index, rows.row_at(article.span.start), "cut")
    last = rows.row_at(max(article.span.start, article.span.end - 1))
    yield quote_line(index, last, "end")
