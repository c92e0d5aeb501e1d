"""Where an article ends: at its last row, without the separators and links that follow it."""

from __future__ import annotations

from corpuskit.segmentation.features import Scored


def find_end(scored: Scored, first: int, last: int) -> int:
    """Return the last solid row of the article in solid rows *first* to *last* (included).

    Rules and rows that lead about in the page are left out at the end.
    """
    rule, leads = scored.scores["rule-line"], scored.scores["contents-title"]
    while last > first and (rule[last] or leads[last]):
        last -= 1
    return last
