"""Long lists of words as one pattern that is tried letter by letter, not word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CASES = {"i": "ıİ", "ı": "iİ", "s": "ſ", "k": "\u212a", "å": "\u212b"}
"""Letters that patterns take for one another beside a small letter and its capital."""

_Tree = dict[str, "_Tree"]


def join_words(words: Iterable[str]) -> str:
    """Return a pattern of *words* in any case, for use where a whole word must match.

    It needs no flag to ignore case. A search tries a long list of alternatives one by one at every
    place; here the first letter already rules out most of them.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _print_tree(tree)


def _print_tree(tree: _Tree) -> str:
    branches = [
        _print_letter(letter) + _print_tree(rest) for letter, rest in sorted(tree.items()) if letter
    ]
    if not branches:
        return ""
    if "" in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _print_letter(letter: str) -> str:
    """Return a class of the forms of *letter*."""
    forms = {letter, letter.lower(), letter.upper(), *_CASES.get(letter, "")}
    return f"(?-i:[{re.escape(''.join(sorted(form for form in forms if len(form) == 1)))}])"
