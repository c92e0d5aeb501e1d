"""Copies and whole corpora for notebooks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpuskit.notebook.markup import SOFT, Markup, facts, quote, table, tag
from corpuskit.pipeline.summary import list_facts

if TYPE_CHECKING:
    from corpuskit.duplicates import Duplicates
    from corpuskit.pipeline.corpus import Corpus
    from corpuskit.records import Article

CLUSTERS = 5
"""Clusters that the table shows at most."""

MEMBERS = 6
"""Members of a cluster that are named at most."""

ARTICLES = 8
"""Articles that the table of a corpus shows at most."""


def show_duplicates(found: Duplicates, /) -> Markup:
    """Return how many copies there are, of what kinds, and the largest clusters."""
    kinds = Counter(kind for kind in found.kinds if kind is not None)
    told = {
        "articles": f"{len(found.entries):,}",
        "kept": f"{len(found.kept):,}",
        "clusters": f"{len(found.clusters):,}",
        "pairs": ", ".join(f"{kind} {n:,}" for kind, n in sorted(kinds.items())) or "none",
    }
    rows = [
        [
            f"{len(cluster):,}",
            quote(_name(found, found.heads[cluster[0]])),
            quote("; ".join(_name(found, name) for name in cluster[:MEMBERS]), limit=300),
        ]
        for cluster in found.clusters[:CLUSTERS]
    ]
    more = len(found.clusters) - CLUSTERS
    return tag(
        "div",
        facts(told),
        table(("size", "kept", "articles"), rows) if rows else None,
        tag("div", f"and {more:,} more clusters", style=SOFT) if more > 0 else None,
    )


def _name(found: Duplicates, name: str) -> str:
    """Return an article as a reader knows it: source, date, and the beginning of its id."""
    entry = found.entries[name]
    return " ".join(filter(None, (entry.source, entry.date, f"({name[:11]})")))


def show_corpus(corpus: Corpus, /) -> Markup:
    """Return the summary of a corpus and its first articles."""
    summary = ((label, quote(fact, limit=300)) for label, fact in list_facts(corpus))
    more = len(corpus.articles) - ARTICLES
    head = ("headline", "source", "date", "language", "words", "boundary", "copy")
    return tag(
        "div",
        table((), summary),
        table(head, map(_list_article, corpus.articles[:ARTICLES])) if corpus.articles else None,
        tag("div", f"and {more:,} more articles; .report() shows them all", style=SOFT)
        if more > 0
        else None,
    )


def _list_article(article: Article) -> list[Markup | str]:
    """Return the row of an article."""
    place = article.duplicate
    return [
        quote(article.headline or "–", limit=70),
        quote(article.source or "–", limit=40),
        article.date or "–",
        article.language.code,
        f"{len((article.body or '').split()):,}",
        f"{article.boundary.confidence:.2f}",
        "" if place is None else place.kind or "kept",
    ]
