"""Raw files of many pasted news articles in; a clean, typed, deduplicated corpus out.

Records, errors and settings are here at once; functions are loaded when they are first asked for,
so that importing the package is quick.
"""

from typing import TYPE_CHECKING

from corpuskit.errors import (
    CorpusError,
    CorrectionError,
    DetectorError,
    DuplicateError,
    EditError,
    FeedError,
    LabelError,
    LayoutError,
    MissingExtraError,
    RecordError,
    RuleError,
    WorkerError,
    WriteError,
)
from corpuskit.lazy import load_lazily
from corpuskit.records import (
    Article,
    Boundary,
    DuplicateKind,
    DuplicateOf,
    Edit,
    Feed,
    FieldSpan,
    Furniture,
    FurnitureKind,
    Gap,
    GapKind,
    Header,
    LanguageSpan,
    LanguageTag,
    LineRange,
    Problem,
    ProblemKind,
    Segment,
    Segmentation,
    Span,
)
from corpuskit.settings import (
    BudgetSettings,
    CleanSettings,
    DuplicateSettings,
    LanguageSettings,
    SegmentSettings,
    Settings,
)

if TYPE_CHECKING:
    from corpuskit.clean import clean, clean_body
    from corpuskit.convert import (
        article_from_json,
        article_to_json,
        record_from_json,
        record_to_json,
    )
    from corpuskit.corrections import (
        Correction,
        Corrections,
        correct_headers,
        correct_segmentation,
        format_corrections,
        make_corrections,
        parse_corrections,
        print_template,
        read_corrections,
        resolve_corrections,
    )
    from corpuskit.detector import LanguageDetector
    from corpuskit.duplicates import DuplicateIndex, find_duplicates, find_repeats
    from corpuskit.edits import Cleaned
    from corpuskit.evaluation.evaluate import Evaluation, FeedScore, evaluate
    from corpuskit.formats.docbin import to_docbin
    from corpuskit.formats.documents import article_to_datatrove, article_to_dolma
    from corpuskit.formats.export import article_to_ninjs, article_to_schema_org
    from corpuskit.formats.frames import from_frame, to_arrow, to_hf, to_pandas, to_polars
    from corpuskit.furniture import find_furniture
    from corpuskit.header import parse_headers
    from corpuskit.language import tag_language, tag_spans
    from corpuskit.languages.detectors import load_detector
    from corpuskit.layouts.base import Layout
    from corpuskit.layouts.declare import make_layout
    from corpuskit.locate import Location
    from corpuskit.pipeline import (
        Corpus,
        InputRecord,
        Manifest,
        RunOptions,
        Summary,
        iter_articles,
        normalize,
        normalize_to,
    )
    from corpuskit.read import expand_paths, read, read_all
    from corpuskit.report import Report, make_report
    from corpuskit.rule import Rule
    from corpuskit.schema import article_schema
    from corpuskit.segment import segment
    from corpuskit.syndication.records import Descent, DuplicatePair, IndexStats, Passage, Repeat
    from corpuskit.syndication.result import Duplicates
    from corpuskit.write import read_articles, write_articles, write_folder

__version__ = "0.1.0"

