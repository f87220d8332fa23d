"""The template of a letter that the program brings along, to be changed in any word processor.

``{{机关}} {{年度}} {{期限}} {{单位}} {{得分}} {{等级}} {{问题数}} {{核实数}}`` stand for what they
say. A row of a table with ``{{问题.…}}`` or ``{{核实.…}}`` (序号, 要求, 级别, 情况, 改法, 依据) is
repeated for each point. What stands between the paragraphs ``{{#核实}}`` and ``{{/核实}}`` is left
out where there is nothing to verify; so with ``问题`` and ``得分``.
"""

import io
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from gongkai.model.version import VERSION
from gongkai.writing.package import dateless
from gongkai_cli.views.checklist.docx.grid import HEAD, Filling, add_grid, add_row
from gongkai_cli.views.checklist.docx.look import HEADING, TEXT, TITLE, blank_document

_INDENT = Pt(24)
_MEND = ((1.1, "序号"), (3.9, "要求"), (4.9, "情况"), (4.2, "改法"), (3.1, "依据"))
_VERIFY = ((1.1, "序号"), (5.2, "要求"), (7.8, "情况"), (3.1, "依据"))
_HEADS = {
    "序号": "序号",
    "要求": "检查项",
    "情况": "存在的问题",
    "改法": "整改办法",
    "依据": "依据",
}
_MARGIN = Cm(1.9)


def letter_template() -> bytes:
    """The same bytes each time."""
    word = blank_document("整改反馈函", f"gongkai {VERSION}")
    word.styles[TEXT].font.size = Pt(12)
    word.styles[TEXT].paragraph_format.line_spacing = 1.4
    for section in word.sections:
        section.left_margin = section.right_margin = _MARGIN
    _add(word, "关于{{年度}}年度政府信息公开工作年度报告的整改反馈函", style=TITLE)
    _add(word, "{{机关}}：")
    _add(
        word,
        "经核对{{年度}}年度政府信息公开工作年度报告及其报送情况，"
        "发现你单位有以下 {{问题数}} 项问题。"
        "请于{{期限}}前整改完毕，并将改正后的报告报送我单位。",
        indent=True,
    )
    _add(word, "一、需要整改的问题", style=HEADING)
    _grid(word, "问题", _MEND)
    _add(word, "{{#核实}}")
    _add(word, "二、请核实的事项", style=HEADING)
    _add(
        word,
        "以下 {{核实数}} 项因读取存疑不能断定有误，请对照原文核实；确有错误的，一并整改。",
        indent=True,
    )
    _grid(word, "核实", _VERIFY)
    _add(word, "{{/核实}}")
    _add(word, "对上述内容有异议的，请书面说明理由，并附有关材料。", indent=True)
    _add(word, "")
    _add(word, "{{单位}}", right=True)
    _add(word, "　　　　年　　月　　日", right=True)
    packed = io.BytesIO()
    word.save(packed)
    return dateless(packed.getvalue())


def _add(
    word: Any, text: str, *, style: str = TEXT, indent: bool = False, right: bool = False
) -> None:
    paragraph = word.add_paragraph(text, style=style)
    if indent:
        paragraph.paragraph_format.first_line_indent = _INDENT
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_together = True


def _grid(word: Any, items: str, columns: tuple[tuple[float, str], ...]) -> None:
    table = add_grid(word, [width for width, _ in columns])
    heads = [Filling(_HEADS.get(name, name), bold=True, fill=HEAD) for _, name in columns]
    add_row(table, heads, head=True)
    add_row(table, [Filling(f"{{{{{items}.{name}}}}}") for _, name in columns])
