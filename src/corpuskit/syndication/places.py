"""Where the tokens of a text stand in it."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from corpuskit.syndication import scripts
from corpuskit.syndication.fingerprint import Words, blank_references, fold_word, hash_tokens

_GAPS = np.array([ord(c) for c in " \u00a0-"], np.uint32)

Places = npt.NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Tokens:
    """The tokens of one text with their places in it."""

    hashes: Words
    """One hash a token."""

    starts: Places
    """Offset of each token's first character."""

    ends: Places
    """Offset after each token's last character (of its first character, in unspaced scripts)."""


def locate_tokens(text: str) -> Tokens:
    """Return the tokens of *text* with their offsets; the hashes are those of `hash_tokens`."""
    blanked = blank_references(text)
    starts, ends = _find_words(blanked)
    return Tokens(hashes=hash_tokens(text), starts=starts, ends=ends)


def _find_words(text: str) -> tuple[Places, Places]:
    """Return where words begin and end: by table where characters are simple, else by pattern."""
    points = _list_points(text)
    letters = scripts.simple_letters()[points]
    if not (letters | scripts.simple_others()[points]).all():
        return _match_words(text)
    edges = np.diff(np.concatenate(([0], letters.astype(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _match_words(text: str) -> tuple[Places, Places]:
    """Return where words begin and end, for any text."""
    matches = scripts.word_pattern().finditer(text)
    # A lone accent is matched, but folds to nothing.
    spans = [m.span() for m in matches if len(m[0]) > 1 or m[0].isalnum()]
    spans = [s for s in spans if text[s[0]].isalnum() or fold_word(text[s[0] : s[1]])]
    places = np.array(spans, np.int64).reshape(-1, 2)
    return places[:, 0], places[:, 1]


def flag_names(text: str) -> npt.NDArray[np.bool_]:
    """Flag the words of *text* that begin with a capital inside a sentence.

    A capital behind a full stop, a quotation mark or a line end says nothing about its word.
    """
    starts, _ = _find_words(blank_references(text))
    points = _list_points(f"\n\n{text}")
    first, between, before = points[starts + 2], points[starts + 1], points[starts]
    capital, inner = scripts.capitals(), scripts.sentence_characters()
    flags: npt.NDArray[np.bool_] = capital[first] & np.isin(between, _GAPS) & inner[before]
    return flags


def _list_points(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
