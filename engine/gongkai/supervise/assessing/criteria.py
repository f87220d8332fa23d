"""What all reports of a run are judged by, and its fingerprint."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from gongkai.model.waiver import Waiver
from gongkai.rulebook import load
from gongkai.rulebook.rulebook import Rulebook
from gongkai.rulebook.waivers import load_waivers


@dataclass(frozen=True, slots=True)
class Criteria:
    """Small and plain, so that it can be sent to any process: folders of rules, the profile by id
    (``profile_file`` where it lies in a file of its own), files of waivers, the day to go back to
    and the day that waivers are held against."""

    rules: tuple[Path, ...] = ()
    profile: str | None = None
    profile_file: Path | None = None
    waivers: tuple[Path, ...] = ()
    as_of: date | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """A criteria with its files read."""

    criteria: Criteria
    rulebook: Rulebook
    waivers: Sequence[Waiver]

    @property
    def holding(self) -> Sequence[Waiver]:
        """The waivers in force on the day."""
        day = self.criteria.as_of or self.criteria.today
        return [one for one in self.waivers if day and day <= one.expires]

    @property
    def judged_by(self) -> str:
        """Equal where equal contents must get equal verdicts: covers the rules, the profile asked
        for, the day, and the waivers with what holds of them today."""
        asked = self.criteria
        waivers = [
            (one.rule, one.body, one.year, one.reason, one.text, one.signed_by,
             one.expires.isoformat(), one in self.holding)
            for one in self.waivers
        ]  # fmt: skip
        as_of = asked.as_of.isoformat() if asked.as_of else None
        told = [self.rulebook.sha256, asked.profile, as_of, sorted(waivers)]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


@lru_cache(maxsize=2)
def standard(criteria: Criteria) -> Standard:
    """Read once in a process. RuleFileError for the first mistake."""
    rulebook = load(criteria.rules, with_cases=False, profile=criteria.profile_file)
    return Standard(criteria, rulebook, load_waivers(criteria.waivers, rulebook.every_rule))
