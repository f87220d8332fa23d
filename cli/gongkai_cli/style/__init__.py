"""The look of everything that is a web page: palette, type and tables, and light or dark."""

from pathlib import Path

LOOK = Path(__file__).parent
