"""``gongkai compare``: two drafts, or two years, of a report side by side."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from gongkai.comparison import Side
from gongkai.comparison.compare import pairing
from gongkai.model.assessment import Assessment
from gongkai.model.errors import UnreadableFile
from gongkai.model.message import Language, message
from gongkai.model.profile import FailOn
from gongkai.readers.limits import LIMITS
from gongkai_cli.commands.criteria import criteria_of
from gongkai_cli.commands.options import (
    format_option,
    judging_options,
    language_option,
    verbose_option,
)
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.exits import CRASHED, UNREADABLE, comparison_code, tell
from gongkai_cli.judging import JudgingCriteria, judge
from gongkai_cli.language import words
from gongkai_cli.result import Result
from gongkai_cli.views.formats import COMPARISON
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation

if TYPE_CHECKING:
    from gongkai.model.report import Report


SETTINGS = ("profile", "rules", "body_kind", "body_name", "fail_on", "waivers", "published")


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """The two files and by what they are judged; ``into`` is the format of the output."""

    old: str
    new: str
    into: str
    verbose: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    published: date | None
    as_of: date | None
    fail_on: FailOn | None


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return compare(CompareRequest(**asked), language)

    return ConfiguredCommand(
        "compare",
        settings=SETTINGS,
        reports="new",
        spoken=language,
        callback=run,
        help=say("compare"),
        short_help=say("compare_short"),
        epilog=say("compare_exits"),
        params=[
            click.Argument(["old"], metavar="OLD"),
            click.Argument(["new"], metavar="NEW"),
            format_option(COMPARISON, language),
            *judging_options(language),
            verbose_option("compare_all", language),
            language_option(language),
        ],
    )


def compare(request: CompareRequest, language: Language) -> int:
    """Judge both, hold them against each other, and return the exit code."""
    from gongkai.comparison import compare as held
    from gongkai.kinds import KINDS

    rulebook = load_rulebook(request.rules, request.profile)
    before, after = halves(request.old, request.new, criteria_of(request, rulebook, language))
    failed = [half.failed for half in (before, after) if half.failed]
    for one in failed:
        if one.error:
            tell(one.error, language, source=one.source)
    if before.side is None or after.side is None:
        return CRASHED if any(one.crashed for one in failed) else UNREADABLE
    derived = (rule.id for rule in rulebook.rules if KINDS[rule.kind].quorum)
    comparison = held(before.side, after.side, derived)
    shown = RulebookPresentation(language=language, rulebook=rulebook, verbose=request.verbose)
    put(comparison, Destination(request.into), COMPARISON, shown)
    return comparison_code(comparison, request.fail_on, rulebook.profiles)


_REPORTS = "reports"
"""The key that tells saved results from the record of a report."""


@dataclass(frozen=True, slots=True)
class Half:
    """A side, or the file with the reason why there is none. ``report`` is there where it was
    judged now."""

    side: Side | None
    failed: Result | None = None
    report: "Report | None" = None


def halves(old: str, new: str, criteria: JudgingCriteria) -> tuple[Half, Half]:
    """Both sides. Where the new report is of the year after the old one, that is its report of
    last year; the day of publication told is the new one's."""
    before = _half(old, criteria, published=False)
    after = _half(new, criteria)
    if before.side and after.side and before.report and after.report:
        was, is_ = before.side.assessment, after.side.assessment
        if pairing(was, is_) == "drafts" and criteria.published:
            before = _half(old, criteria)
        elif _follows(was, is_):
            after = _half(new, replace(criteria, previous=before.report))
    return before, after


def _follows(old: Assessment, new: Assessment) -> bool:
    if pairing(old, new) != "years" or old.year is None or new.year is None:
        return False
    return new.year == old.year + 1


def _half(file: str, criteria: JudgingCriteria, *, published: bool = True) -> Half:
    try:
        saved = _saved(file)
    except UnreadableFile as error:
        return Half(None, Result(file, error=error.message))
    if saved:
        return Half(Side(saved))
    asked = criteria if published else replace(criteria, published=None)
    result = judge(file, asked)
    if result.assessment is None:
        return Half(None, result)
    cells = result.report.cells if result.report else None
    return Half(Side(result.assessment, cells), report=result.report)


def _saved(file: str) -> Assessment | None:
    """The one assessment of a file of saved results; None where it is no such file."""
    document = _document(Path(file))
    if document is None:
        return None
    from gongkai.record.saved import saved_assessments

    found = saved_assessments(document, file)
    if len(found) != 1:
        raise UnreadableFile(file, message("compare.not_one", count=len(found)))
    return found[0]


def _document(path: Path) -> Mapping[str, object] | None:
    try:
        with path.open("rb") as opened:
            if opened.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
                return None
            opened.seek(0)
            content = opened.read(LIMITS.file_bytes + 1)
        if len(content) > LIMITS.file_bytes:
            return None
        document: Any = json.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or _REPORTS not in document:
        return None
    return cast("Mapping[str, object]", document)
