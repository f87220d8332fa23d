"""Decisions that an office has written into a table of its own: the workbook of ``gongkai report``
with its column 认定 filled in, or any other with these columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from gongkai.model.errors import GongkaiError, UnreadableFile
from gongkai.model.message import Message, message
from gongkai.model.rule import Rule
from gongkai.rulefile.nearest import nearest
from gongkai.supervise.register.decisions import Choice, decide, read_decisions
from gongkai.supervise.register.naming import tidy
from gongkai.supervise.register.plain_tables import SheetRow, office_tables

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "body": ("机关", "行政机关", "机构", "单位", "机关名称", "机构名称", "单位名称", "body"),
    "year": ("年度", "年份", "year"),
    "rule": ("规则编号", "规则id", "rule id", "规则", "检查项", "rule", "requirement"),
    "choice": ("认定", "decision"),
    "reason": ("理由", "reason"),
    "signed_by": ("认定人", "signed by", "signed_by"),
}
"""What a column may be called in the first row; an earlier name outranks a later one."""
_NEEDED = ("body", "rule", "choice")
_CHOICES: Mapping[str, Choice] = {
    "confirmed": "confirmed", "属实": "confirmed", "认定属实": "confirmed", "成立": "confirmed",
    "dismissed": "dismissed", "不成立": "dismissed", "认定不成立": "dismissed", "误报": "dismissed",
    "waived": "waived", "豁免": "waived",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One row; ``line`` is its number in the sheet."""

    body: str
    year: int
    rule: str
    choice: Choice
    reason: str
    signed_by: str
    line: int


def known_rule(word: str, rules: Iterable[Rule]) -> str:
    """The id of the rule with this id or title. GongkaiError names the nearest where none has."""
    known: dict[str, str] = {}
    for rule in rules:
        known |= {tidy(title): rule.id for title in (rule.title.zh, rule.title.en)}
        known[rule.id] = rule.id
    found = known.get(word) or known.get(tidy(word))
    if found is None:
        ids = set(known.values())
        raise GongkaiError(message("register.no_rule", rule=word, nearest=nearest(word, ids)))
    return found


def read_decided(
    file: Path, rules: Sequence[Rule], otherwise: Mapping[str, str]
) -> tuple[DecisionRow, ...]:
    """The rows in which something was decided. ``otherwise`` has year, reason and signed_by for
    rows that name none. UnreadableFile tells the row and the remedy of the first mistake."""
    tables = [rows for rows in office_tables(file) if rows]
    wanted = [(rows, columns) for rows in tables if (columns := _columns(rows[0][1]))]
    if not wanted:
        names = tuple(COLUMNS[key][0] for key in COLUMNS)
        raise _wrong(file, 1, message("decisions.no_columns", columns=names))
    return tuple(
        one
        for rows, columns in wanted
        for row in rows[1:]
        if (one := _decided(file, row, columns, rules, otherwise))
    )


def import_decisions(connection: Connection, decided: Iterable[DecisionRow], file: Path) -> int:
    """Write down those that are not yet what counts; how many there were."""
    count = 0
    for one in decided:
        known = read_decisions(connection).get((one.body, one.year, one.rule))
        same = (one.choice, one.reason, one.signed_by)
        if known and (known.choice, known.reason, known.signed_by) == same:
            continue
        try:
            decide(connection, one.body, one.year, one.rule, one.choice,
                   reason=one.reason, signed_by=one.signed_by)  # fmt: skip
        except GongkaiError as error:
            raise _wrong(file, one.line, error.message) from error
        count += 1
    return count


def _columns(header: Sequence[str]) -> dict[str, int] | None:
    names = [tidy(name).lower() for name in header]
    columns: dict[str, int] = {}
    for key, words in COLUMNS.items():
        if found := next((tidy(word) for word in words if tidy(word) in names), None):
            columns[key] = names.index(found)
    return columns if all(key in columns for key in _NEEDED) else None


def _decided(
    file: Path,
    row: SheetRow,
    columns: Mapping[str, int],
    rules: Sequence[Rule],
    otherwise: Mapping[str, str],
) -> DecisionRow | None:
    line, cells = row
    told = {key: cells[place].strip() for key, place in columns.items() if place < len(cells)}
    if not told.get("choice"):
        return None
    told = {**otherwise, **{key: value for key, value in told.items() if value}}
    choice = _CHOICES.get(tidy(told["choice"]).lower())
    if choice is None:
        words = ("属实", "不成立", "豁免", "confirmed", "dismissed", "waived")
        wrong = message("decisions.unknown", choice=told["choice"], choices=words)
        raise _wrong(file, line, wrong)
    year = re.fullmatch(r"(20\d\d)(?:年度?|\.0)?", tidy(told.get("year", "")))
    if not year:
        raise _wrong(file, line, message("decisions.no_year"))
    try:
        rule = known_rule(told.get("rule", ""), rules)
    except GongkaiError as error:
        raise _wrong(file, line, error.message) from error
    return DecisionRow(
        body=told.get("body", ""),
        year=int(year[1]),
        rule=rule,
        choice=choice,
        reason=told.get("reason", ""),
        signed_by=told.get("signed_by", ""),
        line=line,
    )


def _wrong(file: Path, line: int, reason: Message) -> UnreadableFile:
    return UnreadableFile(file, message("bodies.wrong", file=file.name, line=line, reason=reason))
