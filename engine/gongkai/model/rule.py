"""One requirement of the rulebook, as ``rules/checks`` tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from gongkai.model.message import Text

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Applies:
    """When a rule speaks at all. ``*`` in forms or bodies means every one.

    ``effective`` and ``until`` bound the day whose rules count: the last one of the year reported
    on, or the one asked for. ``needs`` names rules that must have passed first.
    """

    forms: tuple[str, ...] = ("*",)
    bodies: tuple[str, ...] = ("*",)
    needs: tuple[str, ...] = ()
    effective: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a rule: changes to a base record (``rules/bases``) and the wanted status.

    ``table`` is the case's own TOML; ``authoring/cases.py`` says what its keys do. ``line`` is
    where it stands in the file of its rule, None where that is not known.
    """

    name: str
    want: str
    table: Mapping[str, Any] = field(default_factory=dict[str, Any], compare=False)
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A requirement: what is asked (``title``), by whom (``basis``, ids of ``sources.toml`` with
    the article behind ``#``), how it is measured (``kind`` and its ``parameters``), what it is
    worth (``level``, ``points``) and how to mend it (``fix``)."""

    id: str
    part: str
    title: Text
    basis: tuple[str, ...]
    kind: str
    level: Level
    points: Decimal
    fix: Text
    why: Text | None = None
    applies: Applies = Applies()
    veto: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any], compare=False)
    cases: tuple[Case, ...] = ()
    file: str = ""
    line: int | None = None
