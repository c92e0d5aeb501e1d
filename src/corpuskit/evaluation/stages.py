"""Scores one feed, stage by stage: boundaries, header fields, furniture, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.evaluation.fields import SCORED_FIELDS, is_right, states, wants
from corpuskit.evaluation.labels import COPY_KINDS, REWRITE_KINDS, pair_key
from corpuskit.evaluation.scores import Ratio, choose_window, pk, window_diff

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpuskit.evaluation.match import Match

BYLINES_NOT_LABELLED = ("mediargus", "apa-", "enron-latam", "enron-venturewire")
"""Beginnings of the names of feeds whose labels do not hold every byline: not scored there."""


@attrs.frozen(kw_only=True)
class Boundaries:
    """How well a feed was cut."""

    start: Ratio
    """Articles whose first line is exactly right."""

    exact: Ratio
    """Articles whose first and last line are exactly right."""

    pk: float
    """Pk over the lines of the feed, 0 (best) to 1."""

    window_diff: float
    """WindowDiff over the lines of the feed, 0 (best) to 1."""


def score_boundaries(match: Match) -> Boundaries:
    """Score first and last lines, and the boundaries as a segmentation of the lines."""
    golds = match.gold.articles
    starts = [gold for gold in golds if gold.start_line in match.found]
    exact = [gold for gold in starts if match.found[gold.start_line][0] in gold.end_lines]
    true = {gold.start_line - 1 for gold in golds} - {0}
    found = {line - 1 for line in match.found} - {0}
    window = choose_window(match.lines, len(true))
    return Boundaries(
        start=Ratio(right=len(starts), wanted=len(golds), given=match.given),
        exact=Ratio(right=len(exact), wanted=len(golds), given=match.given),
        pk=pk(true, found, units=match.lines, window=window),
        window_diff=window_diff(true, found, units=match.lines, window=window),
    )


def score_fields(match: Match) -> dict[str, Ratio]:
    """Score every field that the labels have a value for.

    A missed boundary costs its fields too. `Ratio.given` counts the values that the articles
    found carry, so a value where the labels say there is none lowers the precision.
    """
    scores = {}
    for field in SCORED_FIELDS:
        if field == "byline" and match.gold.name.startswith(BYLINES_NOT_LABELLED):
            continue
        wanted = sum(wants(field, gold) for gold in match.gold.articles)
        if wanted:
            scores[field] = Ratio(
                right=sum(
                    wants(field, gold) and is_right(field, gold, article)
                    for gold, article in match.pairs()
                ),
                wanted=wanted,
                given=sum(states(field, gold, article) for gold, article in match.pairs()),
            )
    return scores


def score_furniture(match: Match) -> Ratio | None:
    """Score the lines that are no body; ``None`` where the feed has no such labels."""
    labelled = [gold for gold in match.gold.articles if gold.furniture is not None]
    if not labelled:
        return None
    wanted = {line for gold in labelled for line in gold.furniture or ()}
    given = {
        line
        for _, article in match.found.values()
        for item in article.furniture
        for line in match.lines_of(item.span)
    }
    return Ratio(right=len(wanted & given), wanted=len(wanted), given=len(given))


def score_copies(matches: Iterable[Match]) -> Ratio | None:
    """Score the pairs of articles called copies; ``None`` where no pairs are labelled.

    Given are the pairs within one cluster of which both articles were found and which are
    labelled at all: labels name the copies and the pairs that look like copies, and say nothing
    of others. Rewritten stories count neither way.
    """
    kinds: dict[tuple[str, str], str] = {}
    clusters: dict[str, str] = {}
    for match in matches:
        kinds.update(match.gold.pairs)
        clusters.update(_clusters_of(match))
    scored = {pair: kind for pair, kind in kinds.items() if kind not in REWRITE_KINDS}
    if not scored:
        return None
    wanted = {pair for pair, kind in scored.items() if kind in COPY_KINDS}
    given = {pair for pair in scored if _joined(pair, clusters)}
    return Ratio(right=len(wanted & given), wanted=len(wanted), given=len(given))


def find_unlabelled_copies(matches: Iterable[Match]) -> tuple[tuple[str, str], ...]:
    """Return the pairs in one cluster of which the labels say nothing, for a person to read."""
    members: dict[str, list[str]] = {}
    labelled: set[tuple[str, str]] = set()
    for match in matches:
        labelled.update(match.gold.pairs)
        for article, cluster in _clusters_of(match):
            members.setdefault(cluster, []).append(article)
    pairs = {pair_key(a, b) for ids in members.values() for n, a in enumerate(ids) for b in ids[:n]}
    return tuple(sorted(pairs - labelled))


def _clusters_of(match: Match) -> Iterator[tuple[str, str]]:
    """Yield id of the label and cluster of every article that has copies."""
    for gold, article in match.pairs():
        if article.duplicate is not None:
            yield gold.id, article.duplicate.cluster


def _joined(pair: tuple[str, str], clusters: Mapping[str, str]) -> bool:
    """Tell whether both articles stand in one cluster."""
    a, b = (clusters.get(article) for article in pair)
    return a is not None and a == b
