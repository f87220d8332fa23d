"""Draws docs/check.svg, the picture in the README, from what the command really prints."""

import io
import os
import re
import subprocess
import sys
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ("check", "--fail-on", "never", "samples/township-zeros-2023.txt")
WIDTH = 100
FONTS = "Sarasa Mono SC, Noto Sans Mono CJK SC, Cascadia Mono, Menlo, Consolas"

COLUMN = 12.2

_TEXT = re.compile(
    r'<text class="(\S+)" x="([\d.]+)" (y="\S+") textLength="\S+" (\S+)>([^<]*)</text>'
)


def main() -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(printed()), soft_wrap=True)
    svg = console.export_svg(title=f"gongkai check {COMMAND[-1]}", unique_id="check")
    # The picture needs nothing from elsewhere: the reader's own fonts do.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S).replace("Fira Code", FONTS)
    svg = _TEXT.sub(_in_columns, svg.replace("font-variant-east-asian: full-width;", ""))
    svg = "\n".join(line.rstrip() for line in svg.splitlines() if line.strip())
    (ROOT / "docs" / "check.svg").write_text(svg + "\n", encoding="utf-8")


def printed() -> str:
    """The checklist with its colours, as a terminal of WIDTH columns receives it."""
    return subprocess.run(
        [sys.executable, "-m", "gongkai_cli", *COMMAND, "--color"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def _in_columns(match: re.Match[str]) -> str:
    """Rich gives every character one column; a Chinese one is two wide. Each run of characters
    of the same width becomes a text of its own, in its own columns."""
    style, left, y, clip, content = match.groups()
    x = float(left)
    texts: list[str] = []
    for columns, run in groupby(unescape(content), key=cell_len):
        characters = "".join(run)
        width = columns * len(characters) * COLUMN
        if characters.strip():
            squeezed = 'lengthAdjust="spacingAndGlyphs" ' if columns == 1 else ""
            texts.append(
                f'<text class="{style}" x="{x:.1f}" {y} textLength="{width:.1f}" {squeezed}{clip}>'
                f"{escape(characters)}</text>"
            )
        x += width
    return "".join(texts)


if __name__ == "__main__":
    main()
