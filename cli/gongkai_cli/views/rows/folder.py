"""The tables of a register as files in a folder."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gongkai.model.message import Language
from gongkai_cli.views.output import unwritable
from gongkai_cli.views.presentation import Presentation
from gongkai_cli.views.rows.csv import write_csv
from gongkai_cli.views.rows.parquet import write_parquet
from gongkai_cli.views.rows.rows import Rows
from gongkai_cli.views.target import writing

if TYPE_CHECKING:
    from gongkai.supervise.register import Register


def export_tables(
    register: "Register", folder: Path, into: Literal["csv", "parquet"], language: Language
) -> Mapping[str, int]:
    """Write every table as a file of its name, all from one moment of the register; how many rows
    each has. A folder that is not there is made."""
    from gongkai.supervise.register.plain_tables import TABLES, columns, rows

    shown = Presentation(language=language)
    counts: dict[str, int] = {}
    with unwritable(folder, language):
        folder.mkdir(parents=True, exist_ok=True)
    with register.reading() as connection:
        for name in TABLES:
            path = folder / f"{name}.{into}"
            with unwritable(path, language), writing(path) as stream:
                if into == "csv":
                    found = write_csv(
                        Rows(list(columns(name)), rows(connection, name)), shown, stream
                    )
                else:
                    types = {key: _type(type_) for key, type_ in columns(name).items()}
                    found = write_parquet(types, rows(connection, name), stream)
            counts[name] = found
    return counts


def _type(kind: Any) -> Any:
    """What Parquet has for a column of the register."""
    from sqlalchemy import Boolean, Date, DateTime, Integer, Numeric

    arrow: Any = import_module("pyarrow")
    match kind:
        case Boolean():
            return arrow.bool_()
        case DateTime():
            return arrow.timestamp("us", tz="UTC")
        case Date():
            return arrow.date32()
        case Integer():
            return arrow.int32()
        case Numeric():
            return arrow.decimal128(kind.precision, kind.scale)
        case _:
            return arrow.string()
