"""The whole job: the stages in a row over any number of feeds."""

from corpuskit.pipeline.corpus import Corpus
from corpuskit.pipeline.job import RunOptions, normalize_to
from corpuskit.pipeline.manifest import InputRecord, Manifest
from corpuskit.pipeline.run import iter_articles, normalize
from corpuskit.pipeline.summary import Summary, summarize

__all__ = [
    "Corpus",
    "InputRecord",
    "Manifest",
    "RunOptions",
    "Summary",
    "iter_articles",
    "normalize",
    "normalize_to",
    "summarize",
]
