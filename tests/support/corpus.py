"""Where the trial reports lie: a folder beside the checkout that not everybody has."""

import json
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def corpus_file(name: str) -> Path:
    """The path of a trial report; the test is skipped where it is absent."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"trial report {name} is not at hand")
    return path


def corpus_files(pattern: str) -> list[Path]:
    """All trial reports that match a glob, by name; none where the folder is absent."""
    return sorted(CORPUS.glob(pattern))


def corpus_truth() -> dict[str, dict[str, Any]]:
    """File name → what the file truly says (see the folder's own README)."""
    return json.loads(corpus_file("forms/truth.json").read_text(encoding="utf-8"))
