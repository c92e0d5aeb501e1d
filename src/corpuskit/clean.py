"""Stage four: a text -> clean text that can be traced to it, character by character.

Rules run one after another, each on what the one before left; their edits are composed into one
list on the source. The round is run again until nothing changes, so that clean text stays as it
is.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from corpuskit.cleaning.compose import compose_columns
from corpuskit.cleaning.paragraphs import cut_spans, strip_edges
from corpuskit.cleaning.signs import SignFinder
from corpuskit.edits import Cleaned, join_edits, to_columns, to_edits
from corpuskit.rules.base import Rule
from corpuskit.rules.registry import choose_rules
from corpuskit.settings import CleanSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.edits import EditColumns
    from corpuskit.records import Edit, Span

MOST_ROUNDS = 12
"""Rounds of all rules until no rule finds anything. Two are usual: one that works and one that
finds nothing; the number bounds texts made to need one more each time."""

BODY_RULES = ("quote-prefix", "unwrap")
"""Rules of layout that a body needs to be read as paragraphs; both act on evidence only."""

_EDGES = Rule(name="body-edge", level="transport", find=strip_edges)

_DEFAULTS = CleanSettings()


def clean(text: str, /, *, settings: CleanSettings = _DEFAULTS) -> Cleaned:
    r"""Return *text* without the damage of transport, with every change listed.

    Cleaning clean text changes nothing. No letter or digit is lost but by a rule that is named
    in the edits. Quotation marks and dashes keep their typographic form.

    Args:
        text: Any text.
        settings: Which rules run; by default those that undo damage of transport.

    Raises:
        RuleError: If the settings name a rule that does not exist.

    Examples:
        >>> cleaned = clean("said\u00a0Armenia was")
        >>> cleaned.text
        'said Armenia was'
        >>> [(edit.start, edit.end, edit.rule) for edit in cleaned.edits]
        [(4, 5, 'odd-space')]
    """
    return _run_rules(_Draft(text), choose_rules(settings))


def clean_body(
    text: str, /, *, remove: Sequence[tuple[Span, str]] = (), settings: CleanSettings = _DEFAULTS
) -> Cleaned:
    r"""Return the body of an article: cleaned, without furniture, as paragraphs.

    Paragraphs that the source divides by blank lines are divided by one; lines of a text that is
    evidently hard-wrapped are joined; a body quoted as a whole loses its "> ". There is no blank
    line at either end.

    Args:
        text: The body as it stands in the feed.
        remove: Spans of *text* that are no body, with the kind of furniture each is; they must
            not overlap. Each becomes an edit of the rule ``furniture:<kind>``.
        settings: Which rules run.

    Raises:
        RuleError: If the settings name a rule that does not exist.
        EditError: If the spans overlap or do not lie within *text*.

    Examples:
        >>> from corpuskit.records import Span
        >>> clean_body("One.\n\nRead More\n\nTwo.\n", remove=[(Span(6, 15), "read-more")]).text
        'One.\n\nTwo.'
    """
    draft = _Draft(text)
    if cuts := list(cut_spans(text, remove)):
        draft.carry_out(cuts)
    if settings.level == "never":
        return draft.finish()
    also = tuple(name for name in BODY_RULES if name not in settings.without)
    chosen = choose_rules(
        CleanSettings(
            level=settings.level,
            also=(*settings.also, *also),
            without=(*settings.without, "final-newline"),
        )
    )
    return _run_rules(draft, (*chosen, _EDGES))


class _Draft:
    """A text on its way to being clean: what it is now, and the edits so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source
        self.edits: Sequence[Edit] = ()
        self.columns: EditColumns | None = None

    def carry_out(self, step: Sequence[Edit]) -> None:
        """Change the text by *step*, edits on the text as it is now, in order and disjoint."""
        middle, self.text = self.text, join_edits(self.text, step)
        if not self.edits:
            self.edits = step
            return
        earlier = self.columns or to_columns(self.edits)
        self.columns = compose_columns(self.source, middle, earlier, to_columns(step))

    def finish(self) -> Cleaned:
        """Return the outcome."""
        edits = self.edits if self.columns is None else to_edits(self.columns)
        return Cleaned(text=self.text, source=self.source, edits=tuple(edits))


def _run_rules(draft: _Draft, rules: Sequence[Rule]) -> Cleaned:
    """Return *draft* after rounds of *rules* until each has found nothing, or *MOST_ROUNDS*."""
    finder = _finder_for(tuple(rules))
    awake, quiet = finder.find(draft.text), 0
    for number in itertools.islice(itertools.cycle(range(len(rules))), MOST_ROUNDS * len(rules)):
        if quiet == len(rules):
            break
        quiet += 1
        if awake >> number & 1 and (step := list(rules[number].find(draft.text))):
            draft.carry_out(step)
            awake, quiet = finder.find(draft.text), 0
    return draft.finish()


@functools.lru_cache(maxsize=64)
def _finder_for(rules: tuple[Rule, ...]) -> SignFinder:
    """Return what looks for the signs of *rules*."""
    return SignFinder.for_rules(rules)
