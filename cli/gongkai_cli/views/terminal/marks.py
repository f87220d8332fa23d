"""The signs of the checklist, and the words that stand in where a sign cannot be printed."""

from dataclasses import dataclass

from rich.console import Console

from gongkai.model.message import Language, message, render
from gongkai.model.verdict import Status


@dataclass(frozen=True, slots=True)
class Marks:
    """A sign per status, and the strokes of the frame."""

    status: dict[Status, str]
    edge: str = "▌"
    line: str = "─"
    full: str = "━"
    rest: str = "─"
    minus: str = "−"


_SIGNS: dict[Status, str] = {
    "pass": "✓",
    "fail": "✗",
    "doubt": "?",
    "manual": "◇",
    "waived": "○",
    "not_applicable": "–",
}


def marks_for(console: Console, language: Language) -> Marks:
    """Signs where the stream can print them; words on an old console or code page."""
    signs = Marks(_SIGNS)
    needed = "".join(_SIGNS.values()) + signs.edge + signs.line + signs.full + signs.minus
    try:
        needed.encode(console.encoding)
    except UnicodeEncodeError:
        printable = False
    else:
        printable = not console.legacy_windows
    if printable:
        return signs
    words: dict[Status, str] = {
        status: render(message(f"view.status.{status}"), language) for status in _SIGNS
    }
    return Marks(words, edge="|", line="-", full="=", rest="-", minus="-")


STYLES: dict[Status, str] = {
    "pass": "green",
    "fail": "red",
    "doubt": "blue",
    "manual": "magenta",
    "waived": "dim",
    "not_applicable": "dim",
}
LEVEL_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}
