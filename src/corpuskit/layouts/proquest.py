"""ProQuest text: labelled fields from "Author:" over "Full text:" to "Database:".

A title stands above the first label (some exports label it, too); behind the text come fifteen
to twenty more labels, among them the document's number, by which an article is known. Exports
put nothing, a rule, or "Document 3 of 12" between articles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.labels import PROQUEST, Label, read_label
from corpuskit.layouts.reading import (
    compile_row,
    find_rows,
    find_width,
    first_text,
    is_blank,
    is_rule,
    is_wrapped,
    iter_blocks,
    last_text,
)
from corpuskit.records import Header, Span

if TYPE_CHECKING:
    from corpuskit.lines import Rows

NAME = "proquest-text-1"

WIDTH_ROWS = 40
"""Rows from the document number on that show at which width values are wrapped."""

FEWEST_LABELS = 3
"""Different known labels an article must have; the shortest seen has sixteen."""

_NUMBER = compile_row(
    r"""
    [^\S\r\n]{0,60}
    (?: ProQuest[ -](?:document|Dokument)[ -]ID          # English, German
    | (?:ID|Nº|N°)[ ](?:de|du|del|do)[ ]{1,3}document[eo]?[ ](?:de[ ])?ProQuest )
    [^\S\r\n]{0,3}:[^\r\n]*
    """,
    ignore_case=True,
)
_NAVIGATION = re.compile(
    r"""
    \s*(?: (?:Document|Dokument|Documento|Email|E-mail)[ ]\d{1,5}[ ](?:of|von|de|sur|di)[ ]\d{1,5}
    | .{1,80}[ ]sent[ ]you[ ]the[ ]following:? | Please[ ]do[ ]not[ ]reply.{0,60}
    | All[ ]documents[ ]are[ ]reproduced.{0,80} | .{0,20}reproduction[ ]or[ ]distribution.{0,80}
    | Report[ ]Information[ ]from[ ]ProQuest.{0,40} | Table[ ]of[ ]contents | Back[ ]to[ ]top
    | \d{1,2}[ ]\w{3,12}[ ]\d{4}[ ]{2,}ProQuest )\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"\s*[^:\r\n]{0,30}\bProQuest\b[^:\r\n]{0,30}")
"""The link to the document, in the interface's language."""

_CITATION = re.compile(r"\[[^\[\]]{2,60}\]\s?[.:]?\s?.{0,40}\b(?:1[6-9]|20)\d\d\b", re.DOTALL)
_LABELLED = re.compile(r"\s{0,60}[^\W\d_][\w '’/&()-]{1,40}?\s?:(?:\s|$)")


def find(rows: Rows) -> list[RowRange]:
    """Return the articles around the document numbers."""
    found: list[RowRange] = []
    begin = 0
    for number in find_rows(_NUMBER, rows):
        if number < begin:
            continue
        last = _find_end(rows, number)
        labels = {
            label.text.casefold()
            for row in range(begin, last + 1)
            if (label := _label(rows[row])) is not None
        }
        if len(labels) >= FEWEST_LABELS:
            first = _find_first(rows, begin, number, at_top=not found)
            found.append(
                RowRange(first=first, last=last, layout=NAME, evidence=("document-number",))
            )
        begin = last + 1
    return found


def _label(row: str) -> Label | None:
    """Return the ProQuest label that *row* begins with."""
    return read_label(row, PROQUEST)


def _find_end(rows: Rows, number: int) -> int:
    """Return the last row of the run of labels that the document number stands in."""
    seen: set[str] = set()
    width = find_width(rows, number, min(number + WIDTH_ROWS, len(rows) - 1))
    last = number
    for row in range(number, len(rows)):
        text = rows[row]
        if not text.strip():
            continue
        label = _label(text)
        if label is not None:
            if label.text.casefold() in seen or label.role == "title":
                break
            seen.add(label.text.casefold())
        elif (
            row != last + 1
            or is_rule(text)
            or not (is_wrapped(rows[last], text, width) or _goes_on(rows, row + 1, seen))
        ):
            break
        last = row
    return last


def _goes_on(rows: Rows, row: int, seen: set[str]) -> bool:
    """Tell whether a row is one more label of the run."""
    label = _label(rows[row]) if row < len(rows) else None
    return (
        label is not None
        and label.role in ("foot", "copyright", "url")
        and label.text.casefold() not in seen
    )


