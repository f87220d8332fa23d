"""The settings of a run as data: each value and where it came from."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource

from gongkai.model.message import Language
from gongkai_cli.commands.configuration import KEYS
from gongkai_cli.commands.settings import configuration_of
from gongkai_cli.views.settings.overview import Origin, Setting

if TYPE_CHECKING:
    from gongkai.model.profile import Profile
    from gongkai.model.report import Report
    from gongkai.rulebook.rulebook import Rulebook

_ORIGINS: Mapping[ParameterSource | None, Origin] = {
    ParameterSource.COMMANDLINE: "flag",
    ParameterSource.ENVIRONMENT: "environment",
    ParameterSource.DEFAULT_MAP: "file",
}

_OF_OTHER_COMMANDS = ("lang", "format", "register", "scope", "office")


def settings_of(ctx: click.Context, language: Language) -> dict[str, Setting]:
    """All settings as the command line, the environment and the configuration file leave them."""
    found = {key: _asked(key, ctx) for key in KEYS if key not in _OF_OTHER_COMMANDS}
    return {
        "lang": _language(ctx, language),
        **found,
        "format": _outside("format", "text", ctx),
        "register": _outside("register", "", ctx),
        "scope": _outside("scope", "", ctx),
        "office": _outside("office", "", ctx),
    }


def settle(
    settings: dict[str, Setting], rulebook: "Rulebook", chosen: str | None, report: "Report | None"
) -> "tuple[dict[str, Setting], Profile]":
    """The same with what the report and then the profile settle, and the profile itself: the
    chosen one, else that of the kind of body, else the default one."""
    settled = dict(settings)
    if report:
        told = {"body_kind": report.body.kind, "body_name": report.body.name}
        for key, value in told.items():
            if value and not settled[key].value:
                settled[key] = Setting(key, (value,), "report", report.source)
    profile = rulebook.profiles[chosen or "default"]
    kind = settled["body_kind"]
    if chosen is None and kind.value:
        profile = rulebook.profile_for(kind.value[0])
        settled["profile"] = replace(kind, key="profile", value=(profile.id,))
    if not settled["fail_on"].value:
        settled["fail_on"] = Setting("fail_on", ("error",), "default")
        if profile.fail_on:
            where = profile.origins["fail_on"]
            settled["fail_on"] = Setting("fail_on", (profile.fail_on,), "profile", where)
    return settled, profile


def _asked(key: str, ctx: click.Context) -> Setting:
    """A setting that is an option of the command."""
    value = ctx.params[key]
    many = cast("tuple[object, ...]", value if isinstance(value, tuple) else (value,))
    origin = _ORIGINS.get(ctx.get_parameter_source(key), "default")
    where = {
        "flag": f"--{key.replace('_', '-')}",
        "environment": _variable(key),
        "file": _place(key, ctx),
    }
    return Setting(
        key, tuple(_written(one) for one in many if one is not None), origin, where.get(origin, "")
    )


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _language(ctx: click.Context, language: Language) -> Setting:
    sources = (one.get_parameter_source("lang") for one in _with_parents(ctx))
    if ParameterSource.COMMANDLINE in sources:
        return Setting("lang", (language,), "flag", "--lang")
    return replace(_outside("lang", language, ctx), value=(language,))


def _outside(key: str, default: str, ctx: click.Context) -> Setting:
    """A setting that is no option of this command, so that click did not look for it."""
    if value := os.environ.get(_variable(key)):
        told = tuple(value.split()) if key == "format" else (value,)
        return Setting(key, told, "environment", _variable(key))
    file = configuration_of(ctx)
    if file and key in file.values:
        value = file.values[key]
        many = (value,) if isinstance(value, str) else value
        return Setting(key, many, "file", _place(key, ctx))
    return Setting(key, (default,) if default else (), "default")


def _with_parents(ctx: click.Context | None) -> Iterator[click.Context]:
    while ctx:
        yield ctx
        ctx = ctx.parent


def _place(key: str, ctx: click.Context) -> str:
    file = configuration_of(ctx)
    return f"{file.file}:{file.entry.line(key)}" if file else ""


def _variable(key: str) -> str:
    return f"GONGKAI_{key.upper()}"
