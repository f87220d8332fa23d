"""Styles and scripts as they stand in a page, and the policy that lets in these alone."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from gongkai_cli.style import LOOK

_STYLE = LOOK / "base.css"
_EARLY = LOOK / "theme.js"


def page_assets(styles: Sequence[Path], scripts: Sequence[Path]) -> Mapping[str, Any]:
    """``style``, ``early`` and ``late`` for ``frame.html``: these files behind what all pages have
    in common, and the ``policy``."""
    from markupsafe import Markup

    style, early, late = _joined((_STYLE, *styles)), _joined((_EARLY,)), _joined(scripts)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(early)} {_hash(late)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return {
        "policy": policy,
        "style": Markup(style),
        "early": Markup(early),
        "late": Markup(late),
    }


def _joined(files: Sequence[Path]) -> str:
    return "\n" + "\n".join(file.read_text(encoding="utf-8") for file in files)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
