"""The pipeline: inputs, ids, assembly, problems, and what a corpus is written as."""

from __future__ import annotations

import json
import math
import operator
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from clips import CLIPS, write_clips
from corpuskit.errors import DetectorError, EditError
from corpuskit.header import parse_headers
from corpuskit.lines import LineCounter
from corpuskit.pipeline import Corpus, iter_articles, normalize, summarize
from corpuskit.pipeline.assemble import Parts, assemble, merge_furniture
from corpuskit.pipeline.faults import describe_fault
from corpuskit.pipeline.ids import make_id
from corpuskit.pipeline.inputs import collect_inputs
from corpuskit.pipeline.workers import map_ordered
from corpuskit.read import read
from corpuskit.records import Boundary, Feed, Furniture, Header, LanguageTag, Segment, Span
from corpuskit.settings import LanguageSettings, Settings

SEEDS = Path(__file__).parent.parent / "seeds" / "feeds"


def make_parts(text: str, body: Span, *furniture: Furniture, **fields: object) -> Parts:
    """Return what the stages might have found for an article that is the whole of *text*."""
    return Parts(
        feed=Feed(name="feed.txt", text=text, encoding="utf-8", sha256="0" * 64),
        segment=Segment(span=Span(0, len(text)), boundary=Boundary(offset=0, confidence=1.0)),
        header=Header(body_span=body, **fields),
        furniture=furniture,
    )


def test_articles_come_from_files_in_order_of_names(tmp_path: Path) -> None:
    """The order of the arguments doesn't matter."""
    paths = [write_clips(tmp_path / name) for name in ("b.txt", "a.txt")]
    names = [Path(article.feed).name for article in normalize(paths).articles]
    assert names == ["a.txt", "a.txt", "b.txt", "b.txt"]


def test_single_path_is_no_iterable_of_letters(tmp_path: Path) -> None:
    """One path, as a string or a Path, is one input."""
    path = write_clips(tmp_path / "a.txt")
    assert collect_inputs(str(path)) == collect_inputs(path) == collect_inputs([path])


def test_path_given_twice_is_one_input(tmp_path: Path) -> None:
    """A file named twice, or once itself and once by its folder, is read once."""
    path = write_clips(tmp_path / "a.txt")
    assert len(collect_inputs([path, tmp_path, str(path)]).items) == 1


def test_feeds_and_paths_may_be_mixed(tmp_path: Path) -> None:
    """A feed that was read before is an input like a path."""
    path = write_clips(tmp_path / "b.txt")
    feed = read(CLIPS.encode(), name="zebra")
    names = [article.feed for article in normalize([path, feed]).articles]
    assert names == [str(path), str(path), "zebra", "zebra"]


def test_iter_articles_gives_the_articles_of_normalize() -> None:
    """Streaming gives the same articles, without their place among copies."""
    expected = [article.id for article in normalize(SEEDS).articles]
    assert [article.id for article in iter_articles(SEEDS)] == expected


def test_no_input_is_an_empty_corpus() -> None:
    """Nothing in, nothing out."""
    corpus = normalize([])
    assert (corpus.articles, corpus.problems, corpus.manifest.inputs) == ((), (), ())


def test_missing_path_is_a_problem_and_the_rest_is_done(tmp_path: Path) -> None:
    """An input that cannot be read costs only itself, and is named."""
    write_clips(tmp_path / "a.txt")
    missing = tmp_path / "missing.txt"
    corpus = normalize([missing, tmp_path / "a.txt"])
    assert len(corpus.articles) == 2
    (problem,) = corpus.problems
    assert (problem.kind, problem.feed) == ("unreadable-feed", str(missing))


def test_broken_gzip_is_a_problem(tmp_path: Path) -> None:
    """A damaged archive becomes a problem with its path."""
    path = tmp_path / "broken.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00broken")
    (problem,) = normalize(path).problems
    assert (problem.kind, problem.feed) == ("unreadable-feed", str(path))


def test_byte_identical_articles_are_numbered() -> None:
    """The second of two equal texts has the id of the first with its number behind."""
    feeds = [read(CLIPS.encode(), name=name) for name in ("a", "b", "c")]
    ids = [article.id for article in normalize(feeds).articles]
    assert ids[2:4] == [f"{article}0002" for article in ids[:2]]
    assert ids[4:6] == [f"{article}0003" for article in ids[:2]]


def test_id_does_not_depend_on_line_ends() -> None:
    """Converting line ends keeps ids."""
    feeds = [read(CLIPS.replace("\n", end).encode(), name="a") for end in ("\n", "\r\n", "\r")]
    ids = [{article.id for article in iter_articles([feed])} for feed in feeds]
    assert ids[0] == ids[1] == ids[2]


