"""From identities held against numbers to one observation."""

from collections.abc import Mapping, Sequence

from gongkai.rule_language.cells import BEFORE, evidence, number
from gongkai.rule_language.identity import Weighed
from gongkai.model.message import Message, message
from gongkai.model.observation import Evidence, Observation

_SHOWN = 3


def conclude(rule: str, weighed: Sequence[Weighed], fills: Mapping[str, object]) -> Observation:
    """What a rule observes of all its rows or columns.

    The broken ones count. Where there is none, one that is doubtful puts the whole rule in doubt;
    where none could be judged, nothing is measured.
    """
    broken, doubtful, held = (
        [one for one in weighed if one.outcome == outcome]
        for outcome in ("broken", "doubtful", "holds")
    )
    judged = len(broken) + len(held)
    off = broken or doubtful
    if not off and not held:
        return Observation(rule, None, message("kind.identity.unstated"), judged=0, fills=fills)
    if not off:
        said = message("kind.identity.holds", judged=judged, note=_note(held))
        return Observation(rule, 0, said, judged=judged, fills=fills)
    key = "kind.identity.broken" if broken else "kind.identity.doubtful"
    return Observation(
        rule,
        len(broken),
        message(key, count=len(off), judged=judged, shown=_shown(off), note=_note(off)),
        doubtful=not broken,
        judged=judged,
        broken=len(broken),
        evidence=_evidence(off),
        breaches=tuple(one.breach() for one in broken),
        fills=fills,
    )


def _shown(weighed: Sequence[Weighed]) -> tuple[object, ...]:
    shown = tuple(one.told() for one in weighed[:_SHOWN])
    return (*shown, "…") if len(weighed) > _SHOWN else shown


def _note(weighed: Sequence[Weighed]) -> Message | str:
    empty = sum(one.empty for one in weighed)
    return message("kind.identity.blanks", count=empty) if empty else ""


def _evidence(weighed: Sequence[Weighed]) -> tuple[Evidence, ...]:
    """The cells of this report that these identities rest on; of a group only those that add
    something."""
    return evidence(
        cell
        for one in weighed
        for name, cells in one.cells.items()
        if not name.startswith(BEFORE)
        for cell in cells
        if len(cells) == 1 or number(cell) != 0
    )
