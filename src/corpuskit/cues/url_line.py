"""A row that holds an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuskit.cues.overview import Overview
    from corpuskit.cues.view import Scores


def score_url(overview: Overview) -> Scores:
    """Score rows with an address of the web."""
    return overview.view.linked
