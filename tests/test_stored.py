"""A corpus read back: from a folder all of it, from a file its articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import corpuskit as ck
from clips import write_clips

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = ck.Settings(duplicates=ck.DuplicateSettings(copy_share=0.7, date_window=3))


@pytest.fixture
def corpus(tmp_path: Path) -> ck.Corpus:
    """Return a small corpus made under settings of its own, with copies and a problem."""
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        write_clips(tmp_path / "in" / name)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    return ck.normalize([tmp_path / "in"], settings=SETTINGS)


def test_folder_is_read_back_equal(corpus: ck.Corpus, tmp_path: Path) -> None:
    """Articles, duplicates under the settings of the run, problems and manifest are the same."""
    corpus.write(tmp_path / "out")
    stored = ck.Corpus.read(tmp_path / "out")
    assert corpus == stored
    assert stored.problems != ()
    assert 0.7 == stored.duplicates.settings.copy_share


def test_folder_of_a_run_on_disk_is_read_back_equal(corpus: ck.Corpus, tmp_path: Path) -> None:
    """What the command line writes says more of the run, and of the corpus the same."""
    ck.normalize_to(tmp_path / "out", [tmp_path / "in"], settings=SETTINGS)
    assert corpus == ck.Corpus.read(tmp_path / "out")


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz", "c.parquet"])
def test_file_knows_the_articles_alone(corpus: ck.Corpus, name: str, tmp_path: Path) -> None:
    """Nothing is made up of the run: no problems, no inputs, no settings, only counts."""
    corpus.write(tmp_path / name)
    stored = ck.Corpus.read(tmp_path / name)
    assert corpus.articles == stored.articles
    assert corpus.duplicates.clusters == stored.duplicates.clusters
    assert ((), (), {}) == (stored.problems, stored.manifest.inputs, stored.manifest.settings)
    assert len(corpus.articles) == stored.manifest.articles


def test_corpus_of_a_file_can_be_written_as_a_folder(corpus: ck.Corpus, tmp_path: Path) -> None:
    """A corpus that was read can be written in every form, and read again."""
    corpus.write(tmp_path / "c.jsonl")
    ck.Corpus.read(tmp_path / "c.jsonl").write(tmp_path / "out")
    assert corpus.articles == tuple(ck.read_articles(tmp_path / "out"))


@pytest.mark.parametrize(
    ("manifest", "error", "said"),
    [
        (None, ck.FeedError, "name the file of articles instead"),
        (b"{", ck.RecordError, "is no JSON"),
        (b"\xff", ck.RecordError, "is no JSON"),
        (b"[]", ck.RecordError, "format: the key is missing"),
        (b'{"format": "x"}', ck.RecordError, "manifest.json:1"),
    ],
)
def test_broken_manifest_is_named(
    corpus: ck.Corpus, manifest: bytes | None, error: type[Exception], said: str, tmp_path: Path
) -> None:
    """A folder without a manifest, or with one that is none, is refused with the path."""
    corpus.write(tmp_path / "out")
    (tmp_path / "out" / "manifest.json").unlink()
    if manifest is not None:
        (tmp_path / "out" / "manifest.json").write_bytes(manifest)
    with pytest.raises(error, match=said):
        ck.Corpus.read(tmp_path / "out")


def test_manifest_with_settings_of_another_version_is_refused(
    corpus: ck.Corpus, tmp_path: Path
) -> None:
    """Settings that we do not know cannot be obeyed: the error names them."""
    corpus.write(tmp_path / "out")
    path = tmp_path / "out" / "manifest.json"
    stored = json.loads(path.read_bytes())
    stored["settings"]["duplicates"]["elegance"] = 1
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(ck.RecordError, match=r"manifest\.json.*settings\.duplicates\.elegance"):
        ck.Corpus.read(tmp_path / "out")
