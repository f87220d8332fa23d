"""The card at the top: whose report, what score, judged by what."""

from collections import Counter

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.assessment import Assessment
from gongkai_cli.views.numbers import percent, plain
from gongkai_cli.views.terminal.marks import LEVEL_STYLES, STYLES
from gongkai_cli.views.terminal.page import Page
from gongkai_cli.views.terminal.prose import Edged, Flow, Prose

_BAR = 20
_ROOMY = 76
_ONLY_IF_ANY = ("level.info", "doubts", "status.waived")
_GRADE_STYLES = ("green", "cyan", "yellow", "red")


def header(assessment: Assessment, page: Page) -> RenderableType:
    """Body and year against score and grade, the counts, and the provenance."""
    colour = grade_style(assessment, page)
    rows = [
        _row(_whose(assessment, page), _score(assessment, colour, page)),
        _row(Prose(_provenance(assessment, page), "dim"), _bar(assessment, colour, page)),
        _counts(assessment, page),
        Prose(assessment.provenance.source, "dim"),
    ]
    rows += [Prose(note, "yellow") for note in _notes(assessment, page)]
    return Padding(Edged(Group(*rows), page.marks.edge, colour), (1, 0, 0, 0))


def grade_style(assessment: Assessment, page: Page) -> str:
    """Green for the best band of the profile, red for the last, dim without a grade."""
    if assessment.grade is None:
        return "bright_black"
    profile = page.rulebook.profiles.get(assessment.provenance.profile)
    bands = [band.id for band in profile.bands] if profile else []
    if assessment.grade.id not in bands:
        return "cyan"
    if assessment.grade.id == bands[-1]:
        return _GRADE_STYLES[-1]
    return _GRADE_STYLES[min(bands.index(assessment.grade.id), 2)]


def _row(left: RenderableType, right: RenderableType) -> RenderableType:
    grid = Table.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(left, right)
    return grid


def _whose(assessment: Assessment, page: Page) -> Text:
    name = assessment.body.name or page.say("body_unknown")
    year = assessment.year
    return Text.assemble(
        (name, "bold"),
        " · ",
        page.say("of_year", year=year) if year else page.say("year_unknown"),
    )


def _score(assessment: Assessment, colour: str, page: Page) -> Text:
    value = assessment.score.value
    if value is None:
        return Text(page.say("no_score"), "bright_black")
    grade = assessment.grade
    return Text.assemble(
        (page.say("score"), "dim"),
        " ",
        (plain(value), f"bold {colour}"),
        "   ",
        (page.put(grade.title) if grade else page.say("no_grade"), f"bold {colour}"),
    )


def _bar(assessment: Assessment, colour: str, page: Page) -> Text:
    value = assessment.score.value
    if value is None or page.width < _ROOMY:
        return Text()
    filled = int(value * _BAR / 100)
    return Text.assemble(
        (page.marks.full * filled, colour), (page.marks.rest * (_BAR - filled), "bright_black")
    )


def _counts(assessment: Assessment, page: Page) -> RenderableType:
    failed = Counter(verdict.level for verdict in assessment.verdicts if verdict.status == "fail")
    status = Counter(verdict.status for verdict in assessment.verdicts)
    items: list[Text] = []
    for key, count, style in (
        ("level.error", failed["error"], LEVEL_STYLES["error"]),
        ("level.warning", failed["warning"], LEVEL_STYLES["warning"]),
        ("level.info", failed["info"], LEVEL_STYLES["info"]),
        ("status.doubt", status["doubt"], STYLES["doubt"]),
        ("doubts", len(assessment.doubts), STYLES["doubt"]),
        ("status.manual", status["manual"], STYLES["manual"]),
        ("status.waived", status["waived"], "dim"),
        ("status.pass", status["pass"], STYLES["pass"]),
        ("status.not_applicable", status["not_applicable"], "dim"),
    ):
        if not count and key in _ONLY_IF_ANY:
            continue
        items.append(Text(f"{page.say(key)} {count}", style if count else "dim"))
    return Flow(items)


def _provenance(assessment: Assessment, page: Page) -> str:
    origin = assessment.provenance
    profile = page.rulebook.profiles.get(origin.profile)
    return page.say(
        "judged_by",
        form=page.rulebook.form(assessment.form).title,
        profile=profile.title if profile else origin.profile,
        version=origin.rules_version,
        sha256=origin.rules_sha256[:8],
    )


def _notes(assessment: Assessment, page: Page) -> list[str]:
    """By the rules of which day, why there is no grade, or which rule caps it."""
    notes = _day(assessment, page)
    profile = page.rulebook.profiles.get(assessment.provenance.profile)
    score = assessment.score
    if profile and score.value is not None and score.judged < profile.judged_at_least:
        notes.append(
            page.say(
                "too_little",
                judged=percent(score.judged),
                least=percent(profile.judged_at_least),
            )
        )
    if assessment.vetoed_by:
        titles = {verdict.rule: verdict.title for verdict in assessment.verdicts}
        rules = tuple(titles.get(rule, rule) for rule in assessment.vetoed_by)
        notes.append(page.say("vetoed", rules=rules))
    return notes


def _day(assessment: Assessment, page: Page) -> list[str]:
    """The day whose rules it was judged by, where that is not plain from the year."""
    form, day = page.rulebook.form(assessment.form), assessment.in_force_on
    if assessment.as_of:
        return [page.say("replayed", day=assessment.as_of, form=form.title)]
    if day and form != page.rulebook.forms[-1]:
        return [page.say("rules_of_its_day", year=assessment.year, day=day, form=form.title)]
    return []
