"""Settings: one frozen record per stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union

import attrs
from attrs import validators as v

if TYPE_CHECKING:
    from corpuskit.detector import LanguageDetector
    from corpuskit.layouts.base import Layout
    from corpuskit.rule import Rule

_share = v.and_(v.ge(0.0), v.le(1.0))
_names = v.deep_iterable(v.instance_of(str), v.instance_of(tuple))


CleanLevel = Literal["never", "transport", "layout"]
"""How much a cleaner does: nothing; undo damage of transport; also remove residue of layout."""


def _check_rules(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is no tuple of rules and names of rules."""
    named = isinstance(value, tuple) and all(
        isinstance(item, str) or hasattr(item, "find") for item in value
    )
    if not named:
        raise TypeError(f"{attribute.name} is a tuple of rules and their names: {value!r}")


@attrs.frozen(kw_only=True)
class CleanSettings:
    """What a cleaner does to a text."""

    level: CleanLevel = attrs.field(
        default="transport", validator=v.in_(("never", "transport", "layout"))
    )
    """Which rules run."""

    also: tuple[Union[str, "Rule"], ...] = attrs.field(default=(), validator=_check_rules)
    """Rules that run beside those of the level: names of ours, names that other packages have
    registered under the entry point group ``corpuskit.rules``, and rules of your own."""

    without: tuple[str, ...] = attrs.field(default=(), validator=_names)
    """Names of rules that don't run, whatever the level."""


LayoutChoice: TypeAlias = bool | tuple[Union[str, "Layout"], ...]
"""Which layouts are used, all that we know (``True``), none, or those named."""


def _check_layouts(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is neither a truth value nor a tuple of layouts and names of layouts."""
    named = isinstance(value, tuple) and all(
        isinstance(item, str) or hasattr(item, "cut") for item in value
    )
    if not (named or isinstance(value, bool)):
        raise TypeError(
            f"{attribute.name} is True, False, or a tuple of layouts and their names: {value!r}"
        )


@attrs.frozen(kw_only=True)
class SegmentSettings:
    """How a feed is cut."""

    layouts: LayoutChoice = attrs.field(default=True, validator=_check_layouts)
    """Which layouts are asked before the general path. ``True``: all that we know, each where its
    marks are sure enough; ``False``: none. A tuple of names, and of layouts of your own: these
    alone, wherever they find an article at all; ``"known"`` among them means all that we know, for
    what the others leave. A layout of another package is loaded only when it is named here."""

    weak_below: float = attrs.field(default=0.5, validator=_share)
    """Confidence below which a boundary is reported as a problem."""


def _check_detector(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is neither a name nor a function."""
    if not (isinstance(value, str) or callable(value)):
        raise TypeError(f"{attribute.name} is a detector or the name of one: {value!r}")


@attrs.frozen(kw_only=True)
class LanguageSettings:
    """How the language of a text is told."""

    detector: Union[str, "LanguageDetector"] = attrs.field(
        default="profiles", validator=_check_detector
    )
    """Who names it: our own ``"profiles"``; ``"langdetect"``, ``"lingua"`` or ``"py3langid"``, the
    last two extras; the name of a detector that another package has registered under the entry
    point group ``corpuskit.detectors``; or a detector of your own."""

    least_letters: int = attrs.field(default=12, validator=v.ge(0))
    """Letters below which a text without a prior is ``und``, unless its script names its language.
    At 25 letters nine texts in ten are told rightly; below, confidence says what to expect."""

    least_confidence: float = attrs.field(default=0.1, validator=_share)
    """Confidence below which a tag is ``und``. Near relatives (Bosnian, Croatian and Serbian in
    Latin letters) share what a short text says, three or four ways."""


@attrs.frozen(kw_only=True)
class DuplicateSettings:
    """Settings of the duplicates stage.

    A share is that of the four-word shingles of one of the two texts that stand in the other, of
    the larger shares. The defaults were chosen on 4,806 real articles and desk-like copies of
    them; no two unrelated articles in it share more than 0.22.
    """

    copy_share: float = attrs.field(default=0.4, validator=_share)
    """Share from which two are copies, whatever else. One word in five exchanged leaves as much."""

    rewrite_share: float = attrs.field(default=0.15, validator=_share)
    """Share that is enough if passages run through a text: rewriting, bad type."""

    rewrite_extent: float = attrs.field(default=0.46, validator=_share)
    """Share of a text that passages must span, gaps included, for *rewrite_share* to do."""

    excerpt_share: float = attrs.field(default=0.25, validator=_share)
    """Share that is enough if *excerpt_words* stand unaltered in a row: part of a story."""

    excerpt_words: int = attrs.field(default=32, validator=v.ge(1))
    """Words in a row, a long sentence or a paragraph, for *excerpt_share* to do."""

    embed_share: float = attrs.field(default=0.1, validator=_share)
    """Share that is enough if *embed_words* stand unaltered in a row: a piece within another."""

    embed_words: int = attrs.field(default=64, validator=v.ge(1))
    """Words in a row that are no statement any more: twice the longest one in the seeds."""

    whole_share: float = attrs.field(default=0.75, validator=_share)
    """Share of both texts that passages must span for a reprint; else one is cut or embedded."""

    quote_words: int = attrs.field(default=12, validator=v.ge(8))
    """Words in a row from which two articles quote one statement: shorter ones are idioms."""

    date_window: int | None = attrs.field(default=None, validator=v.optional(v.ge(0)))
    """Days that the dates of a pair may lie apart; ``None`` for any. The undated always pair."""

    common_texts: int = attrs.field(default=64, validator=v.ge(2))
    """Different texts in which a shingle may stand and still pair them all. The same shingle in
    more texts pairs them with one of them only: pairs are lost, clusters are not."""


@attrs.frozen(kw_only=True)
class BudgetSettings:
    """What one article may cost, so that none can stall a run.

    It is counted in characters and rows, never in time: so it is the same on every machine. An
    article beyond it is kept as printed, with a problem.
    """

    article_characters: int = attrs.field(default=2_000_000, validator=v.ge(1))
    """Most characters: some 300,000 words, four novels."""

    article_rows: int = attrs.field(default=100_000, validator=v.ge(1))
    """Most rows: as many as a year of stock prices."""


@attrs.frozen(kw_only=True)
class Settings:
    """Settings of the whole job: one record a stage."""

    segment: SegmentSettings = attrs.field(factory=SegmentSettings)
    """How feeds are cut."""

    clean: CleanSettings = attrs.field(factory=CleanSettings)
    """What is repaired."""

    language: LanguageSettings = attrs.field(factory=LanguageSettings)
    """Who names languages, and how sure a name must be."""

    duplicates: DuplicateSettings = attrs.field(factory=DuplicateSettings)
    """When two articles are copies."""

    budget: BudgetSettings = attrs.field(factory=BudgetSettings)
    """What one article may cost."""
