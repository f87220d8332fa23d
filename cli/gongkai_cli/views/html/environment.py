"""The templates of the page, and what they may call and name."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.message import Language, message, render
from gongkai.rulebook.rulebook import Rulebook
from gongkai_cli.look import LOOK
from gongkai_cli.views.card import band, counts, judged_by, notes
from gongkai_cli.views.citation import cite, published
from gongkai_cli.views.html.words import phrase, words
from gongkai_cli.views.numbers import percent, plain
from gongkai_cli.views.places import cell_name, place_of, where

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_STYLES = (LOOK / "base.css", _HERE / "assets" / "report.css")
_EARLY = (LOOK / "theme.js",)
_LATE = (_HERE / "assets" / "report.js",)
SIGNS = {"pass": "✓", "fail": "✗", "doubt": "?", "manual": "◇", "waived": "○",
         "not_applicable": "–"}  # fmt: skip


def environment(rulebook: Rulebook, language: Language) -> "Environment":
    """Templates that speak one language and know one rulebook."""
    from gongkai_cli.look.templates import templates

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
    """Styles and scripts as they stand in the page, and the policy that lets in these alone."""
    from markupsafe import Markup

    style, early, late = (_joined(files) for files in (_STYLES, _EARLY, _LATE))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(early)} {_hash(late)}; "
        "base-uri 'none'; form-action 'none'"
    )
    inlined = {"style": Markup(style), "early": Markup(early), "late": Markup(late)}
    return {"policy": policy, **inlined}


def _joined(files: tuple[Path, ...]) -> str:
    return "\n" + "\n".join(file.read_text(encoding="utf-8") for file in files)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
