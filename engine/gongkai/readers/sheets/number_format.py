"""Shows a number as the format of its cell does (ECMA-376 part 1, 18.8.31)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ', 42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ', 48: "##0.0E+0",
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]{0,255})"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]{0,255})\]'
    r"|(?P<general>[Gg]eneral|G/通用格式)|(?P<power>[Ee][+-])|(?P<place>[0#?])|(?P<other>.)",
    re.S,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)")
_WHITE = re.compile(r"(?:white|白色|color\s?2|颜色\s?2)", re.I)
_CURRENCY = re.compile(r"\$([^-]{0,10})")
_LONGEST = 255
_MOST_PLACES = 30


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format. ``before`` and ``after`` are printed around the number, ``whole`` and
    ``fraction`` are its places; ``scale`` is the power of ten that it is shown times. ``odd`` where
    it prints a number in a way that is not known here."""

    before: str = ""
    after: str = ""
    whole: str = ""
    fraction: str = ""
    scale: int = 0
    grouped: bool = False
    general: bool = False
    white: bool = False
    odd: bool = False
    condition: tuple[str, Decimal] | None = None

    @property
    def is_number(self) -> bool:
        return self.general or bool(self.whole or self.fraction)


def show(value: Decimal, code: str) -> str | None:
    """The text that a number has in a cell of this format, "" where nothing is seen; None where the
    format is not understood."""
    sections = _sections(code[:_LONGEST])
    section, is_absolute = _chosen(value, sections)
    if section is None or section.odd:
        return None
    if section.white:
        return ""
    if not section.is_number:
        return (section.before + section.after).strip()
    number = abs(value)
    text = _plain(number) if section.general else _placed(number, section)
    minus = "-" if value < 0 and not is_absolute and text.strip("0.,") else ""
    return f"{minus}{section.before}{text}{section.after}".strip()


def _chosen(value: Decimal, sections: Sequence[_Section]) -> tuple[_Section | None, bool]:
    """The section for a value, and whether it shows it without its sign."""
    if any(section.condition for section in sections[:2]):
        for section in sections[:3]:
            if section.condition is None or _meets(value, *section.condition):
                return section, False
        return None, False
    numbers = sections[:3]
    if value < 0 and len(numbers) > 1:
        return numbers[1], True
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return (numbers[0], False) if numbers else (None, False)


def _meets(value: Decimal, sign: str, bound: Decimal) -> bool:
    match sign:
        case "<":
            return value < bound
        case ">":
            return value > bound
        case "<=":
            return value <= bound
        case ">=":
            return value >= bound
        case "=":
            return value == bound
        case _:
            return value != bound


def _placed(number: Decimal, section: _Section) -> str:
    """The digits of a number in the places of its section."""
    places = len(section.fraction)
    scaled = number.scaleb(section.scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{scaled:f}".partition(".")
    needed = section.whole.count("0")
    whole = whole.lstrip("0").rjust(needed, "0")
    kept = max((at + 1 for at, place in enumerate(section.fraction) if place == "0"), default=0)
    while len(fraction) > kept and fraction.endswith("0"):
        fraction = fraction[:-1]
    if section.grouped and whole.isdigit():
        whole = f"{int(whole):,}".rjust(len(whole), "0")
    return f"{whole}.{fraction}" if fraction else whole


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a format, which semicolons part."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts))


def _section(tokens: Sequence[re.Match[str]]) -> _Section:
    before, after, whole, fraction = "", "", "", ""
    scale, commas = 0, 0
    in_fraction = grouped = general = white = odd = False
    condition = None
    for token in tokens:
        literal = token["quoted"] or token["escaped"] or ""
        other, bracket = token["other"] or "", token["bracket"]
        if bracket is not None:
            white = white or bool(_WHITE.fullmatch(bracket.strip()))
            if found := _CONDITION.fullmatch(bracket.strip()):
                condition = found[1], Decimal(found[2])
            elif found := _CURRENCY.match(bracket):
                literal = found[1]
        elif token["general"]:
            general = True
        elif place := token["place"]:
            odd = odd or bool(after.strip())
            grouped = grouped or (bool(commas) and not in_fraction)
            commas = 0
            whole, fraction = (
                (whole, fraction + place) if in_fraction else (whole + place, fraction)
            )
        elif token["power"] or other in ("/", "@"):
            odd = True
        elif other == "." and not in_fraction:
            in_fraction = True
            scale -= 3 * commas
            commas = 0
        elif other == "," and (whole or fraction):
            commas += 1
        elif other == "%":
            scale += 2
            literal = "%"
        elif other.isalpha() and other.isascii():
            odd = True
        else:
            literal = literal or other
        if whole or fraction or general or in_fraction:
            after += literal
        else:
            before += literal
    odd = odd or len(whole) + len(fraction) > _MOST_PLACES
    scale -= 3 * commas
    return _Section(before, after, whole, fraction, scale, grouped, general, white, odd, condition)
