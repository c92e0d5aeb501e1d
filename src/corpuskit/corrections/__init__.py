"""Corrections that a person makes to one feed: kept beside it, applied on every run."""

from corpuskit.corrections.cuts import correct_segmentation
from corpuskit.corrections.fields import correct_furniture, correct_headers
from corpuskit.corrections.files import CorrectionSource, find_corrections, read_corrections
from corpuskit.corrections.form import Correction, Corrections
from corpuskit.corrections.places import Resolved, resolve_corrections
from corpuskit.corrections.template import make_corrections, print_template
from corpuskit.corrections.text import format_corrections, parse_corrections

__all__ = [
    "Correction",
    "CorrectionSource",
    "Corrections",
    "Resolved",
    "correct_furniture",
    "correct_headers",
    "correct_segmentation",
    "find_corrections",
    "format_corrections",
    "make_corrections",
    "parse_corrections",
    "print_template",
    "read_corrections",
    "resolve_corrections",
]
