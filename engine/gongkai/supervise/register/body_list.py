"""The list of bodies that must report, from a table of the office's own (CSV or workbook)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from gongkai.model.errors import UnreadableFile
from gongkai.model.message import Message, message
from gongkai.model.reference import Reference
from gongkai.recognise.body import kind_of, level_of
from gongkai.rulefile.nearest import nearest
from gongkai.supervise.register.bodies import merge, settle
from gongkai.supervise.register.naming import official, region_of, tidy
from gongkai.supervise.register.plain_tables import SheetRow, office_tables
from gongkai.supervise.register.tables import ALIAS, BODY

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "机构名称", "单位名称", "名称", "机构", "单位"),
    "kind": ("kind", "机构类型", "机构类别", "单位类型", "类型", "类别"),
    "parent": ("parent", "上级机构", "上级单位", "主管部门", "主管单位", "上级"),
    "region": ("region", "行政区划", "所属地区", "地区", "区域"),
    "aliases": ("aliases", "别名", "曾用名", "简称"),
    "since": ("since", "起始年度", "起始年份", "起"),
    "until": ("until", "截止年度", "截止年份", "止"),
}
"""What a column may be called in the first row."""
_SEVERAL = re.compile(r"[;；、,，|\n]+")


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row of the list; ``kind`` is an id. ``line`` is its row in the file."""

    name: str
    kind: str
    region: str | None
    parent: str | None
    aliases: tuple[str, ...]
    since: int | None
    until: int | None
    line: int


def read_bodies(file: Path, reference: Reference) -> tuple[BodyRow, ...]:
    """The rows of a list. UnreadableFile tells the row and the remedy of the first mistake."""
    rows = iter(next(office_tables(file), list[SheetRow]()))
    _, header = next(rows, (0, ()))
    columns = _columns(file, header)
    listed: dict[str, BodyRow] = {}
    for line, cells in rows:
        told = {key: cells[place].strip() for key, place in columns.items() if place < len(cells)}
        if not any(told.values()):
            continue
        one = _row(file, line, told, reference)
        if other := listed.get(one.name):
            raise _wrong(file, line, message("bodies.twice", name=one.name, line=other.line))
        listed[one.name] = one
    return tuple(listed.values())


def import_bodies(
    connection: Connection, listed: Sequence[BodyRow], file: Path, reference: Reference
) -> None:
    """Take the list into the register: what it says of a body replaces what was known of it, and
    reports of guessed bodies go to those that it names. A body that it leaves out stays."""
    ids: dict[str, int] = {}
    for one in listed:
        row = {
            "kind": one.kind,
            "level": level_of(one.name, reference.bodies, reference.wordings),
            "origin": "imported",
            "region": one.region or region_of(one.name, reference.wordings),
            "since": one.since,
            "until": one.until,
        }
        found = connection.execute(select(BODY.c.id).where(BODY.c.name == one.name)).scalar()
        if found is None:
            new = insert(BODY).returning(BODY.c.id)
            found = connection.execute(new, {"name": one.name, **row}).scalar_one()
        else:
            connection.execute(update(BODY).where(BODY.c.id == found).values(row))
        ids[one.name] = found
    for one in listed:
        _name_also(connection, one, ids, reference)
    for one in listed:
        parent = _parent(connection, one, ids, file)
        connection.execute(update(BODY).where(BODY.c.id == ids[one.name]).values(parent_id=parent))
    _refuse_circles(connection, listed, file)
    settle(connection, reference)


def _columns(file: Path, header: Sequence[str]) -> dict[str, int]:
    names = [tidy(name).lower() for name in header]
    columns: dict[str, int] = {}
    for key, words in COLUMNS.items():
        for place, name in enumerate(names):
            if name in words:
                columns.setdefault(key, place)
    if "name" not in columns:
        raise _wrong(file, 1, message("bodies.no_name", columns=COLUMNS["name"][:2]))
    return columns


def _row(file: Path, line: int, told: Mapping[str, str], reference: Reference) -> BodyRow:
    name = tidy(told.get("name", ""))
    if not name:
        raise _wrong(file, line, message("bodies.nameless"))
    kind = kind_of(name, reference.bodies)
    if word := told.get("kind"):
        known = {word: one.id for one in reference.bodies for word in (one.id, one.zh)}
        if word not in known:
            near = nearest(word, known)
            raise _wrong(file, line, message("bodies.unknown_kind", kind=word, nearest=near))
        kind = known[word]
    aliases = (tidy(one) for one in _SEVERAL.split(told.get("aliases", "")))
    return BodyRow(
        name=name,
        kind=kind,
        region=tidy(told.get("region", "")) or None,
        parent=tidy(told.get("parent", "")) or None,
        aliases=tuple(one for one in aliases if one and one != name),
        since=_year(file, line, told.get("since", "")),
        until=_year(file, line, told.get("until", "")),
        line=line,
    )


def _year(file: Path, line: int, text: str) -> int | None:
    if not text:
        return None
    plain = re.fullmatch(r"(20\d\d)(?:年度?|\.0)?", tidy(text))
    if not plain:
        raise _wrong(file, line, message("bodies.no_year", text=text))
    return int(plain[1])


def _name_also(
    connection: Connection, one: BodyRow, ids: Mapping[str, int], reference: Reference
) -> None:
    """Its aliases, and the official form of a name that the list gives in short. A guessed body
    that bears one of them was this one."""
    body = ids[one.name]
    full = official(one.name, reference.bodies)
    others = {*one.aliases, *({full} if full != one.name else ())} - ids.keys()
    for alias in sorted(others):
        guessed = connection.execute(
            select(BODY.c.id).where(BODY.c.name == alias, BODY.c.origin == "guessed")
        ).scalar()
        if guessed is not None:
            merge(connection, guessed, body)
        connection.execute(delete(ALIAS).where(ALIAS.c.name == alias))
        connection.execute(insert(ALIAS), {"name": alias, "body_id": body})


def _parent(connection: Connection, one: BodyRow, ids: Mapping[str, int], file: Path) -> int | None:
    if one.parent is None:
        return None
    if one.parent in ids:
        return ids[one.parent]
    for asked in (
        select(BODY.c.id).where(BODY.c.name == one.parent),
        select(ALIAS.c.body_id).where(ALIAS.c.name == one.parent),
    ):
        if (found := connection.execute(asked).scalar()) is not None:
            return found
    names = connection.execute(select(BODY.c.name)).scalars()
    told = message("bodies.unknown_parent", parent=one.parent, nearest=nearest(one.parent, names))
    raise _wrong(file, one.line, told)


def _refuse_circles(connection: Connection, listed: Sequence[BodyRow], file: Path) -> None:
    rows = connection.execute(select(BODY.c.name, BODY.c.id, BODY.c.parent_id)).all()
    ids = {name: id_ for name, id_, _ in rows}
    parents = {id_: parent for _, id_, parent in rows}
    for one in listed:
        met: set[int] = set()
        at: int | None = ids[one.name]
        while at is not None:
            if at in met:
                raise _wrong(file, one.line, message("bodies.circle", name=one.name))
            met.add(at)
            at = parents[at]


def _wrong(file: Path, line: int, reason: Message) -> UnreadableFile:
    return UnreadableFile(file, message("bodies.wrong", file=file.name, line=line, reason=reason))
