"""The names of WordprocessingML that the reader knows (ECMA-376 part 1, chapter 17)."""

from gongkai.readers.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

VAL = W + "val"
PARAGRAPH, TABLE, ROW, CELL = W + "p", W + "tbl", W + "tr", W + "tc"
SPAN, MERGE_DOWN, MERGE_ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
PARAGRAPH_PROPERTIES, RUN, RUN_PROPERTIES = W + "pPr", W + "r", W + "rPr"


def value(parent: Element | None, path: str) -> str | None:
    """The ``w:val`` of a descendant (``"w:a/w:b"`` without prefixes: ``"a/b"``), else None."""
    if parent is None:
        return None
    found = parent.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(VAL)


def number(text: str | None, default: int, most: int) -> int:
    """A whole number of the markup, never above ``most``; ``default`` where it is none."""
    digits = (text or "").strip()[:12]
    return min(int(digits), most) if digits.isascii() and digits.isdigit() else default


def is_on(written: str | None) -> bool:
    """Whether the ``w:val`` of an on/off property (``<w:vanish/>``) sets it."""
    return written not in ("0", "false", "off")
