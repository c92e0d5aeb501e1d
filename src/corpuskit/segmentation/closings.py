"""Rows at which an article may end, and what speaks for each.

An article ends before a blank row, before or at a rule, or right above the next start. Of these
rows the last few above the next start are candidates. Each is measured by the cues of the rows
around it, by what its article would hold and what would be left over behind it, and by how often
rows like those behind it stand above other starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.cues.view import Scores, Whole
from corpuskit.segmentation.features import OUTSIDE, Matrix
from corpuskit.segmentation.service_words import score_subjects
from corpuskit.segmentation.shapes import combine, name_classes

if TYPE_CHECKING:
    from corpuskit.segmentation.features import Scored

MOST, MOST_LAST = 32, 64
"""Candidates of an article, and of the last one, behind which the foot of the feed may stand."""

OFFSETS = (-1, 0, 1, 2)
"""Rows around a candidate, in solid rows, at which the cues are read."""

FOOT = 4
"""Rows up to a candidate that are looked at together: the foot of an article."""

CUES = (
    "rule-line", "headline-shape", "capitals", "title-case", "lower-start", "full-stop", "colon",
    "open-end", "extent", "words", "publication-line", "byline", "dateline", "url-line",
    "copyright-line", "end-mark", "database-mark", "field-label", "bullet", "numbering",
    "contents-title", "date-line", "frequency", "indent", "centred", "repeated-later",
    "blank-rank", "long-blank-run", "inside-words",
)  # fmt: skip
"""Cues that are read around a candidate."""

SUMMED = (
    "rule-line", "headline-shape", "full-stop", "url-line", "copyright-line", "byline",
    "date-line", "bullet", "capitals", "extent", "field-label", "body", "service", "navigation",
    "advertising", "blank",
)  # fmt: skip
"""Scores that are summed up over the rows before and behind a candidate."""

SUBJECT_OFFSETS = (-1, 0, 1, 2, 3)
"""Rows around a candidate at which its subjects and the blank rows are read."""

FEW = 3
"""Articles below which a feed has no habits."""

MOST_BLANKS = 9
"""Blank rows beyond which a run says no more; the end of the feed counts as such a run."""

Odds = npt.NDArray[np.float64]
"""One number a candidate."""

Columns = dict[str, npt.NDArray[np.floating]]
"""Values of the candidates by the name of the column."""


@attrs.frozen(eq=False)
class Closings:
    """The candidate ends of a feed whose starts are known."""

    starts: Whole
    """First solid row of each article."""

    limits: Whole
    """Solid row before which each article ends at the latest: the next start, or the end."""

    rows: Whole
    """The candidates, ascending."""

    owner: Whole
    """To which article each belongs, by number."""


def find_closings(scored: Scored, starts: Whole) -> Closings:
    """Return the candidate ends of the articles that begin at *starts* (ascending, not empty)."""
    size = len(scored.view)
    limits = np.append(starts[1:], size)
    rule = scored.scores["rule-line"] > 0
    fits = np.append(scored.view.blanks[1:] > 0, True) | rule | np.append(rule[1:], True)
    fits[limits - 1] = True
    rows = np.flatnonzero(fits)
    rows = rows[rows >= starts[0]]
    owner = np.searchsorted(starts, rows, side="right") - 1
    behind = np.searchsorted(rows, limits)[owner] - np.arange(len(rows)) - 1
    near = behind < np.where(owner == len(starts) - 1, MOST_LAST, MOST)
    return Closings(starts, limits, rows[near], owner[near])


@attrs.frozen(eq=False)
class Ground:
    """What is measured once for all rows of a feed, before candidates are looked at."""

    values: Mapping[str, Scores]
    """Scores of the rows by name: cues, subjects, running text, blank rows above."""

    sums: Mapping[str, Odds]
    """The same summed up from the top, one entry more than there are rows."""

    near: Mapping[str, Scores]
    """How close to the next start the other rows of the same shape stand, by grain."""


def survey(scored: Scored, closings: Closings) -> Ground:
    """Measure the rows of the feed."""
    size = len(scored.view)
    place = np.arange(size)
    owner = np.searchsorted(closings.starts, place, side="right") - 1
    first = np.full(len(closings.starts), size)
    np.minimum.at(first, closings.owner, closings.rows)
    asked = (owner >= 0) & (place + FOOT >= first[owner])
    blanks = np.minimum(scored.view.blanks, MOST_BLANKS).astype(np.float32)
    values = {name: scored.scores[name] for name in CUES}
    values |= score_subjects(scored.view, asked)
    values |= {"body": scored.body, "blank": blanks}
    sums = {name: _add_up(values[name]) for name in SUMMED}
    limit = closings.limits[owner] * (owner >= 0) + closings.starts[0] * (owner < 0)
    closeness = 1.0 / (limit - place)
    closeness[owner == len(closings.starts) - 1] = 0.0
    near = {}
    for name, key in find_grains(scored).items():
        near[f"near:{name}"] = mean_of_others(key, closeness)
        near[f"count:{name}"] = np.log2(np.bincount(key)[key]).astype(np.float32)
    return Ground(values, sums, near)


def find_grains(scored: Scored) -> dict[str, Whole]:
    """Return the shapes by which rows are compared."""
    shapes = scored.shapes
    blanks = np.minimum(scored.view.blanks, 4)
    return {
        "text": shapes.text,
        "word": shapes.word,
        "token": combine(shapes.token, blanks),
        "kind": combine(name_classes(scored), blanks),
    }


def mean_of_others(key: Whole, values: Odds) -> Scores:
    """Return the mean of *values* over the other rows of the same *key*; OUTSIDE if none is."""
    total, count = np.bincount(key, values)[key], np.bincount(key)[key] - 1
    mean = np.where(count > 0, (total - values) / np.maximum(count, 1), OUTSIDE)
    return mean.astype(np.float32)


def measure_closings(
    scored: Scored, closings: Closings, ground: Ground, part: slice
) -> tuple[Matrix, tuple[str, ...]]:
    """Return the features of a *part* of the candidates and the names of the columns."""
    rows, owner = closings.rows[part], closings.owner[part]
    limit = closings.limits[owner]
    columns: Columns = {}
    for name in CUES:
        for offset in OFFSETS:
            columns[f"{name}@{offset:+d}"] = read_at(ground.values[name], rows + offset, limit)
    for name in ("service", "navigation", "advertising", "body", "blank"):
        for offset in SUBJECT_OFFSETS:
            columns[f"{name}@{offset:+d}"] = read_at(ground.values[name], rows + offset, limit)
    for name, values in ground.near.items():
        for offset in (0, 1, 2):
            columns[f"{name}@{offset:+d}"] = read_at(values, rows + offset, limit)
    columns |= _measure_sides(ground, rows, closings.starts[owner], limit)
    columns |= _measure_place(scored, closings, ground, part)
    table = np.empty((len(columns), len(rows)), dtype=np.float32)
    for number, column in enumerate(columns.values()):
        table[number] = column
    return table.T, tuple(columns)


def read_at(values: Scores, places: Whole, limit: Whole) -> Scores:
    """Return *values* at *places*; OUTSIDE above the feed and from the *limit* of each on."""
    inside = (places >= 0) & (places < limit)
    return np.where(inside, values[np.clip(places, 0, len(values) - 1)], np.float32(OUTSIDE))


def _measure_sides(ground: Ground, rows: Whole, start: Whole, limit: Whole) -> Columns:
    """Sum up what the article would hold, its foot, and what would be left over behind it."""
    columns: Columns = {}
    foot = np.maximum(start, rows - FOOT + 1)
    left = np.maximum(limit - rows - 1, 1)
    for name, total in ground.sums.items():
        behind = total[limit] - total[rows + 1]
        columns[f"{name}:behind"] = np.log2(1 + behind)
        columns[f"{name}:behind-share"] = behind / left
        columns[f"{name}:before"] = np.log2(1 + total[rows + 1] - total[start])
        columns[f"{name}:foot"] = total[rows + 1] - total[foot]
        ahead = np.minimum(rows + 1 + FOOT, limit)
        columns[f"{name}:ahead"] = total[ahead] - total[rows + 1]
    return columns


def _measure_place(scored: Scored, closings: Closings, ground: Ground, part: slice) -> Columns:
    """Measure where in its article a candidate stands, and the article in the feed."""
    rows, owner = closings.rows[part], closings.owner[part]
    start, limit = closings.starts[owner], closings.limits[owner]
    size, count = len(scored.view), len(closings.starts)
    place = np.arange(size)
    text_above = np.maximum.accumulate(np.where(scored.body > 0, place, -1))
    blanks = ground.values["blank"]
    below = read_at(blanks, rows + 1, np.full(len(rows), size))
    below[rows == size - 1] = MOST_BLANKS
    most = _most_from(blanks, closings)
    after = read_at(most, rows + 2, limit)
    every = np.searchsorted(closings.rows, np.append(closings.starts, size))
    number = np.arange(len(closings.rows))[part]
    rules = ground.sums["rule-line"]
    last_text = np.maximum(text_above[rows], start - 1)
    return {
        "rows-behind": np.log2(1 + limit - rows - 1),
        "rows-before": np.log2(1 + rows - start),
        "share": (rows - start + 1) / (limit - start),
        "candidates-behind": every[owner + 1] - number - 1.0,
        "candidates-before": np.minimum(number - every[owner], 20).astype(np.float64),
        "rows-since-text": np.minimum(rows - last_text, 20.0),
        "text-row": (last_text == rows).astype(np.float64),
        "rules-since-text": rules[rows + 1] - rules[last_text + 1],
        "rules-before": np.minimum(rules[rows + 1] - rules[start], 9.0),
        "blanks-to-most": (below + 1) / (after + 2),
        "most-blanks-behind": after,
        "last": (owner == count - 1).astype(np.float64),
        "articles": np.full(len(rows), np.log2(count)),
        "feed-blanks": np.full(len(rows), float((scored.view.blanks > 0).mean())),
        "feed-extent": np.full(len(rows), float(scored.scores["extent"].mean())),
        "feed-rules": np.full(len(rows), np.log2(1 + rules[-1] / count)),
        "length-to-usual": _compare_length(ground, rows, start, closings),
    }


def _compare_length(ground: Ground, rows: Whole, start: Whole, closings: Closings) -> Odds:
    """Return log2 of how the article's length compares with the median up to the next start."""
    total = ground.sums["extent"]
    usual = np.median(total[closings.limits] - total[closings.starts])
    return np.asarray(np.log2((1 + total[rows + 1] - total[start]) / (1 + usual)))


def _most_from(blanks: Scores, closings: Closings) -> Scores:
    """Return for each row the longest blank run above it or a later row of its article."""
    owner = np.searchsorted(closings.starts, np.arange(len(blanks)), side="right")
    shift = (len(closings.starts) - owner) * (MOST_BLANKS + 1.0)
    kept = blanks.astype(np.float64)
    kept[closings.starts] = 0.0
    return np.asarray(np.maximum.accumulate((kept + shift)[::-1])[::-1] - shift, dtype=np.float32)


def _add_up(values: Scores) -> Odds:
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def choose_best(closings: Closings, odds: Odds) -> Whole:
    """Return the best candidate of each article; of equal ones the last."""
    order = np.lexsort((closings.rows, odds, closings.owner))
    best = np.flatnonzero(np.diff(closings.owner[order], append=-1))
    return closings.rows[order[best]]
