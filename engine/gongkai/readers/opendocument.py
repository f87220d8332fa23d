"""What OpenDocument texts and workbooks have in common (OpenDocument 1.3 part 3)."""

from gongkai.readers.package import Package
from gongkai.readers.refusal import refused
from gongkai.readers.xml import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, OFFICE, STYLE, DRAW = (
    f"{{{_OASIS}{name}:1.0}}" for name in ("table", "text", "office", "style", "drawing")
)
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
SVG = f"{{{_OASIS}svg-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

ROW, CELL, COVERED = TABLE + "table-row", TABLE + "table-cell", TABLE + "covered-table-cell"
SPACES = TEXT + "s"
SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
UNPRINTED = frozenset({
    OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "note", TEXT + "ruby-text"
})  # fmt: skip
_ENCRYPTED = b"encryption-data"


def content_root(package: Package) -> Element:
    """The root of ``content.xml``. UnreadableFile where it is missing or protected."""
    if _ENCRYPTED in (package.data("META-INF/manifest.xml") or b""):
        raise refused(package.source, "encrypted")
    root = package.part("content.xml")
    if root is None:
        protected = package.data("encrypted-package") is not None
        key = "encrypted" if protected else "damaged"
        raise refused(package.source, key, part="content.xml", reason="-")
    return root


def count(element: Element, name: str, most: int) -> int:
    """A number of repetitions or of spanned places, from 1 to ``most``."""
    told = element.get(name)
    if told is None:
        return 1
    digits = told[:12]
    return max(1, min(int(digits), most)) if digits.isascii() and digits.isdigit() else 1
