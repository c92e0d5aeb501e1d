"""The features of a candidate start: the cues at the rows around it, and what lies below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.block import iter_blocks
from corpuskit.cues.keys import empty_keys, fill_keys, make_keys
from corpuskit.cues.overview import Shapes, take_overview
from corpuskit.cues.registry import CUES, FeedCue, RowCue
from corpuskit.cues.view import Scores, View, Whole
from corpuskit.segmentation.cohesion import Words, WordSample
from corpuskit.segmentation.shapes import classify_rows
from corpuskit.segmentation.splits import measure_splits
from corpuskit.segmentation.zones import LONG_ROW, find_body, measure_zones

Matrix = npt.NDArray[np.float32]
"""One line a candidate, one column a feature."""

SHORT_ROW = 0.75
"""Full rows below which a row is no inner row of a wrapped paragraph."""

CERTAIN_DATE = 0.5
"""Score from which a row counts as a date line."""

REACH = 8
"""Solid rows above and below a candidate that are summed up."""

OUTSIDE = -1.0
"""Value of a cue beyond either end of the feed."""


@attrs.frozen(eq=False)
class Scored:
    """A view with the scores of every cue."""

    view: View
    """The rows."""

    scores: Mapping[str, Scores]
    """Scores of the rows, by the name of the cue."""

    body: Scores
    """1 for rows that look like running text."""

    shapes: Shapes
    """What the rows look like."""

    kinds: Whole
    """The class of each row: what kind of header, body or foot row it is."""

    words: Words
    """The rarer words of the feed, or a sample of them."""


def score_cues(view: View) -> Scored:
    """Ask every cue: those of single rows block by block, then those of the whole feed."""
    scores = {cue.name: np.zeros(len(view), dtype=np.float32) for cue in CUES}
    keys = empty_keys(len(view))
    words = WordSample(len(view))
    for first, last, above, block in iter_blocks(view):
        inner = slice(above, above + last - first)
        for cue in CUES:
            if isinstance(cue, RowCue):
                scores[cue.name][first:last] = cue.score(block)[inner]
        fill_keys(keys, first, make_keys(block), inner)
        words.add(block, first, inner)
    overview = take_overview(view, keys)
    for cue in CUES:
        if isinstance(cue, FeedCue):
            scores[cue.name] = cue.score(overview)
    return Scored(
        view,
        scores,
        find_body(scores),
        shapes=overview.shapes,
        kinds=classify_rows(scores),
        words=words.finish(),
    )


def find_candidates(scored: Scored) -> Whole:
    """Return the solid rows at which an article may begin.

    These are the first row of every block, and rows after one that is no full row of running text
    (a rule, a foot, the short last row of a paragraph).
    """
    view, scores = scored.view, scored.scores
    if not len(view):
        return np.zeros(0, dtype=np.int64)
    extent = scores["extent"]
    short_above = np.concatenate([[True], (extent[:-1] < SHORT_ROW) | (extent[:-1] > LONG_ROW)])
    ended_above = np.concatenate([[True], scores["full-stop"][:-1] > 0])
    rule_above = np.concatenate([[True], scores["rule-line"][:-1] > 0])
    fits = (view.blanks > 0) | short_above | ended_above | rule_above
    fits &= scores["rule-line"] == 0
    return np.flatnonzero(fits)


@attrs.frozen(eq=False)
class Surroundings:
    """A feed with what lies around each of its rows, ready for the features of candidates."""

    scored: Scored
    """The rows."""

    around: Mapping[str, Scores]
    """What lies above and below each row, by name."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the features, in order."""
        return (*(f"{name}@{at:+d}" if at else name for name, at in _READ), *self.around)

    def measure(self, candidates: Whole) -> Matrix:
        """Return the features of *candidates*: any of the feed's, in any order."""
        table = np.empty((len(_READ) + len(self.around), len(candidates)), dtype=np.float32)
        size = len(self.scored.view)
        for offset in sorted({at for _, at in _READ}):
            places = candidates + offset
            outside = np.flatnonzero((places < 0) | (places >= size))
            places = np.clip(places, 0, size - 1)
            for column, (name, at) in enumerate(_READ):
                if at == offset:
                    np.take(self.scored.scores[name], places, out=table[column])
                    table[column, outside] = OUTSIDE
        for column, values in enumerate(self.around.values(), len(_READ)):
            np.take(values, candidates, out=table[column])
        return table.T


_READ = [(cue.name, offset) for cue in CUES for offset in cue.offsets]
"""Cues, and the rows around a candidate at which they are read."""


def measure_surroundings(scored: Scored) -> Surroundings:
    """Measure what lies around each row."""
    return Surroundings(scored, _measure_surroundings(scored))


