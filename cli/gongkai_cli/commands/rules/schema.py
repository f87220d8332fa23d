"""``gongkai rules schema``: the JSON Schemas of rule files, for editors."""

from pathlib import Path

import click

from gongkai.authoring.schemas import SCHEMAS, schema_text, write_schemas
from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, output_options
from gongkai_cli.language import words
from gongkai_cli.views.output import tell_written, unwritable


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(name: str, output: Path | None) -> None:
        if output is None:
            click.echo(schema_text(name), nl=False)
            return
        with unwritable(output, language):
            for path in write_schemas(output):
                tell_written(path, language)

    return click.Command(
        "schema",
        callback=run,
        help=words("help.rules_schema", language),
        short_help=words("help.rules_schema_short", language),
        params=[
            click.Argument(["name"], type=click.Choice(SCHEMAS), required=False, default="rule"),
            *output_options("schema_output", language, folder=True),
            language_option(language),
        ],
    )
