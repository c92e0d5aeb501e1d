"""Articles as documents of two tool kits for large corpora: Dolma and datatrove.

Both are JSON objects with a text, an id and a bag of metadata; the form of the first is laid down
in Dolma's *Data Format*, that of the second is datatrove's ``Document`` as its readers and writers
of JSON Lines have it. Metadata are those of `corpuskit.formats.flat`; what that drops is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpuskit.formats.export import moment_of
from corpuskit.formats.flat import describe_article

if TYPE_CHECKING:
    from corpuskit.records import Article


def article_to_dolma(article: Article, /) -> dict[str, Any]:
    """Return *article* as a Dolma document: ``id, text, source, created, metadata``.

    ``source`` is the feed, within which Dolma wants ids to be unique; the publication stands in
    the metadata. ``created`` is missing where no date is printed, ``added`` always. Without a body
    the text is empty.
    """
    created = moment_of(article)
    return {
        "id": article.id,
        "text": article.body or "",
        "source": article.feed,
        **({"created": created} if created else {}),
        "metadata": describe_article(article, "id", "feed"),
    }


def article_to_datatrove(article: Article, /) -> dict[str, Any]:
    """Return *article* as a datatrove document: ``text, id, media, metadata``.

    Without a body the text is empty, and datatrove's readers pass the document over.
    """
    return {
        "text": article.body or "",
        "id": article.id,
        "media": [],
        "metadata": describe_article(article, "id"),
    }
