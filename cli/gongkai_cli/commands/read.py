"""``gongkai read``: the record of a report, as the program understood it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click

from gongkai.model.message import Language
from gongkai_cli.commands.options import language_option, load_rulebook, rules_option, words
from gongkai_cli.commands.settings import (
    ConfiguredCommand,
    body_options,
    config_option,
    ocr_option,
    refuse_unknown,
)

FORMATS = ("json", "toml")


def command(language: Language) -> click.Command:
    """The command with its texts in one language."""

    def say(key: str) -> str:
        return words(f"help.{key}", language)

    def run(
        file: str,
        into: str,
        body_kind: str | None,
        body_name: str | None,
        rules: tuple[Path, ...],
        ocr: bool,
    ) -> None:
        read(file, into, body_kind, body_name, rules, language, ocr=ocr)

    return ConfiguredCommand(
        "read",
        settings=("rules", "body_kind", "body_name", "ocr"),
        reports="file",
        spoken=language,
        callback=run,
        help=say("read"),
        short_help=say("read_short"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(
                ["--format", "into"],
                type=click.Choice(FORMATS),
                default="json",
                help=say("read_format"),
            ),
            *body_options(language),
            ocr_option(language),
            rules_option(language),
            config_option(language),
            language_option(language),
        ],
    )


def read(
    file: str,
    into: str,
    body_kind: str | None,
    body_name: str | None,
    rules: tuple[Path, ...],
    language: Language,
    *,
    ocr: bool = False,
) -> None:
    """Print the record, which ``gongkai check`` accepts in place of the report."""
    from gongkai.record import to_record
    from gongkai_cli.judging import read_report

    rulebook = load_rulebook(rules)
    if body_kind:
        kinds = (kind.id for kind in rulebook.bodies)
        refuse_unknown("body_kind", body_kind, kinds, language)
    record = to_record(read_report(file, rulebook, body_kind, body_name, ocr=ocr))
    click.echo(_toml(record) if into == "toml" else _json(record), nl=False)


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _toml(record: Mapping[str, Any]) -> str:
    import tomlkit

    return tomlkit.dumps(_without_nothing(record))


def _without_nothing(value: Any) -> Any:
    """TOML has no null: what is unknown is left out."""
    match value:
        case dict():
            pairs = cast("dict[str, Any]", value)
            return {key: _without_nothing(item) for key, item in pairs.items() if item is not None}
        case list():
            return [_without_nothing(item) for item in cast("list[Any]", value)]
        case _:
            return value
