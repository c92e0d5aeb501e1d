"""Hard wraps: paragraphs broken into lines of one width.

Repairs: in a text that is evidently hard-wrapped, every full line is joined to the next; a word
divided at the line's end is made whole where the text itself proves it; an indented line within
a block begins a paragraph of its own, unless most lines are indented and it goes on with a
sentence (text that hangs below a label); so are lines with a blank line behind each of them.
Leaves alone: texts whose lines are paragraphs; lines that had room for the next word (verse,
headings, last lines); list items, tables, what follows a signature's "-- ".
Costs: a paragraph whose last line happens to be full, followed by another without a blank line
or indentation, is joined to it.
Method: a line is full if the first word of the next would not have fitted, the greedy rule by
which mail programs and databases wrap.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.records import Edit
from corpuskit.rules.base import BLANK_CHARS, BLANKS, Rule
from corpuskit.rules.line_blanks import LIST_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "unwrap"

NARROWEST, WIDEST = 35, 110
"""Characters a line: columns of a printed page have some 35, wide mail windows up to 110."""

FEWEST_PAIRS = 2
"""Neighbouring lines needed to see a width: a paragraph of three lines."""

LEAST_OPEN = 0.45
"""Share of line pairs whose first line is full and ends within a sentence: wrapped prose has 0.5
(paragraphs of two or three lines, without blank lines between) to 0.95, lines that are paragraphs
below 0.1."""

LEAST_OPEN_SPACED = 0.6
"""The same in a text with a blank line behind every line, where a line may also be a paragraph."""

FEWEST_SPACED = 6
"""Lines with a blank line between that show such a text; fewer may be headlines one by one."""

MOST_CLOSE = 0.1
"""Lines without one between, against those with one, in such a text."""

MOST_BROKEN = 0.25
"""Share of line pairs whose first line had room and yet ends within a sentence: wrapped prose has
below 0.2 (headings, datelines), verse and lists above 0.4."""

WIDTH_RANK = 0.95
"""Rank of the line taken for the width: addresses that could not be wrapped stick out."""

LEAST_REACH = 0.9
"""Share of the width that a line within a sentence must reach, next word included: people and
some programs wrap a few characters early. At a sentence's end, where a paragraph may end as well,
the whole width must be reached."""

HANGING = 0.5
"""Share of lines that are indented in a text that hangs below its labels; more, and indentation
alone begins no paragraph. Where it does, most paragraphs have several lines."""

LONGEST_WORD = 24
"""Characters: a longer "word" would make any line full."""

PROVEN_DIVISIONS = 3
"""Divided words that the text must hold, one of them proven, for the others to be believed."""

_WORD = re.compile(r"\S+")
_ITEM = re.compile(LIST_MARK)
_COLUMNS = re.compile(r"\S\ {3,}\S")
_STOPS, _CLOSERS = frozenset(".!?:;…。！？"), "\"'”’»)]"
_DIVIDED = re.compile(r"([^\W\d_]+)-\Z")
_OPEN_ADDRESS = re.compile(r"https?://(?:\S{0,200}[/=&?_%-])?\Z")
_NEXT_LINE = re.compile(rf"[{BLANKS}]*+\n[{BLANKS}\n]*+([^\W\d_A-Z]+)")
_NEXT_PART = re.compile(r"[^\W\d_]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_LETTER_RUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@attrs.frozen
class _Line:
    """A line without the blanks around it."""

    text: str
    start: int
    indented: bool

    @property
    def end(self) -> int:
        """Where its last visible character ends."""
        return self.start + len(self.text)


def _read_lines(text: str) -> list[_Line]:
    """Return the lines of *text*."""
    lines, start = [], 0
    for line in text.split("\n"):
        body = line.lstrip(BLANK_CHARS)
        head = len(line) - len(body)
        lines.append(_Line(body.rstrip(BLANK_CHARS), start + head, head > 0))
        start += len(line) + 1
    return lines


def _reach(line: _Line, following: _Line) -> int:
    """Return how long *line* would be with the first word of the next."""
    if _WIDE.match(following.text):
        return len(line.text) + 2
    word = _WORD.match(following.text)
    return len(line.text) + 1 + min(LONGEST_WORD, word.end() if word else 0)


def _ends_sentence(line: _Line) -> bool:
    """Return whether a sentence or clause ends where *line* does."""
    return line.text.rstrip(_CLOSERS)[-1:] in _STOPS


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Return whether *line* was broken because the next word did not fit."""
    least = width if _ends_sentence(line) else LEAST_REACH * width
    return _reach(line, following) > least


def _may_join(line: _Line, following: _Line) -> bool:
    """Return whether two lines are prose, whatever their lengths."""
    if not line.text or not following.text or _ITEM.match(following.text):
        return False
    return not _has_columns(line) and not _has_columns(following)


def _has_columns(line: _Line) -> bool:
    """Return whether *line* is a row of a table."""
    text = line.text
    return "|" in text or "\t" in text or ("   " in text and bool(_COLUMNS.search(text)))


def _find_divided(text: str) -> re.Match[str] | None:
    """Return the part of a word before a hyphen at the end of *text*."""
    return _DIVIDED.search(text[-LONGEST_WORD:]) if text.endswith("-") else None


