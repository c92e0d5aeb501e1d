"""What the fuzzer (``benchmarks/fuzz.py``) begins with and has found stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzzing import try_bytes

CASES = Path(__file__).parent / "cases" / "fuzz"


@pytest.mark.parametrize("path", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_case_holds_every_law(path: Path) -> None:
    """No stage crashes, and no law is broken; how long it takes is for the fuzzer to measure."""
    assert try_bytes(path.read_bytes(), is_timed=False)
