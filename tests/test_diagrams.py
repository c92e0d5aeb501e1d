"""The diagrams of the documentation are what their source draws."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = runpy.run_path(str(ROOT / "tools" / "draw_diagrams.py"))
DRAWINGS = [draw() for draw in SOURCE["DRAWINGS"]]
SVG = "{http://www.w3.org/2000/svg}"


def _name(drawing: Any) -> str:
    return str(drawing.name)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=_name)
def test_committed_diagram_is_what_its_source_draws(drawing: Any) -> None:
    """Whoever changes the source draws again: python tools/draw_diagrams.py."""
    path = SOURCE["FOLDER"] / f"{drawing.name}.svg"
    assert drawing.to_svg() == path.read_text(encoding="utf-8")


def test_no_diagram_is_left_over() -> None:
    """Every committed diagram has a source."""
    assert {path.stem for path in SOURCE["FOLDER"].glob("*.svg")} == set(map(_name, DRAWINGS))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=_name)
def test_diagram_speaks_to_those_who_do_not_see_it(drawing: Any) -> None:
    """Each is an image with a title and a description, and says so."""
    root = ET.fromstring(drawing.to_svg())  # noqa: S314 - our own
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert len(description.text or "") > len(title.text or "")


@pytest.mark.parametrize("drawing", DRAWINGS, ids=_name)
def test_diagram_is_shown_on_a_page(drawing: Any) -> None:
    """Some page of the documentation shows it."""
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert f"diagrams/{drawing.name}.svg" in pages


@pytest.mark.parametrize("drawing", DRAWINGS, ids=_name)
def test_diagram_fits_its_width(drawing: Any) -> None:
    """No rectangle reaches over the right edge or below the bottom."""
    root = ET.fromstring(drawing.to_svg())  # noqa: S314 - our own
    for shape in root.iter(f"{SVG}rect"):
        right = float(shape.get("x", 0)) + float(shape.get("width", 0))
        bottom = float(shape.get("y", 0)) + float(shape.get("height", 0))
        assert right <= SOURCE["WIDTH"]
        assert bottom <= drawing.height
