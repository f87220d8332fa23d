"""What a format writes when it gets all results at once."""

import io
from collections.abc import Callable
from typing import BinaryIO, TextIO

from cli.assessments import rulebook
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.view import Gathered


def gathered(
    *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> Gathered:
    return Gathered(results, rulebook(), language, unmatched)


def text_of(write: Callable[[Gathered, TextIO], None], what: Gathered) -> str:
    stream = io.StringIO()
    write(what, stream)
    return stream.getvalue()


def bytes_of(write: Callable[[Gathered, BinaryIO], None], what: Gathered) -> bytes:
    stream = io.BytesIO()
    write(what, stream)
    return stream.getvalue()
