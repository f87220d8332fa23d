"""From two file names to what became of each: reports that are judged, or results saved before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from gongkai.comparison import Side
from gongkai.comparison.compare import pairing
from gongkai.model.assessment import Assessment
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import message
from gongkai.readers.limits import LIMITS
from gongkai_cli.checked import Checked
from gongkai_cli.judging import Question, judged

if TYPE_CHECKING:
    from gongkai.model.report import Report

_REPORTS = "reports"
"""The key that tells saved results from the record of a report."""


@dataclass(frozen=True, slots=True)
class Half:
    """A side, or the file with the reason why there is none. ``report`` is there where it was
    judged now."""

    side: Side | None
    failed: Checked | None = None
    report: "Report | None" = None


def halves(old: str, new: str, question: Question) -> tuple[Half, Half]:
    """Both sides. Where the new report is of the year after the old one, that is its report of
    last year; the day of publication told is the new one's."""
    before = _half(old, question, published=False)
    after = _half(new, question)
    if before.side and after.side and before.report and after.report:
        was, is_ = before.side.assessment, after.side.assessment
        if pairing(was, is_) == "drafts" and question.published:
            before = _half(old, question)
        elif _follows(was, is_):
            after = _half(new, replace(question, previous=before.report))
    return before, after


def _follows(old: Assessment, new: Assessment) -> bool:
    if pairing(old, new) != "years" or old.year is None or new.year is None:
        return False
    return new.year == old.year + 1


def _half(file: str, question: Question, *, published: bool = True) -> Half:
    try:
        saved = _saved(file)
    except UnreadableFile as error:
        return Half(None, Checked(file, error=error.message))
    if saved:
        return Half(Side(saved))
    asked = question if published else replace(question, published=None)
    result = judged(file, asked)
    if result.assessment is None:
        return Half(None, result)
    cells = result.report.cells if result.report else None
    return Half(Side(result.assessment, cells), report=result.report)


def _saved(file: str) -> Assessment | None:
    """The one assessment of a file of saved results; None where it is no such file."""
    document = _document(Path(file))
    if document is None:
        return None
    from gongkai.record.saved import saved_assessments

    found = saved_assessments(document, file)
    if len(found) != 1:
        raise UnreadableFile(file, message("compare.not_one", count=len(found)))
    return found[0]


def _document(path: Path) -> Mapping[str, object] | None:
    try:
        with path.open("rb") as opened:
            if opened.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
                return None
            opened.seek(0)
            content = opened.read(LIMITS.file_bytes + 1)
        if len(content) > LIMITS.file_bytes:
            return None
        document: Any = json.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or _REPORTS not in document:
        return None
    return cast("Mapping[str, object]", document)
