"""Has LibreOffice convert what no reader here can read: rtf, Word XML, documents of Word 6 and 95.

It runs without a window, in a profile of its own that forbids macros, links and the network, within
limits of time, memory and output, and leaves nothing behind.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.model.document import Document, Omission
from gongkai.model.message import message
from gongkai.readers.limits import LIMITS, Limits
from gongkai.readers.office.finding import find_office
from gongkai.readers.office.profile import write_profile
from gongkai.readers.office.running import TooSlow, run_office
from gongkai.readers.opening import Content
from gongkai.readers.refusal import refused
from gongkai.readers.telling import Tell, untold

_SUFFIXES = {
    "wps": "doc",
    "et": "xls",
    "wordxml": "xml",
    "sheetxml": "xml",
}  # named as LibreOffice knows them
_FORMULAS = b"\\mmath", b":oMath"
_WORKBOOKS = frozenset({"sheetxml"})
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


def convert(
    content: Content,
    to: str = "docx",
    limits: Limits = LIMITS,
    *,
    tell: Tell = untold,
    name: str | None = None,
) -> bytes:
    """The document (doc, wps, odt, rtf, wordxml) as docx, or the workbook (xls, et, ods) as xlsx.

    UnreadableFile, with what to do, where LibreOffice is not installed, cannot make sense of the
    file, takes longer than ``office_seconds`` or writes more than ``file_bytes``. ``name`` is the
    catalogue's name of the format, where the file's format alone does not tell it.
    """
    office = find_office(content.source)
    if office is None:
        told = message(f"read.format.{name or content.format}")
        raise refused(content.source, "needs_office", format=told, to=to)
    tell(message("read.converting", file=Path(content.source).name))
    with TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        given = folder / f"report.{_SUFFIXES.get(content.format, content.format)}"
        given.write_bytes(content.data)
        profile = write_profile(folder / "profile")
        into = folder / "converted"
        asked = ["--convert-to", _FILTERS[to], "--outdir", str(into), str(given)]
        try:
            run_office(office, profile, asked, limits)
        except TooSlow as error:
            seconds = limits.office_seconds
            raise refused(content.source, "office_slow", seconds=seconds, to=to) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise refused(content.source, "office_broken", path=office, reason=reason) from error
        return _result(into / f"report.{to}", content.source, to, limits)


def read_converted(
    content: Content, limits: Limits, *, tell: Tell = untold, name: str | None = None
) -> Document:
    """The document as its conversion to docx reads, a workbook as that to xlsx does; format and
    sha256 stay those of the file."""
    if content.format in _WORKBOOKS:
        from gongkai.readers.sheets import read_sheets as reader

        to = "xlsx"
    else:
        from gongkai.readers.word import read_word as reader

        to = "docx"
    data = convert(content, to, limits, tell=tell, name=name)
    document = reader(replace(content, data=data, format=to), limits)
    omissions = [*document.omissions]
    if any(mark in content.data for mark in _FORMULAS):
        # An office without its formula editor drops them.
        omissions.append(Omission("formula", sure=False))
    return content.document(document.blocks, title=document.title, omissions=omissions)


def _result(file: Path, source: str, to: str, limits: Limits) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(limits.file_bytes + 1)
    except OSError as error:
        raise refused(source, "office_failed", to=to) from error
    if not data or len(data) > limits.file_bytes:
        raise refused(source, "office_failed", to=to)
    return data
