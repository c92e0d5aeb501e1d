"""Examples of duplicates: kinds, directions, the seeds, the index's edges."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from corpuskit.cli.main import cli
from corpuskit.duplicates import (
    Cluster,
    DuplicateIndex,
    DuplicatePair,
    Duplicates,
    duplicate_of,
    find_duplicates,
    find_repeats,
)
from corpuskit.errors import DuplicateError
from corpuskit.records import Article, Boundary, DuplicateOf, LanguageTag, LineRange, Span
from corpuskit.settings import DuplicateSettings
from corpuskit.syndication.crew import Crew
from corpuskit.syndication.fingerprint import VERSION, sketch_texts
from corpuskit.write import read_articles, read_records, write_articles
from strategies import make_story

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "duplicates"
SEEDS = ROOT / "seeds"


def invent(seed: int, words: int) -> str:
    """The same invented story on every run."""
    return make_story(Random(seed), words=words)  # noqa: S311 - no secret


STORY = invent(1, 240)
OTHER = invent(2, 240)


def article(number: int, body: str | None, **fields: Any) -> Article:
    """An article with the fields that matter here."""
    return Article(
        id=f"ck:{number:016x}",
        feed="feed.txt",
        span=Span(0, 1),
        lines=LineRange(1, 1),
        language=LanguageTag(code="en", confidence=1.0),
        body_span=Span(0, 1),
        boundary=Boundary(offset=0, confidence=1.0),
        body=body,
        **fields,
    )


def seed_bodies() -> dict[str, str]:
    """The bodies of the seeds as labelled: without lines that are no body."""
    bodies = {}
    for path in sorted(SEEDS.glob("gold/*.gold.json")):
        feed = SEEDS / "feeds" / path.name.replace(".gold.json", ".txt")
        lines = feed.read_text(encoding="utf-8").split("\n")
        for gold in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            skipped = {row["line"] for row in gold["non_body_lines"]} | {*gold["byline_lines"]}
            numbers = range(gold["body_first_line"], gold["body_last_line"] + 1)
            body = [lines[n - 1] for n in numbers if n not in skipped and lines[n - 1].strip()]
            bodies[gold["id"]] = "\n\n".join(body)
    return bodies


@pytest.fixture(scope="module")
def seeds() -> Duplicates:
    """The duplicates among the seeds."""
    return find_duplicates(seed_bodies().items())


@pytest.fixture(scope="module")
def labels() -> dict[str, Any]:
    """The labelled pairs of the seeds."""
    return json.loads((SEEDS / "gold" / "duplicates.json").read_text(encoding="utf-8"))


def pair_of(found: Duplicates, a: str, b: str) -> DuplicatePair | None:
    """The pair of two articles."""
    return next((p for p in found.pairs if (p.a, p.b) == (min(a, b), max(a, b))), None)


def test_seeds_hold_one_copied_story(seeds: Duplicates) -> None:
    """The AFP story in two papers is the only cluster, and the same word for word."""
    assert seeds.clusters == (("000-01", "000-06"),)
    pair = pair_of(seeds, "000-01", "000-06")
    assert pair is not None
    assert (pair.kind, pair.a_in_b, pair.b_in_a) == ("exact", 1.0, 1.0)


def test_seeds_that_share_statements_are_quotes(seeds: Duplicates, labels: Any) -> None:
    """Articles that report the same statement quote it, or share too little to say so."""
    kinds = {
        pair.kind if (pair := pair_of(seeds, gold["a"], gold["b"])) else None
        for gold in labels["pairs"]
        if gold["kind"] != "near"
    }
    assert {"quote", None} == kinds


def test_shares_of_seeds_are_those_labelled(seeds: Duplicates, labels: Any) -> None:
    """Both shares of every pair found lie within 0.05 of the share of five-word runs."""
    for gold in labels["pairs"]:
        if pair := pair_of(seeds, gold["a"], gold["b"]):
            shares = gold["word_5gram_containment"]
            expected = shares if pair.a == gold["a"] else shares[::-1]
            assert expected == pytest.approx([pair.a_in_b, pair.b_in_a], abs=0.05)


def test_hard_negatives_of_seeds_are_no_pairs(seeds: Duplicates, labels: Any) -> None:
    """The same events in other words are no pair of any kind."""
    found = [pair_of(seeds, gold["a"], gold["b"]) for gold in labels["hard_negatives"]]
    assert found == [None] * 12


def test_paragraphs_pasted_twice_in_a_seed_are_found(labels: Any) -> None:
    """The three paragraphs that stand twice in one article are found, each by itself."""
    body = seed_bodies()["000-09"]
    found = [
        " ".join(body[r.second.start : r.second.end].split())
        for r in find_repeats(body)
        if r.kind == "paragraph"
    ]
    gold = [row["text"] for row in labels["within"] if row["kind"] == "paragraphs-repeated-exact"]
    assert [text.rstrip(".") for text in gold] == found


def test_pull_quote_and_headline_printed_twice_are_found() -> None:
    """What stands twice in one article is told apart by where it stands."""
    said = "nobody on this side of the river had been told of it"
    body = f"Bridge closed after barge strike\nBy Jane Doe\n\nHe said {said}, ever.\n\n{said}\n"
    found = find_repeats(article(1, body, headline="Bridge Closed After Barge Strike"))
    assert [("headline", 5), ("pull-quote", 12)] == [(r.kind, r.words) for r in found]
    assert [said] * 2 == [body[s.start : s.end] for s in (found[1].first, found[1].second)]
    assert body.startswith(body[found[0].second.start : found[0].second.end])


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """The two texts of a case are what it says."""
    case = json.loads(path.read_text(encoding="utf-8"))
    found = find_duplicates([("a", case["a"]), ("b", case["b"])])
    assert [case["kind"]] == ([pair.kind for pair in found.pairs] or [None])


def test_later_and_fuller_version_is_an_update() -> None:
    """The same paper's longer version of the same day updates its shorter one."""
    early = article(1, STORY, source="The Wire", date="2023-10-02", time="08:10")
    late = article(
        2, f"{STORY}\n\n{OTHER[:600]}", source="The Wire", date="2023-10-02", time="11:40"
    )
    [pair] = find_duplicates([late, early]).pairs
    assert pair.kind == "update"


