"""Laws of finding duplicates: symmetric, independent of order and company, nothing crashes it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from corpuskit.duplicates import COPY_KINDS, Duplicates, duplicate_of, find_duplicates, find_repeats
from corpuskit.syndication.encoded import hash_texts
from corpuskit.syndication.fingerprint import sketch_texts
from corpuskit.syndication.scripts import fold_character
from corpuskit.syndication.tokens import NAME_BIT, hash_tokens, locate_tokens, tokenise
from strategies import SYLLABLES, any_text, make_story, syndicated_copies, syndicated_corpora

if TYPE_CHECKING:
    from random import Random

Corpus = list[tuple[str, str]]


@given(syndicated_corpora(), st.randoms(use_true_random=True))
def test_order_does_not_matter(corpus: Corpus, random: Random) -> None:
    """The same articles in another order give an equal result."""
    shuffled = random.sample(corpus, len(corpus))
    expected, actual = find_duplicates(corpus), find_duplicates(iter(shuffled))
    assert expected == actual
    assert expected.pairs == actual.pairs
    assert expected.kept == actual.kept


@given(syndicated_corpora(), syndicated_corpora())
def test_unrelated_articles_change_nothing(corpus: Corpus, others: Corpus) -> None:
    """Pairs do not depend on what else is in the corpus: adding articles removes none."""
    together = find_duplicates([*corpus, *((f"x{name}", text) for name, text in others)])
    ids = {name for name, _ in corpus}
    expected = find_duplicates(corpus).pairs
    assert expected == tuple(p for p in together.pairs if {p.a, p.b} <= ids)


@given(syndicated_corpora())
def test_names_do_not_matter(corpus: Corpus) -> None:
    """With ids that sort the other way round, every pair is the same with its sides exchanged."""
    renamed = [(f"{99 - int(name):02}", text) for name, text in corpus]
    mirrored = {
        (p.b, p.a): (p.kind, p.similarity, p.b_in_a, p.a_in_b, {(x.b, x.a) for x in p.passages})
        for p in find_duplicates(renamed).pairs
    }
    expected = {
        (f"{99 - int(p.a):02}", f"{99 - int(p.b):02}"): (
            p.kind,
            p.similarity,
            p.a_in_b,
            p.b_in_a,
            {(x.a, x.b) for x in p.passages},
        )
        for p in find_duplicates(corpus).pairs
    }
    assert expected == mirrored


@given(syndicated_copies())
def test_copy_is_found_under_every_desk_edit(copy: tuple[str, str, str]) -> None:
    """A story and its copy are one cluster, whatever the desk did: excerpts of 50 words too."""
    _, story, text = copy
    assert find_duplicates([("a", story), ("b", text)]).clusters == (("a", "b"),)


@given(st.randoms(use_true_random=True), st.integers(50, 120))
def test_excerpt_stands_in_its_host(random: Random, words: int) -> None:
    """The share of an excerpt in its host is near 1, that of the host near the excerpt's size."""
    story = make_story(random, words=300)
    start = random.randrange(300 - words)
    excerpt = " ".join(story.split()[start : start + words])
    [pair] = find_duplicates([("excerpt", excerpt), ("host", story)]).pairs
    assert pair.kind == "pickup"
    assert pair.a_in_b == pytest.approx(1, abs=0.05)
    assert pair.b_in_a == pytest.approx(words / len(story.split()), abs=0.05)


def _exchange(random: Random, text: str, other: str) -> str:
    """A text with one character in fifty exchanged for one of another story."""
    return "".join(random.choice(other) if random.random() < 0.02 else c for c in text)


