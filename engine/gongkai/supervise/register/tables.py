"""The tables of the register. Their comments are what ``gongkai query --tables`` shows."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from gongkai.supervise.register import columns
from gongkai.supervise.register.columns import RegisterColumn, Sort

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _type(sort: Sort, size: tuple[int, ...]) -> TypeEngine[Any]:
    match sort:
        case "text":
            return String(size[0]) if size else Text()
        case "integer":
            return Integer()
        case "decimal":
            return Numeric(size[0], size[1])
        case "day":
            return Date()
        case "flag":
            return Boolean()
        case "document":
            return LargeBinary()


def _made(kept: Sequence[RegisterColumn[Any]]) -> Iterator[Column[Any]]:
    for one in kept:
        yield Column(
            one.name,
            _type(one.sort, one.size),
            primary_key=one.key,
            nullable=one.optional,
            comment=one.comment,
        )


BODY = Table(
    "body",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True, comment="full name"),
    Column("kind", String(40), nullable=False, comment="id of rules/bodies.toml"),
    Column("level", String(20), comment="township, county, city, province, nation"),
    Column("region", String(100), comment="the area it belongs to, as printed in its name"),
    Column("parent_id", Integer, ForeignKey("body.id"), comment="the body that supervises it"),
    Column(
        "origin",
        String(10),
        nullable=False,
        comment="imported from a list, or guessed from a report",
    ),
    Column("since", Integer, comment="first year it must report on"),
    Column("until", Integer, comment="last year it must report on"),
    comment="public bodies",
)

ALIAS = Table(
    "alias",
    METADATA,
    Column("name", String(200), primary_key=True, comment="another name that reports print"),
    Column("body_id", Integer, ForeignKey("body.id"), nullable=False, index=True),
    comment="further names of bodies",
)

REPORT = Table(
    "report",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True, comment="of the file's bytes"),
    Column(
        "body_id",
        Integer,
        ForeignKey("body.id"),
        index=True,
        comment="null where nobody could tell",
    ),
    *_made(columns.REPORT),
    Index("ix_report_body_id_year", "body_id", "year"),
    comment="every version of every report that was read, by content",
)

FILE = Table(
    "file",
    METADATA,
    Column("source", String(500), primary_key=True, comment="path or address, as it was given"),
    Column("sha256", String(64), index=True, comment="null where the file could not be opened"),
    Column(
        "run_id", Integer, ForeignKey("run.id"), nullable=False, comment="the last run that met it"
    ),
    Column(
        "state",
        String(12),
        nullable=False,
        comment="read, unreadable, crashed",
    ),
    Column("filed", Integer, comment="the year that the place names; null where it names none"),
    Column("attempts", Integer, nullable=False, comment="how often it was tried"),
    Column("message", Text, comment="why it could not be read"),
    comment="where reports lie; a content that no file has any more is a superseded version",
)

CELL = Table(
    "cell",
    METADATA,
    Column("report_id", Integer, ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
    *_made(columns.CELL),
    comment="the numbers of the three tables",
)

ASSESSMENT = Table(
    "assessment",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report_id", Integer, ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
    Column("judged_by", String(64), nullable=False, comment="hash of rules, profile and options"),
    *_made(columns.ASSESSMENT),
    UniqueConstraint("report_id", "judged_by", name="uq_assessment_report_id_judged_by"),
    comment="one report judged by one set of rules",
)

VERDICT = Table(
    "verdict",
    METADATA,
    Column(
        "assessment_id", Integer, ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True
    ),
    *_made(columns.VERDICT),
    Index("ix_verdict_rule_status", "rule", "status"),
    comment="the conclusion on each rule",
)

RUN = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("started", DateTime, nullable=False, comment="UTC"),
    Column("finished", DateTime, comment="UTC; null while it runs or where it was cut short"),
    Column("program", String(20), nullable=False),
    Column("judged_by", String(64), nullable=False),
    Column("rules_version", String(20), nullable=False),
    Column("rules_sha256", String(64), nullable=False),
    Column("options", Text, nullable=False, comment="JSON: sources, profile and so on"),
    Column("files", Integer, nullable=False, comment="how many files it met"),
    comment="every assess that was started",
)

STANDING = Table(
    "standing",
    METADATA,
    Column("run_id", Integer, ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    Column("body_id", Integer, ForeignKey("body.id"), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("report_id", Integer, ForeignKey("report.id"), comment="the version that counted"),
    Column("score", Numeric(5, 1)),
    Column("grade", String(40)),
    comment="what each body stood at when a run was finished: movement since the last run",
)

FINDING = Table(
    "finding",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("judged_by", String(64), nullable=False, index=True),
    Column("rule", String(80), nullable=False, comment="of rules/register"),
    Column("body_id", Integer, ForeignKey("body.id"), nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("place", String(200), nullable=False, comment="cell, other body or passage it is about"),
    Column("status", String(15), nullable=False),
    Column("level", String(8), nullable=False),
    Column("message", Text, nullable=False, comment="in Chinese"),
    Column("evidence", Text, nullable=False, comment="JSON: values, places, passages"),
    UniqueConstraint("judged_by", "rule", "body_id", "year", "place", name="uq_finding_what"),
    comment="what is seen only over many reports; made anew by each run",
)

DECISION = Table(
    "decision",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("body_id", Integer, ForeignKey("body.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("rule", String(80), nullable=False),
    Column("place", String(200), nullable=False, comment="empty: the rule as a whole"),
    Column(
        "decision",
        String(10),
        nullable=False,
        comment="confirmed, dismissed, waived",
    ),
    Column("reason", Text, nullable=False),
    Column("signed_by", String(100), nullable=False),
    Column("decided", DateTime, nullable=False, comment="UTC"),
    Index("ix_decision_body_id_year_rule", "body_id", "year", "rule"),
    comment="what people decided, by body, year and rule, so that it outlives every run; the last "
    "one counts",
)
