"""The file behind a duplicate index: one SQLite database, written in whole transactions."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.syndication.entries import Entry
from corpuskit.syndication.evidence import DTYPE, Rows
from corpuskit.syndication.fingerprint import VERSION, Sketch
from corpuskit.syndication.records import IndexStats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpuskit.syndication.tokens import Hashes, Places

_FORMAT = 2
_WAIT = 60.0
"""Seconds to wait for another writer."""

_ROWS = 1 << 16
"""Postings read at a time."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (
    number INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    tokens INTEGER NOT NULL,
    least TEXT NOT NULL
);
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    text INTEGER REFERENCES texts,
    entry TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX members ON articles (text, id);
CREATE TABLE postings (hash INTEGER, text INTEGER, PRIMARY KEY (hash, text)) WITHOUT ROWID;
CREATE INDEX sketches ON postings (text);
CREATE TABLE compared (
    a INTEGER, b INTEGER, evidence TEXT NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX compared_with ON compared (b);
"""


class Store:
    """Articles, texts, postings and comparisons on disk; every change is all or nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # A connection in autocommit mode: transactions are opened by hand, below.
            self._db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        except sqlite3.Error as error:
            raise DuplicateError(f"{path}: cannot be opened as an index: {error}") from error
        try:
            self._set_up()
        except (sqlite3.Error, DuplicateError) as error:
            self._db.close()
            if isinstance(error, DuplicateError):
                raise
            raise DuplicateError(f"{path}: is no duplicate index: {error}") from error

    def _set_up(self) -> None:
        """Make the tables of a new file, and check the versions of an old one."""
        if self._is_empty():
            self._db.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                if self._is_empty():  # Still, now that nobody else can be making them.
                    self._make_tables()
        self._db.execute("PRAGMA synchronous = NORMAL")
        found = dict(self._db.execute("SELECT key, value FROM meta"))
        if found != {"format": _FORMAT, "fingerprint": VERSION}:
            raise DuplicateError(
                f"{self.path}: made by another version ({found}): build the index again"
            )

    def _is_empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM sqlite_master").fetchone() is None

    def _make_tables(self) -> None:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            self._db.execute(statement)
        versions = [("format", _FORMAT), ("fingerprint", VERSION)]
        self._db.executemany("INSERT INTO meta VALUES (?, ?)", versions)

    def close(self) -> None:
        """Close the file; the store cannot be used any more."""
        self._db.close()

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """Do all that happens inside, or nothing; nothing in the end if *keep* is false."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT" if keep else "ROLLBACK")

    def has(self, name: str) -> bool:
        """Tell whether there is an article with this id."""
        row = self._db.execute("SELECT 1 FROM articles WHERE id = ?", (_key(name),))
        return row.fetchone() is not None

    def insert(self, entry: Entry, body: str, sketch: Sketch) -> int | None:
        """Store an article; return the number of its text, ``None`` if that has no word."""
        number = self._insert_text(entry.id, body, sketch) if sketch.digest else None
        record = json.dumps(attrs.asdict(attrs.evolve(entry, tokens=sketch.tokens)))
        packed = zlib.compress(body.encode("utf-8", "surrogatepass"), 1)
        row = (_key(entry.id), number, record, packed)
        self._db.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", row)
        return number

    def _insert_text(self, name: str, body: str, sketch: Sketch) -> int:
        row = self._db.execute(
            "SELECT number, least FROM texts WHERE digest = ?", (sketch.digest,)
        ).fetchone()
        if row:
            number, least = row
            if body < self.read_body(json.loads(least)):
                self._set_least(number, name)
            return int(number)
        number = self._db.execute(
            "INSERT INTO texts (digest, tokens, least) VALUES (?, ?, ?) RETURNING number",
            (sketch.digest, sketch.tokens, _key(name)),
        ).fetchone()[0]
        rows = ((value, number) for value in sketch.hashes.tolist())
        self._db.executemany("INSERT INTO postings VALUES (?, ?)", rows)
        return int(number)

    def _set_least(self, number: int, name: str) -> None:
        """Let another article's text speak for its family: comparisons are done anew."""
        self._db.execute("UPDATE texts SET least = ? WHERE number = ?", (_key(name), number))
        self._forget(number)

    def _forget(self, number: int) -> None:
        self._db.execute("DELETE FROM compared WHERE a = ?", (number,))
        self._db.execute("DELETE FROM compared WHERE b = ?", (number,))

    def delete(self, name: str) -> None:
        """Remove an article, and its text if no other article has it."""
        row = self._db.execute("SELECT text FROM articles WHERE id = ?", (_key(name),)).fetchone()
        if row is None:
            raise DuplicateError(f"no article in the index has the id {name!r}", name)
        self._db.execute("DELETE FROM articles WHERE id = ?", (_key(name),))
        if (number := row[0]) is None:
            return
        members = self.family(number)
        if members and self.least(number) == name:
            self._set_least(number, min(members, key=lambda n: (self.read_body(n), n)))
        elif not members:
            self._forget(number)
            self._db.execute("DELETE FROM postings WHERE text = ?", (number,))
            self._db.execute("DELETE FROM texts WHERE number = ?", (number,))

    def read_body(self, name: str) -> str:
        """Return the text of the article with id *name*."""
        row = self._db.execute("SELECT body FROM articles WHERE id = ?", (_key(name),)).fetchone()
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")

    def entries(self) -> Iterator[Entry]:
        """Yield all articles."""
        for (record,) in self._db.execute("SELECT entry FROM articles"):
            yield _parse_entry(record)

    def read_entry(self, name: str) -> Entry:
        """Return the article with id *name*."""
        row = self._db.execute("SELECT entry FROM articles WHERE id = ?", (_key(name),)).fetchone()
        return _parse_entry(row[0])

    def family(self, number: int) -> list[str]:
        """Return the ids of the articles with text *number*."""
        rows = self._db.execute("SELECT id FROM articles WHERE text = ?", (number,))
        return [json.loads(name) for (name,) in rows]

    def least(self, number: int) -> str:
        """Return the id of the article whose text speaks for text *number*."""
        row = self._db.execute("SELECT least FROM texts WHERE number = ?", (number,)).fetchone()
        return str(json.loads(row[0]))

    def texts(self) -> list[tuple[int, bytes, int]]:
        """Return number, digest and length in tokens of every text, in order of digests."""
        return self._db.execute(
            "SELECT number, digest, tokens FROM texts ORDER BY digest"
        ).fetchall()

    def text(self, number: int) -> tuple[bytes, int]:
        """Return digest and length in tokens of text *number*."""
        query = "SELECT digest, tokens FROM texts WHERE number = ?"
        digest, tokens = self._db.execute(query, (number,)).fetchone()
        return digest, tokens

    def sketch(self, number: int) -> list[int]:
        """Return the sampled shingles of text *number*."""
        rows = self._db.execute("SELECT hash FROM postings WHERE text = ?", (number,))
        return [value for (value,) in rows]

    def texts_with(self, value: int, *, limit: int = -1) -> list[int]:
        """Return the numbers of at most *limit* texts with one sampled shingle."""
        query = "SELECT text FROM postings WHERE hash = ? LIMIT ?"
        return [number for (number,) in self._db.execute(query, (value, limit))]

    def leader(self, value: int) -> int:
        """Return the number of the text with the smallest digest among those with one shingle."""
        query = (
            "SELECT number FROM postings JOIN texts ON text = number"
            " WHERE hash = ? ORDER BY digest LIMIT 1"
        )
        return int(self._db.execute(query, (value,)).fetchone()[0])

    def postings(self) -> Iterator[tuple[Hashes, Places]]:
        """Yield sampled shingles and the numbers of their texts, in portions."""
        cursor = self._db.execute("SELECT hash, text FROM postings")
        while rows := cursor.fetchmany(_ROWS):
            flat = np.array(rows, np.int64)
            yield flat[:, 0].astype(np.uint64), flat[:, 1]

    def read_evidence(self, a: int, b: int) -> Rows | None:
        """Return what was found when two texts were compared, if they were and it was something."""
        query = "SELECT evidence FROM compared WHERE a = ? AND b = ?"
        row = self._db.execute(query, (a, b)).fetchone()
        return row and np.array([tuple(json.loads(row[0]))], DTYPE)

    def write_evidence(self, a: int, b: int, row: Rows) -> None:
        """Keep what was found when two texts were compared, in one row."""
        values = (a, b, json.dumps(row[0].item()))
        self._db.execute("INSERT OR REPLACE INTO compared VALUES (?, ?, ?)", values)

    def count(self) -> IndexStats:
        """Return how much there is of everything."""
        query = (
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM texts),"
            " (SELECT count(*) FROM compared)"
        )
        articles, texts, related = self._db.execute(query).fetchone()
        size = self.path.stat().st_size
        return IndexStats(articles=articles, texts=texts, related=related, size=size)

    def compact(self) -> None:
        """Give the space of what was removed back to the file system."""
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _key(name: str) -> str:
    """Return an id as JSON: SQLite takes no lone surrogates, and ends some strings at a NUL."""
    return json.dumps(name)


def _parse_entry(record: str) -> Entry:
    fields = json.loads(record)
    return Entry(**{**fields, "credits": tuple(fields["credits"])})
