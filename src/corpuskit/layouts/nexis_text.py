"""LexisNexis text: articles between rows such as "3 of 74 DOCUMENTS", in any interface language.

An article is headed by source, date and headline (or, in older exports, by copyright and source
in rows of their own with labels from HEADLINE to BODY) and closed by LOAD-DATE, LANGUAGE and
copyright. The count belongs to no article.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from corpuskit.layouts.assemble import assemble
from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.fields import Fields
from corpuskit.layouts.labels import Label, read_capitals
from corpuskit.layouts.nexis_fields import (
    RIGHTS,
    find_date_row,
    label_of,
    read_date_row,
    read_labelled,
)
from corpuskit.layouts.reading import (
    compile_row,
    count_prose,
    find_rows,
    first_text,
    iter_blocks,
    last_text,
    with_next,
)

if TYPE_CHECKING:
    from corpuskit.lines import Rows
    from corpuskit.records import Header

NAME = "nexis-text-1"

HEAD_BLOCKS = 14
"""Blocks in which a head must show itself; the longest head seen has ten."""

HEADED_SHARE = 0.5
"""Least share of counted documents that must have a head: some have no labels, most do."""

TITLE_BLOCKS = 2
"""Unlabelled blocks above the text at least: source and date; copyright may stand among them."""

FEWEST_BLOCKS, FEWEST_ROWS = 3, 6
"""An article of more rows than that has more blocks than that: source, date, headline, labels."""

FOOT_GAP = 3
"""Rows between two blocks of one foot, at most."""

_COUNT = compile_row(
    r"""
    [^\S\r\n]{0,100}
    (?:FOCUS[ ]-[ ])?                                    # the narrowed search of old exports
    (?:LEVEL[ ]\d{1,2}[ ]-[ ])?                          # "LEVEL 1 - 3 OF 20 STORIES"
    (?:
      \d{1,3}(?:[.,]?\d{3}){0,2}[ ](?:of|von|de|van|di|af|av)[ ]\d{1,3}(?:[.,]?\d{3}){0,2}[ ]
        (?:DOCUMENT[SEO]?S?|STORY|STORIES|DOKUMENTEN?|DOCUMENTEN|DOCUMENTI)
    | DO[CK]UMENTO?[ ]\d{1,3}(?:[.,]?\d{3}){0,2}[ ](?:of|von|de|van|di|sur|af|av)
        [ ]\d{1,3}(?:[.,]?\d{3}){0,2}
    )
    [^\S\r\n]{0,100}
    """,
    ignore_case=True,
)
_REQUEST = compile_row(
    r"""
    [^\S\r\n]{0,100}
    (?: -{2,}[ ]End[ ]of[ ]Request[ ]-{2,} | (?:Print|Email|Download)[ ]Request:[^\r\n]{0,200}
    | Time[ ]of[ ]Request:[^\r\n]{0,200} )
    [^\S\r\n]{0,100}
    """,
    ignore_case=True,
)
_DIGITS = re.compile(r"[\d.,]+")
Block = tuple[int, int]


@attrs.define
class _Head:
    """Where head and body of an article part."""

    before: list[Block] = attrs.field(factory=list)
    """Unlabelled blocks: source, date, headline."""

    labelled: bool = False
    """Whether a label was met."""

    body: int = 0
    """Number of the first block of the body."""

    skip: int = 0
    """Characters of that block's first row that are a label."""


def find(rows: Rows) -> list[RowRange]:
    """Return the articles between the counts; none if too few of them have a head."""
    counts = find_rows(_COUNT, rows)
    requests = find_rows(_REQUEST, rows) if counts else []
    found: list[RowRange] = []
    for count, following in with_next(counts, len(rows)):
        place = bisect.bisect_right(requests, count)
        end = min([following, *requests[place : place + 1]])
        first = first_text(rows, count + 1, end - 1)
        if first < end:
            last = last_text(rows, first, end - 1)
            last = _find_end(rows, first, last, at_end=end == len(rows))
            found.append(
                RowRange(
                    first=first, last=last, layout=NAME, mark=count, evidence=("document-count",)
                )
            )
    return _keep_headed(rows, found)


def _keep_headed(rows: Rows, found: list[RowRange]) -> list[RowRange]:
    """Return the articles under counts of the same words of which enough have a head.

    ProQuest counts, too ("Document 1 of 2"), and both may stand in one feed.
    """
    words = [
        "" if article.mark is None else _DIGITS.sub("", rows[article.mark]).casefold().strip()
        for article in found
    ]
    headed = Counter(
        word for word, article in zip(words, found, strict=True) if _has_head(rows, article)
    )
    counts = Counter(words)
    return [
        article
        for word, article in zip(words, found, strict=True)
        if headed[word] and headed[word] >= HEADED_SHARE * counts[word]
    ]


def _has_head(rows: Rows, article: RowRange) -> bool:
    """Tell whether one of the first blocks begins with a known label in capitals."""
    for first, _ in _find_blocks(rows, article.first, article.last)[:HEAD_BLOCKS]:
        label = label_of(rows[first])
        if label is not None and label.capitals:
            return True
    return False


def _find_blocks(rows: Rows, first: int, last: int) -> list[Block]:
    """Return the blocks of an article; where blank rows were lost, each row is one."""
    blocks = list(iter_blocks(rows, first, last))
    if len(blocks) > FEWEST_BLOCKS or last - first < FEWEST_ROWS:
        return blocks
    return [(row, row) for row in range(first, last + 1) if rows[row].strip()]


