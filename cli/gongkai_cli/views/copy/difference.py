"""What was or can be mended in the tables, as a diff with reasons."""

from collections.abc import Iterator

from gongkai.model.location import NOWHERE
from gongkai.model.message import Language, Message, message, render
from gongkai.writing.mending.mend import CellMend, MendedCopy
from gongkai_cli.views.wording.places import where


def differences(source: str, mended: MendedCopy, language: Language) -> Iterator[str]:
    """The lines of the diff: each cell with its place, before, after and why; then what was left
    as it is, and why."""
    yield source
    if not (mended.written or mended.held):
        yield f"  {_say(message('view.fix_nothing'), language)}"
    for mend in mended.written:
        yield from _difference(mend, language)
    for held in mended.held:
        reason = _say(held.reason, language)
        yield f"! {_named(held.mend, language)}"
        yield f"  {_say(message('view.fix_held', new=held.mend.new, reason=reason), language)}"


def _difference(mend: CellMend, language: Language) -> Iterator[str]:
    yield f"@ {_named(mend, language)}"
    yield f"- {mend.old or _say(message('view.blank'), language)}"
    yield f"+ {mend.new}"
    yield f"  {_say(mend.reason, language)}"


def _named(mend: CellMend, language: Language) -> str:
    place = where(mend.at, language) if mend.at != NOWHERE else ""
    return f"{mend.name}  {place}".rstrip()


def _say(told: Message, language: Language) -> str:
    return render(told, language)