SCRIPT_EDITS = {
    "headline": lambda _, story, other: f"{other[:40]}\n\n{story}",
    "cut": lambda _, story, _other: story[: len(story) * 6 // 10],
    "excerpt": lambda _, story, _other: story[len(story) // 3 : len(story) * 4 // 5],
    "embed": lambda _, story, other: f"{other[: len(other) // 2]}\n{story}\n{other[-90:]}",
    "exchange": _exchange,
    "wrapped": lambda _, story, _other: (
        "\n".join(story[i : i + 60] for i in range(0, len(story), 60))
        if " " not in story
        else story.replace(" ", "\n")
    ),
}


@pytest.mark.parametrize("edit", sorted(SCRIPT_EDITS))
@pytest.mark.parametrize("script", sorted(SYLLABLES))
@given(random=st.randoms(use_true_random=True))
@settings(max_examples=5)
def test_copy_is_found_in_every_script(script: str, edit: str, random: Random) -> None:
    """Copies are found with and without spaces between words; other stories are not taken in."""
    story = make_story(random, words=150, script=script)
    other, third = (make_story(random, words=150, script=script) for _ in range(2))
    copy = SCRIPT_EDITS[edit](random, story, third)
    corpus = [("a", story), ("b", copy), ("c", other)]
    assert find_duplicates(corpus).clusters == (("a", "b"),)


@given(syndicated_corpora(), st.integers(1, 400))
def test_portions_do_not_matter(corpus: Corpus, size: int) -> None:
    """Texts worked on together or one by one, and by any number of processes, give one result."""
    expected = find_duplicates(corpus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpuskit.syndication.engine._BATCH", size)
        patch.setattr("corpuskit.syndication.comparison._TOKENS", size)
        patch.setattr("corpuskit.syndication.spool._IN_MEMORY", size)
        patch.setattr("corpuskit.syndication.spool._BUCKETS_IN_MEMORY", size)
        actual = find_duplicates(corpus)
        assert expected == actual
        assert expected.pairs == actual.pairs


@given(syndicated_corpora())
@settings(max_examples=3)
def test_number_of_processes_does_not_matter(corpus: Corpus) -> None:
    """Two and three processes find what one finds."""
    expected = find_duplicates(corpus)
    assert expected == find_duplicates(corpus, workers=2)
    assert expected == find_duplicates(iter(corpus), workers=3)


@given(st.lists(any_text(), max_size=6))
@example(["a\u0301", "\u0301b", "中", "文国家", "", "1", "x"])
def test_texts_of_a_batch_are_apart(texts: list[str]) -> None:
    """Sketches of several texts are those of each by itself."""
    together = sketch_texts(texts)
    for number, text in enumerate(texts):
        alone, one = sketch_texts([text]).one(0), together.one(number)
        assert (alone.tokens, alone.digest) == (one.tokens, one.digest)
        assert alone.hashes.tolist() == one.hashes.tolist()


@given(st.lists(any_text() | st.text(max_size=40), max_size=5))
@example(["", "in Élan, É", "x\u00a0Paris\u00ad", "\u200b", "1\u200b2 [1\u200b] [12] ²"])
@example(
    ["é Paris, \u00a0Ab-Ca", "中 Abc", "ſﬁ ŉ ½ ⑴ ٣ ٣4 4٣", "हिन्दी \ud800 𝐀𝟗 😀", "Ⅻ İ a\u0301"]
)
@example(["x" * 7, "x" * 8, "x" * 9, "é" * 40, "x" * 64, "x" * 65, "1" * 70, "й" * 20, "ﬃ" * 9])
def test_bytes_give_the_tokens_of_characters(texts: list[str]) -> None:
    """Cut byte by byte, texts have the tokens, and the names, that they have by characters."""
    words, bounds = hash_texts(texts)
    tokens = tokenise(texts)
    assert (tokens.words.tolist(), tokens.bounds.tolist()) == (words.tolist(), bounds.tolist())


@given(st.text(max_size=60))
@example("half ½ ﬁne Straße e\u0301t\u00e9 ②③ ٣ ｶﾞ 한글 \u00adx")
def test_rare_letters_are_folded_as_any(text: str) -> None:
    """Letters beyond ASCII are the same tokens whether few or most of a text are such letters."""
    expected = hash_tokens(text).tolist()
    padding = "a " * 200
    assert expected == (hash_texts([padding + text])[0] & ~NAME_BIT).tolist()[200:]


@given(syndicated_corpora())
def test_passages_are_spans_of_both_texts(corpus: Corpus) -> None:
    """Every passage lies in both texts, opens with the same word in both, and closes with it."""
    texts = dict(corpus)
    for pair in find_duplicates(corpus).pairs:
        for passage in pair.passages:
            left = texts[pair.a][passage.a.start : passage.a.end]
            right = texts[pair.b][passage.b.start : passage.b.end]
            one, other = hash_tokens(left).tolist(), hash_tokens(right).tolist()
            assert (one[0], one[-1]) == (other[0], other[-1])


@given(syndicated_corpora())
def test_clusters_and_kept_are_a_partition(corpus: Corpus) -> None:
    """Clusters are disjoint, hold only pairs of copies together, and keep one article each."""
    found = find_duplicates(corpus)
    clustered = [name for cluster in found.clusters for name in cluster]
    assert len(clustered) == len(set(clustered))
    assert set(clustered) == {n for p in found.pairs if p.kind in COPY_KINDS for n in (p.a, p.b)}
    assert len(found.kept) == len(corpus) - len(clustered) + len(found.clusters)
    assert [1] * len(found.clusters) == [len({*c} & {*found.kept}) for c in found.clusters]


@given(syndicated_corpora())
def test_lineage_has_no_circle(corpus: Corpus) -> None:
    """Each copy descends from one article at most, and nothing from itself."""
    source = {edge.copy: edge.source for edge in find_duplicates(corpus).lineage()}
    for name in source:
        path = [name]
        while path[-1] in source:
            path.append(source[path[-1]])
            assert len(path) == len(set(path))


@given(syndicated_corpora())
def test_every_clustered_article_has_a_place(corpus: Corpus) -> None:
    """`duplicate_of` names for every article of a cluster the kept one, and for that none."""
    found = find_duplicates(corpus)
    places = duplicate_of(found)
    assert {name for cluster in found.clusters for name in cluster} == set(places)
    assert {name for name, place in places.items() if place.of is None} == {*found.kept} & set(
        places
    )


@given(syndicated_corpora())
def test_result_survives_pickling(corpus: Corpus) -> None:
    """A result that comes back from another process is equal and still explains itself."""
    found = find_duplicates(corpus)
    again: Duplicates = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert found == again
    assert found.pairs == again.pairs


@given(syndicated_corpora(), st.sampled_from(["copy_share", "embed_share", "rewrite_share"]))
def test_rethreshold_is_a_run_with_other_settings(corpus: Corpus, name: str) -> None:
    """Thresholds changed afterwards give what they would have given at first."""
    found = find_duplicates(corpus)
    changed = found.rethreshold(**{name: 1.0}).rethreshold(quote_words=20)
    again = find_duplicates(corpus, settings=changed.settings)
    assert changed == again
    assert changed.clusters == again.clusters


@given(st.lists(any_text(), max_size=5))
@example(["\ud800 lone", "\ud800 lone"])
@example(["\u0301", "\u0301\u0301", "[12]", "_", ""])
@example(["e\u0301te\u0301" * 9, "été" * 9])
def test_any_texts_give_a_result(texts: list[str]) -> None:
    """No text crashes it."""
    found = find_duplicates((str(i), text) for i, text in enumerate(texts))
    assert len(texts) == len(found.entries)
    for text in texts:
        for repeat in find_repeats(text):
            assert repeat.first.end <= repeat.second.start


@given(any_text())
@example("a[1]b")
@example("e\u0301 \u0301 _x_ ½ ﬁn \u00ad İstanbul 中\u0301文 ไทยน้ำ")
def test_located_tokens_are_the_tokens(text: str) -> None:
    """The tokens with offsets and those without are the same, and in order."""
    tokens = locate_tokens(text)
    assert hash_tokens(text).tolist() == tokens.words.tolist()
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    assert (tokens.starts < tokens.ends).all()
    assert (tokens.ends[:-1] <= tokens.starts[1:]).all()


@given(st.characters())
@example("ΐ")
@example("ŉ")
@example("각")
def test_folding_twice_changes_nothing(character: str) -> None:
    """A folded character is folded already."""
    folded = fold_character(character)
    assert folded == "".join(map(fold_character, folded))


@given(st.randoms(use_true_random=True), st.integers(8, 60))
def test_paragraph_pasted_twice_is_found(random: Random, words: int) -> None:
    """A paragraph that stands twice is one repeat of whole paragraphs, at its two places."""
    paragraph = " ".join(make_story(random, words=words).split())
    before, after = make_story(random, words=50), make_story(random, words=50)
    assume(paragraph not in before)
    text = f"{before}\n\n{paragraph}\n\n{after}\n\n{paragraph}"
    found = [r for r in find_repeats(text) if r.kind == "paragraph"]
    first = text.index(paragraph)
    assert [(first, text.rindex(paragraph))] == [(r.first.start, r.second.start) for r in found]
