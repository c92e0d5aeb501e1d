"""Articles as spaCy documents, in the ``DocBin`` that its training and its pipelines read."""

from __future__ import annotations

import functools
import importlib
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from corpuskit.convert import article_to_json
from corpuskit.errors import MissingExtraError
from corpuskit.formats.atomic import reporting_errors
from corpuskit.formats.jsonl import surrogate_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import spacy.language
    import spacy.tokens

    from corpuskit.records import Article

ANY_LANGUAGE = "xx"
"""What spaCy calls its rules for a language that it has none for."""


def to_docbin(
    articles: Iterable[Article], /, *, nlp: spacy.language.Language | None = None
) -> spacy.tokens.DocBin:
    """Return *articles* as a spaCy ``DocBin``: the body of each as a document of words.

    ``doc.text`` is the body, character for character (empty where there is none);
    ``doc.user_data["article"]`` is the JSON object of the article without its body, so nothing is
    lost. Needs the extra ``spacy``, and no model.

    Args:
        articles: Articles; the documents of all are held in memory.
        nlp: Whose tokenizer divides the words. Without it, spaCy's own for the language of each
            article, or the one for any language.

    Raises:
        MissingExtraError: If spaCy is not installed.
        RecordError: If an article holds a lone surrogate.
    """
    try:
        tokens = importlib.import_module("spacy.tokens")
    except ImportError as error:
        raise MissingExtraError("spaCy documents", "spacy") from error
    docs = tokens.DocBin(store_user_data=True)
    for article in articles:
        stored = article_to_json(article)
        if fault := surrogate_error(stored):
            raise fault
        body = stored.pop("body") or ""
        tokenize = nlp.tokenizer if nlp else _find_tokenizer(article.language.code)
        doc = tokenize(body)
        doc.user_data["article"] = stored
        docs.add(doc)
    return cast("spacy.tokens.DocBin", docs)


def write_docbin(articles: Iterable[Article], file: BinaryIO, name: str, /) -> int:
    """Write *articles* as a ``.spacy`` file; return how many there were. See `to_docbin`."""
    docs = to_docbin(articles)
    with reporting_errors(name):
        file.write(docs.to_bytes())
    return len(docs)


@functools.cache
def _find_tokenizer(code: str) -> Callable[[str], Any]:
    """Return the tokenizer of a language, or that of any, where it has none or lacks a library."""
    spacy: Any = importlib.import_module("spacy")
    try:
        return cast("Callable[[str], Any]", spacy.blank(code).tokenizer)
    except ImportError:
        return cast("Callable[[str], Any]", spacy.blank(ANY_LANGUAGE).tokenizer)
