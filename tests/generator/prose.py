"""The words around the tables: an invented body whose prose agrees with its cells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from generator.cells import Printed
from generator.sheet import Sheet, sheet
from gongkai.model.form import Form

_NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: level 1 is the title, level 2 one of the six parts."""

    text: str
    level: int


class Told(TypedDict, total=False):
    """What a made-up report says of itself: by default 云溪市人民政府, in a year of the form.
    Cells in ``blanks`` stay empty; ``words`` are paragraphs by section in place of the usual ones,
    ``signed`` is the day below the report."""

    body: str
    year: int
    blanks: Collection[str]
    words: Mapping[str, Sequence[str]]
    signed: date


def report_blocks(
    form: Form, cells: Printed, **told: Unpack[Told]
) -> Iterator[Heading | str | Sheet]:
    """The whole report from its title to section six, in order.

    Where a figure of the prose comes from a cell that is no number, the sentence is left out.
    """
    year = told.get("year", form.last_year or 2024)
    body = told.get("body", "云溪市人民政府")
    blanks = told.get("blanks", ())
    yield Heading(f"{body}{year}年政府信息公开工作年度报告", 1)
    yield (
        "本报告根据《中华人民共和国政府信息公开条例》编制。"
        f"所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。"
    )
    tables = {table.section: table.id for table in form.tables}
    words = {**_words(cells, year), **told.get("words", {})}
    for section, numeral in zip(form.sections, _NUMERALS, strict=True):
        yield Heading(f"{numeral}、{section.heading}", 2)
        yield from words.get(section.id, ())
        if section.id in tables:
            yield sheet(form, tables[section.id], cells, blanks)
    if signed := told.get("signed"):
        yield body
        yield f"{signed.year}年{signed.month}月{signed.day}日"


def _words(cells: Printed, year: int) -> dict[str, Sequence[str]]:
    def figure(cell: str) -> Decimal | None:
        value = cells.get(cell)
        return None if value is None or isinstance(value, str) else Decimal(value)

    received = figure("requests.received.total")
    requests = "" if received is None else f"{year}年，新收到政府信息公开申请{received}件。"
    unpaid = figure("requests.otherwise.fee_unpaid.total") or Decimal(0)
    return {
        "overview": [
            "（一）主动公开。全年通过政府网站主动公开政府信息1260条，发布政策解读36篇，回应社会关切18次。",
            f"（二）依申请公开。{requests}答复文书经合法性审核后送达，渠道保持畅通。",
            "（三）政府信息管理。落实信息发布三审三校，定期清理规范性文件并标注效力。",
            "（四）政府信息公开平台建设。政府网站设置政府信息公开专栏，政务新媒体账号4个，均按季度自查。",
            "（五）监督保障。工作考核：公开工作列入年度绩效考核，被考核单位全部达标。"
            "社会评议：发放评议问卷400份，满意率为96.5%。责任追究：全年没有发生责任追究的情形。",
        ],
        "problems": [
            "（一）存在的主要问题",
            "一是政策解读的形式比较单一；二是基层公开专栏的更新不够及时。",
            "（二）改进情况",
            "一是增加图解和视频解读，解读材料与文件同步起草、同步发布；二是建立专栏更新台账，按月通报更新情况。",
        ],
        "other": [_fees(unpaid, year)],
    }


def _fees(unpaid: Decimal, year: int) -> str:
    if not unpaid:
        return f"{year}年未发出信息处理费收费通知，未收取信息处理费。"
    return (
        f"{year}年发出信息处理费收费通知{unpaid + 2}件，涉及金额{100 * unpaid + 500}元，"
        "实际收取信息处理费500元。"
    )
