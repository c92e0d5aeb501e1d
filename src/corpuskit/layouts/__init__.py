"""Known exports of news databases and archives: a sniff, a cut and a field map each."""

from corpuskit.layouts.base import Layout, LayoutCut, RowRange
from corpuskit.layouts.registry import cut_known, parse_known

__all__ = ["Layout", "LayoutCut", "RowRange", "cut_known", "parse_known"]
