"""The report: one self-contained page on a corpus, for a person to look at what was done."""

from corpuskit.report.make import Report, make_report

__all__ = ["Report", "make_report"]
