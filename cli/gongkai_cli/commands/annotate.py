"""``gongkai annotate``: the findings in a copy of the report, where they belong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.errors import GongkaiError
from gongkai.model.message import Language, message, render
from gongkai.model.verdict import Status
from gongkai_cli.commands.criteria import criteria_of
from gongkai_cli.commands.destination import refuse_overwriting
from gongkai_cli.commands.options import (
    day_option,
    force_option,
    judging_options,
    language_option,
    output_options,
    previous_option,
)
from gongkai_cli.commands.settings import ConfiguredCommand
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.exits import CLEAN, exit_code, tell
from gongkai_cli.judging import judge, read_other
from gongkai_cli.language import words
from gongkai_cli.progress import tell_work
from gongkai_cli.result import Result
from gongkai_cli.views.output import unwritable
from gongkai_cli.views.target import put

if TYPE_CHECKING:
    from gongkai.readers.opening import Content
    from gongkai.rulebook.rulebook import Rulebook
    from gongkai.writing.annotation.remarks import Note


@dataclass(frozen=True, slots=True)
class AnnotateRequest:
    """The report, the copy to be written, and what goes with the report. ``every``: what a person
    must look at is remarked too; ``day`` is the date of the comments."""

    file: str
    output: Path
    every: bool
    day: date | None
    force: bool
    profile: str | None
    rules: tuple[Path, ...]
    body_kind: str | None
    body_name: str | None
    waivers: tuple[Path, ...]
    previous: str | None
    published: date | None
    as_of: date | None


SETTINGS = ("profile", "rules", "body_kind", "body_name", "waivers", "published")
_CONVERTED = frozenset({"doc", "wps", "rtf", "odt", "wordxml"})
_FINDINGS: tuple[Status, ...] = ("fail", "doubt")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return annotate(AnnotateRequest(**asked), language)

    return ConfiguredCommand(
        "annotate",
        settings=SETTINGS,
        reports="file",
        spoken=language,
        callback=run,
        help=say("annotate"),
        short_help=say("annotate_short"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            *output_options("annotate_out", language, required=True, old="--out"),
            click.Option(["--all", "every"], is_flag=True, help=say("annotate_all")),
            day_option("--date", "annotate_date", language, parameter="day"),
            force_option(language),
            *judging_options(language, without=("fail_on",)),
            previous_option(language),
            language_option(language),
        ],
    )


def annotate(request: AnnotateRequest, language: Language) -> int:
    """Judge the report, write the copy, and say how many remarks are in it."""
    from gongkai.readers import LIMITS
    from gongkai.readers.opening import open_file

    refuse_overwriting(
        request.output, request.file, request.previous, force=request.force, language=language
    )
    rulebook = load_rulebook(request.rules, request.profile)
    criteria = criteria_of(request, rulebook, language)
    if request.previous:
        previous = read_other(request.previous, rulebook, request.body_kind)
        if isinstance(previous, Result):
            return _failed(previous, language)
        criteria = replace(criteria, previous=previous)
    content = _annotatable(open_file(Path(request.file), LIMITS), request, language)
    result = judge(request.file, criteria, content)
    if result.error:
        return _failed(result, language)
    notes = _notes(result, rulebook, request, language)
    with unwritable(request.output, language):
        put(_annotated(content, notes, request), request.output)
    key = "annotated" if notes else "annotated_none"
    click.echo(words(key, language, file=request.output, n=len(notes)), err=True)
    return CLEAN


def _annotatable(content: "Content", request: AnnotateRequest, language: Language) -> "Content":
    """The file itself, or its conversion where its format takes no comments from this program."""
    if content.format in _CONVERTED:
        from gongkai.readers.office import convert

        content = replace(content, data=convert(content, "docx", tell=tell_work), format="docx")
        allowed = {".docx"}
        click.echo(words("annotated_converted", language, file=request.file), err=True)
    elif content.format in ("docx", "pdf"):
        allowed = {f".{content.format}", Path(request.file).suffix.lower()}
    else:
        raise GongkaiError(message("view.wrong.not_annotated", file=request.file))
    if request.output.suffix.lower() not in allowed:
        names = tuple(sorted(allowed))
        told = message("view.wrong.suffix", file=request.output, allowed=names)
        raise click.UsageError(render(told, language))
    return content


def _notes(
    result: Result, rulebook: "Rulebook", request: AnnotateRequest, language: Language
) -> "list[Note]":
    from gongkai.writing.annotation.remarks import remarks
    from gongkai_cli.views.copy.note import note_of

    assert result.assessment and result.report
    statuses = (*_FINDINGS, "manual") if request.every else _FINDINGS
    return [
        note_of(remark, result.assessment, rulebook, language)
        for remark in remarks(result.assessment, result.report, statuses)
    ]


def _annotated(content: "Content", notes: "Sequence[Note]", request: AnnotateRequest) -> bytes:
    moment = datetime.combine(request.day, time()) if request.day else None
    if content.format == "pdf":
        from gongkai.writing.annotation.pdf import annotate_pdf

        return annotate_pdf(content, notes, date=moment)
    from gongkai.writing.annotation.word import annotate_word

    return annotate_word(content, notes, date=moment)


def _failed(result: Result, language: Language) -> int:
    if result.error:
        tell(result.error, language, source=result.source)
    return exit_code([result], None)
