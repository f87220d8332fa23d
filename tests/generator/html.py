"""Reports as published pages, with the navigation around them."""

from html import escape
from typing import Unpack

from generator.cells import Printed
from generator.prose import Heading, Told, report_blocks
from generator.sheet import Sheet, Slot
from gongkai.model.form import Form

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title} - 门户网站</title>
<style>.report td {{ border: 1px solid #333 }}</style></head>
<body>
<div class="nav"><a href="/">首页</a> <a href="/xxgk/">政府信息公开</a></div>
<div class="report">
{report}
</div>
<div class="footer"><p>网站标识码：0000000000</p><script>var x = 1;</script></div>
</body></html>
"""


def render_html(form: Form, cells: Printed, **told: Unpack[Told]) -> str:
    """A whole page; ``told`` goes to ``report_blocks``."""
    blocks = list(report_blocks(form, cells, **told))
    title = next(block.text for block in blocks if isinstance(block, Heading))
    return _PAGE.format(title=escape(title), report="\n".join(map(_block, blocks)))


def _block(block: Heading | str | Sheet) -> str:
    match block:
        case Sheet():
            rows = (f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
            return "<table>\n{}\n</table>".format("\n".join(rows))
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case _:
            return f"<p>{escape(block)}</p>"


def _cell(slot: Slot) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", slot.rowspan), ("colspan", slot.colspan))
        if span > 1
    )
    return f"<td{spans}>{escape(slot.text)}</td>"


def web_archive(page: str) -> bytes:
    """The page as a web archive of one part."""
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="==gongkai"; '
        'type="text/html"\r\n\r\n--==gongkai\r\nContent-Type: text/html; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: file:///C:/report.htm\r\n\r\n"
        f"{page}\r\n--==gongkai--\r\n"
    ).encode()
