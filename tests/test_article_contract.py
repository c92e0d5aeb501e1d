"""The field contract in the docs and the Article class say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import attrs
import pytest

from corpuskit.records import Article, FurnitureKind

PAGE = Path(__file__).parents[1] / "docs" / "article.md"


def test_every_field_has_its_row_in_order() -> None:
    """The table on the contract page lists the fields of Article, all of them, in order."""
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [field.name for field in attrs.fields(Article)] == rows


@pytest.mark.parametrize("kind", get_args(FurnitureKind))
def test_every_furniture_kind_is_named(kind: str) -> None:
    """The contract page names each kind of furniture."""
    assert kind in PAGE.read_text(encoding="utf-8")
