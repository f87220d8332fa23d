"""The page of a checklist, made and read back by tests."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.model.assessment import Candidate, Suspect
from gongkai.model.message import Language, message
from gongkai_cli.result import Result
from gongkai_cli.views.checklist.html.document import write_html
from gongkai_cli.views.checklist.view import CheckRun
from gongkai_cli.views.presentation import RulebookPresentation
from support.judged import judged, report_of, rulebook

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


BUREAU = SAMPLES / "bureau-2024.html"


NO_WORD = re.compile(r"(?<![a-z])(?:view|kind|doubt|suspect|waiver)\.[a-z_]+")
"""A key of the catalogue that stands there for want of its wording."""


def checked(path: Path) -> Result:
    return Result(str(path), judged(path), report=report_of(path))


def html_of(*results: Result, language: Language = "zh") -> str:
    stream = io.StringIO()
    shown = RulebookPresentation(language=language, rulebook=rulebook())
    write_html(CheckRun(results), shown, stream)
    return stream.getvalue()


@cache
def page(path: Path = BUREAU, language: Language = "zh") -> LexborHTMLParser:
    return LexborHTMLParser(html_of(checked(path), language=language))


def page_of(result: Result, language: Language = "zh") -> LexborHTMLParser:
    return LexborHTMLParser(html_of(result, language=language))


def text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())


def classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


def cell_of(shown: LexborHTMLParser, cell: str) -> LexborNode:
    (found,) = shown.css(f'td[data-cell="{cell}"]')
    return found


def links(node: LexborNode) -> list[str]:
    return [str(one.attributes["href"]) for one in node.css("a")]


def with_suspect(unique: bool) -> LexborHTMLParser:
    whole = judged(BUREAU)
    (row_total,) = (one for one in whole.verdicts if one.rule == "requests.row_total")
    suspect = Suspect(
        "requests",
        (Candidate("requests.partly_granted.natural_person", "8", Decimal(9)),),
        unique,
        message("kind.identity.told", line="部分公开", left="8", sign="→", right="9"),
        row_total.breaches[:1],
    )
    return page_of(Result("x", replace(whole, suspects=(suspect,)), report=report_of(BUREAU)))
