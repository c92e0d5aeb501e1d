"""A feed is self-similar: how a candidate end compares with the likely ends of the other articles.

Once each candidate has a chance, every row has one to stand between two articles. Rows of the same
shape share what they are: if the others like it stand behind ends, so does this one; if the rows
above the other ends look like these, the article ends here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpuskit.segmentation.closings import Columns, find_grains, mean_of_others, read_at
from corpuskit.segmentation.features import OUTSIDE, Matrix
from corpuskit.segmentation.shapes import combine, move, name_classes

if TYPE_CHECKING:
    from corpuskit.cues.view import Whole
    from corpuskit.segmentation.closings import Closings, Odds
    from corpuskit.segmentation.features import Scored

AROUND = (-1, 0, 1, 2)
"""Rows around a candidate whose looks are compared."""

AHEAD = 3
"""Rows behind a candidate whose looks are averaged."""


def share_chances(closings: Closings, log_odds: Odds) -> Odds:
    """Return the chance of each candidate among those of its article (they add up to one)."""
    first = np.flatnonzero(np.diff(closings.owner, prepend=-1))
    owner = np.cumsum(np.diff(closings.owner, prepend=-1) > 0) - 1
    best = np.maximum.reduceat(log_odds, first)[owner]
    weight = np.exp(log_odds - best)
    return np.asarray(weight / np.add.reduceat(weight, first)[owner])


def measure_habits(
    scored: Scored, closings: Closings, log_odds: Odds
) -> tuple[Matrix, tuple[str, ...]]:
    """Return what the feed's other articles say of each candidate, and the names of the columns."""
    chance = share_chances(closings, log_odds)
    columns: Columns = {"log-odds": log_odds, "chance": chance}
    columns |= _measure_looks(scored, closings, chance)
    count = max(1, len(closings.starts) - 1)
    for name, key in _find_edges(scored, closings).items():
        others = np.bincount(key, chance)[key] - chance
        columns[f"end-mean:{name}"] = mean_of_others(key, chance)
        columns[f"end-share:{name}"] = others / count
    columns |= _compare_tails(closings, chance, log_odds)
    table = np.empty((len(columns), len(chance)), dtype=np.float32)
    for number, column in enumerate(columns.values()):
        table[number] = column
    return table.T, tuple(columns)


def _measure_looks(scored: Scored, closings: Closings, chance: Odds) -> Columns:
    """Return how likely rows that look like those around a candidate stand behind ends."""
    rows, limit = closings.rows, closings.limits[closings.owner]
    between = _spread(closings, chance, len(scored.view))
    left = np.maximum(limit - rows - 1, 1)
    near = np.minimum(rows + 1 + AHEAD, limit)
    columns: Columns = {}
    for name, key in find_grains(scored).items():
        alike = mean_of_others(key, between)
        for offset in AROUND:
            columns[f"between:{name}@{offset:+d}"] = read_at(alike, rows + offset, limit)
        total = np.concatenate([[0.0], np.cumsum(np.maximum(alike, 0.0), dtype=np.float64)])
        columns[f"between:{name}:behind"] = (total[limit] - total[rows + 1]) / left
        ahead = (total[near] - total[rows + 1]) / np.minimum(left, AHEAD)
        columns[f"between:{name}:ahead"] = ahead
    return columns


def _spread(closings: Closings, chance: Odds, size: int) -> Odds:
    """Return the chance of each row to stand behind the end of its article."""
    step = np.zeros(size + 1)
    step[closings.rows + 1] = chance
    total = np.cumsum(step)[:-1]
    owner = np.searchsorted(closings.starts, np.arange(size), side="right") - 1
    behind = total - np.where(owner >= 0, total[closings.starts[owner]], 0.0)
    return np.asarray(np.clip(behind, 0.0, 1.0))


def _find_edges(scored: Scored, closings: Closings) -> dict[str, Whole]:
    """Return keys of the candidates: shapes of the rows at both sides of the end."""
    rows = closings.rows
    last = rows == closings.limits[closings.owner] - 1
    blanks = np.minimum(np.append(scored.view.blanks[1:], 4), 4)
    shapes, kind = scored.shapes, name_classes(scored)
    behind = closings.limits[closings.owner] - rows
    keys = {
        "text": shapes.text[rows],
        "word": shapes.word[rows],
        "token": shapes.token[rows],
        "kind": combine(kind, blanks)[rows],
        "kinds": combine(kind, move(kind, -1), blanks)[rows],
        "edge": combine(shapes.edge, blanks)[rows],
    }
    below = {
        "text-below": move(shapes.text, 1)[rows],
        "word-below": move(shapes.word, 1)[rows],
        "token-below": combine(move(shapes.token, 1), blanks)[rows],
        "kinds-below": combine(kind, blanks, move(kind, 1))[rows],
    }
    keys |= {name: np.where(last, key.max(initial=0) + 2, key + 1) for name, key in below.items()}
    keys["rows-behind"] = behind
    keys["token-behind"] = combine(np.minimum(behind, 30), keys["token-below"])
    return keys


def _compare_tails(closings: Closings, chance: Odds, log_odds: Odds) -> dict[str, Odds]:
    """Compare each candidate with the others of its article, and its rest with other rests."""
    owner, count = closings.owner, len(closings.starts)
    rest = np.log2(closings.limits[owner] - closings.rows)
    expected = np.bincount(owner, chance * rest, count)
    inner = np.arange(count) < count - 1
    total, size = expected[inner].sum(), int(inner.sum())
    own = np.where(inner, expected, 0.0)
    others = np.where(size - inner > 0, (total - own) / np.maximum(size - inner, 1), OUTSIDE)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    place = np.cumsum(np.diff(owner, prepend=-1) > 0) - 1
    best = np.maximum.reduceat(log_odds, first)[place]
    return {
        "to-best": log_odds - best,
        "rest-of-others": others[owner],
        "rest-to-others": rest - others[owner],
    }