def measure_candidates(scored: Scored, candidates: Whole) -> tuple[Matrix, tuple[str, ...]]:
    """Return the features of *candidates* and the names of the columns."""
    surroundings = measure_surroundings(scored)
    return surroundings.measure(candidates), surroundings.names


def shift(values: Scores, offset: int) -> Scores:
    """Return *values* read *offset* rows further down; :data:`OUTSIDE` beyond the ends."""
    result = np.full(len(values), OUTSIDE, dtype=np.float32)
    if abs(offset) >= len(values):
        return result
    if offset > 0:
        result[:-offset] = values[offset:]
    elif offset < 0:
        result[-offset:] = values[:offset]
    else:
        result[:] = values
    return result


def _measure_surroundings(scored: Scored) -> dict[str, Scores]:
    """Return what lies above and below each row: distances, sums, greatest scores."""
    view, scores, body = scored.view, scored.scores, scored.body
    size = len(view)
    place = np.arange(size, dtype=np.float32)
    first_body = _next_marked(body > 0)
    block = _next_marked(np.append(view.blanks[1:] > 0, True)) + 1
    features = {
        "rows-to-body": np.minimum(first_body, 20.0),
        "block-rows": np.minimum(block, 20.0),
        "rows-above-in-block": np.minimum(_since_marked(view.blanks > 0), 20.0),
        "position": place / max(1, size - 1),
        "rows-from-top": np.log2(1 + place),
        "rows-to-end": np.log2(size - place),
        "body-below": _sum_ahead(body, REACH),
        "body-above": _sum_behind(body, REACH),
        "text-below": np.log2(1 + _sum_ahead(scores["extent"], REACH)),
        "text-above": np.log2(1 + _sum_behind(scores["extent"], REACH)),
        "blanks-below": _sum_ahead(np.minimum(scores["blank-run"], 1), REACH),
    }
    for name in ("date-line", "byline", "publication-line", "dateline", "database-mark"):
        best, where = _best_ahead(scores[name], REACH)
        features[f"{name}-below"] = best
        features[f"{name}-rows-below"] = where
    for name in ("date-line", "copyright-line", "url-line", "end-mark", "database-mark"):
        features[f"{name}-above"] = _best_ahead(scores[name][::-1], 3)[0][::-1]
    for name in ("headline-shape", "in-contents", "repeated-later", "bullet", "date-line"):
        features[f"{name}-around"] = _sum_ahead(scores[name], 6) + _sum_behind(scores[name], 6)
    features.update(measure_zones(view, scores, body))
    features.update(measure_splits(scored))
    for name, measure in _FEED_MEASURES.items():
        features[name] = np.full(size, measure(scored), dtype=np.float32)
    return {name: values.astype(np.float32) for name, values in features.items()}


_FEED_MEASURES: dict[str, Callable[[Scored], float]] = {
    "feed-extent": lambda scored: float(scored.scores["extent"].mean()),
    "feed-blanks": lambda scored: float((scored.view.blanks > 0).mean()),
    "feed-body": lambda scored: float(scored.body.mean()),
    "feed-date-lines": lambda scored: float((scored.scores["date-line"] > CERTAIN_DATE).mean()),
}
"""Measures of the whole feed that say how to read the others."""


def _next_marked(marks: npt.NDArray[np.bool_]) -> Scores:
    """Return for each row how many rows further down the next marked one stands (0: itself)."""
    size = len(marks)
    index = np.where(marks, np.arange(size), size)
    following = np.minimum.accumulate(index[::-1])[::-1]
    return (following - np.arange(size)).astype(np.float32)


def _since_marked(marks: npt.NDArray[np.bool_]) -> Scores:
    """Return for each row how many rows further up the last marked one stands (0: itself)."""
    return _next_marked(marks[::-1])[::-1]


def _sum_ahead(values: Scores, reach: int) -> Scores:
    """Return the sum over each row and the *reach* - 1 rows below it."""
    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    end = np.minimum(np.arange(len(values)) + reach, len(values))
    return np.asarray(total[end] - total[:-1], dtype=np.float32)


def _sum_behind(values: Scores, reach: int) -> Scores:
    """Return the sum over the *reach* rows above each row."""
    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    begin = np.maximum(np.arange(len(values)) - reach, 0)
    return np.asarray(total[:-1] - total[begin], dtype=np.float32)


def _best_ahead(values: Scores, reach: int) -> tuple[Scores, Scores]:
    """Return the greatest score among each row and the *reach* - 1 below it, and how far it is."""
    best = values.copy()
    where = np.zeros(len(values), dtype=np.float32)
    for offset in range(1, reach):
        moved = shift(values, offset)
        better = moved > best
        best = np.where(better, moved, best)
        where = np.where(better, np.float32(offset), where)
    return best, where
