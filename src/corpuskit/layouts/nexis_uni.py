"""Nexis Uni (Lexis Advance) text and converted DOCX: articles that close with "End of Document".

An article is headed by headline, source, date and copyright, then labels ("Length: 437 words") up
to "Body"; behind the text come "Graphic", "Classification" and "Load-Date". A cover page with the
list of documents may stand before the first article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.nexis_fields import (
    RIGHTS,
    find_date_row,
    label_of,
    read_date_row,
    read_labelled,
)
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    first_text,
    fold,
    is_blank,
    is_rule,
    last_text,
    with_next,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

NAME = "nexis-uni"

HEAD_ROWS = 60
"""Rows in which the labels of a head stand; headlines and copyrights may be wrapped."""

HEADED_SHARE = 0.5
"""Least share of the articles that must have a label or a body mark; nearly all have."""

TITLE_ROWS = 12
"""Rows of headline, source and date above the labels, blank ones included."""

_DOCUMENT_END = compile_row(
    r"""
    [^\S\r\n]{0,100}
    (?: End[ ]of[ ]Document | Ende[ ]des[ ]Dokuments? | Dokumentende | Fin[ ]du[ ]document
    | Einde[ ]van[ ](?:het[ ])?document | Fin[ ]del?[ ]documento | Fim[ ]do[ ]documento
    | Fine[ ](?:del[ ])?documento )
    [^\S\r\n]{0,100}
    """,
    ignore_case=True,
)
_BODY = frozenset({
    "body", "textkörper", "hauptteil", "corps", "corps du texte", "cuerpo", "corpo",
    "corpo do texto", "hoofdtekst", "tekst", "text", "full text",
})  # fmt: skip
_BEHIND_BODY = frozenset({
    "graphic", "classification", "notes", "correction", "grafik", "klassifizierung", "graphique",
    "classificatie", "clasificación", "gráfico", "classificação", "classificazione", "grafico",
})  # fmt: skip
_NAVIGATION = re.compile(
    r"""
    \s*(?: \[\w{0,20}\] | \[image[^\]]{0,80}\] | Page[ ]\d{1,5}[ ]of[ ]\d{1,5}
    | \|?\s?About[ ]LexisNexis\b.{0,200} | .{0,3}Copyright[ ]©[ ]\d{4}[ ]LexisNexis.{0,80} )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COVER = re.compile(
    r"""
    \s*(?: (?:User[ ]Name|Date[ ]and[ ]Time|Job[ ]Number|Client/Matter|Search[ ]Terms
    |Search[ ]Type|Narrowed[ ]by)\s?:
    | Documents?[ ]\(\d{1,6}\) | Content[ ]Type\b | Narrowed[ ]by\b | News[ ]{3,}\S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@attrs.frozen
class _Parts:
    """Rows at which an article changes."""

    labels: int
    """First row of copyright or labels."""

    mark: int
    """Row behind the labels: that of the body mark, or the first of the text."""

    body: int
    """First row of the text."""

    foot: int
    """First row behind the text; one past the last row if there is none."""


def find(rows: Rows) -> list[RowRange]:
    """Return the articles before the end marks; none if too few of them have a head."""
    found: list[RowRange] = []
    headed, begin = 0, 0
    for end in find_rows(_DOCUMENT_END, rows):
        last = last_text(rows, begin, end - 1)
        first = _skip_navigation(rows, begin, last)
        if not found or _COVER.match(rows[first][:100]):
            first = _find_first(rows, first, last)
        begin = end + 1
        if first <= last:
            headed += _first_label(rows, first, last) is not None
            found.append(
                RowRange(
                    first=first, last=last, layout=NAME, mark=end, evidence=("end-of-document",)
                )
            )
    return found if headed and headed >= HEADED_SHARE * len(found) else []


def _skip_navigation(rows: Rows, first: int, last: int) -> int:
    """Return the first row that is neither blank nor a page header."""
    while first <= last and (is_blank(rows, first) or _NAVIGATION.fullmatch(rows[first][:400])):
        first += 1
    return first


def _first_label(rows: Rows, first: int, last: int) -> int | None:
    """Return the first row of the head that is a label or the body mark."""
    for row in range(first, min(last, first + HEAD_ROWS) + 1):
        text = rows[row]
        if fold(text[:60]).casefold() in _BODY or _is_label(text):
            return row
    return None


def _is_label(text: str) -> bool:
    """Tell whether a row begins with a known label of a head."""
    label = label_of(text)
    return label is not None and label.role in ("section", "length", "byline", "dateline", "deck")


def _find_first(rows: Rows, first: int, last: int) -> int:
    """Return where the first article begins below a cover page or foreign text."""
    begin = first
    for row in range(first, last + 1):
        text = rows[row]
        if _COVER.match(text[:100]):
            begin = row + 1
        elif fold(text[:60]).casefold() in _BODY:
            break
    label = next((row for row in range(begin, last + 1) if _is_label(rows[row])), None)
    below = _skip_cover(rows, begin, last)
    if label is None or label - below <= TITLE_ROWS:
        return below
    return _climb(rows, below, label)


def _skip_cover(rows: Rows, first: int, last: int) -> int:
    """Skip what the list of documents leaves below its last label: rules and filters."""
    row = first
    while row <= last:
        text = rows[row].strip()
        if (
            not text
            or is_rule(text)
            or _NAVIGATION.fullmatch(text[:400])
            or re.fullmatch(r"(?:News|Narrowed by)|(?:\w[\w ]{2,30}: .*;.*)", text[:2000])
        ):
            row += 1
        else:
            return row
    return row


def _climb(rows: Rows, first: int, label: int) -> int:
    """Climb from the first label to the headline: date, source, headline stand above it."""
    top = max(first, label - TITLE_ROWS)
    dated = find_date_row(rows, range(top, label))
    if dated is None:
        return first
    source = last_text(rows, top, dated - 1)
    headline = last_text(rows, top, source - 1)
    while headline - 1 >= top and not is_blank(rows, headline - 1):
        headline -= 1
    return max(headline, top)


def sniff(rows: Rows) -> float:
    """Answer 0.99 if articles with heads stand before end marks, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the end marks; cover pages are known, too."""
    articles = find(rows)
    ends = [0, *(article.last + 1 for article in articles)]
    fronts = [
        row
        for end, article in zip(ends, articles, strict=False)
        for row in range(end, article.first)
        if _COVER.match(rows[row][:100])
    ]
    return assemble(rows, articles, fronts=fronts)


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read head and foot of one article."""
    fields = Fields(rows)
    parts = _find_parts(rows, first, last)
    _read_title(fields, first, parts.labels - 1)
    for begin, end in _labelled(rows, parts.labels, parts.mark - 1):
        if RIGHTS.match(rows[begin]):
            fields.put("copyright", fields.span(begin, end))
        else:
            read_labelled(fields, begin, end)
    for begin, end in _labelled(rows, parts.foot, last):
        read_labelled(fields, begin, end)
    begin = first_text(rows, parts.body, parts.foot - 1)
    fields.set_body(begin, last_text(rows, begin, parts.foot - 1))
    return fields.build(first)


def _find_parts(rows: Rows, first: int, last: int) -> _Parts:
    """Return where labels, text and foot of an article begin."""
    labels = mark = None
    for row in range(first + 1, min(last, first + HEAD_ROWS) + 1):
        text = rows[row]
        if fold(text[:60]).casefold() in _BODY:
            mark = row
            break
        if labels is None and (_is_label(text) or RIGHTS.match(text)):
            labels = row
    body = last + 1 if mark is None else mark + 1
    if mark is None:
        mark = labels if labels is not None else first
        while mark <= last and _is_head_row(rows[mark]):
            mark += 1
        body = mark
    labels = min(labels if labels is not None else mark, mark)
    return _Parts(max(labels, first), mark, body, _find_foot(rows, body, last))


def _is_head_row(text: str) -> bool:
    """Tell whether a row is blank, labelled, or of copyright."""
    return not text.strip() or _is_label(text) or bool(RIGHTS.match(text))


def _find_foot(rows: Rows, body: int, last: int) -> int:
    """Return the first row of the labels that close an article; *last* + 1 if there are none."""
    foot = last + 1
    for row in range(last, body - 1, -1):
        text = rows[row]
        label = label_of(text)
        if label is not None and label.role == "foot":
            foot = row
        elif fold(text[:60]).casefold() in _BEHIND_BODY:
            return row
        elif foot <= last and foot - row > 2 and not is_blank(rows, row):  # noqa: PLR2004 - a wrapped value
            break
    return foot


def _labelled(rows: Rows, first: int, last: int) -> list[tuple[int, int]]:
    """Return the rows of each label: from it to the row before the next one."""
    marks = [
        row for row in range(first, last + 1) if label_of(rows[row]) or RIGHTS.match(rows[row])
    ]
    return [
        (row, last_text(rows, row, following - 1)) for row, following in with_next(marks, last + 1)
    ]


def _read_title(fields: Fields, first: int, last: int) -> None:
    """Read headline, source and date: the rows above the labels, in this order."""
    rows = fields.rows
    lines = [row for row in range(first, last + 1) if not is_blank(rows, row)]
    dated = find_date_row(rows, lines[1:])
    if dated is None:
        if lines:
            fields.put("headline", fields.span(lines[0]))
        if len(lines) > 1:
            fields.put("source", fields.span(lines[-1]))
        return
    read_date_row(fields, dated)
    above = [row for row in lines if row < dated]
    if len(above) > 1:
        fields.put("source", fields.span(above[-1]))
        fields.put("headline", fields.span(above[0], above[-2]))
    elif above:
        fields.put("headline", fields.span(above[0]))


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", parse=parse)
