"""From the options that all judging commands share to the criteria that every file is put to."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gongkai.model.message import Language
from gongkai_cli.commands.settings import refuse_unknown
from gongkai_cli.judging import JudgingCriteria, chosen_profile

if TYPE_CHECKING:
    from gongkai.model.report import Report
    from gongkai.model.waiver import Waiver
    from gongkai.rulebook.rulebook import Rulebook


class JudgingRequest(Protocol):
    """What a request has of ``judging_options``."""

    @property
    def profile(self) -> str | None: ...
    @property
    def body_kind(self) -> str | None: ...
    @property
    def body_name(self) -> str | None: ...
    @property
    def waivers(self) -> tuple[Path, ...]: ...
    @property
    def published(self) -> date | None: ...
    @property
    def as_of(self) -> date | None: ...


def criteria_of(
    asked: JudgingRequest,
    rulebook: "Rulebook",
    language: Language,
    previous: "Report | None" = None,
) -> JudgingCriteria:
    """A usage error where a profile or kind of body is not known, RuleFileError where a waiver
    file is wrong."""
    profile = chosen_profile(asked.profile, rulebook)
    if profile:
        refuse_unknown("profile", profile, rulebook.profiles, language)
    if asked.body_kind:
        kinds = (kind.id for kind in rulebook.bodies)
        refuse_unknown("body_kind", asked.body_kind, kinds, language)
    return JudgingCriteria(
        rulebook,
        body_kind=asked.body_kind,
        body_name=asked.body_name,
        profile=profile,
        previous=previous,
        published=asked.published,
        waivers=_waivers(asked.waivers, rulebook),
        as_of=asked.as_of,
        today=asked.as_of or date.today(),
    )


def _waivers(files: tuple[Path, ...], rulebook: "Rulebook") -> "tuple[Waiver, ...]":
    """Those for rules about one report; the others in the files wait for a register."""
    if not files:
        return ()
    from gongkai.rulebook.waivers import load_waivers

    ids = {rule.id for rule in rulebook.rules}
    return tuple(one for one in load_waivers(files, rulebook.every_rule) if one.rule in ids)
