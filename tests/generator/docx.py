"""Reports as Word files, with merged cells the way Word writes them."""

from collections.abc import Iterable
from html import escape
from io import BytesIO
from typing import Unpack
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Box, Sheet
from gongkai.model.form import Form

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
    "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f"{_XML}<w:styles {_W}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>',
}


def render_docx(form: Form, cells: Printed, **told: Unpack[Told]) -> bytes:
    """A whole Word file; ``told`` goes to ``report_blocks``."""
    return word_file(report_blocks(form, cells, **told))


def word_file(blocks: Iterable[Heading | str | Sheet]) -> bytes:
    """Pack blocks into a Word file; the same blocks give the same bytes."""
    body = "".join(map(_block, blocks))
    document = f"{_XML}<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>"
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in {**_PARTS, "word/document.xml": document}.items():
            archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return packed.getvalue()


def _block(block: Heading | str | Sheet) -> str:
    match block:
        case Sheet():
            return _table(block)
        case Heading():
            return _paragraph(block.text, f'<w:pPr><w:pStyle w:val="{block.level}"/></w:pPr>')
        case _:
            return _paragraph(block)


def _paragraph(text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _table(table: Sheet) -> str:
    columns = '<w:gridCol w:w="900"/>' * table.columns
    rows = (f"<w:tr>{''.join(map(_cell, line))}</w:tr>" for line in table.lines())
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(box: Box) -> str:
    slot = box.slot
    span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if slot.rowspan > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{900 * slot.colspan}" w:type="dxa"/>{span}'
        f"{'<w:vMerge/>' if box.goes_on else merge}</w:tcPr>"
        f"{_paragraph('' if box.goes_on else slot.text)}</w:tc>"
    )
