"""The panel of a register: every report that counts, by body and year."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache, partial
from sys import intern

from sqlalchemy import Connection, select

from gongkai.kinds.over_many.body_years import panel_of
from gongkai.model.form import Form
from gongkai.model.panel import PROSE, Panel, PanelBody, PanelParagraph, PanelReport, Scope
from gongkai.model.report import Cell, CellState
from gongkai.record.value import RecordValue
from gongkai.supervise.register.compression import unpacked
from gongkai.supervise.register.tables import BODY, CELL, FILE, REPORT


@dataclass(frozen=True, slots=True, eq=False)
class ReadLater(Mapping[str, Cell]):
    """A register holds more cells than memory: ``read`` gives those of one report, and may forget
    them again."""

    read: Callable[[], Mapping[str, Cell]]

    def __getitem__(self, id_: str) -> Cell:
        return self.read()[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.read())

    def __len__(self) -> int:
        return len(self.read())


_KEPT = 4_000
"""Reports whose cells are in memory at a time, about 40 kB each; of neighbours in the order of
bodies and years ``_CHUNK`` are read together."""
_CHUNK = 50
_PROSE = 512


def read_panel(
    connection: Connection, forms: tuple[Form, ...], scopes: tuple[Scope, ...] = ()
) -> Panel:
    """Reports that some file still holds, whose body and year are known. Their prose is read when
    it is asked for, while ``connection`` is open."""

    @lru_cache(maxsize=_PROSE)
    def paragraphs(sha256: str) -> tuple[PanelParagraph, ...]:
        asked = select(REPORT.c.record).where(REPORT.c.sha256 == sha256)
        return tuple(_paragraphs(unpacked(connection.execute(asked).scalar_one())))

    asked = select(FILE.c.source).where(FILE.c.state != "read").order_by(FILE.c.source)
    unread = tuple(connection.execute(asked).scalars())
    return panel_of(_counted(connection), _listed(connection), paragraphs, forms, scopes, unread)


def read_outline(connection: Connection, forms: tuple[Form, ...]) -> Panel:
    """The same without cells and prose: which report counts for each body and year."""
    counted = (one for _, one in _headings(connection))
    return panel_of(counted, _listed(connection), lambda _: (), forms)


def _listed(connection: Connection) -> Mapping[str, PanelBody]:
    rows = connection.execute(select(BODY)).mappings().all()
    names = {row["id"]: row["name"] for row in rows}
    return {
        row["name"]: PanelBody(
            row["name"],
            row["kind"],
            names.get(row["parent_id"]),
            row["region"],
            row["since"],
            row["until"],
            guessed=row["origin"] == "guessed",
        )
        for row in sorted(rows, key=lambda row: row["name"])
    }


def _counted(connection: Connection) -> Iterator[PanelReport]:
    every = list(_headings(connection))
    ids = array("q", (id_ for id_, _ in every))

    @lru_cache(maxsize=_KEPT // _CHUNK)
    def chunk(number: int) -> Mapping[int, Mapping[str, Cell]]:
        return _cells(connection, ids[number * _CHUNK : (number + 1) * _CHUNK])

    def cells(number: int) -> Mapping[str, Cell]:
        return chunk(number // _CHUNK).get(ids[number], {})

    for number, (_, one) in enumerate(every):
        yield replace(one, cells=ReadLater(partial(cells, number)))


def _headings(connection: Connection) -> Iterator[tuple[int, PanelReport]]:
    """Every report by its id, without cells."""
    places: dict[str, list[str]] = {}
    for source, sha256 in connection.execute(select(FILE.c.source, FILE.c.sha256)):
        places.setdefault(sha256, []).append(source)
    asked = (
        select(REPORT.c.id, REPORT.c.sha256, REPORT.c.year, REPORT.c.form, REPORT.c.published,
               BODY.c.name)
        .join(BODY, REPORT.c.body_id == BODY.c.id)
        .where(REPORT.c.year.is_not(None))
        .order_by(BODY.c.name, REPORT.c.year, REPORT.c.sha256)
    )  # fmt: skip
    for row in connection.execute(asked):
        if row.sha256 in places:
            yield (
                row.id,
                PanelReport(
                    body=row.name,
                    year=row.year,
                    sha256=row.sha256,
                    sources=tuple(sorted(places[row.sha256])),
                    form=row.form,
                    published=row.published,
                    cells={},
                ),
            )


def _cells(connection: Connection, reports: Sequence[int]) -> Mapping[int, Mapping[str, Cell]]:
    found: dict[int, dict[str, Cell]] = {}
    asked = select(CELL).where(CELL.c.report_id.in_(reports))
    for report, id_, value, state, doubt, raw in connection.execute(asked):
        value = None if value is None else value.normalize()
        printed = f"{value:f}" if raw is None and value is not None else raw or ""
        found.setdefault(report, {})[intern(id_)] = _cell(id_, printed, value, state, doubt)
    return found


@lru_cache(maxsize=20_000)
def _cell(id_: str, raw: str, value: Decimal | None, state: CellState, doubt: bool) -> Cell:
    """One object for equal cells: most are nought."""
    return Cell(id_, raw, value, state, doubt=doubt)


def _paragraphs(record: Mapping[str, object]) -> Iterator[PanelParagraph]:
    for section in RecordValue("record", "", record).at("sections").each():
        id_ = section.at("id").text()
        if id_ in PROSE:
            for paragraph in section.at("paragraphs").each():
                text, at = paragraph.at("text").text(), paragraph.at("at").place()
                yield PanelParagraph(id_, text, at)
