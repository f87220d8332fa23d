"""What shows the results of ``gongkai check`` as they are reached, or all of them in the end."""

import io
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.format import Format, Live, TextFormat
from gongkai_cli.views.formats import CHECKLIST
from gongkai_cli.views.output import Destination, prepare, tell_written, unwritable
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.target import put


class View(Protocol):
    """Shows results one by one as they are reached, and whatever closes the output: ``unmatched``
    are the waivers that no report was about."""

    def show(self, result: Result) -> None: ...

    def close(self, unmatched: Sequence[Waiver] = ()) -> None: ...


@dataclass(frozen=True, slots=True)
class CheckRun:
    """``results`` in the order given; ``unmatched`` are the waivers that no report was about."""

    results: Sequence[Result]
    unmatched: Sequence[Waiver] = ()


class GatheringView:
    """The view of a format that is written when all results are there."""

    def __init__(self, known: Any, shown: RulebookPresentation, stream: Any) -> None:
        self.known = known
        self.shown = shown
        self.stream = stream
        self.results: list[Result] = []

    def show(self, result: Result) -> None:
        self.results.append(result)

    def close(self, unmatched: Sequence[Waiver] = ()) -> None:
        self.known.write(CheckRun(self.results, unmatched), self.shown, self.stream)


def open_checklist(stream: TextIO, rule: str | None, shown: RulebookPresentation) -> View:
    """The format ``text``: the whole checklist, or what explains one rule."""
    from gongkai_cli.views.checklist.terminal.checklist import Checklist
    from gongkai_cli.views.checklist.terminal.explanation import Explanation
    from gongkai_cli.views.terminal.page import open_page

    console, page = open_page(stream, shown)
    return Explanation(console, page, rule) if rule else Checklist(console, page)


@contextmanager
def open_view(
    wanted: Destination, rule: str | None, shown: RulebookPresentation
) -> Generator[View]:
    """A view that writes to standard output, or to its file; the file is named on stderr. It is
    written when the view is left without an error, and stays as it was otherwise. ``rule`` is the
    one to be explained."""
    language, known = shown.language, CHECKLIST[wanted.format]
    prepare(wanted, CHECKLIST, language)
    text = isinstance(known, TextFormat)
    if wanted.path is None:
        yield _view(known, rule, shown, sys.stdout if text else sys.stdout.buffer)
        return
    memory = io.StringIO() if text else io.BytesIO()
    yield _view(known, rule, shown, memory)
    content = memory.getvalue()
    with unwritable(wanted.path, language):
        put(content.encode("utf-8", "replace") if isinstance(content, str) else content,
            wanted.path)  # fmt: skip
    tell_written(wanted.path, language)


def _view(known: Format, rule: str | None, shown: RulebookPresentation, stream: Any) -> View:
    if isinstance(known, Live):
        return known.made_by()(stream, rule, shown)
    return GatheringView(known, shown, stream)
