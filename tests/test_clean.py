"""Cleaning by example: the seeds' artifacts one by one, and cases by kind."""

from __future__ import annotations

import json
import pickle
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpuskit.clean import clean, clean_body
from corpuskit.edits import Cleaned
from corpuskit.errors import EditError, RuleError
from corpuskit.pipeline import normalize
from corpuskit.records import Article, Edit, Span
from corpuskit.rules.registry import RULES
from corpuskit.settings import CleanSettings

ROOT = Path(__file__).parent
SEEDS = ROOT.parent / "seeds"
ARTIFACTS = json.loads((SEEDS / "gold" / "artifacts.json").read_text(encoding="utf-8"))

ON_REQUEST = {
    "list-indent": "list-indent",
    "glued-link-card": "link-card",
    "quote-doubled-single": "doubled-quote",
    "space-at-dash": "dash-space",
    "dash-pair-mixed": "dash-pair",
    "reference-marker": "reference-marker",
    "letter-marker": "reference-marker",
    "stray-heading-word": "stray-contents",
    "bullet": "bullet",
    "read-more-arrow": "page-label",
    "all-caps-name": "all-caps-name",
    "repeated-paragraphs": "repeated-paragraph",
    "compiler-prefix": "compiler-prefix",
    "publisher-alias": "publisher-alias",
}
"""The rule that repairs each kind of artifact on request, with the text that is right."""

ONLY_BLANKS = {"email-protected", "lost-content"}
"""Kinds that no rule repairs, but whose NBSP is one more artifact of its own."""


@cache
def _feed(name: str) -> str:
    return (SEEDS / "feeds" / name).read_bytes().decode()


@cache
def _cleaned(name: str, rule: str | None = None) -> Cleaned:
    also = (rule,) if rule else ()
    return clean(_feed(name), settings=CleanSettings(also=also))


def _span(artifact: dict[str, Any]) -> tuple[int, int]:
    """Return where an artifact stands in its feed."""
    lines = _feed(artifact["file"]).split("\n")
    before = lines[: artifact["line"] - 1]
    start = sum(len(line) + 1 for line in before) + (artifact["col"] or 0)
    return start, start + len(artifact["text"])


def _outcome(artifact: dict[str, Any], rule: str | None = None) -> str:
    """Return what the clean text has in the place of an artifact."""
    start, end = _span(artifact)
    cleaned = _cleaned(artifact["file"], rule)
    return cleaned.text[cleaned.to_clean(start) : cleaned.to_clean(end)]


def _artifacts(cleaner: str) -> list[Any]:
    return [
        pytest.param(item, id=f"{item['kind']}-{item['file'][:3]}-{item['line']}-{item['col']}")
        for item in ARTIFACTS["items"]
        if ARTIFACTS["kinds"][item["kind"]]["cleaner"] == cleaner
    ]


def _known(artifact: dict[str, Any]) -> bool:
    """Tell whether an artifact is no slip of the pen ("new.am"), which no table of names holds."""
    return "probably a slip" not in artifact.get("note", "")


@pytest.mark.parametrize("artifact", _artifacts("default"))
def test_default_artifacts_are_repaired(artifact: dict[str, Any]) -> None:
    """What a cleaner shall repair by default is right afterwards."""
    assert artifact["right"] == _outcome(artifact)


@pytest.mark.parametrize(
    "artifact",
    [
        p
        for p in _artifacts("on-request")
        if p.values[0]["kind"] in ON_REQUEST and _known(p.values[0])
    ],
)
def test_artifacts_on_request_are_repaired_when_asked(artifact: dict[str, Any]) -> None:
    """What a cleaner may repair on request is right when its rule is asked for."""
    assert artifact["right"] == _outcome(artifact, ON_REQUEST[artifact["kind"]])


REMOVED = {"related-line", "table-row"}
"""Kinds that are repaired by leaving them out of the article's body."""

STYLED = {"quote-style-mixed", "quote-pair-mixed"}
"""Kinds that are repaired in their article by one style of quotation marks."""


def test_every_kind_on_request_is_tested() -> None:
    """No kind that a cleaner may repair on request is left without a test."""
    kinds = {p.values[0]["kind"] for p in _artifacts("on-request")}
    assert kinds == {*ON_REQUEST, *REMOVED, *STYLED, "broken-row"}


@cache
def _articles() -> tuple[Article, ...]:
    return normalize([SEEDS / "feeds"]).articles


