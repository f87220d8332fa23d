"""What the program says, apart from the language it says it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Literal

from gongkai.model.location import Location

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_LOCALE = Path(__file__).parents[1] / "locale"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in both languages, as rule, form and source files carry it."""

    zh: str
    en: str

    def to(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Message:
    """A catalogue key and the values that its wording names; see ``render``."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def message(key: str, **values: object) -> Message:
    """A message of the catalogue: ``message("doubt.row_lost", row="规章")``."""
    return Message(key, tuple(values.items()))


def render(item: Message | Text | Location | object, language: Language = "zh") -> str:
    """Put an item into words.

    A Message is looked up in ``locale/<language>/LC_MESSAGES/gongkai.po`` and its values are
    rendered in turn; a Text gives its side; a Location becomes "第 19 行" or "line 19".
    A tuple is joined with the language's enumeration comma.
    """
    match item:
        case Message():
            values = {name: render(value, language) for name, value in item.values}
            return _catalogue(language).gettext(item.key).format_map(_Lenient(values))
        case Text():
            return item.to(language)
        case Location():
            return _place(item, language)
        case tuple():
            parts: tuple[object, ...] = item  # pyright: ignore[reportUnknownVariableType]
            return ("、" if language == "zh" else ", ").join(render(p, language) for p in parts)
        case _:
            return str(item)


def fill(text: Text, values: Mapping[str, object]) -> Text:
    """Fill the ``{names}`` of a bilingual text; unknown names vanish."""
    sides = {
        language: text.to(language).format_map(
            _Vanishing({name: render(value, language) for name, value in values.items()})
        )
        for language in LANGUAGES
    }
    return Text(sides["zh"].strip(), sides["en"].strip())


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class _Vanishing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


@cache
def _catalogue(language: Language) -> NullTranslations:
    file = _LOCALE / language / "LC_MESSAGES" / "gongkai.mo"
    with file.open("rb") as opened:
        return GNUTranslations(opened)


def _place(at: Location, language: Language) -> str:
    parts = [
        _catalogue(language).gettext(f"place.{name}").format(n=value)
        for name, value in at.as_dict().items()
        if name != "box"
    ]
    if not parts:
        return _catalogue(language).gettext("place.nowhere")
    return ("" if language == "zh" else ", ").join(parts)
