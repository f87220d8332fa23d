"""``gongkai schema``: the published JSON Schemas of what the program writes."""

from importlib.resources import files

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option
from gongkai_cli.language import words

SCHEMAS = ("assessment", "comparison", "record")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(name: str) -> None:
        schema = files("gongkai") / "schema" / f"{name}.schema.json"
        click.echo(schema.read_text(encoding="utf-8"), nl=False)

    return click.Command(
        "schema",
        callback=run,
        help=words("help.schema", language),
        short_help=words("help.schema_short", language),
        params=[click.Argument(["name"], type=click.Choice(SCHEMAS)), language_option(language)],
    )