def test_longer_version_of_another_paper_is_no_update() -> None:
    """Another paper that adds to a story has picked it up."""
    early = article(1, STORY, source="The Wire", date="2023-10-02")
    late = article(2, f"{STORY}\n\n{OTHER}", source="The Post", date="2023-10-03")
    [pair] = find_duplicates([late, early]).pairs
    assert pair.kind == "pickup"


def test_earliest_is_kept_else_the_longest() -> None:
    """The kept article is the earliest; without dates, the longest."""
    dated = [
        article(1, STORY, date="2023-10-03"),
        article(2, STORY.upper(), date="2023-10-02", time="12:00"),
        article(3, f"{STORY} {OTHER}"),
    ]
    assert (dated[1].id,) == find_duplicates(dated).kept
    assert find_duplicates([("short", STORY), ("long", f"{STORY} {OTHER}")]).kept == ("long",)


@pytest.mark.parametrize(
    ("keep", "expected"), [("longest", 3), ("wire", 2), (lambda members: members[0].id, 1)]
)
def test_other_articles_may_be_kept(keep: Any, expected: int) -> None:
    """The longest, the wire that others credit, or what a function says is kept on demand."""
    articles = [
        article(1, STORY, date="2023-10-01", source="The Post", credits=("AFP",)),
        article(2, STORY.upper(), date="2023-10-02", source="AFP"),
        article(3, f"{STORY} {OTHER}", date="2023-10-03"),
    ]
    assert (articles[expected - 1].id,) == find_duplicates(articles, keep=keep).kept


def test_lineage_names_source_and_reason() -> None:
    """Copies descend from the earlier article; of two of one day, from the wire."""
    wire = article(1, STORY, date="2023-10-02", source="AFP")
    paper = article(2, STORY.upper(), date="2023-10-02", source="The Post", credits=("AFP",))
    later = article(3, f"{STORY} {OTHER}", date="2023-10-05")
    edges = {e.copy: (e.source, e.reason) for e in find_duplicates([later, paper, wire]).lineage()}
    assert {paper.id: (wire.id, "wire"), later.id: (wire.id, "earlier")} == edges


