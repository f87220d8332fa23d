"""What a published page says about itself in its head."""

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TITLES = ("articletitle", "og:title", "title")
_SITES = ("sitename", "og:site_name")
_DATES = ("pubdate", "publishdate", "article:published_time")
_DAY = re.compile(r"(20\d\d)\s{0,2}[-/.年]?\s{0,2}(\d{1,2})\s{0,2}[-/.月]?\s{0,2}(\d{1,2})")


def read_metadata(page: "LexborHTMLParser") -> tuple[str | None, str | None, date | None]:
    """Title, site and day of publication; each None where the page does not tell it."""
    told: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property")
        content = (attributes.get("content") or "").strip()
        if name and content and len(content) < 500:
            told.setdefault(name.lower(), content)
    title = page.css_first("head > title")
    if title is not None:
        told.setdefault("title", " ".join(title.text().split())[:500])
    return _first(told, _TITLES), _first(told, _SITES), _day(_first(told, _DATES))


def _first(told: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((told[name] for name in names if told.get(name)), None)


def _day(text: str | None) -> date | None:
    match = _DAY.match(text or "")
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
