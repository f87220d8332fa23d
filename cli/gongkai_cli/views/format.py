"""One way to write something out: the function that does it, and what it writes into."""

import json
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, BinaryIO, TextIO

from gongkai_cli.views.presentation import Presentation, RulebookPresentation


@dataclass(frozen=True, slots=True)
class Format:
    """``function`` is ``module:function`` below this package, imported when it is wanted.
    ``require`` names one that raises GongkaiError where what the format needs is missing."""

    function: str
    require: str = ""

    def made_by(self) -> Any:
        """The function itself."""
        return resolve_name(f"{__package__}.{self.function}")

    def check(self) -> None:
        """GongkaiError where it cannot be written here at all."""
        if self.require:
            resolve_name(f"{__package__}.{self.require}")()


class TextFormat(Format):
    """Is written as characters, in UTF-8 to a file, in the terminal's own encoding to that:
    ``function(subject, presentation, stream)``."""

    __slots__ = ()

    def write(self, subject: Any, presentation: Presentation, stream: TextIO) -> None:
        self.made_by()(subject, presentation, stream)


class Data(TextFormat):
    """``function(subject, presentation)`` gives what becomes one document of JSON, where decimals
    and days are strings."""

    __slots__ = ()

    def write(self, subject: Any, presentation: Presentation, stream: TextIO) -> None:
        document = self.made_by()(subject, presentation)
        json.dump(document, stream, ensure_ascii=False, indent=2, default=str)
        stream.write("\n")


class Drawing(TextFormat):
    """``function(subject, page)`` gives what the terminal shows piece by piece."""

    __slots__ = ()

    def write(self, subject: Any, presentation: Presentation, stream: TextIO) -> None:
        from gongkai_cli.console import put_out
        from gongkai_cli.views.terminal.page import open_page

        assert isinstance(presentation, RulebookPresentation)
        console, page = open_page(stream, presentation)
        put_out(self.made_by()(subject, page), console)


class Live(TextFormat):
    """Results one by one as they are reached: ``function(stream, rule, presentation)`` makes
    what shows them; ``rule`` is one that is to be explained instead."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class BinaryFormat(Format):
    """Is written as bytes: ``function(subject, presentation, stream)``. ``readable``: they are text
    that a terminal may be shown."""

    readable: bool = False

    def write(self, subject: Any, presentation: Presentation, stream: BinaryIO) -> None:
        self.made_by()(subject, presentation, stream)
