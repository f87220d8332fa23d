"""``gongkai register decisions import``: takes in what an office wrote into its workbook."""  # noqa: N999

from pathlib import Path

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import rules_option
from gongkai_cli.commands.register.access import register_at, register_command
from gongkai_cli.commands.values import load_rulebook
from gongkai_cli.language import words


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def run(
        file: Path,
        year: int | None,
        reason: str | None,
        signed_by: str | None,
        rules: tuple[Path, ...],
        register: str | None,
    ) -> None:
        rulebook = load_rulebook(rules)
        told = {"year": year, "reason": reason, "signed_by": signed_by}
        otherwise = {name: str(value) for name, value in told.items() if value}
        with register_at(register, language) as known:
            from gongkai.supervise.register.decision_table import import_decisions, read_decided

            every = (*rulebook.rules, *rulebook.register_rules)
            decided = read_decided(file, every, otherwise)
            with known.writing() as connection:
                new = import_decisions(connection, decided, file)
        same = len(decided) - new
        click.echo(words("decisions.imported", language, count=new, same=same, file=file))

    params = (
        click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path)),
        click.Option(
            ["--year"], type=click.IntRange(2000, 2099), help=words("help.decisions_year", language)
        ),
        click.Option(["--reason"], help=words("help.decisions_reason", language)),
        click.Option(["--by", "signed_by"], help=words("help.decisions_by", language)),
        rules_option(language),
    )
    return register_command("import", "decisions_import", run, params, language)
