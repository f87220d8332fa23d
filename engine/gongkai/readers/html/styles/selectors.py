"""Selectors of style sheets: what they weigh, and what they say of another state of the page."""

from collections.abc import Iterator, Sequence

from tinycss2.ast import Node

Tokens = Sequence[Node]
Weight = tuple[int, int, int]

# What depends on the mouse, the keyboard or the history: not so when the page is opened.
_MOMENTARY = frozenset({
    "hover", "active", "focus", "focus-within", "focus-visible", "target", "target-within",
    "visited", "fullscreen", "popover-open", "modal", "autofill", "user-invalid", "user-valid",
    "playing", "paused", "open", "invalid", "out-of-range",
})  # fmt: skip
_ALWAYS = frozenset({"link", "any-link", "defined", "valid", "in-range", "scope"})
_ATTRIBUTES = {
    "checked": "[checked]", "disabled": "[disabled]", "enabled": ":not([disabled])",
    "required": "[required]", "optional": ":not([required])", "read-only": "[readonly]",
    "read-write": ":not([readonly])", "default": "[checked]", "placeholder-shown": "[placeholder]",
}  # fmt: skip
_STRUCTURAL = frozenset({
    "root", "empty", "first-child", "last-child", "only-child", "first-of-type", "last-of-type",
    "only-of-type", "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type", "not", "is",
    "where", "has", "matches", "any", "lang", "dir", "host", "indeterminate", "first", "left",
    "right", "blank", "current", "past", "future", "state", "local-link",
})  # fmt: skip
_FORMERLY_ELEMENTS = frozenset({"before", "after", "first-line", "first-letter"})
_NEVER = ":not(*)"
_COMBINATORS = frozenset([">", "+", "~"])


def alternatives(tokens: Tokens) -> list[list[Node]]:
    """The selectors of a list, which commas part."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token.type != "whitespace" for token in part)]


def pseudo_element(tokens: Tokens) -> str | None:
    """``before``, ``after`` … where the selector is about one of an element's pseudo-elements."""
    for index, token in enumerate(tokens[:-1]):
        if token.type != "literal" or token.value != ":":
            continue
        following = tokens[index + 1]
        if following.type == "literal" and following.value == ":" and index + 2 < len(tokens):
            named = tokens[index + 2]
            return named.lower_name if named.type == "function" else named.lower_value
        if following.type == "ident" and following.lower_value in _FORMERLY_ELEMENTS:
            return following.lower_value
    return None


def is_valid(tokens: Tokens) -> bool:
    """Whether a browser knows the pseudo-classes in a selector; else it drops the whole rule."""
    known = _MOMENTARY | _ALWAYS | _ATTRIBUTES.keys() | _STRUCTURAL | _FORMERLY_ELEMENTS
    colons = 0
    for token in tokens:
        if token.type == "literal" and token.value == ":":
            colons += 1
            continue
        if colons == 1 and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if name not in known and not name.startswith("-webkit-"):
                return False
        colons = 0
    return True


def weight(tokens: Tokens) -> Weight:
    """The specificity: ids, classes with their like, and types."""
    ids = classes = types = 0
    previous = ""
    for token in tokens:
        match token.type:
            case "hash":
                ids += 1
            case "[] block":
                classes += 1
            case "ident" if previous == ":":
                classes += 1
            case "ident" if previous == ".":
                classes += 1
            case "ident":
                types += 1
            case "function" if previous == ":" and token.lower_name != "where":
                inner = [weight(part) for part in alternatives(token.arguments)]
                if token.lower_name in ("is", "not", "has", "matches", "-webkit-any"):
                    more = max(inner, default=(0, 0, 0))
                    ids, classes, types = ids + more[0], classes + more[1], types + more[2]
                else:
                    classes += 1
            case _:
                pass
        previous = token.value if token.type == "literal" else ""
    return ids, classes, types


def descents(tokens: Tokens) -> list[list[Node]]:
    """The selector, cut where a blank alone stands for any depth."""
    steps: list[list[Node]] = [[]]
    for index, token in enumerate(tokens):
        beside = [tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(tokens)]
        joined = any(one.type == "literal" and one.value in _COMBINATORS for one in beside)
        if token.type == "whitespace" and not joined and steps[-1]:
            steps.append([])
        elif token.type != "whitespace" or steps[-1]:
            steps[-1].append(token)
    return [step for step in steps if any(token.type != "whitespace" for token in step)]


def names(tokens: Tokens) -> Iterator[str]:
    """The classes and ids, in lower case, without which nothing can match the selector."""
    previous = ""
    for token in tokens:
        if token.type == "hash":
            yield token.value.lower()
        elif token.type == "ident" and previous == ".":
            yield token.lower_value
        previous = token.value if token.type == "literal" else ""


def written(tokens: Tokens) -> str:
    """The selector for the page as it is when it is opened: states of the moment never hold."""
    return "".join(_written(tokens)).strip()


def _written(tokens: Tokens) -> Iterator[str]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.type == "literal" and token.value == ":" and following is not None:
            if following.type == "ident":
                yield _state(following.lower_value)
                index += 2
                continue
            if following.type == "function":
                inner = ",".join(written(part) for part in alternatives(following.arguments))
                yield f":{following.lower_name}({inner})"
                index += 2
                continue
        yield token.serialize()
        index += 1


def _state(name: str) -> str:
    if name in _MOMENTARY:
        return _NEVER
    if name in _ALWAYS:
        return ""
    return _ATTRIBUTES.get(name, f":{name}")


def other_states(tokens: Tokens, present: set[str]) -> list[str]:
    """The selector with one of its conditions on state left away: a class, an attribute or a state
    of the moment. What it matches would be styled so after a click. ``present`` are the classes and
    ids of the page: at most one that is not there can be left away."""
    missing = [name for name in names(tokens) if name not in present]
    if len(missing) > 1:
        return []
    units = _units(tokens)
    found: list[str] = []
    for index, (kind, _) in enumerate(units):
        if kind != "state" or (missing and units[index][1].lower() != f".{missing[0]}"):
            continue
        kept = [unit for number, unit in enumerate(units) if number != index]
        text = "".join(text for _, text in _trimmed(kept)).strip()
        if text and not text.endswith(tuple(_COMBINATORS)):
            found.append(text)
    return found


def _units(tokens: Tokens) -> list[tuple[str, str]]:
    """The selector in pieces: ``state`` (a condition that a script or a click may change),
    ``kept`` (any other condition) and ``between`` (what joins compounds)."""
    units: list[tuple[str, str]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.type == "literal" and token.value in (".", ":") and following is not None:
            units.append(("state", written(tokens[index : index + 2])))
            index += 2
            continue
        kind = {"[] block": "state", "whitespace": "between", "literal": "between"}.get(token.type)
        units.append((kind or "kept", token.serialize()))
        index += 1
    return units


def _trimmed(units: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without compounds that became empty at the start or between two combinators."""
    kept: list[tuple[str, str]] = []
    for unit in units:
        if unit[0] == "between" and (not kept or kept[-1][0] == "between"):
            if kept and unit[1].strip():
                kept[-1] = unit
            continue
        kept.append(unit)
    if kept and kept[-1][0] == "between":
        # The subject itself was only that state: what would be left is about another element.
        return []
    return kept
