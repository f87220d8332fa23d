"""``gongkai fix``: what can safely be mended in the tables, shown, and written into a copy."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Language, message
from gongkai_cli.commands.criteria import criteria_of
from gongkai_cli.commands.destination import refuse_overwriting
from gongkai_cli.commands.options import (
    force_option,
    judging_options,
    language_option,
    output_options,
)
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.exits import CLEAN, FINDINGS, exit_code, tell
from gongkai_cli.judging import judge
from gongkai_cli.language import words
from gongkai_cli.views.copy.difference import differences
from gongkai_cli.views.output import unwritable
from gongkai_cli.views.target import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.readers.opening import Content
    from gongkai.writing.mending.mend import CellMend, MendedCopy
    from gongkai_cli.result import Result


@dataclass(frozen=True, slots=True)
class FixRequest:
    """The report, the copy to be written (None for a dry run), and what goes with the report."""

    file: str
    output: Path | None
    dry_run: bool
    force: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    published: date | None
    as_of: date | None


SETTINGS = ("profile", "rules", "body_kind", "body_name", "waivers", "published")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return fix(FixRequest(**asked), language)

    return ConfiguredCommand(
        "fix",
        settings=SETTINGS,
        reports="file",
        spoken=language,
        callback=run,
        help=say("fix"),
        short_help=say("fix_short"),
        epilog=say("fix_exits"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--dry-run"], is_flag=True, help=say("fix_dry_run")),
            *output_options("fix_out", language, old="--out"),
            force_option(language),
            *judging_options(language, without=("fail_on",)),
            language_option(language),
        ],
    )


def fix(request: FixRequest, language: Language) -> int:
    """Judge the report, show what can be mended, and write the copy where one is asked for."""
    from gongkai.readers import LIMITS
    from gongkai.readers.opening import open_file
    from gongkai.writing.mending.safe import safe_mends

    if request.dry_run == (request.output is not None):
        raise click.UsageError(words("wrong.fix_how", language))
    if request.output:
        refuse_overwriting(request.output, request.file, force=request.force, language=language)
    rulebook = load_rulebook(request.rules, request.profile)
    criteria = criteria_of(request, rulebook, language)
    content = open_file(Path(request.file), LIMITS)
    result = judge(request.file, criteria, content)
    if result.error or not result.report or not result.assessment:
        if result.error:
            tell(result.error, language, source=result.source)
        return exit_code([result], None)
    mends = safe_mends(result.report, result.assessment, rulebook)
    copy = _copy(content, mends, request)
    click.echo("\n".join(differences(request.file, copy, language)))
    if request.output is None:
        return FINDINGS if mends else CLEAN
    if copy.written:
        _prove(result, copy, content, request)
        with unwritable(request.output, language):
            put(copy.data, request.output)
        told = words("fixed", language, file=request.output, n=len(copy.written))
        click.echo(told, err=True)
    return FINDINGS if copy.held else CLEAN


def _copy(content: "Content", mends: "Sequence[CellMend]", request: FixRequest) -> "MendedCopy":
    """The copy; of a format that is not written, what would be mended in it. GongkaiError where
    such a one is to be written."""
    from gongkai.writing.mending.mend import MendedCopy
    from gongkai.writing.mending.mended_copy import WRITERS, mended

    if content.format in WRITERS:
        if request.output and request.output.suffix.lower() not in _suffixes(content, request):
            names = tuple(sorted(_suffixes(content, request)))
            raise GongkaiError(message("view.wrong.suffix", file=request.output, allowed=names))
        return mended(content, mends)
    if request.output:
        raise GongkaiError(message("view.wrong.not_fixed", file=request.file))
    return MendedCopy(content.data, tuple(mends), ())


def _suffixes(content: "Content", request: FixRequest) -> set[str]:
    return {f".{content.format}", Path(request.file).suffix.lower()}


def _prove(result: "Result", copy: "MendedCopy", content: "Content", request: FixRequest) -> None:
    """GongkaiError where the copy, understood anew, differs in any cell but those mended."""
    from gongkai_cli.judging import read_report

    assert result.report
    rulebook = load_rulebook(request.rules, request.profile)
    again = read_report(
        replace(content, data=copy.data), rulebook, request.body_kind, request.body_name
    )
    wanted = {id_: cell.raw.strip() for id_, cell in result.report.cells.items()}
    wanted |= {mend.cell: mend.new for mend in copy.written}
    found = {id_: cell.raw.strip() for id_, cell in again.cells.items()}
    if wanted != found:
        wrong = min(
            id_ for id_ in wanted.keys() | found.keys() if wanted.get(id_) != found.get(id_)
        )
        raise GongkaiError(message("mend.not_proved", place=wrong))
