"""Reports on disclosure by other rules than the Regulation's: a university's, a court's."""

from collections.abc import Iterable
from dataclasses import replace

from gongkai.model.document import Paragraph
from gongkai.model.report import Body, TableReading
from gongkai.model.subject import BodyKind
from gongkai.model.wording import clean
from gongkai.model.wordings import Wordings

_OWN_NAME = "政府信息公开"
_FEW = 2


def of_another_kind(
    body: Body,
    title: Paragraph | None,
    tables: Iterable[TableReading],
    kinds: Iterable[BodyKind],
    wordings: Wordings,
) -> Body:
    """The body, as one that the Regulation does not bind where its name or the title tells so.

    One that keeps to the official form all the same (its name in the title, two tables at least) is
    held against it like any other body.
    """
    printed = "".join(clean(title.text).split()) if title else ""
    named = wordings.pattern("body", "institution").search(body.name or "")
    titled = wordings.pattern("body", "other_report").search(printed)
    if not named and not titled:
        return body
    if _OWN_NAME in printed and sum(table.status == "read" for table in tables) >= _FEW:
        return body
    free = next((kind.id for kind in kinds if kind.exempt), body.kind)
    return replace(body, kind=free)