@pytest.mark.parametrize(
    "artifact",
    [
        pytest.param(*p.values, id=p.id, marks=pytest.mark.xfail(strict=True, reason="prose"))
        if (p.values[0]["file"][:3], p.values[0]["line"]) == ("000", 521)
        else p
        for p in _artifacts("on-request")
        if p.values[0]["kind"] in REMOVED
    ],
)
def test_lines_of_other_texts_stand_in_no_body(artifact: dict[str, Any]) -> None:
    """Teasers, captions, credits and rows of tables are left out of the body around them.

    The one that stays (000, line 521) introduces a video in a whole sentence.
    """
    start, end = _span(artifact)
    for article in _articles():
        body = article.body_span
        if article.feed.endswith(artifact["file"]) and body.start <= start < body.end:
            found = [edit for edit in article.edits if edit.start <= start and end <= edit.end]
            assert [not edit.text.strip() for edit in found] == [True]


@pytest.mark.parametrize(
    "artifact", [p for p in _artifacts("on-request") if p.values[0]["kind"] in STYLED]
)
def test_articles_have_one_style_of_quotation_marks_when_asked(artifact: dict[str, Any]) -> None:
    """With its rule, no article of mixed marks keeps both forms of the double ones."""
    if artifact["kind"] == "quote-style-mixed":
        first, last = artifact["line"], artifact["last_line"]
    else:
        (first, last) = next(
            (item["line"], item["last_line"])
            for item in ARTIFACTS["items"]
            if item["kind"] == "quote-style-mixed"
            and item["file"] == artifact["file"]
            and item["line"] <= artifact["line"] <= item["last_line"]
        )
    text = "\n".join(_feed(artifact["file"]).split("\n")[first - 1 : last])
    cleaned = clean(text, settings=CleanSettings(also=("quote-style",))).text
    assert not ('"' in cleaned and ("“" in cleaned or "”" in cleaned))
    if artifact["right"]:
        assert artifact["right"] in cleaned


@pytest.mark.parametrize(
    "artifact", [p for p in _artifacts("on-request") if p.values[0]["kind"] == "broken-row"]
)
def test_broken_notes_are_joined_when_asked(artifact: dict[str, Any]) -> None:
    """A note that was broken over two paragraphs is one; a cell of two lines is no line less."""
    start, end = _span(artifact)
    cleaned = clean(_feed(artifact["file"]), settings=CleanSettings(level="layout"))
    rows = cleaned.text[cleaned.to_clean(start) : cleaned.to_clean(end)].split("\n")
    assert len(rows) == (2 if "row" in artifact["note"] else 1)


@pytest.mark.parametrize(
    "artifact",
    [
        p
        for p in _artifacts("on-request")
        if p.values[0]["kind"] not in {"read-more-arrow", "table-row", "broken-row"}
    ],
)
def test_artifacts_on_request_are_left_alone_by_default(artifact: dict[str, Any]) -> None:
    """What a cleaner may repair on request stays by default, odd blanks apart."""
    start, end = _span(artifact)
    rules = {
        edit.rule
        for edit in _cleaned(artifact["file"]).edits
        if edit.start < end and edit.end > start
    }
    assert set() == rules - {"odd-space", "table-empty-cells"} - _covering(artifact)


def _covering(artifact: dict[str, Any]) -> set[str]:
    """Return the rules that repair a default artifact inside this one."""
    inside = {"related-line": {"line-blank", "glued-credit"}, "quote-style-mixed": set()}
    return inside.get(artifact["kind"], set())


@pytest.mark.parametrize("artifact", _artifacts("never"))
def test_artifacts_that_are_never_repaired_stay(artifact: dict[str, Any]) -> None:
    """What a cleaner must not touch stands there as it was, odd blanks apart."""
    start, end = _span(artifact)
    edits = _cleaned(artifact["file"]).edits
    rules = {edit.rule for edit in edits if edit.start < end and edit.end > start}
    allowed = {"odd-space"} if artifact["kind"] in ONLY_BLANKS else set()
    assert set() == rules - allowed


@pytest.mark.parametrize(
    ("file", "lines", "text", "right"),
    [
        ("002", (1, 158), "“immediately cease", '"immediately cease'),
        ("004", (64, 78), 'leaderships,"', "leaderships,”"),
    ],
)
def test_quotes_follow_the_style_of_their_article(
    file: str, lines: tuple[int, int], text: str, right: str
) -> None:
    """Within one article the rarer style of quotation marks gives way to the other."""
    (path,) = (SEEDS / "feeds").glob(f"{file}_*.txt")
    article = "\n".join(_feed(path.name).split("\n")[lines[0] - 1 : lines[1]])
    cleaned = clean(article, settings=CleanSettings(also=("quote-style",)))
    assert text in article
    assert text not in cleaned.text
    assert right in cleaned.text


