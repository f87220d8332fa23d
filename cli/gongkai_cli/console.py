"""The two streams: their encoding, their width and whether they may have colour."""

import errno
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


WIDEST = 110
NARROWEST = 40
PIPED = 100


def prepare_streams() -> None:
    """UTF-8 on Windows, whatever the code page; elsewhere no character may stop the output."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if os.name == "nt" and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def wants_colour(stream: TextIO, asked: bool | None) -> bool:
    """``--color`` / ``--no-color``, else NO_COLOR, else FORCE_COLOR, else whether it is a terminal.

    https://no-color.org: any non-empty value counts.
    """
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def open_console(stream: TextIO, asked: bool | None) -> "Console":
    """A rich console as wide as the checklist is pleasant to read."""
    from rich.console import Console

    colour = wants_colour(stream, asked)
    console = Console(
        file=stream,
        force_terminal=colour,
        no_color=not colour,
        color_system="auto" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    known = stream.isatty() or "COLUMNS" in os.environ
    console.width = min(max(console.width, NARROWEST), WIDEST) if known else PIPED
    return console


def put_out(pieces: "Iterable[RenderableType]", console: "Console") -> None:
    """Print them one below the other; in plain text without the blanks that pad lines out."""
    if console.is_terminal:
        for piece in pieces:
            console.print(piece)
        return
    with console.capture() as captured:
        for piece in pieces:
            console.print(piece)
    for line in captured.get().splitlines():
        console.file.write(line.rstrip() + "\n")


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})


def caused(error: OSError) -> bool:
    """Whether an error that nobody caught came from standard output, which a line more then meets
    as well: the streams do not keep everything that they could not write."""
    if error.errno not in _NO_ROOM:
        return False
    try:
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        return True
    return False


def settle() -> OSError | None:
    """Write out what is still held back; the error that keeps it from being written."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        return error
    return None


def give_up() -> None:
    """Let nothing more go there, so that the interpreter does not stumble over it at its end.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
