"""Furniture: what is printed among the paragraphs of an article and is not its text.

Captions, credits, links to other articles, labels of the page, embeds, notes, tables, signatures.
The evidence is where a line stands, what shape it has, what it says, and whether it comes back in
other articles of the feed. Where the evidence is thin a line stays body: a caption left in a body
does little harm, a paragraph thrown out much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuskit.furnishings import context, rules
from corpuskit.furnishings.blocks import Body, cut_body
from corpuskit.furnishings.endings import find_endings
from corpuskit.furnishings.marks import find_marks
from corpuskit.furnishings.quotes import find_quotes
from corpuskit.furnishings.recurrence import find_recurring
from corpuskit.lines import split_rows
from corpuskit.records import Furniture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpuskit.furnishings.rules import Rule
    from corpuskit.lines import Rows
    from corpuskit.records import Feed, FurnitureKind, Span

RULES: tuple[Rule, ...] = (
    rules.find_tables,
    context.find_notes,
    rules.find_captions,
    find_marks,
    rules.find_labels,
    rules.find_prefixed,
    rules.find_calls,
    rules.find_embeds,
    rules.find_section_bylines,
    rules.find_times,
    context.find_links,
    context.find_other_texts,
    context.find_teasers,
    find_quotes,
    find_endings,
    context.find_signatures,
)
"""All rules of single bodies, surest first: a block belongs to the first one that claims it."""


def find_furniture(feed: Feed, bodies: Sequence[Span], /) -> tuple[tuple[Furniture, ...], ...]:
    r"""Return the furniture inside each of *bodies*, in order.

    Each piece lies inside its body and consists of whole rows, outer white space left out; pieces
    are disjoint. What one body holds does not depend on the order of the others.

    Args:
        feed: The feed that the bodies stand in.
        bodies: Body of each article, as the header parser found them; may be empty.

    Examples:
        >>> import corpuskit as ck
        >>> feed = ck.read(b"The bridge is open.\n\nShare this article\n\nNobody came to see it.")
        >>> [[piece]] = find_furniture(feed, [ck.Span(0, len(feed.text))])
        >>> piece.kind, piece.text
        ('share-widget', 'Share this article')
    """
    rows = split_rows(feed.text)
    cut = [cut_body(rows, span) for span in bodies]
    claims: list[dict[int, FurnitureKind]] = [_apply_rules(body) for body in cut]
    for number, at, kind in find_recurring(cut, claims):
        claims[number].setdefault(at, kind)
    return tuple(
        _to_furniture(rows, body, claimed) for body, claimed in zip(cut, claims, strict=True)
    )


def _apply_rules(body: Body) -> dict[int, FurnitureKind]:
    """Return the blocks of *body* that a rule claims, with their kinds."""
    claimed: dict[int, FurnitureKind] = {}
    for rule in RULES:
        for at, kind in rule(Body(body.blocks, wrapped=body.wrapped, claimed=claimed)):
            claimed.setdefault(at, kind)
    return claimed


def _to_furniture(
    rows: Rows, body: Body, claimed: Mapping[int, FurnitureKind]
) -> tuple[Furniture, ...]:
    """Return the claimed blocks as records; those of one kind on adjacent rows become one."""
    runs: list[tuple[int, int, FurnitureKind]] = []
    for at in sorted(claimed):
        block, kind = body.blocks[at], claimed[at]
        if runs and runs[-1][1] == block.first - 1 and runs[-1][2] == kind:
            runs[-1] = (runs[-1][0], block.last, kind)
        else:
            runs.append((block.first, block.last, kind))
    found = []
    for first, last, kind in runs:
        span = rows.span_of(first, last)
        found.append(Furniture(kind=kind, span=span, text=rows.text[span.start : span.end]))
    return tuple(found)
