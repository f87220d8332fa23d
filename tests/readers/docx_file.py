"""Builds small docx files from body markup, so that each test shows the markup it is about."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.model.document import Document, Grid, Paragraph, Picture
from gongkai.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def docx_bytes(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """A package with this body; ``styles`` and ``numbering`` are the content of those parts."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        spaces = f'xmlns:w="{namespace}"{_SPACES}'
        archive.writestr(
            "word/document.xml",
            f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
        )
        for name, content in parts.items():
            archive.writestr(
                f"word/{name}.xml", f'<w:{name} xmlns:w="{namespace}">{content}</w:{name}>'
            )
    return packed.getvalue()


def read_docx(folder: Path, body: str, *, namespace: str = W, **parts: str) -> Document:
    """What the reader sees in such a file."""
    path = folder / "report.docx"
    path.write_bytes(docx_bytes(body, namespace=namespace, **parts))
    return read(path)


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(step: str) -> str:
    """A mark of a field: begin, separate or end."""
    return f"<w:r><w:fldChar w:fldCharType='{step}'/></w:r>"


def tc(text: str, span: int = 1, merge: str = "") -> str:
    """A cell; ``merge`` is "restart" or "continue"."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows given as the markup of their cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def texts(document: Document) -> list[str]:
    """The paragraphs' texts, in order."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def pictures(document: Document) -> list[Picture]:
    return [block for block in document.blocks if isinstance(block, Picture)]


def rows(grid: Grid) -> list[list[str]]:
    """The texts of a grid, row by row; a spanned cell appears once."""
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]