def test_lineage_is_drawn_in_dot() -> None:
    """Edges are printed for Graphviz, quotation marks in ids escaped."""
    dot = find_duplicates([('say "a"', f"{STORY} {OTHER}"), ("b", STORY)]).lineage().to_dot()
    assert dot == ('digraph lineage {\n  "say \\"a\\"" -> "b" [label="pickup 1.00 (fuller)"];\n}\n')


def test_lineage_labels_articles_by_what_is_known_of_them() -> None:
    """In graphs an article stands with source, date and headline, not with its id alone."""
    first = article(1, STORY, source="AFP", date="2023-10-02", headline='A "bridge"')
    found = find_duplicates([first, article(2, STORY)]).lineage()
    assert f'  "{first.id}" [label="AFP, 2023-10-02\\nA \\"bridge\\""];\n' in found.to_dot()
    assert found.to_networkx().nodes[first.id] == {
        "source": "AFP", "date": "2023-10-02", "time": None, "headline": 'A "bridge"'
    }  # fmt: skip


def test_why_shows_both_texts() -> None:
    """The explanation names kind and shares and prints the passages beside each other."""
    text = find_duplicates([("a", STORY), ("b", STORY.replace("e", "E", 3))]).why("b", "a")
    assert "b and a: exact, similarity 1.00" in text
    assert " | " in text


def test_why_says_what_is_known_of_both() -> None:
    """Source, date and headline of both articles stand above their passages."""
    one = article(1, STORY, source="The Wire", date="2023-10-02", time="08:10", headline="Bridge")
    other = article(2, f"{STORY} {OTHER}", source="The Post")
    text = find_duplicates([one, other]).why(one.id, other.id)
    assert [["The Wire, 2023-10-02 08:10", "The Post"], ["Bridge", ""]] == [
        [side.strip() for side in line.split("|")] for line in text.split("\n")[4:6]
    ]
    assert "240 words in common" in text


def test_why_brackets_what_differs() -> None:
    """Words that only one of two texts has stand in brackets."""
    words = STORY.split()
    changed = " ".join([*words[:50], "cataclysm", *words[51:]])
    text = find_duplicates([("a", STORY), ("b", changed)]).why("a", "b")
    assert "[cataclysm]" in text


def test_why_of_unrelated_articles_says_so() -> None:
    """Articles that share nothing are said to share nothing."""
    assert (
        find_duplicates([("a", STORY), ("b", OTHER)]).why("a", "b") == "a and b are not related.\n"
    )


def test_why_of_an_unknown_id_raises() -> None:
    """An id that was not compared is named in the error."""
    with pytest.raises(DuplicateError, match="no article has the id 'z'"):
        find_duplicates([("a", STORY)]).why("a", "z")


def test_two_articles_with_one_id_raise() -> None:
    """An id that comes twice is an error, whatever the texts."""
    with pytest.raises(DuplicateError, match="two articles have the id 'a'"):
        find_duplicates([("a", STORY), ("a", OTHER)])


@pytest.mark.parametrize("item", ["text", ("a", None), ("a", "b", "c"), 7])
def test_what_is_no_article_raises(item: Any) -> None:
    """Something that is neither article nor pair of strings is a bad call."""
    with pytest.raises(DuplicateError, match="expected an Article"):
        find_duplicates([item])


@pytest.mark.parametrize("change", [{"common_texts": 5}, {"copy_shares": 0.5}])
def test_only_thresholds_can_be_changed_afterwards(change: Any) -> None:
    """A setting that needs a new comparison, or does not exist, is refused."""
    with pytest.raises(DuplicateError, match="cannot rethreshold"):
        find_duplicates([]).rethreshold(**change)