def _begins_paragraph(line: _Line, following: _Line, *, hanging: bool) -> bool:
    """Return whether the *following* line is indented and the one before it is not.

    In a *hanging* text it must not go on with a sentence, either.
    """
    marked = following.indented and not line.indented
    return marked and (not hanging or _ends_sentence(line))


def _is_hanging(lines: Sequence[_Line]) -> bool:
    """Return whether most of the *lines* with text are indented."""
    solid = [line.indented for line in lines if line.text]
    return sum(solid) > HANGING * len(solid)


def _find_width(pairs: Sequence[tuple[_Line, _Line]], least_open: float) -> int:
    """Return the width at which lines are wrapped, in characters; 0 if they are not."""
    if len(pairs) < FEWEST_PAIRS:
        return 0
    lengths = sorted(len(line.text) for line, _ in pairs)
    width = lengths[min(len(lengths) - 1, int(WIDTH_RANK * len(lengths)))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    ragged = [pair for pair in pairs if not _ends_sentence(pair[0])]
    full = sum(_is_full(*pair, width) for pair in ragged)
    broken = len(ragged) - full
    evident = full >= max(FEWEST_PAIRS, least_open * len(pairs))
    return width if evident and broken <= MOST_BROKEN * len(pairs) else 0


def _pair_lines(text: str) -> tuple[list[tuple[_Line, _Line]], float]:
    """Return the neighbouring lines that may be one paragraph, and the share that must be open.

    In a text with a blank line behind every line the neighbours are those across a blank line.
    """
    lines = _read_lines(text)
    signature = next((n for n, line in enumerate(lines) if line.text == "--"), len(lines))
    lines = lines[:signature]
    pairs = list(itertools.pairwise(lines))
    close = sum(bool(one.text and two.text) for one, two in pairs)
    across = [
        (lines[n], lines[n + 2])
        for n in range(len(lines) - 2)
        if lines[n].text and lines[n + 2].text and not lines[n + 1].text
    ]
    if len(across) > FEWEST_SPACED and close <= MOST_CLOSE * len(across):
        return [pair for pair in across if _may_join(*pair)], LEAST_OPEN_SPACED
    return [pair for pair in pairs if _may_join(*pair)], LEAST_OPEN


def find_hard_wraps(text: str, /) -> Iterator[Edit]:
    """Yield the edits that join the lines of wrapped paragraphs."""
    pairs, least_open = _pair_lines(text)
    hanging = _is_hanging([following for _, following in pairs])
    told = [pair for pair in pairs if not _begins_paragraph(*pair, hanging=hanging)]
    width = _find_width(told, least_open)
    if not width:
        return
    joiner = _Joiner.for_lines(text, [line for line, _ in pairs])
    for line, following in pairs:
        if _begins_paragraph(line, following, hanging=hanging):
            yield Edit(start=line.end, end=following.start, text="\n\n", rule=NAME)
        elif _is_full(line, following, width):
            yield joiner.join(line, following)


@attrs.frozen
class _Joiner:
    """Knows the words of a text, to tell a divided word from one with a hyphen."""

    words: frozenset[str]
    trusting: bool
    """Whether the text is typeset with divided words, so that unproven ones are believed."""

    @classmethod
    def for_lines(cls, text: str, lines: Sequence[_Line]) -> _Joiner:
        """Return the joiner for the wrapped *lines* of *text*."""
        ends = (line.end for line in lines if _find_divided(line.text))
        parts = [(end, _NEXT_LINE.match(text, end)) for end in ends]
        divided = [(end, part.group(1)) for end, part in parts if part]
        if not divided:
            return cls(frozenset(), trusting=False)
        words = frozenset(match.group().lower() for match in _LETTER_RUN.finditer(text))
        proven = cls(words, trusting=False)
        sure = any(
            proven.is_divided(text[max(0, end - LONGEST_WORD) : end], part) for end, part in divided
        )
        return cls(words, trusting=sure and len(divided) >= PROVEN_DIVISIONS)

    def is_divided(self, line: str, part: str) -> bool:
        """Return whether the hyphen at the end of *line* only divides a word before *part*."""
        head = _find_divided(line)
        if head is None or not part.islower():
            return False
        whole, hyphened = head.group(1).lower() + part, f"{head.group(1).lower()}-{part}"
        return whole in self.words or (self.trusting and hyphened not in self.words)

    def join(self, line: _Line, following: _Line) -> Edit:
        """Return the edit that joins *line* to the *following* one."""
        part = _NEXT_PART.match(following.text)
        if part and self.is_divided(line.text, part.group()):
            return Edit(start=line.end - 1, end=following.start, text="", rule=NAME)
        glued = (
            (part and _find_divided(line.text))
            or (_WIDE.match(line.text[-1]) and _WIDE.match(following.text))
            or ("://" in line.text and _OPEN_ADDRESS.search(line.text))
        )
        new = "" if glued else " "
        return Edit(start=line.end, end=following.start, text=new, rule=NAME)


RULE = Rule(name=NAME, level="layout", find=find_hard_wraps, signs=frozenset("\n"))