def test_id_of_a_lone_surrogate_is_an_id() -> None:
    """Text that no encoding can print still gets an id."""
    assert len(make_id("\ud800")) == len("ck:") + 24


def test_edits_count_characters_of_the_feed() -> None:
    """Edits are shifted from the body to the feed."""
    text = "Head\n\nsaid\xa0so"
    article = assemble(make_parts(text, Span(6, 13)), LineCounter(text), Settings())
    assert article.body == "said so"
    assert [(edit.start, edit.end) for edit in article.edits] == [(10, 11)]


def test_furniture_is_cut_from_the_body_and_kept() -> None:
    """Lines that are no body leave it by an edit that names their kind."""
    text = "One.\n\nRead More\n\nTwo."
    line = Furniture(kind="read-more", span=Span(6, 15), text="Read More")
    article = assemble(make_parts(text, Span(0, 21), line), LineCounter(text), Settings())
    assert article.body == "One.\n\nTwo."
    assert article.furniture == (line,)
    assert any(edit.rule.startswith("furniture:read-more") for edit in article.edits)


def test_body_of_furniture_alone_is_absent() -> None:
    """A body of which nothing is left is ``None``, and its edits say where it went."""
    text = "Read More"
    line = Furniture(kind="read-more", span=Span(0, 9), text=text)
    article = assemble(make_parts(text, Span(0, 9), line), LineCounter(text), Settings())
    assert article.body is None
    assert article.edits != ()


def test_overlapping_furniture_is_recorded_once() -> None:
    """Of two findings about one line the wider one stays."""
    wide = Furniture(kind="caption", span=Span(0, 9), text="wide line")
    narrow = Furniture(kind="photo-credit", span=Span(5, 9), text="line")
    assert merge_furniture([narrow, wide]) == (wide,)


def test_header_fields_are_cleaned() -> None:
    """Damage of transport leaves the fields; an emptied field is absent."""
    text = "Head"
    parts = make_parts(
        text,
        Span(4, 4),
        headline="A\xa0head",
        deck="\u200b",
        byline=("Ann\xa0Lee", "\u200b"),
        url="https://example.org/a?utm_source=x#google_vignette",
        extra={"Load date": "May\xa01"},
    )
    article = assemble(parts, LineCounter(text), Settings())
    assert (article.headline, article.deck, article.byline) == ("A head", None, ("Ann Lee",))
    assert article.url == "https://example.org/a"
    assert article.extra == {"Load date": "May 1"}


def test_language_of_the_headline_stands_in_for_a_missing_body() -> None:
    """An article without a body has the language of its headline."""
    text = "Der Landtag hat am Mittwoch über den Haushalt beraten"
    parts = make_parts(text, Span(len(text), len(text)), headline=text)
    assert assemble(parts, LineCounter(text), Settings()).language.code == "de"


def test_manifest_accounts_for_every_character(tmp_path: Path) -> None:
    """Characters in are characters in articles and characters between them."""
    write_clips(tmp_path / "a.txt")
    for record in normalize([SEEDS, tmp_path]).manifest.inputs:
        assert record.characters == record.article_characters + record.gap_characters


def test_folder_holds_the_four_files(tmp_path: Path) -> None:
    """A folder has articles, duplicates, problems and the manifest, all of them readable."""
    normalize(SEEDS).write(tmp_path / "corpus")
    files = {path.name: path for path in (tmp_path / "corpus").iterdir()}
    assert set(files) == {
        "articles.jsonl",
        "duplicates.jsonl",
        "problems.jsonl",
        "manifest.json",
    }
    manifest = json.loads(files["manifest.json"].read_text(encoding="utf-8"))
    assert manifest["articles"] == 31
    assert len(manifest["inputs"]) == 5


def test_progress_is_told_at_the_start_and_after_every_input() -> None:
    """The first call says how much there is, the last that all is done."""
    calls: list[tuple[int, int]] = []
    normalize(SEEDS, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(number, 5) for number in range(6)]


def test_summary_names_what_the_corpus_holds() -> None:
    """The closing words have a line each for articles, sources, dates, languages and the rest."""
    lines = summarize(normalize(SEEDS)).splitlines()
    assert [line.split()[0] for line in lines] == [
        "articles",
        "sources",
        "dates",
        "languages",
        "duplicates",
        "problems",
    ]
    assert lines[0].split()[1:] == ["31", "from", "5", "feeds"]
    assert lines[4].split(maxsplit=1)[1] == "1 copy in 1 cluster"


