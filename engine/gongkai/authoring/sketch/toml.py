"""A sketch as TOML, set like the built-in rules."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from gongkai.authoring.sketch.sketch import NewCase, NewSource, Sketch
from gongkai.model.message import Text, message, render


def rule_toml(sketch: Sketch, cases: tuple[NewCase, ...], part: str | None = None) -> str:
    """The ``[[rule]]`` with its cases. ``part`` is what the file says already."""
    lines = ["[[rule]]", *_rule(sketch, part)]
    for case in cases:
        lines += ["[[rule.case]]", f"name = {value_toml(case.name)}"]
        lines += [f"{key} = {value_toml(value)}" for key, value in case.changes.items()]
        lines.append(f"want = {value_toml(case.want)}")
    return "\n".join(lines) + "\n"


def source_toml(source: NewSource, requirement: Text) -> str:
    """The ``[[source]]``, with an article where the basis names one; ``requirement`` is what the
    article asks for."""
    lines = ["[[source]]", f"id = {value_toml(source.id)}", f"title = {value_toml(source.title)}"]
    if source.number:
        lines.append(f"number = {value_toml(source.number)}")
    lines += [f"kind = {value_toml(source.kind)}", f'confidence = "{"A" if source.seen else "C"}"']
    if source.article:
        named = message("rules.article", id=source.article)
        label = Text(render(named, "zh"), render(named, "en"))
        lines += ["", "[[source.article]]", f"id = {value_toml(source.article)}"]
        lines += [f"label = {value_toml(label)}", f"text = {value_toml(requirement)}"]
    return "\n".join(lines) + "\n"


def _rule(sketch: Sketch, part: str | None) -> Iterator[str]:
    yield f"id = {value_toml(sketch.id)}"
    if sketch.part != part:
        yield f"part = {value_toml(sketch.part)}"
    yield f"title = {value_toml(sketch.title)}"
    yield f"basis = {value_toml(list(sketch.basis))}"
    yield f"kind = {value_toml(sketch.kind)}"
    for key, value in sketch.parameters.items():
        yield f"{key} = {value_toml(value)}"
    yield f"level = {value_toml(sketch.level)}"
    if sketch.level != "info":
        yield f"points = {value_toml(sketch.points)}"
    yield f"fix = {value_toml(sketch.fix)}"


def value_toml(value: object) -> str:
    """One value on one line; patterns stay readable in single quotes."""
    import tomlkit

    match value:
        case Text():
            return f"{{ zh = {value_toml(value.zh)}, en = {value_toml(value.en)} }}"
        case Decimal():
            return f"{value.normalize():f}"
        case str() if "\\" in value and "'" not in value and value.isprintable():
            return f"'{value}'"
        case Mapping():
            pairs = cast("Mapping[str, Any]", value).items()
            return f"{{ {', '.join(f'{_key(key)} = {value_toml(item)}' for key, item in pairs)} }}"
        case list() | tuple():
            items = cast("list[Any]", value)
            return f"[{', '.join(value_toml(item) for item in items)}]"
        case _:
            return tomlkit.item(value).as_string()  # pyright: ignore[reportUnknownMemberType]


def _key(key: str) -> str:
    import tomlkit

    return (
        key if key.isascii() and key.replace("_", "").isalnum() else tomlkit.item(key).as_string()
    )
