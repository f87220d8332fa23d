"""Builds small odt files from body markup, so that each test shows the markup it is about."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from gongkai.model.document import Document
from gongkai.readers import read

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_MIMETYPE = "application/vnd.oasis.opendocument.text"
_NAMES = {
    "office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing",
    "svg": "svg-compatible",
}  # fmt: skip
_SPACES = " ".join(f'xmlns:{short}="{_OASIS}{name}:1.0"' for short, name in _NAMES.items()) + (
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt_bytes(body: str, *, automatic: str = "", styles: str = "", **parts: str) -> bytes:
    """A package with this body; ``automatic`` are the styles of ``content.xml``, ``styles`` those
    of ``styles.xml``; ``parts`` are other files by their name without ``.xml``."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIMETYPE, 0)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_SPACES}><office:styles>{styles}</office:styles>"
            "</office:document-styles>",
        )
        for name, content in parts.items():
            archive.writestr(
                f"{name}.xml",
                f"<office:document-meta {_SPACES}>{content}</office:document-meta>",
            )
    return packed.getvalue()


def read_odt(folder: Path, body: str, **styles: str) -> Document:
    """What the reader sees in such a file."""
    path = folder / "report.odt"
    path.write_bytes(odt_bytes(body, **styles))
    return read(path)


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def tc(text: str, columns: int = 1, rows: int = 1) -> str:
    """A cell; what it spans beside itself is written by ``covered``."""
    return (
        f'<table:table-cell table:number-columns-spanned="{columns}" '
        f'table:number-rows-spanned="{rows}">{p(text)}</table:table-cell>'
    )


def covered(times: int = 1) -> str:
    return f'<table:covered-table-cell table:number-columns-repeated="{times}"/>'


def tbl(*rows: str) -> str:
    """A table of rows given as the markup of their cells."""
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{lines}</table:table>"
