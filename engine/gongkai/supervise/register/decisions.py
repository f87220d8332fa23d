"""What people decided of findings: confirmed, dismissed or waived, by whom and why.

A decision is about a rule, a body and a year, never about a file or a run, so that it outlives
both. Earlier ones stay; the last one counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import Connection, insert, select

from gongkai.model.errors import GongkaiError
from gongkai.model.message import message
from gongkai.rulefile.nearest import nearest
from gongkai.supervise.register.compression import storable
from gongkai.supervise.register.tables import ALIAS, BODY, DECISION

Choice = Literal["confirmed", "dismissed", "waived"]
"""confirmed: it is so; dismissed: the program is wrong; waived: it is so, and somebody answers."""


@dataclass(frozen=True, slots=True)
class Decision:
    """``body`` is the name in the register; ``decided`` is in UTC."""

    body: str
    year: int
    rule: str
    choice: Choice
    reason: str
    signed_by: str
    decided: datetime


def decide(
    connection: Connection,
    body: str,
    year: int,
    rule: str,
    choice: Choice,
    *,
    reason: str,
    signed_by: str,
) -> Decision:
    """Write a decision down. GongkaiError where the register has no such body, or where nobody
    signs or says why."""
    if not reason.strip() or not signed_by.strip():
        raise GongkaiError(message("register.decision_unsigned"))
    id_, name = _body(connection, body)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    why, who = storable(reason.strip()), storable(signed_by.strip())
    made = Decision(name, year, rule, choice, why, who, now)
    row = {
        "body_id": id_,
        "year": year,
        "rule": rule,
        "place": "",
        "decision": choice,
        "reason": why,
        "signed_by": who,
        "decided": now,
    }
    connection.execute(insert(DECISION), row)
    return made


def read_decisions(connection: Connection) -> Mapping[tuple[str, int, str], Decision]:
    """The decisions that count, by body, year and rule."""
    asked = (
        select(BODY.c.name, DECISION)
        .join(BODY, DECISION.c.body_id == BODY.c.id)
        .order_by(DECISION.c.decided, DECISION.c.id)
    )
    return {
        (row["name"], row["year"], row["rule"]): Decision(
            row["name"],
            row["year"],
            row["rule"],
            cast(Choice, row["decision"]),
            row["reason"],
            row["signed_by"],
            row["decided"],
        )
        for row in connection.execute(asked).mappings()
    }


def _body(connection: Connection, name: str) -> tuple[int, str]:
    """The body of this name or alias."""
    for asked in (
        select(BODY.c.id, BODY.c.name).where(BODY.c.name == name),
        select(BODY.c.id, BODY.c.name).join(ALIAS).where(ALIAS.c.name == name),
    ):
        if row := connection.execute(asked).first():
            return row[0], row[1]
    names = connection.execute(select(BODY.c.name)).scalars().all()
    raise GongkaiError(message("register.no_body", body=name, nearest=nearest(name, names)))
