"""From a file to its report: read, recognise, confirm; the only way there is."""

from dataclasses import replace
from pathlib import Path

from gongkai.model.document import Document
from gongkai.model.report import Report
from gongkai.readers import LIMITS, Limits, read, read_content
from gongkai.readers.opening import Content
from gongkai.readers.telling import Tell, untold
from gongkai.recognise import recognise
from gongkai.recognise.attribution.by_user import body_by_user
from gongkai.record import from_record
from gongkai.rulebook.rulebook import Rulebook
from gongkai.transcript import confirm


def read_report(
    source: str | Path | Content,
    rulebook: Rulebook,
    *,
    body_kind: str | None = None,
    body_name: str | None = None,
    limits: Limits = LIMITS,
    tell: Tell = untold,
    ocr: bool = False,
) -> Report:
    """The report in a file, or in content that is in memory.

    ``body_kind`` and ``body_name`` are what the user says of the body, which outranks what is
    read. ``limits``, ``tell`` and ``ocr`` as for ``readers.read``. UnreadableFile, with the reason
    and what to do, where it cannot be read.
    """
    if isinstance(source, Content):
        document = read_content(source, limits=limits, tell=tell, ocr=ocr)
    else:
        document = read(source, limits=limits, tell=tell, ocr=ocr)
    return report_of(document, rulebook, body_kind=body_kind, body_name=body_name)


def report_of(
    document: Document,
    rulebook: Rulebook,
    *,
    body_kind: str | None = None,
    body_name: str | None = None,
) -> Report:
    """The report in a document that was read. A record is taken as it is; of a document that was
    recognised in pictures everything is in doubt but what its own sums confirm."""
    if document.record is None:
        report = recognise(document, rulebook, body_kind=body_kind, body_name=body_name)
        return confirm(report, rulebook) if document.transcribed else report
    report = from_record(document.record, rulebook)
    return replace(report, body=body_by_user(report.body, body_kind, body_name, rulebook))
