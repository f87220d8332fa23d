"""``gongkai rules new``: asks, and writes a rule with its cases and its source."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, output_options, rules_option
from gongkai_cli.commands.rules.interview import Answers
from gongkai_cli.exits import CLEAN, USAGE
from gongkai_cli.language import words
from gongkai_cli.views.output import tell_written
from gongkai_cli.views.presentation import Presentation

if TYPE_CHECKING:
    from gongkai.authoring.sketch.rule_file import Written
    from gongkai.authoring.sketch.sketch import Sketch

_TEXTS = ("id", "part", "kind", "level", "points", "title_zh", "title_en", "fix_zh", "fix_en",
          "good", "bad", "source_title_zh", "source_title_en", "source_number")  # fmt: skip


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def option(name: str) -> click.Option:
        metavar = {"points": "N", "part": "PART", "kind": "KIND"}.get(name, "TEXT")
        return click.Option(
            [f"--{name.replace('_', '-')}"], metavar=metavar, help=say(f"new_{name}")
        )

    def run(**asked: object) -> int:
        return new(Answers(**asked), language)  # pyright: ignore[reportArgumentType]

    return click.Command(
        "new",
        callback=run,
        help=say("rules_new"),
        short_help=say("rules_new_short"),
        params=[
            *map(option, _TEXTS),
            click.Option(["--basis"], metavar="SOURCE#ARTICLE", multiple=True,
                         help=say("new_basis")),
            click.Option(["--with", "parameters"], metavar="NAME=VALUE", multiple=True,
                         help=say("new_with")),
            click.Option(["--source-unseen"], is_flag=True, help=say("new_source_unseen")),
            *output_options("new_output", language, folder=True),
            rules_option(language),
            language_option(language),
        ],
    )  # fmt: skip


def new(answers: Answers, language: Language) -> int:
    """Ask, find cases, write, and say what to do next."""
    from gongkai.authoring.sketch.rule_file import write
    from gongkai.rulebook import load
    from gongkai_cli.commands.rules.dialogue import Dialogue
    from gongkai_cli.commands.rules.interview import ask_cases, ask_sketch

    folder = answers.output or (answers.rules[-1] if answers.rules else Path("rules"))
    below = tuple(path for path in answers.rules if path.resolve() != folder.resolve())
    own = (folder,) if folder.is_dir() else ()
    rulebook = load((*below, *own))
    dialogue = Dialogue(language, sys.stdin.isatty())
    sketch = ask_sketch(answers, rulebook, dialogue)
    cases = ask_cases(sketch, answers, rulebook, dialogue)
    written = write(sketch, cases, folder, below)
    if not written.kept:
        _refuse(written, language)
        return USAGE
    _tell(sketch, written, folder, language)
    return CLEAN


def _refuse(written: "Written", language: Language) -> None:
    """What lint or the cases said; nothing was kept."""
    from gongkai_cli.views.rules.problems import write_problems

    write_problems(written.problems, Presentation(language=language), sys.stderr)
    for outcome in written.wrong:
        values = {"case": outcome.case, "want": outcome.want, "found": outcome.verdict.status}
        click.echo(words("new.case_wrong", language, **values), err=True)
    click.echo(words("new.nothing_written", language), err=True)


def _tell(sketch: "Sketch", written: "Written", folder: Path, language: Language) -> None:
    for path in written.files:
        tell_written(path, language)
    values = {"rule": sketch.id, "folder": folder, "file": written.files[0]}
    click.echo(words("new.next", language, **values), err=True)
