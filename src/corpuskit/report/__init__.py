"""The report: one self-contained page on a corpus, for a person to look at what was done."""

from corpuskit.report.load import StoredCorpus, load_corpus
from corpuskit.report.make import Report, make_report

__all__ = ["Report", "StoredCorpus", "load_corpus", "make_report"]
