"""``gongkai register bodies import``: takes the office's list of bodies in."""  # noqa: N999

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import rules_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(file: Path, rules: tuple[Path, ...], register: str | None) -> None:
        rulebook = load_rulebook(rules)
        with register_at(register, language, create=True) as known:
            from gongkai.supervise.register.body_list import import_bodies, read_bodies

            listed = read_bodies(file, rulebook)
            with known.writing() as connection:
                import_bodies(connection, listed, file, rulebook)
            click.echo(words("bodies.imported", language, count=len(listed), file=file))

    params = (
        click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path)),
        rules_option(language),
    )
    return register_command("import", "bodies_import", run, params, language)
