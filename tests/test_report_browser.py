"""The report in a real browser: it draws, leads on, stays silent, and runs no stranger's script."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import attrs
import pytest

import corpuskit as ck
from browsing import Browser, find_browser
from corpuskit.report import make_report
from strategies import make_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(find_browser() is None, reason="no Chromium is installed")

VIEWS = ("overview", "feeds", "articles", "boundaries", "copies", "problems")

HOSTILE = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 2</script>",
    "</title><img src=x onerror='window.hit = 3'>",
    "<!--<script>",
    "]]>\"'`><svg onload=window.hit=4>",
    "\u202eesrever\u2066 \u200f&lt;b&gt; &amp; \u2028\u2029 {{7*7}} ${window.hit = 5}",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the seeds."""
    path = tmp_path_factory.mktemp("report") / "seeds.html"
    ck.normalize(["seeds/feeds"]).report(path, title="Seeds")
    return path


@pytest.fixture
def page(browser: Browser, seeds: Path) -> Iterator[Browser]:
    """A browser that has the report open; afterwards nothing went wrong or over the net."""
    browser.errors.clear()
    browser.requests.clear()
    browser.resize(1400)
    browser.open(seeds)
    yield browser
    assert [] == browser.errors
    assert {"about:blank", seeds.resolve().as_uri()} >= {
        url.partition("#")[0] for url in browser.requests
    }


def text(page: Browser, selector: str = "main") -> str:
    """Return the visible text of an element."""
    found: str = page.run(f"document.querySelector({selector!r}).innerText")
    return found


def listed(page: Browser, selector: str, of: str = "node.innerText") -> list[str]:
    """Return what *of* says of each element that fits, hidden ones left out."""
    found: list[str] = page.run(
        f"[...document.querySelectorAll({selector!r})].filter((node) => node.offsetParent)"
        f".map((node) => {of})"
    )
    return found


