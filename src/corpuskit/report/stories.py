"""Copies -> the stories of a report: who took from whom, and how any two articles are related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.duplicates import COPY_KINDS
from corpuskit.records import DuplicateKind
from corpuskit.syndication.entries import Entry
from corpuskit.syndication.lineage import trace_lineage
from corpuskit.syndication.tokens import hash_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpuskit.records import Article
    from corpuskit.syndication.records import DuplicatePair

SHARE_DIGITS = 3
"""Digits of shares and confidences in a report: no more is read off a page."""


@attrs.frozen(kw_only=True)
class Relation:
    """How two articles stand to each other."""

    a: str
    """Id of one."""

    b: str
    """Id of the other."""

    kind: DuplicateKind
    """What they are to each other."""

    similarity: float
    """Jaccard similarity, 0 to 1."""

    a_in_b: float
    """Share of *a* that stands in *b*, 0 to 1."""

    b_in_a: float
    """Share of *b* that stands in *a*, 0 to 1."""


def list_relations(
    articles: Iterable[Article], pairs: Sequence[DuplicatePair]
) -> tuple[Relation, ...]:
    """Return the relations of articles: the *pairs*, or what the records say without them."""
    if pairs:
        names = [field.name for field in attrs.fields(Relation)]
        return tuple(Relation(**{name: getattr(p, name) for name in names}) for p in pairs)
    found = []
    for article in articles:
        place = article.duplicate
        if place is not None and place.of is not None and place.kind is not None:
            found.append(
                Relation(
                    a=article.id,
                    b=place.of,
                    kind=place.kind,
                    similarity=place.similarity or 0.0,
                    a_in_b=place.a_in_b or 0.0,
                    b_in_a=place.b_in_a or 0.0,
                )
            )
    return tuple(found)


def list_stories(
    articles: Sequence[Article], relations: Iterable[Relation], numbers: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the clusters, largest first: members in order of time, and who took from whom.

    Args:
        articles: All articles.
        relations: How they stand to one another.
        numbers: The number of each article in the report, by id.
    """
    clusters: dict[str, list[Article]] = {}
    for article in articles:
        if article.duplicate is not None:
            clusters.setdefault(article.duplicate.cluster, []).append(article)
    entries = {a.id: _enter(a) for members in clusters.values() for a in members}
    copies = [
        (r.a, r.b, r.kind, r.a_in_b, r.b_in_a)
        for r in relations
        if r.kind in COPY_KINDS and r.a in entries and r.b in entries
    ]
    edges: dict[str, list[list[Any]]] = {}
    for descent in trace_lineage(copies, entries):
        edges.setdefault(descent.copy, []).append(
            [
                numbers[descent.source],
                numbers[descent.copy],
                descent.kind,
                descent.reason,
                round(descent.share, SHARE_DIGITS),
            ]
        )
    return [
        {
            "kept": next((numbers[a.id] for a in members if _is_kept(a)), -1),
            "members": [numbers[a.id] for a in sorted(members, key=_by_time)],
            "edges": [edge for a in sorted(members, key=_by_time) for edge in edges.get(a.id, ())],
        }
        for _, members in sorted(clusters.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _enter(article: Article) -> Entry:
    """Return what lineage looks at."""
    return Entry(
        id=article.id,
        tokens=len(hash_tokens(article.body or "")),
        date=article.date,
        time=article.time,
        source=article.source,
        credits=article.credits,
    )


def _is_kept(article: Article) -> bool:
    """Tell whether an article is the one that stands for its cluster."""
    return article.duplicate is not None and article.duplicate.of is None


def _by_time(article: Article) -> tuple[str, str, bool, str]:
    """Return the sort key of a member: by date and time, the undated last."""
    return (article.date or "9999", article.time or "99", not _is_kept(article), article.id)
