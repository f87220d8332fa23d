"""The title, the sections and the other prose of a record."""

from gongkai.model.document import Paragraph
from gongkai.model.form import Form, FormSection
from gongkai.model.report import Section, Subsection
from gongkai.model.wording import split_marker
from gongkai.model.wordings import Wordings
from gongkai.recognise.sections import split_subsections
from gongkai.record.value import RecordValue


def read_title(entry: RecordValue) -> Paragraph | None:
    """The title as text or as a paragraph; None where there is none."""
    return _paragraph(entry) if entry.value else None


def read_paragraphs(entry: RecordValue) -> tuple[Paragraph, ...]:
    """A list of paragraphs, or one text with a paragraph on each line."""
    if isinstance(entry.value, str):
        return _lines(entry.value)
    return tuple(_paragraph(item) for item in entry.each())


def read_sections(
    entry: RecordValue, form: Form, wordings: Wordings
) -> tuple[tuple[Section, ...], frozenset[str]]:
    """The sections, and the ids of those whose text is not that of their paragraphs, because it
    was written or changed by hand."""
    sections: list[Section] = []
    changed: set[str] = set()
    known = {section.id: section for section in form.sections}
    for item in entry.each():
        id_ = item.at("id").one_of(list(known))
        text = item.at("text").optional(RecordValue.text) or ""
        paragraphs = read_paragraphs(item.at("paragraphs"))
        parts = item.at("subsections")
        if text != "\n".join(paragraph.text.strip() for paragraph in paragraphs):
            changed.add(id_)
            # Given sub-sections are believed unless they belong to the text before the change.
            stale, paragraphs = bool(paragraphs), _lines(text)
        else:
            stale = False
        sections.append(
            _section(item, known[id_], text, paragraphs, None if stale else parts, wordings)
        )
    return tuple(sections), frozenset(changed)


def _section(
    entry: RecordValue,
    form_section: FormSection,
    text: str,
    paragraphs: tuple[Paragraph, ...],
    parts: RecordValue | None,
    wordings: Wordings,
) -> Section:
    heading = entry.at("heading").optional(RecordValue.text) or form_section.heading
    number = entry.at("number").optional(RecordValue.text)
    return Section(
        id=form_section.id,
        heading=heading,
        number=number or split_marker(heading)[0] or None,
        text=text,
        paragraphs=paragraphs,
        subsections=tuple(_subsection(item) for item in parts.each())
        if parts is not None and parts.given
        else split_subsections(paragraphs, form_section, wordings),
        at=entry.at("at").place(),
    )


def _subsection(entry: RecordValue) -> Subsection:
    return Subsection(
        id=entry.at("id").optional(RecordValue.text),
        heading=entry.at("heading").optional(RecordValue.text) or "",
        text=entry.at("text").optional(RecordValue.text) or "",
        at=entry.at("at").place(),
    )


def _paragraph(entry: RecordValue) -> Paragraph:
    if isinstance(entry.value, str):
        return Paragraph(entry.value)
    return Paragraph(
        entry.at("text").text(),
        entry.at("at").place(),
        entry.at("heading").optional(RecordValue.whole),
    )


def _lines(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line) for line in text.splitlines() if line.strip())
