"""The rows of a feed as a whole: what the cues see that compare rows from anywhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.cues.frequency import count_lines
from corpuskit.cues.in_contents import Repeats, find_repeats
from corpuskit.cues.keys import number_keys
from corpuskit.cues.view import Scores, View, Whole

if TYPE_CHECKING:
    from corpuskit.cues.keys import Keys


@attrs.frozen(eq=False)
class Shapes:
    """One number for each row and grain; equal numbers mean equal rows, the first met is 0."""

    text: Whole
    """Its head, digits folded."""

    word: Whole
    """Its first word with the signs around it, digits folded."""

    token: Whole
    """The classes of its words."""

    lead: Whole
    """The classes of its first few words."""

    edge: Whole
    """The classes of its first and last character."""


@attrs.frozen(eq=False)
class Overview:
    """All rows of a feed."""

    view: View
    """Where they stand."""

    repeats: Repeats
    """Titles that come back."""

    copies: Scores
    """How often each row stands in the feed, digits folded."""

    shapes: Shapes
    """What they look like."""


def take_overview(view: View, keys: Keys) -> Overview:
    """Return what is found by comparing the *keys* of all rows."""
    return Overview(
        view=view,
        repeats=find_repeats(keys.title),
        copies=count_lines(keys.line),
        shapes=Shapes(
            text=number_keys(keys.text),
            word=number_keys(keys.word),
            token=number_keys(keys.token),
            lead=number_keys(keys.lead),
            edge=number_keys(keys.edge),
        ),
    )
