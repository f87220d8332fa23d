"""The names that a report itself prints for its author: title, opening, signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gongkai.model.document import Paragraph
from gongkai.model.location import Location
from gongkai.model.wordings import Wordings
from gongkai.recognise.body import name_in_title, trimmed
from gongkai.recognise.title import bare

Place = Literal["title", "opening", "contact", "signature"]

_DATE = re.compile(r"\(?(?:20\d\d|二[〇○零O]..)年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月.{0,6}$")
_SIGNED = re.compile(
    r"^(?:落款|签发|发布机关|发布机构|发布单位|编制单位|编制机关):|\(?(?:公章|盖章|印章)\)?$"
)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name, where it was found, and the words it stands in."""

    name: str
    place: Place
    raw: str
    at: Location


def printed_names(
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    wordings: Wordings,
) -> tuple[PrintedName, ...]:
    """All names that the report gives its author, in the order of title, text and signature."""
    found: list[PrintedName] = []
    if title and (name := name_in_title(title.text, wordings)):
        found.append(PrintedName(name, "title", title.text, title.at))
    for paragraph in preamble:
        found += _said(paragraph, "opening", "author", wordings)
    for paragraph in (*preamble, *closing):
        found += _said(paragraph, "contact", "contact", wordings)
    found += (one for one in (_signed(line, wordings) for line in closing) if one)
    return tuple(found)


def _said(
    paragraph: Paragraph, place: Place, pattern: str, wordings: Wordings
) -> Iterator[PrintedName]:
    line = bare(paragraph.text, wordings)
    for match in wordings.pattern("body", pattern).finditer(line):
        name = trimmed(match[match.lastindex or 0], wordings)
        if name and wordings.pattern("body", "names").search(name):
            yield PrintedName(name, place, match.group(), paragraph.at)


def _signed(paragraph: Paragraph, wordings: Wordings) -> PrintedName | None:
    line = _SIGNED.sub("", _DATE.sub("", bare(paragraph.text, wordings)))
    if not 4 <= len(line) <= 30 or ":" in line:
        return None
    if not wordings.pattern("body", "names").search(line):
        return None
    return PrintedName(line, "signature", paragraph.text, paragraph.at)
