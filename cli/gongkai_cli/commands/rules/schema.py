"""``gongkai rules schema``: the JSON Schemas of rule files, for editors."""

from pathlib import Path

import click

from gongkai.authoring.schemas import SCHEMAS, schema_text, write_schemas
from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, words


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(name: str, folder: Path | None) -> None:
        if folder is None:
            click.echo(schema_text(name), nl=False)
            return
        try:
            for path in write_schemas(folder):
                click.echo(words("written", language, file=path), err=True)
        except OSError as error:
            reason = error.strerror or str(error)
            wrong = words("wrong.output", language, file=folder, reason=reason)
            raise click.UsageError(wrong) from error

    return click.Command(
        "schema",
        callback=run,
        help=words("help.rules_schema", language),
        short_help=words("help.rules_schema_short", language),
        params=[
            click.Argument(["name"], type=click.Choice(SCHEMAS), required=False, default="rule"),
            click.Option(
                ["-o", "--output", "folder"],
                type=click.Path(path_type=Path),
                metavar="DIR",
                help=words("help.schema_output", language),
            ),
            language_option(language),
        ],
    )
