"""Where one file stands beside the others: the row of a table of scores."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.message import Language, message, render
from gongkai_cli.result import Result


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One file. Where it could not be judged ``body`` says so and the rest is None or empty;
    ``score`` is None, too, where no scored rule applied."""

    source: str
    body: str
    year: int | None = None
    score: Decimal | None = None
    grade: str = ""
    errors: int | None = None
    warnings: int | None = None
    doubts: int | None = None
    doubtful_readings: int | None = None


COLUMNS = ("file", "body", "year", "score", "grade", "errors", "warnings", "doubts",
           "doubtful_readings")  # fmt: skip
"""The headings (``view.column.…``) of a standing's fields."""


def score_row(result: Result, language: Language) -> ScoreRow:
    """Score, grade and how many findings of each sort."""

    def say(key: str) -> str:
        return render(message(f"view.{key}"), language)

    found = result.assessment
    if found is None:
        return ScoreRow(result.source, say("crashed" if result.crashed else "unreadable"))
    failed = [verdict.level for verdict in found.verdicts if verdict.status == "fail"]
    return ScoreRow(
        source=result.source,
        body=found.body.name or say("body_unknown"),
        year=found.year,
        score=found.score.value,
        grade=found.grade.title.to(language) if found.grade else say("no_grade"),
        errors=failed.count("error"),
        warnings=failed.count("warning"),
        doubts=sum(verdict.status == "doubt" for verdict in found.verdicts),
        doubtful_readings=len(found.doubts),
    )
