"""Rules of other people: given in the settings, or registered by packages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corpuskit as ck
from corpuskit.rules import plugins, registry

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_shouts(text: str) -> Iterator[ck.Edit]:
    """Yield edits that leave one of several exclamation marks."""
    for match in re.finditer(r"!{2,}", text):
        yield ck.Edit(start=match.start(), end=match.end(), text="!", rule="shout")


SHOUT = ck.Rule(name="shout", find=find_shouts)


@attrs.frozen
class Point:
    """A stand-in for an entry point."""

    name: str
    value: str
    thing: object

    def load(self) -> object:
        """Give the thing, or fail as an import does."""
        if isinstance(self.thing, Exception):
            raise self.thing
        return self.thing


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a function that registers rules of other packages."""
    points: list[Point] = []

    def find(*, group: str, name: str | None = None) -> list[Point]:
        assert group == "corpuskit.rules"
        return [point for point in points if name in (None, point.name)]

    def clear() -> None:
        plugins.load_plugin.cache_clear()
        registry.choose_rules.cache_clear()

    monkeypatch.setattr(plugins, "entry_points", find)
    clear()
    yield lambda *new: points.extend(new)
    clear()


def _clean(text: str, *also: object) -> ck.Cleaned:
    return ck.clean(text, settings=ck.CleanSettings(also=also))


def test_a_rule_of_ones_own_works_with_ours() -> None:
    """Its edits are composed with those of the library and can be undone."""
    cleaned = _clean("No\u00a0way!!!", SHOUT)
    assert "No way!" == cleaned.text
    assert ["odd-space", "shout"] == [edit.rule for edit in cleaned.edits]
    assert "No\u00a0way!!!" == cleaned.revert()


@pytest.mark.parametrize("thing", [find_shouts, SHOUT], ids=["function", "rule"])
def test_a_registered_rule_is_used_when_it_is_named(thing: object, register: Any) -> None:
    """Packages may register a function or a rule; by default neither runs."""
    register(Point("shout", "pack:shout", thing))
    assert "Oh!!" == _clean("Oh!!").text
    assert "Oh!" == _clean("Oh!!", "shout").text


def test_own_rules_run_before_blank_lines_are_tidied() -> None:
    """What a rule of one's own removes leaves no blank lines."""

    def find(text: str) -> Iterator[ck.Edit]:
        at = text.find("AD")
        if at >= 0:
            yield ck.Edit(start=at, end=at + 2, text="", rule="ad")

    assert "One.\n\nTwo.\n" == _clean("One.\n\nAD\n\nTwo.\n", ck.Rule(name="ad", find=find)).text


def test_own_rules_can_be_left_out_and_are_recorded() -> None:
    """A rule of one's own has a name like any other, also in the manifest."""
    settings = ck.CleanSettings(also=(SHOUT,), without=("shout",))
    assert "Oh!!" == ck.clean("Oh!!", settings=settings).text
    feed = ck.Feed(name="a.txt", text="Head\n\nOh!!\n", encoding="utf-8", sha256="0" * 64)
    corpus = ck.normalize(feed, settings=ck.Settings(clean=ck.CleanSettings(also=(SHOUT,))))
    assert ["shout"] == corpus.manifest.settings["clean"]["also"]


def _edits(*edits: object) -> ck.Rule:
    return ck.Rule(name="odd", find=lambda _: iter(edits))  # type: ignore[arg-type,return-value]


def _raise(_: str) -> Iterator[ck.Edit]:
    raise ZeroDivisionError("of course")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (_edits("no edit"), "no corpuskit.Edit"),
        (_edits(ck.Edit(start=0, end=99, text="", rule="odd")), "don't fit"),
        (ck.Rule(name="odd", find=_raise), "ZeroDivisionError: of course"),
        (ck.Rule(name="entity", find=find_shouts), "choose another"),
        ("no-such-rule", "there is no such rule"),
    ],
)
def test_broken_rules_are_errors_with_their_name(rule: Any, message: str) -> None:
    """Whatever is wrong with a rule of other people is an error that names it."""
    with pytest.raises(ck.RuleError, match=message):
        _clean("some text", rule)


def test_edits_of_own_rules_bear_its_name_and_change_something() -> None:
    """The name in an edit is that of its rule; edits without effect are dropped."""
    rule = ck.Rule(name="tidy", find=find_shouts)
    assert ["tidy"] == [edit.rule for edit in _clean("Oh!!", rule).edits]
    assert () == _clean("Oh", _edits(ck.Edit(start=0, end=1, text="O", rule="odd"))).edits


@pytest.mark.parametrize(
    ("points", "message"),
    [
        ([Point("r", "a:r", 3)], "no function and no Rule"),
        ([Point("r", "a:r", ImportError("gone"))], "cannot be loaded"),
        ([Point("r", "a:r", SHOUT)], "both names must agree"),
        ([Point("r", "a:r", find_shouts), Point("r", "b:r", find_shouts)], "more than once"),
    ],
)
def test_broken_registrations_are_errors(points: list[Point], message: str, register: Any) -> None:
    """What is registered wrongly is refused when it is named."""
    register(*points)
    with pytest.raises(ck.RuleError, match=message):
        _clean("some text", "r")
