"""A small feed of two made-up articles, with its labels, for tests of the whole job."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CLIPS = """\
Council votes on the bridge

The Daily Example
Oct 2 2023

The council voted on Monday to rebuild the old bridge over the river, which has been closed since
the flood of last year.

Work is to begin in spring and will take two years, the mayor said.


Ferry to run all winter

Harbour News
Oct 3 2023

The ferry between the islands will run through the winter for the first time, the company said.

Tickets cost the same as in summer, and pupils travel free of charge on all days of the week.
"""

LABELS = {
    "articles": [
        {
            "start_line": 1,
            "end_line": 9,
            "headline": "Council votes on the bridge",
            "source": "The Daily Example",
            "date": "2023-10-02",
        },
        {
            "start_line": 12,
            "end_line": 19,
            "headline": "Ferry to run all winter",
            "source": "Harbour News",
            "date": "2023-10-03",
        },
    ],
    "between": [],
}


def write_clips(path: Path, text: str = CLIPS) -> Path:
    """Write a feed and return its path."""
    path.write_bytes(text.encode())
    return path


def write_labelled(root: Path) -> Path:
    """Write the feed with its labels, as a labelled folder, and return it."""
    folder = root / "labelled"
    (folder / "clips").mkdir(parents=True)
    write_clips(folder / "clips" / "raw.txt")
    (folder / "clips" / "gold.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return folder