def test_article_without_body_has_no_copies() -> None:
    """Articles without a body are kept, and are not copies of one another."""
    found = find_duplicates([article(1, None), article(2, None), article(3, STORY)])
    assert (found.clusters, len(found.kept)) == ((), 3)


def test_date_window_parts_pairs() -> None:
    """With a window of days, copies further apart are no pair; the undated still are."""
    texts = [article(1, STORY, date="2023-10-01"), article(2, STORY, date="2023-11-01")]
    window = DuplicateSettings(date_window=7)
    assert find_duplicates(texts, settings=window).clusters == ()
    assert len(find_duplicates([*texts, article(3, STORY)], settings=window).clusters) == 1


def test_large_family_of_copies_holds_together() -> None:
    """A story that 200 papers print with other heads is one cluster, although it is no secret."""
    texts = [(f"{i:03}", f"{invent(i, 9)} {STORY}") for i in range(200)]
    found = find_duplicates(texts)
    assert [len(cluster) for cluster in found.clusters] == [200]
    assert len(found.pairs) < 2000


def test_boilerplate_joins_nothing() -> None:
    """A closing of 60 words under 100 stories makes them no copies."""
    closing = invent(0, 60)
    texts = [(str(i), f"{invent(i, 220)}\nNo. {i}\n{closing}") for i in range(1, 101)]
    assert find_duplicates(texts).clusters == ()


def test_places_of_clustered_articles() -> None:
    """The kept article has a cluster only, the others say what they share with it."""
    long = f"{STORY} {OTHER}"
    places = duplicate_of(find_duplicates([("a", STORY), ("b", long), ("c", "Rain.")]))
    assert DuplicateOf(cluster="a") == places["b"]
    assert (places["a"].of, places["a"].kind, places["a"].a_in_b) == ("b", "pickup", 1.0)
    assert {"a", "b"} == {*places}


def test_repeats_need_four_words() -> None:
    """Shorter passages than a shingle cannot be asked for."""
    with pytest.raises(ValueError, match="at least 4"):
        find_repeats("text", words=3)


def test_index_refuses_an_id_twice_and_adds_nothing(tmp_path: Path) -> None:
    """An id that is taken undoes the whole call."""
    with DuplicateIndex.open(tmp_path / "index") as index:
        index.add([("a", STORY)])
        with pytest.raises(DuplicateError, match="'a' is taken"):
            index.add([("b", OTHER), ("a", STORY)])
        assert "b" not in index
        assert index.stats().articles == 1


def test_index_refuses_to_remove_what_it_does_not_hold(tmp_path: Path) -> None:
    """An unknown id undoes the whole call."""
    with DuplicateIndex.open(tmp_path / "index") as index:
        index.add([("a", STORY)])
        with pytest.raises(DuplicateError, match="no article in the index has the id 'z'"):
            index.remove(["a", "z"])
        assert "a" in index


def test_index_result_outlives_the_index(tmp_path: Path) -> None:
    """A whole result can be explained after the index was closed."""
    with DuplicateIndex.open(tmp_path / "index") as index:
        index.add([("a", STORY), ("b", STORY.upper())])
        found = index.duplicates()
    assert "a and b: exact" in found.why("a", "b")


def test_index_gives_space_back(tmp_path: Path) -> None:
    """After removing most articles, compacting shrinks the file."""
    with DuplicateIndex.open(tmp_path / "index") as index:
        index.add([(str(i), invent(i, 300)) for i in range(60)])
        index.compact()
        before = index.stats()
        index.remove([str(i) for i in range(50)])
        index.compact()
        after = index.stats()
    assert (before.articles, after.articles) == (60, 10)
    assert after.size < before.size / 2


def test_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    """Another file is named in the error and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100)
    with pytest.raises(DuplicateError, match=r"notes\.txt: is no duplicate index"):
        DuplicateIndex.open(path)
    assert path.read_text() == "not a database, " * 100


def test_index_of_another_version_is_refused(tmp_path: Path, monkeypatch: Any) -> None:
    """Sketches of another version of the hashes are never compared."""
    DuplicateIndex.open(tmp_path / "index").close()
    monkeypatch.setattr("corpuskit.syndication.store.VERSION", 99)
    with pytest.raises(DuplicateError, match="made by another version"):
        DuplicateIndex.open(tmp_path / "index")


_WRITER = """
import sys
from corpuskit.duplicates import DuplicateIndex

