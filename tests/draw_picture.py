"""Draws docs/check.svg, the picture in the README, from what the command really prints."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ("check", "--fail-on", "never", "samples/township-zeros-2023.txt")
WIDTH = 100


def main() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "gongkai_cli", *COMMAND, "--color"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(printed), soft_wrap=True)
    svg = console.export_svg(title=f"gongkai check {COMMAND[-1]}", unique_id="check")
    # The picture needs nothing from elsewhere: the reader's own fonts do.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)
    svg = "\n".join(line.rstrip() for line in svg.splitlines() if line.strip())
    (ROOT / "docs" / "check.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
