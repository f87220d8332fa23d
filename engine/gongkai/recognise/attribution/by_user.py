"""What the user says of the body, over what was read."""

from dataclasses import replace

from gongkai.model.reference import Reference
from gongkai.model.report import Body
from gongkai.recognise.attribution.candidate import with_user


def body_by_user(body: Body, kind: str | None, name: str | None, reference: Reference) -> Body:
    """The body with what the user said, which outranks what was read."""
    kinds = reference.bodies
    if name:
        known = with_user(body.candidates, name, kinds, reference.wordings)
        level = known[0].level or body.level
        body = replace(body, name=name, kind=known[0].kind, level=level, candidates=known)
    if kind:
        level = next((one.level for one in kinds if one.id == kind), None)
        body = replace(body, kind=kind, level=level or body.level)
    return body