def _cases(kind: str) -> list[Any]:
    cases = json.loads((ROOT / "cases" / "clean" / f"{kind}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def _clean_case(case: dict[str, Any]) -> str:
    settings = CleanSettings(
        level=case.get("level", "transport"),
        also=tuple(case.get("also", ())),
        without=tuple(case.get("without", ())),
    )
    if case.get("body"):
        return clean_body(case["text"], settings=settings).text
    return clean(case["text"], settings=settings).text


@pytest.mark.parametrize("case", [*_cases("in-the-wild"), *_cases("synthetic")])
def test_damage_is_repaired(case: dict[str, Any]) -> None:
    """A damaged text becomes the right one."""
    assert case["clean"] == _clean_case(case)


@pytest.mark.parametrize("case", _cases("negative"))
def test_sound_text_is_left_alone(case: dict[str, Any]) -> None:
    """A text that only looks damaged stays as it is, but for its last line end."""
    assert case["text"].rstrip("\n") == _clean_case(case).rstrip("\n")


@pytest.mark.parametrize("case", _cases("known-failures"))
@pytest.mark.xfail(strict=True, reason="a limit of the rules, stated in their docstrings")
def test_known_failures(case: dict[str, Any]) -> None:
    """What the rules get wrong today."""
    assert case["clean"] == _clean_case(case)


def test_furniture_goes_with_its_kind() -> None:
    """Removed spans are edits of their own rule, and the paragraphs around them stay apart."""
    text = "One.\n\nRead More »\n\nTwo\nA caption.\nthree.\n\nTrailing\n"
    spans = [(Span(6, 17), "read-more"), (Span(23, 33), "caption"), (Span(42, 50), "nav")]
    cleaned = clean_body(text, remove=spans)
    assert cleaned.text == "One.\n\nTwo\nthree."
    rules = {name for edit in cleaned.edits for name in edit.rule.split("+")}
    assert {"furniture:read-more", "furniture:caption", "furniture:nav"} <= rules


@pytest.mark.parametrize(
    "spans", [[Span(0, 99)], [Span(0, 3), Span(2, 4)]], ids=["outside", "overlap"]
)
def test_spans_that_do_not_fit_are_refused(spans: list[Span]) -> None:
    """Spans outside the text or over one another are an error with a number."""
    with pytest.raises(EditError):
        clean_body("some text", remove=[(span, "nav") for span in spans])


def test_unknown_rules_are_refused_and_the_error_survives_pickling() -> None:
    """A rule that does not exist is named in an error that can be sent to another process."""
    with pytest.raises(RuleError) as caught:
        clean("text", settings=CleanSettings(also=("no-such-rule",)))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own bytes
    assert again.rule == "no-such-rule"
    assert str(caught.value) == str(again)


def test_edits_that_do_not_make_the_text_are_refused() -> None:
    """A result whose edits do not turn the source into the text cannot be built."""
    with pytest.raises(EditError):
        Cleaned(text="ab", source="abc", edits=())


def test_offsets_outside_the_text_are_refused() -> None:
    """Both maps name the range that an offset must lie in."""
    cleaned = clean("a\u00a0b")
    with pytest.raises(IndexError):
        cleaned.to_source(4)
    with pytest.raises(IndexError):
        cleaned.to_clean(-1)


def test_changes_are_explained_with_their_place() -> None:
    """The explanation has line, column, both forms, the rule and the words around."""
    cleaned = clean("Head\n\nsaid\u00a0Armenia was")
    lines = cleaned.explain().split("\n")
    assert lines[0] == r"3:5: '\xa0' -> ' ' (odd-space) in 'Head\n\nsaid\xa0Armenia was'"


def test_edits_of_one_place_name_all_their_rules() -> None:
    """When two rules change one stretch, the one edit that remains names both."""
    cleaned = clean("a&nbsp;b")
    assert (Edit(start=1, end=7, text=" ", rule="entity+odd-space"),) == cleaned.edits


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_declares_itself(rule: Any) -> None:
    """Each rule's module says what it repairs, what it leaves alone and what it costs."""
    import sys  # noqa: PLC0415  # only here

    module = sys.modules[rule.find.__module__]
    assert all(word in module.__doc__ for word in ("Repairs:", "Leaves alone:", "Costs:"))
    assert rule is module.RULE
    assert rule.name == module.NAME
