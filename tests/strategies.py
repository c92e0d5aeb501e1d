"""Hypothesis strategies for corpuskit's domain: one place, shared by all property tests."""

from __future__ import annotations

from hypothesis import strategies as st

LINE_ENDS = ("\n", "\r\n", "\r")


def any_text(*, max_size: int = 200) -> st.SearchStrategy[str]:
    """Any text at all: every code point (lone surrogates left out), every kind of line end."""
    return st.text(st.characters(codec="utf-8"), max_size=max_size)


# Languages: sentences and strays that a tagger meets in one text.
SENTENCES = (
    "The council met on Tuesday and put off its decision.",
    "Der Rat trat am Dienstag zusammen und vertagte die Entscheidung.",
    "Le conseil s'est réuni mardi et a reporté sa décision.",
    "Совет собрался во вторник и отложил своё решение.",
    "Խորհուրդը հավաքվեց երեքշաբթի օրը և հետաձգեց որոշումը։",
    "理事会は火曜日に開かれ、決定を延期した。",
    "اجتمع المجلس يوم الثلاثاء وأرجأ قراره.",
)
STRAYS = ("Save", "а", "Ω", "https://example.org/a?b=c", "17:45", "\xa0", "«", "\n\n", "WHO", "中")


def mixed_language_texts() -> st.SearchStrategy[str]:
    """Sentences of several languages with strays between them."""
    parts = st.sampled_from(SENTENCES + STRAYS)
    return st.lists(parts, max_size=12).map(" ".join)
