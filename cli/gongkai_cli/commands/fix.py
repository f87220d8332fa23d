"""``gongkai fix``: what can safely be mended in the tables, shown, and written into a copy."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Language, message
from gongkai_cli.commands.criteria import question_of
from gongkai_cli.commands.options import language_option, load_rulebook, words
from gongkai_cli.commands.settings import ConfiguredCommand, judging_options
from gongkai_cli.commands.target import out_option, refuse_overwriting
from gongkai_cli.exits import CLEAN, FINDINGS, exit_code, tell
from gongkai_cli.judging import judged
from gongkai_cli.views.copy.difference import differences
from gongkai_cli.views.formats import unwritable
from gongkai_cli.views.target import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.readers.opening import Content
    from gongkai.writing.mending.mend import Mend, Mended
    from gongkai_cli.result import Checked


@dataclass(frozen=True, slots=True)
class Fixing:
    """The report, the copy to be written (None for a dry run), and what goes with the report."""

    file: str
    out: Path | None
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
        return fix(Fixing(**asked), language)

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
            out_option(say("fix_out")),
            click.Option(["--force"], is_flag=True, help=say("force")),
            *judging_options(language, without=("fail_on",)),
            language_option(language),
        ],
    )


def fix(fixing: Fixing, language: Language) -> int:
    """Judge the report, show what can be mended, and write the copy where one is asked for."""
    from gongkai.readers import LIMITS
    from gongkai.readers.opening import open_file
    from gongkai.writing.mending.safe import safe_mends

    if fixing.dry_run == (fixing.out is not None):
        raise click.UsageError(words("wrong.fix_how", language))
    if fixing.out:
        refuse_overwriting(fixing.out, fixing.file, force=fixing.force, language=language)
    rulebook = load_rulebook(fixing.rules, fixing.profile)
    question = question_of(fixing, rulebook, language)
    content = open_file(Path(fixing.file), LIMITS)
    result = judged(fixing.file, question, content)
    if result.error or not result.report or not result.assessment:
        if result.error:
            tell(result.error, language, source=result.source)
        return exit_code([result], None)
    mends = safe_mends(result.report, result.assessment, rulebook)
    copy = _copy(content, mends, fixing)
    click.echo("\n".join(differences(fixing.file, copy, language)))
    if fixing.out is None:
        return FINDINGS if mends else CLEAN
    if copy.written:
        _prove(result, copy, content, fixing)
        with unwritable(fixing.out, language):
            put(copy.data, fixing.out)
        told = words("fixed", language, file=fixing.out, n=len(copy.written))
        click.echo(told, err=True)
    return FINDINGS if copy.held else CLEAN


def _copy(content: "Content", mends: "Sequence[Mend]", fixing: Fixing) -> "Mended":
    """The copy; of a format that is not written, what would be mended in it. GongkaiError where
    such a one is to be written."""
    from gongkai.writing.mending.copying import WRITERS, mended
    from gongkai.writing.mending.mend import Mended

    if content.format in WRITERS:
        if fixing.out and fixing.out.suffix.lower() not in _suffixes(content, fixing):
            names = tuple(sorted(_suffixes(content, fixing)))
            raise GongkaiError(message("view.wrong.suffix", file=fixing.out, allowed=names))
        return mended(content, mends)
    if fixing.out:
        raise GongkaiError(message("view.wrong.not_fixed", file=fixing.file))
    return Mended(content.data, tuple(mends), ())


def _suffixes(content: "Content", fixing: Fixing) -> set[str]:
    return {f".{content.format}", Path(fixing.file).suffix.lower()}


def _prove(result: "Checked", copy: "Mended", content: "Content", fixing: Fixing) -> None:
    """GongkaiError where the copy, understood anew, differs in any cell but those mended."""
    from gongkai_cli.judging import read_report

    assert result.report
    rulebook = load_rulebook(fixing.rules, fixing.profile)
    again = read_report(
        replace(content, data=copy.data), rulebook, fixing.body_kind, fixing.body_name
    )
    wanted = {id_: cell.raw.strip() for id_, cell in result.report.cells.items()}
    wanted |= {mend.cell: mend.new for mend in copy.written}
    found = {id_: cell.raw.strip() for id_, cell in again.cells.items()}
    if wanted != found:
        wrong = min(
            id_ for id_ in wanted.keys() | found.keys() if wanted.get(id_) != found.get(id_)
        )
        raise GongkaiError(message("mend.not_proved", place=wrong))