def test_summary_of_nothing_is_no_error() -> None:
    """An empty corpus has a summary too."""
    assert "none" in summarize(normalize([]))


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers: int) -> None:
    """Results stand in the order of the inputs."""
    results = map_ordered(operator.neg, range(9), workers=workers, on_death=pytest.fail)
    assert list(results) == list(range(0, -9, -1))


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_come_back(workers: int) -> None:
    """An error in a worker is raised here."""
    with pytest.raises(ValueError, match=r"math domain error|nonnegative"):
        list(map_ordered(math.sqrt, [1, -1], workers=workers, on_death=pytest.fail))


def test_death_of_a_worker_costs_one_input() -> None:
    """An input that kills its worker gets the stand-in result; all others are done."""
    jobs = [partial(abs, -number) for number in range(6)]
    jobs[3] = partial(os._exit, 1)
    results = map_ordered(operator.call, jobs, workers=2, on_death=lambda job: job.args)
    assert list(results) == [0, 1, 2, (1,), 4, 5]


def test_no_workers_is_a_bad_call() -> None:
    """Fewer than one worker is refused at the call, also where results are streamed."""
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        iter_articles(SEEDS, workers=0)


def test_corpus_may_be_empty_and_written(tmp_path: Path) -> None:
    """An empty corpus is an empty file, and a folder of empty files."""
    corpus = normalize([])
    assert isinstance(corpus, Corpus)
    corpus.write(tmp_path / "empty.jsonl")
    corpus.write(tmp_path / "empty")
    assert (tmp_path / "empty.jsonl").read_bytes() == b""
    assert (tmp_path / "empty" / "articles.jsonl").read_bytes() == b""


def test_script_without_main_guard_gets_a_clear_error(tmp_path: Path) -> None:
    """A script that would start itself again in every worker is told what to do."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import corpuskit.pipeline as p\np.normalize({str(SEEDS)!r}, workers=2)\n",
        encoding="utf-8",
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "worker processes cannot start" in done.stderr.splitlines()[-1]


def test_language_of_the_feed_decides_for_a_short_article() -> None:
    """A line too short to tell is taken to be in the language of the feed around it."""
    feed = read(
        (CLIPS + "\n\nIce rink opens\n\nThe Daily Example\nOct 4 2023\n").encode(), name="a"
    )
    assert {article.language.code for article in normalize(feed).articles} == {"en"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IndexError("list index out of range"), "IndexError: list index out of range"),
        (RecursionError(), "RecursionError:"),
        (EditError("overlaps", 3), "edit 3: overlaps"),
    ],
)
def test_fault_in_one_feed_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    """A stage that fails on one feed is a problem of that feed; the others are done."""

    def fail_on_bad(feed: Feed, articles: object, /, **options: object) -> object:
        if feed.name == "bad":
            raise error
        return parse_headers(feed, articles, **options)

    monkeypatch.setattr("corpuskit.pipeline.stages.parse_headers", fail_on_bad)
    corpus = normalize([read(CLIPS.encode(), name=name) for name in ("bad", "good")])
    (problem,) = corpus.problems
    assert (problem.kind, problem.feed) == ("stage-failure", "bad")
    assert told in problem.message
    assert {article.feed for article in corpus.articles} == {"good"}


def test_fault_is_told_with_its_place() -> None:
    """The innermost line of this package is named, by its path from the package on."""
    try:
        make_id(None)
    except AttributeError as error:
        message = describe_fault(error)
    assert "AttributeError" in message
    assert re.search(r" at corpuskit/pipeline/ids\.py:\d+;", message)


def always_latin(text: str, /) -> LanguageTag:
    """Call every text Latin, as a detector of somebody's own might."""
    return LanguageTag(code="la", confidence=0.8 if text else 0.7, script="Latn")


@pytest.mark.parametrize("workers", [1, 2])
def test_the_detector_of_the_settings_names_languages(tmp_path: Path, workers: int) -> None:
    """The whole job asks the detector that its settings name, in every worker."""
    paths = [write_clips(tmp_path / name) for name in ("a.txt", "b.txt")]
    settings = Settings(language=LanguageSettings(detector=always_latin))
    corpus = normalize(paths, settings=settings, workers=workers)
    assert {("la", 0.8)} == {(a.language.code, a.language.confidence) for a in corpus.articles}
    assert "always_latin" == corpus.manifest.settings["language"]["detector"]


def test_the_strictness_of_the_settings_holds_in_the_job(tmp_path: Path) -> None:
    """Who wants sure tags alone gets ``und`` for the rest."""
    settings = Settings(language=LanguageSettings(least_confidence=1.0))
    articles = normalize(write_clips(tmp_path / "a.txt"), settings=settings).articles
    assert {"und"} == {article.language.code for article in articles}


def test_a_detector_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    """Nothing is read for a detector of no name."""
    settings = Settings(language=LanguageSettings(detector="nobody"))
    with pytest.raises(DetectorError, match="profiles"):
        normalize(tmp_path / "missing.txt", settings=settings)
