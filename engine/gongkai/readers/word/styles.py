"""What paragraph styles say about outline level and numbering."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from gongkai.readers.word.markup import W, number, value
from gongkai.readers.xml import Element

_BODY_TEXT = 9  # the outline level of what is no heading
_LONGEST_CHAIN = 20
_DEFAULTS = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
_STYLE, _END = re.compile(rb"<w:style\s[^>]*>"), b"</w:styles>"
_ID = re.compile(rb"w:styleId=[\"']([^\"']*)")
_DEFAULT = re.compile(rb"w:default=[\"'](?:1|true)[\"']")
_BASE = re.compile(rb"<w:basedOn w:val=[\"']([^\"']*)")
_LATENT, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"


@dataclass(slots=True)
class Style:
    """A paragraph style with what it inherits. ``heading`` counts from 1; ``contents`` marks the
    lines of a table of contents."""

    id: str = ""
    heading: int | None = None
    list_id: str | None = None
    level: int | None = None
    contents: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of ``styles.xml``; each is worked out when it is first met. ``defaults`` are the
    properties that runs have where nothing else is said."""

    elements: dict[str, Element]
    defaults: Element | None = None
    known: dict[str, Style] = field(default_factory=dict[str, Style])

    def style(self, style_id: str) -> Style:
        if style_id not in self.known:
            self.known[style_id] = _inherited(style_id, self.elements)
        return self.known[style_id]


def styles_in_use(data: bytes, used: Iterable[str]) -> bytes | None:
    """The markup of ``styles.xml`` without the styles that a document does not use: a word
    processor stores hundreds. As it is where it is not written in the usual way; None where
    ``data`` is only its beginning and some of the styles stand further down."""
    is_whole = data[-80:].rstrip().endswith(_END)
    starts = list(_STYLE.finditer(data))
    if not starts or b"<!" in data:
        return data if is_whole else None
    # Of a beginning, the last style may be cut.
    last = data.rindex(_END) if is_whole else starts.pop().start()
    ends = [*(match.start() for match in starts[1:]), last]
    chunks: dict[bytes, bytes] = {}
    wanted = [name.encode() for name in used]
    is_missing = True
    for match, end in zip(starts, ends, strict=True):
        tag = match[0]
        if (found := _ID.search(tag)) is None:
            return data if is_whole else None
        chunks[found[1]] = data[match.start() : end]
        if _DEFAULT.search(tag):
            wanted.append(found[1])
            is_missing = is_missing and b"paragraph" not in tag
    kept: dict[bytes, bytes] = {}
    while wanted:
        name = wanted.pop()
        if name not in kept and name in chunks:
            kept[name] = chunks[name]
            wanted += _BASE.findall(chunks[name])
        is_missing = is_missing or name not in chunks
    if is_missing and not is_whole:
        return None
    head, latent, rest = data[: starts[0].start()].partition(_LATENT)
    return b"".join((head, rest.partition(_LATENT_END)[2] if latent else b"", *kept.values(), _END))


def read_styles(root: Element | None) -> Styles:
    """The styles under the root of ``styles.xml``; none where the part is missing."""
    if root is None:
        return Styles({})
    elements = {style.get(W + "styleId", ""): style for style in root.iterchildren(W + "style")}
    return Styles(elements, root.find(_DEFAULTS))


def heading_level(outline: str | None) -> int | None:
    """The heading level of an outline level ("0" is the first); None for body text."""
    level = number(outline, _BODY_TEXT, _BODY_TEXT)
    return None if level == _BODY_TEXT else level + 1


def _inherited(style_id: str, elements: dict[str, Element]) -> Style:
    found = Style(style_id)
    for step in range(_LONGEST_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        name = (value(element, "name") or "").lower()
        if step == 0:
            found.contents = name.startswith(("toc ", "目录"))
        found.heading = (
            found.heading or heading_level(value(element, "pPr/outlineLvl")) or _named(name)
        )
        found.list_id = found.list_id or value(element, "pPr/numPr/numId")
        level = value(element, "pPr/numPr/ilvl")
        if found.level is None and level is not None:
            found.level = number(level, 0, 8)
        style_id = value(element, "basedOn") or ""
    return found


def _named(name: str) -> int | None:
    digits = name.removeprefix("heading ").removeprefix("标题 ")
    return number(digits, 1, _BODY_TEXT) if digits != name and digits.isdigit() else None
