"""Lines and columns of keys and values in TOML text."""

from typing import Any

import pytest
import tomli

from gongkai.rulefile.folder import builtin_folder
from gongkai.rulefile.position import TomlPath, find_positions

TEXT = '''# a comment with [[rule]] in it
part = "文字"
"a key" = 1

[[rule]]
id = "one"
title = { zh = "甲", en = 'A' }
long = """
[[rule]]
id = "not a key"
"""
[rule.applies]
forms = ["2019", # why
  "2021"]
until = 2021-09-29
a.b = true
[[rule.case]]
set = { "x.y" = -1.5 }

[[rule]]
id = "two"
  indented = [[1, 2], []]
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("part",), (2, 1)),
        (("a key",), (3, 1)),
        (("rule", 0), (5, 1)),
        (("rule", 0, "id"), (6, 1)),
        (("rule", 0, "title", "en"), (7, 21)),
        (("rule", 0, "applies"), (12, 1)),
        (("rule", 0, "applies", "until"), (15, 1)),
        (("rule", 0, "applies", "a", "b"), (16, 3)),
        (("rule", 0, "case", 0, "set", "x.y"), (18, 9)),
        (("rule", 1, "id"), (21, 1)),
        (("rule", 1, "indented"), (22, 3)),
        (("rule", 1, "absent"), (20, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_keys(path: TomlPath, place: tuple[int, int]) -> None:
    assert find_positions(TEXT).of_key(path) == place


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("2021", (14, 3)),
        ("2019", (13, 10)),
        ("甲", (7, 16)),
        ("x.y", (18, 9)),
        ("applies.until", (15, 1)),
        ("not a key", (10, 7)),
        ("nothing of that", None),
    ],
)
def test_words(word: str, place: tuple[int, int] | None) -> None:
    rule = tomli.loads(TEXT)["rule"][0]
    assert find_positions(TEXT).of_words(("rule", 0), rule, (word,)) == place


def test_a_part_of_a_text_is_found_within_it() -> None:
    text = 'require = "新收 + 上年结砖 == 总计"\n'
    words = ("新收 + 上年结砖 == 总计", "上年结砖")
    assert find_positions(text).of_words((), tomli.loads(text), words) == (1, 17)


def leaves(value: Any, path: TomlPath = ()) -> list[tuple[TomlPath, Any]]:
    if isinstance(value, dict):
        return [one for key, item in value.items() for one in leaves(item, (*path, key))]
    if isinstance(value, list):
        return [one for n, item in enumerate(value) for one in leaves(item, (*path, n))]
    return [(path, value)]


@pytest.mark.parametrize("file", sorted(builtin_folder().rglob("*.toml")), ids=lambda f: f.stem)
def test_every_value_of_the_rules_is_found_where_it_stands(file: Any) -> None:
    source = file.read_text(encoding="utf-8")
    places = find_positions(source)
    lines = source.split("\n")
    for path, value in leaves(tomli.loads(source)):
        assert path in places.values
        if isinstance(value, str) and value and value.isalnum():
            place = places.of_words(path, value, (value,))
            assert place is not None
            assert lines[place.line - 1][place.column - 1 :][1:].startswith(value)