if not TYPE_CHECKING:  # A type checker that saw this would take any name for one of ours.
    __getattr__, __dir__ = load_lazily(
        __name__,
        {
            "corpuskit.clean": ("clean", "clean_body"),
            "corpuskit.convert": (
                "article_from_json",
                "article_to_json",
                "record_from_json",
                "record_to_json",
            ),
            "corpuskit.corrections": (
                "Correction",
                "Corrections",
                "correct_headers",
                "correct_segmentation",
                "format_corrections",
                "make_corrections",
                "parse_corrections",
                "print_template",
                "read_corrections",
                "resolve_corrections",
            ),
            "corpuskit.detector": ("LanguageDetector",),
            "corpuskit.duplicates": ("DuplicateIndex", "find_duplicates", "find_repeats"),
            "corpuskit.edits": ("Cleaned",),
            "corpuskit.evaluation.evaluate": ("Evaluation", "FeedScore", "evaluate"),
            "corpuskit.formats.docbin": ("to_docbin",),
            "corpuskit.formats.documents": ("article_to_datatrove", "article_to_dolma"),
            "corpuskit.formats.frames": (
                "from_frame",
                "to_arrow",
                "to_hf",
                "to_pandas",
                "to_polars",
            ),
            "corpuskit.formats.export": ("article_to_ninjs", "article_to_schema_org"),
            "corpuskit.furniture": ("find_furniture",),
            "corpuskit.header": ("parse_headers",),
            "corpuskit.language": ("tag_language", "tag_spans"),
            "corpuskit.languages.detectors": ("load_detector",),
            "corpuskit.layouts.base": ("Layout",),
            "corpuskit.layouts.declare": ("make_layout",),
            "corpuskit.locate": ("Location",),
            "corpuskit.pipeline": (
                "Corpus",
                "InputRecord",
                "Manifest",
                "RunOptions",
                "Summary",
                "iter_articles",
                "normalize",
                "normalize_to",
            ),
            "corpuskit.read": ("expand_paths", "read", "read_all"),
            "corpuskit.report": ("Report", "make_report"),
            "corpuskit.rule": ("Rule",),
            "corpuskit.schema": ("article_schema",),
            "corpuskit.segment": ("segment",),
            "corpuskit.syndication.records": (
                "Descent",
                "DuplicatePair",
                "IndexStats",
                "Passage",
                "Repeat",
            ),
            "corpuskit.syndication.result": ("Duplicates",),
            "corpuskit.write": ("read_articles", "write_articles", "write_folder"),
        },
    )

__all__ = [
    "Article",
    "Boundary",
    "BudgetSettings",
    "CleanSettings",
    "Cleaned",
    "Corpus",
    "CorpusError",
    "Correction",
    "CorrectionError",
    "Corrections",
    "Descent",
    "DetectorError",
    "DuplicateError",
    "DuplicateIndex",
    "DuplicateKind",
    "DuplicateOf",
    "DuplicatePair",
    "DuplicateSettings",
    "Duplicates",
    "Edit",
    "EditError",
    "Evaluation",
    "Feed",
    "FeedError",
    "FeedScore",
    "FieldSpan",
    "Furniture",
    "FurnitureKind",
    "Gap",
    "GapKind",
    "Header",
    "IndexStats",
    "InputRecord",
    "LabelError",
    "LanguageDetector",
    "LanguageSettings",
    "LanguageSpan",
    "LanguageTag",
    "Layout",
    "LayoutError",
    "LineRange",
    "Location",
    "Manifest",
    "MissingExtraError",
    "Passage",
    "Problem",
    "ProblemKind",
    "RecordError",
    "Repeat",
    "Report",
    "Rule",
    "RuleError",
    "RunOptions",
    "Segment",
    "SegmentSettings",
    "Segmentation",
    "Settings",
    "Span",
    "Summary",
    "WorkerError",
    "WriteError",
    "__version__",
    "article_from_json",
    "article_schema",
    "article_to_datatrove",
    "article_to_dolma",
    "article_to_json",
    "article_to_ninjs",
    "article_to_schema_org",
    "clean",
    "clean_body",
    "correct_headers",
    "correct_segmentation",
    "evaluate",
    "expand_paths",
    "find_duplicates",
    "find_furniture",
    "find_repeats",
    "format_corrections",
    "from_frame",
    "iter_articles",
    "load_detector",
    "make_corrections",
    "make_layout",
    "make_report",
    "normalize",
    "normalize_to",
    "parse_corrections",
    "parse_headers",
    "print_template",
    "read",
    "read_all",
    "read_articles",
    "read_corrections",
    "record_from_json",
    "record_to_json",
    "resolve_corrections",
    "segment",
    "tag_language",
    "tag_spans",
    "to_arrow",
    "to_docbin",
    "to_hf",
    "to_pandas",
    "to_polars",
    "write_articles",
    "write_folder",
]
