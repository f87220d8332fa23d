"""``gongkai rules docs``: a site whose links lead somewhere, in both languages, always the same."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from selectolax.lexbor import LexborHTMLParser

from gongkai.kinds import KINDS
from gongkai_cli.main import run
from support.judged import rulebook

LANGUAGES = ("zh", "en")
NO_WORD = re.compile(r"(?<![a-z])(?:view|kind)\.")
"""A key of the catalogue that stands there for want of its wording."""


@cache
def _site() -> Path:
    folder = Path(mkdtemp(prefix="gongkai-site-"))
    assert run(["rules", "docs", "-o", str(folder)]) == 0
    return folder


@cache
def _page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def _pages() -> list[Path]:
    return sorted(_site().rglob("*.html"))


def _ids(path: Path) -> list[str]:
    return [str(node.attributes["id"]) for node in _page(path).css("[id]")]


def _targets(path: Path, attribute: str) -> list[str]:
    found = (node.attributes[attribute] for node in _page(path).css(f"[{attribute}]"))
    return [target for target in found if target is not None]


def _leads_somewhere(page: Path, target: str) -> bool:
    file, _, anchor = target.partition("#")
    reached = (page.parent / file).resolve() if file else page
    return reached.exists() and (not anchor or anchor in _ids(reached))


def test_every_link_leads_somewhere_on_the_site():
    for page in _pages():
        targets = [*_targets(page, "href"), *_targets(page, "src")]
        assert [one for one in targets if not _leads_somewhere(page, one)] == [], page.name


def test_nothing_is_loaded_from_anywhere_else():
    for path in _site().rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text and "https://" not in text, path.name


def test_an_id_stands_once_on_a_page():
    for page in _pages():
        ids = _ids(page)
        assert len(ids) == len(set(ids)), page.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_its_place(language: str):
    here = _site() / language
    book = rulebook()
    for rule in book.rules:
        assert rule.id in _ids(here / f"rules-{rule.part}.html")
    for source in book.sources.values():
        places = _ids(here / "sources.html")
        assert {source.id, *(f"{source.id}/{one}" for one in source.articles)} <= set(places)
    assert set(KINDS) <= set(_ids(here / "kinds.html"))
    assert set(book.profiles) <= set(_ids(here / "profiles.html"))


def test_both_languages_have_the_same_pages_and_name_each_other():
    zh, en = ({page.name for page in (_site() / side).iterdir()} for side in LANGUAGES)
    assert zh == en
    for page in (_site() / "zh").iterdir():
        assert f"../en/{page.name}" in _targets(page, "href")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing(language: str):
    for page in (_site() / language).iterdir():
        text = _page(page).css_first("body").text()
        assert not NO_WORD.search(text), page.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_search_finds_is_there(language: str):
    script = (_site() / "assets" / f"search-{language}.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("const INDEX = ").removesuffix(";\n"))
    home = _site() / language / "index.html"
    assert [entry["url"] for entry in index if not _leads_somewhere(home, entry["url"])] == []
    assert {rule.id for rule in rulebook().rules} <= {entry["id"] for entry in index}


def test_cells_of_the_form_are_drawn_once_each():
    for form in rulebook().forms:
        page = _page(_site() / "zh" / f"form-{form.id}.html")
        drawn = [str(cell.attributes["title"]) for cell in page.css("td.cell")]
        assert drawn == [cell for table in form.tables for cell in table.cell_ids()]


def test_every_line_of_a_drawn_table_is_equally_long():
    """Spans of rows and columns are right where no line has a gap or sticks out."""
    for page in (_site() / "zh").glob("form-*.html"):
        for table in _page(page).css("table.form"):
            reaching: dict[int, int] = {}
            lengths: set[int] = set()
            for line in table.css("tr"):
                boxes = [
                    (
                        int(box.attributes.get("rowspan") or 1),
                        int(box.attributes.get("colspan") or 1),
                    )
                    for box in line.css("th, td")
                ]
                lengths.add(sum(columns for _, columns in boxes) + sum(reaching.values()))
                reaching = {
                    rows - 1: sum(c for r, c in _still(reaching, boxes) if r == rows)
                    for rows in {r for r, _ in _still(reaching, boxes)}
                    if rows > 1
                }
            assert len(lengths) == 1, (page.name, lengths)


def _still(reaching: dict[int, int], boxes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that a box goes on for, this one included, and how many columns it takes."""
    return [*((rows, columns) for rows, columns in reaching.items()), *boxes]


def test_the_same_rules_make_the_same_site(tmp_path: Path):
    assert run(["rules", "docs", "-o", str(tmp_path)]) == 0
    for path in _site().rglob("*.*"):
        assert (tmp_path / path.relative_to(_site())).read_bytes() == path.read_bytes()


def test_text_of_rules_is_never_markup(tmp_path: Path):
    rules = tmp_path / "rules" / "checks"
    rules.mkdir(parents=True)
    (rules / "our.toml").write_text(
        'part = "text"\n[[rule]]\nid = "our.rule"\nbasis = ["project#tidy"]\n'
        'title = { zh = "<script>alert(1)</script>", en = "</script><b>" }\n'
        'kind = "forbid"\npatterns = ["<b>"]\nlevel = "info"\n'
        'fix = { zh = "a & b", en = "a & b" }\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert run(["rules", "docs", "-o", str(out), "--rules", str(tmp_path / "rules")]) == 0
    page = (out / "zh" / "rules-text.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page
    assert "</script>" not in (out / "assets" / "search-en.js").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "zh").write_text("in the way", encoding="utf-8")
    assert run(["rules", "docs", "-o", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
