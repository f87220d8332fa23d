"""Which public body reports: the candidate that most speaks for."""

from collections.abc import Sequence

from gongkai.model.attribution import BodyCandidate
from gongkai.model.document import Document, Paragraph
from gongkai.model.message import Text, message
from gongkai.model.reference import Reference
from gongkai.model.report import Body, Doubt
from gongkai.recognise.attribution.candidate import candidates, names_found
from gongkai.recognise.attribution.printed_name import printed_names
from gongkai.recognise.body import kind_of_self

_OUTSIDE = {"site": "site", "file": "file", "folder": "file"}
"""Sources outside the report itself, with the doubt that each leaves."""


def find_body(
    document: Document,
    title: Paragraph | None,
    preamble: Sequence[Paragraph],
    closing: Sequence[Paragraph],
    reference: Reference,
) -> tuple[Body, tuple[Doubt, ...]]:
    """The reporting body, with all candidates and what speaks for each. A name that only the
    file's name, its folder or the site tells is taken with a doubt, and not at all where the body
    speaks of itself as another kind."""
    kinds, wordings = reference.bodies, reference.wordings
    speech = kind_of_self(preamble, kinds, wordings)
    printed = printed_names(title, preamble, closing, wordings)
    known = candidates(names_found(document, printed, wordings), speech, kinds, wordings)
    first = known[0] if known else None
    outside = _outside(first) if first else None
    if first and not (outside and speech and speech != first.kind):
        body = Body(first.name, first.kind, first.level, first.evidence[0].at, known)
        if not outside:
            return body, ()
        told = message(f"doubt.body_from_{outside}", name=first.name)
        return body, (Doubt(told, about="title"),)
    kind = speech or "other"
    called = next((Text(one.zh, one.en) for one in kinds if one.id == kind), kind)
    told = message("doubt.no_body", kind=called)
    return Body(None, kind, candidates=known), (Doubt(told, about="title"),)


def _outside(first: BodyCandidate) -> str | None:
    """The doubt to tell where nothing in the report itself names the body."""
    sources = [one.source for one in first.evidence if one.source != "speech"]
    return _OUTSIDE.get(sources[0]) if all(one in _OUTSIDE for one in sources) else None
