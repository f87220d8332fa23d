"""``gongkai report``: a page and a workbook that say the same of a season."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.model.message import LANGUAGES, Language
from gongkai.supervise.register.decision_table import read_decided
from gongkai.supervise.season import Season, read_season
from gongkai_cli.main import run
from gongkai_cli.views.presentation import RulebookPresentation
from gongkai_cli.views.season.html.document import write_page
from gongkai_cli.views.season.workbook.season_book import write_season
from supervise.season.registered import Ledger, ledger
from support.judged import rulebook

NO_WORD = re.compile(r"(?<![a-z])(?:view|kind|season|register)\.[a-z_]+")
COPIED = '{"places": [{"raw": "本段"}, {"raw": "他段", "source": "2024/乙.html"}]}'


def filled(folder: Path) -> Ledger:
    book = ledger(folder)
    book.finding("copies.bodies", "青岭县甲局", 2024, COPIED)
    book.decide("青岭县甲局", 2024, "problems.stated", "dismissed")
    book.run()
    book.stood(1, "青岭县乙局", 2024, "60.0")
    return book


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    with filled(tmp_path_factory.mktemp("season")).register.reading() as connection:
        return read_season(connection, rulebook())


def shown(language: Language) -> RulebookPresentation:
    return RulebookPresentation(language=language, rulebook=rulebook())


def html_of(season: Season, language: Language = "zh") -> str:
    content = io.BytesIO()
    write_page(season, shown(language), content)
    return content.getvalue().decode()


def page(season: Season, language: Language = "zh") -> LexborHTMLParser:
    return LexborHTMLParser(html_of(season, language))


def text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())


Sheets = dict[str, list[tuple[object, ...]]]


def sheets(season: Season, language: Language = "zh") -> Sheets:
    content = io.BytesIO()
    write_season(season, shown(language), content)
    book = load_workbook(content)
    return {name: list(book[name].iter_rows(values_only=True)) for name in book.sheetnames}


def test_ranks_with_ties_on_the_page(season: Season):
    rows = page(season).css("#g1 tbody tr[data-of]")
    shown = [(text_of(row.css("td")[0]), text_of(row.css(".name")[0])) for row in rows]
    assert shown == [
        ("1", "青岭县乙局"),
        ("2=", "青岭县丙局"),
        ("2=", "青岭县甲局"),
        ("4", "青岭县丁局"),
        ("—", "青岭县戊局"),
    ]


def test_who_has_no_score_stands_before_the_ranking(season: Season):
    html = html_of(season)
    assert html.index('id="absent"') < html.index('id="g1"')
    told = text_of(page(season).css("#absent")[0])
    assert "青岭县庚局 无法读取" in told and "青岭县己局 未报送" in told and "扫描.pdf" in told


def test_a_dismissed_finding_is_struck_out_and_never_hidden(season: Season):
    (struck,) = page(season).css("#g1 s")
    assert "写明存在的主要问题" in text_of(struck)
    assert page(season).css(".heat .dismissed") != []


def test_both_passages_of_a_copy(season: Season):
    sides = page(season).css(".sides blockquote")
    assert [text_of(one).split()[-1] for one in sides] == ["本段", "他段"]


def test_the_page_needs_nothing_else(season: Season):
    html = html_of(season)
    assert "Content-Security-Policy" in html
    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert " style=" not in html
    assert html == html_of(season)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there_and_every_link_leads_somewhere(season: Season, language: Language):
    shown = page(season, language)
    body = shown.body
    assert body and NO_WORD.findall(body.text()) == []
    ids = [str(node.attributes["id"]) for node in shown.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in shown.css("a[href]"):
        assert str(link.attributes["href"])[1:] in ids
    for node in shown.css("[aria-labelledby]"):
        assert node.attributes["aria-labelledby"] in ids


def test_rows_bear_what_filters_go_by(season: Season):
    shown = page(season)
    kinds = [option.attributes["value"] for option in shown.css("select[name=kind] option")]
    rows = [str(row.attributes["data-of"]).split() for row in shown.css("[data-of]")]
    assert {row[0] for row in rows} == {kind for kind in kinds if kind}
    assert all(row.css(".name") for row in shown.css("[data-of]"))


def test_the_workbook_has_a_sheet_for_each_view(season: Season):
    assert list(sheets(season)) == [
        "排名", "规则×机关", "常见问题", "各机关问题", "跨报告发现", "分数分布", "未读文件",
        "人工认定",
    ]  # fmt: skip


def test_numbers_of_the_workbook_are_numbers(season: Season):
    rows = {row[2]: row for row in sheets(season)["排名"]}
    first = rows["青岭县甲局"]
    assert (first[0], first[1], first[6], first[7]) == (2, "并列", 90, 100)
    assert rows["青岭县乙局"][13:15] == (0, 35)
    assert [row[2] for row in sheets(season)["排名"]][1:3] == ["青岭县庚局", "青岭县己局"]
    share = next(row for row in sheets(season)["常见问题"] if row[0] == "写明存在的主要问题")
    assert share[3:5] == (4, 7) and share[5] == pytest.approx(4 / 7, abs=1e-4)


def test_page_and_workbook_agree(season: Season):
    heat = sheets(season)["规则×机关"]
    marked = {(row[2], n) for row in heat[1:] for n, sign in enumerate(row[3:]) if sign}
    assert len(marked) == len(page(season).css(".heat td[class]"))


def test_decisions_filled_into_the_workbook_come_back(season: Season, tmp_path: Path):
    file = tmp_path / "season.xlsx"
    with file.open("wb") as opened:
        write_season(season, shown("zh"), opened)
    book = load_workbook(file)
    sheet = book["跨报告发现"]
    head = [cell.value for cell in sheet[1]]
    for name, told in (("认定", "不成立"), ("理由", "引用上级文件"), ("认定人", "李某")):
        sheet.cell(2, head.index(name) + 1).value = told
    book.save(file)
    rules = (*rulebook().rules, *rulebook().register_rules)
    found = {(one.body, one.year, one.rule, one.choice, one.signed_by) for one in
             read_decided(file, rules, {})}  # fmt: skip
    assert found == {
        ("青岭县甲局", 2024, "copies.bodies", "dismissed", "李某"),
        ("青岭县甲局", 2024, "problems.stated", "dismissed", "王某"),
    }


def test_lists_have_filters_and_frozen_heads(season: Season):
    content = io.BytesIO()
    write_season(season, shown("zh"), content)
    for sheet in load_workbook(content):
        assert sheet.auto_filter.ref and sheet.freeze_panes


@pytest.fixture
def address(tmp_path: Path) -> str:
    return filled(tmp_path).register.address


def test_the_command_writes_both(address: str, tmp_path: Path):
    html, xlsx = tmp_path / "s.html", tmp_path / "s.xlsx"
    asked = ["report", "--register", address, "--format", f"html={html}"]
    assert run([*asked, "--format", f"xlsx={xlsx}", "--year", "2023"]) == 0
    assert "2023 年度" in html.read_text(encoding="utf-8")
    assert load_workbook(xlsx).sheetnames[0] == "排名"


Captured = Callable[[], tuple[str, str]]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "没有说要写什么"),
        (["--format", "html", "--year", "2019"], "2019"),
        (["--format", "pdf=x"], "pdf"),
    ],
)
def test_wrong_usage(address: str, more: list[str], told: str, capsys: pytest.CaptureFixture[str]):
    assert run(["report", "--register", address, *more]) == 2
    assert told in capsys.readouterr().err


def test_a_register_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    asked = ["report", "--register", str(tmp_path / "no.db"), "--format", "html"]
    assert run(asked) == 2
    assert "no.db" in capsys.readouterr().err
