"""The records that the duplicates stage hands out: frozen, comparable, without behaviour."""

from __future__ import annotations

from typing import Literal

import attrs
from attrs import validators as v

from corpuskit.records import DuplicateKind, Span
from corpuskit.shown import Shown

_share = v.and_(v.ge(0.0), v.le(1.0))

COPY_KINDS: frozenset[DuplicateKind] = frozenset({"exact", "reprint", "pickup", "update"})
"""The kinds that join a cluster; template and quote do not."""


@attrs.frozen(order=True, repr=False)
class Passage(Shown):
    """A passage that two texts share: common words in the same order, with small gaps."""

    a: Span
    """Where it stands in the text of *a*, in characters."""

    b: Span
    """Where it stands in the text of *b*, in characters."""


@attrs.frozen(kw_only=True, repr=False)
class DuplicatePair(Shown):
    """How two articles stand to each other."""

    a: str
    """Id of one; smaller than *b*."""

    b: str
    """Id of the other."""

    kind: DuplicateKind
    """What the two are to each other; only exact, reprint, pickup and update are copies."""

    similarity: float = attrs.field(validator=_share)
    """Jaccard similarity of their four-word shingles, 0 to 1."""

    a_in_b: float = attrs.field(validator=_share)
    """Share of *a* that stands in *b*: of its four-word shingles, 0 to 1."""

    b_in_a: float = attrs.field(validator=_share)
    """Share of *b* that stands in *a*, 0 to 1."""

    passages: tuple[Passage, ...] = attrs.field(default=(), repr=False)
    """What they share, in the order of *a*."""


@attrs.frozen(kw_only=True, repr=False)
class Cluster(Shown):
    """Articles that are copies of one another."""

    kept: str
    """Id of the one that stands for all."""

    ids: tuple[str, ...]
    """Ids of all of them, sorted; two or more."""


LineageReason = Literal["earlier", "dated", "wire", "fuller", "id"]


@attrs.frozen(kw_only=True, repr=False)
class Descent(Shown):
    """One article was made from another, as far as dates, credits and lengths tell."""

    source: str
    """Id of the article that stood first."""

    copy: str
    """Id of the article made from it."""

    kind: DuplicateKind
    """Kind of the pair."""

    reason: LineageReason
    """Why *source* is held to be the first: it is dated earlier; it alone states a date (or a
    time of that day); it is the wire that the copy credits; its text is longer; none of these
    tells, and it has the smaller id."""

    share: float = attrs.field(validator=_share)
    """Share of the copy that stands in the source, 0 to 1."""


RepeatKind = Literal["paragraph", "headline", "pull-quote", "passage"]


@attrs.frozen(kw_only=True, repr=False)
class Repeat(Shown):
    """A passage that stands twice in one text."""

    first: Span
    """Where it stands first, in characters."""

    second: Span
    """Where it stands again, behind *first*."""

    words: int = attrs.field(validator=v.ge(1))
    """Its length in words (characters, in scripts without spaces)."""

    kind: RepeatKind
    """What it is: ``paragraph``, whole paragraphs in both places: a slip of the desk, not of the
    writer; ``headline``, the headline printed again in the body (*first* is then a stretch of the
    headline); ``pull-quote``, a whole paragraph that stands within another one; ``passage``, part
    of a paragraph in both places: a formula, a quotation."""


@attrs.frozen(kw_only=True, repr=False)
class IndexStats(Shown):
    """What a duplicate index holds."""

    articles: int
    """Articles in it."""

    texts: int
    """Different texts among them."""

    related: int
    """Pairs of different texts that were found to have a passage in common."""

    size: int
    """Bytes of the file, without what waits in its log."""
