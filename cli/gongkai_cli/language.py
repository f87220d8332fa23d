"""Which language the command speaks: ``--lang``, else ``GONGKAI_LANG``, else the configuration
file's, else Chinese."""

import gettext
import os
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import gongkai
from gongkai.model.message import LANGUAGES, Language, message, render


class OtherLanguage(Exception):  # noqa: N818
    """The configuration file asks for another language than the one the run began in."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.language: Language = language


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language | None:
    """The language that the user chose for this run, None where nobody did.

    Read before click parses anything, because the help texts depend on it; a wrong value is left
    for click to refuse.
    """
    wanted = environment.get("GONGKAI_LANG", "")
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if argument == "--":
            break
        if argument == "--lang":
            wanted = following
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    for language in LANGUAGES:
        if wanted.lower().startswith(language):
            return language
    return None


def speak(language: Language) -> None:
    """Have click's own phrases ("Usage:", "Missing argument") taken from our catalogue as well."""
    package = Path(gongkai.__file__).parent
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("gongkai", package / "locale")
    gettext.textdomain("gongkai")


def spoken() -> Language:
    """The language that ``speak`` was last told."""
    return "en" if os.environ.get("LANGUAGE") == "en" else "zh"


def words(key: str, language: Language, **values: object) -> str:
    """A message of the command in the language chosen."""
    return render(message(f"view.{key}", **values), language)
