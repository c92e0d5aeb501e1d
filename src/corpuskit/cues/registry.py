"""All cues, with the names that stand in the evidence of a boundary."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from corpuskit.cues import (
    blank_run,
    bullet,
    byline,
    case,
    contents_title,
    copyright_line,
    database_mark,
    date_line,
    dateline,
    end_mark,
    extent,
    field_label,
    frequency,
    headline_shape,
    in_contents,
    layout_shape,
    lead,
    length_line,
    mail_header,
    numbering,
    publication_line,
    row_end,
    rule_line,
    subhead_words,
    time_line,
    title_words,
    url_line,
    vocabulary,
)
from corpuskit.cues.block import Block
from corpuskit.cues.overview import Overview
from corpuskit.cues.view import Scores

NEAR = (-3, -2, -1, 0, 1, 2, 3, 4, 5)
"""Rows around a candidate at which most cues are read."""

CLOSE = (-2, -1, 0, 1, 2)
"""Rows around a candidate at which cues of the row itself are read."""

HERE = (0,)


@attrs.frozen
class RowCue:
    """A cue that tells from a row, and the few around it, what it says."""

    name: str
    """What a person calls it."""

    score: Callable[[Block], Scores]
    """Scores each row of a block; deterministic, linear in its length, never raises. It may look
    at the rows up to twelve further up or down; whether more stand there, it can't know."""

    offsets: tuple[int, ...] = NEAR
    """At which solid rows around a candidate the score is read."""


@attrs.frozen
class FeedCue:
    """A cue that compares each row with the whole feed."""

    name: str
    """What a person calls it."""

    score: Callable[[Overview], Scores]
    """Scores each row of a feed; deterministic, n log n in its length, never raises."""

    offsets: tuple[int, ...] = NEAR
    """At which solid rows around a candidate the score is read."""


CUES: tuple[RowCue | FeedCue, ...] = (
    RowCue("date-line", date_line.score_date_line),
    RowCue("time-line", time_line.score_time_line, CLOSE),
    RowCue("headline-shape", headline_shape.score_headline_shape),
    RowCue("capitals", case.score_capitals, (-1, 0, 1, 2)),
    RowCue("title-case", case.score_title_case, (-1, 0, 1, 2)),
    RowCue("lower-start", case.score_lower_start, CLOSE),
    RowCue("full-stop", row_end.score_full_stop),
    RowCue("colon", row_end.score_colon, CLOSE),
    RowCue("open-end", row_end.score_open_end, CLOSE),
    FeedCue("extent", extent.score_extent),
    RowCue("words", extent.score_words, (-1, 0, 1)),
    FeedCue("blank-run", blank_run.score_blank_run),
    FeedCue("blank-rank", blank_run.score_blank_rank),
    FeedCue("long-blank-run", blank_run.score_blank_rank_among_runs),
    RowCue("publication-line", publication_line.score_publication_line),
    RowCue("byline", byline.score_byline),
    RowCue("dateline", dateline.score_dateline),
    FeedCue("url-line", url_line.score_url),
    RowCue("copyright-line", copyright_line.score_copyright),
    RowCue("end-mark", end_mark.score_end_mark, (-3, -2, -1, 0)),
    RowCue("database-mark", database_mark.score_database_mark),
    RowCue("length-line", length_line.score_length_line),
    RowCue("rule-line", rule_line.score_rule),
    RowCue("field-label", field_label.score_field_label),
    RowCue("mail-header", mail_header.score_mail_header, CLOSE),
    RowCue("bullet", bullet.score_bullet),
    RowCue("numbering", numbering.score_numbering, CLOSE),
    RowCue("contents-title", contents_title.score_contents_title, CLOSE),
    RowCue("inside-words", subhead_words.score_inside, CLOSE),
    FeedCue("in-contents", in_contents.score_in_contents, CLOSE),
    FeedCue("repeated-later", in_contents.score_repeated_later, CLOSE),
    FeedCue("repeat-distance", in_contents.score_repeat_distance, HERE),
    RowCue("vocabulary-change", vocabulary.score_vocabulary_change, HERE),
    RowCue("words-below", title_words.score_words_below, CLOSE),
    RowCue("words-above", title_words.score_words_above, CLOSE),
    FeedCue("indent", layout_shape.score_indent, CLOSE),
    FeedCue("centred", layout_shape.score_centred, (-1, 0, 1)),
    FeedCue("frequency", frequency.score_frequency, NEAR),
    RowCue("capitals-lead", lead.score_capitals_lead, CLOSE),
    RowCue("short-lead", lead.score_short_lead, CLOSE),
    RowCue("framed", lead.score_framed, CLOSE),
    RowCue("closing-credit", lead.score_closing_credit, CLOSE),
)
"""Every cue, in the order of the model's features."""
