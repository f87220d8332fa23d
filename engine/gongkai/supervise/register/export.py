"""The register as one JSON document: a function of what the reports say and what was decided of
them, never of ids, times or the order of writing."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from gongkai.supervise.register import columns
from gongkai.supervise.register.columns import RegisterColumn
from gongkai.supervise.register.compression import unpacked
from gongkai.supervise.register.tables import (
    ALIAS,
    ASSESSMENT,
    BODY,
    DECISION,
    FILE,
    FINDING,
    REPORT,
)

SCHEMA_VERSION = 1
_CHUNK = 100


def export(connection: Connection) -> Iterator[str]:
    """The document in pieces of text: bodies, files that could not be read, every version of every
    report with its record and all its assessments, findings, decisions."""
    names = dict(connection.execute(select(BODY.c.id, BODY.c.name)).all())
    yield f'{{"schema_version": {SCHEMA_VERSION}'
    parts = (
        ("bodies", bodies(connection)),
        ("unread", _unread(connection)),
        ("reports", _reports(connection, names)),
        ("findings", _findings(connection, names)),
        ("decisions", _decisions(connection, names)),
    )
    for part, items in parts:
        yield f',\n"{part}": ['
        for number, item in enumerate(items):
            yield ("," if number else "") + "\n" + json.dumps(item, ensure_ascii=False)
        yield "]"
    yield "}\n"


def bodies(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every body by its name."""
    aliases: dict[int, list[str]] = {}
    for alias, id_ in connection.execute(select(ALIAS.c.name, ALIAS.c.body_id)):
        aliases.setdefault(id_, []).append(alias)
    rows = connection.execute(select(BODY)).mappings().all()
    names = {row["id"]: row["name"] for row in rows}
    for row in sorted(rows, key=lambda row: row["name"]):
        yield {**_told(BODY, row, names), "aliases": sorted(aliases.get(row["id"], ()))}


def _unread(connection: Connection) -> Iterator[dict[str, Any]]:
    asked = select(FILE.c.source, FILE.c.sha256, FILE.c.state, FILE.c.message).where(
        FILE.c.state != "read"
    )
    for row in sorted(connection.execute(asked).mappings(), key=lambda row: row["source"]):
        yield dict(row)


def _reports(connection: Connection, names: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    """By body, year, place and content; a superseded version lies nowhere any more."""
    places: dict[str, list[str]] = {}
    read = select(FILE.c.source, FILE.c.sha256).where(FILE.c.state == "read")
    for source, sha256 in connection.execute(read):
        places.setdefault(sha256, []).append(source)
    asked = select(REPORT.c.id, REPORT.c.sha256, REPORT.c.body_id, REPORT.c.year)
    rows = [
        (names.get(body, ""), year or 0, sorted(places.get(sha, ())), sha, id_)
        for id_, sha, body, year in connection.execute(asked)
    ]
    rows.sort()
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        ids = [row[-1] for row in chunk]
        asked = select(REPORT).where(REPORT.c.id.in_(ids))
        reports = {row["id"]: row for row in connection.execute(asked).mappings()}
        judged = _assessments(connection, ids)
        for name, _, sources, _, id_ in chunk:
            row = reports[id_]
            source = sources[0] if sources else None
            yield {
                "sources": sources,
                "sha256": row["sha256"],
                "body": name or None,
                **_kept(columns.REPORT, row),
                "record": {**unpacked(row["record"]), "source": source},
                "assessments": [
                    {**one, "document": {**one["document"], "source": source}}
                    for one in judged.get(id_, ())
                ],
            }


def _assessments(
    connection: Connection, reports: Sequence[int]
) -> Mapping[int, list[dict[str, Any]]]:
    asked = select(ASSESSMENT).where(ASSESSMENT.c.report_id.in_(reports))
    found: dict[int, list[dict[str, Any]]] = {}
    rows = connection.execute(asked).mappings().all()
    for row in sorted(rows, key=lambda row: row["judged_by"]):
        told = {"judged_by": row["judged_by"], **_kept(columns.ASSESSMENT, row)}
        document = unpacked(row["document"])
        found.setdefault(row["report_id"], []).append({**told, "document": document})
    return found


def _findings(connection: Connection, names: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    told = [
        {**_told(FINDING, row, names), "evidence": json.loads(row["evidence"])}
        for row in connection.execute(select(FINDING)).mappings()
    ]
    return _ordered(told, ("body", "year", "rule", "place", "judged_by"))


def _decisions(connection: Connection, names: Mapping[int, str]) -> Iterator[dict[str, Any]]:
    told = [_told(DECISION, row, names) for row in connection.execute(select(DECISION)).mappings()]
    return _ordered(told, ("body", "year", "rule", "place", "decided", "decision", "reason"))


def _kept(kept: Sequence[RegisterColumn[Any]], row: RowMapping) -> dict[str, Any]:
    """What no document beside it says as well."""
    names = (one.name for one in kept if not one.told and one.sort != "document")
    return {name: _plain(row[name]) for name in names}


def _told(table: Table, row: RowMapping, names: Mapping[int, str]) -> dict[str, Any]:
    """Everything but the id, with the names of bodies in the place of theirs."""
    return {
        column.name.removesuffix("_id"): names.get(row[column.name])
        if column.foreign_keys
        else _plain(row[column.name])
        for column in table.columns
        if column.name != "id"
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _ordered(items: Iterable[dict[str, Any]], keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    return iter(sorted(items, key=lambda item: tuple(item[key] for key in keys)))
