"""gongkai (公开): checks an annual report on government information disclosure.

    from gongkai import check, load_rulebook, read_report

    rulebook = load_rulebook()
    assessment = check(read_report("report.docx", rulebook), rulebook)

Names are imported when they are first used, so that what is not needed costs nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.check import check
    from gongkai.model.assessment import Assessment
    from gongkai.model.document import Document
    from gongkai.model.errors import GongkaiError, RuleFileError, UnreadableFile
    from gongkai.model.message import render
    from gongkai.model.report import Report
    from gongkai.model.verdict import Verdict
    from gongkai.model.waiver import Waiver
    from gongkai.read_report import read_report
    from gongkai.readers import read
    from gongkai.recognise import recognise
    from gongkai.rulebook import Rulebook
    from gongkai.rulebook import load as load_rulebook
    from gongkai.rulebook.waivers import load_waivers

    __version__: str

__all__ = [
    "Assessment",
    "Document",
    "GongkaiError",
    "Report",
    "RuleFileError",
    "Rulebook",
    "UnreadableFile",
    "Verdict",
    "Waiver",
    "__version__",
    "check",
    "load_rulebook",
    "load_waivers",
    "read",
    "read_report",
    "recognise",
    "render",
]

_HOMES = {
    "Assessment": "gongkai.model.assessment",
    "Document": "gongkai.model.document",
    "GongkaiError": "gongkai.model.errors",
    "Report": "gongkai.model.report",
    "RuleFileError": "gongkai.model.errors",
    "Rulebook": "gongkai.rulebook",
    "UnreadableFile": "gongkai.model.errors",
    "Verdict": "gongkai.model.verdict",
    "Waiver": "gongkai.model.waiver",
    "check": "gongkai.check",
    "load_rulebook": "gongkai.rulebook",
    "load_waivers": "gongkai.rulebook.waivers",
    "read": "gongkai.readers",
    "read_report": "gongkai.read_report",
    "recognise": "gongkai.recognise",
    "render": "gongkai.model.message",
}
_NAMES_AT_HOME = {"load_rulebook": "load"}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("gongkai.model.version").VERSION
    if name not in _HOMES:
        raise AttributeError(f"module 'gongkai' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), _NAMES_AT_HOME.get(name, name))


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """Keeps ``gongkai.check``, ``gongkai.read_report`` and ``gongkai.recognise`` the functions that
    they are here, though modules of the same name are imported too."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
