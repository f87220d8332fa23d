"""The findings over many reports of a season."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from gongkai.panel.listed import Listed
from gongkai.supervise.register.tables import BODY, FINDING
from gongkai.season.finding import SeasonFinding, Sides
from gongkai.season.mark import Mark
from gongkai.supervise.season.verdicts import Decided

_ZERO = Decimal(0)


def read_findings(
    connection: Connection,
    year: int,
    judged_by: str,
    bodies: Mapping[str, Listed],
    decided: Decided,
    rules: Sequence[str],
) -> tuple[SeasonFinding, ...]:
    """In the order of ``rules``, then by body; of a rule that is not among them last."""
    asked = (
        select(BODY.c.name, FINDING)
        .join(BODY, FINDING.c.body_id == BODY.c.id)
        .where(FINDING.c.judged_by == judged_by, FINDING.c.year == year)
    )
    order = {rule: number for number, rule in enumerate(rules)}
    rows = connection.execute(asked).mappings().all()
    return tuple(
        _finding(row, bodies[row["name"]], decided)
        for row in sorted(
            rows,
            key=lambda row: (
                order.get(row["rule"], len(order)), row["rule"], row["name"], row["place"]
            ),
        )
    )  # fmt: skip


def _finding(row: Mapping[Any, Any], body: Listed, decided: Decided) -> SeasonFinding:
    decision = decided.get((body.name, row["rule"]))
    choice = decision.choice if decision else None
    mark = Mark(row["rule"], row["status"], row["level"], _ZERO, row["message"], choice)
    told = json.loads(row["evidence"])
    return SeasonFinding(body, mark, told.get("fix", ""), tuple(_sides(told.get("places", ()))))


def _sides(places: Sequence[Mapping[str, Any]]) -> Iterator[Sides]:
    """A passage of the body's own, which names no source, and behind it its counterpart."""
    for own, other in pairwise(places):
        if "source" not in own and "source" in other and own.get("raw") and other.get("raw"):
            yield Sides(own["raw"], other["raw"], other["source"])
