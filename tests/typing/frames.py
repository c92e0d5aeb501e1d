"""How people hand articles to other libraries, as code that must type-check.

It stands apart from ``api.py`` because pyarrow comes without types: in its strictest mode pyright
has something to say of every use of it.
"""

from __future__ import annotations

import corpuskit as ck


def hand_over(corpus: ck.Corpus) -> tuple[int, ...]:
    """Make frames of a corpus, and take the articles back."""
    back: list[ck.Article] = list(ck.from_frame(corpus.to_arrow()))
    heights = corpus.to_arrow().num_rows, len(corpus.to_pandas()), corpus.to_polars().height
    return *heights, corpus.to_hf().num_rows, len(corpus.to_docbin()), len(back)


def hand_over_a_stream(paths: list[str]) -> set[str]:
    """Make a frame of articles that no corpus holds."""
    frame = ck.to_polars(ck.iter_articles(paths))
    return set(frame["id"].to_list())
