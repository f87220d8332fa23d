"""Both languages say everything, with the same values, and nothing that nobody asks for."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from gongkai.kinds.over_many import EVERY_KIND
from published.catalogues import COMMAND, LOCALE, arranged, references
from published.message_uses import OWN_KEY, ROOT

LANGUAGES = ("zh", "en")


def _file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "gongkai.po"


@cache
def _entries(language: str) -> dict[str, tuple[str, ...]]:
    with _file(language).open("rb") as opened:
        catalogue = read_po(opened)
    wordings: dict[str, tuple[str, ...]] = {}
    for entry in catalogue:
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        if key:
            wordings[key] = (entry.string,) if isinstance(entry.string, str) else entry.string
    return wordings


def _own_keys(language: str) -> set[str]:
    return {key for key in _entries(language) if OWN_KEY.fullmatch(key)}


def _names(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def test_both_languages_have_the_same_keys():
    assert _own_keys("zh") == _own_keys("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_given_twice(language: str):
    lines = _file(language).read_text(encoding="utf-8").splitlines()
    counts = Counter(line for line in lines if line.startswith("msgid "))
    assert [line for line, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_is_empty(language: str):
    assert [key for key in _own_keys(language) if not _entries(language)[key][0].strip()] == []


def test_both_languages_name_the_same_values():
    zh, en = _entries("zh"), _entries("en")
    differing = {
        key: (zh[key], en[key])
        for key in _own_keys("zh") & _own_keys("en")
        if _names(zh[key][0]) != _names(en[key][0])
    }
    assert differing == {}


def test_phrases_of_the_command_line_library_keep_their_values():
    phrases = {key: said for key, said in _entries("zh").items() if not OWN_KEY.fullmatch(key)}
    assert {
        key: said
        for key, said in phrases.items()
        if any(_names(one) - _names(key) - {"possibilities", "choices", "nargs"} for one in said)
    } == {}


def _trees() -> Iterator[ast.AST]:
    for root in ("engine", "cli"):
        for path in sorted((ROOT / root).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def test_every_message_of_the_source_is_in_the_catalogue():
    asked = {
        node.args[0].value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "message"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked - _own_keys("zh") == set()


def test_every_kind_of_rule_and_every_parameter_is_explained():
    kinds = {f"kind.{kind.id}" for kind in EVERY_KIND.values()}
    parameters = {
        f"kind.{kind.id}.{parameter.name}"
        for kind in EVERY_KIND.values()
        for parameter in kind.parameters
    }
    assert (kinds | parameters) - _own_keys("zh") == set()


@pytest.fixture(scope="module")
def files() -> Mapping[str, tuple[str, ...]]:
    """The files that use each message."""
    return references()


def test_every_message_of_the_catalogue_is_asked_for(files: Mapping[str, tuple[str, ...]]):
    assert sorted(key for key, using in files.items() if not using) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_sorted_by_use_and_says_where(
    language: str, files: Mapping[str, tuple[str, ...]]
):
    text = _file(language).read_text(encoding="utf-8")
    assert text == arranged(text, files), f"out of order or out of date: run `{COMMAND}`"


ENTRIES = """\
msgid ""
msgstr ""
"Language: en\\n"

msgid "late"
msgstr "two"
"lines"

#: engine/of_old.py
#, fuzzy
msgid "early"
msgid_plural "earlier"
msgstr[0] "one"
msgstr[1] "several"
"""
SORTED = """\
msgid ""
msgstr ""
"Language: en\\n"

#: cli/a.py
#: engine/b.py
#, fuzzy
msgid "early"
msgid_plural "earlier"
msgstr[0] "one"
msgstr[1] "several"

#: engine/b.py
msgid "late"
msgstr "two"
"lines"
"""


def test_sorting_leaves_every_text_alone():
    files = {"late": ("engine/b.py",), "early": ("cli/a.py", "engine/b.py")}
    assert arranged(ENTRIES, files) == SORTED
    assert arranged(SORTED, files) == SORTED


def test_an_entry_that_is_given_twice_is_not_thrown_away():
    with pytest.raises(ValueError, match="given twice: late"):
        arranged(ENTRIES + '\nmsgid "late"\nmsgstr "other"\n', {})


def test_entries_that_run_into_each_other_are_told():
    with pytest.raises(ValueError, match="empty line"):
        arranged(ENTRIES + 'msgid "last"\nmsgstr "three"\n', {})
