"""Templates of web pages, kept compiled beside them like the modules of the program."""

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from gongkai_cli.style import LOOK


def templates(folder: Path) -> Environment:
    """The templates of one folder and the frame of all pages: everything put into them is text,
    never markup, and a name that is not there is an error."""
    kept = folder.parent / "__pycache__"
    return Environment(
        loader=FileSystemLoader([folder, LOOK / "pages"]),
        bytecode_cache=None if sys.dont_write_bytecode else _ModuleCache(str(kept), "%s.jinja"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class _ModuleCache(FileSystemBytecodeCache):
    """Compiling takes longer than all the rest of a page. What was compiled is used for the very
    same source and the very same Python alone; where the folder is read-only nothing is kept."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
