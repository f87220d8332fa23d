"""The templates of the page, and what they may call and name."""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.model.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.style.assets import page_assets
from gongkai_cli.views.checklist.card import band, counts, judged_by, notes
from gongkai_cli.views.wording.citation import cite, published
from gongkai_cli.views.wording.places import cell_name, place_of, where
from gongkai_cli.views.wording.text import percent, plain

if TYPE_CHECKING:
    from jinja2 import Environment


WORDS = (
    "all", "basis", "basis_intro", "blank", "brand", "candidate", "checklist", "contents",
    "doubt", "file", "filter", "form", "found", "involved", "left", "lost", "missing",
    "nothing_shown", "number", "part", "print", "program", "proposed", "provenance", "reset",
    "ruleset", "share", "suspect", "tables", "taken", "unread", "verdict", "whole_source", "wrong",
)  # fmt: skip
PHRASES = ("all_cells", "doubt_number", "finding", "more_cells", "shown")
"""Those that name values."""


def words(language: Language) -> Mapping[str, str]:
    """Every word by its name."""
    return {word: render(message(f"view.html.{word}"), language) for word in WORDS}


def phrase(language: Language, name: str, **values: object) -> str:
    """One of the phrases with its values; KeyError for another one."""
    if name not in PHRASES:
        raise KeyError(name)
    return render(message(f"view.html.{name}", **values), language)


_HERE = Path(__file__).parent
REPORT_STYLE = _HERE / "assets" / "report.css"
SIGNS = {"pass": "✓", "fail": "✗", "doubt": "?", "manual": "◇", "waived": "○",
         "not_applicable": "–"}  # fmt: skip


def environment(rulebook: Rulebook, language: Language) -> "Environment":
    """Templates that speak one language and know one rulebook."""
    from gongkai_cli.style.templates import templates

    known = templates(_HERE / "templates")
    known.globals |= _globals(rulebook, language)
    return known


def _globals(rulebook: Rulebook, language: Language) -> Mapping[str, Any]:
    def put(item: object) -> str:
        return render(item, language)

    def say(key: str, **values: object) -> str:
        return put(message(f"view.{key}", **values))

    return {
        "book": rulebook,
        "language": language,
        "t": words(language),
        "phrase": partial(phrase, language),
        "signs": SIGNS,
        "put": put,
        "say": say,
        "plain": plain,
        "percent": percent,
        "file_name": file_name,
        "without_folders": without_folders,
        "band": partial(band, rulebook=rulebook),
        "counts": counts,
        "judged_by": partial(judged_by, rulebook=rulebook, language=language),
        "notes": partial(notes, rulebook=rulebook, language=language),
        "cite": partial(cite, rulebook, language=language),
        "published": partial(published, language=language),
        "where": partial(where, language=language),
        "place_of": partial(place_of, language=language),
        "cell_name": partial(cell_name, language=language),
        **_assets(),
    }


def file_name(source: str) -> str:
    """The name without its folders, which are nobody's business but the user's."""
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def without_folders(words: str, source: str) -> str:
    """A wording that names a file, with its name alone."""
    return words.replace(source, file_name(source))


@cache
def _assets() -> Mapping[str, Any]:
    return page_assets((REPORT_STYLE,), (_HERE / "assets" / "report.js",))