def _find_end(rows: Rows, first: int, last: int, *, at_end: bool) -> int:
    """Return the last row of the article: the end of its foot, if other text comes after it."""
    foot = _find_foot(rows, _find_blocks(rows, first, last))
    if foot and (at_end or count_prose(rows, foot[-1][1] + 1, last)):
        return foot[-1][1]
    return last


def _find_foot(rows: Rows, blocks: list[Block]) -> list[Block]:
    """Return the last run of closing labels behind the body, copyright included.

    Without a label, it is the last copyright block.
    """
    runs: list[list[Block]] = []
    labelled: list[Block] = []
    unlabelled = 0
    for block in blocks:
        label = label_of(rows[block[0]])
        closing = label is not None and label.capitals and label.role == "foot"
        if closing or (unlabelled > TITLE_BLOCKS and RIGHTS.match(rows[block[0]])):
            if not runs or runs[-1][-1][1] + FOOT_GAP < block[0]:
                runs.append([])
            runs[-1].append(block)
            labelled = runs[-1] if closing else labelled
        elif label is None or not label.capitals:
            unlabelled += 1
    return labelled or (runs[-1] if runs else [])


def sniff(rows: Rows) -> float:
    """Answer 0.99 if counted documents with heads stand in the feed, else 0."""
    return 0.99 if find(rows) else 0.0


def cut(rows: Rows) -> LayoutCut:
    """Cut at the counts; the page that says what was asked for is known, too."""
    return assemble(rows, find(rows), fronts=find_fronts(rows))


def find_fronts(rows: Rows) -> list[int]:
    """Return the rows that say what was asked for."""
    return find_rows(_REQUEST, rows)


def parse(rows: Rows, first: int, last: int) -> Header:
    """Read head and foot of one article."""
    fields = Fields(rows)
    blocks = _find_blocks(rows, first, last)
    foot = _find_foot(rows, blocks)
    upper = [block for block in blocks if not foot or block[0] < foot[0][0]]
    head = _read_head(fields, upper)
    if not head.labelled:
        head.before, head.body = upper[:3], len(upper[:3])
    _read_title(fields, head.before)
    for block in foot:
        if RIGHTS.match(rows[block[0]]):
            fields.put("copyright", fields.span(*block))
        else:
            read_labelled(fields, *block)
    if head.body < len(upper):
        fields.set_body(upper[head.body][0], upper[-1][1], skip=head.skip)
    return fields.build(first)


def _read_head(fields: Fields, blocks: list[Block]) -> _Head:
    """Read the labelled blocks of the head; collect what stands before them."""
    head = _Head()
    for number, (first, last) in enumerate(blocks):
        label = _head_label(fields.rows, blocks, number, labelled=head.labelled)
        if label is None:
            if head.labelled or number >= HEAD_BLOCKS:
                break
            head.before.append((first, last))
            continue
        head.labelled = True
        head.body = number + 1
        if label.role == "body":
            if fields.text(fields.span(first, last, skip=label.skip)):
                head.body, head.skip = number, label.skip
            break
        read_labelled(fields, first, last)
    return head


def _head_label(rows: Rows, blocks: list[Block], number: int, *, labelled: bool) -> Label | None:
    """Return the head label of a block; an unknown one counts where a known one follows it."""
    row = rows[blocks[number][0]]
    label = label_of(row)
    if label is not None:
        return label if label.capitals and label.role != "foot" else None
    if labelled and number + 1 < len(blocks):
        following = label_of(rows[blocks[number + 1][0]])
        if following is not None and following.capitals and following.role != "foot":
            return read_capitals(row)
    return None


def _read_title(fields: Fields, blocks: list[Block]) -> None:
    """Read copyright, source, date and headline from the blocks above the labels."""
    rows = fields.rows
    lines = [row for first, last in blocks for row in range(first, last + 1)]
    rights = [row for row in lines if RIGHTS.match(rows[row])]
    if rights:
        fields.put("copyright", fields.span(rights[0]))
        owned = set(rights)
        lines = [row for row in lines if row not in owned]
    dated = find_date_row(rows, lines)
    if dated is None:
        _read_undated(fields, lines)
        return
    read_date_row(fields, dated)
    above = [row for row in lines if row < dated]
    if above:
        fields.put("source", fields.span(above[-1] if rights else above[0]))
    below = [block for block in blocks if block[0] > dated]
    same = [b for b in blocks if b[0] <= dated < b[1]]
    if same:
        fields.put("edition", fields.span(dated + 1, same[0][1]))
    if below:
        fields.put("headline", fields.span(*below[0]))
        if len(below) > 1:
            fields.put("deck", fields.span(below[1][0], below[-1][1]))
    elif len(above) > 1 and not rights:
        fields.put("headline", fields.span(above[1], above[-1]))


def _read_undated(fields: Fields, lines: list[int]) -> None:
    """Read source and headline where no date is printed."""
    if lines:
        fields.put("source", fields.span(lines[0]))
    if len(lines) > 1:
        fields.put("headline", fields.span(lines[-1]))


LAYOUT = Layout(name=NAME, sniff=sniff, cut=cut, fronts=find_fronts, parse=parse)
