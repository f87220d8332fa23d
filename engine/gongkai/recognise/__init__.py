"""From what a reader saw to what the report says."""

from dataclasses import replace

from gongkai.model.document import Document
from gongkai.model.form import Form
from gongkai.model.report import Report
from gongkai.model.subject import BodyKind
from gongkai.recognise.report import recognise_document, told_body
from gongkai.recognise.transcript import doubt_all


def recognise(
    document: Document,
    forms: tuple[Form, ...],
    bodies: tuple[BodyKind, ...],
    *,
    body_kind: str | None = None,
    body_name: str | None = None,
) -> Report:
    """The report in a document: title, body, year, sections, cells, figures, and every doubt.

    ``forms`` are oldest first. ``body_kind`` and ``body_name`` outrank what is read. A document
    that is a record already is taken as it is. Of one that was recognised in pictures everything
    is in doubt; ``gongkai.transcript`` tells what its sums confirm.
    """
    if document.record is None:
        report = recognise_document(document, forms, bodies, body_kind, body_name)
        return doubt_all(report) if document.transcribed else report
    from gongkai.record import from_record  # imports this package for what a record leaves out

    report = from_record(document.record, forms, bodies)
    return replace(report, body=told_body(report.body, body_kind, body_name, bodies))
