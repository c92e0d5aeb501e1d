"""What a run has done so far, on disk: one transaction an input, so a kill loses none or all of it.

An SQLite database beside the output. An input stands in it with its hash, its corrections and what
it came to; its articles are JSON lines, packed, in blocks. The journal is a cache and no more:
the output is made from it in the order of the inputs, so it is the same however often the work
was broken off, and entries of inputs that are gone do no harm.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.convert import record_from_json, record_to_json
from corpuskit.errors import WriteError
from corpuskit.pipeline.manifest import InputRecord
from corpuskit.pipeline.outcome import Outcome, unpack_lines
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

APPLICATION = 0x636B6A31
"""Number in the head of the file that tells a journal from other databases: "ckj1"."""

_MAGIC = b"SQLite format 3\0"
_HEAD_BYTES = 72
"""Bytes at the head of a database, from the magic to the application's number, both included."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS run (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS input (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    stamp TEXT,
    sha256 TEXT,
    corrections TEXT,
    seconds REAL NOT NULL,
    record TEXT NOT NULL,
    problems TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS block (
    input INTEGER NOT NULL REFERENCES input (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    lines BLOB NOT NULL,
    PRIMARY KEY (input, place)
) WITHOUT ROWID;
"""


@attrs.frozen(kw_only=True)
class Known:
    """What the journal says of the state in which an input was read."""

    stamp: str | None
    """See `Outcome`."""

    sha256: str
    """SHA-256 of its bytes, 64 hex digits."""

    corrections: str | None
    """SHA-256 of its corrections; ``None`` without any."""


class Journal:
    """An open journal, to be closed. Nobody else can open it meanwhile."""

    def __init__(self, path: Path, *, fingerprint: str) -> None:
        """Open the journal at *path*, or begin one.

        Args:
            path: Where it stands.
            fingerprint: What results depend on besides the inputs: settings and versions. What
                was done under another one is forgotten.

        Raises:
            WriteError: If it cannot be opened, is no journal, or another run is at work on it.
        """
        self.path = path
        with self._reporting():
            self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            with self._reporting():
                self._prepare(fingerprint)
        except BaseException:
            self._base.close()
            raise

    def close(self) -> None:
        """Close it, and let others open it."""
        self._base.close()

    def find(self, key: bytes, /) -> Known | None:
        """Return how the input was when it was read; ``None`` if it has not been read well."""
        with self._reporting():
            row = self._base.execute(
                "SELECT stamp, sha256, corrections FROM input WHERE key = ? AND sha256 IS NOT NULL",
                (key,),
            ).fetchone()
        return row and Known(stamp=row[0], sha256=row[1], corrections=row[2])

    def put(self, key: bytes, outcome: Outcome, /) -> None:
        """Store what an input came to, all of it or, if the process dies, nothing."""
        record = outcome.record
        problems = [record_to_json(problem) for problem in outcome.problems]
        with self._reporting(), self._transaction():
            self._base.execute("DELETE FROM input WHERE key = ?", (key,))
            place = self._base.execute(
                "INSERT INTO input (key, stamp, sha256, corrections, seconds, record, problems)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    outcome.stamp,
                    record.sha256,
                    record.corrections,
                    outcome.seconds,
                    json.dumps(record_to_json(record)),
                    json.dumps(problems),
                ),
            ).lastrowid
            self._base.executemany(
                "INSERT INTO block VALUES (?, ?, ?)",
                ((place, number, block) for number, block in enumerate(outcome.blocks)),
            )

    def restamp(self, key: bytes, stamp: str | None, /) -> None:
        """Note what the file system says of an input whose bytes were found unchanged."""
        with self._reporting():
            self._base.execute("UPDATE input SET stamp = ? WHERE key = ?", (stamp, key))

    def outcome(self, key: bytes, /) -> Outcome:
        """Return what an input came to, without its articles."""
        with self._reporting():
            row = self._base.execute(
                "SELECT record, problems, stamp, seconds FROM input WHERE key = ?", (key,)
            ).fetchone()
        return Outcome(
            record=record_from_json(json.loads(row[0]), InputRecord),
            problems=tuple(record_from_json(item, Problem) for item in json.loads(row[1])),
            stamp=row[2],
            seconds=row[3],
        )

    def rows(self, key: bytes, /) -> Iterator[dict[str, Any]]:
        """Yield the articles of an input as JSON objects, in order; one block is held at a time."""
        with self._reporting():
            blocks = self._base.execute(
                "SELECT lines FROM block JOIN input ON input.number = block.input"
                " WHERE key = ? ORDER BY place",
                (key,),
            )
            yield from unpack_lines((lines for (lines,) in blocks), str(self.path))

    def is_empty(self) -> bool:
        """Tell whether no input stands in it."""
        with self._reporting():
            return self._base.execute("SELECT 1 FROM input LIMIT 1").fetchone() is None

    def drop_others(self, keys: Iterable[bytes], /) -> None:
        """Forget the inputs that are not among *keys*, and give their space back."""
        with self._reporting():
            self._base.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY) WITHOUT ROWID")
            with self._transaction():
                rows = ((key,) for key in keys)
                self._base.executemany("INSERT OR IGNORE INTO kept VALUES (?)", rows)
                found = self._base.execute(
                    "DELETE FROM input WHERE key NOT IN (SELECT key FROM kept)"
                )
            if found.rowcount:
                self._base.execute("VACUUM")

    def _prepare(self, fingerprint: str) -> None:
        """Lock the database, check what it is and make its tables."""
        run = self._base.execute
        (application,) = run("PRAGMA application_id").fetchone()
        (tables,) = run("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and tables:
            raise WriteError("stands where the journal of the run belongs; move it", str(self.path))
        run("PRAGMA locking_mode = EXCLUSIVE")
        run(f"PRAGMA application_id = {APPLICATION}")
        run("PRAGMA journal_mode = WAL")
        # NORMAL: a kill loses nothing; a power cut at most the last inputs, never the order.
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA temp_store = MEMORY")
        with self._transaction():
            for statement in _SCHEMA.split(";"):
                run(statement)
            if run("SELECT fingerprint FROM run").fetchone() != (fingerprint,):
                run("DELETE FROM input")
                run("DELETE FROM run")
                run("INSERT INTO run VALUES (?)", (fingerprint,))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """Do what stands in the block wholly or not at all."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    @contextlib.contextmanager
    def _reporting(self) -> Iterator[None]:
        """Turn the errors of the database into WriteErrors."""
        try:
            yield
        except sqlite3.Error as error:
            raise WriteError(_explain(error), str(self.path)) from error


_WORDS: Mapping[str, str] = {
    "database is locked": "another run is at work on this output; wait for it",
    "database or disk is full": "cannot be written: no space left; what was done is kept",
    "disk I/O error": "cannot be written: an error of the disk, or a limit; what was done is kept",
    "unable to open database file": "cannot be made; check the rights of its folder",
    "file is not a database": "stands where the journal of the run belongs; move it",
    "database disk image is malformed": "is damaged; run again without --resume",
}


def _explain(error: sqlite3.Error) -> str:
    """Return what an error of the database means for a person."""
    return _WORDS.get(str(error), f"cannot be used: {error}; run again without --resume")


def discard_journal(path: Path, /) -> None:
    """Remove the journal at *path*, also a damaged one; nothing if there is none.

    Raises:
        WriteError: If it is no journal, or another run is at work on it.
    """
    if not path.exists():
        return
    try:
        Journal(path, fingerprint="").close()
    except WriteError:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        is_ours = head.startswith(_MAGIC) and head.endswith(APPLICATION.to_bytes(4))
        if not is_ours or _is_locked(path):
            raise
    remove_journal(path)


def _is_locked(path: Path) -> bool:
    """Tell whether another process has the database at *path* open."""
    base = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        base.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:
        return False
    finally:
        base.close()
    return False


def remove_journal(path: Path, /) -> None:
    """Remove a journal with what SQLite keeps beside it; nothing if there is none."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
