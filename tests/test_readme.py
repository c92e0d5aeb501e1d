"""The README shows what really comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import corpuskit as ck
from corpuskit.convert import article_to_json

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_quick_start_has_two_commands_of_one_line() -> None:
    """The Quick start is two code blocks, one command line each."""
    section = README.split("## Quick start", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert [1, 1] == [block.count("\n") for block in blocks]


def test_shown_record_is_the_real_one() -> None:
    """Each value of the shown record is that of the record, where it is not cut short."""
    block = re.search(r"^```json\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    shown = json.loads(block[1])
    article = ck.normalize([ROOT / shown["feed"]]).articles[1]
    real = json.loads(json.dumps(article_to_json(article)))
    real["feed"] = shown["feed"]
    assert shown["edits"][0] == real["edits"][0]
    assert real["body"].startswith(shown["body"].removesuffix(" ..."))
    rest = {key: real[key] for key in shown if key not in {"edits", "body"}}
    assert rest == {key: shown[key] for key in rest}
