"""What a format writes of the results of a run."""

import io

from cli.assessments import rulebook
from gongkai.model.message import Language
from gongkai.model.waiver import Waiver
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.format import BinaryFormat, TextFormat
from gongkai_cli.views.formats import CHECKLIST
from gongkai_cli.views.presentation import RulebookPresentation


def text_of(
    name: str, *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> str:
    stream, known = io.StringIO(), CHECKLIST[name]
    assert isinstance(known, TextFormat)
    shown = RulebookPresentation(language=language, rulebook=rulebook())
    known.write(CheckRun(results, unmatched), shown, stream)
    return stream.getvalue()


def bytes_of(
    name: str, *results: Result, language: Language = "zh", unmatched: tuple[Waiver, ...] = ()
) -> bytes:
    stream, known = io.BytesIO(), CHECKLIST[name]
    assert isinstance(known, BinaryFormat)
    shown = RulebookPresentation(language=language, rulebook=rulebook())
    known.write(CheckRun(results, unmatched), shown, stream)
    return stream.getvalue()
