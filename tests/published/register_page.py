"""Writes ``docs/register.md`` anew from the comments of the tables and the worked examples:
``make register`` after either was changed."""

from collections.abc import Iterator
from pathlib import Path

import tomli

from gongkai.supervise.register.description import (
    ColumnDescription,
    TableDescription,
    describe_tables,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "register.md"
QUERIES = Path(__file__).with_name("register_queries.toml")

_INTRODUCTION = """\
# The register (台账)

`gongkai assess` writes what it found into a register: a file (SQLite), or a database on a server
(`postgresql://user@host/name`). `gongkai query` asks it in SQL and cannot change it:

```bash
gongkai query --register register.db "SELECT body, score, grade FROM score WHERE year = 2024"
gongkai query --register register.db -f ranking.sql --format csv=ranking.csv
gongkai query --tables
gongkai register export --register register.db --format csv -o tables
gongkai register export --register register.db --format parquet -o tables
```

One statement at a time, which begins with `SELECT`, `WITH` or `VALUES`; it ends after 60 seconds
(`--timeout`). A compressed document (`record`, `document`) comes as JSON. On a server, let people
who only ask use an account that may only read.

This page is made from the comments of the tables by `make register`.
"""


def page() -> str:
    return "\n".join(_lines()).rstrip() + "\n"


def queries() -> list[dict[str, str]]:
    return tomli.loads(QUERIES.read_text(encoding="utf-8"))["query"]


def _lines() -> Iterator[str]:
    tables = list(describe_tables())
    yield _INTRODUCTION
    yield "## Worked examples\n"
    for one in queries():
        yield f"{one['title']}\n\n```sql\n{one['sql'].strip()}\n```\n"
    yield "## Views: what counts now\n"
    for table in tables:
        if table.view:
            yield from _table(table)
    yield "## Tables: everything that was written\n"
    for table in tables:
        if not table.view:
            yield from _table(table)


def _table(table: TableDescription) -> Iterator[str]:
    yield f"### {table.name}\n\n{_sentence(table.comment)}\n"
    yield "| column | type | meaning |\n|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {column.type} | {_meaning(column)} |"
    yield ""


def _meaning(column: ColumnDescription) -> str:
    told = [
        "key" if column.key else "",
        column.comment,
        f"`{column.refers_to}`" if column.refers_to else "",
    ]
    return "; ".join(filter(None, told)).replace("|", "\\|")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
