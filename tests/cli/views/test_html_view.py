"""``gongkai check --format html``: one page that needs nothing else, on which every finding leads
to its cells and every cell to its findings."""

from base64 import b64encode
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from cli.views.html_page import (
    BUREAU,
    NO_WORD,
    SAMPLES,
    cell_of,
    checked,
    classes,
    html_of,
    links,
    page,
    page_of,
    text_of,
    with_suspect,
)
from gongkai.model.message import LANGUAGES, Language, message
from gongkai.model.report import Cell, Doubt
from gongkai_cli.main import run
from gongkai_cli.result import Result
from gongkai_cli.views.wording.text import plain
from support.corpus import corpus_file
from support.judged import having, judged, report_of, rulebook

# --- Everything is there ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_is_there_once(language: Language):
    shown = page(BUREAU, language)
    assessment = judged(BUREAU)
    told = Counter(str(node.attributes["data-rule"]) for node in shown.css("[data-rule]"))
    wanted = {one.rule for one in assessment.verdicts if one.status != "not_applicable"}
    assert told == Counter(wanted)
    silent = [one.title.to(language) for one in assessment.verdicts if one.rule not in wanted]
    listed = shown.css(".silent li")
    assert len(listed) == len(silent)
    assert all(any(title in node.text() for node in listed) for title in silent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_tells_what_where_how_how_much_and_why(language: Language):
    shown = page(BUREAU, language)
    found = next(one for one in judged(BUREAU).verdicts if one.rule == "requests.balance")
    (told,) = shown.css('[data-rule="requests.balance"]')
    assert found.title.to(language) in text_of(told.css_first("h3"))
    assert found.fix.to(language) in text_of(told)
    (cost,) = (one.taken for one in judged(BUREAU).score.trail if one.rule == found.rule)
    assert f"−{plain(cost)}" in text_of(told)
    assert "9 + 1 ≠ 9 + 2" in text_of(told)
    place = {"zh": "表 3 第 4 行第 5 列", "en": "table 3, row 4, column 5"}[language]
    assert place in text_of(told)
    basis = {f"#r1-{reference.replace('#', '/')}" for reference in found.basis}
    cites = links(told.css_first(".cites"))
    assert cites and set(cites) <= basis


@pytest.mark.parametrize("language", LANGUAGES)
def test_quoted_passages_are_there(language: Language):
    assert "2024年新收到政府信息公开申请86件" in page(BUREAU, language).css_first("q").text()


def test_the_card_has_score_grade_share_and_counts():
    card = text_of(page().css_first(".card"))
    found = judged(BUREAU)
    score, passed = plain(found.score.value or Decimal(0)), len(having(found, "pass"))
    for said in (
        "云溪县自然资源局",
        "2024",
        score,
        "合格",
        "错误 5",
        "警告 8",
        f"通过 {passed}",
        "100%",
    ):
        assert said in card
    assert "部门方案" in card and "2021 版格式" in card


def test_what_to_mend_first_tells_the_score_after_each():
    gains = [text_of(node) for node in page().css(".mend .gain")]
    mends = judged(BUREAU).score.mend_first
    assert gains == [f"+{one.gain} → {one.score_after}" for one in mends]


def test_the_trail_sums_to_what_is_missing():
    taken = [text_of(row.css("td")[0]) for row in page().css(".trail tbody tr")]
    total = sum(Decimal(one.replace("−", "-")) for one in taken)
    (foot,) = page().css(".trail tfoot tr")
    assert [Decimal(text_of(td).replace("−", "-")) for td in foot.css("td")] == [total, 100 + total]
    assert text_of(page().css(".trail tbody tr td")[-1]) == str(judged(BUREAU).score.value)


def test_every_basis_has_its_law_text_number_and_confidence():
    law = page().css_first(".law")
    assert "国务院令第711号" in law.text()
    regulation = rulebook().sources["regulation-711"]
    cited = {ref for one in judged(BUREAU).verdicts if one.is_finding for ref in one.basis}
    for article in regulation.articles.values():
        if f"regulation-711#{article.id}" in cited:
            assert article.text.zh in text_of(law)
    assert law.css(".sure-A") and law.css(".sure-C")


def test_provenance_names_the_file_without_its_folders():
    assessment, html = judged(BUREAU), page().html or ""
    origin = text_of(page().css_first(".origin"))
    for said in ("bureau-2024.html", assessment.provenance.source_sha256,
                 assessment.provenance.rules_sha256, rulebook().version):  # fmt: skip
        assert said in origin
    assert str(SAMPLES) not in html


# --- One page, whole and safe -------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["bureau-2024.html", "county-2024.docx", "township-2024.html"])
def test_every_link_has_its_target_and_every_id_stands_once(name: str, language: Language):
    shown = page(SAMPLES / name, language)
    ids = Counter(str(node.attributes["id"]) for node in shown.css("[id]"))
    assert [one for one, count in ids.items() if count > 1] == []
    targets = [str(node.attributes["href"]) for node in shown.css("[href]")]
    assert targets
    assert [one for one in targets if not (one[0] == "#" and one[1:] in ids)] == []
    labelled = [str(node.attributes["aria-labelledby"]) for node in shown.css("[aria-labelledby]")]
    assert [one for one in labelled if one not in ids] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_and_no_template_shows(language: Language):
    shown = page(BUREAU, language)
    assert "{{" not in (shown.html or "") and "{%" not in (shown.html or "")
    assert "built-in method" not in (shown.html or "")
    assert not NO_WORD.search(shown.css_first("main").text())
    lang = shown.css_first("html").attributes["lang"]
    assert lang == {"zh": "zh-CN", "en": "en"}[language]


def test_nothing_is_loaded_from_anywhere():
    shown = page()
    assert shown.css("[src], link, iframe, object, embed, img") == []
    assert "http://" not in (shown.html or "") and "https://" not in (shown.html or "")
    assert "@import" not in (shown.html or "") and "url(" not in (shown.html or "")


def test_the_policy_lets_in_the_page_s_own_styles_and_scripts_alone():
    shown = page()
    (policy,) = shown.css("meta[http-equiv=Content-Security-Policy]")
    allowed = str(policy.attributes["content"])
    assert allowed.startswith("default-src 'none';") and "unsafe" not in allowed
    for node in shown.css("style, script"):
        digest = b64encode(sha256(node.text().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed
    assert shown.css("[style], [onclick]") == []


def test_text_of_a_report_is_never_markup():
    whole = judged(BUREAU)
    nasty = "<script>alert(1)</script>\"'&<b>"
    verdicts = tuple(
        replace(one, evidence=(replace(one.evidence[0], raw=nasty), *one.evidence[1:]))
        if one.evidence
        else one
        for one in whole.verdicts
    )
    report = report_of(BUREAU)
    cells = {
        id_: replace(cell, raw=nasty, state="text", value=None)
        for id_, cell in report.cells.items()
    }
    spoilt = replace(whole, verdicts=verdicts, body=replace(whole.body, name=nasty))
    result = Result(f"{nasty}.html", spoilt, report=replace(report, cells=cells))
    html = html_of(result, Result(nasty, error=message(nasty)))
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html
    assert len(LexborHTMLParser(html).css("script")) == len(page().css("script"))


def test_the_same_reports_make_the_same_page():
    once, again = (html_of(checked(BUREAU)) for _ in range(2))
    assert once == again


# --- The tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_the_form_is_drawn_once_with_its_value(language: Language):
    shown = page(BUREAU, language)
    form = rulebook().form("2021")
    drawn = [str(node.attributes["data-cell"]) for node in shown.css("td[data-cell]")]
    assert drawn == [cell for table in form.tables for cell in table.cell_ids()]
    for id_, cell in report_of(BUREAU).cells.items():
        assert cell_of(shown, id_).text().strip().startswith(cell.raw.strip())


def test_every_head_says_what_it_heads():
    heads = page().css("table th")
    assert heads and {str(one.attributes["scope"]) for one in heads} == {
        "row", "rowgroup", "col", "colgroup",
    }  # fmt: skip
    assert all(one.css_first("caption") for one in page().css("table.form"))


def test_a_wrong_cell_is_red_says_so_and_leads_to_its_finding():
    cell = cell_of(page(), "disclosure.rules_made.in_force")
    assert "wrong" in classes(cell) and "有误" in cell.text()
    (link,) = links(cell)
    (finding,) = page().css(link)
    assert finding.attributes["data-rule"] == "disclosure.rules_by_level"
    assert f"#{cell.attributes['id']}" in links(finding)


def test_a_right_cell_has_no_mark():
    cell = cell_of(page(), "disclosure.licences.decisions")
    assert classes(cell) == {"value"} and links(cell) == [] and text_of(cell) == "426"


def test_terms_are_linked_to_their_total():
    shown = page()
    lines = 0
    for verdict in judged(BUREAU).verdicts:
        for breach in verdict.breaches:
            lines += 1
            (finding,) = shown.css(f'[data-rule="{verdict.rule}"]')
            sides = f'[data-left="{" ".join(breach.left)}"][data-right="{" ".join(breach.right)}"]'
            (line,) = finding.css(sides)
            assert links(line) == [f"#r1-{breach.right[0]}"]
            for cell in (*breach.left, *breach.right):
                drawn = cell_of(shown, cell)
                assert f"#{finding.attributes['id']}" in links(drawn)
                assert classes(drawn) & {"wrong", "involved", "suspect", "candidate"}
    assert lines == len(shown.css("[data-left]")) > 0


def test_the_suspect_is_marked_with_the_value_it_should_have():
    shown = with_suspect(unique=True)
    cell = cell_of(shown, "requests.partly_granted.natural_person")
    assert "suspect" in classes(cell) and "→9" in cell.text() and "疑似填错的格" in cell.text()
    assert "wrong" not in classes(cell_of(shown, "requests.partly_granted.company"))
    assert f"#{cell.attributes['id']}" in links(shown.css_first(".suspicion"))


def test_where_no_single_cell_is_named_none_is_the_suspect():
    cell = cell_of(with_suspect(unique=False), "requests.partly_granted.natural_person")
    assert "candidate" in classes(cell) and "suspect" not in classes(cell)


def test_a_doubtful_cell_is_yellow_and_leads_to_the_doubt():
    whole, report = judged(BUREAU), report_of(BUREAU)
    id_ = "requests.refused.query.company"
    doubt = Doubt(message("doubt.document_pictures"), cells=(id_,), about="requests")
    cells = {**report.cells, id_: replace(report.cells[id_], doubt=True)}
    shown = page_of(
        Result("x", replace(whole, doubts=(doubt,)), report=replace(report, cells=cells))
    )
    cell = cell_of(shown, id_)
    assert "doubt" in classes(cell) and "读取存疑" in cell.text()
    (link,) = links(cell)
    assert shown.css(link)


def test_a_cell_that_was_not_read_is_not_called_blank():
    id_ = "disclosure.rules_made.in_force"
    report = report_of(BUREAU)
    lost = replace(report.cells[id_], raw="", value=None, state="lost")
    verdicts = tuple(
        replace(one, evidence=(replace(one.evidence[0], raw="", value=None),))
        if one.rule == "disclosure.rules_by_level"
        else one
        for one in judged(BUREAU).verdicts
    )
    report = replace(report, cells={**report.cells, id_: lost})
    shown = page_of(Result("x", replace(judged(BUREAU), verdicts=verdicts), report=report))
    (told,) = shown.css('[data-rule="disclosure.rules_by_level"] .evidence')
    assert "没有读出" in told.text() and "空白" not in told.text()
    assert "没有读出" in cell_of(shown, id_).text()


@pytest.mark.parametrize(
    ("cell", "css", "said"),
    [
        (Cell("", "", None, "blank"), "blank", "□"),
        (Cell("", "0", Decimal(0), "number"), None, "0"),
        (Cell("", "/", None, "dash"), None, "/"),
        (Cell("", "无", None, "none"), None, "无"),
        (Cell("", "", None, "lost"), "lost", "?"),
        (None, "missing", "╳"),
    ],
)
def test_blank_is_not_zero(cell: Cell | None, css: str | None, said: str):
    id_ = "requests.refused.query.company"
    report = report_of(BUREAU)
    cells = {key: one for key, one in report.cells.items() if key != id_}
    if cell:
        cells[id_] = replace(cell, id=id_)
    shown = page_of(Result("x", judged(BUREAU), report=replace(report, cells=cells)))
    found = cell_of(shown, id_)
    assert text_of(found).startswith(said)
    assert classes(found) == {"value", *([css] if css else [])}


def test_a_scan_is_drawn_as_doubts_all_over():
    shown = page(corpus_file("forms/scan_b_nonzero.pdf"))
    cells = shown.css("td[data-cell]")
    assert len(cells) == 200 and all("doubt" in classes(one) for one in cells)
    assert shown.css(".form caption .badge")


def test_an_old_form_with_blanks_is_drawn_as_its_edition_prints_it():
    shown = page(corpus_file("shanghai-2019.html"))
    form = rulebook().form("2019")
    drawn = [str(node.attributes["data-cell"]) for node in shown.css("td[data-cell]")]
    assert drawn == [cell for table in form.tables for cell in table.cell_ids()]
    assert len(shown.css("td.blank")) == 135


# --- Filters, several files ---------------------------------------------------------------------


def test_filters_offer_what_occurs_and_tell_aloud_what_is_left():
    shown = page()
    offered = [str(one.attributes["value"]) for one in shown.css("[name=status]")]
    assert offered == ["", "fail", "manual", "pass"]
    assert shown.css_first("#shown").attributes["aria-live"] == "polite"
    assert shown.css("[data-status][hidden]") == []


def test_several_reports_are_listed_worst_first_below_what_could_not_be_read():
    results = [
        checked(SAMPLES / "township-2024.html"),
        checked(BUREAU),
        Result("some/folder/broken.docx", error=message("<cannot> some/folder/broken.docx")),
        Result("crashed.docx", error=message("fault"), crashed=True),
    ]
    shown = LexborHTMLParser(html_of(*results))
    unread = shown.css(".unread li")
    assert [text_of(one.css_first("b")) for one in unread] == ["broken.docx", "crashed.docx"]
    assert "some/folder" not in (shown.html or "")
    listed = [text_of(one) for one in shown.css(".overview tbody th")]
    assert listed == ["云溪县自然资源局", "云溪县柳河镇人民政府"]
    assert [text_of(one).split()[0] for one in shown.css("h2[id$=name]")] == listed
    order = [node.tag for node in shown.css("h1, .unread, .overview, .report")]
    assert order == ["h1", "section", "table", "article", "article"]
    ids = Counter(str(node.attributes["id"]) for node in shown.css("[id]"))
    assert max(ids.values()) == 1


def test_only_files_that_cannot_be_read():
    shown = page_of(Result("a.docx", error=message("nothing")))
    assert len(shown.css(".unread li")) == 1 and shown.css(".report, form") == []


def test_headings_step_down_one_by_one():
    for html in (page(), LexborHTMLParser(html_of(*[checked(BUREAU)] * 2))):
        depth = 0
        for node in html.css("h1, h2, h3, h4, h5"):
            assert int(str(node.tag)[1]) <= depth + 1
            depth = int(str(node.tag)[1])


def test_a_page_is_written_to_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out.html"
    asked = ["check", "--fail-on", "never", "--format", f"html={out}", str(BUREAU)]
    assert run(asked) == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "out.html" in capsys.readouterr().err
