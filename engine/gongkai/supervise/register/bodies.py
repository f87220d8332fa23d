"""Whose report it is: finds the body of a printed name, and guesses it where no list names it.

A guess is a function of the name and of the other names in the register, never of the order in
which they came, so that an interrupted run ends in the same bodies as an undisturbed one.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, union, update

from gongkai.model.reference import Reference
from gongkai.model.wordings import Wordings
from gongkai.recognise.body import kind_of, level_of
from gongkai.supervise.register.naming import official, outer_region, region_of, tidy
from gongkai.supervise.register.tables import ALIAS, BODY, DECISION, FINDING, REPORT, STANDING


def resolve(
    connection: Connection, names: Iterable[str], reference: Reference
) -> Mapping[str, int]:
    """The id of the body behind each printed name: by its name, by an alias, by its official
    form; a name that nobody knows becomes a new body, marked as guessed."""
    forms = {name: (tidy(name), official(name, reference.bodies)) for name in sorted(set(names))}
    known = _known(connection, {form for pair in forms.values() for form in pair})
    new = {full for plain, full in forms.values() if plain not in known and full not in known}
    if new:
        connection.execute(insert(BODY), [_guess(name, reference) for name in sorted(new)])
        known |= _known(connection, new)
    return {
        name: known[plain] if plain in known else known[full]
        for name, (plain, full) in forms.items()
    }


def settle(connection: Connection, reference: Reference) -> None:
    """Bring reports and guessed bodies in line with the names and aliases there are now."""
    printed = connection.execute(
        select(REPORT.c.body_name, REPORT.c.body_id).where(REPORT.c.body_name.is_not(None))
    ).all()
    bodies = resolve(connection, {name for name, _ in printed}, reference)
    for name in sorted({name for name, body in printed if bodies[name] != body}):
        connection.execute(
            update(REPORT).where(REPORT.c.body_name == name).values(body_id=bodies[name])
        )
    _drop_unused(connection)
    _guess_parents(connection, reference)


def merge(connection: Connection, old: int, new: int) -> None:
    """Two rows are one body: everything that hangs on the old one goes to the new one."""
    for table in (REPORT, ALIAS, DECISION):
        connection.execute(update(table).where(table.c.body_id == old).values(body_id=new))
    connection.execute(update(BODY).where(BODY.c.parent_id == old).values(parent_id=new))
    connection.execute(delete(FINDING).where(FINDING.c.body_id == old))
    there = select(STANDING.c.run_id, STANDING.c.year).where(STANDING.c.body_id == new)
    taken = {tuple(row) for row in connection.execute(there)}
    mine = select(STANDING.c.run_id, STANDING.c.year).where(STANDING.c.body_id == old)
    for run, year in connection.execute(mine).all():
        row = (STANDING.c.body_id == old) & (STANDING.c.run_id == run) & (STANDING.c.year == year)
        if (run, year) in taken:
            connection.execute(delete(STANDING).where(row))
        else:
            connection.execute(update(STANDING).where(row).values(body_id=new))
    connection.execute(delete(BODY).where(BODY.c.id == old))


def _known(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Those of the names that are a body's name or alias: a list's name outranks an alias, and
    that a guess."""
    wanted = sorted(set(names))
    known: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        aliases = select(ALIAS.c.name, ALIAS.c.body_id).where(ALIAS.c.name.in_(some))
        bodies = select(BODY.c.name, BODY.c.id).where(BODY.c.name.in_(some))
        guessed = bodies.where(BODY.c.origin == "guessed")
        for asked in (guessed, aliases, bodies.where(BODY.c.origin != "guessed")):
            known |= dict(connection.execute(asked).all())
    return known


def _guess(name: str, reference: Reference) -> dict[str, object]:
    return {
        "name": name,
        "kind": kind_of(name, reference.bodies),
        "level": level_of(name, reference.bodies, reference.wordings),
        "region": region_of(name, reference.wordings),
        "origin": "guessed",
    }


def _drop_unused(connection: Connection) -> None:
    """A guess whose reports turned out to be another body's is gone, with what was derived."""
    used = union(
        *(
            select(column).where(column.is_not(None))
            for column in (
                REPORT.c.body_id,
                ALIAS.c.body_id,
                DECISION.c.body_id,
                STANDING.c.body_id,
                BODY.c.parent_id,
            )
        )
    )
    unused = select(BODY.c.id).where(BODY.c.origin == "guessed", BODY.c.id.not_in(used))
    ids = connection.execute(unused).scalars().all()
    for table, column in ((FINDING, FINDING.c.body_id), (BODY, BODY.c.id)):
        for id_ in ids:
            connection.execute(delete(table).where(column == id_))


def _guess_parents(connection: Connection, reference: Reference) -> None:
    """A guessed body is put under the government of its area: a department under that of the same
    area, a government under that of the area around its own, where there is exactly one."""
    rows = connection.execute(
        select(BODY.c.id, BODY.c.name, BODY.c.region, BODY.c.origin, BODY.c.parent_id)
    ).all()
    governments: dict[str, list[int]] = {}
    for id_, name, region, _, _ in rows:
        if region and name in (region, f"{region}人民政府"):
            governments.setdefault(region, []).append(id_)
    for id_, _, region, origin, parent in rows:
        if origin != "guessed":
            continue
        found = _government(id_, region, governments, reference.wordings)
        if found != parent:
            connection.execute(update(BODY).where(BODY.c.id == id_).values(parent_id=found))


def _government(
    body: int, region: str | None, governments: Mapping[str, Sequence[int]], wordings: Wordings
) -> int | None:
    area = region
    while area:
        above = [id_ for id_ in governments.get(area, ()) if id_ != body]
        if len(above) == 1:
            return above[0]
        area = outer_region(area, wordings)
    return None
