"""The README shows what really comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import corpuskit as ck
from corpuskit.cli.main import cli
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


def test_shown_summary_is_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shown summary is what the main job prints, but for the name of the output."""
    block = re.search(r"^```text\n(articles .*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    monkeypatch.chdir(ROOT)
    ran = CliRunner().invoke(cli, ["normalize", "seeds/feeds", "-o", str(tmp_path / "out.jsonl")])
    shown, real = (text.splitlines()[:-1] for text in (block[1], ran.stderr.strip()))
    assert shown == real


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "seeds/README.md", "tests/README.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    """Every link to a file of the repository finds it."""
    page = ROOT / name
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    files = [link for link in links if not link.startswith("http")]
    assert [link for link in files if not (page.parent / link).exists()] == []
