"""The exit codes of the command, and which of them a run deserves."""

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from gongkai.model.errors import GongkaiError, RuleFileError, UnreadableFile
from gongkai.model.message import Language, Message, message, render
from gongkai.model.profile import FailOn, Profile
from gongkai.model.rule import Level
from gongkai_cli.console import wants_colour
from gongkai_cli.result import Result

if TYPE_CHECKING:
    from gongkai.comparison import Comparison
    from gongkai.supervise.assessing.run import Step


CLEAN = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3
CRASHED = 70
INTERRUPTED = 130
BROKEN_PIPE = 141

_RANK: dict[Level, int] = {"error": 3, "warning": 2, "info": 1}


def exit_code(
    results: Iterable[Result],
    fail_on: FailOn | None,
    profiles: Mapping[str, Profile] | None = None,
) -> int:
    """The worst code that any file deserves: a file that was not judged outranks findings. Where
    ``fail_on`` is left open, the profile that a file was judged by settles it, else ``error``."""
    return max((_of(result, fail_on, profiles or {}) for result in results), default=CLEAN)


def comparison_code(
    comparison: "Comparison", asked: FailOn | None, profiles: Mapping[str, Profile]
) -> int:
    """1 where a finding at or above the level is new, or too little of the new side could be judged
    to say so."""
    new = comparison.new.assessment
    fail_on = _fail_on(asked, profiles.get(new.provenance.profile))
    added: Iterable[Level] = (one.level for one in comparison.added)
    return FINDINGS if _reaches(new.grade is not None, added, fail_on) else CLEAN


def step_code(step: "Step", asked: FailOn | None, profiles: Mapping[str, Profile]) -> int:
    """The code that one file of a run over many deserves: the same as ``check`` gives it, whether
    it was judged now or before."""
    match step.standing:
        case None:
            return CRASHED if step.became == "crashed" else UNREADABLE
        case standing:
            fail_on = _fail_on(asked, profiles.get(standing.profile))
            levels = () if standing.worst is None else (standing.worst,)
            return FINDINGS if _reaches(standing.graded, levels, fail_on) else CLEAN


def _of(result: Result, asked: FailOn | None, profiles: Mapping[str, Profile]) -> int:
    if result.crashed:
        return CRASHED
    if result.assessment is None:
        return UNREADABLE
    assessment = result.assessment
    fail_on = _fail_on(asked, profiles.get(assessment.provenance.profile))
    failed: Iterable[Level] = (
        verdict.level for verdict in assessment.verdicts if verdict.status == "fail"
    )
    return FINDINGS if _reaches(assessment.grade is not None, failed, fail_on) else CLEAN


def _fail_on(asked: FailOn | None, profile: Profile | None) -> FailOn:
    return asked or (profile and profile.fail_on) or "error"


def _reaches(graded: bool, failed: Iterable[Level], level: FailOn) -> bool:
    """Whether something at or above the level is wrong, or too little could be judged to say so."""
    if level == "never":
        return False
    return not graded or any(_RANK[one] >= _RANK[level] for one in failed)


def tell(
    item: Message, language: Language, *, source: str | None = None, colour: bool | None = None
) -> None:
    """One error. The file is named below it unless the message names it already."""
    word = click.style(render(message("view.error"), language), fg="red", bold=True)
    text = render(item, language)
    click.echo(f"{word}{text}", err=True, color=wants_colour(sys.stderr, colour))
    if source and source not in text:
        where = render(message("view.error_file", file=source), language)
        click.echo(f"    {where}", err=True)


def tell_error(error: GongkaiError, language: Language) -> None:
    """An error that ends the run, with file and line where it is about a rule file."""
    tell(error.message, language, source=_place(error))


def _place(error: GongkaiError) -> str | None:
    match error:
        case UnreadableFile():
            return error.source
        case RuleFileError():
            return error.place
        case _:
            return None


def tell_usage(error: click.ClickException, language: Language) -> None:
    """A wrong command line: what is wrong, and where the right one is described."""
    tell(message("view.verbatim", text=error.format_message()), language)
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "gongkai"
    click.echo(render(message("view.try_help", command=command), language), err=True)