with DuplicateIndex.open(sys.argv[1]) as index:
    for number in range(1_000_000):
        words = [str(number * 7919 + i) for i in range(80)]
        index.add([(f"{number}", " ".join(words)), (f"{number}-copy", " ".join(words[:60]))])
        print(number, flush=True)
"""


def test_index_survives_a_kill(tmp_path: Path) -> None:
    """A writer killed in the middle leaves whole portions behind, and the result of a batch run."""
    path = tmp_path / "index"
    command = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:  # noqa: S603 - our own program
        assert writer.stdout is not None
        for _ in range(5):
            assert writer.stdout.readline()
        writer.kill()
    with DuplicateIndex.open(path) as index:
        found = index.duplicates()
    names = {name for name in found.entries if "-" not in name}
    assert len(names) >= 5
    assert {f"{name}-copy" for name in names} | names == set(found.entries)
    texts = [(name, found.texts(name)) for name in found.entries]
    assert find_duplicates(texts) == found


_SECOND_WRITER = """
import json, sys
from corpuskit.duplicates import DuplicateIndex

with DuplicateIndex.open(sys.argv[1]) as index:
    for item in json.loads(sys.argv[2]):
        index.add([item])
"""


def test_index_takes_two_writers(tmp_path: Path) -> None:
    """Two processes that add at the same time wait for each other; nothing is lost."""
    path = tmp_path / "index"
    items = [(f"{number:02}", f"{invent(number // 4, 90)} {number}") for number in range(24)]
    DuplicateIndex.open(path).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", _SECOND_WRITER, path, json.dumps(half)])  # noqa: S603 - our own program
        for half in (items[::2], items[1::2])
    ]
    assert [0, 0] == [writer.wait(120) for writer in writers]
    with DuplicateIndex.open(path) as index:
        assert find_duplicates(items) == index.duplicates()


def leave(_: int) -> None:
    """End the process, unless it is the one of the test."""
    if multiprocessing.parent_process():
        os._exit(1)


def test_worker_that_dies_is_an_error() -> None:
    """A process that ends before its work is done does not hang the run."""
    with Crew(2) as crew, pytest.raises(DuplicateError, match="worker process ended"):
        list(crew.map_in_order(leave, [1, 1, 1]))


_SPAWNED = """
import corpuskit.syndication.crew as crew
from corpuskit.duplicates import find_duplicates

crew._METHOD = "spawn"
texts = [(str(i), " ".join(str(i * 97 + j) for j in range(90))) for i in range(40)]
texts += [(f"{name}-copy", f"{text} end") for name, text in texts]
assert find_duplicates(texts, workers=2) == find_duplicates(texts)
"""


def test_processes_may_be_spawned() -> None:
    """Where processes cannot be forked the result is the same, and they end without a word."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _SPAWNED], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)


def test_what_finds_no_room_is_done_here() -> None:
    """Items and results larger than the shared memory come through all the same."""
    items = [bytes(17 << 20), b"small", 18 << 20]
    with Crew(2) as crew:
        assert [len(bytes(item)) for item in items] == [
            len(result) for result in crew.map_in_order(bytes, items)
        ]


