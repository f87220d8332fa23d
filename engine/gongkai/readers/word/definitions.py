"""What a docx says elsewhere about its paragraphs: their rank and their printed number."""

from dataclasses import dataclass, replace

from gongkai.readers.package import Package
from gongkai.readers.word.markup import MERGE_ACROSS, MERGE_DOWN, SPAN, VAL, W, number, value
from gongkai.readers.word.numbering import Numbering, read_numbering
from gongkai.readers.word.styles import Style, Styles, heading_level, read_styles
from gongkai.readers.xml import Element

_STYLE, _OUTLINE, _LIST = W + "pStyle", W + "outlineLvl", W + "numPr"
_PLAIN = Style()


@dataclass(slots=True)
class Definitions:
    """The styles and lists of a package; each part is read when a paragraph first asks for it.

    ``telling`` are the property elements of the body that say anything about rank, number or
    span: most say nothing of the kind and need not be looked into. ``anchored``: what is read is
    to remember the markup that it comes from, which costs a seventh of the time.
    """

    package: Package
    folder: str
    telling: set[Element]
    anchored: bool = False
    styles: Styles | None = None
    numbering: Numbering | None = None

    def style(self, properties: Element | None) -> Style:
        """A paragraph's style, with what its own properties say put over it."""
        if properties is None or properties not in self.telling:
            return _PLAIN
        style = _PLAIN
        for child in properties:
            if child.tag == _STYLE:
                style = self._named(child.get(VAL, ""))
            elif child.tag == _OUTLINE:
                style = replace(style, heading=heading_level(child.get(VAL)))
            elif child.tag == _LIST:
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

    def _named(self, style_id: str) -> Style:
        if self.styles is None:
            self.styles = read_styles(self.package.part(self.folder + "styles.xml"))
        return self.styles.style(style_id)


def telling_properties(body: Element) -> set[Element]:
    """The properties of paragraphs and cells that hold what this reader looks for."""
    marks = body.iter(_STYLE, _OUTLINE, _LIST, SPAN, MERGE_DOWN, MERGE_ACROSS)
    return {owner for mark in marks if (owner := mark.getparent()) is not None}
