"""What every SARIF file has in common: its frame, and how it names files."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from gongkai_cli.views.wording.text import relative_path

Json = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def log(run: Json) -> Json:
    """A file of one run, whose columns count characters."""
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{**run, "columnKind": "unicodeCodePoints"}],
    }


def uri(path: Path) -> str:
    """Relative to the working folder where the file lies within."""
    name = relative_path(path)
    if Path(name).is_absolute():
        return path.absolute().as_uri()
    return quote(name, errors="surrogatepass")