def click(page: Browser, selector: str) -> None:
    """Click on the first element that fits, as a reader would."""
    page.run(f"document.querySelector({selector!r}).click()")
    page.settle()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_at_both_widths(page: Browser, view: str) -> None:
    """Each tab shows its heading and marks itself; nothing is wider than the window."""
    for width in (400, 1400):
        page.resize(width)
        page.go(view)
        assert page.run("document.querySelector('main h2').innerText") != ""
        assert f"#{view}" == page.run("document.querySelector('#tabs [aria-current]').hash")
        assert page.run("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_wider_than_a_phone(page: Browser) -> None:
    """Also what is opened from the tabs fits a window of 400 pixels."""
    page.resize(400)
    for fragment in ("article-1", "article-11", "gap-0", "diff-0-5", "story-0"):
        page.go(fragment)
        assert page.run("document.documentElement.scrollWidth <= innerWidth"), fragment


def test_print_has_the_texts_without_the_tools(page: Browser) -> None:
    """On paper the open view stands without tabs, buttons and links to neighbours."""
    page.go("article-1")
    page.show_print()
    assert [] == listed(page, "#tabs, .steps, .choice button, #theme")
    assert "Nagorno-Karabakh enclave emptied" in text(page)
    assert listed(page, "div.source")
    assert listed(page, "div.clean")


def test_block_of_a_strip_leads_to_its_article(page: Browser) -> None:
    """A click on the second block of the first feed opens the second article."""
    page.go("feeds")
    assert 31 == page.run("document.querySelectorAll('.block').length")
    page.run("document.querySelectorAll('.block')[1].click()")
    page.settle()
    assert "Nagorno-Karabakh enclave emptied" in text(page, "main h2")
    assert "H2" == page.run("document.activeElement.tagName")


def test_strip_is_walked_with_the_keyboard(page: Browser) -> None:
    """Arrow keys go from block to block, the line below tells about it, Enter opens it."""
    page.go("feeds")
    page.run("document.querySelector('.block').focus()")
    page.press("ArrowRight")
    assert text(page, ".info").startswith("2. Nagorno-Karabakh enclave emptied")
    assert "confidence 0.98" in text(page, ".info")
    assert 1 == page.run(
        "document.querySelector('.strip').querySelectorAll('[tabindex=\"0\"]').length"
    )
    page.press("Enter")
    page.settle()
    assert "#article-1" == page.run("location.hash")


def test_source_stands_beside_the_clean_text(page: Browser) -> None:
    """Both sides have the article; fields are labelled, edits carry the letter of their rule."""
    page.go("article-1")
    assert "ByPatrick Reevell" in "".join(listed(page, "div.source"))
    assert "ByPatrick Reevell" not in "".join(listed(page, "div.clean"))
    assert "headline" in listed(page, ".field small")
    assert ["a"] * 6 == listed(page, ".source del sup")
    click(page, ".rules-used button")
    assert 12 == len(listed(page, ".hit"))


def test_reader_chooses_what_is_shown(page: Browser) -> None:
    """The three buttons show both texts or either; a phone begins with the clean one."""
    page.resize(400)
    page.go("article-1")

    def shown() -> set[str]:
        return set(listed(page, ".beside > *", "node.classList[0]"))

    assert {"clean"} == shown()
    click(page, ".choice [data-name=source]")
    assert {"source"} == shown()
    click(page, ".choice [data-name=both]")
    assert {"clean", "source"} == shown()


def test_boundaries_begin_with_the_weakest(page: Browser) -> None:
    """The list is in order of confidence; the lines around a boundary open on demand."""
    page.go("boundaries")
    numbers = [float(number) for number in listed(page, ".boundary .meter", "node.lastChild.data")]
    assert sorted(numbers) == numbers
    boundaries = [article.boundary for article in ck.normalize(["seeds/feeds"]).articles]
    against = {name for boundary in boundaries for name in boundary.against}
    assert against
    assert against <= set(listed(page, ".boundary .against"))
    click(page, ".boundary summary")
    page.wait("document.querySelector('.around pre') !== null")
    assert "Court session over the case" in text(page, ".around")


def test_search_narrows_a_list(page: Browser) -> None:
    """Words typed into the field leave the rows that have all of them."""
    page.go("articles")
    page.run("document.querySelector('#search').value = 'barron GUNFIRE'")
    page.run("document.querySelector('#search').dispatchEvent(new Event('input'))")
    page.wait("document.querySelectorAll('.rows > li').length === 1")
    assert "1 match" == text(page, ".status")


def test_story_leads_to_a_diff(page: Browser) -> None:
    """A story has its graph; two copies are laid side by side, their words marked."""
    page.go("copies")
    page.wait("document.querySelectorAll('.lane circle').length === 2")
    assert 1 == page.run("document.querySelectorAll('.lane path').length")
    click(page, ".lineage a[href^='#diff']")
    assert text(page, "main h2") == "Two texts side by side"
    assert 2 == page.run("document.querySelectorAll('.side').length")
    assert "exact" in text(page)


def test_quoted_statement_is_marked_on_both_sides(page: Browser) -> None:
    """Of two articles that only share a statement, the passage that both print is marked."""
    page.go("copies")
    click(page, "ol.rows a[href^='#diff']")
    assert "quote" in text(page)
    for side in ("first", "last"):
        assert listed(page, f".side:{side}-child mark")


def test_chart_has_its_numbers_as_a_table(page: Browser) -> None:
    """The table below the chart counts every dated article."""
    page.wait("document.querySelector('.frame svg') !== null")
    click(page, ".time summary")
    dated = sum(article.date is not None for article in ck.normalize(["seeds/feeds"]).articles)
    assert dated == sum(map(int, listed(page, ".time td")))


def test_switch_turns_the_page_dark_and_back(page: Browser) -> None:
    """The switch wins over what the reader prefers elsewhere."""
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.run(paper)
    click(page, "#theme")
    assert light != page.run(paper)
    click(page, "#theme")
    assert light == page.run(paper)


def test_address_of_an_article_opens_it(browser: Browser, seeds: Path) -> None:
    """A page opened at an article shows it as soon as its text has come in."""
    browser.open(seeds, "#article-30")
    browser.wait("document.querySelector('.clean.text') !== null")
    assert "#articles" == browser.run("document.querySelector('#tabs [aria-current]').hash")


def test_unknown_address_shows_the_overview(page: Browser) -> None:
    """An address that means nothing is no dead end."""
    for fragment in ("article-999999", "diff-1", "nothing", "gap-x", "constructor"):
        page.go(fragment)
        assert "Overview" == text(page, "main h2")


def make_hostile(first: ck.Article, number: int, word: str) -> ck.Article:
    """Return an article all of whose texts are *word*."""
    texts = dict.fromkeys(("feed", "headline", "source", "body", "deck", "kicker"), word)
    boundary = attrs.evolve(first.boundary, evidence=(word,), against=(word,))
    return attrs.evolve(
        first,
        id=f"ck:{number:024x}",
        boundary=boundary,
        byline=(word,),
        url="javascript:window.hit=6",
        extra={word: word},
        edits=(),
        duplicate=None,
        **texts,
    )


def test_hostile_articles_are_texts(browser: Browser, tmp_path: Path) -> None:
    """Whatever an article holds is shown as it is, in every view, and none of it is run."""
    browser.errors.clear()
    [first, *_] = ck.normalize(["seeds/feeds"]).articles
    found = [make_hostile(first, number, word) for number, word in enumerate(HOSTILE)]
    problems = [ck.Problem(kind="empty-feed", feed=word, message=word) for word in HOSTILE]
    path = tmp_path / "hostile.html"
    make_report(found, problems=problems, title=HOSTILE[2]).write(path)
    browser.open(path)
    for view in (*VIEWS, "diff-0-1"):
        browser.go(view)
    for number, word in enumerate(HOSTILE):
        browser.go(f"article-{number}")
        assert word == browser.run("document.querySelector('main h2').textContent")
        assert [] == listed(browser, "main img, main script, main [href^=java]")
    assert browser.run("window.hit === undefined")
    assert [] == browser.errors


def test_empty_corpus_has_every_view(browser: Browser, tmp_path: Path) -> None:
    """A corpus of nothing gives a page that says so."""
    browser.errors.clear()
    path = tmp_path / "empty.html"
    make_report(()).write(path)
    browser.open(path)
    for view in VIEWS:
        browser.go(view)
        assert text(browser, "main h2") != ""
    assert [] == browser.errors


def test_skip_link_leads_to_the_view(page: Browser) -> None:
    """The first stop of the tabulator key goes to the heading of the view that is open."""
    page.go("copies")
    page.run("document.querySelector('.skip').click()")
    assert "Copies" == page.run("document.activeElement.innerText")
    assert "#copies" == page.run("location.hash")


def test_long_list_grows_as_it_is_read(browser: Browser, tmp_path: Path) -> None:
    """A thousand articles are not all drawn at once; the button draws more and keeps the focus."""
    [first, *_] = ck.normalize(["seeds/feeds"]).articles
    many = [
        attrs.evolve(first, id=f"ck:{number:024x}", headline=f"No. {number}")
        for number in range(1000)
    ]
    path = tmp_path / "many.html"
    make_report(many).write(path)
    browser.open(path, "#articles")
    drawn = "document.querySelectorAll('.rows > li').length"
    before = browser.run(drawn)
    assert before < 200
    click(browser, ".more")
    assert before < browser.run(drawn)
    assert "A" == browser.run("document.activeElement.tagName")


def test_words_that_differ_are_marked(browser: Browser, tmp_path: Path) -> None:
    """Of two copies the words that only one of them has are marked, and no others."""
    [first, *_] = ck.normalize(["seeds/feeds"]).articles
    bodies = (
        "The old ferry will run all winter 😀, it said.",
        "The ferry will run all  summer 😀, it said.",
    )
    two = [
        attrs.evolve(first, id=f"ck:{number:024x}", body=body, edits=())
        for number, body in enumerate(bodies)
    ]
    path = tmp_path / "two.html"
    make_report(two).write(path)
    browser.open(path, "#diff-0-1")
    assert ["old", "winter"] == [word.strip() for word in listed(browser, ".side del")]
    assert ["summer"] == [word.strip() for word in listed(browser, ".side ins")]
    assert list(bodies) == listed(browser, ".side .text", "node.textContent")


def test_diff_loses_no_word(browser: Browser, tmp_path: Path) -> None:
    """Of any two copies both sides show their whole text; without the marks they are the same."""
    [first, *_] = ck.normalize(["seeds/feeds"]).articles
    random = Random(7)  # noqa: S311 - made-up copies, the same every time
    bodies = [make_story(random, words=60)]
    for _ in range(9):
        words = bodies[-1].split()
        for _ in range(8):
            words[random.randrange(len(words))] = random.choice(["", "new", "(new, too)", words[0]])
        bodies.append(" ".join(filter(None, words)))
    found = [
        attrs.evolve(first, id=f"ck:{number:024x}", body=body, edits=())
        for number, body in enumerate(bodies)
    ]
    path = tmp_path / "copies.html"
    make_report(found).write(path)
    browser.open(path)
    marked = 0
    for number in range(9):
        browser.go(f"diff-{number}-{number + 1}")
        assert bodies[number : number + 2] == listed(browser, ".side .text", "node.textContent")
        marked += len(listed(browser, ".side del, .side ins"))
        browser.run("document.querySelectorAll('.side del, .side ins').forEach((n) => n.remove())")
        left, right = listed(browser, ".side .text", "node.textContent")
        assert "".join(left.split()) == "".join(right.split())
    assert marked > 0
