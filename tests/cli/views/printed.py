"""The checklist as it is printed; ``make expected`` writes the pages in ``expected/`` again."""

import io
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from cli.assessments import rulebook, township
from gongkai.model.assessment import Assessment
from gongkai.model.message import Language
from gongkai_cli.console import put_out
from gongkai_cli.views.checklist.terminal.checklist import checklist
from gongkai_cli.views.terminal.marks import marks_for
from gongkai_cli.views.terminal.page import TerminalPage

_FOLDER = Path(__file__).parent / "expected"
EXPECTED: Mapping[Language, Path] = {
    "zh": _FOLDER / "township.zh.txt",
    "en": _FOLDER / "township.en.txt",
}
STALE = "where the new page is as it should be, run `make expected`"


def sheet(
    width: int = 80, language: Language = "zh", *, verbose: bool = False, encoding: str = "utf-8"
) -> tuple[Console, TerminalPage, io.BytesIO]:
    """A console of this width, the page that is printed on it, and the bytes that come of it."""
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, errors="replace", write_through=True)
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    marks = marks_for(console, language)
    return console, TerminalPage(rulebook(), language, marks, width, verbose), written


def printed(
    assessment: Assessment,
    width: int = 80,
    language: Language = "zh",
    *,
    verbose: bool = False,
    encoding: str = "utf-8",
) -> str:
    """The checklist of an assessment."""
    console, page, written = sheet(width, language, verbose=verbose, encoding=encoding)
    put_out(checklist(assessment, page), console)
    return written.getvalue().decode(encoding)


if __name__ == "__main__":
    for _language, _file in EXPECTED.items():
        _file.write_text(printed(township(), language=_language), encoding="utf-8", newline="\n")
