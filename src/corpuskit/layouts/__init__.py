"""Known exports of news databases and archives: a sniff, a cut and a field map each."""

from corpuskit.layouts.base import Cover, Layout, LayoutCut, RowRange
from corpuskit.layouts.registry import choose_layouts, cut_known, parse_known

__all__ = [
    "Cover",
    "Layout",
    "LayoutCut",
    "RowRange",
    "choose_layouts",
    "cut_known",
    "parse_known",
]
