"""Lets a long run end in good order when it is interrupted."""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

import click

from gongkai_cli.commands.options import words
from gongkai_cli.language import spoken


@contextmanager
def stoppable() -> Generator[Callable[[], bool]]:
    """Tells whether somebody has asked for the end: Ctrl-C, or a polite kill. The second time
    ends the program at once."""
    asked = threading.Event()

    def heed(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        click.echo(words("assess.stopping", spoken()), err=True)

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, heed) for number in numbers}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
