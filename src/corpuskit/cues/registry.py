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
    length_line,
    mail_header,
    numbering,
    publication_line,
    row_end,
    rule_line,
    subhead_words,
    time_line,
    url_line,
    vocabulary,
)
from corpuskit.cues.view import Scores, View

NEAR = (-3, -2, -1, 0, 1, 2, 3, 4, 5)
"""Rows around a candidate at which most cues are read."""

CLOSE = (-2, -1, 0, 1, 2)
"""Rows around a candidate at which cues of the row itself are read."""

HERE = (0,)


@attrs.frozen
class Cue:
    """One cue: a function from the rows of a feed to a score for each."""

    name: str
    """What a person calls it."""

    score: Callable[[View], Scores]
    """Scores each row; deterministic, linear in the length of the feed, never raises."""

    offsets: tuple[int, ...] = NEAR
    """At which solid rows around a candidate the score is read."""


CUES: tuple[Cue, ...] = (
    Cue("date-line", date_line.score_date_line),
    Cue("time-line", time_line.score_time_line, CLOSE),
    Cue("headline-shape", headline_shape.score_headline_shape),
    Cue("capitals", case.score_capitals, (-1, 0, 1, 2)),
    Cue("title-case", case.score_title_case, (-1, 0, 1, 2)),
    Cue("lower-start", case.score_lower_start, CLOSE),
    Cue("full-stop", row_end.score_full_stop),
    Cue("colon", row_end.score_colon, CLOSE),
    Cue("open-end", row_end.score_open_end, CLOSE),
    Cue("extent", extent.score_extent),
    Cue("words", extent.score_words, (-1, 0, 1)),
    Cue("blank-run", blank_run.score_blank_run),
    Cue("blank-rank", blank_run.score_blank_rank),
    Cue("long-blank-run", blank_run.score_blank_rank_among_runs),
    Cue("publication-line", publication_line.score_publication_line),
    Cue("byline", byline.score_byline),
    Cue("dateline", dateline.score_dateline),
    Cue("url-line", url_line.score_url),
    Cue("copyright-line", copyright_line.score_copyright),
    Cue("end-mark", end_mark.score_end_mark, (-3, -2, -1, 0)),
    Cue("database-mark", database_mark.score_database_mark),
    Cue("length-line", length_line.score_length_line),
    Cue("rule-line", rule_line.score_rule),
    Cue("field-label", field_label.score_field_label),
    Cue("mail-header", mail_header.score_mail_header, CLOSE),
    Cue("bullet", bullet.score_bullet),
    Cue("numbering", numbering.score_numbering, CLOSE),
    Cue("contents-title", contents_title.score_contents_title, CLOSE),
    Cue("inside-words", subhead_words.score_inside, CLOSE),
    Cue("in-contents", in_contents.score_in_contents, CLOSE),
    Cue("repeated-later", in_contents.score_repeated_later, CLOSE),
    Cue("repeat-distance", in_contents.score_repeat_distance, HERE),
    Cue("vocabulary-change", vocabulary.score_vocabulary_change, HERE),
    Cue("indent", layout_shape.score_indent, CLOSE),
    Cue("centred", layout_shape.score_centred, (-1, 0, 1)),
    Cue("frequency", frequency.score_frequency, NEAR),
)
"""Every cue, in the order of the model's features."""
