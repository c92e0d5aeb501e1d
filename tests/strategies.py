"""Hypothesis strategies for corpuskit's domain: one place, shared by all property tests."""

from __future__ import annotations

from hypothesis import strategies as st

LINE_ENDS = ("\n", "\r\n", "\r")


def any_text(*, max_size: int = 200) -> st.SearchStrategy[str]:
    """Any text at all: every code point (lone surrogates left out), every kind of line end."""
    return st.text(st.characters(codec="utf-8"), max_size=max_size)
