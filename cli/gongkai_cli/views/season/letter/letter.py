"""Writes the letters of a season, and the list of them."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.model.panel import PanelBody
from gongkai.rulebook.rulebook import Rulebook
from gongkai.supervise.season.letters import Ask, Letter
from gongkai.supervise.season.season import SeasonEntry
from gongkai_cli.views.season.letter.fields import Values, fill
from gongkai_cli.views.season.titles import Titles
from gongkai_cli.views.wording.places import basis_line
from gongkai_cli.views.wording.text import plain, printable, without_formula

LIST = "发函清单.csv"
_COLUMNS = ("机关", "类别", "上级机关", "错误", "警告", "请核实", "整改期限", "文件", "说明")
_LEVELS = {"error": "错误", "warning": "警告", "info": "建议"}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, about which year, and by when the bodies shall have mended."""

    template: bytes
    office: str
    year: int
    mend_by: date
    rulebook: Rulebook


def letter_files(letters: Sequence[Letter], sender: Sender) -> Iterator[tuple[str, bytes]]:
    """Names of files with their bytes: the letters to those that have something to mend, then the
    list, which also names those to whom nobody can write yet. GongkaiError for a wrong template."""
    _try(sender)
    names = file_names(letters, sender.year)
    for letter, name in zip(letters, names, strict=True):
        if name:
            yield name, _letter(letter, sender)
    yield LIST, _list(letters, names, sender)


def file_names(letters: Sequence[Letter], year: int) -> list[str]:
    """As every system takes them, no two alike whatever the case of their letters; empty where
    there is nothing to mend."""
    taken: set[str] = set()
    found: list[str] = []
    for letter in letters:
        if not letter.mend:
            found.append("")
            continue
        body = _FORBIDDEN.sub("_", printable(letter.place.body.name)).strip(" .")[:_LONGEST]
        name, number = f"{year}_{body}_整改反馈函.docx", 1
        while name.casefold() in taken:
            number += 1
            name = f"{year}_{body}_{number}_整改反馈函.docx"
        taken.add(name.casefold())
        found.append(name)
    return found


def _try(sender: Sender) -> None:
    """Every name of the template once, before anything is written."""
    ask = Ask("", "error", "", "", ())
    _letter(
        Letter(SeasonEntry(PanelBody("", ""), "missing", score=Decimal(0)), "", (ask,), (ask,)),
        sender,
    )


def _letter(letter: Letter, sender: Sender) -> bytes:
    place, titles = letter.place, Titles(sender.rulebook, "zh")
    values = {
        "机关": place.body.name,
        "年度": str(sender.year),
        "期限": _day(sender.mend_by),
        "单位": sender.office,
        "得分": plain(place.score) if place.score is not None else "",
        "等级": titles.grade(place.profile, place.grade),
        "问题数": str(len(letter.mend)),
        "核实数": str(len(letter.verify)),
    }
    lists = {
        "问题": _entries(letter.mend, letter.form, sender),
        "核实": _entries(letter.verify, letter.form, sender),
    }
    return fill(sender.template, values, lists)


def _entries(asks: Sequence[Ask], form: str, sender: Sender) -> list[Values]:
    return [
        {
            "序号": str(number),
            "要求": ask.title,
            "级别": _LEVELS[ask.level],
            "情况": ask.message.replace("\n", "；"),
            "改法": ask.fix.replace("\n", "；"),
            "依据": basis_line(ask.basis, form, sender.rulebook, "zh"),
        }
        for number, ask in enumerate(asks, 1)
    ]


def _list(letters: Sequence[Letter], names: Sequence[str], sender: Sender) -> bytes:
    """For spreadsheets: UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    titles = Titles(sender.rulebook, "zh")
    for letter, name in zip(letters, names, strict=True):
        if not name and not letter.unclear:
            continue
        body = letter.place.body
        counts = [sum(ask.level == level for ask in letter.mend) for level in ("error", "warning")]
        told = (
            body.name,
            titles.kind(body.kind),
            body.parent or "",
            *(str(count) for count in (*counts, len(letter.verify))),
            _day(sender.mend_by) if name else "",
            name,
            "未发函：报告没有读成或没有评定，请先处理该文件" if letter.unclear else "",
        )
        writer.writerow(without_formula(printable(value)) for value in told)
    return text.getvalue().encode("utf-8-sig")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
