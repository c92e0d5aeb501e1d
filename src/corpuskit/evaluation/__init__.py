"""Evaluation: how good the corpus is, measured on feeds that people have labelled."""

from corpuskit.evaluation.evaluate import Evaluation, FeedScore, evaluate
from corpuskit.evaluation.gate import Gate, check_gate, read_gate, renew_gate, write_gate
from corpuskit.evaluation.labels import GoldArticle, GoldFeed, load_labels
from corpuskit.evaluation.scores import Ratio
from corpuskit.evaluation.table import evaluation_to_json, format_table

__all__ = [
    "Evaluation",
    "FeedScore",
    "Gate",
    "GoldArticle",
    "GoldFeed",
    "Ratio",
    "check_gate",
    "evaluate",
    "evaluation_to_json",
    "format_table",
    "load_labels",
    "read_gate",
    "renew_gate",
    "write_gate",
]
