"""What a docx says elsewhere about its paragraphs: their rank and their printed number."""

import re
from dataclasses import dataclass, replace

from gongkai.model.document import Omission
from gongkai.readers.contrast import WHITE, normal_colour
from gongkai.readers.package import Package
from gongkai.readers.word.markup import VAL, W, number, value
from gongkai.readers.word.numbering import Numbering, read_numbering
from gongkai.readers.word.sight import Sight, read_sight
from gongkai.readers.word.styles import Style, Styles, heading_level, read_styles, styles_in_use
from gongkai.readers.word.survey import LIST, OUTLINE, RUN_STYLE, STYLE, TABLE_STYLE, Survey
from gongkai.readers.word.visible import flat_paragraphs, unseen_rows
from gongkai.readers.xml import Element

_PLAIN = Style()
_USUALLY_ENOUGH = 48 << 10
_TELLING = b"anish", b"trike", b"vertAlign", b":position", b"noFill"
_TELLING_VALUES = re.compile(
    rb":(?:color[^>]{0,80}[\"'][D-Fd-f].[D-Fd-f].[D-Fd-f]|(?:w|sz) [^>]{0,20}[\"']\d[\"'])"
)
"""What the styles of a document say where some of their text may not be seen as it is."""


@dataclass(slots=True)
class Definitions:
    """The styles and lists of a package; each part is read when a paragraph first asks for it.

    ``telling`` are the property elements of the body that say anything about rank, number or
    span: most say nothing of the kind and need not be looked into; ``flat`` those of paragraphs
    whose lines have no height. ``unseen_rows`` are the rows of tables that are left out, and why.
    ``sight`` is None where all runs are simply seen, ``stylesheet`` the markup of the styles in
    use. ``anchored``: what is read is
    to remember the markup that it comes from, which costs a seventh of the time.
    """

    package: Package
    folder: str
    telling: set[Element]
    flat: set[Element]
    unseen_rows: dict[Element, Omission]
    sight: Sight | None = None
    anchored: bool = False
    stylesheet: bytes = b""
    styles: Styles | None = None
    numbering: Numbering | None = None

    def style(self, properties: Element | None) -> Style:
        """A paragraph's style, with what its own properties say put over it."""
        if properties is None or properties not in self.telling:
            return _PLAIN
        style = _PLAIN
        for child in properties:
            if child.tag == STYLE:
                style = self._named(child.get(VAL, ""))
            elif child.tag == OUTLINE:
                style = replace(style, heading=heading_level(child.get(VAL)))
            elif child.tag == LIST:
                list_id, level = value(child, "numId"), value(child, "ilvl")
                style = replace(
                    style,
                    list_id=list_id or style.list_id,
                    level=style.level if level is None else number(level, 0, 8),
                )
        return style

    def label(self, style: Style) -> str:
        """The number printed before the next paragraph of this style; "" where there is none."""
        if style.list_id is None:
            return ""
        if self.numbering is None:
            self.numbering = read_numbering(self.package.part(self.folder + "numbering.xml"))
        level = style.level
        if level is None:
            level = self.numbering.level_of_style(style.list_id, style.id)
        return self.numbering.label(style.list_id, level)

    def read_stylesheet(self) -> Styles:
        if self.styles is None:
            root = None
            if self.stylesheet:
                root = self.package.parsed(self.folder + "styles.xml", self.stylesheet)
            self.styles = read_styles(root)
        return self.styles

    def _named(self, style_id: str) -> Style:
        return self.read_stylesheet().style(style_id)


def read_definitions(
    package: Package, folder: str, root: Element, seen: Survey, *, anchored: bool
) -> Definitions:
    """What a package says about the body that was looked over, before any of it is read."""
    definitions = Definitions(
        package, folder, seen.telling, flat_paragraphs(seen), unseen_rows(seen), anchored=anchored
    )
    used = {mark.get(VAL, "") for tag in (STYLE, RUN_STYLE, TABLE_STYLE) for mark in seen[tag]}
    part = folder + "styles.xml"
    stylesheet = styles_in_use(package.data(part, _USUALLY_ENOUGH) or b"", used)
    if stylesheet is None:
        stylesheet = styles_in_use(package.data(part) or b"", used)
    definitions.stylesheet = stylesheet or b""
    background = root.find(W + "background")
    paper = None if background is None else normal_colour(background.get(W + "color"))
    paper = paper or WHITE
    if seen.looks or seen.lost(seen.fills | {paper}) or _is_telling(definitions.stylesheet):
        styles = definitions.read_stylesheet()
        definitions.sight = read_sight(seen, styles.elements, styles.defaults, paper)
    return definitions


def _is_telling(stylesheet: bytes) -> bool:
    if any(word in stylesheet for word in _TELLING):
        return True
    return _TELLING_VALUES.search(stylesheet) is not None