def test_sketches_do_not_change() -> None:
    """Stored sketches stay comparable: whoever changes the hashes must raise their version."""
    text = "The Erdoğan visit cost $4,500 — “twice” as much. Мост закрыт, 中国政府, ไทย."
    sketch = sketch_texts([text]).one(0)
    assert VERSION == 3
    assert sketch.digest.hex() == "02ca8919f7c426422702f6dcf72d56f6"
    assert hex(int(sketch.hashes[0])) == "0xcff0ab4e"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A file of three articles, the second of which is a copy of the first."""
    path = tmp_path / "corpus.jsonl"
    first = article(1, STORY, date="2023-10-02")
    write_articles([first, article(2, STORY, date="2023-10-03"), article(3, OTHER)], path)
    return path


def run(*arguments: object) -> Any:
    """The outcome of ``corpuskit duplicates``."""
    return CliRunner().invoke(cli, ["duplicates", *map(str, arguments)])


def test_command_writes_clusters_and_lineage(records: Path) -> None:
    """Each table goes to the file that was named for it, and then none to standard output."""
    clusters, graph = records.with_name("clusters.jsonl"), records.with_name("story.dot")
    result = run(records, "--clusters", clusters, "--lineage", graph, "--keep", "longest")
    assert (0, "") == (result.exit_code, result.stdout)
    [cluster] = read_records(clusters, cls=Cluster)
    [edge] = find_duplicates(read_articles(records)).lineage()
    assert {edge.source, edge.copy} == {*cluster.ids}
    assert f'"{edge.source}" -> "{edge.copy}" [label="exact 1.00 (earlier)"]' in graph.read_text()


def test_command_says_what_it_found(records: Path) -> None:
    """Pairs are counted by kind, and copies, in a line for people."""
    assert run(records).stderr == "1 pair (exact 1); 1 copy in 1 cluster\n"
    index = records.with_name("seen.ckidx")
    run(records, "--index", index)
    assert run(records, "--index", index).stderr == "0 new articles, 3 in the index; 0 pairs\n"


def test_command_shows_two_articles_side_by_side(records: Path) -> None:
    """With --why the two are printed, and no pairs; an unknown id is a bad call."""
    one, other, _ = (item.id for item in read_articles(records))
    result = run(records, "--why", one, other)
    assert result.stdout == find_duplicates(read_articles(records)).why(one, other)
    assert run(records, "--why", one, "z").exit_code != 0


@pytest.mark.parametrize("more", [[], ["--index", "seen.ckidx"]])
def test_command_parts_pairs_by_date(records: Path, more: list[str]) -> None:
    """Pairs whose dates lie further apart than --date-window are left out."""
    arguments = [records.with_name(item) if item.endswith("idx") else item for item in more]
    found = [
        json.loads(run(records, *arguments, "--date-window", days, "--json").stdout)["clusters"]
        for days in (1, 0)
    ]
    assert [1, 0] == [len(clusters) for clusters in found]


def test_command_prints_everything_as_one_object(records: Path) -> None:
    """With --json pairs, clusters, lineage and kept articles come together."""
    found = json.loads(run(records, "--json", "--workers", 2).stdout)
    assert ["clusters", "kept", "lineage", "pairs"] == sorted(found)
    assert [1, 2, 1, 1] == [len(found[name]) for name in sorted(found)]


def test_command_with_an_index_relates_all_that_it_holds(records: Path) -> None:
    """The second run has no new pairs, but the clusters of the first."""
    index = records.with_name("seen.ckidx")
    first = json.loads(run(records, "--index", index, "--json").stdout)
    second = json.loads(run(records, "--index", index, "--json").stdout)
    assert first["pairs"]
    assert [] == second["pairs"]
    assert first["clusters"] == second["clusters"]


def test_workers_must_be_one_or_more() -> None:
    """No workers at all are a bad call."""
    with pytest.raises(ValueError, match="at least one is needed"):
        find_duplicates([], workers=0)


def test_a_story_a_thousand_times_over_is_compared() -> None:
    """Texts of hundreds of thousands of words, and one long line, take no time to speak of."""
    line = f"{STORY} "
    texts = [("a", line * 2000), ("b", line * 1500), ("c", "word " * 400_000), ("d", "x" * 900_000)]
    [pair] = find_duplicates(texts).pairs
    assert ("a", "b", "reprint") == (pair.a, pair.b, pair.kind)


def test_pairs_without_passages_are_otherwise_the_same() -> None:
    """Not to look for passages changes nothing else of the pairs."""
    found = find_duplicates([article(1, STORY), article(2, STORY), article(3, OTHER)])
    bare = list(found.iter_pairs(locate=False))
    assert [attrs.evolve(pair, passages=()) for pair in found.pairs] == bare
    assert bare != list(found.pairs)
