"""``gongkai assess``: many reports into a register."""

import signal
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from gongkai.model.message import Language, Message, message, render
from gongkai.model.profile import FailOn
from gongkai_cli.commands.judges import open_judges
from gongkai_cli.commands.options import (
    force_option,
    judging_options,
    language_option,
    register_option,
)
from gongkai_cli.commands.register.access import register_at
from gongkai_cli.commands.settings import ConfiguredCommand, configuration_of, refuse_unknown
from gongkai_cli.exits import CLEAN, INTERRUPTED, step_code, tell
from gongkai_cli.judging import chosen_profile, is_profile_file
from gongkai_cli.language import spoken, words
from gongkai_cli.progress import with_progress

if TYPE_CHECKING:
    from gongkai.model.panel import Scope
    from gongkai.supervise.assessing.criteria import Standard
    from gongkai.supervise.assessing.input_files import Listing
    from gongkai.supervise.assessing.run import Run, Step


SETTINGS = ("profile", "rules", "fail_on", "waivers", "register", "scope")
_OF_ONE_REPORT = ("body_kind", "body_name", "published")
_TOLD = 5
"""How many of the files that could not be read are named at the end."""


@dataclass(frozen=True, slots=True)
class AssessRequest:
    """The arguments and options of the command line, each under its own name."""

    sources: tuple[str, ...]
    register: str | None
    workers: int | None
    cluster: str | None
    store: str | None
    limit: int | None
    force: bool
    scope: Path | None
    profile: str | None
    rules: tuple[Path, ...]
    waivers: tuple[Path, ...]
    as_of: date | None
    fail_on: FailOn | None


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(**asked: Any) -> int:
        return assess(AssessRequest(**asked), language)

    return ConfiguredCommand(
        "assess",
        settings=SETTINGS,
        reports="sources",
        spoken=language,
        callback=run,
        help=say("assess"),
        short_help=say("assess_short"),
        epilog=say("assess_exits"),
        params=[
            click.Argument(["sources"], nargs=-1, required=True, metavar="SOURCE..."),
            register_option(language),
            click.Option(
                ["--workers"],
                type=click.IntRange(min=1),
                metavar="N",
                envvar="GONGKAI_WORKERS",
                help=say("workers"),
            ),
            click.Option(
                ["--cluster"], metavar="ADDRESS", envvar="GONGKAI_CLUSTER", help=say("cluster")
            ),
            click.Option(["--store"], metavar="URL", envvar="GONGKAI_STORE", help=say("store")),
            click.Option(["--limit"], type=click.IntRange(min=1), metavar="N", help=say("limit")),
            force_option(language, "assess_force"),
            click.Option(
                ["--scope"],
                type=click.Path(path_type=Path),
                metavar="FILE",
                envvar="GONGKAI_SCOPE",
                help=say("scope"),
            ),
            *judging_options(language, without=_OF_ONE_REPORT),
            language_option(language),
        ],
    )


def assess(asked: AssessRequest, language: Language) -> int:
    """Judge what is new or changed, say what became of it, and return the exit code."""
    if asked.cluster and asked.workers:
        raise click.UsageError(words("cluster.workers", language))
    against, listing = _standard(asked, language), _listing(asked)
    scopes = _scopes(asked)
    with register_at(asked.register, language, create=True) as register:
        from gongkai.supervise.assessing.run import Run

        run = Run(register, listing, against, asked.limit, asked.force, scopes)
        with stoppable() as stop:
            counts, unread, code = _follow(run, asked, language, stop)
    for step in unread[:_TOLD]:
        if step.message:
            tell(step.message, language, source=step.source)
    if len(unread) > _TOLD:
        click.echo(words("assess.more_unread", language, count=len(unread) - _TOLD), err=True)
    click.echo(render(_summary(run, counts, register.address), language))
    return code if run.finished else INTERRUPTED


def _follow(
    run: "Run", asked: AssessRequest, language: Language, stop: Any
) -> "tuple[Counter[str], list[Step], int]":
    """Let it run, with a bar."""
    with open_judges(run.standard, asked.workers, asked.cluster, asked.store) as (judge, hashing):
        steps = run.steps(judge, stop, hashing)
        return _followed(run, steps, asked, language)


def _followed(
    run: "Run", steps: "Iterator[Step | None]", asked: AssessRequest, language: Language
) -> "tuple[Counter[str], list[Step], int]":
    label = words("assess.running", language)
    counts: Counter[str] = Counter()
    unread: list[Step] = []
    code = CLEAN
    for step in with_progress(_real(steps), len(run.listing.sources), label, paced=True):
        counts[step.became] += 1
        code = max(code, step_code(step, asked.fail_on, run.standard.rulebook.profiles))
        if step.standing is None:
            unread.append(step)
    return counts, unread, code


def _real(steps: "Iterator[Step | None]") -> "Iterator[Step]":
    return (step for step in steps if step)


def _standard(asked: AssessRequest, language: Language) -> "Standard":
    from dataclasses import replace

    from gongkai.supervise.assessing.criteria import Criteria, standard

    own = Path(asked.profile) if asked.profile and is_profile_file(asked.profile) else None
    criteria = Criteria(
        rules=asked.rules,
        profile=None if own else asked.profile,
        profile_file=own,
        waivers=asked.waivers,
        as_of=asked.as_of,
        today=date.today(),
    )
    against = standard(criteria)
    chosen = chosen_profile(asked.profile, against.rulebook)
    if chosen:
        refuse_unknown("profile", chosen, against.rulebook.profiles, language)
    return replace(against, criteria=replace(criteria, profile=chosen))


def _listing(asked: AssessRequest) -> "Listing":
    from gongkai.supervise.assessing.input_files import list_sources

    heed = configuration_of(click.get_current_context())
    own: list[str | Path] = [*asked.rules, *asked.waivers]
    if asked.scope:
        own.append(asked.scope)
    if asked.register and "://" not in asked.register:
        own.append(asked.register)
    if asked.profile and is_profile_file(asked.profile):
        own.append(asked.profile)
    if heed:
        own.append(heed.file)
    return list_sources(asked.sources, without=own)


def _scopes(asked: AssessRequest) -> "tuple[Scope, ...]":
    if asked.scope is None:
        return ()
    from gongkai.supervise.panel.scopes import load_scopes

    return load_scopes(asked.scope)


def _summary(run: "Run", counts: Counter[str], address: str) -> Message:
    """What became of all files, and where to look next."""
    told = {name: counts[name] for name in ("assessed", "skipped", "unreadable", "crashed")}
    if not run.finished:
        left = len(run.listing.sources) - counts.total()
        return message("view.assess.stopped", **told, left=left)
    key = "view.assess.limited" if run.left else "view.assess.done"
    return message(key, **told, vanished=run.vanished, left=run.left, address=address)


@contextmanager
def stoppable() -> Generator[Callable[[], bool]]:
    """Tells whether somebody has asked for the end: Ctrl-C, or a polite kill. The second time
    ends the program at once."""
    asked = threading.Event()

    def heed(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        click.echo(words("assess.stopping", spoken()), err=True)

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, heed) for number in numbers}
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
