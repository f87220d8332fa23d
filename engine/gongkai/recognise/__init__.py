"""From what a reader saw to what the report says."""

from gongkai.model.document import Document
from gongkai.model.reference import Reference
from gongkai.model.report import Report
from gongkai.recognise.report import recognise_document
from gongkai.recognise.transcript import doubt_all


def recognise(
    document: Document,
    reference: Reference,
    *,
    body_kind: str | None = None,
    body_name: str | None = None,
) -> Report:
    """The report in a document: title, body, year, sections, cells, figures, and every doubt.

    ``body_kind`` and ``body_name`` outrank what is read. Of a document that was recognised in
    pictures everything is in doubt; ``gongkai.transcript`` tells what its sums confirm.
    """
    report = recognise_document(document, reference, body_kind, body_name)
    return doubt_all(report) if document.transcribed else report
