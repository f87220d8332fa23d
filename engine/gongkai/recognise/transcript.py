"""The doubt on a report that was recognised in pictures, character by character."""

from collections.abc import Mapping
from dataclasses import replace

from gongkai.model.message import message
from gongkai.model.report import Cell, Doubt, Report

ABOUT = "transcript"
"""What such a doubt is about: all text, and the cells it names."""


def doubt_all(report: Report) -> Report:
    """The report with a doubt on everything: a number is as easily misread as read."""
    cells = {id_: replace(cell, doubt=True) for id_, cell in report.cells.items()}
    return replace(report, cells=cells, doubts=(transcript_doubt(cells), *report.doubts))


def transcript_doubt(cells: Mapping[str, Cell]) -> Doubt:
    """The doubt, on those cells that are not confirmed."""
    open_ = tuple(id_ for id_, cell in cells.items() if cell.doubt)
    said = message(
        "doubt.transcript", cells=len(cells), confirmed=len(cells) - len(open_), open=len(open_)
    )
    return Doubt(said, about=ABOUT, cells=open_)
