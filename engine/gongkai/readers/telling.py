"""How a reader tells that long work goes on. Who listens, and how, is not its business."""

from collections.abc import Callable

from gongkai.model.message import Message

Tell = Callable[[Message], None]


def untold(_: Message) -> None:
    """Nobody listens."""
