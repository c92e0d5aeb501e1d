"""Forms of output, told by the name of the file or folder."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.compression import require_zstd
from corpuskit.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal["jsonl", "parquet", "folder"]

_SUFFIX = re.compile(
    r"""
    \.(?:
        (?P<lines> jsonl | ndjson ) (?P<zip> \.gz | \.zst )?
      | (?P<parquet> parquet )
    ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)


_ZIPPED: Mapping[str, Literal["gzip", "zstd"]] = {".gz": "gzip", ".zst": "zstd"}


@attrs.frozen
class Target:
    """What the name of an output says about it."""

    form: Form
    """Which form."""

    zipped: Literal["gzip", "zstd"] | None = None
    """How the lines are compressed."""


def output_form(path: str | os.PathLike[str], /) -> Form:
    """Return the form that an output of this name is written in, and check that it can be.

    ``.jsonl`` and ``.ndjson``, also with ``.gz`` or ``.zst`` behind, are JSON Lines, ``.parquet``
    is Parquet, a name without a suffix is a folder. Call it before a long run.

    Raises:
        WriteError: If the suffix is another one, or the folder it lies in does not exist.
        MissingExtraError: If the form needs an extra that is not installed.
    """
    name = os.fspath(path)
    target = target_of(name)
    if not Path(name).resolve().parent.is_dir():
        raise WriteError("its folder does not exist; make it first", name)
    if target.form == "parquet":
        import corpuskit.formats.arrow  # noqa: F401, PLC0415 - is the extra there?
    if target.zipped == "zstd":
        require_zstd()
    return target.form


def target_of(name: str, /) -> Target:
    """Return what the name of an output says about it."""
    match = _SUFFIX.search(name)
    if match and match["parquet"]:
        return Target("parquet")
    if match:
        return Target("jsonl", _ZIPPED.get((match["zip"] or "").lower()))
    if name.endswith(("/", os.sep)) or Path(name).is_dir() or not Path(name).suffix:
        return Target("folder")
    message = (
        f"no form is written under the suffix {Path(name).suffix}; "
        "use .jsonl, .jsonl.gz, .jsonl.zst, .parquet, or a folder (other forms are made of these: "
        "see corpuskit convert)"
    )
    raise WriteError(message, name)
