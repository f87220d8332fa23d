"""``gongkai config show``: each setting, and what the profile makes of the rules, with origins."""

from pathlib import Path
from typing import Any

import click

from gongkai.model.message import Language
from gongkai_cli.commands.config.origins import settings_of, settle
from gongkai_cli.commands.configuration import KEYS
from gongkai_cli.commands.options import format_option, judging_options, language_option, ocr_option
from gongkai_cli.commands.settings import ConfiguredCommand, configuration_of, refuse_unknown
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.judging import chosen_profile, read_report
from gongkai_cli.language import words
from gongkai_cli.views.formats import SETTINGS
from gongkai_cli.views.output import Destination, put
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.settings.overview import Overview


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(file: str | None, into: str, **asked: Any) -> None:
        overview = _overview(file, asked, language)
        shown = RulebookPresentation(language=language, rulebook=overview.rulebook)
        put(overview, Destination(into), SETTINGS, shown)

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
            format_option(SETTINGS, language, "config_format"),
            *judging_options(language),
            ocr_option(language),
            language_option(language),
        ],
    )


def _overview(file: str | None, asked: dict[str, Any], language: Language) -> Overview:
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
    configuration = configuration_of(ctx)
    return Overview(
        rulebook=rulebook,
        file=configuration and configuration.file,
        settings=tuple(settings.values()),
        profile=profile,
        changes=tuple(profile_changes(rulebook, profile)),
        layered=tuple(layered_rules(rulebook, asked["rules"])) if asked["rules"] else (),
    )
