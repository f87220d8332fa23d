"""The first register."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False, comment="full name"),
        sa.Column("kind", sa.String(length=40), nullable=False, comment="id of rules/bodies.toml"),
        sa.Column(
            "level",
            sa.String(length=20),
            nullable=True,
            comment="township, county, city, province, nation",
        ),
        sa.Column(
            "region",
            sa.String(length=100),
            nullable=True,
            comment="the area it belongs to, as printed in its name",
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="the body that supervises it"),
        sa.Column(
            "origin",
            sa.String(length=10),
            nullable=False,
            comment="imported from a list, or guessed from a report",
        ),
        sa.Column("since", sa.Integer(), nullable=True, comment="first year it must report on"),
        sa.Column("until", sa.Integer(), nullable=True, comment="last year it must report on"),
        sa.ForeignKeyConstraint(["parent_id"], ["body.id"], name=op.f("fk_body_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("name", name=op.f("uq_body_name")),
        comment="public bodies",
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started", sa.DateTime(), nullable=False, comment="UTC"),
        sa.Column(
            "finished",
            sa.DateTime(),
            nullable=True,
            comment="UTC; null while it runs or where it was cut short",
        ),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("judged_by", sa.String(length=64), nullable=False),
        sa.Column("rules_version", sa.String(length=20), nullable=False),
        sa.Column("rules_sha256", sa.String(length=64), nullable=False),
        sa.Column("options", sa.Text(), nullable=False, comment="JSON: sources, profile and so on"),
        sa.Column("files", sa.Integer(), nullable=False, comment="how many files it met"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
        comment="every assess that was started",
    )
    op.create_table(
        "alias",
        sa.Column(
            "name", sa.String(length=200), nullable=False, comment="another name that reports print"
        ),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_alias_body_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_alias")),
        comment="further names of bodies",
    )
    op.create_index(op.f("ix_alias_body_id"), "alias", ["body_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column(
            "place", sa.String(length=200), nullable=False, comment="empty: the rule as a whole"
        ),
        sa.Column(
            "decision", sa.String(length=10), nullable=False, comment="confirmed, dismissed, waived"
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.String(length=100), nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=False, comment="UTC"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_decision_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        comment="what people decided, by body, year and rule, so that it outlives every run; the "
        "last one counts",
    )
    op.create_index(
        "ix_decision_body_id_year_rule", "decision", ["body_id", "year", "rule"], unique=False
    )
    op.create_table(
        "file",
        sa.Column(
            "source",
            sa.String(length=500),
            nullable=False,
            comment="path or address, as it was given",
        ),
        sa.Column(
            "sha256",
            sa.String(length=64),
            nullable=True,
            comment="null where the file could not be opened",
        ),
        sa.Column("run_id", sa.Integer(), nullable=False, comment="the last run that met it"),
        sa.Column(
            "state", sa.String(length=12), nullable=False, comment="read, unreadable, crashed"
        ),
        sa.Column(
            "filed",
            sa.Integer(),
            nullable=True,
            comment="the year that the place names; null where it names none",
        ),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="how often it was tried"),
        sa.Column("message", sa.Text(), nullable=True, comment="why it could not be read"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_file_run_id")),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_file")),
        comment="where reports lie; a content that no file has any more is a superseded version",
    )
    op.create_index(op.f("ix_file_sha256"), "file", ["sha256"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judged_by", sa.String(length=64), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False, comment="of rules/register"),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.String(length=200),
            nullable=False,
            comment="cell, other body or passage it is about",
        ),
        sa.Column("status", sa.String(length=15), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("message", sa.Text(), nullable=False, comment="in Chinese"),
        sa.Column("evidence", sa.Text(), nullable=False, comment="JSON: values, places, passages"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_finding_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint(
            "judged_by", "rule", "body_id", "year", "place", name="uq_finding_what"
        ),
        comment="what is seen only over many reports; made anew by each run",
    )
    op.create_index(op.f("ix_finding_body_id"), "finding", ["body_id"], unique=False)
    op.create_index(op.f("ix_finding_judged_by"), "finding", ["judged_by"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="of the file's bytes"),
        sa.Column("body_id", sa.Integer(), nullable=True, comment="null where nobody could tell"),
        sa.Column("body_name", sa.String(length=200), nullable=True, comment="the name as printed"),
        sa.Column(
            "year",
            sa.Integer(),
            nullable=True,
            comment="the year reported on; null where nobody could tell",
        ),
        sa.Column(
            "form", sa.String(length=20), nullable=False, comment="edition of the official form"
        ),
        sa.Column("format", sa.String(length=20), nullable=False, comment="of the file"),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column(
            "published",
            sa.Date(),
            nullable=True,
            comment="the day printed, of publication or else of signature",
        ),
        sa.Column(
            "doubts", sa.Integer(), nullable=False, comment="how many things the reader doubts"
        ),
        sa.Column(
            "record", sa.LargeBinary(), nullable=False, comment="gongkai read's record: JSON, zlib"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_report_body_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("sha256", name=op.f("uq_report_sha256")),
        comment="every version of every report that was read, by content",
    )
    op.create_index(op.f("ix_report_body_id"), "report", ["body_id"], unique=False)
    op.create_index("ix_report_body_id_year", "report", ["body_id", "year"], unique=False)
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column(
            "judged_by",
            sa.String(length=64),
            nullable=False,
            comment="hash of rules, profile and options",
        ),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("rules_version", sa.String(length=20), nullable=False),
        sa.Column("rules_sha256", sa.String(length=64), nullable=False),
        sa.Column("profile", sa.String(length=80), nullable=False),
        sa.Column(
            "score",
            sa.Numeric(precision=5, scale=1),
            nullable=True,
            comment="0 to 100; null where no rule applied",
        ),
        sa.Column(
            "judged",
            sa.Numeric(precision=4, scale=2),
            nullable=False,
            comment="share of points that were judged",
        ),
        sa.Column("grade", sa.String(length=40), nullable=True),
        sa.Column(
            "document",
            sa.LargeBinary(),
            nullable=False,
            comment="as check --format json: JSON, zlib",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_assessment_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("report_id", "judged_by", name="uq_assessment_report_id_judged_by"),
        comment="one report judged by one set of rules",
    )
    op.create_table(
        "cell",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("cell", sa.String(length=80), nullable=False, comment="table.row.column"),
        sa.Column(
            "value",
            sa.Numeric(precision=20, scale=4),
            nullable=True,
            comment="null unless state is number",
        ),
        sa.Column(
            "state",
            sa.String(length=8),
            nullable=False,
            comment="number, blank, dash, none, text, lost",
        ),
        sa.Column(
            "doubt", sa.Boolean(), nullable=False, comment="whether the reader is unsure of it"
        ),
        sa.Column(
            "raw", sa.Text(), nullable=True, comment="as printed, where that is not the value"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_cell_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", "cell", name=op.f("pk_cell")),
        comment="the numbers of the three tables",
    )
    op.create_table(
        "standing",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True, comment="the version that counted"),
        sa.Column("score", sa.Numeric(precision=5, scale=1), nullable=True),
        sa.Column("grade", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_standing_body_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_standing_report_id")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name=op.f("fk_standing_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "body_id", "year", name=op.f("pk_standing")),
        comment="what each body stood at when a run was finished: movement since the last run",
    )
    op.create_table(
        "verdict",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=15), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("points", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.Column("lost", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.Column("message", sa.Text(), nullable=False, comment="in Chinese"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_verdict_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "rule", name=op.f("pk_verdict")),
        comment="the conclusion on each rule",
    )
    op.create_index("ix_verdict_rule_status", "verdict", ["rule", "status"], unique=False)
