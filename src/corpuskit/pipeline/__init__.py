"""The whole job: the stages in a row over any number of feeds."""

from corpuskit.pipeline.corpus import Corpus
from corpuskit.pipeline.manifest import InputRecord, Manifest
from corpuskit.pipeline.run import iter_articles, normalize
from corpuskit.pipeline.summary import summarize

__all__ = [
    "Corpus",
    "InputRecord",
    "Manifest",
    "iter_articles",
    "normalize",
    "summarize",
]
