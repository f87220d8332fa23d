"""Prints a view of the rulebook on the terminal."""

import sys
from collections.abc import Callable, Iterable

from rich.console import RenderableType

from gongkai.message import Language
from gongkai.rulebook import Rulebook
from gongkai_cli.console import open_console, put_out
from gongkai_cli.views.terminal.marks import marks_for
from gongkai_cli.views.terminal.page import Page


def put(
    view: Callable[[Page], Iterable[RenderableType]], rulebook: Rulebook, language: Language
) -> None:
    """Draw a view on stdout."""
    console = open_console(sys.stdout, None)
    put_out(view(Page(rulebook, language, marks_for(console, language), console.width)), console)
