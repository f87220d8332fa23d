"""Writes the site: a folder per language, one of assets, and a door at the top.

Nothing in it depends on the time, the machine or the order of a hash; it needs no network and no
server, so what is searched is a script, which pages opened from a disk may load, and not JSON.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.model.message import LANGUAGES, Language, message, render
from gongkai.model.rule import Applies, Rule
from gongkai_cli.site.pages import Contents, address, anchor, pages
from gongkai_cli.site.search import targets
from gongkai_cli.site.words import words
from gongkai_cli.style import LOOK
from gongkai_cli.views.wording.citation import cite, lines_of, provenance, remedy, scope
from gongkai_cli.views.wording.text import plain

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


def build_site(contents: Contents, folder: Path) -> tuple[Path, ...]:
    """Write every file below ``folder`` and name them."""
    files = {**_assets(), "index.html": _door(contents)}
    for language in LANGUAGES:
        index = [target.to(language) for target in targets(contents)]
        files[f"assets/search-{language}.js"] = f"const INDEX = {_compact(index)};\n"
        files |= _pages(contents, language)
    return tuple(_write(folder / name, text) for name, text in sorted(files.items()))


def _pages(contents: Contents, language: Language) -> Mapping[str, str]:
    environment = _environment(contents, language)
    menu = pages(contents)
    return {
        f"{language}/{page.file}": environment.get_template(page.template).render(
            page=page, menu=menu, **page.shows
        )
        for page in menu
    }


def _door(contents: Contents) -> str:
    return _environment(contents, "zh").get_template("door.html").render()


def _assets() -> Mapping[str, str]:
    assets = (path for folder in (LOOK, _HERE / "assets") for path in sorted(folder.iterdir()))
    return {
        f"assets/{path.name}": path.read_text(encoding="utf-8")
        for path in assets
        if path.suffix in (".css", ".js")
    }


def _environment(contents: Contents, language: Language) -> "Environment":
    from gongkai_cli.style.templates import templates

    environment = templates(_HERE / "templates")
    environment.globals |= _globals(contents, language)
    return environment


def _globals(contents: Contents, language: Language) -> Mapping[str, Any]:
    """What templates may call and name."""
    book = contents.rulebook

    def put(item: object) -> str:
        return render(item, language)

    def told(key: str) -> str:
        return put(message(key))

    def say(key: str, **values: object) -> str:
        return put(message(f"view.{key}", **values))

    def number(value: Decimal) -> str:
        return plain(value).removesuffix(".0")

    def needed_by(rule: Rule) -> list[Rule]:
        return [other for other in book.rules if rule.id in other.applies.needs]

    def narrowed(applies: Applies) -> list[tuple[str, str]]:
        return list(scope(applies, book, language))

    return {
        "book": book,
        "language": language,
        "t": words(language),
        "rules_by_id": {rule.id: rule for rule in book.rules},
        "put": put,
        "told": told,
        "say": say,
        "number": number,
        "needed_by": needed_by,
        "narrowed": narrowed,
        "address": address,
        "anchor": anchor,
        "lines_of": lines_of,
        "cite": partial(cite, book, language=language),
        "provenance": partial(provenance, language=language),
        "remedy": partial(remedy, language=language),
    }


def _compact(data: Any) -> str:
    """JSON that may stand inside a script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
