"""The settings of a run: flag, else environment, else ``gongkai.toml``, else profile, else default.

click looks a value up in this order by itself once the configuration file is its default map; what
a profile settles (``fail_on``) is settled where the profile is known.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import click
from click.core import ParameterSource

from gongkai.model.message import Language
from gongkai_cli.commands.configuration import Configuration, load_configuration, one_configuration
from gongkai_cli.commands.values import known
from gongkai_cli.language import OtherLanguage

PARAMETERS = {"format": "formats"}
"""Settings whose parameter has another name."""


class ConfiguredCommand(click.Command):
    """A command that heeds ``gongkai.toml`` for those of its settings that are named.

    The file is that of ``--config``, else the one found upward from the reports named by the
    argument ``reports``; a command that needs no report starts from the working folder.
    """

    def __init__(
        self, *args: Any, settings: Sequence[str], reports: str, spoken: Language, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.settings = settings
        self.reports = reports
        self.spoken: Language = spoken

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not ctx.resilient_parsing:
            given = self.make_parser(ctx).parse_args(args=list(args))[0]
            if file := self._file(given):
                self._heed(ctx, load_configuration(file))
        return super().parse_args(ctx, args)

    def _file(self, given: dict[str, Any]) -> Path | None:
        config = next(one for one in self.params if one.name == "config")
        named = given.get("config") or config.resolve_envvar_value(click.Context(self))
        if isinstance(named, str):
            return Path(named)
        reports = given.get(self.reports)
        if isinstance(reports, str):
            return one_configuration([Path(reports)])
        if isinstance(reports, tuple):
            return one_configuration(Path(one) for one in cast("tuple[str, ...]", reports))
        return None if self._needs_report() else one_configuration([Path()])

    def _needs_report(self) -> bool:
        return any(one.name == self.reports and one.required for one in self.params)

    def _heed(self, ctx: click.Context, configuration: Configuration) -> None:
        values = configuration.values
        ctx.meta[__name__] = configuration
        ctx.default_map = {
            PARAMETERS.get(key, key): values[key] for key in self.settings if key in values
        }
        spoken = cast(Language, values.get("lang", self.spoken))
        if spoken != self.spoken and not ctx.obj:
            raise OtherLanguage(spoken)


def configuration_of(ctx: click.Context) -> Configuration | None:
    """The configuration file of this run."""
    return ctx.meta.get(__name__)


def refuse_unknown(setting: str, word: str, valid: Iterable[str], language: Language) -> None:
    """Refuse a value that is not one of these: a usage error, or a mistake in the configuration
    file where it comes from there."""
    ctx = click.get_current_context()
    file, names = configuration_of(ctx), tuple(valid)
    if file and ctx.get_parameter_source(setting) is ParameterSource.DEFAULT_MAP:
        file.entry.one_of(setting, word, names)
    known(word, names, setting, language)
