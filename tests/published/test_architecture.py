"""docs/architecture.md and its picture tell of the rooms as they are."""

import ast
import re

import pytest

from published.architecture import PAGE, PICTURE, page, picture
from published.rooms import ROOT, house, rooms_of_the_command

TEXT = PAGE.read_text(encoding="utf-8")
STALE = "out of date: run `make picture`"


def _section(title: str) -> str:
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_picture_is_current():
    assert PICTURE.read_text(encoding="utf-8") == picture(house()), STALE


def test_the_tables_are_current():
    assert page(TEXT) == TEXT, STALE


def test_no_room_uses_one_above_it():
    for rooms in (house(), rooms_of_the_command()):
        layer = {room.name: room.layer for room in rooms}
        up = [(room.name, used) for room in rooms for used in room.uses
              if layer[used] <= room.layer]  # fmt: skip
        assert up == []


def test_every_room_says_what_it_is():
    rooms = (*house(), *rooms_of_the_command())
    assert [room.path for room in rooms if not room.summary] == []


def test_every_link_leads_to_a_file_or_folder():
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert [link for link in links if "://" not in link and not (PAGE.parent / link).exists()] == []


NAMED = re.findall(r"\[`(\w+)`\]\((\S+\.py)\)", _section("Where is it?"))


@pytest.mark.parametrize(("name", "link"), NAMED)
def test_what_is_named_stands_in_the_file_linked(name: str, link: str):
    tree = ast.parse((PAGE.parent / link).read_text(encoding="utf-8"))
    assert name in {getattr(one, "name", None) for one in tree.body}, link


def test_where_to_find_things_stands_on_the_first_screen():
    assert TEXT.index("\n## Where is it?\n") < 600
    asked = ("a table cell", "a verdict", "a Word comment", "a letter")
    assert [what for what in asked if what not in _section("Where is it?")] == []


def test_the_files_of_the_walks_are_there():
    """Names in capitals stand for the new thing."""
    files = re.findall(r"^\| `([^`]+)`", _section("Four walks"), re.M)
    assert len(files) >= 15
    for file in files:
        known = re.split(r"[A-Z]{4,}\b|test_[A-Z]|\{", file.replace("README", "readme"))[0]
        path = ROOT / known.replace("readme", "README")
        assert path.exists() or path.parent.exists(), file
        if known == file:
            assert path.exists(), file


def test_every_word_is_the_name_of_a_class():
    """Words without a capital are those of the field."""
    words = re.findall(r"^\| ([A-Z]\w+)", _section("The words"), re.M)
    files = [file.read_text(encoding="utf-8") for file in ROOT.glob("engine/gongkai/*/*.py")]
    classes = set(re.findall(r"^class (\w+)", "\n".join(files), re.M))
    assert len(words) >= 10
    assert set(words) - classes == set()


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_folders_of_the_layout_are_there(readme: str):
    text = (ROOT / readme).read_text(encoding="utf-8")
    block = re.search(r"^    rules/ .*?\n\n", text, re.M | re.S)
    assert block
    folders = re.findall(r"^    ([a-z_]+(?:/[a-z_]+)*)/ ", block[0], re.M)
    assert {"rules", "engine/gongkai", "cli/gongkai_cli", "docs", "tests"} <= set(folders)
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []
    inside = re.findall(r"(?<![\w/])tests/[a-z_]+", block[0])
    assert [folder for folder in inside if not (ROOT / folder).is_dir()] == []


@pytest.mark.parametrize("page_", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_make_target_that_a_page_names_is_there(page_: str):
    named = set(re.findall(r"`make ([a-z-]+)", (ROOT / page_).read_text(encoding="utf-8")))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert named
    assert named - targets == set()
