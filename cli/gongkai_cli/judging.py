"""From a file name to what became of the file."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.model.errors import GongkaiError, RuleFileError
from gongkai.model.message import message
from gongkai_cli.progress import tell_work
from gongkai_cli.result import Result

if TYPE_CHECKING:
    from gongkai.model.report import Report
    from gongkai.model.waiver import Waiver
    from gongkai.readers.opening import Content
    from gongkai.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class JudgingCriteria:
    """What every file of one run is judged by and held against."""

    rulebook: "Rulebook"
    body_kind: str | None = None
    body_name: str | None = None
    profile: str | None = None
    previous: "Report | None" = None
    published: date | None = None
    waivers: "Sequence[Waiver]" = ()
    as_of: date | None = None
    today: date | None = None
    ocr: bool = False
    annexes: "Sequence[Report]" = ()


def judge(file: str, criteria: JudgingCriteria, content: "Content | None" = None) -> Result:
    """Read, recognise and check one file, or its ``content`` where that is in memory; an error
    becomes part of the result.

    A wrong rule file is nobody's report's fault and is raised. A fault of the program costs this
    file only, and counts as worse than any finding; ``GONGKAI_DEBUG=1`` raises it.
    """
    from gongkai.check import check
    from gongkai.recognise.annex import with_annexes

    rulebook = criteria.rulebook
    try:
        report = read_report(
            content or file, rulebook, criteria.body_kind, criteria.body_name, criteria.ocr
        )
        report = with_annexes(report, criteria.annexes)
        assessment = check(
            report,
            rulebook,
            previous=criteria.previous,
            published=criteria.published,
            profile=criteria.profile,
            waivers=criteria.waivers,
            as_of=criteria.as_of,
            today=criteria.today,
        )
    except RuleFileError:
        raise
    except GongkaiError as error:
        return Result(file, error=error.message)
    except Exception as error:
        return _crashed(file, error)
    return Result(file, assessment, report=report)


def is_profile_file(word: str) -> bool:
    """Whether a profile is named by the path of its file and not by its id."""
    return word.endswith(".toml") or "/" in word or "\\" in word


def chosen_profile(word: str | None, rulebook: "Rulebook") -> str | None:
    """The id of the profile that is named by its id or by its file."""
    if word is None or not is_profile_file(word):
        return word
    file = str(Path(word))
    return next(known.id for known in rulebook.profiles.values() if known.file == file)


def read_report(
    file: "str | Content",
    rulebook: "Rulebook",
    body_kind: str | None,
    body_name: str | None = None,
    ocr: bool = False,
) -> "Report":
    """The record of one file; UnreadableFile where it cannot be read."""
    from gongkai.read_report import read_report as read

    return read(file, rulebook, body_kind=body_kind, body_name=body_name, tell=tell_work, ocr=ocr)


def read_other(
    file: str, rulebook: "Rulebook", body_kind: str | None, *, ocr: bool = False
) -> "Report | Result":
    """Last year's report or an annex, or what became of the file where it cannot be read."""
    try:
        return read_report(file, rulebook, body_kind, ocr=ocr)
    except RuleFileError:
        raise
    except GongkaiError as error:
        return Result(file, error=error.message)
    except Exception as error:
        return _crashed(file, error)


def _crashed(file: str, error: Exception) -> Result:
    if os.environ.get("GONGKAI_DEBUG"):
        raise error
    fault = f"{type(error).__name__}: {error}"
    return Result(file, error=message("view.wrong.crashed", fault=fault), crashed=True)