def _find_first(rows: Rows, begin: int, number: int, *, at_top: bool) -> int:
    """Return the first row of the article with the document number in row *number*."""
    top = begin
    while top < number and (
        is_blank(rows, top) or is_rule(rows[top]) or _NAVIGATION.fullmatch(rows[top][:200])
    ):
        top += 1
    label = next((row for row in range(top, number + 1) if _label(rows[row])), number)
    if not at_top or label == top:
        return top
    above = [
        block
        for block in iter_blocks(rows, top, label - 1)
        if not _NAVIGATION.fullmatch(rows[block[1]][:200]) and not _LINK.fullmatch(rows[block[0]])
    ][-2:]
    if not above:
        return label
    if len(above) > 1 and _is_citation(rows, above[-1]):
        return above[0][0]
    return above[-1][0]


def _is_citation(rows: Rows, block: tuple[int, int]) -> bool:
    """Tell whether a block cites publication, place and date."""
    text = rows.text[rows.starts[block[0]] : rows.ends[block[1]]]
    return bool(_CITATION.search(text[:1000]))


def sniff(rows: Rows) -> float:
    """Answer 0.99 if labelled documents with ProQuest numbers stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut around the document numbers."""
    return assemble(rows, find(rows))


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read the labelled fields."""
    fields = Fields(rows)
    labels = [row for row in range(first, last + 1) if _label(rows[row])]
    foot = _find_foot(rows, first, last)
    body = next((row for row in labels if _role(rows[row]) == "body"), None)
    upper = labels[0] if labels else first
    above = list(iter_blocks(rows, first, upper - 1))
    cited: list[Span] = []
    if above:
        fields.put("headline", fields.span(*above[0]))
        cited.extend(fields.span(*block) for block in above[1:] if _is_citation(rows, block))
    head_end = (body if body is not None else foot) - 1
    for begin, end in ((upper, head_end), (foot, last)):
        if begin <= end:
            cited.extend(_read(fields, begin, end))
    for span in cited:
        _read_citation(fields, span)
    if body is not None:
        label = _label(rows[body])
        end = last_text(rows, body, foot - 1)
        fields.set_body(body, end, skip=label.skip if label else 0)
    elif not labels:
        fields.set_body(first_text(rows, first, last), last)
    return fields.build(first)


def _role(row: str) -> str | None:
    """Return the role of the label that *row* begins with."""
    label = _label(row)
    return None if label is None else label.role


def _find_foot(rows: Rows, first: int, last: int) -> int:
    """Return the first row of the labels behind the text; *last* + 1 if there are none."""
    foot = last + 1
    for begin, _ in reversed(list(iter_blocks(rows, first, last))):
        role = _role(rows[begin])
        if role == "body":
            break
        if role is not None:
            foot = begin
        elif foot > last or not _LABELLED.match(rows[begin][:120]):
            break
    return foot


def _read(fields: Fields, first: int, last: int) -> list[Span]:
    """Read labelled rows; a labelled title is the headline. Returns the citations."""
    cited: list[Span] = []
    for block in iter_blocks(fields.rows, first, last):
        for role, span in fields.read_labels(*block, PROQUEST):
            if role == "title":
                fields.put("headline", span)
            elif role == "citation":
                cited.append(span)
    return cited


def _read_citation(fields: Fields, span: Span) -> None:
    """Read publication and date from "Los Angeles Times ; Los Angeles [Los Angeles]08 May 2010"."""
    text = fields.rows.text[span.start : span.end]
    bracket = text.find("[")
    if bracket < 0:
        return
    behind = text.find("]", bracket)
    if "source" not in fields.values and ".  " not in text[:bracket]:
        fields.put("source", Span(span.start, span.start + len(text[:bracket].rstrip())))
    if behind > 0:
        fields.put("date", Span(span.start + behind + 1, span.end))


def find_fronts(rows: Rows) -> list[int]:
    """Return the rows that count the documents, or say who sent them."""
    return [row for row in range(len(rows)) if _NAVIGATION.fullmatch(rows[row][:200])]


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, anchor="foot", fronts=find_fronts, parse=parse)
