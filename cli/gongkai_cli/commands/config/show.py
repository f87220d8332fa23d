"""``gongkai config show``: each setting, and what the profile makes of the rules, with origins."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.config.origins import settings_of, settle
from gongkai_cli.commands.configuration import KEYS
from gongkai_cli.commands.options import language_option, load_rulebook, words
from gongkai_cli.commands.settings import (
    ConfiguredCommand,
    heeded,
    judging_options,
    ocr_option,
    refuse_unknown,
)
from gongkai_cli.judging import chosen_profile, read_report
from gongkai_cli.views.settings.explained import Explained

FORMATS = ("text", "json")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(file: str | None, into: str, **asked: Any) -> None:
        show(_explained(file, asked, language), into, language)

    return ConfiguredCommand(
        "show",
        settings=KEYS,
        reports="file",
        spoken=language,
        callback=run,
        help=words("help.config_show", language),
        short_help=words("help.config_show_short", language),
        params=[
            click.Argument(["file"], metavar="[FILE]", required=False),
            click.Option(
                ["--format", "into"],
                type=click.Choice(FORMATS),
                default="text",
                help=words("help.config_format", language),
            ),
            *judging_options(language),
            ocr_option(language),
            language_option(language),
        ],
    )


def show(explained: Explained, into: str, language: Language) -> None:
    """Print it on stdout."""
    if into == "json":
        from gongkai_cli.views.settings.explained import to_json

        click.echo(json.dumps(to_json(explained, language), ensure_ascii=False, indent=2))
        return
    from gongkai_cli.console import open_console, put_out
    from gongkai_cli.views.settings.explained import settings_page
    from gongkai_cli.views.terminal.marks import marks_for
    from gongkai_cli.views.terminal.page import TerminalPage

    console = open_console(sys.stdout, None)
    page = TerminalPage(explained.rulebook, language, marks_for(console, language), console.width)
    put_out(settings_page(explained, page), console)


def _explained(file: str | None, asked: dict[str, Any], language: Language) -> Explained:
    """What ``check`` would go by with these flags and this report; a wrong file ends it too."""
    from gongkai.rulebook.layers import layered_rules, profile_changes
    from gongkai.rulebook.waivers import load_waivers

    ctx = click.get_current_context()
    rulebook = load_rulebook(asked["rules"], asked["profile"])
    chosen = chosen_profile(asked["profile"], rulebook)
    if chosen:
        refuse_unknown("profile", chosen, rulebook.profiles, language)
    if asked["body_kind"]:
        kinds = (kind.id for kind in rulebook.bodies)
        refuse_unknown("body_kind", asked["body_kind"], kinds, language)
    load_waivers(asked["waivers"], rulebook.every_rule)
    report = None
    if file and not Path(file).is_dir():
        report = read_report(
            file, rulebook, asked["body_kind"], asked["body_name"], ocr=asked["ocr"]
        )
    settings, profile = settle(settings_of(ctx, language), rulebook, chosen, report)
    configuration = heeded(ctx)
    return Explained(
        rulebook=rulebook,
        file=configuration and configuration.file,
        settings=tuple(settings.values()),
        profile=profile,
        changes=tuple(profile_changes(rulebook, profile)),
        layered=tuple(layered_rules(rulebook, asked["rules"])) if asked["rules"] else (),
    )
