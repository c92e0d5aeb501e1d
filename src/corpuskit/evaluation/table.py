"""Prints an evaluation: a table for people, JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpuskit.evaluation.evaluate import Evaluation, FeedScore
    from corpuskit.evaluation.scores import Ratio

_HEAD = f"{'feed':32s} gold  got   P     R   startF1 exactF1    Pk    WD  fields"


def format_table(evaluation: Evaluation) -> str:
    """Return the scores as a table: one line a feed, then the totals."""
    return "\n".join(_lines(evaluation))


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the scores as plain data, counts and figures side by side."""
    return {
        "feeds": [_feed_to_json(score) for score in evaluation.feeds],
        "all": {
            "start": _ratio_to_json(evaluation.start),
            "exact": _ratio_to_json(evaluation.exact),
            "macro_start_f1": evaluation.macro_start_f1,
            "macro_pk": evaluation.macro_pk,
            "macro_window_diff": evaluation.macro_window_diff,
            "fields": _fields_to_json(evaluation.fields),
            "furniture": _ratio_to_json(evaluation.furniture),
            "copies": _ratio_to_json(evaluation.copies),
            "unlabelled_copies": [list(pair) for pair in evaluation.unlabelled_copies],
        },
    }


def _lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield the lines of the table."""
    yield _HEAD
    for score in evaluation.feeds:
        cut = score.boundaries
        figures = f"{cut.start.f1:6.3f} {cut.exact.f1:7.3f} {cut.pk:5.2f} {cut.window_diff:5.2f}"
        yield f"{score.feed:32s} {_counts(cut.start)} {figures}  {_count_fields(score.fields)}"
    figures = (
        f"{evaluation.start.f1:6.3f} {evaluation.exact.f1:7.3f} "
        f"{evaluation.macro_pk:5.2f} {evaluation.macro_window_diff:5.2f}"
    )
    recalls = " ".join(f"{key} {ratio.recall:.3f}" for key, ratio in evaluation.fields.items())
    yield (
        f"{'all':32s} {_counts(evaluation.start)} {figures}  {recalls}"
        f"  macro start F1 {evaluation.macro_start_f1:.3f}"
    )
    for name, ratio in (("furniture lines", evaluation.furniture), ("copies", evaluation.copies)):
        if ratio is not None:
            yield (
                f"{name}: {ratio.right} of {ratio.wanted} found, {ratio.given} given; "
                f"P {ratio.precision:.3f} R {ratio.recall:.3f} F1 {ratio.f1:.3f}"
            )
    for a, b in evaluation.unlabelled_copies:
        yield f"called copies, not labelled: {a} {b}"


def _counts(ratio: Ratio) -> str:
    """Return the columns of counts, precision and recall."""
    return f"{ratio.wanted:4d} {ratio.given:4d} {ratio.precision:5.2f} {ratio.recall:5.2f}"


def _count_fields(fields: Mapping[str, Ratio]) -> str:
    """Return right and wanted values of each field."""
    return " ".join(f"{key} {ratio.right}/{ratio.wanted}" for key, ratio in fields.items())


def _feed_to_json(score: FeedScore) -> dict[str, Any]:
    """Return the scores of one feed as plain data."""
    return {
        "feed": score.feed,
        "start": _ratio_to_json(score.boundaries.start),
        "exact": _ratio_to_json(score.boundaries.exact),
        "pk": score.boundaries.pk,
        "window_diff": score.boundaries.window_diff,
        "fields": _fields_to_json(score.fields),
        "furniture": _ratio_to_json(score.furniture),
    }


def _fields_to_json(fields: Mapping[str, Ratio]) -> dict[str, Any]:
    """Return the scores of the header fields as plain data."""
    return {key: _ratio_to_json(ratio) for key, ratio in fields.items()}


def _ratio_to_json(ratio: Ratio | None) -> dict[str, float] | None:
    """Return counts and figures."""
    if ratio is None:
        return None
    return {
        "right": ratio.right,
        "wanted": ratio.wanted,
        "given": ratio.given,
        "precision": ratio.precision,
        "recall": ratio.recall,
        "f1": ratio.f1,
    }
