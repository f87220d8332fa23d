"""Documents as the register keeps them: JSON, compressed."""

import json
import zlib
from typing import Any

_LEVEL = 6


def packed(document: Any) -> bytes:
    """A JSON value in as few bytes as its reading back stays fast."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(data: bytes) -> Any:
    """The value that ``packed`` was given."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def storable(text: str) -> str:
    """Without NUL and halves of surrogate pairs."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
