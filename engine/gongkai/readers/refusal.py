"""How a reader says that it cannot read a file."""

from pathlib import Path

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import message


def refused(source: str | Path, key: str, **values: object) -> UnreadableFile:
    """The error with the catalogue entry ``read.<key>``, which may name ``{file}``."""
    name = Path(source).name or str(source)  # "." and the root have no name
    return UnreadableFile(source, message(f"read.{key}", file=name, **values))


class OlderFormat(Exception):  # noqa: N818  (says what the file is)
    """A document older than its reader knows; ``name`` is the catalogue's name of its format."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
