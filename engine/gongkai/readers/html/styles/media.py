"""Which media queries hold for a person who reads a page on the screen of a computer."""

import re

from gongkai.readers.html.styles.values import length

_WIDTH, _HEIGHT = 1280.0, 720.0
_FEATURES = {
    "orientation": "landscape", "prefers-color-scheme": "light", "hover": "hover",
    "any-hover": "hover", "pointer": "fine", "any-pointer": "fine", "scripting": "enabled",
    "prefers-reduced-motion": "no-preference", "update": "fast", "display-mode": "browser",
    "prefers-contrast": "no-preference", "forced-colors": "none", "inverted-colors": "none",
}  # fmt: skip
_SIZES = {"width": _WIDTH, "device-width": _WIDTH, "height": _HEIGHT, "device-height": _HEIGHT}
_COMPARED = re.compile(
    r"(?:(?P<low>[^<>=]+?)\s*(?P<first><=?|>=?)\s*)?(?P<name>[a-z-]+)"
    r"(?:\s*(?P<last><=?|>=?|=)\s*(?P<high>[^<>=]+))?"
)


def holds(query: str) -> bool:
    """Whether a media query list applies on a screen of 1280 × 720 pixels; an empty one does."""
    query = " ".join(query.lower().split())
    return not query or any(_one(part.strip()) for part in _split(query, ","))


def _one(query: str) -> bool:
    if re.match(r"not\b(?!\s*\()", query):
        return not _one(query[3:].strip())
    parts = re.split(r"\s*\band\b\s*(?![^(]*\))", query)
    return all(_part(part.removeprefix("only ").strip()) for part in parts)


def _part(part: str) -> bool:
    if part.startswith("not"):
        return not _part(part[3:].strip())
    if not part.startswith("("):
        return part in ("screen", "all")
    inner = part[1:-1].strip()
    if inner.startswith("(") or re.match(r"not\b", inner):
        alternatives = re.split(r"\s*\bor\b\s*", inner)
        return any(_one(one) for one in alternatives)
    if re.search(r"\)\s*or\s*\(", part):
        return any(_one(one.strip()) for one in re.split(r"\bor\b", part))
    return _feature(inner)


def _feature(text: str) -> bool:
    name, colon, value = (piece.strip() for piece in text.partition(":"))
    if not colon:
        return _compared(text)
    for prefix, sign in (("min-", 1), ("max-", -1)):
        size = _SIZES.get(name.removeprefix(prefix))
        if name.startswith(prefix) and size is not None:
            limit = length(value, 16)
            return limit is not None and (size - limit) * sign >= 0
    if name in _SIZES:
        return length(value, 16) == _SIZES[name]
    return _FEATURES.get(name) == value


def _compared(text: str) -> bool:
    """The newer way to write it: ``400px <= width < 900px``; or the bare name of a feature."""
    match = _COMPARED.fullmatch(text)
    if match is None:
        return False
    size = _SIZES.get(match["name"])
    if size is None:
        return match["name"] in ("color", "hover", "grid") and match["name"] != "grid"
    sides = ((match["low"], match["first"], -1), (match["high"], match["last"], 1))
    return all(_within(size, side, sign, turn) for side, sign, turn in sides if side)


def _within(size: float, text: str, sign: str, turn: int) -> bool:
    limit = length(text.strip(), 16)
    if limit is None:
        return False
    difference = (size - limit) * turn
    if difference == 0:
        return "=" in sign
    return (sign == "=" and False) or (difference > 0) == sign.startswith(">")


def _split(text: str, at: str) -> list[str]:
    parts, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == at and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts
