"""Raw files of many pasted news articles in; a clean, typed, deduplicated corpus out."""

__version__ = "0.1.0"
